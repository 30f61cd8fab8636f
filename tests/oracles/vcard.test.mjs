// Cards: the engine beside ical.js.
//
// What was decided where they disagree:
// - `\;` in a name: ical.js leaves the mark there, as it does where a value has several parts; the engine takes it away.
// - A line that is no property, or a card without an end: ical.js refuses the whole file. The engine reads the other cards,
//   and says which one doesn't end; a line that is none it passes over, as cards hold much that nobody asks for.
// - An address with a fault (`httpss:`, `ww.`): ical.js hands over its letters, and the engine takes the profile that it names
//   all the same. One that names none any more: the person is known by the card's name to both.
// - A card that doesn't name XING any more: it is anybody's to the others, and the engine leaves it out on purpose.

import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { compare, Draw, damaged, engine, RECORDS, seeds, sorted } from "./support.mjs";

const NAMES = [..."abcdefgh ëß漢,;"];

function folded(line) {
  const pieces = [];
  for (let rest = [...line]; rest.length > 0; rest = rest.slice(18)) pieces.push(rest.slice(0, 18).join(""));
  return pieces.join("\r\n ");
}

function cards(draw) {
  const escape = (text) => text.replaceAll(/[,;\\]/g, "\\$&");
  const list = Array.from({ length: RECORDS }, (_, n) => {
    const name = `P${draw.text(NAMES, 14)}q ${n}`;
    const url = draw.below(3) > 0 ? `https://www.xing.com/profile/Person_${n}` : "";
    const version = draw.pick(["3.0", "4.0"]);
    const lines = ["BEGIN:VCARD", `VERSION:${version}`, "PRODID:-//XING AG//XING//DE", `FN:${escape(name)}`, `N:${n};P;;;`];
    if (url) lines.push(`URL:${url}`);
    lines.push("NOTE:never read", "END:VCARD");
    return { text: `${lines.map(folded).join("\r\n")}\r\n`, said: url || name };
  });
  const ends = list.map((_, n) => Buffer.byteLength(list.slice(0, n + 1).map(({ text }) => text).join("")));
  return { bytes: Buffer.from(list.map(({ text }) => text).join("")), said: list.map(({ said }) => plain(said)), ends };
}

const plain = (name) => name.trim().replaceAll(/\s+/g, " ").normalize("NFC");
const mine = (records) => sorted(records.filter(({ type }) => type === "contact").map(({ person }) => plain(person.replace(/^xing:/, ""))));

/** As ical.js reads them; `null` where it refuses the file. */
function other(bytes) {
  try {
    const parsed = ICAL.parse(bytes.toString());
    const list = typeof parsed[0] === "string" ? [parsed] : parsed;
    const value = (card, name) => (card.getFirstPropertyValue(name) ?? "").replaceAll("\\;", ";");
    const profile = (card) => /xing.*\/profile\/(.+)/i.exec(value(card, "url"))?.[1];
    const said = (card) => (profile(card) ? `https://www.xing.com/profile/${profile(card)}` : value(card, "fn"));
    const ofXing = list.filter((card) => /xing/i.test(JSON.stringify(card)));
    return sorted(ofXing.map((card) => plain(said(new ICAL.Component(card)))));
  } catch {
    return null;
  }
}

for (const seed of seeds) {
  test(`cards are read as others read them (${seed})`, () => {
    const draw = new Draw(seed);
    const { bytes, said, ends } = cards(draw);
    const { records, problems } = engine({ "cards.vcf": bytes });
    assert.deepEqual(problems, []);
    assert.deepEqual(mine(records), sorted(said));
    assert.deepEqual(other(bytes), mine(records));
    for (const kin of damaged(bytes, draw, true)) {
      const { records, problems } = engine({ "cards.vcf": kin.bytes });
      const before = said.filter((_, n) => ends[n] < kin.at);
      compare(kin.how, mine(records), other(kin.bytes), problems, before, said);
    }
  });
}
