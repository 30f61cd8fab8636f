// The engine's terms in the user's words, each in one place.

import type { Format, Network } from "./engine";
import { plural } from "./format";

const KINDS: Record<string, [one: string, many: string]> = {
  reaction: ["like", "likes"],
  follow: ["new connection", "new connections"],
  endorsement: ["endorsement", "endorsements"],
  repost: ["repost", "reposts"],
  mention: ["mention", "mentions"],
  reply: ["reply", "replies"],
  message: ["message", "messages"],
  recommendation: ["recommendation", "recommendations"],
};

export const kind = (name: string): string => KINDS[name]?.[1] ?? name;

const POSTS: Record<string, [string, string]> = {
  original: ["own post", "own posts"],
  reply: ["own reply", "own replies"],
  repost: ["repost of others", "reposts of others"],
};

const RELATIONS: Record<string, [string, string]> = {
  follower: ["follower", "followers"],
  following: ["followed", "followed"],
  connection: ["connection", "connections"],
  friend: ["friend", "friends"],
  request_received: ["request received", "requests received"],
  request_sent: ["request sent", "requests sent"],
  contact: ["contact", "contacts"],
};

/** What was read, one phrase per kind: `1,343 own posts`, `420 followers`. */
export function read(counts: { posts: Record<string, number>; interactions: Record<string, number>; contacts: Record<string, number> }): string[] {
  const phrases = (words: Record<string, [string, string]>, numbers: Record<string, number>) =>
    Object.entries(numbers)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => plural(count, ...(words[name] ?? ([name, name] as const))));
  return [...phrases(POSTS, counts.posts), ...phrases(KINDS, counts.interactions), ...phrases(RELATIONS, counts.contacts)];
}

/** A pair `…_named`, `…_counted` in `observes`, and what people call the two. */
const OF_POSTS: [name: string, who: string, howMany: string][] = [
  ["reactions", "who liked", "likes received"],
  ["replies", "who replied", "replies received"],
  ["reposts", "who reposted", "reposts received"],
];

const OTHERS: Record<string, string> = {
  message_reactions: "reactions to messages",
  messages: "messages received",
  mentions: "mentions",
  follows: "new followers and connections by day",
  endorsements: "endorsements",
  recommendations: "recommendations",
  invitations: "invitations received",
  contacts: "contacts",
};

/** What an export shows. */
export function shown(observes: readonly string[]): string[] {
  const has = (name: string) => observes.includes(name);
  return [
    ...OF_POSTS.flatMap(([name, who, howMany]) => (has(`${name}_named`) ? who : has(`${name}_counted`) ? howMany : [])),
    ...Object.keys(OTHERS).filter(has).map((name) => OTHERS[name] ?? name),
  ];
}

/** What its network has and it doesn't show: only how many but not who is said as such. */
export function notShown(missing: readonly string[], observes: readonly string[]): string[] {
  const lacks = (name: string) => missing.includes(name) && !observes.includes(name);
  return [
    ...OF_POSTS.flatMap(([name, who, howMany]) => {
      if (observes.includes(`${name}_named`)) return [];
      if (observes.includes(`${name}_counted`)) return lacks(`${name}_named`) ? who : [];
      return lacks(`${name}_named`) || lacks(`${name}_counted`) ? howMany : [];
    }),
    ...Object.keys(OTHERS).filter(lacks).map((name) => OTHERS[name] ?? name),
  ];
}

const CAUSES: Record<string, string> = {
  new: "new",
  fading: "fades",
  standing: "standing changed",
  amplification: "reactions per post changed",
  connected: "network connected",
  removed: "network not connected",
};

export const cause = (name: string): string => CAUSES[name] ?? name;

/** A network's name as people write it, out of the formats' titles. */
export function title(formats: readonly Format[], network: Network): string {
  const found = formats.find((format) => format.network === network);
  return found?.title ?? network.charAt(0).toUpperCase() + network.slice(1);
}
