// Weighs what travels, gzip -9 as hosts send it, against the budgets in wasm-pack.toml: what the page loads, and the
// npm package.

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { TARBALL } from "./npm.mjs";
import { DIST } from "./tools.mjs";
import { PACKAGES } from "./wasm.mjs";

/** Not the page: the example's data, the single file, what only the host reads, and what only launchers and other sites show. */
const APART = /^(example\.json|cloutscope\.html|_headers|icon-\w+\.png|preview\.png)$/;
/** For blogs, and the page that collects, which is loaded by itself: each with a budget of its own. */
const ALONE = { widget: /^(widget\.js|embed\.(js|html)|scorer\.js)$/, collect: /^collect\.html$/ };

const loaded = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length + 1))
  .filter((name) => !APART.test(name))
  .map((name) => [gzipSync(readFileSync(join(DIST, name)), { level: 9 }).length, name])
  .sort(([a], [b]) => a - b);

weigh(
  "page",
  loaded.filter(([, name]) => !Object.values(ALONE).some((pattern) => pattern.test(name))),
);
for (const [what, pattern] of Object.entries(ALONE)) {
  const budget = PACKAGES.page[`budget-${what}`];
  for (const [bytes, name] of loaded.filter(([, name]) => pattern.test(name))) {
    console.log(`${String(bytes).padStart(8)}  ${name}, of ${budget}`);
    if (bytes > budget) process.exitCode = 1;
  }
}
weigh("npm", [[readFileSync(TARBALL).length, basename(TARBALL)]]);

function weigh(name, rows) {
  const { budget } = PACKAGES[name];
  const total = rows.reduce((sum, [bytes]) => sum + bytes, 0);
  for (const [bytes, what] of [...rows, [total, `${name} in all, of ${budget}`]]) console.log(`${String(bytes).padStart(8)}  ${what}`);
  if (total <= budget) return;
  console.error(`${name} is ${total - budget} bytes over its budget in wasm-pack.toml.`);
  process.exitCode = 1;
}
