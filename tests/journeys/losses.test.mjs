// What is missing of a drop is said where it can't be missed, and a file that can't be read says what would help.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drop, journey, open } from "./harness.mjs";
import { closeSheet, openFiles, score, settled, tweet, twitter, unfold, withFiles } from "./steps.mjs";
import { writeWrappedZip, writeZip } from "./zip.mjs";

const TWEETS = Array.from({ length: 400 }, (_, id) => tweet(id + 1, id % 7));

/** Makes a folder, removed afterwards; `use` gets what makes a path in it. */
async function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "losses-"));
  try {
    await use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const failed = (page, name) => page.locator(".reading .in-work[data-phase=failed]").filter({ hasText: name });

journey("half a ZIP is scored, and beside the score stands how much of it is missing", async ({ page, server }) => {
  await open(page, server);
  await withFolder(async (path) => {
    writeZip(path("whole.zip"), Object.entries(twitter(TWEETS)));
    const bytes = readFileSync(path("whole.zip"));
    writeFileSync(path("half.zip"), bytes.subarray(0, bytes.length / 2));
    await drop(page, [path("half.zip")]);
    await settled(page);
    assert.ok((await score(page)) > 0);
    const warning = page.locator(".bar .chip.loss");
    assert.match(await warning.innerText(), /^At least [45]\d% of an export is missing: see$/);
    await warning.click();
    const files = page.getByRole("dialog", { name: "Files" });
    assert.match(await files.locator(".problem").first().innerText(), /is cut short/);
    await unfold(files.locator(".report-details"));
    assert.ok((await files.locator("table.account tr.loss").count()) >= 2, "the cut file, and the archive itself");
  });
});

journey("an export in which one file can't be read at all warns beside the score; a whole one doesn't", async ({ page, server }) => {
  await open(page, server);
  const files = twitter(TWEETS);
  await withFiles({ ...files, "twitter/data/follower.js": `window.YTD.follower.part0 = [{follower: ${"broken ".repeat(400)}` }, async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    assert.match(await page.locator(".bar .chip.loss").innerText(), /% of an export is missing: see$/);
    await openFiles(page);
    await page.getByRole("button", { name: /^Remove/ }).click();
    await closeSheet(page);
  });
  await withFiles(files, async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    assert.equal(await page.locator(".bar .chip.loss").count(), 0);
  });
});

journey("an encrypted ZIP and a part of a split one say in one sentence what would help", async ({ page, server }) => {
  await open(page, server);
  await withFolder(async (path) => {
    writeZip(path("secret.zip"), Object.entries(twitter(TWEETS)));
    const bytes = readFileSync(path("secret.zip"));
    for (const [mark, flags] of [["PK\x03\x04", 6], ["PK\x01\x02", 8]]) {
      for (let at = bytes.indexOf(mark, 0, "latin1"); at >= 0; at = bytes.indexOf(mark, at + 4, "latin1")) bytes[at + flags] |= 1;
    }
    writeFileSync(path("secret.zip"), bytes);
    writeFileSync(path("export.zip.002"), bytes.subarray(1000, 9000));
    await drop(page, [path("secret.zip"), path("export.zip.002")]);
    const said = async (name) => {
      await failed(page, name).waitFor();
      return failed(page, name).locator(".problem").allInnerTexts();
    };
    const [encrypted, ...more] = await said("secret.zip");
    assert.match(encrypted, /is encrypted: unpack it with its password and drop the folder/);
    assert.deepEqual(more, []);
    assert.match((await said("export.zip.002")).join(), /is one part of a split archive: put all parts into one folder/);
  });
});

journey("of two people's archives the larger is scored, and the other one can be chosen", async ({ page, server }) => {
  await open(page, server);
  const other = Object.fromEntries(
    Object.entries(twitter([tweet(9_001, 90)])).map(([path, text]) => [path.replace("twitter/", "other/"), text.replaceAll("1001", "2002").replaceAll("mira_example", "nora_example").replaceAll("Mira", "Nora")]),
  );
  await withFiles({ ...twitter(TWEETS), ...other }, async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    const alone = await score(page);
    await drop(page, [path("other")]);
    await page.getByRole("button", { name: /^2 files/ }).waitFor();
    await settled(page);
    assert.equal(await score(page), alone, "nothing that counted is gone");
    assert.equal(await page.locator("#whose").innerText(), "Mira Example");
    await page.locator("#whose").click();
    await page.getByRole("dialog").getByText(/Nora Example/).first().waitFor({ state: "attached" });
  });
});

journey("a ZIP of macOS over four gigabytes, whose offsets are cut to 32 bits, is read like any other", async ({ page, server }) => {
  await open(page, server);
  await withFolder(async (path) => {
    const texts = Object.entries(twitter(TWEETS));
    writeZip(path("small.zip"), texts);
    writeWrappedZip(path("large.zip"), [texts[0], ...[1, 2, 3].map((n) => [`twitter/data/tweets_media/${n}.mp4`, 1.5 * 1024 ** 3]), ...texts.slice(1)]);
    const scores = {};
    for (const name of ["small.zip", "large.zip"]) {
      await open(page, server);
      await page.locator("[data-pick=files]").first().setInputFiles(path(name));
      await settled(page);
      scores[name] = await score(page);
    }
    assert.ok(scores["small.zip"] > 0);
    assert.equal(scores["large.zip"], scores["small.zip"]);
    assert.equal(await page.locator(".bar .chip.loss").count(), 0);
  });
});
