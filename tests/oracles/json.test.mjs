// JSON texts: the engine beside jsonc-parser, which reads on where there are faults, and JSON.parse, which doesn't.
//
// What was decided where they disagree:
// - A text with a fault: JSON.parse reads nothing, jsonc-parser guesses. The engine reads every record but the damaged one,
//   and says so; it is compared with jsonc-parser only where that finds no fault.
// - A post without an id: to the others it is an object as any; the engine can't tell it from others and says so.
// - Two posts of one id: to the others they are two, the engine counts the first.
// - A member's name that was changed: the value is missing to all three.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "jsonc-parser";
import { compare, Draw, damaged, engine, RECORDS, seeds, sorted } from "./support.mjs";

const START = "window.YTD.tweets.part0 = ";
const LETTERS = [..."abc \"\\/{}[],:ë漢😀\n\u0001"];

function archive(draw) {
  const tweets = Array.from({ length: RECORDS }, (_, n) => ({
    tweet: {
      id_str: String(1_500_000_000_000_000_000n + BigInt(n) * 1_000_000_000n),
      full_text: `x${draw.text(LETTERS, 30)}`,
      favorite_count: String(draw.below(50)),
      retweet_count: String(draw.below(9)),
    },
  }));
  const indent = draw.pick([undefined, 2]);
  const parts = tweets.map((tweet) => JSON.stringify(tweet, null, indent));
  const between = indent ? ",\n" : ",";
  const ends = parts.map((_, n) => Buffer.byteLength(START) + 1 + Buffer.byteLength(parts.slice(0, n + 1).join(between)));
  return { bytes: Buffer.from(`${START}[${parts.join(between)}]`), tweets, ends };
}

const digits = (text) => (typeof text === "string" && /^\d+$/.test(text) ? Number(text) : null);
const said = ({ tweet }) => [tweet.id_str, digits(tweet.favorite_count), digits(tweet.retweet_count)].join("|");

function mine(records) {
  const counts = new Map();
  for (const { type, object, reactions, reposts } of records) if (type === "tally") counts.set(object, [reactions, reposts]);
  const posts = records.filter(({ type }) => type === "post");
  return sorted(posts.map(({ object }) => [object, ...(counts.get(object) ?? [null, null])].join("|")));
}

/** As jsonc-parser reads it; `null` where it finds a fault, or no such posts. */
function other(bytes) {
  const text = bytes.toString();
  const errors = [];
  const list = parse(text.slice(text.indexOf("[")), errors);
  const whole = errors.length === 0 && Array.isArray(list) && list.every((item) => digits(item?.tweet?.id_str) !== null);
  const first = new Map(whole ? list.toReversed().map((item) => [item.tweet.id_str, item]) : []);
  return whole ? sorted([...first.values()].map(said)) : null;
}

for (const seed of seeds) {
  test(`a text is read as others read it (${seed})`, () => {
    const draw = new Draw(seed);
    const { bytes, tweets, ends } = archive(draw);
    const files = (bytes) => ({
      "x/data/account.js": 'window.YTD.account.part0 = [{"account":{"accountId":"7","username":"kim"}}]',
      "x/data/tweets.js": bytes,
    });
    const { records, problems } = engine(files(bytes));
    assert.deepEqual(problems, []);
    assert.deepEqual(mine(records), sorted(tweets.map(said)));
    assert.deepEqual(sorted(JSON.parse(bytes.toString().slice(START.length)).map(said)), mine(records));
    assert.deepEqual(other(bytes), mine(records));
    for (const kin of damaged(bytes, draw, true)) {
      const { records, problems } = engine(files(kin.bytes));
      const before = tweets.filter((_, n) => ends[n] < kin.at).map(said);
      compare(kin.how, mine(records), other(kin.bytes), problems, before, tweets.map(said));
    }
  });
}
