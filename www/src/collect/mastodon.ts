// The public interface of Mastodon and its kin: the own posts of some weeks, and for each who did something to it.

import { count, field, items, text } from "./answers";
import { Failure } from "./ask";
import { type Job, type Page, type Post, pages, Reader } from "./reader";

const PAGE = 80;

/** By the count that says whether there is anybody, what asks who it is. */
const LISTS: [count: string, asks: string, page: number][] = [
  ["favourites_count", `favourited_by?limit=${PAGE}`, PAGE],
  ["reblogs_count", `reblogged_by?limit=${PAGE}`, PAGE],
  ["replies_count", "context", Number.POSITIVE_INFINITY],
];

export async function mastodon(job: Job): Promise<void> {
  const { host, name, since } = job;
  const reader = new Reader(job, ({ next }) => next);

  const asked = `${host}/api/v1/accounts/lookup?${new URLSearchParams({ acct: name })}`;
  const { answer: account } = await reader.fresh(asked);
  const own = text(field(account, "id"));
  if (!own) throw new Failure("unlike", asked);
  const of = `${host}/api/v1/accounts/${encodeURIComponent(own)}`;

  const post = (status: unknown): Post => {
    const id = text(field(status, "id"));
    const counts = LISTS.map(([name]) => count(field(status, name)));
    const lists = LISTS.map(([, asks, page], n) => ({
      url: `${host}/api/v1/statuses/${encodeURIComponent(id)}/${asks}`,
      pages: pages(counts[n] ?? 0, page),
    }));
    return { id, counts: String(counts), lists: lists.filter((_, n) => counts[n]) };
  };
  const read = (answer: unknown): Page => {
    const statuses = items(answer);
    const wanted = statuses.filter((status) => text(field(status, "id")) && time(status) >= since);
    return { posts: wanted.map(post), older: statuses.every((status) => time(status) < since) };
  };
  const posts = await reader.posts(`${of}/statuses?limit=40&exclude_reblogs=true`, read);
  await reader.reactions(posts, { url: `${of}/followers?limit=${PAGE}`, pages: pages(count(field(account, "followers_count")), PAGE) });
}

const time = (status: unknown): number => Date.parse(text(field(status, "created_at"))) || 0;
