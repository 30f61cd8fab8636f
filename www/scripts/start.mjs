// How soon the start page is there on a slow line and a slow machine: 9 Mbit/s, 165 ms, a processor four times slower,
// the page compressed as hosts send it. The median of nine first visits.
//
//     make build && node www/scripts/start.mjs

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { CHROMIUM_FLAGS, chromium, DIST, WWW } from "./tools.mjs";

const { chromium: playwright } = createRequire(join(WWW, "package.json"))("playwright-core");

const VISITS = 9;
const LINE = { offline: false, latency: 165, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 };
const SLOWER = 4;
/** Milliseconds within which each has to be there. */
const LIMITS = { heading: 800, lock: 3400 };
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const kept = new Map();
function packed(name) {
  if (!kept.has(name)) kept.set(name, gzipSync(readFileSync(join(DIST, name)), { level: 9 }));
  return kept.get(name);
}

const server = createServer(({ url }, response) => {
  const name = url === "/" ? "index.html" : url.slice(1);
  try {
    const bytes = packed(name);
    response
      .writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream", "content-encoding": "gzip", "content-length": bytes.length })
      .end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://localhost:${server.address().port}/`;
const browser = await playwright.launch({ executablePath: chromium(), args: CHROMIUM_FLAGS });

async function visit() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  // Both documents: the frame's clock is put on the page's.
  await page.addInitScript(() => {
    globalThis.timed = {};
    const note = (name) => (globalThis.timed[name] ??= performance.timeOrigin + performance.now());
    const painted = (list) => {
      const [paint] = list.getEntriesByName("first-contentful-paint");
      if (paint) globalThis.timed.heading = performance.timeOrigin + paint.startTime;
    };
    new PerformanceObserver(painted).observe({ type: "paint", buffered: true });
    new MutationObserver(() => document.documentElement.dataset.network === "locked" && note("lock")).observe(document, {
      attributes: true,
      subtree: true,
      attributeFilter: ["data-network"],
    });
  });
  await page.goto(url, { waitUntil: "commit" });
  const began = await page.evaluate(() => performance.timeOrigin);
  while (page.frames().length < 2) await page.waitForTimeout(20);
  const [, frame] = page.frames();
  await frame.waitForSelector('html[data-network="locked"]', { state: "attached", timeout: 60_000 });
  await frame.waitForFunction(() => globalThis.timed.heading && globalThis.timed.lock);
  const timed = await frame.evaluate(() => globalThis.timed);
  await context.close();
  return { heading: timed.heading - began, lock: timed.lock - began };
}

const visits = [];
for (let n = 0; n < VISITS; n++) visits.push(await visit());
for (const [name, limit] of Object.entries(LIMITS)) {
  const sorted = visits.map((one) => one[name]).sort((a, b) => a - b);
  const median = sorted[Math.floor(VISITS / 2)];
  console.log(`${name.padEnd(8)} ${Math.round(median)} ms (${Math.round(sorted[0])} to ${Math.round(sorted.at(-1))}), of ${limit}`);
  if (median > limit) process.exitCode = 1;
}
await browser.close();
server.close();
