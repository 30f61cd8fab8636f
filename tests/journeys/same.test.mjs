// The page and the terminal are two doors to one engine: the same files give the same bits, in every browser.

import assert from "node:assert/strict";
import { openFirefox } from "../../www/scripts/firefox.mjs";
import { drop, journey, open } from "./harness.mjs";
import { causes, items, score, settled, terminal, trySample, tweet, twitter, withFiles } from "./steps.mjs";

const WHY = ["2011-02-21", "2011-02-24"];

/** In the page, before its own scripts: keeps the worker that scores, and what it was asked last. */
function keepEngine() {
  const Made = globalThis.Worker;
  globalThis.Worker = class extends Made {
    postMessage(request, ...more) {
      if (request.method === "answer") globalThis.engine = { worker: this, asked: request.args };
      super.postMessage(request, ...more);
    }
  };
}

/** In the page: everything that the engine says of what is there, as JSON, which keeps every bit of a number. */
async function askEngine(why) {
  const { worker, asked } = globalThis.engine;
  const ask = (method, ...args) =>
    new Promise((resolve) => {
      const id = `again: ${method} ${Math.random()}`;
      worker.addEventListener("message", ({ data }) => data.id === id && resolve(data.result));
      worker.postMessage({ id, method, args });
    });
  const summary = { ...(await ask("answer", ...asked)), curve: [] };
  for (;;) {
    const piece = await ask("trace");
    summary.curve.push(...piece.curve);
    if (piece.rest) Object.assign(summary, piece.rest);
    if (piece.rest) break;
  }
  const { rows } = await ask("points", undefined, 0, 1_000_000);
  return JSON.stringify({ summary, points: rows, why: await ask("why", ...why, 1_000_000) });
}

/** The sample in Firefox, up to the same answers. Puppeteer knows no journey's steps, so they are taken by hand. */
async function sampleInFirefox(url) {
  const firefox = await openFirefox();
  try {
    const page = await firefox.newPage();
    const wait = async (condition) => {
      while (!(await page.evaluate(condition))) await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await page.evaluateOnNewDocument(keepEngine);
    await page.goto(url);
    await wait(() => document.documentElement.dataset.network === "locked");
    await page.locator("::-p-aria(Try the sample)").click();
    await wait(() => document.querySelector("[data-phase]") && !document.querySelector("[data-phase=waiting], [data-phase=reading]"));
    await wait(() => document.querySelector("main:not([aria-busy])") && document.querySelector("data.score-value").value !== "");
    return JSON.parse(await page.evaluate(askEngine, WHY));
  } finally {
    await firefox.close();
  }
}

journey("the sample has the same bits in Chromium, in Firefox and in the terminal", async ({ page, server }) => {
  await page.addInitScript(keepEngine);
  await trySample(page, server);
  const chromium = JSON.parse(await page.evaluate(askEngine, WHY));
  assert.deepEqual(await sampleInFirefox(server.url), chromium);

  const native = terminal("--sample", "--why", WHY.join(".."));
  for (const field of ["score", "evidence", "band", "delta", "reach", "amplification", "network", "curve", "style"]) {
    assert.deepEqual(chromium.summary[field], native[field], field);
  }
  assert.ok(native.points.length > 20 && native.why.causes.length > 20);
  assert.deepEqual(items(chromium.points), items(native.points));
  assert.deepEqual(causes(chromium.why), causes(native.why));
}, { timeout: 240_000 });

journey("a dropped export has the same score on the page and in the terminal, bit for bit", async ({ page, server }) => {
  await open(page, server);
  const tweets = Array.from({ length: 50 }, (_, id) => tweet(id + 1, (id * 7) % 23));
  await withFiles(twitter(tweets), async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    assert.equal(await score(page), terminal(path("twitter")).score);
  });
}, { timeout: 240_000 });
