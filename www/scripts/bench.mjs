// A million acts, fifty thousand people, ten years, every day: the engine natively, the engine in Chromium, and beside
// it PageRank by graphology over the same active edges, in one run. And how fast each format is read, in both.
//
//     node bench.mjs [STRIDE]     rank the rival's graph on every STRIDEth day (all days take an hour); the rest is scaled
//     node bench.mjs throughput   only the formats

import { build } from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import playwright from "playwright-core";
import { serve } from "../serve.mjs";
import { CHROMIUM_FLAGS, ROOT, WWW, chromium, run } from "./tools.mjs";
import { buildPackage } from "./wasm.mjs";

const DAYS = 3_650;
const BENCH = join(ROOT, "target", "bench");

const formatsOnly = process.argv[2] === "throughput";
const stride = formatsOnly ? 0 : Number(process.argv[2] ?? 73);
mkdirSync(BENCH, { recursive: true });
for (const test of formatsOnly ? ["throughput"] : ["throughput", "million"]) {
  if (!run("cargo", ["test", "--release", "--test", "speed", test, "--", "--ignored", "--nocapture"])) process.exit(1);
}

buildPackage("page");
await build({ absWorkingDir: WWW, entryPoints: ["bench/page.js"], bundle: true, format: "iife", outfile: join(BENCH, "page.js"), define: { "import.meta.url": '""' } });
copyFileSync(join(WWW, "pkg", "cloutscope_bg.wasm"), join(BENCH, "cloutscope.wasm"));
writeFileSync(join(BENCH, "index.html"), '<!doctype html><link rel="icon" href="data:,"><script src="page.js"></script>\n');

const server = await serve({ root: BENCH, port: 0 });
const browser = await playwright.chromium.launch({ executablePath: chromium(), args: CHROMIUM_FLAGS });
try {
  await formats();
  if (!formatsOnly) await million();
} finally {
  await browser.close();
  server.close();
}

/** Every format's 20 MB, each in a page of its own. */
async function formats() {
  const list = JSON.parse(readFileSync(join(BENCH, "throughput", "list.json"), "utf8"));
  for (const [n, { format, paths, bytes }] of list.entries()) {
    const { result } = await inPage((page) => page.evaluate(([n, paths]) => bench.read(`throughput/${n}`, paths), [n, paths]));
    console.log(`${format} in Chromium: ${(bytes / 1000 / result).toFixed(0)} MB/s`);
  }
}

/** The million acts. */
async function million() {
  const engine = await inPage((page) => page.evaluate(() => bench.engine()));
  const rival = await inPage((page) => page.evaluate(([days, each]) => bench.rival(days, each), [DAYS, stride]));
  const { days, score, ledger, scored, why, causes, wasm } = engine.result;
  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
  const ranks = (rival.result.ranks / rival.result.days) * DAYS;
  console.log(`
engine in Chromium: score ${score.toFixed(1)}; ledger ${seconds(ledger)}; score, band and ${days} days ${seconds(scored)}; ${causes} causes ${seconds(why)};
  peak memory of the renderer ${engine.peak} MB, ${Math.round(wasm / 1e6)} MB of it the engine's
graphology in Chromium: PageRank of ${rival.result.days} days ${seconds(rival.result.ranks)}, so of ${DAYS} days ${seconds(ranks)} (${rival.result.edges} edges on the last day);
  keeping the graph of every day ${seconds(rival.result.graph)}; peak memory of the renderer ${rival.peak} MB
PageRank takes ${(ranks / scored).toFixed(0)} times as long as score, band and curve.`);
}

/** What `work` found in a page of its own, and the most memory that page's renderer ever had, in MB (Linux only). */
async function inPage(work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    const result = await work(page);
    return { result, peak: Math.round((await peakOfRenderers()) / 1000) };
  } finally {
    await context.close();
  }
}

/** The largest of the renderers' peaks, in kB. */
async function peakOfRenderers() {
  if (process.platform !== "linux") return 0;
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  const status = ({ id }) => readFileSync(`/proc/${id}/status`, "utf8");
  const peaks = processInfo.filter(({ type }) => type === "renderer").map(status);
  return Math.max(0, ...peaks.map((text) => Number(/^VmHWM:\s+(\d+)/m.exec(text)?.[1] ?? 0)));
}
