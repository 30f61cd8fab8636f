// The sample as the page loads it: { export: { path: text } }, of the same files that the terminal has in its binary.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./tools.mjs";

const SAMPLE = join(ROOT, "src", "sample");
/** How src/sample/mod.rs lists an export's files; a test of its compares the list with the folders. */
const LISTED = /^\s*[A-Z_]+ in "([^"]+)":/gm;

export function sampleData() {
  const data = { "people.csv": { "people.csv": readFileSync(join(SAMPLE, "people.csv"), "utf8") } };
  for (const [, folder] of readFileSync(join(SAMPLE, "mod.rs"), "utf8").matchAll(LISTED)) {
    data[`sample-${folder}`] = texts(join(SAMPLE, folder));
  }
  if (Object.keys(data).length === 1) throw new Error("src/sample/mod.rs lists no export");
  return data;
}

function texts(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1).replaceAll("\\", "/"))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
