// The sample: one click, and the whole thread from the score to a row of an export.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { WWW } from "../../www/scripts/tools.mjs";
import { accessibility, address, journey, open, screenshot } from "./harness.mjs";
import { openFiles, openSection, openSettings, score, settled, trySample, unfold } from "./steps.mjs";

const { build } = createRequire(join(WWW, "package.json"))("esbuild");

journey("the sample: one click, and 28 points on the days after LinkedIn was connected", async ({ page, server }) => {
  const value = await trySample(page, server);
  assert.ok(Math.abs(value - 28) <= 1, `the score is ${value}`);
  await page.getByText("our reconstruction of February 2011 in Christchurch, New Zealand, with invented people").waitFor();
  // The bar keeps to one line: where there is room it says so, too.
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.getByText("Example: invented people, a real February").waitFor();
  // The example's own choices stay out of the address: they would be applied to somebody's own files after a reload.
  await address(page, /#example$/);
  assert.deepEqual(server.hits, []);
});

journey("the address of the sample opens it, with its days", async ({ page, server }) => {
  await open(page, server, "#example&days=2011-02-21..2011-02-23");
  await settled(page);
  await page.getByRole("region", { name: "Why it moved" }).getByRole("heading", { name: /^Why: Feb 21 → Feb 23, 2011, \+\d\.\d$/ }).waitFor();
  assert.match(page.url(), /#example&days=2011-02-21\.\.2011-02-23$/);
});

journey("a sentence says why it moved, and its numbers add up to the change", async ({ page, server }) => {
  await trySample(page, server);
  const story = page.locator(".story");
  const [curve, table] = [page.getByRole("region", { name: "Every day" }), page.getByRole("region", { name: "The curve as a table" })];
  await unfold(curve.locator(".as-table"));
  await table.getByRole("button", { name: "Every day" }).or(curve.getByRole("button", { name: "Every day" })).first().click();
  const rows = await table.getByRole("row").allInnerTexts();
  const on = (day) => Number(rows.find((text) => text.startsWith(day)).split("\t")[1]);

  const told = await story.innerText();
  assert.match(told, /After Feb 22 people did more because of you \(\+\d\.\d; .+ alone \+\d\.\d\)\./);
  assert.match(told, /On Feb 24 LinkedIn began to count, which adds what was already there \(\+\d\.\d\)\./);
  assert.equal(await story.locator(".counting").innerText(), "On Feb 24 LinkedIn began to count");
  const [from, to] = /^Why: (.+ → .+), \+\d+\.\d$/.exec(await page.getByRole("region", { name: "Why it moved" }).getByRole("heading").innerText())[1].split(" → ");
  addsUp(told, on(`${from}, 2011`), on(to));

  // Any other days have a sentence of their own.
  await page.getByRole("button", { name: /^\+\d\.\d in 30 days$/ }).click();
  await page.waitForFunction((old) => document.querySelector(".story").innerText !== old, told);
  const other = await story.innerText();
  assert.match(other, /in 30 days\./);
  addsUp(other, on("Jan 29, 2011"), on("Feb 28, 2011"));
});

/** Each number is rounded by itself, so that their sum may be off by as many halves of a tenth. */
function addsUp(story, from, to) {
  const number = (text) => Number(text.replace("−", "-"));
  const [, word, size] = /^(Up|Down) (\d+\.\d) in (?:a week|\d+ days)\./.exec(story);
  const moved = word === "Up" ? Number(size) : -Number(size);
  assert.ok(Math.abs(moved - (to - from)) < 0.11, `${moved}, and the curve goes from ${from} to ${to}`);
  const parts = [...story.matchAll(/\(([+−]\d+\.\d)[;)]/g)].map(([, part]) => number(part));
  assert.ok(parts.length >= 3, story);
  const sum = parts.reduce((all, part) => all + part, 0);
  // What is less than half a tenth is not told: at most one network, the fading or the counting.
  assert.ok(Math.abs(sum - moved) < 0.05 * (parts.length + 2), `${parts.join(" ")} is ${sum}, not ${moved}`);
}

journey("what Klout didn't watch would add something, and with everything it does, the fourth of standing first", async ({ page, server }) => {
  const klout = await trySample(page, server);
  await openSection(page, "Networks");
  const rows = page.locator(".networks > li");
  const adds = (await rows.filter({ hasText: "not in this profile" }).locator(".adds").allInnerTexts()).map((words) => /would add (\d+\.\d\d)$/.exec(words)?.[1]);
  assert.equal(await rows.count(), 6);
  assert.equal(adds.length, 3);
  assert.ok(adds.every((points) => Number(points) > 0), adds.join());

  await (await openSettings(page)).getByLabel("What counts").selectOption("everything");
  await page.waitForFunction((before) => Number(document.querySelector("data.score-value").value) > before, klout);
  await settled(page);
  assert.equal(await rows.filter({ hasText: "would add" }).count(), 0);
  const people = await openSection(page, "People");
  const mail = people.locator("tbody > tr").filter({ hasText: "Mail and mailing lists" }).first();
  await mail.waitFor();
  assert.match(await mail.innerText(), /^Graham Ellerker\s.*\t61\t/s);
});

journey("what the sections list is saved as tables, and so are the curve and its causes", async ({ page, server }) => {
  await trySample(page, server);
  const saved = async (within) => {
    const [download] = await Promise.all([page.shell.waitForEvent("download"), within.getByRole("button", { name: "Save as CSV" }).click()]);
    const lines = readFileSync(await download.path(), "utf8").split("\r\n");
    assert.equal(lines.pop(), "");
    return [download.suggestedFilename(), lines[0], lines.length - 1];
  };
  const expected = {
    Posts: ["posts.csv", /^network,object,address,day,kind,/, 28],
    People: ["people.csv", /^network,person,score,name,points,/, 154],
    "Waiting for you": ["waiting.csv", /^network,person,name,kind,since,partner_score,worth$/, 23],
    Networks: ["networks.csv", /^network,state,known_from,known_to,points,/, 6],
  };
  const matches = ([name, head, rows], [file, pattern, least]) => {
    assert.equal(name, file);
    assert.match(head, pattern);
    assert.ok(rows >= least, `${file}: ${rows} rows`);
  };
  for (const [section, wanted] of Object.entries(expected)) {
    const panel = await openSection(page, section);
    await panel.locator("table, .networks").first().waitFor();
    matches(await saved(panel), wanted);
  }
  await unfold(page.locator(".as-table"));
  matches(await saved(page.locator(".as-table")), ["curve.csv", /^day,score,not_known$/, 90]);
  matches(await saved(page.locator(".why")), ["causes.csv", /^network,person,name,cause,/, 20]);
  assert.deepEqual(server.hits, []);
});

test("no cell of a table is a formula, and every cell stays one", async () => {
  const { outputFiles } = await build({ entryPoints: [join(WWW, "src/frame/csv.ts")], bundle: true, format: "esm", write: false });
  const { csv } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
  assert.equal(csv([["a", "b", "c"], ["=1+1", -2, 'x,"y"\nz'], [" @SUM(A1)", null, undefined]]), "a,b,c\r\n'=1+1,-2,\"x,\"\"y\"\"\nz\"\r\n' @SUM(A1),,\r\n");
});

journey("someone follows a point to the row of the export it came from, and back by Escape", async ({ page, server }) => {
  await trySample(page, server);
  const people = await openSection(page, "People");
  await people.getByLabel("Search by name").fill("leona");
  await people.getByText("1 of 1 person").waitFor();
  const person = people.locator(".person");
  await person.locator("> summary").click();
  await person.getByRole("columnheader", { name: "Less without it" }).waitFor();
  const row = person.locator(".row").first();
  await row.locator("> summary").click();
  await row.getByText("Message texts are left out.").waitFor();
  assert.ok((await row.locator("dt").count()) > 0);
  assert.deepEqual(await accessibility(page), []);

  for (const opened of [row, person]) {
    await page.keyboard.press("Escape");
    assert.equal(await opened.evaluate((details) => details.open), false);
  }

  // The same from what moved it: a network opens to its people, a person to the rows.
  const network = page.getByRole("region", { name: "Why it moved" }).locator(".cause.counting").first();
  await network.locator("> summary").click();
  const cause = network.locator(".cause").first();
  await cause.locator("> summary").click();
  const source = cause.locator(".row").first();
  await source.locator("> summary").click();
  await source.getByText("Message texts are left out.").waitFor();
  for (const opened of [source, cause, network]) {
    await page.keyboard.press("Escape");
    assert.equal(await opened.evaluate((details) => details.open), false);
  }
  assert.deepEqual(server.hits, []);
});

journey("someone opens their first post: its day at its most, its address, its place in the export", async ({ page, server }) => {
  await trySample(page, server);
  const posts = await openSection(page, "Posts");
  const rows = posts.locator("tbody > tr");
  await rows.first().waitFor();
  const points = (await rows.locator("td.figure b").allInnerTexts()).map(Number);
  assert.equal(points.length, 10);
  assert.deepEqual(points, points.toSorted((a, b) => b - a), "those worth most come first");
  assert.ok(points[0] > 0);
  const post = rows.first().locator(".post");
  await post.locator("> summary").click();
  await post.getByText(/^\d+\.\d\d points on [A-Z][a-z]{2} \d+, 2011$/).waitFor();
  await post.getByText(/^sample-facebook › .+, record \d+$/).waitFor();
  assert.deepEqual(await accessibility(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await post.evaluate((details) => details.open), false);
  await posts.getByRole("button", { name: /^Show more \(\d+\)$/ }).click();
  await rows.nth(10).waitFor();
  assert.deepEqual(server.hits, []);
});

journey("someone clicks an event of the curve, reads it as a table, bookmarks the view, and comes back by Back", async ({ page, server }) => {
  await trySample(page, server);
  await page.getByRole("list", { name: "What happened" }).getByRole("button", { name: /^Feb 24 · counting changed: LinkedIn \(\+\d\.\d\)$/ }).click();
  await address(page, /days=2011-02-23\.\.2011-02-24/);
  await page.getByText("The curve as a table").click();
  await page.getByRole("region", { name: "The curve as a table" }).getByRole("row").nth(1).waitFor();
  // Whom and what is nobody's business: the address holds days, networks and the profile only.
  assert.match(page.url(), /#example&days=2011-02-23\.\.2011-02-24$/);
  await page.shell.goBack();
  await address(page, /#example$/);
  await page.getByRole("list", { name: "What happened" }).getByRole("button", { name: /Feb 22/ }).click();
  await address(page, /days=2011-02-21\.\.2011-02-22/);
  await page.locator(".curve").getByRole("button", { name: "Back to the days that moved it most" }).click();
  await address(page, /#example$/);
});

journey("someone asks why it moved within the last days by clicking how much it did", async ({ page, server }) => {
  await trySample(page, server);
  await page.getByRole("button", { name: /^\+4\.\d in 5 days$/ }).click();
  const why = page.getByRole("region", { name: "Why it moved" });
  await why.getByRole("heading", { name: /^Why: Feb 23 → Feb 28, 2011, \+4\.\d$/ }).waitFor();
  await address(page, /&days=2011-02-23\.\.2011-02-28$/);
  await why.locator(".causes > li").first().getByText("LinkedIn began to count").waitFor();
});

journey("someone drags across two days and sees why the score moved", async ({ page, server }) => {
  await trySample(page, server);
  const plot = page.locator(".u-over");
  await plot.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await plot.boundingBox();
  await page.mouse.move(x + width * 0.4, y + height * 0.8);
  await page.locator(".read-out").getByText(/^[A-Z][a-z]{2} \d+, 201\d · \d+\.\d/).waitFor();
  await page.mouse.down();
  await page.mouse.move(x + width * 0.7, y + height * 0.8, { steps: 5 });
  await page.mouse.up();
  await address(page, /days=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d/);
  const span = /days=(.*)$/.exec(page.url())[1].split("..").map((day) => Date.parse(day) / 86_400_000);
  const days = span[1] - span[0];
  assert.ok(days >= 24 && days <= 32, `three tenths of three months are ${days} days`);
  await page.getByRole("region", { name: "Why it moved" }).getByRole("heading", { name: new RegExp(`→`) }).waitFor();
  await page.locator(".story").getByText(`in ${days} days`).waitFor();
});

journey("someone switches a network off and on again, and the score follows", async ({ page, server }) => {
  const all = await trySample(page, server);
  await openSection(page, "Networks");
  const toggle = page.getByRole("switch", { name: "LinkedIn" });
  await toggle.click();
  await page.waitForFunction((before) => Number(document.querySelector("data.score-value").value) < before, all);
  await page.getByRole("switch", { name: "LinkedIn", checked: false }).waitFor();
  await toggle.click();
  await page.waitForFunction((before) => Number(document.querySelector("data.score-value").value) === before, all);
  assert.equal(await score(page), all);
});

journey("someone switches every network off: no score is not a 0, and the way back stays", async ({ page, server }) => {
  await trySample(page, server);
  await openSection(page, "Networks");
  for (const name of ["Facebook", "LinkedIn", "X"]) {
    await page.getByRole("switch", { name, exact: true }).click();
    await page.getByRole("switch", { name, exact: true, checked: false }).waitFor();
  }
  await page.locator(".no-score").waitFor();
  assert.equal(await page.locator("data.score-value").count(), 0);
  await page.getByRole("switch", { name: "LinkedIn" }).click();
  await page.locator("data.score-value").waitFor();
});

journey("someone forgets everything, and nothing is left; within ten seconds it can be undone", async ({ page, server }) => {
  const value = await trySample(page, server);
  const forgotten = async () => {
    await page.getByRole("button", { name: "An example" }).waitFor();
    assert.equal(await page.locator(".result, [data-phase]").count(), 0);
    assert.equal(await page.locator("data.score-value").count(), 0);
    await address(page, /\/$/);
  };
  await (await openSettings(page)).getByRole("button", { name: "Forget everything" }).click();
  await forgotten();
  await page.getByRole("button", { name: "Undo" }).click();
  await settled(page);
  assert.equal(await score(page), value);
  await address(page, /#example$/);
  await (await openFiles(page)).getByRole("button", { name: "Forget everything" }).click();
  await forgotten();
  await page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
  assert.deepEqual(server.hits, []);
});

journey("the sections are tabs: arrows walk them, round the end, and Tab leads into what they show", async ({ page, server }) => {
  await trySample(page, server);
  const tab = (name) => page.getByRole("tab", { name, selected: true });
  await tabTo(page, "Posts");
  const names = ["Posts", "People", "Waiting for you", "Networks", "How you act", "Try a change", "What can’t be seen"];
  for (const [index, name] of names.entries()) {
    await tab(name).waitFor();
    await page.getByRole("tabpanel", { name }).waitFor();
    assert.ok((await page.evaluate(() => document.activeElement.textContent)).startsWith(name));
    assert.equal(await page.getByRole("tabpanel").count(), 1, "one is shown at a time");
    if (index < names.length) await page.keyboard.press("ArrowRight");
  }
  await tab("Posts").waitFor();
  await page.keyboard.press("ArrowLeft");
  await tab("What can’t be seen").waitFor();
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press("ArrowLeft");
  await tab("Networks").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("[role=tabpanel]")?.id), "panel-networks");
});

journey("someone without a mouse opens the sample, walks the curve and reaches a row", async ({ page, server }) => {
  await open(page, server);
  await tabTo(page, /^An example/);
  await page.keyboard.press("Enter");
  await settled(page);

  await tabTo(page, /^Every day since/);
  const before = await focused(page, "aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  assert.notEqual(await focused(page, "aria-valuetext"), before);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await address(page, /days=2011-02-25\.\.2011-02-27/);
  await tabTo(page, "Back to the days that moved it most");
  await page.keyboard.press("Enter");
  await address(page, /#example$/);

  await tabToElement(page, "[role=tab]");
  await page.keyboard.press("ArrowRight");
  await page.locator(".people .person").first().waitFor();
  await tabToElement(page, ".person > summary");
  await page.keyboard.press("Enter");
  await page.locator(".person .row").first().waitFor();
  await tabToElement(page, ".person .row > summary");
  await page.keyboard.press("Enter");
  await page.getByText("Message texts are left out.").first().waitFor();
});

journey("a browser that speaks German gets German words, numbers and days", async ({ page, server }) => {
  await open(page, server);
  await page.getByRole("heading", { name: "Warum hat sich dein Score bewegt?" }).waitFor();
  assert.equal(await page.getAttribute("html", "lang"), "de");
  await page.getByRole("button", { name: "Ein Beispiel" }).click();
  await settled(page);
  assert.match(await page.locator("data.score-value").innerText(), /^\d\d,\d$/);
  await page.getByText(/22\. Feb\./).first().waitFor();
  assert.deepEqual(await accessibility(page), []);
  // The choice is the reader's.
  await page.locator("select.language:visible").selectOption("en");
  await page.getByRole("tab", { name: "What can’t be seen" }).waitFor();
  assert.equal(await page.getAttribute("html", "lang"), "en");
}, { context: { locale: "de-DE" } });

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1180, 360]) {
    journey(`the scored page is accessible, ${colorScheme}, ${width} pixels wide`, async ({ page, server }) => {
      await trySample(page, server);
      await unfold(page.locator(".as-table"));
      await unfold(page.locator(".cause").first());
      await openSettings(page);
      for (const [name, inside] of [["Posts", ".post"], ["People", ".person"], ["Waiting for you", "td"], ["Networks", ".since"], ["How you act", ".axes"], ["Try a change", "form"], ["What can’t be seen", "details"]]) {
        const panel = await openSection(page, name);
        const fold = panel.locator(inside).first();
        await fold.waitFor();
        if (await fold.evaluate((node) => node.tagName === "DETAILS")) await unfold(fold);
        if (name === "People") await panel.locator(".row").first().waitFor();
        assert.deepEqual(await accessibility(page), [], name);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
      }
      await screenshot(page, `scored-${colorScheme}-${width}`);
      const files = await openFiles(page);
      await unfold(files.locator(".report-details").first());
      assert.deepEqual(await accessibility(page), [], "files");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the files scroll sideways");
    }, { context: { colorScheme, viewport: { width, height: 900 } } });
  }
}

/** Tabs until the focus is on what has this name. */
async function tabTo(page, name) {
  await tabUntil(page, ([text, pattern]) => {
    const title = document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent;
    return pattern ? new RegExp(pattern).test(title) : title === text;
  }, typeof name === "string" ? [name, null] : [null, name.source]);
}

const tabToElement = (page, selector) => tabUntil(page, (wanted) => document.activeElement.matches(wanted), selector);

async function tabUntil(page, there, wanted) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(there, wanted)) return;
  }
  assert.fail(`the Tab key does not lead to ${wanted}`);
}

const focused = (page, attribute) => page.evaluate((name) => document.activeElement.getAttribute(name), attribute);
