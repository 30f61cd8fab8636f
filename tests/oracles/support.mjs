// What the oracles share: exports drawn from a seed, their damaged kin, and the engine as its command reads them.

import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** `make oracle` sets it. */
export const LARGE = process.env.LARGE === "1";
const ENGINE = process.env.CLOUTSCOPE ?? join(ROOT, "target", LARGE ? "release" : "debug", "cloutscope");

/** So many exports of a format, so many records in each, so many damaged kin of each. */
export const [EXPORTS, RECORDS, KIN] = LARGE ? [20, 400, 60] : [2, 30, 8];

/** Numbers that a seed decides. */
export class Draw {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  below(n) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  text(letters, most) {
    return Array.from({ length: 1 + this.below(most) }, () => this.pick(letters)).join("");
  }
}

export const seeds = Array.from({ length: EXPORTS }, (_, n) => n + 1);

/** What the engine makes of these files (by path): its records, and what it says was wrong. */
export function engine(files) {
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  try {
    for (const [path, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const names = [...new Set(Object.keys(files).map((path) => path.split("/")[0]))];
    const run = (how) => {
      const options = { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"] };
      try {
        return execFileSync(ENGINE, ["ledger", ...names, how], options);
      } catch (error) {
        // Nothing could be read: what it printed says why.
        if (error.status === 1) return error.stdout;
        throw error;
      }
    };
    const lines = run("--records").split("\n").filter(Boolean);
    const { imports } = JSON.parse(run("--json"));
    const problems = imports.flatMap(({ skipped }) => skipped).filter(({ problem }) => problem);
    return { records: lines.map((line) => JSON.parse(line)), problems };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Cut short, or with a byte that is changed, missing, or there twice; and where. Of a `text`, only what is still UTF-8: a cell
 * or name that isn't is read as Windows-1252 by the engine, and with signs for what is missing by the others.
 */
export function* damaged(bytes, draw, text = false) {
  for (let n = 0; n < KIN; n++) {
    const at = draw.below(bytes.length);
    const [before, byte, after] = [bytes.subarray(0, at), bytes.subarray(at, at + 1), bytes.subarray(at + 1)];
    const flipped = Buffer.from([byte[0] ^ 1]);
    const pieces = [[before], [before, flipped, after], [before, after], [before, byte, byte, after]][n % 4];
    // What is written in no encoding is another matter.
    if (text && n % 4 > 0 && !isUtf8(Buffer.concat(pieces))) continue;
    yield { how: `${["cut", "changed", "dropped", "doubled"][n % 4]} at ${at}`, at, bytes: Buffer.concat(pieces) };
  }
}

/** Whether two lists are the same. */
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export const sorted = (list) => [...list].sort();

/** How many of a sorted list's items another lacks. */
export function lacking(wanted, there) {
  const left = new Map();
  for (const item of there) left.set(item, (left.get(item) ?? 0) + 1);
  return wanted.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}

/**
 * Compares what the engine reads of damaged bytes with what the other reader does; `null`: that refuses them. Where both
 * agree, all is well, and so it is where the engine alone reads on and but one record is another than in the `whole` file.
 * Else the engine must say that something is wrong; and what stands before the damage is there in any case.
 */
export function compare(how, mine, other, problems, before, whole) {
  if (same(mine, other)) return;
  if (other === null && lacking(whole, mine).length < 2 && lacking(mine, whole).length < 2) return;
  assert.ok(problems.length > 0, `${how}: the two disagree, and nothing is said\n${lacking(other ?? [], mine)}\n${lacking(mine, other ?? [])}`);
  assert.deepEqual(lacking(before, mine), [], `${how}: lost, though it stands before the damage`);
}
