// The sample: one click, and the whole thread from the score to a row of an export.

import assert from "node:assert/strict";
import { accessibility, journey, open, screenshot } from "./harness.mjs";
import { score, settled, trySample, unfold } from "./steps.mjs";

journey("the sample: one click, and 29 points on the day after LinkedIn was connected", async ({ page, server }) => {
  const value = await trySample(page, server);
  assert.ok(Math.abs(value - 29) <= 1, `the score is ${value}`);
  await page.getByText("A reconstruction with invented people").waitFor({ state: "attached" });
  assert.match(page.url(), /#profile=klout-2011&since=linkedin:2011-02-24$/);
  assert.deepEqual(server.hits, []);
});

journey("what Klout didn't watch would add something, and with everything it does, the fourth of standing first", async ({ page, server }) => {
  const klout = await trySample(page, server);
  const rows = page.locator(".networks > li");
  const adds = (await rows.filter({ hasText: "not in this profile" }).locator(".adds").allInnerTexts()).map((words) => /would add (\d+\.\d\d)$/.exec(words)?.[1]);
  assert.equal(await rows.count(), 6);
  assert.equal(adds.length, 3);
  assert.ok(adds.every((points) => Number(points) > 0), adds.join());

  await page.getByLabel("What counts").selectOption("everything");
  await page.waitForFunction((before) => Number(document.querySelector("data.score-value").value) > before, klout);
  await settled(page);
  assert.equal(await rows.filter({ hasText: "would add" }).count(), 0);
  const mail = page.getByRole("region", { name: /^Where the .* points come from/ }).locator(".tree > .item").filter({ hasText: "Mail" });
  await mail.locator("> summary").click();
  assert.match(await mail.locator(".item .item-name").first().innerText(), /^Graham Ellerker .* has 61$/);
});

journey("someone follows a point to the row of the export it came from, and back by Escape", async ({ page, server }) => {
  await trySample(page, server);
  const tree = page.getByRole("region", { name: /^Where the .* points come from/ });
  const network = tree.locator(".tree > .item").first();
  const person = network.locator(".item").first();
  await person.locator("> summary").click();
  await person.getByRole("columnheader", { name: "Less without it" }).waitFor();
  const row = person.locator(".row").first();
  await row.locator("> summary").click();
  await row.getByText("Message texts are left out.").waitFor();
  assert.ok((await row.locator("dt").count()) > 0);
  assert.deepEqual(await accessibility(page), []);

  for (const opened of [row, person, network]) {
    await page.keyboard.press("Escape");
    assert.equal(await opened.evaluate((details) => details.open), false);
  }
  assert.deepEqual(server.hits, []);
});

journey("someone clicks an event of the curve, reads it as a table, and bookmarks the view", async ({ page, server }) => {
  await trySample(page, server);
  await page.getByRole("button", { name: "LinkedIn connected" }).click();
  await page.waitForFunction(() => location.hash.includes("days=2011-02-23..2011-02-24"));
  await page.getByText("The curve as a table").click();
  await page.getByRole("region", { name: "The curve as a table" }).getByRole("row").nth(1).waitFor();
  // Whom and what is nobody's business: the address holds days, networks and the profile only.
  assert.match(page.url(), /#profile=klout-2011&since=linkedin:2011-02-24&days=2011-02-23\.\.2011-02-24$/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !location.hash.includes("days="));
});

journey("someone asks why it moved within the last days by clicking how much it did", async ({ page, server }) => {
  await trySample(page, server);
  await page.getByRole("button", { name: /^\+5\.\d in 5 days$/ }).click();
  await page.getByRole("heading", { name: /^Why it moved: 23 → 28 Feb 2011/ }).waitFor();
  assert.match(page.url(), /&days=2011-02-23\.\.2011-02-28$/);
  await page.getByRole("region", { name: /^Why it moved/ }).locator(".tree > .item").first().getByText("LinkedIn").waitFor();
});

journey("someone drags across two days and sees why the score moved", async ({ page, server }) => {
  await trySample(page, server);
  const plot = page.locator(".plot-area");
  await plot.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await plot.boundingBox();
  await page.mouse.move(x + width * 0.4, y + height * 0.8);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.7, y + height * 0.8, { steps: 5 });
  await page.mouse.up();
  await page.waitForFunction(() => /days=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d/.test(location.hash));
  await page.locator(".readout").getByText("→").first().waitFor();
});

journey("someone switches a network off and on again, and the score follows", async ({ page, server }) => {
  const all = await trySample(page, server);
  const toggle = page.getByRole("switch", { name: "LinkedIn" });
  await toggle.click();
  await page.waitForFunction((before) => Number(document.querySelector("data.score-value").value) < before, all);
  assert.match(page.url(), /off=linkedin/);
  await toggle.click();
  await page.waitForFunction((before) => Number(document.querySelector("data.score-value").value) === before, all);
  assert.equal(await score(page), all);
});

journey("someone switches every network off: no score is not a 0, and the way back stays", async ({ page, server }) => {
  await trySample(page, server);
  for (const name of ["Facebook", "LinkedIn", "X (Twitter)"]) {
    await page.getByRole("switch", { name }).click();
    await page.getByRole("switch", { name, checked: false }).waitFor();
  }
  await page.locator(".no-score").waitFor();
  assert.equal(await page.locator("data.score-value").isVisible(), false);
  await page.getByRole("switch", { name: "LinkedIn" }).click();
  await page.locator("data.score-value").waitFor();
});

journey("someone forgets everything, and nothing is left", async ({ page, server }) => {
  await trySample(page, server);
  await page.getByRole("button", { name: "Forget everything" }).click();
  await page.getByRole("button", { name: "Try the sample" }).waitFor();
  assert.equal(await page.locator(".file").count(), 0);
  assert.equal(new URL(page.url()).hash, "");
  assert.equal(await page.locator("data.score-value").isVisible(), false);
});

journey("someone without a mouse opens the sample, walks the curve and reaches a row", async ({ page, server }) => {
  await open(page, server);
  await tabTo(page, "Try the sample");
  await page.keyboard.press("Enter");
  await settled(page);

  await tabTo(page, /^Every day since/);
  const before = await focused(page, "aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  assert.notEqual(await focused(page, "aria-valuetext"), before);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.waitForFunction(() => location.hash.includes("days="));
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !location.hash.includes("days="));

  await tabToElement(page, ".points .tree > .item:not([open]) > summary");
  await page.keyboard.press("Enter");
  await page.locator(".points .tree > [open] ~ [open] .item").first().waitFor();
  await page.keyboard.press("Shift+Tab");
  await tabToElement(page, ".points .item .item > summary");
  await page.keyboard.press("Enter");
  await page.locator(".points .row").first().waitFor();
  await tabToElement(page, ".points .row > summary");
  await page.keyboard.press("Enter");
  await page.getByText("Message texts are left out.").first().waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1180, 360]) {
    journey(`the scored page is accessible, ${colorScheme}, ${width} pixels wide`, async ({ page, server }) => {
      await trySample(page, server);
      for (const fold of [".dropped", ".report-details", ".points .item", ".as-table"]) await unfold(page.locator(fold).first());
      await page.locator(".points .item .item").first().waitFor();
      assert.deepEqual(await accessibility(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await screenshot(page, `scored-${colorScheme}-${width}`);
    }, { context: { colorScheme, viewport: { width, height: 900 } } });
  }
}

/** Tabs until the focus is on what has this name. */
async function tabTo(page, name) {
  await tabUntil(page, ([text, pattern]) => {
    const called = document.activeElement.getAttribute("aria-labelledby");
    const title = called ? document.getElementById(called)?.textContent : document.activeElement.textContent;
    return pattern ? new RegExp(pattern).test(title) : title === text;
  }, typeof name === "string" ? [name, null] : [null, name.source]);
}

const tabToElement = (page, selector) => tabUntil(page, (wanted) => document.activeElement.matches(wanted), selector);

async function tabUntil(page, there, wanted) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(there, wanted)) return;
  }
  assert.fail(`the Tab key does not lead to ${wanted}`);
}

const focused = (page, attribute) => page.evaluate((name) => document.activeElement.getAttribute(name), attribute);
