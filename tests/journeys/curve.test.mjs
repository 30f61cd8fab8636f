// The curve under a hand: wheel, two fingers, one finger, the small curve's grips, and days chosen by a drag.

import assert from "node:assert/strict";
import { address, journey } from "./harness.mjs";
import { trySample } from "./steps.mjs";

/** What is seen of the whole curve: where it begins and how wide it is, of 600. */
async function seen(page) {
  await page.waitForTimeout(100);
  return page.locator(".overview .seen").evaluate((box) => ({ from: Number(box.getAttribute("x")), width: Number(box.getAttribute("width")) }));
}

/** A point over the plot, as a share of its width; in the window's pixels. */
async function over(page, share) {
  const { x, y, width, height } = await page.locator(".u-over").boundingBox();
  return [x + width * share, y + height / 2];
}

async function drag(page, [fromX, y], toX) {
  await page.mouse.move(fromX, y);
  await page.mouse.down();
  await page.mouse.move((fromX + toX) / 2, y, { steps: 4 });
  await page.mouse.move(toX, y, { steps: 4 });
  await page.mouse.up();
}

journey("who scrolls past the curve goes on scrolling, and is told how the wheel zooms; with Ctrl it does", async ({ page, server }) => {
  await trySample(page, server);
  const hint = page.locator(".zoom-hint");
  const shown = () => hint.evaluate((node) => getComputedStyle(node).opacity);
  await page.locator(".u-over").scrollIntoViewIfNeeded();
  assert.equal(await shown(), "0");
  const [before, top] = [await seen(page), await page.evaluate(() => scrollY)];
  await page.mouse.move(...(await over(page, 0.5)));
  await page.mouse.wheel(0, 200);
  await page.waitForFunction((top) => scrollY > top, top);
  assert.deepEqual(await seen(page), before);
  await page.waitForFunction(() => getComputedStyle(document.querySelector(".zoom-hint")).opacity === "1");
  await page.keyboard.down("Control");
  await page.mouse.move(...(await over(page, 0.5)));
  await page.mouse.wheel(0, -300);
  await page.keyboard.up("Control");
  assert.ok((await seen(page)).width < before.width);
  await page.waitForFunction(() => getComputedStyle(document.querySelector(".zoom-hint")).opacity === "0");
});

journey("once clicked, the wheel over the curve shows fewer days around the pointer, or more; sideways it moves through them", async ({ page, server }) => {
  await trySample(page, server);
  await page.locator(".u-over").scrollIntoViewIfNeeded();
  const before = await seen(page);
  await page.mouse.move(...(await over(page, 0.5)));
  await page.mouse.click(...(await over(page, 0.5)));
  await page.mouse.wheel(0, -300);
  const closer = await seen(page);
  assert.ok(closer.width < before.width, JSON.stringify([before, closer]));
  const middle = ({ from, width }) => from + width / 2;
  assert.ok(Math.abs(middle(closer) - middle(before)) < 2, "around the pointer");
  await page.mouse.wheel(-200, 0);
  const earlier = await seen(page);
  assert.ok(earlier.from < closer.from && Math.abs(earlier.width - closer.width) < 0.01);
  for (let turns = 0; turns < 40; turns++) {
    await page.mouse.wheel(0, 300);
    // Wheels that come at once are one.
    await page.waitForTimeout(20);
  }
  const all = await seen(page);
  assert.ok(all.from < 0.01 && Math.abs(all.width - 600) < 0.01, `no further than there are days: ${JSON.stringify(all)}`);
});

journey("the small curve's grips take in more days or fewer; between them it moves them; a click elsewhere goes there", async ({ page, server }) => {
  await trySample(page, server);
  const grip = async (which) => {
    const { x, y, width, height } = await page.locator(".overview .grip").nth(which).boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const before = await seen(page);
  const left = await grip(0);
  await drag(page, left, left[0] - 60);
  const more = await seen(page);
  assert.ok(more.from < before.from && Math.abs(more.from + more.width - (before.from + before.width)) < 1, "the other end stays");
  const right = await grip(1);
  await drag(page, right, right[0] - 80);
  const cut = await seen(page);
  assert.ok(Math.abs(cut.from - more.from) < 1 && cut.width < more.width, JSON.stringify([before, more, cut]));
  const box = await page.locator(".overview .seen").boundingBox();
  await drag(page, [box.x + box.width / 2, box.y + box.height / 2], box.x + box.width / 2 - 40);
  const moved = await seen(page);
  assert.ok(moved.from < cut.from && Math.abs(moved.width - cut.width) < 0.5);
  const small = await page.locator(".overview").boundingBox();
  await page.mouse.click(small.x + small.width - 30, small.y + small.height / 2);
  assert.ok((await seen(page)).from > moved.from);
});

journey("a drag over the curve chooses days, which are explained at once; Back takes that back", async ({ page, server }) => {
  await trySample(page, server);
  await page.locator(".u-over").scrollIntoViewIfNeeded();
  const first = await page.locator(".why > h3").innerText();
  const [x, y] = await over(page, 0.3);
  await drag(page, [x, y], (await over(page, 0.6))[0]);
  await page.waitForFunction((was) => document.querySelector(".why > h3").innerText !== was, first);
  await address(page, /from=|days=|span=|=\d{4}-/);
  await page.goBack();
  await page.waitForFunction((was) => document.querySelector(".why > h3").innerText === was, first);
});

journey("two fingers spread show fewer days; one finger moves through them", async ({ page, context, server }) => {
  await trySample(page, server);
  await page.locator(".u-over").scrollIntoViewIfNeeded();
  const devtools = await context.newCDPSession(page.shell);
  const touch = (type, points) => devtools.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const before = await seen(page);
  const [x, y] = await over(page, 0.5);
  await touch("touchStart", [[x - 20, y]]);
  await touch("touchStart", [[x - 20, y], [x + 20, y]]);
  for (let by = 25; by <= 60; by += 5) await touch("touchMove", [[x - by, y], [x + by, y]]);
  await touch("touchEnd", []);
  const closer = await seen(page);
  assert.ok(closer.width < before.width * 0.6, JSON.stringify([before, closer]));
  await touch("touchStart", [[x, y]]);
  for (let by = 10; by <= 80; by += 10) await touch("touchMove", [[x + by, y]]);
  await touch("touchEnd", []);
  const earlier = await seen(page);
  assert.ok(earlier.from < closer.from && Math.abs(earlier.width - closer.width) < 0.5, JSON.stringify([closer, earlier]));
}, { context: { hasTouch: true, viewport: { width: 390, height: 800 } } });
