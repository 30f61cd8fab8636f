// From sources to www/dist, a folder that works from any path of any static host: the engine's packages, then the page.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { headers } from "./scripts/headers.mjs";
import { inGerman, methodPage } from "./scripts/method.mjs";
import { COLLECT_POLICY, FRAME_POLICY, PAGE_POLICY, policy } from "./scripts/policies.mjs";
import { social } from "./scripts/social.mjs";
import { DIST, ROOT, WWW } from "./scripts/tools.mjs";
import { buildPackage } from "./scripts/wasm.mjs";

/** The exports that `exports()` in src/sample/mod.rs lists. */
const EXAMPLE = ["blog", "facebook", "linkedin", "mailing-list", "twitter", "xing"];

/** The engine's sentences in German, each beside the code that tells it. */
const GERMAN = JSON.stringify(Object.assign({}, ...german().map((name) => JSON.parse(readFileSync(name, "utf8")))));

/** How somebody acts, in German: for cards. */
const STYLES = readFileSync(join(ROOT, "src/style.de.json"), "utf8");

/** What the page loads, and so what it keeps for offline use. */
const OFFLINE = ["index.html", "cloutscope.wasm", "example.json", "icon.svg", "manifest.webmanifest"];

const OPTIONS = {
  absWorkingDir: WWW,
  bundle: true,
  charset: "utf8",
  // Classic scripts: a module worker made from a blob does not start from file:// in Chromium.
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  minify: true,
  target: "es2022",
  logLevel: "warning",
  write: false,
  define: {
    // wasm-bindgen's own loader would look for the .wasm beside itself. Ours hands it the bytes, so that code drops out.
    "import.meta.url": '""',
  },
  loader: { ".csv": "text", ".woff2": "dataurl" },
};

/** For what shows the engine's sentences. */
const WORDS = { define: { ...OPTIONS.define, GERMAN } };

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
      const { outputFiles } = await build({ ...OPTIONS, entryPoints: [path] });
      return { contents: outputFiles[0].contents, loader: "text" };
    });
  },
};

const bundle = async (entry, options = {}) => {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [entry], outdir: "dist", plugins: [bundledText], ...options });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf(".") + 1), text]));
};

buildPackage("page");
rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });

const files = {
  "cloutscope.wasm": readFileSync(join(WWW, "pkg/cloutscope_bg.wasm")),
  "example.json": JSON.stringify(example()),
};
const { html, shell, formats } = await page();
files["index.html"] = html;
files["collect.html"] = await collect();
files["cloutscope.html"] = shell.assemble(html, new Uint8Array(files["cloutscope.wasm"]), files["example.json"]);
for (const name of ["widget/card.ts", "widget/embed.ts", "widget/scorer.ts"]) {
  const called = { card: "widget", embed: "embed", scorer: "scorer" }[name.split("/")[1].replace(".ts", "")];
  files[`${called}.js`] = (await bundle(`src/${name}`, { define: { ...OPTIONS.define, NETWORKS: JSON.stringify(networksOfCards(formats)), STYLES } })).js;
}
if (existsSync(join(WWW, "static"))) cpSync(join(WWW, "static"), DIST, { recursive: true });
for (const [name, content] of Object.entries(files)) writeFileSync(join(DIST, name), content);
writeFileSync(join(DIST, "offline.js"), await offline());
writeFileSync(
  join(DIST, "_headers"),
  headers((name) => readFileSync(join(DIST, name), "utf8")),
);
for (const name of built()) console.log(`${sha256(name)}  ${name}`);

/** The shell's HTML, with the frame's inside of it: whatever is inline runs by its hash. */
async function page() {
  const [main, early, outer, single] = await Promise.all([
    bundle("src/frame/main.tsx", WORDS),
    bundle("src/frame/early.ts"),
    bundle("src/shell/main.ts", { define: { ...OPTIONS.define, NETWORK_NAMES: JSON.stringify(networkNames().join("|")) } }),
    bundle("src/frame/single.ts", { format: "esm", minify: false }),
  ]);
  const style = (await bundle("src/style/page.css")).css + (main.css ?? "");
  const shellStyle = (await bundle("src/style/shell.css")).css;
  const method = { style: read("src/style/model.css").replaceAll(":root", ":host"), html: methodPage() };
  const { markup, data } = await start();
  const inline = { scripts: [early.js, main.js, outer.js], styles: [style, shellStyle, method.style] };
  const frame = fill(read("frame.html"), {
    policy: policy(FRAME_POLICY, inline),
    style,
    early: early.js,
    start: markup,
    data: JSON.stringify(data).replaceAll("<", "\\u003c"),
    method: `<style>${method.style}</style>${method.html}`,
    methodInGerman: `<style>${method.style}</style>${inGerman(method.html)}`,
    main: main.js.replaceAll("</script", "<\\/script"),
  });
  const site = social(process.env.SITE ?? "");
  const html = fill(read("index.html"), {
    policy: policy(PAGE_POLICY, inline),
    style: shellStyle,
    script: outer.js,
    frame: attribute(frame),
    icon: icon(),
  }).replace("    <!-- site -->\n", site);
  return { html, shell: await imported("single.mjs", single.js), formats: data.formats };
}

/** The page that fetches: it shares nothing with the other one but the file in the user's hands. */
async function collect() {
  const [main, outer] = await Promise.all([bundle("src/collect/main.tsx"), bundle("src/collect/shell.ts")]);
  const [style, shellStyle] = await Promise.all(["collect", "collect-shell"].map(async (name) => (await bundle(`src/style/${name}.css`)).css));
  const said = policy(COLLECT_POLICY, { scripts: [main.js, outer.js], styles: [style, shellStyle] });
  const frame = fill(read("collect-frame.html"), { policy: said, style, main: main.js.replaceAll("</script", "<\\/script") });
  return fill(read("collect.html"), { policy: said, style: shellStyle, script: outer.js, frame: attribute(frame), icon: icon(), logo: icon() });
}

/** From the page itself: the locked shell can't load it any more. */
function icon() {
  return `data:image/svg+xml;base64,${readFileSync(join(WWW, "static/icon.svg")).toString("base64")}`;
}

function attribute(html) {
  return html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

/** The start page as markup, made by its own view, with the example's curve as the engine computes it. */
async function start() {
  const data = await exampleData();
  const { js } = await bundle("src/start.tsx", { ...WORDS, format: "esm", platform: "node", minify: false });
  const { markup } = await imported("start.mjs", js);
  return { markup: markup(data), data };
}

async function exampleData() {
  const engine = await import(pathToFileURL(join(WWW, "pkg/cloutscope.js")).href);
  engine.initSync({ module: readFileSync(join(WWW, "pkg/cloutscope_bg.wasm")) });
  const { curve, story } = JSON.parse(
    execFileSync("cargo", ["run", "--quiet", "--", "score", "--sample", "--json"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 }),
  );
  return { formats: engine.formats(), curve: curve.slice(-90), story };
}

function networkNames() {
  const names = [...read("src/generated/networks.ts").matchAll(/^ {2}(\w+): \{/gm)].map(([, name]) => name);
  if (names.length === 0) throw new Error("no networks");
  return names;
}

/** What the widget knows of networks: titles, and the colours that the page has for them; of all others, by no name. */
function networksOfCards(formats) {
  const [light, dark] = [false, true].map((second) => {
    const found = new Map();
    for (const [, name, colour] of read("src/style/base.css").matchAll(/--net-([a-z]+): (#[0-9a-f]{6});/g)) {
      if (second || !found.has(name)) found.set(name, colour);
    }
    return found;
  });
  const title = (name) => formats.find(({ network }) => network === name)?.title.replace(/ \(.*\)$/, "") ?? name;
  return Object.fromEntries([...light.keys()].map((name) => [name === "other" ? "" : name, [title(name), light.get(name), dark.get(name)]]));
}

/** A bundle, run here. */
function imported(name, script) {
  const path = join(ROOT, "target", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, script);
  return import(pathToFileURL(path).href);
}

async function offline() {
  const hashes = Object.fromEntries(OFFLINE.map((name) => [name === "index.html" ? "./" : name, sha256(name)]));
  const version = createHash("sha256").update(JSON.stringify(hashes)).digest("hex").slice(0, 16);
  const define = { ...OPTIONS.define, VERSION: JSON.stringify(version), FILES: JSON.stringify(hashes) };
  return (await bundle("src/shell/offline-worker.ts", { define })).js;
}

/** Each place must be there, and only once: a page that changed without this file would lose its lock unseen. */
function fill(template, values) {
  for (const [name, value] of Object.entries(values)) {
    if (template.split(`@${name}@`).length !== 2) throw new Error(`no single place for ${name}`);
    template = template.replace(`@${name}@`, () => value);
  }
  return template;
}

function read(name) {
  return readFileSync(join(WWW, name), "utf8");
}

function german() {
  const room = join(ROOT, "src");
  const names = readdirSync(room, { recursive: true }).filter((name) => name.endsWith("de.json"));
  return names.sort().map((name) => join(room, name));
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

/** The example's exports by name, each its texts by path, and the scores of others beside them. */
function example() {
  const root = join(ROOT, "src", "sample");
  const text = (...path) => readFileSync(join(root, ...path), "utf8");
  const paths = (folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath ?? entry.path, entry.name)
          .slice(join(root, folder).length + 1)
          .replaceAll("\\", "/"),
      )
      .sort();
  const exported = EXAMPLE.map((folder) => [`sample-${folder}`, paths(folder).map((path) => [path, text(folder, path)])]);
  const all = [...exported, ["people.csv", [["people.csv", text("people.csv")]]]];
  return Object.fromEntries(all.map(([name, texts]) => [name, Object.fromEntries(texts)]));
}
