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
 * The page as journeys see it: what they look for and click is in the frame, which has no address and no origin; keys,
 * pictures, requests and the address are the shell's.
 */
function framed(shell) {
  const inside = ["locator", "getByRole", "getByText", "getByLabel", "getByPlaceholder", "waitForSelector", "waitForFunction", "evaluate", "content", "focus", "click", "getAttribute", "getByTitle"];
  const frame = () => shell.frames().find((one) => one.parentFrame() === shell.mainFrame()) ?? shell.mainFrame();
  return new Proxy(shell, {
    get(_, name) {
      if (name === "shell") return shell;
      const owner = inside.includes(name) ? frame() : shell;
      const value = owner[name];
      return typeof value === "function" ? value.bind(owner) : value;
    },
  });
}

/** Waits until the address says so: the frame has none of its own. */
export async function address(page, pattern) {
  for (let tries = 0; tries < 150; tries++) {
    if (pattern.test(page.url())) return;
    await page.waitForTimeout(100);
  }
  assert.match(page.url(), pattern);
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
    const shell = await context.newPage();
    const page = framed(shell);
    const errors = watch(shell);
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
export async function open(page, { url, hits }, fragment = "") {
  await page.goto(url + fragment);
  await locked(page);
  await kept(page, hits);
  return hits.splice(0);
}

/** What the service worker keeps at a first visit, the page first; it may still be at it when the page is locked. */
const KEPT = ["", "cloutscope.wasm", "example.json", "icon.svg", "manifest.webmanifest"];

/** Waits until a service worker that was just installed has all its files. */
async function kept(page, hits) {
  const begun = hits.findIndex((hit) => hit.endsWith("/offline.js"));
  const all = () => KEPT.every((name) => hits.slice(begun).some((hit) => hit.endsWith(`/${name}`)));
  for (let tries = 0; begun >= 0 && !all() && tries < 100; tries++) await page.waitForTimeout(20);
}

/** Waits until the frame is there and locked. */
export async function locked(page, lock = "locked") {
  while (page.shell.frames().length < 2) await page.waitForTimeout(20);
  await page.waitForSelector(`html[data-network="${lock}"]`, { state: "attached" });
}

/**
 * Drops files and folders (absolute paths) on the middle of `target`, as the user's hand does: the events are trusted
 * and bring directory entries, which events made by a script lack. (For a file input: `setInputFiles`.)
 */
export async function drop(page, paths, target = "body") {
  const box = await (target === "body" ? page.shell : page).locator(target).first().boundingBox();
  // A long page's middle may lie below the window, where no hand drops.
  const { width, height } = page.viewportSize();
  const within = (value, end) => Math.min(Math.max(value, 1), end - 1);
  const at = { x: within(box.x + box.width / 2, width), y: within(box.y + box.height / 2, height) };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const devtools = await page.context().newCDPSession(page.shell);
  await devtools.send("Input.dispatchDragEvent", { type: "dragEnter", data, ...at });
  await devtools.send("Input.dispatchDragEvent", { type: "dragOver", data, ...at });
  // The shell's cover comes over the frame, and takes the drop; a page without a frame takes it itself, as does a frame
  // that is not locked yet.
  if (page.shell.frames().length > 1 && (await page.getAttribute("html", "data-network")) === "locked") await page.shell.waitForSelector("#cover:not([hidden])");
  // A hand is slower than the picture, by which the browser finds what is under it.
  await page.shell.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  for (const type of ["dragEnter", "dragOver", "drop"]) await devtools.send("Input.dispatchDragEvent", { type, data, ...at });
  await devtools.detach();
}

/** What axe finds wrong with the page as it stands, one line per rule and element. */
export async function accessibility(page) {
  // Once for each document: it is half a megabyte.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  // What is right is not listed; the styles stand in the page, and there is none to be loaded.
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"], preload: false }));
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`));
}

/** Keeps a picture of the whole page in target/screenshots. */
export async function screenshot(page, name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name.replace(/\W+/g, "-")}.png`), fullPage: true });
}
