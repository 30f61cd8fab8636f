// Mails: their headers as the engine reads them beside postal-mime. (Where a mail begins in a mailbox is compared with
// mail-parser, in `tests/mail_oracle.rs`.)
//
// What was decided where they disagree:
// - A date that isn't the standard's: postal-mime hands it over as it stands, or guesses; only standard dates are compared.
// - A mail whose id has become another's: to the others they are two, the engine counts the first.
// - A damaged mail: postal-mime takes any line for a header. What differs must be about a mail that the damage is in.

import assert from "node:assert/strict";
import { test } from "node:test";
import PostalMime from "postal-mime";
import { Draw, damaged, engine, lacking, RECORDS, seeds, sorted } from "./support.mjs";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (n) => String(n).padStart(2, "0");

function date(draw, at) {
  const east = draw.pick([-7, 0, 2, 5.5]);
  const local = new Date((at + east * 3600) * 1000);
  const zone = `${east < 0 ? "-" : "+"}${two(Math.floor(Math.abs(east)))}${two((Math.abs(east) % 1) * 60)}`;
  const clock = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(":");
  const day = `${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()} ${clock} ${zone}`;
  return draw.pick([`${DAYS[local.getUTCDay()]}, ${day}`, day, `${day} (here)`]);
}

function name(draw) {
  const address = `p${draw.below(9)}@home.example`;
  return draw.pick([
    address,
    `<${address}>`,
    `Ann Example <${address}>`,
    `"Example, Ann (x)" <${address}>`,
    `=?utf-8?B?${Buffer.from("Zoë, ß").toString("base64")}?= <${address}>`,
    `=?iso-8859-1?Q?J=FCrgen?=\r\n =?iso-8859-1?Q?_M?= <${address}>`,
    `${address} (Ann (the first) Example)`,
  ]);
}

function mailbox(draw) {
  const mails = Array.from({ length: RECORDS }, (_, n) => {
    const head = [
      `From: ${name(draw)}`,
      `Date: ${date(draw, 1_700_000_000 + n * 3_601)}`,
      `Message-ID: ${draw.pick(["", "\r\n "])}<m${n}@home.example>`,
      `In-Reply-To: <m${Math.max(0, n - 1)}@home.example>`,
      "List-Id: Boats <boats.home.example>",
      "To: boats@home.example",
      `Subject: ${draw.text([..."abc: <>@"], 20)}`,
    ];
    return `${head.join("\r\n")}\r\n\r\nprivate words ${n}\r\n\r\n`;
  });
  // As servers write them: a mark that is days older than the mail behind it outweighs what is taken for a wrong clock.
  const mark = (n) => new Date((1_700_000_000 + n * 3_601) * 1000).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, "$1 $3 $2 $5 $4");
  const text = mails.map((mail, n) => `From p@home.example ${mark(n)}\r\n${mail}`);
  const ends = text.map((_, n) => Buffer.byteLength(text.slice(0, n + 1).join("")));
  return { bytes: Buffer.from(text.join("")), mails, ends };
}

const line = (id, from, at) => [id.replaceAll(/[<>]/g, ""), from, at].join("|");
const mine = (records) =>
  sorted(records.filter(({ type }) => type === "post").map(({ object, author, at }) => line(object, author.replace(/^mail:/, ""), at)));

async function said(mail) {
  const { messageId, from, date } = await PostalMime.parse(mail);
  return line(messageId, from.address, Date.parse(date) / 1000);
}

for (const seed of seeds) {
  test(`mails are read as others read them (${seed})`, async () => {
    const draw = new Draw(seed);
    const { bytes, mails, ends } = mailbox(draw);
    const { records, problems } = engine({ "boats.mbox": bytes });
    assert.deepEqual(problems, []);
    const all = await Promise.all(mails.map(said));
    assert.deepEqual(mine(records), sorted(all));
    for (const kin of damaged(bytes, draw, true)) {
      const { records } = engine({ "boats.mbox": kin.bytes });
      const cut = kin.bytes.length < bytes.length - 1;
      const hit = ends.findIndex((end) => kin.at < end);
      const ids = kin.bytes.toString().match(/(?<=Message-ID:\s+<)[^>]+/g) ?? [];
      const twice = new Set(ids.filter((id, n) => ids.indexOf(id) < n));
      const others = all.filter((said, n) => (n < hit - 1 || (!cut && n > hit + 1)) && !twice.has(said.split("|")[0]));
      assert.deepEqual(lacking(others, mine(records)), [], `${kin.how}: lost, though the damage is elsewhere`);
      assert.ok(lacking(mine(records), all).length < 2, `${kin.how}: more than the damaged mail is new`);
    }
  });
}
