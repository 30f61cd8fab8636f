// "How the score works": a page of its own, beside the locked one.

import assert from "node:assert/strict";
import { accessibility, journey, open, screenshot, watch } from "./harness.mjs";

journey("how the score works opens beside the locked page, which stays as it is", async ({ page, context, server }) => {
  await open(page, server);
  const opening = context.waitForEvent("page");
  await page.getByRole("link", { name: "How the score works" }).click();
  const beside = await opening;
  const errors = watch(beside);
  await beside.getByRole("heading", { name: "How the score works, model 1" }).waitFor();
  // From the cache that the page filled, once its service worker is there; else its two files.
  assert.deepEqual(server.hits.filter((hit) => !["GET /model.css", "GET /model.html"].includes(hit)), []);
  assert.equal(await beside.evaluate("opener"), null);
  assert.equal(await beside.evaluate("document.scripts.length"), 0);
  assert.equal(await page.getAttribute("html", "data-network"), "locked");
  assert.deepEqual(errors, []);
});

for (const colorScheme of ["light", "dark"]) {
  journey(`how the score works reads well on a telephone, ${colorScheme}`, async ({ page, server }) => {
    await page.goto(new URL("model.html", server.url).href);
    const row = page.getByRole("row", { name: /half_life_days 30 Days in which an act loses half its strength/ });
    assert.equal(await row.count(), 1);
    assert.ok(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways");
    assert.deepEqual(await accessibility(page), []);
    await screenshot(page, `model-${colorScheme}`);
  }, { context: { viewport: { width: 360, height: 800 }, colorScheme } });
}
