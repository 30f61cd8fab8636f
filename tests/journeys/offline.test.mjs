// Take it with you: offline after the first visit, one file on a stick, and any folder of any host.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DIST } from "../../www/scripts/tools.mjs";
import { askEngine, assertSample, keepEngine, WHY } from "./engine.mjs";
import { journeyInFirefox, openSample } from "./firefox.mjs";
import { journey, locked, open, openServer } from "./harness.mjs";
import { score, settled, terminal, trySample } from "./steps.mjs";

const SINGLE = join(DIST, "cloutscope.html");

/** What the service worker may still fetch when the page is locked: its own files, each at its fixed address. */
const KEPT = ["GET /", "GET /cloutscope.wasm", "GET /example.json", "GET /icon.svg", "GET /icon-180.png", "GET /manifest.webmanifest", "GET /offline.js"];

/** Waits until the service worker could take over; it does so with the next visit. */
async function installed(page, context) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  while (!(await worker.evaluate(() => Boolean(globalThis.registration.active)))) await page.waitForTimeout(20);
}

async function sampleHere(page) {
  await locked(page);
  await page.getByRole("button", { name: "An example" }).click();
  await settled(page);
  return score(page);
}

journey("after one visit the page works with the network off, and gives the same score", async ({ page, context, server }) => {
  await open(page, server);
  await installed(page, context);
  server.hits.length = 0;
  await context.setOffline(true);
  await page.reload();
  assert.equal(await sampleHere(page), terminal("--sample").score);
  // At most the browser looks for a newer worker.
  assert.deepEqual(server.hits.filter((hit) => hit !== "GET /offline.js"), []);
}, { timeout: 240_000 });

journey("the page's other address, index.html, works offline after one visit, too", async ({ page, context, server }) => {
  await open(page, server);
  await installed(page, context);
  await page.reload();
  await locked(page);
  server.hits.length = 0;
  await context.setOffline(true);
  await page.goto(`${server.url}index.html`);
  await locked(page);
  assert.deepEqual(server.hits.filter((hit) => hit !== "GET /offline.js"), []);
});

journey("nothing leaves the locked page by way of its service worker", async ({ page, context, server }) => {
  await open(page, server);
  await installed(page, context);
  await page.reload();
  await locked(page);
  server.hits.length = 0;
  // In the frame there is none.
  await assert.rejects(page.evaluate(() => navigator.serviceWorker.getRegistration()));
  const reached = await page.shell.evaluate(async () => {
    const report = {};
    // What the page gave up, a fresh frame brings back: so the worker itself must be of no use.
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const container = frame.contentWindow?.navigator.serviceWorker;
    const registration = await Promise.race([
      container?.getRegistration(location.href).catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, 1000)),
    ]);
    report.worker = Boolean(registration?.active);
    registration?.active?.postMessage({ url: `${location.origin}/leak-by-message`, fetch: "leak-by-message" });
    report.update = await Promise.race([
      Promise.resolve(registration?.update?.()).then(() => "asked", String),
      new Promise((resolve) => setTimeout(resolve, 1000, "silent")),
    ]);
    for (const url of ["./?leak-by-query", "cloutscope.wasm", "leak-by-path"]) {
      report[url] = await fetch(url).then(() => "passed", () => "refused");
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    return report;
  });
  assert.equal(reached["./?leak-by-query"], "refused");
  assert.equal(reached["cloutscope.wasm"], "refused");
  assert.equal(reached["leak-by-path"], "refused");
  // At most the browser looks for a newer worker, at its own fixed address.
  assert.deepEqual(server.hits.filter((hit) => hit !== "GET /offline.js"), [], JSON.stringify(reached));
}, { allow: [/Content Security Policy|Refused to|violates the following/] });

journey("the single file scores the sample from the disk with the network off, as the terminal does, to the bit", async ({ page, context, server }) => {
  await context.setOffline(true);
  await page.addInitScript(keepEngine);
  await page.goto(pathToFileURL(SINGLE).href);
  await sampleHere(page);
  assertSample(await page.evaluate(askEngine, WHY));
  await page.getByRole("button", { name: "How the score works" }).click();
  await page.getByRole("dialog", { name: "How the score works" }).getByText("What it measures").waitFor();
  assert.deepEqual(server.hits, []);
}, { timeout: 240_000 });

journeyInFirefox("the single file does so, too", async ({ page }) => {
  await page.evaluateOnNewDocument(keepEngine);
  const frame = await openSample(page, pathToFileURL(SINGLE).href);
  assertSample(await frame.evaluate(askEngine, WHY));
}, { timeout: 240_000 });

journey("the file that the page offers is the one that was built, byte for byte", async ({ page, server }) => {
  await trySample(page, server);
  const offered = page.waitForEvent("download");
  await page.getByRole("button", { name: /cloutscope.html/ }).click();
  assert.deepEqual(readFileSync(await (await offered).path()), readFileSync(SINGLE));
  assert.deepEqual(server.hits.filter((hit) => !KEPT.includes(hit)), []);
});

/** A host with the page below a path of it. */
async function below(use) {
  const root = mkdtempSync(join(tmpdir(), "host-"));
  cpSync(DIST, join(root, "some", "sub", "path"), { recursive: true });
  const host = await openServer(root);
  try {
    await use({ url: `${host.url}some/sub/path/`, hits: host.hits });
  } finally {
    host.close();
    rmSync(root, { recursive: true });
  }
}

/** What the page asked its host for: only what lies below its own path. */
const outside = (hits) => hits.filter((hit) => !hit.startsWith("GET /some/sub/path/"));

journey("the page works below any path of a host", async ({ page }) => {
  await below(async (host) => {
    assert.ok((await trySample(page, host)) > 0);
    assert.deepEqual(outside(host.hits), []);
  });
});

journeyInFirefox("the page works below any path of a host", async ({ page }) => {
  await below(async ({ url, hits }) => {
    await openSample(page, url);
    assert.deepEqual(outside(hits.filter((hit) => hit !== "GET /favicon.ico")), []);
  });
});
