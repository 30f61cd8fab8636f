// A score is shown to others: the page makes a card of it, and shows every byte before it goes anywhere.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, ROOT } from "../../www/scripts/tools.mjs";
import { journeyInFirefox, openSample, until } from "./firefox.mjs";
import { accessibility, journey, openServer } from "./harness.mjs";
import { score, terminal, trySample, withFiles } from "./steps.mjs";

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
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The sample's badges, as the terminal writes them, by name. */
function badges() {
  const folder = mkdtempSync(join(tmpdir(), "card-"));
  try {
    card("--out", folder);
    return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

journey("the card on the page has the bytes of the terminal's, with the same switches", async ({ page, server }) => {
  await openPanel(page, server);
  assert.equal(await bytes(page).textContent(), card());
  assert.equal((await saved(page, "Save card.json")).bytes.toString(), card());
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

journey("badge and picture are saved and copied as they are shown, in each size", async ({ page, context, server }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPanel(page, server);
  const sizes = panel(page).getByLabel("Size of the badge");
  for (const [size, file, width, height] of [["Medium", "badge", 360, 132], ["Small", "badge-small", 107, 20], ["Wide", "badge-wide", 680, 192]]) {
    await sizes.selectOption(await sizes.locator("option", { hasText: size }).getAttribute("value"));
    const [svg, png] = [await saved(page, "Save SVG"), await saved(page, "Save PNG")];
    assert.deepEqual([svg.name, png.name], [`${file}.svg`, `${file}.png`]);
    assert.equal(svg.bytes.toString(), badges()[`${file}.svg`], "the bytes of the terminal");
    assert.equal(decodeURIComponent((await panel(page).getByAltText("The badge as it would be published").getAttribute("src")).split(",").slice(1).join()), svg.bytes.toString());
    assert.deepEqual([...png.bytes.subarray(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
    assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], [3 * width, 3 * height]);
    assert.equal(await panel(page).getByLabel("A picture: the text to paste").inputValue(), `<img src="${file}.svg" width="${width}" height="${height}" alt="My Cloutscope score">`);
  }
  await panel(page).getByRole("button", { name: "Copy PNG" }).click();
  await panel(page).getByText("The picture is in the clipboard.").waitFor();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  assert.deepEqual(types, ["image/png"]);
  await panel(page).getByRole("button", { name: "Copy: An element" }).click();
  await panel(page).getByText("An element: copied.").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^<cloutscope-card src="card.json">/);
  assert.deepEqual(server.hits, []);
});

/** In the page: what each preview shows; they follow the order of the ways. */
const previews = () =>
  [...document.querySelectorAll(".ways > li > :last-child")].map((node) => {
    const inside = node.querySelector(".framed > div")?.shadowRoot ?? node.shadowRoot ?? node;
    const { width, height } = (node.querySelector(".framed") ?? node).getBoundingClientRect();
    return {
      tag: node.tagName,
      text: (inside.querySelector("figure") ?? inside).textContent.replace(/\s+/g, " "),
      loaded: node.complete && node.naturalWidth,
      paths: inside.querySelectorAll("path").length,
      styled: getComputedStyle(inside.querySelector("figure") ?? inside).borderTopWidth,
      size: [width, height],
    };
  });

function checkPreviews([image, html, element, frame, scorer]) {
  assert.deepEqual([image.tag, image.loaded], ["IMG", 360]);
  assert.match(html.text, /<i>Ann<\/i> 29\.3 of 100.*−0\.1 in 1 day, .*True reach 128\..*Cloutscope score as of 28 February 2011/);
  assert.equal(html.styled, "1px", "with the styles of the text");
  for (const { text, paths } of [element, frame]) {
    assert.match(text, /^<i>Ann<\/i>29\.3 of 100.*\+10\.6 in 30 days.*28 February 2011$/);
    assert.equal(paths, 2);
  }
  assert.deepEqual(frame.size, [362, 360]);
  assert.match(scorer.text, /can't show itself/);
}

journey("each way into a blog is previewed with the card's own values, without a frame or a request", async ({ page, server }) => {
  await openPanel(page, server);
  await panel(page).getByLabel("Name on the card").fill("<i>Ann</i>");
  await page.waitForFunction(() => document.querySelector(".publish pre code").textContent.includes("Ann"));
  checkPreviews(await page.evaluate(previews));
  await panel(page).getByLabel("Style").uncheck();
  await page.waitForFunction(() => !document.querySelector(".publish pre code").textContent.includes("style"));
  await page.waitForFunction(() => ![...document.querySelectorAll(".ways div")].some((node) => (node.shadowRoot ?? node).textContent.includes("Celebrity")));
  assert.equal(await page.locator("iframe").count(), 0);
  assert.deepEqual(server.hits, []);
});

journeyInFirefox("each way into a blog is previewed with the card's own values, without a frame or a request", async ({ page }) => {
  const site = await openServer(DIST);
  try {
    await openSample(page, site.url);
    site.hits.length = 0;
    await page.locator(".publish > details > summary").click();
    await until(page, () => document.querySelector(".publish pre code")?.textContent);
    await page.locator(".publish-name input").fill("<i>Ann</i>");
    await until(page, () => document.querySelector(".publish pre code").textContent.includes("Ann"));
    await until(page, () => document.querySelector(".ways img").complete);
    checkPreviews(await page.evaluate(previews));
    assert.deepEqual(site.hits, []);
  } finally {
    site.close();
  }
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
  const left = await page.locator(".publish").evaluate((node) => node.querySelectorAll(".ways > li, .publish-preview img[src]").length);
  assert.equal(left, 0, "no text, preview or picture of it is kept");
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
