// Cards: the engine beside ical.js.
//
// What was decided where they disagree:
// - `\;` in a name: ical.js leaves the mark there, as it does where a value has several parts; the engine takes it away.
// - A line that is no property, or a card without an end: ical.js refuses the whole file. The engine reads the other cards,
//   and says which one doesn't end; a line that is none it passes over, as cards hold much that nobody asks for.
// - An address with a fault (`httpss:`, `ww.`, `/profile//`): ical.js hands over its letters, and the engine takes the profile
//   that it names all the same. One that names none any more (`xingg.com`): the person is known by the card's name to both.
// - A blank or control character in an address, where a line is folded (RFC 6350, 3.2, takes one blank away, and an address has
//   none): ical.js leaves it there, the engine takes it out.
// - A line that ends with a carriage return alone, as on old Macs, or with another control character (a damaged one): to
//   ical.js it goes on. The engine begins a line there, so the other is handed the text with the ends that were meant.
// - One profile on two cards: ical.js reads cards, the engine people, each once.
// - A card without `FN`, which RFC 6350, 6.2.1, asks for: ical.js has no name for it, the engine makes one of `N`, as of old.
// - A card that doesn't name XING any more, in its address, its program or a property of XING's own: it is anybody's to the
//   others, and the engine leaves it out on purpose.

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

const mended = (text) => text.replaceAll(/\r+\n/g, "\r\n").replaceAll(/\r(?!\n)/g, "\r\n").replaceAll(/\n[\0-\x08\v\f\x0e-\x1f]+/g, "\n");

/** As ical.js reads them; `null` where it refuses the file. */
function other(bytes) {
  try {
    const parsed = ICAL.parse(mended(bytes.toString()));
    const list = typeof parsed[0] === "string" ? [parsed] : parsed;
    const value = (card, name) => String(card.getFirstPropertyValue(name) ?? "").replaceAll("\\;", ";");
    const profile = (card) => /(?<![a-z])xing(?![a-z]).*?\/profile\/+(.+)/is.exec(value(card, "url"))?.[1].replaceAll(/[\s\p{Cc}]/gu, "");
    const parts = (card) => [card.getFirstPropertyValue("n") ?? []].flat(2);
    const named = (card) => value(card, "fn") || `${parts(card)[1] ?? ""} ${parts(card)[0] ?? ""}`;
    const said = (card) => (profile(card) ? `https://www.xing.com/profile/${profile(card)}` : named(card));
    const mayNameXing = /^(url|source|socialprofile|prodid|x-.*)$/;
    const ofXing = list.filter(([, properties]) => properties.some(([name, , , said]) => mayNameXing.test(name) && /(?<![a-z])xing(?![a-z])/i.test(said)));
    return sorted([...new Set(ofXing.map((card) => plain(said(new ICAL.Component(card)))))]);
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
