// An X archive of 160 MB, natively, in Chromium, and in JavaScript with fflate or the browser's own inflater; a million acts, fifty thousand people, ten years, every day: the engine natively, the engine in Chromium, and beside
// it PageRank by graphology over the same active edges, in one run. How the cost grows; and how fast each format is
// read, natively and in Chromium.
//
//     node bench.mjs [STRIDE] [--write]   rank the rival's graph on every STRIDEth day (all days take an hour); the rest
//                                         is scaled. With --write the tables go into docs/speed.md
//     node bench.mjs throughput           only the formats and the archive
//     node bench.mjs archive              only the archive
//     node bench.mjs million              only the million acts, and how the cost grows
//
// Times are those on the processor, not on the clock, where the system tells them: the machine may be shared.

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import playwright from "playwright-core";
import { serve } from "../serve.mjs";
import { tables, write } from "./bench_tables.mjs";
import { CHROMIUM_FLAGS, chromium, ROOT, run, WWW } from "./tools.mjs";
import { buildPackage } from "./wasm.mjs";

const DAYS = 3_650;
const BENCH = join(ROOT, "target", "bench");

const args = process.argv.slice(2);
const archiveOnly = args.includes("archive");
const formatsOnly = args.includes("throughput");
const millionOnly = args.includes("million");
/** Alternating runs, whose median counts. */
const RUNS = 5;
const stride = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 73);
mkdirSync(BENCH, { recursive: true });
// Tests unwind, whatever the profile says: the program beside them would be built from a second library of the same name.
const env = { ...process.env, CARGO_PROFILE_RELEASE_PANIC: "unwind" };
const MILLION = ["million", "growth"];
const measured = archiveOnly ? ["archive"] : formatsOnly ? ["archive", "throughput"] : millionOnly ? MILLION : ["archive", "throughput", ...MILLION];
for (const test of measured) {
  if (!run("cargo", ["test", "--release", "--test", "speed", test, "--", "--ignored", "--nocapture"], { env })) process.exit(1);
}

buildPackage("page");
await build({
  absWorkingDir: WWW,
  entryPoints: ["bench/page.js", "bench/archive.js"],
  bundle: true,
  format: "iife",
  outdir: BENCH,
  define: { "import.meta.url": '""' },
});
copyFileSync(join(WWW, "pkg", "cloutscope_bg.wasm"), join(BENCH, "cloutscope.wasm"));
writeFileSync(join(BENCH, "index.html"), '<!doctype html><link rel="icon" href="data:,"><script src="page.js"></script>\n');

const left = (name) => JSON.parse(readFileSync(join(BENCH, name), "utf8"));
const server = await serve({ root: BENCH, port: 0 });
const browser = await playwright.chromium.launch({ executablePath: chromium(), args: CHROMIUM_FLAGS });
try {
  const found = { browser: browser.version() };
  if (!millionOnly) found.archive = await archive();
  if (!archiveOnly && !millionOnly) found.formats = await formats();
  if (!formatsOnly && !archiveOnly) Object.assign(found, { million: await million(), growth: left("growth.json") });
  const made = tables(found, ["node www/scripts/bench.mjs", ...args].join(" "));
  console.log(`\n${Object.values(made).join("\n\n")}`);
  if (args.includes("--write")) write(made);
} finally {
  await browser.close();
  server.close();
}

/** The large archive, by each way in turn. */
async function archive() {
  const ways = ["engine", "fflate", "stream"];
  const times = Object.fromEntries([...ways, "score"].map((way) => [way, []]));
  let wasm = 0;
  await inPage(async (page) => {
    await page.evaluate(() => bench.archive.start());
    for (let n = 0; n < RUNS; n++) {
      for (const way of ways) {
        await page.evaluate(() => bench.archive.begin());
        const { ms, result } = await timed(() => page.evaluate((way) => bench.archive.read(way), way), onWorkers);
        times[way].push(ms);
        if (way === "engine") {
          wasm = Math.max(wasm, result.wasm);
          times.score.push((await timed(() => page.evaluate(() => bench.archive.score()), onWorkers)).ms);
        }
        await page.evaluate(() => bench.archive.end());
      }
    }
  });
  const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
  return { ...left("archive.json"), ...Object.fromEntries(Object.entries(times).map(([way, list]) => [way, median(list)])), wasm };
}

/** Every format's 20 MB, each in a page of its own: the best of three. */
async function formats() {
  const found = [];
  for (const [n, row] of left("throughput/list.json").entries()) {
    const times = await inPage(async (page) => {
      await page.evaluate(([n, paths]) => bench.format.start(`throughput/${n}`, paths), [n, row.paths]);
      const all = [];
      for (let time = 0; time < 3; time++) all.push((await timed(() => page.evaluate(() => bench.format.read()))).ms);
      return all;
    });
    found.push({ ...row, chromium: Math.min(...times) });
  }
  return found;
}

/** The million acts: natively, in Chromium, and the rival. */
async function million() {
  const chromium = await inPage(async (page) => {
    await page.evaluate(() => bench.engine.start());
    const times = {};
    for (const step of ["ledger", "score", "curve", "band", "why", "explained"]) {
      times[step] = (await timed(() => page.evaluate((name) => bench.engine[name](), step))).ms;
    }
    return { ...(await page.evaluate(() => bench.engine.told())), ...times, memory: await peakOfRenderers() };
  });
  const rival = await inPage(async (page) => {
    const { ms, clock, result } = await timed(() => page.evaluate(([days, each]) => bench.rival(days, each), [DAYS, stride]));
    // It tells its two parts by the clock.
    const part = (by) => (by * ms) / clock;
    return { ...result, ranks: (part(result.ranks) / result.days) * DAYS, graph: part(result.graph), memory: await peakOfRenderers() };
  });
  return { native: left("million.json"), chromium, rival };
}

/** What `work` found in a page of its own. */
async function inPage(work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** What `work` does in a page, and how many milliseconds the pages' main threads (or others) took for it, and the clock. */
async function timed(work, spent = onProcessor) {
  const [before, started] = [await spent(), performance.now()];
  const result = await work();
  const [after, clock] = [await spent(), performance.now() - started];
  // Another page's process may have ended meanwhile.
  const ms = [...after].reduce((sum, [id, time]) => sum + time - (before.get(id) ?? 0), 0);
  return { result, clock, ms: after.size === 0 ? clock : ms };
}

/** A file of each renderer under /proc, by process (Linux only). */
async function ofRenderers(file) {
  if (!existsSync("/proc/self/schedstat")) return [];
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  const there = processInfo.filter(({ type, id }) => type === "renderer" && existsSync(`/proc/${id}/${file}`));
  return there.map(({ id }) => [id, readFileSync(`/proc/${id}/${file}`, "utf8")]);
}

/** Milliseconds on the processor so far of each renderer's main thread; of none where the system doesn't tell. */
async function onProcessor() {
  return new Map((await ofRenderers("schedstat")).map(([id, text]) => [id, Number(text.split(" ")[0]) / 1e6]));
}

/** The same of each worker's thread. */
async function onWorkers() {
  const times = new Map();
  for (const [id] of await ofRenderers("schedstat")) {
    for (const thread of readdirSync(`/proc/${id}/task`)) {
      const file = (name) => readFileSync(`/proc/${id}/task/${thread}/${name}`, "utf8");
      try {
        if (file("comm").startsWith("DedicatedWorker")) times.set(thread, Number(file("schedstat").split(" ")[0]) / 1e6);
      } catch {
        // It ended meanwhile.
      }
    }
  }
  return times;
}

/** The largest of the renderers' peaks, in MB. */
async function peakOfRenderers() {
  const peaks = (await ofRenderers("status")).map(([, text]) => Number(/^VmHWM:\s+(\d+)/m.exec(text)?.[1] ?? 0));
  return Math.round(Math.max(0, ...peaks) / 1000);
}
