// Bluesky's public interface (app.bsky.*): the own posts of some weeks, and for each who did something to it.

import { count, field, items, text } from "./answers";
import { Failure } from "./ask";
import { type Job, type Page, type Post, pages, Reader } from "./reader";

const PAGE = 100;
const ALL = { limit: `${PAGE}` };

/** By the count that says whether there is anybody, what asks who it is. */
const LISTS: [count: string, asks: string, query: Record<string, string>][] = [
  ["likeCount", "feed.getLikes", ALL],
  ["repostCount", "feed.getRepostedBy", ALL],
  ["quoteCount", "feed.getQuotes", ALL],
  // A thread comes in one answer; what others say to each other in it isn't wanted.
  ["replyCount", "feed.getPostThread", { depth: "1", parentHeight: "0" }],
];

export async function bluesky(job: Job): Promise<void> {
  const { host, name, since } = job;
  const at = (asks: string, query: Record<string, string>) => `${host}/xrpc/app.bsky.${asks}?${new URLSearchParams(query)}`;
  const reader = new Reader(job, ({ answer }, url) => {
    const cursor = text(field(answer, "cursor"));
    return cursor ? `${url}&${new URLSearchParams({ cursor })}` : undefined;
  });

  const asked = at("actor.getProfile", { actor: name });
  const { answer: profile } = await reader.fresh(asked);
  const actor = text(field(profile, "did"));
  if (!actor) throw new Failure("unlike", asked);

  const post = (shown: unknown): Post => {
    const uri = text(field(shown, "uri"));
    const counts = LISTS.map(([name]) => count(field(shown, name)));
    const lists = LISTS.map(([, asks, query], n) => ({ url: at(asks, { uri, ...query }), pages: query === ALL ? pages(counts[n] ?? 0, PAGE) : 1 }));
    return { id: uri, counts: String(counts), lists: lists.filter((_, n) => counts[n]) };
  };
  const read = (answer: unknown): Page => {
    const entries = items(field(answer, "feed"));
    const own = (entry: unknown) => field(entry, "reason") === undefined && text(field(field(field(entry, "post"), "author"), "did")) === actor;
    const wanted = entries.filter((entry) => own(entry) && time(entry) >= since);
    return { posts: wanted.map((entry) => post(field(entry, "post"))), older: entries.every((entry) => time(entry) < since) };
  };
  const posts = await reader.posts(at("feed.getAuthorFeed", { actor, ...ALL, filter: "posts_with_replies" }), read);
  await reader.reactions(posts, { url: at("graph.getFollowers", { actor, ...ALL }), pages: pages(count(field(profile, "followersCount")), PAGE) });
}

/** Where an entry stands in the feed: by when it was reposted, or written, or came to the network if that was earlier. */
function time(entry: unknown): number {
  const [post, reposted] = [field(entry, "post"), text(field(field(entry, "reason"), "indexedAt"))];
  const told = reposted ? [reposted] : [text(field(post, "indexedAt")), text(field(field(post, "record"), "createdAt"))];
  const known = told.map((at) => Date.parse(at)).filter((at) => !Number.isNaN(at));
  return known.length > 0 ? Math.min(...known) : 0;
}
