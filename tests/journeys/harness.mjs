// What every journey stands on: one Chromium and one server per file, a fresh profile per journey, and a watch on
// everything that may go wrong unseen.
//
//     journey("someone opens the page and sees the lock", async ({ page, server }) => {
//       await open(page, server);
//       …
//     });

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../www/serve.mjs";
import { CHROMIUM_FLAGS, DIST, ROOT, chromium } from "../../www/scripts/tools.mjs";

// All npm packages live in www/: journeys take them from here, and name none themselves.
const require = createRequire(new URL("../../www/package.json", import.meta.url));
const playwright = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const SCREENSHOTS = join(ROOT, "target", "screenshots");

/** The page tries several channels after its lock, to see them refused; the browser says so in the console each time. */
const SELF_TEST = /\?attempt=[a-z]|This document requires 'TrustedScriptURL' assignment/;

let browser;
let server;

before(async () => {
  assert.ok(existsSync(join(DIST, "index.html")), "no page in www/dist: run make build first");
  server = await openServer(DIST);
  // Nothing outside this machine has an address: a journey can't depend on it, and an attempt is an error.
  const alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";
  browser = await playwright.chromium.launch({ executablePath: chromium(), args: [...CHROMIUM_FLAGS, alone] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A server of `root` with `hits`, each as "GET /path", in order; a second one is another origin. Close it. `headers` gives those of a path. */
export async function openServer(root, headers) {
  const hits = [];
  const { url, close } = await serve({ root, port: 0, onHit: (method, path) => hits.push(`${method} ${path}`), headers });
  return { url, hits, close };
}

/**
 * One journey: `walk({ page, context, browser, server })`. Fails on any console error or uncaught exception, the
 * lock's self-test and what matches one of `allow` apart. A failed one leaves a picture in target/screenshots.
 * `context` takes Playwright's options (viewport, colorScheme, …).
 */
export function journey(name, walk, { allow = [], timeout = 60_000, context: options = {} } = {}) {
  test(name, { timeout }, async () => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const errors = watch(page);
    server.hits.length = 0;
    try {
      await walk({ page, context, browser, server });
      assert.deepEqual(errors.filter((text) => ![SELF_TEST, ...allow].some((known) => known.test(text))), []);
    } catch (error) {
      await screenshot(page, name).catch(() => {});
      throw error;
    } finally {
      await context.close();
    }
  });
}

/** The console errors and uncaught exceptions of `page` and its workers, as they come. */
export function watch(page) {
  const errors = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  return errors;
}

/** Opens the page and waits for its lock; empties the server's hits, so that what comes is what got past the lock. */
export async function open(page, { url, hits }) {
  await page.goto(url);
  await page.waitForSelector('html[data-network="locked"]', { state: "attached" });
  return hits.splice(0);
}

/**
 * Drops files and folders (absolute paths) on the middle of `target`, as the user's hand does: the events are trusted
 * and bring directory entries, which events made by a script lack. (For a file input: `setInputFiles`.)
 */
export async function drop(page, paths, target = "body") {
  const box = await page.locator(target).boundingBox();
  // A long page's middle may lie below the window, where no hand drops.
  const { width, height } = page.viewportSize();
  const within = (value, end) => Math.min(Math.max(value, 1), end - 1);
  const at = { x: within(box.x + box.width / 2, width), y: within(box.y + box.height / 2, height) };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const devtools = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"]) await devtools.send("Input.dispatchDragEvent", { type, data, ...at });
  await devtools.detach();
}

/** What axe finds wrong with the page as it stands, one line per rule and element. */
export async function accessibility(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`));
}

/** Keeps a picture of the whole page in target/screenshots. */
export async function screenshot(page, name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name.replace(/\W+/g, "-")}.png`), fullPage: true });
}
