// Journeys in Firefox, driven by hand: Puppeteer knows none of Playwright's steps.
//
//     journeyInFirefox("someone opens the page there", async ({ page, server }) => {
//       const frame = await openSample(page, server.url);
//       …
//     });

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openFirefox } from "../../www/scripts/firefox.mjs";
import { DIST } from "../../www/scripts/tools.mjs";
import { openServer } from "./harness.mjs";

/** One for a file's journeys, from the first of them on; so the server. */
let firefox;
let server;

after(async () => {
  await (await firefox)?.close();
  (await server)?.close();
});

/** What the lock's self-test has refused, as Firefox says it. */
const SELF_TEST = /\?attempt=[a-z]|blocked assigning to an injection sink/;

/** One journey: `walk({ page, server })`, with storage of its own. Fails on what a policy refused and on any uncaught exception, the lock's self-test and what matches one of `allow` apart. */
export function journeyInFirefox(name, walk, { allow = [], timeout = 120_000 } = {}) {
  test(`${name}, in Firefox`, { timeout }, async () => {
    firefox ??= openFirefox();
    server ??= openServer(DIST);
    const context = await (await firefox).createBrowserContext();
    try {
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      (await server).hits.length = 0;
      await walk({ page, server: await server });
      assert.deepEqual(errors.filter((text) => ![SELF_TEST, ...allow].some((known) => known.test(text))), []);
    } finally {
      await context.close();
    }
  });
}

/** Waits until a condition, which gives true and not an element, holds in a page or a frame. A document that is left while it is asked never answers, so each is asked again. */
export async function until(page, condition, ...args) {
  const silent = () => new Promise((resolve) => setTimeout(resolve, 1000, false));
  while (!(await Promise.race([page.evaluate(condition, ...args), silent()]))) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The frame of the page that sees files, once it is locked; `page` is the shell, or a frame that holds it. */
export async function lockedFrame(page) {
  const shell = page.mainFrame?.() ?? page;
  for (;;) {
    const [frame] = shell.childFrames();
    // A frame that is still being made can't be asked.
    if (frame && (await frame.evaluate(() => document.documentElement.dataset.network === "locked").catch(() => false))) return frame;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opens the page at `url`, waits for its lock, tries the sample and waits for the score of all of it; gives the frame that shows it. */
export async function openSample(page, url) {
  await page.goto(url);
  await scoreSample(page);
  return lockedFrame(page);
}

/** The same in a page or a frame that is there already; the score, as the engine gave it. */
export async function scoreSample(page) {
  const frame = await lockedFrame(page);
  await frame.locator("::-p-aria(An example: earthquake, 2011)").click();
  await until(frame, () => document.querySelector(".result") !== null && !document.querySelector("[data-phase=waiting], [data-phase=reading]"));
  await until(frame, () => document.querySelector(".result[aria-busy=false] data.score-value")?.value > "");
  return Number(await frame.evaluate(() => document.querySelector("data.score-value").value));
}
