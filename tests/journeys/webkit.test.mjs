// The core of the page in WebKitGTK, the engine nearest to Safari, by its own driver; where that is installed (Debian:
// webkit2gtk-driver and xvfb). The whole list of ways out is tried there by `make channels`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openWebKit } from "../channels/engines.mjs";
import { DIST, miniBrowser, webkitDriver, xvfb } from "../../www/scripts/tools.mjs";
import { openServer } from "./harness.mjs";
import { terminal, tweet, twitter, withFiles } from "./steps.mjs";

const missing = !webkitDriver() || !miniBrowser() || !xvfb();

/** Resolves in the page once a condition holds. */
const until = (condition) => `new Promise((resolve) => { const ask = () => ((${condition}) ? resolve(true) : setTimeout(ask, 50)); ask(); })`;
const SETTLED = `document.querySelector(".result[aria-busy=false] data.score-value")?.value > "" && !document.querySelector("[data-phase=waiting], [data-phase=reading]")`;
const SCORE = `Number(document.querySelector("data.score-value").value)`;
const EXAMPLE = `document.querySelector("[data-early=example]")`;
/** What a script is told of a way out. */
const refused = (way) => `(async () => { try { await (${way}); return "sent"; } catch (error) { return String(error?.name ?? error); } })()`;
const WAYS = [
  "fetch('/leak')",
  "new Promise((yes, no) => { const i = new Image(); i.onload = yes; i.onerror = no; i.src = '/leak'; })",
  "new Promise((yes, no) => { const s = new WebSocket('ws://localhost/leak'); s.onopen = yes; s.onerror = no; })",
  "caches.open('leak')",
  "new Promise((yes) => yes(localStorage.length))",
];

test("in WebKit the page locks itself, refuses what is tried, and scores an export as the terminal does", { skip: missing && "webkit2gtk-driver is not installed", timeout: 240_000 }, async () => {
  const server = await openServer(DIST);
  const webkit = await openWebKit();
  try {
    await webkit.goto(server.url);
    await webkit.frame();
    assert.equal(await webkit.run("window.origin"), "null");
    server.hits.length = 0;
    for (const way of WAYS) assert.notEqual(await webkit.run(refused(way)), "sent", way);
    assert.deepEqual(server.hits.filter((hit) => hit.includes("leak")), []);

    const texts = twitter([tweet(1, 7), tweet(2, 90)]);
    await withFiles(texts, async (path) => {
      await webkit.choose(`document.querySelector("[data-pick=files]")`, Object.keys(texts).map(path));
      await webkit.run(until(SETTLED));
      assert.equal(await webkit.run(SCORE), terminal(path("twitter")).score);
      assert.match(await webkit.run("document.querySelector('.result').innerText"), /people reached/);
    });
  } finally {
    await webkit.close();
    server.close();
  }
});

test("in WebKit the example has the score that the terminal gives it, in every bit", { skip: missing && "webkit2gtk-driver is not installed", timeout: 240_000 }, async () => {
  const server = await openServer(DIST);
  const webkit = await openWebKit();
  try {
    await webkit.goto(server.url);
    await webkit.frame();
    await webkit.run(`setTimeout(() => ${EXAMPLE}.click(), 0)`);
    // The example stands in the address: after that change the driver has lost the frame, which is still there.
    await webkit.run("new Promise((resolve) => setTimeout(resolve, 1_000))").catch(() => {});
    await webkit.frame();
    await webkit.run(until(SETTLED));
    assert.equal(await webkit.run(SCORE), terminal("--sample").score);
    assert.match(await webkit.run("document.querySelector('.result').innerText"), /people reached/);
  } finally {
    await webkit.close();
    server.close();
  }
});
