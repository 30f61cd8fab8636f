// Tables: the engine beside Papa Parse and csv-parse.
//
// What was decided where they disagree:
// - Blanks around a cell: the others keep them, the engine doesn't; they are trimmed before comparing.
// - A quotation mark that is missing within a quotation: Papa Parse finds fault with the file. The engine takes the marks as they
//   come where the row has all its cells.
// - A row with other than the header's number of cells, or a quotation mark out of place: the others read on by the letter
//   and may swallow all rows up to the next mark. The engine ends the row where the next one begins, and says so.
// - A break between two rows that is gone: the others have a row of twice as many cells. The engine reads the first, and says
//   that the other one was not read.
// - A month, day or hour of one digit: JavaScript's Date takes none. The engine does, and none of three digits.
// - Names that differ in capitals alone: they are different texts to the others, and one person to the engine.
// - A carriage return at the file's cut end: a part of the cell to the others, a blank to the engine.
// - A row whose values make no act (an unknown kind, no date): the engine leaves it out and says so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import Papa from "papaparse";
import { compare, Draw, damaged, engine, RECORDS, seeds, sorted } from "./support.mjs";

const HEADER = ["network", "from", "to", "kind", "at", "object"];
const LETTERS = [..."abcdefghij ëß漢😀,;'\"\"“"];
const KINDS = ["reaction", "repost", "mention", "reply", "endorsement"];

function table(draw) {
  const quoted = (cell) => (/[",;\n]/.test(cell) || draw.below(4) === 0 ? `"${cell.replaceAll('"', '""')}"` : cell);
  const line = draw.pick(["\n", "\r\n"]);
  const rows = Array.from({ length: RECORDS }, (_, n) => {
    const at = new Date(Date.UTC(2024, 0, 1) + n * 3_600_000).toISOString().replace(".000", "");
    return ["forum", `p${draw.text(LETTERS, 12)}q`, "me", draw.pick(KINDS), at, `post-${n}`];
  });
  const lines = [HEADER.join(","), ...rows.map((row) => row.map(quoted).join(","))];
  const ends = lines.map((_, n) => Buffer.byteLength(lines.slice(0, n + 1).join(line)));
  return { bytes: Buffer.from(lines.join(line) + line), rows, ends: ends.slice(1) };
}

const plain = (name) => name.trim().replaceAll(/\s+/g, " ").normalize("NFC");
const time = (at) => Date.parse(at.replaceAll(/(?<=[-T:])\d(?=[-T:Z])/g, "0$&")) / 1000;
const said = ([, from, , kind, at, object]) => [plain(from).toLowerCase(), kind, time(at), object.trim()].join("|");

function mine(records) {
  const acts = records.filter(({ type }) => type === "interaction");
  return sorted(acts.map(({ from, kind, at, object }) => [plain(from.replace(/^[^:]*:/, "")).toLowerCase(), kind, at, object].join("|")));
}

function papa(bytes) {
  const { data, errors } = Papa.parse(bytes.toString(), { skipEmptyLines: true });
  return errors.length > 0 || data.some((row) => row.length !== HEADER.length) ? null : sorted(data.slice(1).map(said));
}

for (const seed of seeds) {
  test(`a table is read as others read it (${seed})`, () => {
    const draw = new Draw(seed);
    const { bytes, rows, ends } = table(draw);
    const { records, problems } = engine({ "table.csv": bytes });
    assert.deepEqual(problems, []);
    assert.deepEqual(mine(records), sorted(rows.map(said)));
    assert.deepEqual(papa(bytes), mine(records));
    assert.deepEqual(sorted(parse(bytes, { from_line: 2, skip_empty_lines: true }).map(said)), mine(records));
    for (const kin of damaged(bytes, draw, true)) {
      const { records, problems } = engine({ "table.csv": kin.bytes });
      const before = kin.at < HEADER.join(",").length + 2 ? [] : rows.filter((_, n) => ends[n] < kin.at).map(said);
      compare(kin.how, mine(records), papa(kin.bytes), problems, before, rows.map(said));
    }
  });
}
