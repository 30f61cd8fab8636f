// Nothing is uploaded, and the browser sees to it.

import assert from "node:assert/strict";
import { accessibility, journey, open, screenshot } from "./harness.mjs";

const CHANNELS = 12;
const dropZoneIsOpen = (page) => page.getByRole("button", { name: "Add files" }).isEnabled();

journey("the drop zone stays closed until the network is locked", async ({ page, server }) => {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await page.route("**/cloutscope.wasm.lzma", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.url);
  await page.getByText("locking the network").waitFor();
  assert.equal(await page.locator("input[type=file]").count(), 0);
  letGo();
  await page.waitForSelector('html[data-network="locked"]', { state: "attached" });
  await page.getByRole("button", { name: "Add files" }).waitFor();
  assert.ok(await dropZoneIsOpen(page));
});

journey("the page loads its own eight files, and starts workers from blobs only", async ({ page, server }) => {
  const loaded = await open(page, server);
  assert.deepEqual(loaded.filter((hit) => hit !== "GET /sample.json").sort(), [
    "GET /",
    "GET /cloutscope.wasm.lzma",
    "GET /main.css",
    "GET /main.js",
    "GET /model.css",
    "GET /model.html",
    "GET /offline.js",
  ]);
  await page.getByText("How to get your exports").waitFor();
  assert.ok(page.workers().length > 0);
  assert.ok(page.workers().every((worker) => worker.url().startsWith("blob:")));
  assert.deepEqual(server.hits, []);
});

journey("each of the twelve ways out is refused, in the browser's own words", async ({ page, server }) => {
  await open(page, server);
  await page.getByRole("button", { name: "try to break it" }).click();
  const dialog = page.getByRole("dialog", { name: "Try to break the lock" });
  await dialog.getByText(`The browser refused all ${CHANNELS}.`).waitFor({ timeout: 30_000 });
  const attempts = dialog.getByRole("listitem");
  assert.equal(await attempts.count(), CHANNELS);
  for (const attempt of await attempts.all()) {
    assert.equal(await attempt.getAttribute("data-outcome"), "refused");
    assert.match(await attempt.innerText(), /-src|form-action|TrustedScriptURL/);
  }
  assert.deepEqual(await accessibility(page), []);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(server.hits, []);
}, {
  // Here the browser's complaints are the point.
  allow: [/Content Security Policy|TrustedScriptURL/],
});

journey("a browser that doesn't keep the lock never gets a file", async ({ page, server }) => {
  await page.goto(server.url);
  await page.waitForSelector('html[data-network="open"]', { state: "attached" });
  await page.getByText("This browser did not refuse everything").waitFor();
  await page.getByText("network not locked").waitFor();
  assert.equal(await dropZoneIsOpen(page), false);
  // The self-test's own worker ends; none with the engine starts.
  while (page.workers().length > 0) await page.waitForTimeout(50);
}, { context: { bypassCSP: true }, allow: [/./] });

journey("what a policy can't refuse is taken away before anything is dropped", async ({ page, server }) => {
  await open(page, server);
  const left = await page.evaluate(() =>
    ["RTCPeerConnection", "webkitRTCPeerConnection", "SharedWorker", "BroadcastChannel"].filter((name) => name in window),
  );
  assert.deepEqual(left, []);
  assert.equal(await page.evaluate(() => "serviceWorker" in navigator), false);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1180, 360]) {
    journey(`the empty page is accessible, ${colorScheme}, ${width} pixels wide`, async ({ page, server }) => {
      await open(page, server);
      await page.getByText("How to get your exports").waitFor();
      assert.deepEqual(await accessibility(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await screenshot(page, `empty-${colorScheme}-${width}`);
    }, { context: { colorScheme, viewport: { width, height: 900 } } });
  }
}
