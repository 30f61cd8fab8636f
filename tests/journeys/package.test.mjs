// The npm package as others get it: installed from its tarball into a project that has nothing else (package/), used
// there in Node, with bundlers and without, and each time asked for the terminal's numbers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { TARBALL } from "../../www/scripts/npm.mjs";
import { ROOT, WWW } from "../../www/scripts/tools.mjs";
import { journey, openServer } from "./harness.mjs";
import { causes, items, terminal } from "./steps.mjs";
import { writeZip } from "./zip.mjs";

const { build } = createRequire(join(WWW, "package.json"))("esbuild");

const OPTIONS = { profile: "klout-2011", connected: { linkedin: "2011-02-24" }, why: ["2011-02-21", "2011-02-24"] };
const ARGS = ["--profile", "klout-2011", "--connected", "linkedin=2011-02-24", "--why", "2011-02-21..2011-02-24"];

let project;
let native;

before(() => {
  assert.ok(existsSync(TARBALL), "no package in target/npm: run make package first");
  project = mkdtempSync(join(tmpdir(), "package-"));
  cpSync(fileURLToPath(new URL("package", import.meta.url)), project, { recursive: true });
  const sample = (path, to) => cpSync(join(ROOT, "src", "sample", path), join(project, "exports", to), { recursive: true });
  sample("twitter", "twitter");
  for (const file of ["Connections.csv", "messages.csv"]) sample(join("linkedin", file), file);
  // Nothing to fetch: the package depends on nothing.
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", TARBALL], { cwd: project, stdio: ["ignore", "ignore", "inherit"] });
  native = terminal(...["twitter", "Connections.csv", "messages.csv"].map((name) => join(project, "exports", name)), ...ARGS);
  assert.ok(native.points.length > 10 && native.why.causes.length > 5);
});

after(() => rmSync(project, { recursive: true, force: true }));

/** Runs a script of the project in Node; what it printed. */
const inNode = (script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd: project, encoding: "utf8", maxBuffer: 1 << 26 });
const tool = (name, ...args) => execFileSync(join(WWW, "node_modules", ".bin", name), args, { cwd: project, stdio: ["ignore", "inherit", "inherit"] });

/** Every bit that the terminal prints, too. */
function assertNative(json) {
  const report = JSON.parse(json);
  for (const field of ["model", "as_of", "owner", "score", "evidence", "band", "delta", "reach", "amplification", "network", "curve", "style", "ignored"]) {
    assert.deepEqual(report[field], native[field], field);
  }
  assert.deepEqual(items(report.points), items(native.points));
  assert.deepEqual(causes(report.why), causes(native.why));
  const files = ["Connections.csv", "messages.csv", "twitter"];
  assert.deepEqual(report.imports.map(({ file }) => file).sort(), files);
  for (const { source } of [...report.points, ...report.why.causes]) for (const { file } of source) assert.ok(files.includes(file), file);
}

test("someone installs the package and scores exports in Node, with the terminal's bits", () => {
  assertNative(inNode("score.mjs", JSON.stringify(OPTIONS)));
});

test("what is wrong is said in a sentence, as an Error", () => {
  assert.deepEqual(inNode("errors.mjs").trimEnd().split("\n"), [
    "Error: input 1 has no name: give a File, or { name, bytes }",
    "Error: tweets.js has no bytes: give a Blob, an ArrayBuffer or a Uint8Array",
    "Error: huge.zip has more than 4 GiB: unpack it and give the files you need, or score it in a worker, which reads a File piece by piece",
    "Error: ownr: unknown field `ownr`, expected one of `owner`, `profile`, `connected`, `disabled`, `as_of`, `prestige`, `people_csv`, `same`, `scores`, `imagined`, `half_life`, `why`",
    "Error: as_of: “yesterday” is not a valid date: write YYYY-MM-DD",
    "Error: profile: there is no profile “klout-2012”: choose everything or klout-2011",
    "Error: there is no way from 2024-03-09 to 2024-03-01: choose two days in order, the later not after 2024-03-05",
  ]);
});

test("an engine that could not be loaded is loaded at the next call, and one that stopped says so from then on", () => {
  const [unfound, loaded, ...calls] = inNode("stopped.mjs").trimEnd().split("\n");
  assert.match(unfound, /no-such-file\.wasm/);
  assert.equal(loaded, "nothing");
  const stopped = "the engine stopped (unreachable), and must be loaded anew: reload the page, or start the program again";
  assert.deepEqual(calls, [stopped, stopped]);
});

test("the declared types are those of the reports, and strict users compile", () => {
  const report = inNode("score.mjs", JSON.stringify(OPTIONS));
  const unscored = inNode("nobody.mjs");
  // A literal must have every field that is declared and none that isn't.
  const sample = JSON.stringify(terminal("--sample", "--why", "2011-02-21..2011-02-24"));
  const literals = { Report: [report, sample], Unscored: [unscored], "Format[]": [inNode("formats.mjs")] };
  const checks = Object.entries(literals).flatMap(([type, values]) => values.map((value) => `(${value}) satisfies ${type};\n`));
  writeFileSync(join(project, "literals.ts"), `import type { Format, Report, Unscored } from "cloutscope";\n${checks.join("")}`);
  const strict = ["--strict", "--noEmit", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022", "--types", ""];
  tool("tsc", ...strict, "--module", "nodenext", "--lib", "es2022", "strict.ts", "literals.ts");
  tool("tsc", ...strict, "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom,dom.iterable", "browser.ts", "strict.ts");
});

/** Opens a page of the project, picks the exports there and hands over the page's `ask(method)`. */
async function withPicked(page, path, use) {
  const site = await openServer(project);
  try {
    await page.goto(site.url + path);
    const inputs = page.locator("input");
    await inputs.nth(0).setInputFiles(join(project, "exports", "twitter"));
    await inputs.nth(1).setInputFiles(["Connections.csv", "messages.csv"].map((name) => join(project, "exports", name)));
    await use((method, value = OPTIONS) => page.evaluate(([name, given]) => globalThis[name](given), [method, value]));
  } finally {
    site.close();
  }
}

journey("someone builds a page with Vite: it scores on its thread and in a worker, with the terminal's bits", async ({ page }) => {
  tool("vite", "build", "--base", "./", "--logLevel", "warn");
  await withPicked(page, "dist/", async (ask) => {
    assertNative(await ask("scoreHere"));
    assertNative(await ask("scoreInWorker"));
  });
});

journey("someone uses the package without a bundler, with the terminal's bits", async ({ page }) => {
  await withPicked(page, "plain.html", async (ask) => assertNative(await ask("scoreHere")));
});

journey("someone's bundler leaves the engine behind: its address is said, and it has the terminal's bits", async ({ page }) => {
  await build({ absWorkingDir: project, entryPoints: ["page.js"], outfile: "bundled.js", bundle: true, format: "esm", logLevel: "warning" });
  await withPicked(page, "bundled.html", async (ask) => {
    await ask("loadFrom", "node_modules/cloutscope/pkg/cloutscope_bg.wasm");
    assertNative(await ask("scoreHere"));
  });
});

/** The README's first lines of code after a place in it, as somebody copies them. */
function example(place) {
  const readme = readFileSync(join(project, "node_modules", "cloutscope", "README.md"), "utf8");
  const [, code] = readme.slice(readme.indexOf(place)).match(/```js\n(.*?)```/s) ?? [];
  assert.ok(code?.includes("score("), `the README has an example: ${place}`);
  return code;
}

/** A Twitter export of the project's as a ZIP; its score. */
function zipped() {
  const folder = join(project, "exports", "twitter");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  writeZip(join(project, "twitter.zip"), paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
  return terminal(join(project, "twitter.zip")).score;
}

test("the README's lines for Node print the score", () => {
  const score = zipped();
  writeFileSync(join(project, "readme.mjs"), example("In Node (20 or newer):"));
  assert.equal(Number(inNode("readme.mjs")), score);
});

for (const [place, bundled] of [["In a bundler", true], ["In a browser without one", false]]) {
  journey(`the README's lines print the score: ${place.toLowerCase()}`, async ({ page }) => {
    const score = zipped();
    const folder = join(project, bundled ? "bundled" : "unbundled");
    mkdirSync(folder);
    writeFileSync(join(folder, "index.html"), '<!doctype html><link rel="icon" href="data:,"><input type="file" multiple><script type="module" src="./lines.js"></script>');
    writeFileSync(join(folder, "lines.js"), example(place));
    if (bundled) tool("vite", "build", folder, "--base", "./", "--logLevel", "warn");
    else cpSync(join(project, "node_modules", "cloutscope"), join(folder, "cloutscope"), { recursive: true });
    const site = await openServer(join(folder, bundled ? "dist" : ""));
    try {
      await page.goto(site.url);
      const printed = page.waitForEvent("console");
      await page.locator("input").setInputFiles(join(project, "twitter.zip"));
      assert.equal(Number((await printed).text()), score);
    } finally {
      site.close();
    }
  });
}
