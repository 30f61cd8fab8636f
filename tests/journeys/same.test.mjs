// The page and the terminal are two doors to one engine: the same files give the same bits, in every browser.

import assert from "node:assert/strict";
import { askEngine, assertSample, keepEngine, WHY } from "./engine.mjs";
import { journeyInFirefox, openSample } from "./firefox.mjs";
import { drop, journey, open } from "./harness.mjs";
import { score, settled, terminal, trySample, tweet, twitter, withFiles } from "./steps.mjs";

journey("the sample has the bits of the terminal", async ({ page, server }) => {
  await page.addInitScript(keepEngine);
  await trySample(page, server);
  assertSample(await page.evaluate(askEngine, WHY));
}, { timeout: 240_000 });

journeyInFirefox("the sample has the bits of the terminal", async ({ page, server }) => {
  await page.evaluateOnNewDocument(keepEngine);
  const frame = await openSample(page, server.url);
  assertSample(await frame.evaluate(askEngine, WHY));
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
