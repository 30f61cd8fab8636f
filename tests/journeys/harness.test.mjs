// The harness itself: a watch that sees nothing would make every journey pass.

import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessibility, drop, journey, openServer, watch } from "./harness.mjs";

/** A folder with a page and a folder to drop; removed afterwards. */
async function withSite(html, use) {
  const root = mkdtempSync(join(tmpdir(), "journey-"));
  mkdirSync(join(root, "export"));
  writeFileSync(join(root, "export", "tweets.js"), "[]");
  writeFileSync(join(root, "index.html"), `<!doctype html><link rel=icon href="data:,"><body style="height:9em">${html}`);
  const site = await openServer(root);
  try {
    await use(site, root);
  } finally {
    site.close();
    rmSync(root, { recursive: true });
  }
}

journey(
  "the harness sees errors of the page and of its workers, and each request",
  async ({ page }) => {
    const errors = watch(page);
    const html = `<script>
      const code = "fetch(origin + '/from-worker'); setTimeout(() => { throw new Error('in the worker') })";
      const worker = new Worker(URL.createObjectURL(new Blob([\`const origin = '\${location.origin}'; \${code}\`])));
      worker.onerror = (event) => console.error(event.message);
      setTimeout(() => { throw new Error("in the page") });
    </script>`;
    await withSite(html, async (site) => {
      await page.goto(site.url);
      const seen = () => ["in the page", "in the worker"].every((what) => errors.some((text) => text.includes(what)));
      while (!seen() || site.hits.length < 2) await page.waitForTimeout(20);
      assert.deepEqual(site.hits, ["GET /", "GET /from-worker"]);
    });
  },
  { allow: [/./] },
);

journey("the harness drops files and folders as a hand does", async ({ page }) => {
  const html = `<script>
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
      event.preventDefault();
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry());
      window.dropped = [event.isTrusted, ...entries.map((entry) => [entry.name, entry.isDirectory])];
    });
  </script>`;
  await withSite(html, async (site, root) => {
    await page.goto(site.url);
    await drop(page, [join(root, "index.html"), join(root, "export")]);
    await page.waitForFunction(() => window.dropped);
    assert.deepEqual(await page.evaluate(() => window.dropped), [true, ["index.html", false], ["export", true]]);
  });
});

journey("the harness sees a picture without words, and grey on grey", async ({ page }) => {
  await withSite(`<main><h1 style="color:#999;background:#aaa">Title</h1><img src="data:,"></main>`, async (site) => {
    await page.goto(site.url);
    const found = await accessibility(page);
    for (const rule of ["image-alt", "color-contrast"]) assert.ok(found.some((line) => line.startsWith(rule)), `${rule}: ${found}`);
  });
});
