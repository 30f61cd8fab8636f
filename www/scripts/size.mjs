// Weighs what the page loads, gzip -9 as hosts send it, against the budget in wasm-pack.toml.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DIST } from "./tools.mjs";
import { PACKAGES } from "./wasm.mjs";

/** Not the page: the sample's data, and the single file. */
const APART = /^(sample\.json|cloutscope\.html)$/;

const { budget } = PACKAGES.page;
const rows = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length + 1))
  .filter((name) => !APART.test(name))
  .map((name) => [gzipSync(readFileSync(join(DIST, name)), { level: 9 }).length, name])
  .sort(([a], [b]) => a - b);
const total = rows.reduce((sum, [bytes]) => sum + bytes, 0);

for (const [bytes, name] of [...rows, [total, `in all, of ${budget}`]]) console.log(`${String(bytes).padStart(8)}  ${name}`);
if (total > budget) {
  console.error(`The page is ${total - budget} bytes over its budget in wasm-pack.toml.`);
  process.exitCode = 1;
}
