// A table of one's own: the example, as it is saved from the locked page, is a file that can be dropped and scored.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../www/scripts/tools.mjs";
import { drop, journey, open } from "./harness.mjs";
import { openFiles, openSection, score, settled, unfold, withFiles } from "./steps.mjs";

const EXAMPLE = readFileSync(join(ROOT, "tests/fixtures/cloutscope/example/export/example.csv"), "utf8");

journey("someone saves the example table, drops it and is scored", async ({ page, server }) => {
  await open(page, server);
  await unfold(page.locator(".all-networks"));
  const guide = page.locator(".guide details").filter({ hasText: "Your own table" });
  await unfold(guide);
  const [download] = await Promise.all([page.waitForEvent("download"), guide.getByRole("button", { name: "Save example.csv" }).click()]);
  assert.equal(download.suggestedFilename(), "example.csv");
  const saved = readFileSync(await download.path(), "utf8");
  assert.equal(saved, EXAMPLE);
  await withFiles({ "example.csv": saved }, async (path) => {
    await drop(page, [path("example.csv")]);
    await settled(page);
    const value = await score(page);
    assert.ok(value > 0 && value < 100, `the score is ${value}`);
    await openSection(page, "Networks");
    await page.getByRole("switch", { name: "Forum" }).waitFor();
    await page.getByRole("switch", { name: "Chat" }).waitFor();
    const files = await openFiles(page);
    await files.locator(".file[data-phase=read]").waitFor();
    assert.equal(await page.locator(".problem").count(), 0);
    assert.deepEqual(server.hits, []);
  });
});

journey("someone drops a table with a wrong row: its line and the mend are said, the rest counts", async ({ page, server }) => {
  await open(page, server);
  const table = EXAMPLE.replace(",reply,2024-03-01T10:30:00Z", ",answer,2024-03-01T10:30:00Z");
  await withFiles({ "mine.csv": table }, async (path) => {
    await drop(page, [path("mine.csv")]);
    await settled(page);
    assert.ok((await score(page)) > 0);
    const files = await openFiles(page);
    await files.locator(".problem").getByText("line 4: its kind “answer” is not one that we know: write reaction, follow,").waitFor();
  });
});

journey("someone drops a table about everybody and says who they are", async ({ page, server }) => {
  await open(page, server);
  await withFiles({ "mine.csv": EXAMPLE.replaceAll(/\bme\b/g, "mira_example") }, async (path) => {
    await drop(page, [path("mine.csv")]);
    await settled(page);
    await page.locator(".no-score").getByText("These exports don’t say whose they are.").waitFor();
    const say = async (network) => {
      const question = page.getByLabel(`Which of these people are you on ${network}?`);
      await question.selectOption(`${network.toLowerCase()}:mira_example`);
      await page.getByRole("button", { name: `That’s me, on ${network}` }).click();
      await question.waitFor({ state: "detached" });
      await settled(page);
      return score(page);
    };
    const one = await say("Forum");
    assert.ok(one > 0);
    assert.ok((await say("Chat")) > one, "each answer counts at once");
    await page.getByRole("button", { name: "mira_example", exact: true }).click();
    await page.getByRole("dialog", { name: "Whose score" }).getByText("Scored: mira_example (Chat), mira_example (Forum)").waitFor();
  });
});
