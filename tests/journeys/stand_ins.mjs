// Servers that answer as the networks' own documentation says (Bluesky's lexicons, Mastodon's pages on its methods, its
// paging and its rate limits), about invented people. No real server is asked by a journey.

import { createServer } from "node:http";

/**
 * A server on 127.0.0.1 whose `answer(url)` gives `{ status, body, headers }`. It tells what was asked, in order, and
 * has one `trouble` after the other: each `{ at, status, headers }` stands in for the first answer to an address with `at`.
 */
async function standIn(answer, exposed) {
  const hits = [];
  const troubles = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://127.0.0.1");
    hits.push(url.pathname + url.search);
    const n = troubles.findIndex(({ at }) => hits.at(-1).includes(at));
    const [trouble] = n < 0 ? [] : troubles.splice(n, 1);
    const { status = 200, body, headers = {} } = trouble ? { body: { error: "Trouble" }, ...trouble } : answer(url);
    response.writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "access-control-allow-origin": "*",
      "access-control-expose-headers": exposed,
      ...headers,
    });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, hits, troubles, close };
}

const DID = "did:plc:zoequirrelfixture0000000";
const someone = (name) => ({ did: `did:plc:${name}examplefixture`.padEnd(32, "0"), handle: `${name}.example`, displayName: name === "cleo" ? "" : `${name} example` });
const ZOE = { did: DID, handle: "zoe.example", displayName: "Zoe Quirrel" };
const uri = (key, did = DID) => `at://${did}/app.bsky.feed.post/${key}`;

/** Of the repository in tests/fixtures/bluesky-answers/with-repository, as seen on the network a month later. */
export function bluesky() {
  const post = (key, at, counts = {}, author = ZOE, record = {}) => ({
    uri: uri(key, author.did),
    cid: "bafyexample",
    author,
    record: { $type: "app.bsky.feed.post", createdAt: at, text: "private words", ...record },
    indexedAt: at,
    likeCount: 0,
    repostCount: 0,
    quoteCount: 0,
    replyCount: 0,
    ...counts,
  });
  const first = uri("3ljcnybbu222b");
  const likes = {
    [first]: Array.from({ length: 230 }, (_, n) => ({ actor: someone(`fan${n}`), createdAt: `2025-03-${String(2 + (n % 20)).padStart(2, "0")}T10:00:00.000Z` })),
    [uri("3ljhvmonw222b")]: ["ann", "ben"].map((name) => ({ actor: someone(name), createdAt: "2025-03-07T12:01:00.000Z" })),
  };
  const embed = { $type: "app.bsky.embed.record", record: { uri: first, cid: "bafyexample" } };
  const quotes = { [first]: [post("3ljcr2222222b", "2025-03-02T09:00:00.000Z", {}, someone("cleo"), { embed })] };
  const reposts = { [first]: [someone("ann")] };
  const replies = { [first]: [post("3ljcpzzzz2222", "2025-03-01T11:00:00.000Z", {}, someone("ann"), { reply: { root: { uri: first }, parent: { uri: first } } })] };
  const feed = [
    { post: post("3ljkg3m4o222b", "2025-03-04T12:00:00.000Z") },
    { post: post("3ljexqmc2222b", "2025-03-02T07:00:00.000Z", { likeCount: 9 }, someone("ann")), reason: { $type: "app.bsky.feed.defs#reasonRepost", by: ZOE, indexedAt: "2025-03-08T12:00:00.000Z" } },
    { post: post("3ljhvmonw222b", "2025-03-03T12:00:00.000Z", { likeCount: 2 }) },
    { post: post("3ljcnybbu222b", "2025-03-01T10:00:00.000Z", { likeCount: 230, repostCount: 1, quoteCount: 1, replyCount: 1 }) },
    // Three months and more ago.
    { post: post("3lbold2222222", "2024-11-20T10:00:00.000Z", { likeCount: 7 }) },
    { post: post("3lbold2222223", "2024-11-19T10:00:00.000Z", { likeCount: 7 }) },
  ];
  const followers = ["ann", "cleo"].map(someone);

  /** A page of a list; small ones of the feed, so that there are several. */
  const page = (all, query, most = 100) => {
    const [from, limit] = [Number(query.get("cursor") ?? 0), Math.min(Number(query.get("limit") ?? 50), most)];
    return [all.slice(from, from + limit), from + limit < all.length ? { cursor: String(from + limit) } : {}];
  };
  const asked = {
    "app.bsky.actor.getProfile": (query) =>
      ["zoe.example", DID].includes(query.get("actor"))
        ? { ...ZOE, followersCount: followers.length, postsCount: 5 }
        : { error: "InvalidRequest", message: "Profile not found" },
    "app.bsky.feed.getAuthorFeed": (query) => {
      const [some, more] = page(feed, query, 3);
      return { feed: some, ...more };
    },
    "app.bsky.feed.getLikes": (query) => {
      const [some, more] = page(likes[query.get("uri")] ?? [], query);
      return { uri: query.get("uri"), likes: some.map((like) => ({ indexedAt: like.createdAt, ...like })), ...more };
    },
    "app.bsky.feed.getRepostedBy": (query) => ({ uri: query.get("uri"), repostedBy: reposts[query.get("uri")] ?? [] }),
    "app.bsky.feed.getQuotes": (query) => ({ uri: query.get("uri"), posts: quotes[query.get("uri")] ?? [] }),
    "app.bsky.feed.getPostThread": (query) => ({
      thread: {
        $type: "app.bsky.feed.defs#threadViewPost",
        post: feed.map((entry) => entry.post).find((one) => one.uri === query.get("uri")),
        replies: (replies[query.get("uri")] ?? []).map((one) => ({ $type: "app.bsky.feed.defs#threadViewPost", post: one, replies: [] })),
      },
    }),
    "app.bsky.graph.getFollowers": (query) => {
      const [some, more] = page(followers, query);
      return { subject: ZOE, followers: some, ...more };
    },
  };
  const answer = ({ pathname, searchParams }) => {
    const method = asked[pathname.replace("/xrpc/", "")];
    if (!method) return { status: 501, body: { error: "MethodNotImplemented" } };
    if (Number(searchParams.get("limit") ?? 1) > 100) return { status: 400, body: { error: "InvalidRequest", message: "limit can not be greater than 100" } };
    const body = method(searchParams);
    return { status: body.error ? 400 : 200, body };
  };
  return standIn(answer, "ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after").then((server) => ({ ...server, feed, likes }));
}

/** Of the archive in tests/fixtures/mastodon-answers/with-archive, at the time that the page takes it to be. */
export function mastodon(now) {
  const account = (id, name, host, more = {}) => ({
    id,
    username: name,
    acct: host === "old.example" ? name : `${name}@${host}`,
    display_name: `${name} example`,
    note: "<p>private words</p>",
    url: `https://${host}/@${name}`,
    uri: `https://${host}/users/${name}`,
    followers_count: 1,
    ...more,
  });
  const zoe = account("7", "zoequirrel", "old.example");
  const ann = account("101", "ann", "elm.example");
  const fans = Array.from({ length: 90 }, (_, n) => account(String(1000 + n), `fan${n}`, "elm.example"));
  const status = (id, at, counts = {}, by = zoe, more = {}) => ({
    id,
    created_at: at,
    in_reply_to_id: null,
    in_reply_to_account_id: null,
    visibility: "public",
    uri: `${by.uri}/statuses/${id}`,
    url: `${by.url}/${id}`,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    content: "<p>private words</p>",
    reblog: null,
    account: by,
    mentions: [],
    ...counts,
    ...more,
  });
  const replied = { in_reply_to_id: "109419880690343548", in_reply_to_account_id: "7", mentions: [{ id: "7", username: "zoequirrel", acct: "zoequirrel", url: zoe.url }] };
  const statuses = [
    status("109425000000000000", "2022-11-29T07:00:00.000Z", { favourites_count: 1 }),
    status("109419880690343548", "2022-11-28T09:15:00.000Z", { favourites_count: 90, reblogs_count: 1, replies_count: 1 }),
    status("107000000000000000", "2021-09-25T07:00:00.000Z", { favourites_count: 3 }),
    status("106000000000000000", "2021-03-25T07:00:00.000Z", { favourites_count: 3 }),
  ];
  const lists = {
    "109425000000000000/favourited_by": [ann],
    "109419880690343548/favourited_by": fans,
    "109419880690343548/reblogged_by": [account("102", "ben", "numbered.example")],
  };
  const descendants = [status("55501", "2022-11-28T10:00:00.000Z", {}, ann, replied)];
  let left = 300;

  const limits = () => ({ "x-ratelimit-limit": "300", "x-ratelimit-remaining": String(--left), "x-ratelimit-reset": new Date(Date.parse(now) + 1200).toISOString() });
  /** A page, with the next one's address in `Link`: its numbers are the server's own. */
  const page = (all, url, most) => {
    const [from, limit] = [Number(url.searchParams.get("max_id") ?? 0), Math.min(Number(url.searchParams.get("limit") ?? 40), most)];
    const next = new URL(url);
    next.searchParams.set("max_id", String(from + limit));
    next.port = String(port);
    const link = from + limit < all.length ? { link: `<${next.href}>; rel="next", <${next.href}>; rel="prev"` } : {};
    return { body: all.slice(from, from + limit), headers: { ...limits(), ...link } };
  };
  let port = 0;
  const answer = (url) => {
    const path = url.pathname.replace("/api/v1/", "");
    const missing = { status: 404, body: { error: "Record not found" }, headers: limits() };
    if (path === "accounts/lookup") return url.searchParams.get("acct") === "zoequirrel" ? { body: zoe, headers: limits() } : missing;
    // Two a page, so that there are several.
    if (path === "accounts/7/statuses") return page(statuses, url, 2);
    if (path === "accounts/7/followers") return page([ann], url, 80);
    const [, id, what] = /^statuses\/(\d+)\/(\w+)$/.exec(path) ?? [];
    if (!statuses.some((one) => one.id === id)) return missing;
    if (what === "context") return { body: { ancestors: [], descendants: id === "109419880690343548" ? descendants : [] }, headers: limits() };
    return page(lists[`${id}/${what}`] ?? [], url, 80);
  };
  return standIn(answer, "link, x-ratelimit-reset, x-ratelimit-limit, x-ratelimit-remaining, x-request-id").then((server) => {
    port = new URL(server.url).port;
    return { ...server, statuses, lists };
  });
}
