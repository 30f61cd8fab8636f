// A score is shown to others: the page makes a card of it, and shows every byte before it goes anywhere.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, ROOT, WWW } from "../../www/scripts/tools.mjs";
import { journeyInFirefox, openSample, until } from "./firefox.mjs";
import { accessibility, journey, openServer, screenshot } from "./harness.mjs";
import { closeSheet, openSection, openSettings, score, settled, terminal, trySample, unfold, withFiles } from "./steps.mjs";

/** The files of a card, as the terminal makes them. */
function card(...args) {
  const command = ["run", "--quiet", "--", "card", "--sample", "--json", ...args];
  return execFileSync("cargo", command, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

const sheet = (page) => page.getByRole("dialog", { name: "Share it" });
const fold = async (page, name) => unfold(sheet(page).locator("details").filter({ hasText: name }).first());

/** The sample's score, and its card in the open sheet, all of it unfolded. */
async function openSheet(page, server) {
  await trySample(page, server);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  for (const name of ["What is on it", "Badge and blog", "For developers"]) await fold(page, name);
}

/** Waits until the card's bytes are so, or hold a text. */
const cardIs = (page, wanted) => page.waitForFunction((text) => document.querySelector(".developers pre code").textContent === text, wanted);
const cardHolds = (page, text, does = true) =>
  page.waitForFunction(([part, wanted]) => document.querySelector(".developers pre code").textContent.includes(part) === wanted, [text, does]);

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), sheet(page).getByRole("button", { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Of a PNG: its width and height. */
function sizeOfPng(bytes) {
  assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** What the sheet's picture shows. */
const previewed = async (page) => decodeURIComponent((await sheet(page).getByAltText("The picture as it would be shared").getAttribute("src")).split(",").slice(1).join());

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
  await openSheet(page, server);
  await cardIs(page, card());
  assert.equal((await saved(page, "Save card.json")).bytes.toString(), card());
  await sheet(page).getByLabel("Name on it").fill("Ann Example");
  await sheet(page).getByLabel("Band").uncheck();
  await sheet(page).getByLabel("Points by network").uncheck();
  await cardIs(page, card("--name", "Ann Example", "--without", "band,networks"));
  assert.deepEqual(server.hits, []);
}, { timeout: 120_000 });

journey("a handle is on the card and its pictures only while it is ticked", async ({ page, server }) => {
  await openSheet(page, server);
  const everywhere = () =>
    sheet(page).evaluate((node) => node.textContent + [...node.querySelectorAll("textarea")].map((area) => area.value).join() + decodeURIComponent(node.querySelector("img").src));
  const [handle] = JSON.parse(card("--with", "handles")).handles;
  assert.ok(!(await everywhere()).includes('handles"'));
  await sheet(page).getByLabel("My handles").check();
  await cardHolds(page, handle);
  await sheet(page).getByLabel("My handles").uncheck();
  await cardHolds(page, handle, false);
  assert.ok(!(await everywhere()).includes(handle));
}, { timeout: 120_000 });

journey("someone shares the card's pictures in three sizes, saved as they are shown, and a name only where it was typed", async ({ page, server }) => {
  await openSheet(page, server);
  const engine = await import(join(WWW, "pkg", "cloutscope.js"));
  engine.initSync({ module: readFileSync(join(WWW, "pkg", "cloutscope_bg.wasm")) });
  const sizes = sheet(page).getByRole("group", { name: "Size" });
  const pictures = async (...args) => {
    const wanted = engine.publish(new TextEncoder().encode(card(...args)));
    for (const [size, field, file, width, height] of [
      ["Story, 1080 × 1920", "picture_story", "picture-story", 1080, 1920],
      ["Square, 1080 × 1080", "picture_square", "picture-square", 1080, 1080],
      ["Wide, 1200 × 630", "picture_wide", "picture-wide", 1200, 630],
    ]) {
      await sizes.getByRole("button", { name: size }).click();
      const svg = await previewed(page);
      assert.equal(svg, wanted[field], size);
      assert.match(svg, />28\.1</);
      assert.equal(svg.includes("Ann Example"), args.includes("Ann Example"));
      const image = sheet(page).getByAltText("The picture as it would be shared");
      await image.evaluate((node) => node.decode());
      assert.deepEqual(await image.evaluate(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight]), [width, height]);
      const png = await saved(page, "Save the picture");
      assert.equal(png.name, `${file}.png`);
      assert.deepEqual(sizeOfPng(png.bytes), [width, height]);
      // A picture in which nothing is drawn is a tenth of it.
      assert.ok(png.bytes.length > 20_000, `${png.bytes.length} bytes`);
      assert.equal((await saved(page, "Save as SVG")).bytes.toString(), svg);
    }
  };
  assert.equal(await sizes.getByRole("button", { pressed: true }).innerText(), "Story, 1080 × 1920", "the phone's picture comes first");
  await pictures();
  await sheet(page).getByLabel("Name on it").fill("Ann Example");
  await cardIs(page, card("--name", "Ann Example"));
  await pictures("--name", "Ann Example");
  assert.deepEqual(server.hits, []);
}, { timeout: 120_000 });

journey("badge and picture are saved and copied as they are shown, in each size", async ({ page, context, server }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSheet(page, server);
  const wanted = badges();
  for (const [size, file, width, height] of [["Badge", "badge", 360, 132], ["Small badge", "badge-small", 107, 20], ["Wide badge", "badge-wide", 680, 192]]) {
    await sheet(page).getByRole("group", { name: "Size" }).getByRole("button", { name: size, exact: true }).click();
    const [svg, png] = [await saved(page, "Save as SVG"), await saved(page, "Save the picture")];
    assert.deepEqual([svg.name, png.name], [`${file}.svg`, `${file}.png`]);
    assert.equal(svg.bytes.toString(), wanted[`${file}.svg`], "the bytes of the terminal");
    assert.equal(await previewed(page), svg.bytes.toString());
    assert.deepEqual(sizeOfPng(png.bytes), [3 * width, 3 * height]);
  }
  assert.equal(await way(page, "A picture").inputValue(), '<p><img src="badge.svg" width="360" alt="My Cloutscope score" style="width:360px;max-width:100%;height:auto;border:0;padding:0"></p>');
  await sheet(page).locator(".pictures").getByRole("button", { name: "Copy", exact: true }).click();
  await sheet(page).getByText("The picture is in the clipboard.").waitFor();
  const types = await page.shell.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  assert.deepEqual(types, ["image/png"]);
  const element = sheet(page).locator(".ways > li").nth(2);
  await element.getByRole("button", { name: "Copy" }).click();
  await element.getByRole("button", { name: "Copied" }).waitFor();
  assert.match(await page.shell.evaluate(() => navigator.clipboard.readText()), /^<cloutscope-card src="card.json">/);
  assert.deepEqual(server.hits, []);
});

/** The text of one way into a blog. */
const way = (page, name) => sheet(page).getByRole("textbox", { name, exact: true });

/** In a post: what each way shows. */
async function shownInPost() {
  const wait = async (found) => {
    for (let tries = 0; tries < 300; tries++) {
      const value = found();
      if (value) return value;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return null;
  };
  const figure = (within) => within?.querySelector("cloutscope-card")?.shadowRoot?.querySelector("figure");
  const told = (node) => [node?.textContent.replace(/\s+/g, " "), node?.querySelectorAll("path").length];
  const image = document.querySelector("img");
  await wait(() => image.complete);
  const frame = document.querySelector("iframe");
  frame.scrollIntoView();
  return {
    image: image.naturalWidth,
    html: document.querySelector("main > figure").textContent.replace(/\s+/g, " "),
    border: getComputedStyle(document.querySelector("main > figure")).borderTopWidth,
    element: told(await wait(() => figure(document))),
    frame: told(await wait(() => figure(frame.contentDocument))),
    size: [frame.offsetWidth, frame.offsetHeight],
    scorer: await wait(() => document.querySelector("cloutscope-scorer").shadowRoot?.querySelector("iframe")?.src),
  };
}

/** A blog with what the page wrote: its texts in a post, the files beside it. `use` gets its server. */
async function withPost(texts, files, use) {
  const root = mkdtempSync(join(tmpdir(), "post-"));
  const body = texts.join("\n");
  writeFileSync(join(root, "index.html"), `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A blog</title><main>${body}</main></html>`);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  cpSync(DIST, join(root, "page"), { recursive: true });
  const blog = await openServer(root);
  try {
    await use(blog);
  } finally {
    blog.close();
    rmSync(root, { recursive: true });
  }
}

function checkPost({ image, html, border, element, frame, size, scorer }) {
  assert.equal(image, 360);
  assert.match(html, /<i>Ann<\/i> 28\.1 of 100.*−0\.1 in 1 day, .*True reach 121\..*Cloutscope score as of 28 February 2011/);
  assert.equal(border, "1px", "with the styles of the text");
  for (const [text, paths] of [element, frame]) {
    assert.match(text, /^<i>Ann<\/i>28\.1 of 100.*\+9\.3 in 30 days.*28 February 2011$/);
    assert.equal(paths, 2);
  }
  assert.deepEqual(size, [362, 460]);
  assert.match(scorer, /\/page\/cloutscope\.html$/);
}

/** The texts for a post, of a page that is said to lie in `page/` beside it. */
const relative = (texts, url) => texts.map((text) => text.replaceAll(url, "page/"));

journey("a badge for a blog that is always dark has the bytes of the terminal's", async ({ page, server }) => {
  await openSheet(page, server);
  await sheet(page).getByLabel("Light or dark").selectOption("dark");
  await sheet(page).getByLabel("Without a ground of its own").check();
  const folder = mkdtempSync(join(tmpdir(), "card-"));
  card("--theme", "dark", "--transparent", "--language", "en", "--out", folder);
  const wanted = readFileSync(join(folder, "badge.svg"), "utf8");
  rmSync(folder, { recursive: true });
  await sheet(page).getByRole("button", { name: "Badge", exact: true }).click();
  await page.waitForFunction((svg) => decodeURIComponent(document.querySelector("img.preview").src.split(",").slice(1).join()) === svg, wanted);
});

journey("each way into a blog, pasted as it stands, shows the card's own values", async ({ page, context, server }) => {
  await openSheet(page, server);
  await sheet(page).getByLabel("Name on it").fill("<i>Ann</i>");
  await cardHolds(page, "Ann");
  const texts = () => sheet(page).locator(".ways textarea").evaluateAll((areas) => areas.map(({ value }) => value));
  await sheet(page).getByRole("button", { name: "Badge", exact: true }).click();
  const files = { "badge.svg": (await saved(page, "Save as SVG")).bytes, "card.json": (await saved(page, "Save card.json")).bytes };
  assert.equal(await sheet(page).getByLabel("Where Cloutscope is").inputValue(), server.url, "the page knows where it is");
  assert.ok(await sheet(page).getByText("This is an address of your own machine").isVisible());
  await withPost(relative(await texts(), server.url), files, async (blog) => {
    const other = await context.newPage();
    await other.goto(blog.url);
    checkPost(await other.evaluate(shownInPost));
    assert.equal(await other.title(), "A blog");
  });
  await sheet(page).getByLabel("Style").uncheck();
  await cardHolds(page, "style", false);
  assert.ok(!(await texts()).join().includes("Celebrity"));
});

journeyInFirefox("each way into a blog, pasted as it stands, shows the card's own values", async ({ page, server }) => {
  const frame = await openSample(page, server.url);
  server.hits.length = 0;
  await frame.locator("::-p-aria([name='Share'][role='button'])").click();
  await until(frame, () => Boolean(document.querySelector(".developers pre code")?.textContent));
  await frame.evaluate(() => {
    for (const details of document.querySelectorAll("dialog details")) details.open = true;
  });
  await frame.locator(".share-fields input[type=text]").fill("<i>Ann</i>");
  await until(frame, () => document.querySelector(".developers pre code").textContent.includes("Ann"));
  const texts = await frame.evaluate(() => [...document.querySelectorAll(".ways textarea")].map(({ value }) => value));
  const json = await frame.evaluate(() => document.querySelector(".developers pre code").textContent);
  assert.equal(json, card("--name", "<i>Ann</i>"));
  assert.deepEqual(server.hits, []);
  await withPost(relative(texts, server.url), { "badge.svg": badges()["badge.svg"], "card.json": json }, async (blog) => {
    await page.goto(blog.url);
    checkPost(await page.evaluate(shownInPost));
  });
});

journey("the text for a frame holds the card that the page shows", async ({ page, context, server }) => {
  await openSheet(page, server);
  await sheet(page).getByLabel("Name on it").fill('Ann "Ex" Ample');
  await cardHolds(page, "Ample");
  const code = await way(page, "A frame").inputValue();
  const [, src] = /^<div><iframe src="([^"]+)"/.exec(code);
  const other = await context.newPage();
  await other.goto(src);
  const figure = other.locator("cloutscope-card figure");
  await figure.waitFor();
  assert.match(await figure.textContent(), /^Ann "Ex" Ample28\.1 of 100/);
  await sheet(page).getByLabel("Where you put the files").fill('javascript:alert(1)//"><b>');
  assert.match(await way(page, "A picture").inputValue(), /^<p><img src="badge.svg" /);
  await sheet(page).getByLabel("Where you put the files").fill("https://ann.example/files?a");
  assert.match(await way(page, "A picture").inputValue(), /^<p><img src="https:\/\/ann.example\/files\/badge.svg" /);
  await sheet(page).getByLabel("Where Cloutscope is").fill("https://ann.example/cloutscope/");
  assert.match(await way(page, "A picture").inputValue(), /^<p><a href="https:\/\/ann.example\/cloutscope\/"><img src=/);
  assert.match(await way(page, "HTML without a script").inputValue(), /<a href="https:\/\/ann.example\/cloutscope\/">Cloutscope<\/a> score as of/);
  await sheet(page).getByLabel("Light or dark").selectOption("dark");
  assert.match(await way(page, "An element").inputValue(), / theme="dark" home="https:\/\/ann.example\/cloutscope\/">/);
  assert.match(await way(page, "A frame").inputValue(), /&amp;theme=dark&amp;home=https%3A%2F%2Fann.example%2Fcloutscope%2F".*color-scheme:dark"/);
});

journey("what was made is forgotten with everything else", async ({ page, server }) => {
  await openSheet(page, server);
  await sheet(page).getByLabel("Name on it").fill("Ann Example");
  await cardHolds(page, "Ann Example");
  await closeSheet(page);
  const settings = await openSettings(page);
  await settings.getByRole("button", { name: "Forget everything" }).click();
  await page.locator(".result").waitFor({ state: "detached" });
  assert.ok(!(await page.content()).includes("Ann Example"), "no text, preview or picture of it is kept");
  await page.getByRole("button", { name: "An example" }).click();
  await settled(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await fold(page, "What is on it");
  assert.equal(await sheet(page).getByLabel("Name on it").inputValue(), "");
  assert.ok(!(await sheet(page).locator(".developers pre code").textContent()).includes("Ann"));
});

journey("what is imagined is not for a card", async ({ page, server }) => {
  await trySample(page, server);
  const panel = await openSection(page, "Try a change");
  await panel.getByRole("slider", { name: /^Attention halves/ }).fill("30");
  await settled(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await sheet(page).getByText("What you imagined is not for a card: take it back first.").waitFor();
  assert.equal(await sheet(page).locator("img, textarea, pre").count(), 0);
});

journey("somebody else's card, also one of version 1, counts for whom it is said to be, and no longer once it is removed", async ({ page, server }) => {
  await trySample(page, server);
  const before = await score(page);
  const theirs = (value) => JSON.stringify({ schema: "cloutscope-card/1", name: "<b>Mira</b>", as_of: "2011-02-28", score: value, model: 1, engine: "0.1.0" });
  await withFiles({ "mira.json": theirs(99), "broken.json": theirs(101) }, async (path) => {
    await page.locator("header input[type=file]").setInputFiles([path("mira.json"), path("broken.json")]);
    const cards = page.getByRole("region", { name: "Cards of others" });
    await cards.getByText("<b>Mira</b>: 99.0, as of Feb 28, 2011").waitFor();
    await cards.getByText("By model 1: its numbers are not those of today’s model.").waitFor();
    await page.getByRole("alert").getByText("broken.json").waitFor();
    await cards.getByText("Doesn’t count yet.").waitFor();
    assert.equal(await score(page), before, "files that are cards leave the sample as it is");

    await page.getByLabel("Whose card").focus();
    await page.waitForFunction(() => document.querySelector("#people option"), null);
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

    await cards.getByRole("button", { name: "Remove: <b>Mira</b>" }).click();
    await cards.waitFor({ state: "detached" });
    await page.waitForFunction((old) => document.querySelector("data.score-value").value === old, String(before));
  });
}, { timeout: 120_000 });

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1180, 360]) {
    journey(`the share sheet is accessible, ${colorScheme}, ${width} pixels wide`, async ({ page, server }) => {
      await openSheet(page, server);
      assert.deepEqual(await accessibility(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.ok(await sheet(page).evaluate((node) => node.scrollWidth <= node.clientWidth));
      await screenshot(page, `share-${colorScheme}-${width}`);
    }, { context: { colorScheme, viewport: { width, height: 900 } } });
  }
}
