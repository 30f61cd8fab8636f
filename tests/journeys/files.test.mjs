// Dropping, cancelling, removing; and what the page says of a file that it can't read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DIST } from "../../www/scripts/tools.mjs";
import { accessibility, address, drop, journey, locked, open } from "./harness.mjs";
import { closeSheet, openFiles, openSection, openSettings, score, settled, tweet, twitter, unfold, withFiles } from "./steps.mjs";
import { writeZip } from "./zip.mjs";

journey("someone drops a folder: it is read, reported and scored", async ({ page, server }) => {
  await open(page, server);
  await withFiles(twitter([tweet(1, 12), tweet(2, 3)]), async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    const value = await score(page);
    assert.ok(value > 0 && value < 100, `the score is ${value}`);
    const posts = await (await openSection(page, "Posts")).locator("tbody > tr").allInnerTexts();
    assert.deepEqual(posts.map((text) => /X · Mar 5, 2024\t(\d+)\t1\t–\t/.exec(text)?.[1]), ["12", "3"]);
    const files = await openFiles(page);
    const file = files.locator(".file[data-phase=read]");
    await unfold(file.locator(".report-details"));
    await file.getByText("2 own posts").waitFor();
    const lacks = await file.getByText("Not in this export:").locator("..").innerText();
    assert.match(lacks, /who liked/);
    assert.doesNotMatch(lacks, /likes received/, "what is there is not said to be missing");
    assert.deepEqual(await accessibility(page), []);
    await closeSheet(page);
    await (await openSection(page, "People")).locator(".people").waitFor();
    await (await openSection(page, "Posts")).getByText("“Words of my own”").first().waitFor();
    assert.deepEqual(server.hits, []);
  });
});

// (Firefox takes no trusted drop from a program.)
for (const [what, name] of Object.entries({ "a ZIP": "twitter.zip", "a folder": "twitter" })) {
  for (const from of ["http", "file://"]) {
    journey(`${what} that is dropped by hand over ${from} gets its score`, async ({ page, server }) => {
      await page.goto(from === "http" ? server.url : pathToFileURL(join(DIST, "cloutscope.html")).href);
      await locked(page);
      const texts = twitter([tweet(1, 12), tweet(2, 3)]);
      await withFiles(texts, async (path) => {
        writeZip(path("twitter.zip"), Object.entries(texts));
        await drop(page, [path(name)]);
        await settled(page);
        assert.ok((await score(page)) > 0);
        const files = await openFiles(page);
        await unfold(files.locator(".file[data-phase=read] .report-details"));
        await files.getByText("2 own posts").waitFor();
      });
    });
  }
}

journey("what of a dropped folder can't be read is named, and the rest counts", async ({ page, server }) => {
  await open(page, server);
  await withFiles({ ...twitter([tweet(1, 12)]), "twitter/data/away.js": "[]" }, async (path) => {
    await page.shell.evaluate(() => {
      // A file that goes away before it is read.
      const { webkitGetAsEntry } = DataTransferItem.prototype;
      DataTransferItem.prototype.webkitGetAsEntry = function () {
        const entry = webkitGetAsEntry.call(this);
        const reader = Object.getPrototypeOf(entry.createReader());
        const { readEntries } = reader;
        reader.readEntries = function (take, fail) {
          const taken = (entries) => {
            for (const one of entries) if (one.name === "away.js") one.file = (_, refuse) => refuse(new DOMException("gone", "NotFoundError"));
            take(entries);
          };
          readEntries.call(this, taken, fail);
        };
        return entry;
      };
    });
    await drop(page, [path("twitter")]);
    await settled(page);
    assert.ok((await score(page)) > 0);
    await page.getByText("Could not be read as dropped: twitter/data/away.js. Use “Choose a folder”.").waitFor();
  });
});

journey("someone drops two exports at once and removes one again", async ({ page, server }) => {
  await open(page, server);
  const linkedin = { "linkedin/Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Example,https://www.linkedin.com/in/ann-example,,,,05 Mar 2024\n" };
  await withFiles({ ...twitter([tweet(1, 12)]), ...linkedin }, async (path) => {
    await drop(page, [path("twitter"), path("linkedin")]);
    await settled(page);
    await openSection(page, "Networks");
    const toggles = page.getByRole("switch", { name: /^(LinkedIn|X)$/ });
    await toggles.nth(1).waitFor();
    // What is chosen for one's own files is in the address, for the bookmark; the files are not.
    await page.getByRole("switch", { name: "LinkedIn" }).click();
    await address(page, /\/#off=linkedin$/);
    await page.getByRole("switch", { name: "LinkedIn", checked: false }).click();
    await address(page, /\/$/);
    const files = await openFiles(page);
    assert.equal(await files.locator(".file").count(), 2);
    await files.getByRole("button", { name: "Remove: linkedin" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".networks > li").length === 1);
    assert.equal(await files.locator(".file").count(), 1);
  });
});

journey("someone picks single files, and cancels one that takes long", async ({ page, server }) => {
  await open(page, server);
  const many = Array.from({ length: 200_000 }, (_, id) => tweet(id + 1, id % 5));
  await withFiles(twitter(many), async (path) => {
    await page.locator("[data-pick=files]").first().setInputFiles([path("twitter/data/tweets.js")]);
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Cancel: tweets.js" }).click();
    await page.getByText("cancelled", { exact: true }).waitFor();
    assert.equal(await page.locator("data.score-value").count(), 0);
    // Cancelled is not lost.
    await page.getByRole("button", { name: "Read it: tweets.js" }).click();
    // What is on its way is listed above; once there is nothing left to say, that list is gone.
    await page.locator(".reading").waitFor({ state: "detached", timeout: 40_000 });
    await settled(page);
    const files = await openFiles(page);
    await files.locator(".file[data-phase=read]").getByRole("button", { name: "Remove: tweets.js" }).waitFor();
  });
});

journey("someone drops files that are no exports: each gets a sentence with its name, the good one counts", async ({ page, server }) => {
  await open(page, server);
  const strange = {
    "holiday.pdf": "%PDF-1.4\n%âãÏÓ\n",
    "nothing.zip": "",
    "broken.zip": "PK\x03\x04 and then no more",
  };
  await withFiles({ ...strange, ...twitter([tweet(1, 12)]) }, async (path) => {
    await drop(page, [...Object.keys(strange), "twitter"].map(path));
    await settled(page);
    for (const name of Object.keys(strange)) {
      const file = page.locator(".reading .in-work").filter({ hasText: name });
      assert.equal(await file.getAttribute("data-phase"), "failed");
      assert.match(await file.locator(".problem").innerText(), new RegExp(`${name}.* (is|uses|could|exceeds) `));
    }
    const files = await openFiles(page);
    assert.equal(await files.locator(".file[data-phase=read]").count(), 1);
    assert.equal(await files.locator(".file[data-phase=failed] .problem").count(), 3);
    assert.deepEqual(await accessibility(page), []);
  });
});

journey("someone says who is who: people.csv changes what a person counts", async ({ page, server }) => {
  await open(page, server);
  await withFiles({ ...twitter([tweet(1, 12)]), "people.csv": "network,person,score\ntwitter,nobody_we_know,60\n" }, async (path) => {
    await drop(page, [path("twitter"), path("people.csv")]);
    await settled(page);
    const settings = await openSettings(page);
    await settings.getByText("The scores in people.csv count.").waitFor();
    await settings.getByText("nobody_we_know").waitFor();
  });
});

journey("someone keeps a session with a password, and opens it in a page that has forgotten everything", async ({ page, server }) => {
  await open(page, server);
  await withFiles(twitter([tweet(1, 12)]), async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    const value = await score(page);
    const settings = await openSettings(page);
    await settings.getByLabel("Password, eight characters or more").fill("a long password");
    const [download] = await Promise.all([page.waitForEvent("download"), settings.getByRole("button", { name: "Save the session" }).click()]);
    assert.equal(download.suggestedFilename(), "session.cloutscope");
    const kept = readFileSync(await download.path());
    assert.match(kept.toString("latin1"), /^\{"cloutscope":1,"model":2,/);
    assert.doesNotMatch(kept.toString("latin1"), /mira_example|Words of my own|tweets/);
    await settings.getByRole("button", { name: "Forget everything" }).click();
    await page.getByRole("button", { name: "Choose files" }).waitFor();

    await withFiles({ "session.cloutscope": kept }, async (path) => {
      await page.locator("[data-pick=files]").first().setInputFiles([path("session.cloutscope")]);
      const sheet = page.getByRole("dialog", { name: "Open session.cloutscope" });
      const password = sheet.getByLabel("Password, eight characters or more");
      await password.fill("a wrong password");
      await password.press("Enter");
      await sheet.getByRole("alert").getByText("It does not open: the password is wrong, or the file is damaged.").waitFor();
      assert.equal(await page.locator("data.score-value").count(), 0);
      await password.fill("a long password");
      await sheet.getByRole("button", { name: "Open", exact: true }).click();
      await sheet.waitFor({ state: "detached" });
      await settled(page);
      assert.equal(await score(page), value);
      assert.equal(await page.getByText(/^This session was kept with model/).count(), 0);
      assert.deepEqual(server.hits, []);
    });

    // Damaged by a byte, at its end or in its beginning; and one of an older model, opened over the example.
    const flipped = Buffer.from(kept);
    flipped[flipped.length - 1] ^= 1;
    const older = Buffer.from(kept.toString("latin1").replace('"model":2', '"model":1'), "latin1");
    await withFiles({ "end.cloutscope": flipped, "head.cloutscope": kept.subarray(9), "older.cloutscope": older }, async (path) => {
      const unlock = async (name) => {
        await page.locator("[data-pick=files]").first().setInputFiles([path(name)]);
        const sheet = page.getByRole("dialog", { name: `Open ${name}` });
        await sheet.getByLabel("Password, eight characters or more").fill("a long password");
        await sheet.getByRole("button", { name: "Open", exact: true }).click();
        return sheet;
      };
      await (await unlock("end.cloutscope")).getByRole("alert").getByText("the file is damaged").waitFor();
      await closeSheet(page);
      await (await unlock("head.cloutscope")).getByRole("alert").getByText("head.cloutscope is not a session that was saved here").waitFor();
      await closeSheet(page);
      await (await openFiles(page)).getByRole("button", { name: "Forget everything" }).click();
      await page.getByRole("button", { name: "An example" }).click();
      await settled(page);
      await unlock("older.cloutscope");
      await page.getByText("This session was kept with model 1. It is scored with model 2 here").waitFor();
      await settled(page);
      assert.equal(await score(page), value, "the session takes the example's place");
    });
  });
});

journey("someone who leaves with their own files is asked first; with the example nobody is", async ({ page, server }) => {
  const asked = [];
  page.shell.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await open(page, server);
  await page.getByRole("button", { name: "An example" }).click();
  await settled(page);
  await page.shell.reload();
  await open(page, server);
  assert.deepEqual(asked, []);
  await withFiles(twitter([tweet(1, 12)]), async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    await openSection(page, "People");
    await page.shell.reload();
    assert.deepEqual(asked, ["beforeunload"]);
  });
});
