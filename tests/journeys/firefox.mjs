// Journeys in Firefox, driven by hand: Puppeteer knows none of Playwright's steps.
//
//     journeyInFirefox("someone opens the page there", async ({ page }) => {
//       await openSample(page, url);
//       …
//     });

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openFirefox } from "../../www/scripts/firefox.mjs";

/** One for a file's journeys, from the first of them on. */
let firefox;

after(async () => (await firefox)?.close());

/** What the lock's self-test has refused, as Firefox says it. */
const SELF_TEST = /\?attempt=[a-z]|blocked assigning to an injection sink/;

/** One journey: `walk({ page })`, with storage of its own. Fails on what a policy refused and on any uncaught exception, the lock's self-test and what matches one of `allow` apart. */
export function journeyInFirefox(name, walk, { allow = [], timeout = 120_000 } = {}) {
  test(`${name}, in Firefox`, { timeout }, async () => {
    firefox ??= openFirefox();
    const context = await (await firefox).createBrowserContext();
    try {
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await walk({ page });
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

/** Opens the page at `url`, waits for its lock, tries the sample and waits for the score of all of it. */
export async function openSample(page, url) {
  await page.goto(url);
  await scoreSample(page);
}

/** The same in a page or a frame that is there already; the score, as the engine gave it. */
export async function scoreSample(page) {
  await until(page, () => document.documentElement.dataset.network === "locked");
  await page.locator("::-p-aria(Try the sample)").click();
  await until(page, () => document.querySelector("[data-phase]") && !document.querySelector("[data-phase=waiting], [data-phase=reading]"));
  await until(page, () => document.querySelector("main:not([aria-busy])") && document.querySelector("data.score-value").value !== "");
  return Number(await page.evaluate(() => document.querySelector("data.score-value").value));
}
