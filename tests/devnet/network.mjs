// Bluesky's own development network, with an account that others reacted to, through its own client. Run by the Node.js
// that it asks for; says on one line what was done, and ends with its standard input.

import { TestNetwork } from "@atproto/dev-env";

const DAY = 86_400_000;
const now = Date.now();
/** A moment some days ago, each its own. */
const ago = (days, n = 0) => new Date(now - days * DAY - n * 60_000).toISOString();

const network = await TestNetwork.create({ dbPostgresSchema: "collect" });
const seed = network.getSeedClient();
const account = (name) => seed.createAccount(name, { handle: `${name}.test`, email: `${name}@example.com`, password: "invented" });

const did = async (name) => (await account(name)).did;
const zoe = await did("zoe");
const some = [];
for (const name of ["ann", "ben", "cleo", "dora", "emil"]) some.push(await did(name));
const [ann, ben, cleo, dora, emil] = some;
const fans = [];
for (let n = 0; n < 104; n++) fans.push(await did(`fan${n}`));

/** What was done to zoe's posts in the last twelve weeks: who, what, to which, when. */
const made = [];
const note = (kind, from, object, at) => made.push({ kind, from, object, at });
/** Posts have the key that apps give them: their time, 13 digits of 5 bits. */
const LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
const key = (at) => {
  const number = (BigInt(Date.parse(at)) * 1000n) << 10n;
  return Array.from({ length: 13 }, (_, n) => LETTERS[Number((number >> BigInt(5 * (12 - n))) & 31n)]).join("");
};
const post = async (by, at, record = {}) => {
  const { uri, cid } = await seed.agent.app.bsky.feed.post.create({ repo: by, rkey: key(at) }, { text: "Words", createdAt: at, ...record }, seed.getHeaders(by));
  return { uri: String(uri), cid };
};
const subject = ({ uri, cid }) => ({ uriStr: uri, raw: { uri, cid } });
const like = async (by, on, at) => {
  await seed.like(by, subject(on), { createdAt: at });
  note("reaction", by, on.uri, at);
};
const posts = [];
for (const days of [70, 41, 30, 20, 12, 5, 1]) posts.push(await post(zoe, ago(days)));
const [first, second, third, , , newest] = posts;
// More than a page of likes, each at a time of its own.
for (const [n, fan] of fans.entries()) await like(fan, second, ago(40 - (n % 30), n));
for (const [n, by] of some.entries()) await like(by, third, ago(29 - n, n));
await like(ann, first, ago(69));
await like(ben, newest, ago(4));
// Her own like is none of the others'.
await seed.like(zoe, subject(newest), { createdAt: ago(4) });
const answer = (by, parent, at) => post(by, at, { reply: { root: third, parent } });
const ownReply = await answer(zoe, third, ago(28));
for (const [by, parent, days] of [[ann, third, 27], [cleo, third, 26], [dora, third, 25], [emil, ownReply, 20]]) {
  await answer(by, parent, ago(days));
  note("reply", by, parent.uri, ago(days));
}
for (const [by, on, days] of [[ben, second, 39], [cleo, newest, 3]]) {
  await post(by, ago(days), { embed: { $type: "app.bsky.embed.record", record: on } });
  note("repost", by, on.uri, ago(days));
}
for (const [by, on] of [[dora, second], [emil, second], [ann, newest]]) {
  await seed.repost(by, subject(on));
  // Nobody is told when.
  note("repost", by, on.uri, null);
}
for (const by of [ann, ben, cleo]) {
  await seed.follow(by, zoe);
  note("follower", by, null, null);
}
// Before the twelve weeks, and by zoe to others: not collected.
const old = await post(zoe, ago(120));
await seed.like(ann, subject(old), { createdAt: ago(119) });
const anns = await post(ann, ago(10));
await seed.like(ben, subject(anns), { createdAt: ago(9) });
await seed.repost(zoe, subject(anns));

await network.processAll(60_000);
console.log(`READY ${JSON.stringify({ appview: network.bsky.url, pds: network.pds.url, did: zoe, handle: "zoe.test", old: old.uri, made })}`);
process.stdin.resume();
process.stdin.on("end", async () => {
  await network.close().catch(() => {});
  process.exit(0);
});
