// What a blogger pastes: the page's own texts, made by the page's own code, of the sample's card.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DIST, ROOT, WWW } from "../../www/scripts/tools.mjs";
import { writeZip } from "../journeys/zip.mjs";

const { buildSync } = createRequire(join(WWW, "package.json"))("esbuild");

export const OUT = join(ROOT, "target", "blogs");
/** Card, badges and Cloutscope's own files, as a blogger puts them onto a host. */
export const FILES = join(OUT, "files");
/** Where links lead. */
export const HOME = "https://example.org/cloutscope/";
/** An export, for the scorer. */
export const EXPORT = join(OUT, "twitter.zip");
const TOOL = ["widget.js", "embed.js", "embed.html", "scorer.js", "cloutscope.html"];

/** Writes the sample's files, with the badge as PNG, drawn by the `browser` as the page does. */
export async function writeFiles(browser) {
  rmSync(FILES, { recursive: true, force: true });
  mkdirSync(FILES, { recursive: true });
  const card = (...args) => execFileSync("cargo", ["run", "--quiet", "--", "card", "--sample", "--name", "Ann Example", ...args], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  for (const theme of ["auto", "light", "dark"]) card("--theme", theme, "--out", join(OUT, "card", theme));
  for (const name of ["card.json", "badge.svg", "badge-wide.svg"]) copyFileSync(join(OUT, "card", "auto", name), join(FILES, name));
  for (const theme of ["light", "dark"]) copyFileSync(join(OUT, "card", theme, "badge.svg"), join(FILES, `badge-${theme}.svg`));
  for (const name of TOOL) copyFileSync(join(DIST, name), join(FILES, name));
  const sample = join(ROOT, "src", "sample", "twitter");
  const paths = readdirSync(sample, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  writeZip(EXPORT, paths.map(({ parentPath, path, name }) => join(parentPath ?? path, name)).map((path) => [path.slice(sample.length + 1), readFileSync(path, "utf8")]));
  const page = await browser.newPage({ viewport: { width: 360, height: 132 }, deviceScaleFactor: 3 });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${readFileSync(join(FILES, "badge.svg"), "utf8")}`);
  await page.screenshot({ path: join(FILES, "badge.png"), omitBackground: true });
  await page.close();
}

/** The texts by way, for files in a folder at `files`, Cloutscope's beside them. */
export async function ways(files) {
  const built = join(OUT, "snippets.mjs");
  buildSync({ entryPoints: [join(WWW, "src/publish/snippets.ts")], outfile: built, bundle: true, format: "esm" });
  const { snippets } = await import(pathToFileURL(built).href);
  const made = { json: readFileSync(join(FILES, "card.json"), "utf8"), embed: readFileSync(join(OUT, "card", "auto", "embed.html"), "utf8") };
  const picture = { name: "badge", width: 360, height: 132 };
  return Object.fromEntries(snippets({ made, picture }, { files, page: files, home: HOME }).map(({ key, code }) => [key, code.trim()]));
}

/** Puts all files into a folder. */
export function putFiles(folder, names) {
  mkdirSync(folder, { recursive: true });
  for (const name of names ?? ["badge.svg", "badge.png", "card.json", ...TOOL]) copyFileSync(join(FILES, name), join(folder, name));
}

export function write(path, text) {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}
