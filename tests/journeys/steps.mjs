// Steps that several journeys share.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "./harness.mjs";

/** Writes files (texts by path) into a folder of its own, removed afterwards; `use` gets what makes their paths whole. */
export async function withFiles(texts, use) {
  const folder = mkdtempSync(join(tmpdir(), "export-"));
  try {
    for (const [path, content] of Object.entries(texts)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    await use((path) => join(folder, path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Waits until every file was read, or refused, and the score of all is there. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector("[data-phase]") && !document.querySelector("[data-phase=waiting], [data-phase=reading]"));
  await page.locator("main:not([aria-busy])").waitFor();
}

/** The score, as the engine gave it. */
export const score = async (page) => Number(await page.locator("data.score-value").getAttribute("value"));

/** Opens the page, clicks the sample and waits for the score of all of it. */
export async function trySample(page, server) {
  await open(page, server);
  await page.getByRole("button", { name: "Try the sample" }).click();
  await settled(page);
  return score(page);
}

/** Opens a fold, unless it is open. */
export async function unfold(details) {
  if (!(await details.evaluate(({ open: already }) => already))) await details.locator("> summary").click();
}
