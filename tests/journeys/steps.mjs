// Steps that several journeys share.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../www/scripts/tools.mjs";
import { open } from "./harness.mjs";

/** `cloutscope score … --json`, as the terminal prints it. */
export function terminal(...args) {
  const command = ["run", "--quiet", "--", "score", "--json", ...args];
  return JSON.parse(execFileSync("cargo", command, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));
}

const name = (who) => (who === null ? "the network" : (who.person ?? ("crowd" in who ? "crowd" : "imagined")));

/** Each item with its numbers: the terminal lists them one by one, on the page a person's are together. */
export const items = (points) =>
  points
    .flatMap((point) => point.items ?? [point])
    .map(({ network, who, kind, points: worth, without }) => [network, name(who), kind, worth, without].join(" "))
    .sort();
/** Each cause of a movement with its parts, likewise. */
export const causes = ({ causes: all }) =>
  all.flatMap(({ network, who, cause, points, parts }) => [[network, name(who), cause, points].join(" "), ...causes({ causes: parts })]);

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

/** A tweet with a number of likes, as archives of 2022 on hold it. */
export const tweet = (id, likes) => ({
  tweet: {
    id_str: String(id),
    created_at: "Tue Mar 05 10:20:30 +0000 2024",
    favorite_count: String(likes),
    retweet_count: "1",
    full_text: "Words of my own",
    entities: {},
  },
});
const wrapped = (name, items) => `window.YTD.${name}.part0 = ${JSON.stringify(items)}`;

/** A small export in the layout of 2022 on. */
export const twitter = (tweets) => ({
  "twitter/data/account.js": wrapped("account", [
    { account: { accountId: "1001", username: "mira_example", accountDisplayName: "Mira Example" } },
  ]),
  "twitter/data/tweets.js": wrapped("tweets", tweets),
});

/** Waits until every file was read, or refused, and the score of all is there. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector(".result, [data-phase=failed], [data-phase=cancelled]") && !document.querySelector("[data-phase=waiting], [data-phase=reading]"));
  await page.waitForFunction(() => document.querySelector(".result[aria-busy=false]"));
}

/** The score, as the engine gave it. */
export const score = async (page) => Number(await page.locator("data.score-value").getAttribute("value"));

/** Opens the page, clicks the sample and waits for the score of all of it. */
export async function trySample(page, server) {
  await open(page, server);
  await page.getByRole("button", { name: "An example" }).click();
  await settled(page);
  return score(page);
}

/** Opens a section by its tab, and gives its panel. */
export async function openSection(page, name) {
  await page.getByRole("tab", { name }).click();
  return page.getByRole("tabpanel", { name });
}

/** Opens the list of files, and gives its dialog. */
export async function openFiles(page) {
  await page.getByRole("button", { name: /^\d+ files?\b/ }).click();
  const sheet = page.getByRole("dialog", { name: "Files" });
  await sheet.waitFor();
  return sheet;
}

/** Closes what lies over the page. */
export async function closeSheet(page) {
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Opens the settings, and gives them. */
export async function openSettings(page) {
  const settings = page.locator(".settings");
  await unfold(settings);
  return settings;
}

/** Opens a fold, unless it is open. */
export async function unfold(details) {
  if (!(await details.evaluate(({ open: already }) => already))) await details.locator("> summary").click();
}

/** Opens the page and holds its engine back, so that its lock stays closing until `letGo`. */
export async function openHeld(page, server) {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await page.route("**/cloutscope.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.url, { waitUntil: "commit" });
  while (page.shell.frames().length < 2) await page.waitForTimeout(1);
  await page.getByText("locking the network").waitFor();
  return letGo;
}
