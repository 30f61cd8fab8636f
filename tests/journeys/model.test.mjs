// "How the score works": part of the page, as under the lock no other can be opened.

import assert from "node:assert/strict";
import { accessibility, journey, open, screenshot } from "./harness.mjs";
import { score, trySample } from "./steps.mjs";

const sheet = (page) => page.getByRole("dialog", { name: "How the score works" });

journey("how the score works opens over the locked page, which stays as it is", async ({ page, server }) => {
  const value = await trySample(page, server);
  const button = page.getByRole("button", { name: "How the score works" });
  await button.click();
  await sheet(page).getByRole("heading", { name: "How the score works, model 2" }).waitFor();
  assert.equal(await sheet(page).evaluate((dialog) => dialog.querySelector(".method").shadowRoot.querySelectorAll("script, [src]").length), 0);
  await page.keyboard.press("Escape");
  await sheet(page).waitFor({ state: "detached" });
  assert.ok(await button.evaluate((node) => node === document.activeElement), "whoever came by keyboard stays there");
  assert.equal(await page.getAttribute("html", "data-network"), "locked");
  assert.equal(await score(page), value);
  assert.deepEqual(server.hits, []);
});

for (const colorScheme of ["light", "dark"]) {
  journey(`how the score works reads well on a telephone, ${colorScheme}`, async ({ page, server }) => {
    await open(page, server);
    await page.getByRole("button", { name: "How the score works" }).click();
    const row = sheet(page).getByRole("row", { name: /half_life_days 14 Days in which an act loses half its strength/ });
    await row.waitFor();
    assert.equal(await row.count(), 1);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
    assert.ok(await sheet(page).evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth), "the sheet scrolls sideways");
    assert.deepEqual(await accessibility(page), []);
    await screenshot(page, `model-${colorScheme}`);
  }, { context: { viewport: { width: 360, height: 800 }, colorScheme } });
}
