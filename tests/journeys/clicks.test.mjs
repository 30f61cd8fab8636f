// How far everything is for somebody new: clicks are counted, and what was asked has to stand in the window, not below it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { drop, journey, open } from "./harness.mjs";
import { settled, tweet, twitter, withFiles } from "./steps.mjs";

/** Clicks so far, of real ones. */
const counting = (page) => page.evaluate(() => {
  globalThis.clicks = 0;
  addEventListener("click", ({ isTrusted }) => void (globalThis.clicks += isTrusted ? 1 : 0), true);
});
const clicks = (page) => page.evaluate(() => globalThis.clicks);

const inWindow = (locator) => locator.evaluate((node) => {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
});

journey("from the start to why it moved in the example: one click", async ({ page, server }) => {
  await open(page, server);
  await counting(page);
  await page.getByRole("button", { name: "An example" }).click();
  await settled(page);
  await page.locator(".why .cause").first().waitFor();
  assert.ok(await inWindow(page.locator(".story")));
  assert.ok(await inWindow(page.locator(".why > h3")));
  assert.ok(await inWindow(page.locator(".why .cause > summary").first()));
  assert.equal(await clicks(page), 1);
}, { context: { viewport: { width: 1280, height: 800 } } });

journey("from a dropped archive to its best post, and what it drew: none; to where it stands: one", async ({ page, server }) => {
  await open(page, server);
  await counting(page);
  const post = (id, likes, text) => ({ tweet: { ...tweet(id, likes).tweet, full_text: text } });
  await withFiles(twitter([post(1, 2, "A small one"), post(2, 90, "The best one"), post(3, 1, "Another")]), async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    const best = page.getByRole("tabpanel", { name: "Posts" }).getByRole("row").nth(1);
    await best.getByText("“The best one”").waitFor();
    assert.equal(await best.locator("[data-label=Likes]").innerText(), "90");
    assert.equal(await clicks(page), 0);
    await best.getByText("“The best one”").click();
    await best.getByText("tweets.js").waitFor();
    assert.equal(await clicks(page), 1);
  });
});

journey("from a result to a saved picture of it: two clicks", async ({ page, server }) => {
  await open(page, server);
  await page.getByRole("button", { name: "An example" }).click();
  await settled(page);
  await counting(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const [download] = await Promise.all([page.shell.waitForEvent("download"), page.getByRole("button", { name: "Save the picture" }).click()]);
  assert.equal(await clicks(page), 2);
  assert.equal(readFileSync(await download.path()).subarray(1, 4).toString(), "PNG");
});
