// What was found wrong with the page once: each would fail again.

import assert from "node:assert/strict";
import { address, drop, journey, locked, open } from "./harness.mjs";
import { closeSheet, openFiles, openHeld, openSection, score, settled, trySample, tweet, twitter, unfold, withFiles } from "./steps.mjs";

/** Whether all of something is within the window. */
const inSight = (locator) =>
  locator.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

journey("the example's options are the example's: after a reload one's own export scores as anywhere", async ({ page, server }) => {
  await withFiles(twitter([tweet(1, 12)]), async (path) => {
    await open(page, server);
    await drop(page, [path("twitter")]);
    await settled(page);
    const alone = await score(page);
    await page.shell.evaluate(() => removeEventListener("beforeunload", () => {}));
    page.shell.on("dialog", (dialog) => dialog.accept());
    await trySample(page, server);
    await address(page, /#example$/);
    await page.shell.reload();
    await locked(page);
    await settled(page);
    await drop(page, [path("twitter")]);
    await page.waitForFunction((old) => Number(document.querySelector("data.score-value")?.value) === old, alone);
    await settled(page);
    assert.equal(await score(page), alone);
    await address(page, /\/$/);
  });
});

journey("an address with other days of the example leads there, though the example is open already", async ({ page, server }) => {
  await trySample(page, server);
  await page.shell.evaluate(() => void (location.hash = "#example&days=2011-02-23..2011-02-24"));
  await page.getByRole("heading", { name: /^Why: Feb 23 → Feb 24, 2011/ }).waitFor();
  await page.shell.evaluate(() => void (location.hash = "#example"));
  await page.getByRole("heading", { name: /^Why: Feb 23/ }).waitFor({ state: "detached" });
});

journey("the example asked for before the page's script runs waits for the lock, and opens", async ({ page, server }) => {
  await page.goto(server.url, { waitUntil: "commit" });
  while (page.shell.frames().length < 2) await page.waitForTimeout(1);
  await page.locator("[data-early=example]").click();
  await locked(page);
  await settled(page);
  assert.ok((await score(page)) > 0);
});

journey("the example asked for in the very moment of the lock opens", async ({ page, server }) => {
  await page.goto(server.url, { waitUntil: "commit" });
  while (page.shell.frames().length < 2) await page.waitForTimeout(1);
  await page.waitForSelector("[data-early=example]");
  const before = await page.evaluate(() => {
    const root = document.documentElement;
    new MutationObserver((_, observer) => {
      observer.disconnect();
      document.querySelector("[data-early=example]").click();
    }).observe(root, { attributeFilter: ["data-network"] });
    return root.dataset.network;
  });
  assert.equal(before, "closing");
  await settled(page);
  await locked(page);
  assert.ok((await score(page)) > 0);
});

journey("files chosen in a dialog that was opened before the lock count, though the lock is closed by then", async ({ page, server }) => {
  const letGo = await openHeld(page, server);
  await withFiles(twitter([tweet(1, 7)]), async (path) => {
    const chooser = page.shell.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files" }).first().click();
    const dialog = await chooser;
    letGo();
    await locked(page);
    await dialog.setFiles([path("twitter/data/account.js"), path("twitter/data/tweets.js")]);
    await settled(page);
    assert.ok((await score(page)) > 0);
  });
});

journey("files dropped while the lock closes wait for it, and count", async ({ page, server }) => {
  const letGo = await openHeld(page, server);
  // The whole script has run.
  await page.waitForFunction(() => !("RTCPeerConnection" in window));
  await withFiles(twitter([tweet(1, 7)]), async (path) => {
    await drop(page, [path("twitter/data/account.js"), path("twitter/data/tweets.js")]);
    await page.getByText("The lock is closing.").waitFor();
    letGo();
    await settled(page);
    assert.ok((await score(page)) > 0);
  });
});

journey("one day alone isn't compared with one's other days", async ({ page, server }) => {
  const median = () => page.getByText("your median day");
  await trySample(page, server);
  await settled(page);
  await median().waitFor();
  await withFiles(twitter([tweet(1, 12)]), async (path) => {
    await drop(page, [path("twitter")]);
    await page.getByText("there is nothing to compare it with").waitFor();
    await settled(page);
    assert.equal(await median().count(), 0);
  });
});

journey("what is dropped far down the page shows at once that it is on its way", async ({ page, server }) => {
  await trySample(page, server);
  const many = Array.from({ length: 60_000 }, (_, id) => tweet(id + 1, id % 5));
  await withFiles(twitter(many), async (path) => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForFunction(() => scrollY > 300);
    await drop(page, [path("twitter")]);
    await page.getByRole("progressbar").waitFor();
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector("progress")?.getBoundingClientRect() ?? document.querySelector(".number").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    await settled(page);
  });
});

journey("why it moved is in sight when it is asked for on a phone", async ({ page, server }) => {
  await trySample(page, server);
  const heading = page.getByRole("region", { name: "Why it moved" }).getByRole("heading");
  await page.getByRole("button", { name: /^Feb 24 · / }).click();
  await page.getByRole("heading", { name: /^Why: Feb 23 → Feb 24/ }).waitFor();
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector(".why > h3").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(await inSight(heading));
}, { context: { viewport: { width: 390, height: 700 } } });

journey("why it moved stands beside the curve from the start, in a window of a laptop", async ({ page, server }) => {
  await trySample(page, server);
  assert.ok(await inSight(page.getByRole("region", { name: "Why it moved" }).getByRole("heading")));
  assert.ok(await inSight(page.locator(".plot")));
}, { context: { viewport: { width: 1280, height: 800 } } });

journey("a removed file leaves the list open, and the focus on the next", async ({ page, server }) => {
  await open(page, server);
  const second = { "other/data/account.js": twitter([])["twitter/data/account.js"], "other/data/tweets.js": twitter([tweet(9, 4)])["twitter/data/tweets.js"] };
  await withFiles({ ...twitter([tweet(1, 12)]), ...second }, async (path) => {
    await drop(page, [path("twitter"), path("other")]);
    await settled(page);
    const files = await openFiles(page);
    const details = files.locator(".report-details").last();
    await unfold(details);
    await files.getByRole("button", { name: /^Remove/ }).first().click();
    await page.waitForFunction(() => document.querySelectorAll(".file").length === 1);
    assert.ok(await files.isVisible());
    assert.ok(await details.evaluate(({ open: is }) => is), "what was open stays open");
    assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? ""), /^Remove/);
  });
});

journey("a file dropped twice is said to be here already, and counts once", async ({ page, server }) => {
  await open(page, server);
  await withFiles(twitter([tweet(1, 12)]), async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    const value = await score(page);
    await drop(page, [path("twitter")]);
    await page.getByText("twitter is here already, and was not read again.").waitFor();
    assert.equal(await score(page), value);
    await page.getByRole("button", { name: "1 file" }).waitFor();
  });
});

journey("people of equal names are told apart by their accounts where one is chosen; who is scored has a name, not an address", async ({ page, server }) => {
  await open(page, server);
  const users = ["U1", "U2"].map((id) => ({ id, team_id: "T1", name: id.toLowerCase(), profile: { real_name: "Mira Example" } }));
  const day = ["U1", "U2", "U1", "U2"].map((user, minute) => ({ type: "message", user, ts: `${1709630430 + 60 * minute}.000100`, text: "-" }));
  await withFiles({ "work/users.json": JSON.stringify(users), "work/general/2024-03-05.json": JSON.stringify(day) }, async (path) => {
    await drop(page, [path("work")]);
    const question = page.getByLabel("Which of these people are you on Slack?");
    await question.waitFor();
    const offered = await question.locator("option").allInnerTexts();
    assert.deepEqual(offered.map((text) => text.split(" · ")[0]).sort(), ["Mira Example (U1)", "Mira Example (U2)"]);
    await page.getByRole("button", { name: "That’s me, on Slack" }).click();
    await settled(page);
    assert.equal(await page.locator("#whose").innerText(), "Mira Example");
  });
});

journey("a file of no known layout is said so in a sentence, not in a list of networks", async ({ page, server }) => {
  await open(page, server);
  await withFiles({ "notes.txt": "Milk, bread, and what else there is to get.\n" }, async (path) => {
    await drop(page, [path("notes.txt")]);
    await page.locator(".reading .problem").first().waitFor();
    const said = await page.locator(".reading .problem").allInnerTexts();
    assert.ok(said.every((text) => text.length < 300), said.join());
    assert.ok(["Mastodon", "Reddit", "TikTok"].filter((name) => said.join().includes(name)).length < 2, said.join());
  });
});

journey("Back takes a chosen span back, and does not leave the page", async ({ page, server }) => {
  await trySample(page, server);
  await page.getByRole("button", { name: /^Feb 24 · / }).click();
  await address(page, /days=/);
  await page.shell.goBack();
  await address(page, /#example$/);
  assert.ok((await score(page)) > 0);
});

journey("in a dark room it prints on white, without controls, on two pages", async ({ page, server }) => {
  await trySample(page, server);
  await page.shell.emulateMedia({ media: "print", colorScheme: "dark" });
  const seen = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return [style("html").backgroundColor, style("body").color, style(".tabs").display, style("footer").display, style(".score-value").color];
  });
  assert.deepEqual(seen, ["rgb(255, 255, 255)", "rgb(23, 33, 29)", "none", "none", "rgb(23, 33, 29)"]);
  const pdf = await page.shell.pdf({ format: "A4" });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= 2, `${pages} pages`);
}, { context: { colorScheme: "dark" } });

journey("in forced colours the chosen days have edges that are seen", async ({ page, server }) => {
  await trySample(page, server);
  const seen = await page.evaluate(() => {
    const probe = Object.assign(document.createElement("i"), { style: "color: Highlight; forced-color-adjust: none" });
    document.body.append(probe);
    const wanted = getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number);
    probe.remove();
    const canvas = document.querySelector(".plot canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let pixels = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 200 && wanted.every((value, index) => Math.abs(data[at + index] - value) < 24)) pixels++;
    return pixels / canvas.height;
  });
  assert.ok(seen > 1, `two edges of the plot's height, not ${seen}`);
}, { context: { forcedColors: "active" } });

journey("numbers and words stand apart, also for those who hear them", async ({ page, server }) => {
  await trySample(page, server);
  for (const name of ["Posts", "People", "Waiting for you", "Networks", "How you act", "Try a change", "What can’t be seen"]) {
    await openSection(page, name);
    const glued = (await page.evaluate(() => document.querySelector(".result").innerText)).match(/\d(people|person|points|posts|likes|replies|days)\b/g);
    assert.equal(glued, null, name);
  }
  const files = await openFiles(page);
  assert.doesNotMatch(await files.innerText(), /\d(people|person|records|files)\b/);
  await closeSheet(page);
});

journey("before the browser's red lines a calm one says what they are", async ({ page, server }) => {
  const lines = [];
  page.shell.on("console", (message) => lines.push([message.type(), message.text()]));
  await open(page, server);
  const at = (wanted) => lines.findIndex(wanted);
  const refused = at(([type]) => type === "error");
  assert.ok(refused > 0, "the self-test is refused, and the browser says so");
  const calm = at(([type, text]) => type === "info" && text === "Cloutscope tries to send something, to see that this browser refuses it. The refusals below are its answers.");
  assert.ok(calm >= 0 && calm < refused, JSON.stringify(lines.slice(0, 3)));
});

journey("the wide badge is no wider than its column, wherever it is pasted", async ({ page, context, server }) => {
  await trySample(page, server);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Wide badge" }).click();
  const sheet = page.getByRole("dialog", { name: "Share it" });
  await sheet.locator(".preview").waitFor();
  const svg = await sheet.locator(".preview").getAttribute("src");
  const code = (await sheet.locator("textarea").first().inputValue()).replace(/src="[^"]*"/, `src="${svg.replaceAll('"', "&quot;")}"`);
  const blog = await context.newPage();
  await blog.setContent(`<div style="width:280px">${code}</div>`);
  const width = await blog.locator("img").evaluate(async (image) => {
    await image.decode();
    return image.getBoundingClientRect().width;
  });
  assert.ok(width > 0 && width <= 280, `${width} pixels`);
});

journey("Escape twice at once closes the row and what it lies in", async ({ page, server }) => {
  await trySample(page, server);
  const people = await openSection(page, "People");
  const person = people.locator(".person").filter({ hasNotText: /without a name/ }).first();
  await unfold(person);
  await person.locator(".row").first().locator("> summary").click();
  await person.locator(".row dt").first().waitFor();
  const open = await page.evaluate(() => {
    const row = document.activeElement.parentElement;
    for (let times = 0; times < 2; times++) document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    return [row.open, row.parentElement.closest("details").open];
  });
  assert.deepEqual(open, [false, false]);
});
