// A score is shown to others: the page makes a card of it, and shows every byte before it goes anywhere.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ROOT } from "../../www/scripts/tools.mjs";
import { accessibility, journey, screenshot } from "./harness.mjs";
import { score, settled, terminal, trySample, withFiles } from "./steps.mjs";

/** The files of a card, as the terminal makes them. */
function card(...args) {
  const command = ["run", "--quiet", "--", "card", "--sample", "--json", ...args];
  return execFileSync("cargo", command, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

const panel = (page) => page.getByRole("region", { name: "Show it" });
const bytes = (page) => panel(page).locator("pre code");

/** The sample's score, and its card in the open panel. */
async function openPanel(page, server) {
  await trySample(page, server);
  await panel(page).locator("details > summary").click();
  await page.waitForFunction(() => document.querySelector(".publish pre code")?.textContent);
}

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), panel(page).getByRole("button", { name, exact: true }).click()]);
  return readFileSync(await download.path());
}

journey("the card on the page has the bytes of the terminal's, with the same switches", async ({ page, server }) => {
  await openPanel(page, server);
  assert.equal(await bytes(page).textContent(), card());
  assert.equal((await saved(page, "Save card.json")).toString(), card());
  await panel(page).getByLabel("Name on the card").fill("Ann Example");
  await panel(page).getByLabel("Band").uncheck();
  await panel(page).getByLabel("Points by network").uncheck();
  const wanted = card("--name", "Ann Example", "--without", "band,networks");
  await page.waitForFunction((text) => document.querySelector(".publish pre code").textContent === text, wanted);
  assert.deepEqual(server.hits, []);
}, { timeout: 120_000 });

journey("a handle is on the card only while it is ticked", async ({ page, server }) => {
  await openPanel(page, server);
  const everywhere = () => panel(page).evaluate((node) => node.textContent + [...node.querySelectorAll("textarea")].map((area) => area.value).join());
  const handle = JSON.parse(card("--with", "handles")).handles[0];
  assert.ok(!(await everywhere()).includes("handles\""));
  await panel(page).getByLabel("My handles").check();
  await page.waitForFunction((text) => document.querySelector(".publish pre code").textContent.includes(text), handle);
  await panel(page).getByLabel("My handles").uncheck();
  await page.waitForFunction((text) => !document.querySelector(".publish pre code").textContent.includes(text), handle);
  assert.ok(!(await everywhere()).includes(handle));
}, { timeout: 120_000 });

journey("badge and picture are saved and copied as they are shown", async ({ page, context, server }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPanel(page, server);
  assert.match((await saved(page, "Save badge.svg")).toString(), /^<svg /);
  const png = await saved(page, "Save badge.png");
  assert.deepEqual([...png.subarray(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [3 * 360, 3 * 132]);
  await panel(page).getByRole("button", { name: "Copy as PNG" }).click();
  await panel(page).getByText("The picture is in the clipboard.").waitFor();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  assert.deepEqual(types, ["image/png"]);
  await panel(page).getByRole("button", { name: "Copy: An element" }).click();
  await panel(page).getByText("An element: copied.").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^<cloutscope-card src="card.json">/);
  assert.deepEqual(server.hits, []);
});

journey("the text for a frame holds the card that the page shows", async ({ page, context, server }) => {
  await openPanel(page, server);
  await panel(page).getByLabel("Name on the card").fill("Ann \"Ex\" Ample");
  await page.waitForFunction(() => document.querySelector(".publish pre code").textContent.includes("Ample"));
  const code = await panel(page).getByLabel("A frame: the text to paste").inputValue();
  const [, src] = /^<iframe src="([^"]+)"/.exec(code);
  const other = await context.newPage();
  await other.goto(src);
  const figure = other.locator("cloutscope-card figure");
  await figure.waitFor();
  assert.match(await figure.textContent(), /^Ann "Ex" Ample29\.3 of 100/);
  await panel(page).getByLabel("Where you put the files").fill('javascript:alert(1)//"><b>');
  assert.match(await panel(page).getByLabel("A picture: the text to paste").inputValue(), /^<img src="badge.svg" /);
  await panel(page).getByLabel("Where you put the files").fill("https://ann.example/files?a");
  assert.match(await panel(page).getByLabel("A picture: the text to paste").inputValue(), /^<img src="https:\/\/ann.example\/files\/badge.svg" /);
});

journey("what was made is forgotten with everything else", async ({ page, server }) => {
  await openPanel(page, server);
  await panel(page).getByLabel("Name on the card").fill("Ann Example");
  await page.waitForFunction(() => document.querySelector(".publish pre code").textContent.includes("Ann Example"));
  await page.getByRole("button", { name: "Forget everything" }).click();
  assert.equal(await page.locator(".publish pre code").textContent(), "");
  assert.equal(await page.locator(".publish-name input").inputValue(), "");
});

journey("somebody else's card counts for whom it is said to be, and no longer once it is removed", async ({ page, server }) => {
  await trySample(page, server);
  const before = await score(page);
  const theirs = (value) => JSON.stringify({ schema: "cloutscope-card/1", name: "<b>Mira</b>", as_of: "2011-02-28", score: value });
  await withFiles({ "mira.json": theirs(99), "broken.json": theirs(101) }, async (path) => {
    await page.locator("[data-pick=files]").setInputFiles([path("mira.json"), path("broken.json")]);
    const cards = page.getByRole("region", { name: "Cards of others" });
    await cards.getByText("<b>Mira</b>: 99.0, as of 28 Feb 2011").waitFor();
    await page.getByRole("alert").getByText("broken.json").waitFor();
    await cards.getByText("Doesn't count yet.").waitFor();
    assert.equal(await score(page), before, "files that are cards leave the sample as it is");

    await page.getByLabel("Whose card").focus();
    await page.waitForFunction(() => document.querySelector("#people option"));
    // One with whom there is room above: the standing of others ends at a most.
    const person = await page.locator("#people option[value^='facebook:']").first().getAttribute("value");
    const whose = cards.getByLabel("Whose card");
    await whose.fill(person);
    await whose.press("Tab");
    await cards.getByText("Counts.").waitFor();
    await page.waitForFunction((old) => document.querySelector("data.score-value").value !== old, String(before));
    assert.equal(await score(page), terminal("--sample", "--card", `${person}=${path("mira.json")}`).score);
    assert.ok(!page.url().includes(person), "whose card it is stays out of the address");

    await whose.fill("twitter:nobody-of-that-name");
    await whose.press("Tab");
    await cards.getByText("Nobody of that name").waitFor();

    await cards.getByRole("button", { name: "Remove the card" }).click();
    await cards.waitFor({ state: "hidden" });
    await page.waitForFunction((old) => document.querySelector("data.score-value").value === old, String(before));
  });
}, { timeout: 120_000 });

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1180, 360]) {
    journey(`the panel is accessible, ${colorScheme}, ${width} pixels wide`, async ({ page, server }) => {
      await openPanel(page, server);
      assert.deepEqual(await accessibility(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await panel(page).screenshot({ path: `${ROOT}/target/screenshots/panel-${colorScheme}-${width}.png` });
    }, { context: { colorScheme, viewport: { width, height: 900 } } });
  }
}
