// From sources to www/dist, a folder that works from any path of any static host: the packages, then the page.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { headers } from "./scripts/headers.mjs";
import { DIST, ROOT, WWW } from "./scripts/tools.mjs";
import { buildPackage } from "./scripts/wasm.mjs";

/** The exports that `exports()` in src/sample/mod.rs lists. */
const SAMPLE = ["blog", "facebook", "linkedin", "mailing-list", "twitter", "xing"];

/** What the page loads, and so what it keeps for offline use: the keys of `Parts` in src/single.ts. */
const OFFLINE = ["index.html", "main.css", "main.js", "model.html", "model.css", "sample.json", "cloutscope.wasm.lzma"];

/** Stands in the scripts until all files are there to be hashed. */
const VERSION = "@version@";

const OPTIONS = {
  absWorkingDir: WWW,
  bundle: true,
  charset: "utf8",
  // Classic scripts: a module worker made from a blob does not start from file:// in Chromium.
  format: "iife",
  minify: true,
  target: "es2022",
  logLevel: "warning",
  define: {
    // wasm-bindgen's own loader would look for the .wasm beside itself. Ours hands it the bytes, so that code drops out.
    "import.meta.url": '""',
    VERSION: JSON.stringify(VERSION),
    FILES: JSON.stringify(OFFLINE.map((name) => (name === "index.html" ? "./" : name))),
  },
  loader: { ".csv": "text" },
};

/** `import source from "./worker.ts?text"`: the worker bundled, as text, to be started from a blob: URL under the page's policy. */
const bundledText = {
  name: "bundled text",
  setup({ onResolve, onLoad }) {
    const namespace = "bundled-text";
    onResolve({ filter: /\.ts\?text$/ }, ({ path, resolveDir }) => ({
      path: relative(WWW, join(resolveDir, path.slice(0, -"?text".length))),
      namespace,
    }));
    onLoad({ filter: /.*/, namespace }, async ({ path }) => {
      const { outputFiles } = await build({ ...OPTIONS, entryPoints: [path], write: false });
      return { contents: outputFiles[0].contents, loader: "text" };
    });
  },
};

buildPackage("page");
rmSync(DIST, { recursive: true, force: true });
const entryPoints = { main: "src/main.ts", model: "src/style/model.css", offline: "src/worker/offline.ts" };
/** For blogs, not for the page. */
const widgets = { widget: "src/widget/card.ts", embed: "src/widget/embed.ts", scorer: "src/widget/scorer.ts" };
await build({ ...OPTIONS, entryPoints: { ...entryPoints, ...widgets }, outdir: "dist", plugins: [bundledText] });
copy("index.html", "index.html");
// "How the score works" is written by the engine, from the constants that it scores with.
writeFileSync(join(DIST, "model.html"), execFileSync("cargo", ["run", "--quiet", "--", "model", "--html"], { cwd: ROOT }));
copy("pkg/cloutscope_bg.wasm.lzma", "cloutscope.wasm.lzma");
// Whatever the page needs as it is.
if (existsSync(join(WWW, "static"))) copy("static", ".");

writeFileSync(join(DIST, "sample.json"), JSON.stringify(sample()));
stamp();
writeFileSync(join(DIST, "cloutscope.html"), await singleFile());
writeFileSync(
  join(DIST, "_headers"),
  headers((name) => readFileSync(join(DIST, name), "utf8")),
);
for (const name of built()) console.log(`${sha256(name)}  ${name}`);

/** Writes the version, a hash of all that the page loads, into the scripts that name their cache for it. */
function stamp() {
  const version = createHash("sha256").update(OFFLINE.map(sha256).join()).digest("hex").slice(0, 16);
  for (const name of ["main.js", "offline.js"]) {
    const script = readFileSync(join(DIST, name), "utf8");
    if (!script.includes(VERSION)) throw new Error(`${name} names no version`);
    writeFileSync(join(DIST, name), script.replaceAll(VERSION, version));
  }
}

async function singleFile() {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: ["src/single.ts"], format: "esm", minify: false, write: false });
  const { assemble } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  return assemble(Object.fromEntries(OFFLINE.map((name) => [name, readFileSync(join(DIST, name), name.endsWith(".lzma") ? null : "utf8")])));
}

function built() {
  const entries = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => relative(DIST, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/")).sort();
}

function sha256(name) {
  return createHash("sha256")
    .update(readFileSync(join(DIST, name)))
    .digest("hex");
}

/** The sample's exports by name, each its texts by path, and the scores of others beside them. */
function sample() {
  const root = join(ROOT, "src", "sample");
  const text = (...path) => readFileSync(join(root, ...path), "utf8");
  const files = (folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath ?? entry.path, entry.name)
          .slice(join(root, folder).length + 1)
          .replaceAll("\\", "/"),
      )
      .sort();
  const exported = SAMPLE.map((folder) => [`sample-${folder}`, files(folder).map((path) => [path, text(folder, path)])]);
  const all = [...exported, ["people.csv", [["people.csv", text("people.csv")]]]];
  return Object.fromEntries(all.map(([name, texts]) => [name, Object.fromEntries(texts)]));
}

function copy(from, to) {
  mkdirSync(dirname(join(DIST, to)), { recursive: true });
  cpSync(join(WWW, from), join(DIST, to), { recursive: true });
}
