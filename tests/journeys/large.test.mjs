// An archive of media costs what its few text entries cost: neither time nor memory grows with what isn't opened.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journey, open } from "./harness.mjs";
import { score, settled, tweet, twitter } from "./steps.mjs";
import { writeZip } from "./zip.mjs";

const GIB = 1024 ** 3;
const MEMORY = 300e6;

/** Bytes that the page's renderers have for themselves, as Linux counts them. */
async function privateMemory(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  const kilobytes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))
    .flatMap((rollup) => [...rollup.matchAll(/^Private_\w+: +(\d+) kB/gm)].map(([, kB]) => Number(kB)));
  return 1024 * kilobytes.reduce((sum, kB) => sum + kB, 0);
}

journey("an archive of five gigabytes is scored as fast as a small one, in 300 MB", async ({ page, browser, server }) => {
  const folder = mkdtempSync(join(tmpdir(), "large-"));
  try {
    const texts = Object.entries(twitter(Array.from({ length: 20_000 }, (_, id) => tweet(id + 1, id % 23))));
    const media = Array.from({ length: 5 }, (_, n) => [`twitter/data/tweets_media/${n}.mp4`, GIB]);
    const paths = { small: join(folder, "small.zip"), large: join(folder, "large.zip") };
    writeZip(paths.small, texts);
    writeZip(paths.large, [...media.slice(0, 3), texts[0], ...media.slice(3), ...texts.slice(1)]);

    const milliseconds = {};
    const scores = {};
    for (const [name, path] of Object.entries(paths)) {
      await open(page, server);
      const begun = performance.now();
      await page.locator("[data-pick=files]").first().setInputFiles(path);
      await settled(page);
      milliseconds[name] = performance.now() - begun;
      scores[name] = await score(page);
    }
    assert.ok(scores.small > 0);
    assert.equal(scores.large, scores.small);
    assert.ok(milliseconds.large < 2 * milliseconds.small + 1000, JSON.stringify(milliseconds));
    if (process.platform === "linux") {
      const bytes = await privateMemory(browser);
      assert.ok(bytes < MEMORY, `${Math.round(bytes / 1e6)} MB`);
      console.log(`large archive: ${JSON.stringify(milliseconds)} ms, ${Math.round(bytes / 1e6)} MB private`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}, { timeout: 120_000 });
