// ZIP archives, as fflate writes them: the engine beside yauzl. What yauzl unpacks is read by the engine as a folder, and has
// the same records.
//
// What was decided where they disagree:
// - An archive without its directory (cut short): yauzl refuses it. The engine goes through the entries from the beginning,
//   and says so.
// - An entry whose checksum doesn't fit: yauzl hands over its bytes and refuses at their end. The engine keeps what it read
//   of them, and says so.
// - A byte too many or too few before an entry: yauzl reads where the directory says, and hands over other bytes than were
//   packed. The engine finds the entry where its own header is; where all is read as it was packed, nothing has to be said.
// - A changed date, or attribute, of an entry: neither asks for it.

import assert from "node:assert/strict";
import { promisify } from "node:util";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import yauzl from "yauzl";
import { compare, Draw, damaged, engine, RECORDS, same, seeds, sorted } from "./support.mjs";

function archive(draw) {
  const files = {};
  for (let part = 0; part < 3; part++) {
    const rows = Array.from({ length: RECORDS }, (_, n) => `forum,p${draw.below(9)},me,reply,2024-01-02,post-${part}-${n}`);
    const name = `tables/${draw.text([..."abcë漢"], 5)}-${part}.csv`;
    files[name] = [strToU8(["network,from,to,kind,at,object", ...rows, ""].join("\n")), { level: draw.pick([0, 6]) }];
  }
  return Buffer.from(zipSync(files));
}

/** The entries' bytes by name; `null` where yauzl refuses any. */
async function unpacked(bytes) {
  try {
    const zip = await promisify(yauzl.fromBuffer)(bytes, { lazyEntries: true, autoClose: false });
    const files = {};
    await new Promise((resolve, reject) => {
      zip.on("error", reject).on("end", resolve);
      zip.on("entry", async (entry) => {
        try {
          const stream = await promisify(zip.openReadStream.bind(zip))(entry);
          const chunks = [];
          for await (const chunk of stream) chunks.push(chunk);
          files[entry.fileName] = Buffer.concat(chunks);
          zip.readEntry();
        } catch (error) {
          reject(error);
        }
      });
      zip.readEntry();
    });
    return files;
  } catch {
    return null;
  }
}

const mine = ({ records }) => sorted(records.filter(({ type }) => type === "interaction").map(({ from, object }) => `${from}|${object}`));

for (const seed of seeds) {
  test(`an archive is unpacked as others unpack it (${seed})`, async () => {
    const draw = new Draw(seed);
    const bytes = archive(draw);
    const whole = engine({ "x.zip": bytes });
    assert.deepEqual(whole.problems, []);
    assert.equal(mine(whole).length, 3 * RECORDS);
    assert.deepEqual(mine(engine(await unpacked(bytes))), mine(whole));
    for (const kin of damaged(bytes, draw)) {
      const files = await unpacked(kin.bytes);
      const other = files && Object.keys(files).every((name) => /^[\w./ë漢-]+$/u.test(name)) ? mine(engine(files)) : null;
      const read = engine({ "x.zip": kin.bytes });
      if (same(mine(read), mine(whole))) continue;
      compare(kin.how, mine(read), other, read.problems, [], mine(whole));
    }
  });
}
