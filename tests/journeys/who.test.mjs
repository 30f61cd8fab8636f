// Who is whom: on which network one is whom is asked once, and who else is one person is the user's word.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { accessibility, drop, journey, open, screenshot } from "./harness.mjs";
import { closeSheet, openFiles, openSection, score, settled, trySample, tweet, twitter, unfold, withFiles } from "./steps.mjs";

/** A workspace of three, one of whom may bear the address that the archive of `twitter` holds. */
function slack(mail) {
  const user = (id, real_name, email) => ({ id, team_id: "T1", name: id.toLowerCase(), profile: { real_name, email } });
  const users = [user("U1", "Ann Example", "ann@work.example"), user("U2", "Mira Example", mail), user("U3", "Ben Sample", "ben@work.example")];
  const message = (from, minute) => ({ type: "message", user: from, ts: `${1709630430 + 60 * minute}.000100`, text: "A text that must never be shown" });
  const day = [["U1", 0], ["U2", 1], ["U1", 70], ["U3", 75], ["U1", 140], ["U2", 150], ["U1", 210]].map(([from, minute]) => message(from, minute));
  return { "work/users.json": JSON.stringify(users), "work/general/2024-03-05.json": JSON.stringify(day) };
}

function exports(mail) {
  const files = twitter([tweet(1, 12), tweet(2, 3)]);
  return { ...files, "twitter/data/account.js": files["twitter/data/account.js"].replace('"username"', '"email":"mira@home.example","username"'), ...slack(mail) };
}

/** The chip of who is scored, and what it opens. */
const chip = (page) => page.locator("#whose");
const whose = async (page) => {
  await chip(page).click();
  return page.getByRole("dialog", { name: "Whose score" });
};
const question = (page) => page.getByLabel("Which of these people are you on Slack?");
const row = (page) => page.locator(".networks > li").filter({ hasText: "Slack" });

async function dropBoth(page, path) {
  await drop(page, [path("twitter"), path("work")]);
  await settled(page);
}

journey("someone drops an archive that names them and a workspace that doesn't: they are asked, once, and the score is there", async ({ page, server }) => {
  await open(page, server);
  await withFiles(exports("mira@work.example"), async (path) => {
    await dropBoth(page, path);
    const before = await score(page);
    assert.ok(before > 0);
    const offered = await question(page).locator("option").allInnerTexts();
    assert.deepEqual(offered, ["Mira Example (U2) · 2 records", "Ann Example (U1) · 4 records", "Ben Sample (U3) · 1 record"], "who bears one's name comes first");
    await openSection(page, "Networks");
    assert.match(await row(page).innerText(), /it is not said who you are here: nothing counts/);
    assert.deepEqual(await accessibility(page), []);

    const address = page.url();
    await page.getByRole("button", { name: "That’s me, on Slack" }).press("Enter");
    await page.waitForFunction((old) => Number(document.querySelector("data.score-value").value) > old, before);
    await settled(page);
    assert.equal(await question(page).count(), 0);
    await (await whose(page)).getByText("Scored: Mira Example (Slack), Mira Example (X)").waitFor();
    await closeSheet(page);
    assert.match(await row(page).innerText(), /\d\.\d\d points/);
    assert.equal(page.url(), address, "who one is stays out of the address");

    // Back to what the exports say, and asked again.
    await (await whose(page)).getByRole("button", { name: "As the exports say" }).click();
    await question(page).waitFor();
    await settled(page);
    assert.equal(await score(page), before);
    await page.getByRole("button", { name: "None of them, on Slack" }).press("Enter");
    await question(page).waitFor({ state: "detached" });
    assert.equal(await score(page), before);
    assert.ok(await chip(page).evaluate((node) => node === document.activeElement), "where it can be taken back");
    await (await whose(page)).getByRole("button", { name: "As the exports say" }).click();
    await question(page).waitFor();
    assert.doesNotMatch(await page.locator("body").innerText(), /must never be shown/);
    assert.deepEqual(server.hits, []);
  });
});

journey("someone says who they are on a network, and takes its file away: the rest is scored as before", async ({ page, server }) => {
  await open(page, server);
  await withFiles(exports("mira@work.example"), async (path) => {
    await dropBoth(page, path);
    const before = await score(page);
    await question(page).selectOption({ label: "Ben Sample (U3) · 1 record" });
    await page.getByRole("button", { name: "That’s me, on Slack" }).click();
    await question(page).waitFor({ state: "detached" });
    await settled(page);
    await openSection(page, "Networks");
    await (await openFiles(page)).getByRole("button", { name: "Remove: work" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".networks > li").length === 1);
    await settled(page);
    assert.equal(await score(page), before);
  });
});

journey("an address that both exports hold says who one is: nothing is asked", async ({ page, server }) => {
  await open(page, server);
  await withFiles(exports("mira@home.example"), async (path) => {
    await dropBoth(page, path);
    assert.equal(await question(page).count(), 0);
    await (await whose(page)).getByText("Scored: Mira Example (Slack), Mira Example (X)").waitFor();
  });
});

journey("someone chooses whom to score: somebody else's score, and back to what the exports say", async ({ page, server }) => {
  await open(page, server);
  await withFiles(slack("mira@work.example"), async (path) => {
    await drop(page, [path("work")]);
    await page.locator(".no-score").getByText("These exports don’t say whose they are.").waitFor();
    await unfold(page.locator(".no-score details"));
    await page.locator(".no-score").getByRole("radio", { name: "Ann Example (U1)" }).check();
    await page.locator(".no-score").getByRole("button", { name: "Score this person" }).click();
    await page.locator("data.score-value").waitFor();
    await settled(page);
    assert.equal(await chip(page).innerText(), "Ann Example");
    const ann = await score(page);
    const sheet = await whose(page);
    assert.deepEqual(await accessibility(page), []);
    await sheet.getByRole("radio", { name: "Mira Example (U2)" }).check();
    await sheet.getByRole("button", { name: "Score this person" }).click();
    await page.waitForFunction((old) => Number(document.querySelector("data.score-value").value) !== old, ann);
    assert.equal(await chip(page).innerText(), "Mira Example");
    await (await whose(page)).getByRole("button", { name: "As the exports say" }).click();
    await page.locator(".no-score").waitFor();
    assert.equal(await page.locator("data.score-value").count(), 0);
    assert.deepEqual(server.hits, []);
  });
});

const people = (page) => page.locator(".same");
const openSame = async (page) => {
  await openSection(page, "People");
  await people(page).waitFor();
  await unfold(people(page));
};
const suggestion = (page, name) => people(page).getByRole("listitem").filter({ hasText: name });
const reach = async (page) => Number(await page.locator(".gauges dd").first().innerText());

journey("someone joins two of one name, saves that, undoes it, and drops the file again", async ({ page, server }) => {
  await trySample(page, server);
  const before = await reach(page);
  const [value, address] = [await score(page), page.url()];
  await openSame(page);
  const duncan = suggestion(page, "Duncan McAra");
  await duncan.waitFor();
  assert.equal(await suggestion(page, "Henrik Lautner").count(), 0, "one's own accounts are one already");
  assert.equal(await people(page).getByRole("button", { name: /^Undo/ }).count(), 0, "a name alone joins nobody");

  await duncan.getByRole("button", { name: /^Join: Duncan McAra/ }).press("Enter");
  const undo = duncan.getByRole("button", { name: /^Undo: Duncan McAra/ });
  await undo.waitFor();
  await settled(page);
  assert.equal(await reach(page), before - 1);
  assert.ok(await undo.evaluate((button) => button === document.activeElement), "whoever came by keyboard stays there");
  assert.equal(page.url(), address, "nobody's name is in the address");
  assert.equal(await page.shell.evaluate(() => localStorage.length + sessionStorage.length), 0);
  const [download] = await Promise.all([page.waitForEvent("download"), people(page).getByRole("button", { name: "Save same-people.csv" }).click()]);
  assert.equal(download.suggestedFilename(), "same-people.csv");
  const saved = readFileSync(await download.path(), "utf8");
  assert.equal(saved, 'person,same_as\n"facebook:Duncan McAra","linkedin:https://www.linkedin.com/in/duncan-mcara-sample"\n');

  await undo.click();
  await page.waitForFunction((old) => Number(document.querySelector(".gauges dd").textContent) === old, before);
  assert.equal(await score(page), value);
  assert.equal(await people(page).getByRole("button", { name: "Save same-people.csv" }).count(), 0);

  await withFiles({ "same-people.csv": saved, "same-people (1).csv": "person,same_as\nmail:nobody,\n" }, async (path) => {
    await page.locator("[data-pick=files]").first().setInputFiles([path("same-people.csv")]);
    await undo.waitFor();
    await settled(page);
    assert.equal(await reach(page), before - 1);
    await page.locator("[data-pick=files]").first().setInputFiles([path("same-people (1).csv")]);
    await page.getByRole("alert").getByText("row 1: write an account (network:key) into both cells").waitFor();
    assert.equal(await reach(page), before - 1, "what is wrong in one file leaves the other as it is");
  });

  await (await openFiles(page)).getByRole("button", { name: "Forget everything" }).click();
  await people(page).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "An example" }).click();
  await settled(page);
  await openSame(page);
  await duncan.getByRole("button", { name: /^Join/ }).waitFor();
  await settled(page);
  assert.equal(await reach(page), before);
  assert.deepEqual(server.hits, []);
});

journey("someone joins any two by hand; a name that nobody has is said so", async ({ page, server }) => {
  await trySample(page, server);
  await openSame(page);
  const [one, another] = [people(page).getByLabel("One account"), people(page).getByLabel("Another account")];
  const before = await reach(page);
  await one.focus();
  await page.locator("#accounts option").first().waitFor({ state: "attached" });
  const [facebook, linkedin] = await Promise.all(["facebook", "linkedin"].map((name) => page.locator(`#accounts option[value^="${name}:"]`).first().getAttribute("value")));
  await one.fill(facebook);
  await another.fill(linkedin);
  await another.press("Enter");
  await page.waitForFunction((old) => Number(document.querySelector(".gauges dd").textContent) === old - 1, before);
  assert.equal(await one.inputValue(), "");
  await one.fill("facebook:Nobody At All");
  await another.fill(linkedin);
  await another.press("Enter");
  await suggestion(page, "Nobody At All").getByText("Nobody of that name is in these exports.").waitFor();
  assert.equal(await people(page).getByRole("button", { name: /^Undo/ }).count(), 2);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1180, 360]) {
    journey(`who is whom is accessible, ${colorScheme}, ${width} pixels wide`, async ({ page, server }) => {
      await open(page, server);
      await withFiles(exports("mira@work.example"), async (path) => {
        await dropBoth(page, path);
        await openSame(page);
        await suggestion(page, "Mira Example").getByRole("button").click();
        await people(page).getByRole("button", { name: "Save same-people.csv" }).waitFor();
        await settled(page);
        assert.deepEqual(await accessibility(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await screenshot(page, `who-${colorScheme}-${width}`);
      });
    }, { context: { colorScheme, viewport: { width, height: 900 } } });
  }
}
