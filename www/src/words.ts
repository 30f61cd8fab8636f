// The engine's terms in the user's words, each in one place.

import type { Account, Acts, Cause, Count, Feature, Format, Kind, Network, Observe, Summary, Who } from "./engine";
import { list, plural, standing as has } from "./format";
import { NETWORKS } from "./generated/networks";

const KINDS: Record<Kind, [one: string, many: string]> = {
  reaction: ["like", "likes"],
  follow: ["connection", "connections"],
  endorsement: ["endorsement", "endorsements"],
  repost: ["repost", "reposts"],
  mention: ["mention", "mentions"],
  reply: ["reply", "replies"],
  message: ["message", "messages"],
  recommendation: ["recommendation", "recommendations"],
};

function words(name: Kind, network: Network, audience?: string): [one: string, many: string] {
  const known = NETWORKS[network];
  if (known && name === "reply") return [...known.reply];
  if (name === "message" && audience === "private") return known ? [...known.private_message] : ["direct message", "direct messages"];
  return KINDS[name];
}

/** What can be imagined. */
export const KIND_NAMES: Kind[] = ["reply", ...(Object.keys(KINDS) as Kind[]).filter((name) => name !== "reply")];

export const kind = (name: Kind, network: Network): string => words(name, network)[1];
export const oneOf = (name: Kind, network: Network): string => words(name, network)[0];

/** `a direct message`, `2 comments and 1 mention` */
export function did(acts: readonly Acts[], network: Network): string {
  return list(acts.map(({ kind: name, audience, count }) => plural(count, ...words(name, network, audience))));
}

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

/** The counts above zero, as phrases: `1,343 own posts`, `643 reposts of others`. */
function phrases(words: Record<string, [string, string]>, numbers: Readonly<Record<string, number | null | undefined>>): string[] {
  return Object.entries(numbers).flatMap(([name, count]) => (count ? plural(count, ...(words[name] ?? ([name, name] as const))) : []));
}

export const posts = (read: Count): string[] => phrases(POSTS, read.posts);
export const acts = (read: Count): string[] => phrases(KINDS, read.interactions);
export const contacts = (read: Count): string[] => phrases(RELATIONS, read.contacts);

/** Likes, reposts and replies that the export counts without names. */
export function tallies({ tallies: { reactions, reposts, replies } }: Count): string[] {
  return phrases({ reactions: KINDS.reaction, reposts: KINDS.repost, replies: KINDS.reply }, { reactions, reposts, replies });
}

/** Of posts, `observes` has a pair `…_named`, `…_counted`; what people call the two. */
const OF_POSTS: [name: string, who: string, howMany: string][] = [
  ["reactions", "who liked", "likes received"],
  ["replies", "who replied", "replies received"],
  ["reposts", "who reposted", "reposts received"],
];

const OTHERS: Record<string, string> = {
  message_reactions: "reactions to messages",
  messages: "messages received",
  mentions: "mentions",
  follows: "the day of new followers or connections",
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

/** What an export's network has and the export doesn't show. */
export function missing(network: Network, observes: readonly Observe[]): Feature[] {
  const shows = (feature: Feature) => observes.some((one) => one === feature || one === `${feature}_named` || one === `${feature}_counted`);
  return (NETWORKS[network]?.has ?? []).filter((feature) => !shows(feature));
}

/** What its network has and it doesn't show; where it shows how many but not who, that is said. */
export function notShown(missing: readonly string[], observes: readonly string[]): string[] {
  const nameless = (name: string) => observes.includes(`${name}_counted`) && !observes.includes(`${name}_named`);
  return [
    ...OF_POSTS.flatMap(([name, who, howMany]) => (missing.includes(name) ? howMany : nameless(name) ? who : [])),
    ...Object.keys(OTHERS).filter((name) => missing.includes(name)).map((name) => OTHERS[name] ?? name),
  ];
}

/** Somebody's name, or how many have none. Names are untrusted, and some are nothing but marks. */
export function who(one: Who): string {
  if ("imagined" in one) return "Somebody imagined";
  if ("crowd" in one) return `${plural(one.crowd, "person", "people")} without a name`;
  return one.name.trim() || keyOf(one.person) || "somebody without a name";
}

/** Somebody imagined: in no export. */
export const isImagined = (one: Who): boolean => "imagined" in one;
/** The account of somebody with a name. */
export const personOf = (one: Who): Account | undefined => ("person" in one ? one.person : undefined);

/** An account's best name, where the score's summary knows it, else its key. */
export function nameOf(summary: Summary | null, account: Account): string {
  const known = summary?.candidates.find((candidate) => candidate.account === account);
  return known?.name || keyOf(account) || "you";
}

/** Why, behind the name: `2 direct messages (has 61)`, `fading: 3 comments`, `connected: 94 people`. */
export function cause({ cause: why, acts, network, people, partner_score }: Cause): string {
  const what = did(acts, network);
  const standing = partner_score === null ? "" : ` (has ${has(partner_score)})`;
  if (people !== null) return `${why === "connected" ? "connected" : "no longer connected"}: ${plural(people, "person", "people")}`;
  if (why === "fading") return `fading: ${what}${standing}`;
  if (why === "standing") return `their standing changed${standing}`;
  if (why === "amplification") return "reactions per post changed";
  if (why === "ended") return "what its exports know ended";
  return what + standing;
}

export const networkOf = (account: Account): Network => account.slice(0, account.indexOf(":"));
export const keyOf = (account: Account): string => account.slice(account.indexOf(":") + 1);

/** A network's name as people write it, out of the formats' titles. */
export function title(formats: readonly Format[], network: Network): string {
  const found = formats.find((format) => format.network === network);
  return found?.title ?? network.charAt(0).toUpperCase() + network.slice(1);
}
