// Every state of the page, for those who see little, see no colours, or hold a phone: nothing that axe finds, nothing
// that scrolls sideways, in both schemes and both languages.

import assert from "node:assert/strict";
import { accessibility, drop, journey, locked, open } from "./harness.mjs";
import { settled, tweet, twitter, withFiles } from "./steps.mjs";

const NAMES = {
  "en-GB": { example: "An example", share: "Share", files: /^\d+ files?/, lock: "network locked", method: "How the score works", close: "Close" },
  "de-DE": { example: "Ein Beispiel", share: "Teilen", files: /^\d+ Datei/, lock: "Netzwerk gesperrt", method: "Wie der Score entsteht", close: "Schließen" },
};

/** A mailing list that doesn't say whose it is, and an archive that shows nothing of others. */
const LIST = ["Ann Example", "Ben Sample"]
  .map((name, n) => `From ${name.split(" ")[0].toLowerCase()} at example.org  Tue Mar  5 10:2${n}:30 2024\nFrom: ${name.split(" ")[0].toLowerCase()} at example.org (${name})\nDate: Tue, 5 Mar 2024 10:2${n}:30 +0000\nSubject: [list] Meeting\nMessage-ID: <${n}@example.org>\n${n ? "In-Reply-To: <0@example.org>\n" : ""}\nText.\n`)
  .join("\n");

const own = (n) => ({ source: "web", id_str: String(n), created_at: `2017-03-${String((n % 28) + 1).padStart(2, "0")} 10:20:30 +0000`, text: `My words, number ${n} &amp; more`, in_reply_to_status_id_str: n % 2 ? String(9000 + n) : undefined, in_reply_to_user_id_str: n % 2 ? "77" : undefined, in_reply_to_screen_name: n % 2 ? "ann_example" : undefined, user: { name: "Mira Example", screen_name: "mira_example", id_str: "1001" }, entities: { user_mentions: [], hashtags: [], urls: [], media: [] } });
/** Of before 2018: own tweets and nothing of what others did. */
const OLD = {
  "old/data/js/user_details.js": `var user_details = ${JSON.stringify({ screen_name: "mira_example", full_name: "Mira Example", id: "1001" })}`,
  "old/data/js/tweet_index.js": `var tweet_index = ${JSON.stringify([{ file_name: "data/js/tweets/2017_03.js", year: 2017, var_name: "tweets_2017_03", tweet_count: 24, month: 3 }])}`,
  "old/data/js/tweets/2017_03.js": `Grailbird.data.tweets_2017_03 = ${JSON.stringify(Array.from({ length: 24 }, (_, n) => own(n + 1)))}`,
};

async function sound(page, state) {
  assert.deepEqual(await accessibility(page), [], state);
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide[0] <= wide[1], `${state}: ${wide.join(" of ")} pixels`);
}

for (const [locale, names] of Object.entries(NAMES)) {
  for (const [colorScheme, width] of [["light", 320], ["dark", 640]]) {
    journey(`every state is sound: ${locale}, ${colorScheme}, ${width} pixels`, async ({ page, server }) => {
      await open(page, server);
      await sound(page, "start");
      await page.locator(".tile summary").first().click();
      await page.locator(".all-networks > summary").click();
      await page.locator(".guide").waitFor();
      await sound(page, "start, opened");
      await page.getByRole("button", { name: names.lock }).click();
      await page.locator(".attempts").waitFor();
      await sound(page, "the lock");
      await page.getByRole("dialog").getByRole("button", { name: names.close }).click();
      await page.getByRole("button", { name: names.method }).click();
      await sound(page, "how the score works");
      await page.getByRole("dialog").getByRole("button", { name: names.close }).click();

      await page.getByRole("button", { name: names.example }).click();
      await settled(page);
      await sound(page, "example");
      await page.locator(".settings > summary").click();
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        await page.getByRole("tabpanel").locator(":scope > *").first().waitFor();
        const fold = page.getByRole("tabpanel").locator("details:not([open]) > summary").first();
        if (await fold.isVisible()) await fold.click();
        await sound(page, await tab.innerText());
      }
      for (const name of [names.share, names.files]) {
        await page.getByRole("button", { name, exact: typeof name === "string" }).click();
        await page.getByRole("dialog").waitFor();
        if (name === names.share) await page.locator(".preview").waitFor();
        for (const fold of await page.locator("dialog details").all()) await fold.evaluate((node) => void (node.open = true));
        await sound(page, String(name));
        await page.getByRole("dialog").getByRole("button", { name: names.close }).click();
      }
      await page.locator("#whose").click();
      await sound(page, "whose");
      await page.getByRole("dialog").getByRole("button", { name: names.close }).click();

      await page.shell.goto("about:blank");
      await page.shell.goto(server.url);
      await locked(page);
      await withFiles({ "list.txt": LIST, "no.pdf": "%PDF-1.4\n", "s.cloutscope": "{}", ...OLD }, async (path) => {
        await drop(page, [path("no.pdf")]);
        await page.locator(".problem").first().waitFor();
        await sound(page, "a wrong file");
        await page.locator("[data-pick=files]").first().setInputFiles([path("list.txt")]);
        await page.locator(".no-score select").waitFor();
        await sound(page, "nobody is said to be the owner");
        await page.locator("[data-pick=files]").first().setInputFiles([path("s.cloutscope")]);
        await page.locator("dialog input[type=password]").waitFor();
        await sound(page, "a session's password");
        await page.shell.goto("about:blank");
        await page.shell.goto(server.url);
        await locked(page);
        await drop(page, [path("old")]);
        await page.locator(".no-score li").first().waitFor();
        await sound(page, "no score");
      });
    }, { timeout: 120_000, context: { locale, colorScheme, viewport: { width, height: 900 } } });
  }
}

journey("an export without a score shows how one acts all the same: posts in one's own words, whom one answers, the week, what to bring", async ({ page, server }) => {
  await open(page, server);
  await withFiles(OLD, async (path) => {
    await drop(page, [path("old")]);
    await page.locator(".no-score").getByText("That is not a 0").waitFor();
    assert.equal(await page.locator("data.score-value").count(), 0);
    await page.getByRole("list", { name: "What to bring" }).waitFor();
    await page.getByRole("tabpanel", { name: "Posts" }).getByText(/^“My words, number \d+ & more”$/).first().waitFor();
    await page.getByRole("tabpanel", { name: "Posts" }).getByText("The newest 10 of 24 posts.").waitFor();
    await page.getByRole("tab", { name: "Whom you answer" }).click();
    await page.getByRole("row", { name: /ann_example/ }).waitFor();
    await page.getByRole("tab", { name: "How you act" }).click();
    await page.getByRole("img", { name: /^When you act: most on .+ from 10:00 to 11:00 \(UTC\)$/ }).waitFor();
    await sound(page, "without a score");
    assert.deepEqual(server.hits, []);
  });
}, { context: { viewport: { width: 390, height: 900 } } });

journey("one's own posts stand in one's own words, and other people's words nowhere", async ({ page, server }) => {
  await open(page, server);
  // As X exports what was passed on: with counts of 0. With others somebody typed it.
  const foreign = { tweet: { ...tweet(3, 0).tweet, retweet_count: "0", full_text: "RT @ann_example: Words of somebody else" } };
  const mine = { tweet: { ...tweet(1, 12).tweet, full_text: "Strong winds &amp; rain, all well" } };
  await withFiles(twitter([mine, foreign]), async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    await page.getByText("“Strong winds & rain, all well”").waitFor();
    assert.doesNotMatch(await page.locator("body").innerText(), /Words of somebody else/);
  });
});
