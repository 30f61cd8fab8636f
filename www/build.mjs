// From sources to www/dist, a folder that works from any path of any static host: the packages, then the page.

import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { DIST, ROOT, WWW } from "./scripts/tools.mjs";
import { buildPackage } from "./scripts/wasm.mjs";

/** The exports that `exports()` in src/sample/mod.rs lists. */
const SAMPLE = ["facebook", "linkedin", "twitter"];

const OPTIONS = {
  absWorkingDir: WWW,
  bundle: true,
  charset: "utf8",
  // Classic scripts: a module worker made from a blob does not start from file:// in Chromium.
  format: "iife",
  minify: true,
  target: "es2022",
  logLevel: "warning",
  // wasm-bindgen's own loader would look for the .wasm beside itself. Ours hands it the bytes, so that code drops out.
  define: { "import.meta.url": '""' },
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
await build({ ...OPTIONS, entryPoints: { main: "src/main.ts", model: "src/style/model.css" }, outdir: "dist", plugins: [bundledText] });
copy("index.html", "index.html");
// "How the score works" is written by the engine, from the constants that it scores with.
writeFileSync(join(DIST, "model.html"), execFileSync("cargo", ["run", "--quiet", "--", "model", "--html"], { cwd: ROOT }));
copy("pkg/cloutscope_bg.wasm", "cloutscope.wasm");
// Whatever the page needs as it is.
if (existsSync(join(WWW, "static"))) copy("static", ".");

writeFileSync(join(DIST, "sample.json"), JSON.stringify(sample()));

/** The sample's exports by name, each its texts by path, and the scores of others beside them. */
function sample() {
  const root = join(ROOT, "src", "sample");
  const text = (...path) => readFileSync(join(root, ...path), "utf8");
  const files = (folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(root, folder).length + 1).replaceAll("\\", "/"))
      .sort();
  const exported = SAMPLE.map((folder) => [`sample-${folder}`, files(folder).map((path) => [path, text(folder, path)])]);
  const all = [...exported, ["people.csv", [["people.csv", text("people.csv")]]]];
  return Object.fromEntries(all.map(([name, texts]) => [name, Object.fromEntries(texts)]));
}

function copy(from, to) {
  mkdirSync(dirname(join(DIST, to)), { recursive: true });
  cpSync(join(WWW, from), join(DIST, to), { recursive: true });
}
