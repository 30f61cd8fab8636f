// Who reacted: collect.html fetches it from one host, the file goes by hand to the page that scores, and the two share
// nothing else. The hosts are stand-ins: no real server can be reached from here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, WWW } from "../../www/scripts/tools.mjs";
import { journeyInFirefox, until } from "./firefox.mjs";
import { accessibility, drop, journey, open, openServer, screenshot } from "./harness.mjs";
import { bluesky, mastodon } from "./stand_ins.mjs";
import { openSection, score, settled, terminal, withFiles } from "./steps.mjs";

const FIXTURES = join(ROOT, "tests", "fixtures");
const REPOSITORY = join(FIXTURES, "bluesky-answers", "with-repository", "export", "repo.car");
const ARCHIVE = join(FIXTURES, "mastodon-answers", "with-archive", "export", "archive-20221206101112-0a1b2c");

/** When the fixtures' posts are some weeks old. */
const BLUESKY_NOW = "2025-04-01T08:00:00Z";
const MASTODON_NOW = "2022-12-05T08:00:00Z";

/** The page's own attempts, and what a browser says of an answer that is an error. */
const allow = [/status of (4|5)\d\d/, /net::ERR/];

async function begin(page, server, host, now = BLUESKY_NOW) {
  await page.clock.setFixedTime(new Date(now));
  // As another document: a change behind the # alone loads nothing.
  await page.goto("about:blank");
  await page.goto(`${server.url}collect.html#host=${host.url}`);
  await page.locator("#handle").waitFor();
}

async function name(page, handle) {
  await page.locator("#handle").fill(handle);
  await page.locator("#handle").press("Enter");
}

const fetchIt = (page) => page.getByRole("button", { name: "Fetch it" }).click();
const ended = (page, title = "All of it is here") => page.getByRole("heading", { name: title }).waitFor({ timeout: 30_000 });

/** Saves what was collected below `path`, under the name that the page gives it. */
async function save(page, path) {
  const [download] = await Promise.all([page.shell.waitForEvent("download"), page.getByRole("button", { name: "Save the file" }).click()]);
  const saved = path(download.suggestedFilename());
  await download.saveAs(saved);
  return saved;
}

const requests = (file) => readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line).request);
const asked = (hits) => hits.map((hit) => hit.replace(/^\/(xrpc\/app\.bsky\.|api\/v1\/)/, "").replace(/\?.*/, "") + (/cursor=|max_id=/.test(hit) ? " more" : ""));

/** Drops files on the page that scores, and gives the score. */
async function scored(page, server, files) {
  await open(page, server);
  await drop(page, files);
  await settled(page);
  return score(page);
}

/** Whose points they are, by the terminal's reading of the same files. */
const people = (report) => new Set(report.points.flatMap((point) => (point.items ?? [point]).map(({ who }) => who?.person)).filter(Boolean));

journey("a Bluesky repository and who reacted: a score by person", async ({ page, server }) => {
  const host = await bluesky();
  // Once an error, once too many requests: neither is the end.
  host.troubles.push({ at: "getLikes", status: 502 }, { at: "getQuotes", status: 429, headers: { "retry-after": "1" } });
  await withFiles({}, async (path) => {
    await begin(page, server, host);
    assert.deepEqual(await accessibility(page), []);
    await name(page, "@zoe.example");
    // What is fetched from where is said before anything is.
    await page.getByText("app.bsky.feed.getAuthorFeed").waitFor();
    await page.getByText(host.url).waitFor();
    assert.equal(await page.getByLabel("How far back").inputValue(), "12");
    assert.deepEqual(await accessibility(page), []);
    assert.deepEqual(host.hits, []);
    await fetchIt(page);
    await ended(page);
    assert.deepEqual(await accessibility(page), []);
    assert.deepEqual(asked(host.hits), [
      "actor.getProfile", "feed.getAuthorFeed", "feed.getAuthorFeed more",
      "feed.getLikes", "feed.getLikes", "feed.getLikes", "feed.getLikes more", "feed.getLikes more",
      "feed.getRepostedBy", "feed.getQuotes", "feed.getQuotes", "feed.getPostThread", "graph.getFollowers",
    ]);
    // What lies twelve weeks back is left alone, and so is what others wrote.
    assert.ok(host.hits.every((hit) => !/3lbold|3ljexq/.test(hit)));
    const saved = await save(page, path);
    assert.ok(saved.endsWith("bluesky-zoe.example-2025-04-01.jsonl"));
    assert.equal(requests(saved).length, 11);

    const expected = terminal(REPOSITORY, saved);
    assert.equal(await scored(page, server, [REPOSITORY, saved]), expected.score);
    assert.ok(expected.score > 0);
    // 230 who liked, ann and ben besides, cleo who quoted.
    assert.equal(people(expected).size, 233);
    const panel = await openSection(page, "People");
    await panel.getByText("ann example").first().waitFor();
  });
  host.close();
}, { allow, timeout: 120_000 });

journey("a Mastodon archive of 2022 and who reacted: a score by person", async ({ page, server }) => {
  const host = await mastodon(MASTODON_NOW);
  const reset = new Date(Date.parse(MASTODON_NOW) + 1000).toISOString();
  host.troubles.push({ at: "reblogged_by", status: 429, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset } }, { at: "context", status: 503 });
  await withFiles({}, async (path) => {
    await begin(page, server, host, MASTODON_NOW);
    await name(page, "@zoequirrel@old.example");
    await fetchIt(page);
    await ended(page);
    assert.deepEqual(asked(host.hits), [
      "accounts/lookup", "accounts/7/statuses", "accounts/7/statuses more",
      "statuses/109425000000000000/favourited_by",
      "statuses/109419880690343548/favourited_by", "statuses/109419880690343548/favourited_by more",
      "statuses/109419880690343548/reblogged_by", "statuses/109419880690343548/reblogged_by",
      "statuses/109419880690343548/context", "statuses/109419880690343548/context",
      "accounts/7/followers",
    ]);
    const saved = await save(page, path);
    assert.ok(saved.endsWith("mastodon-zoequirrel@old.example-2022-12-05.jsonl"));
    const expected = terminal(ARCHIVE, saved);
    assert.equal(await scored(page, server, [ARCHIVE, saved]), expected.score);
    assert.ok(expected.score > 0);
    // 90 who favourited, ann who favourited another and answered, ben who boosted.
    assert.equal(people(expected).size, 92);
    const panel = await openSection(page, "People");
    await panel.getByText(/fan\d/).first().waitFor();
  });
  host.close();
}, { allow, timeout: 120_000 });

journey("collecting is stopped, and goes on from its file: only the newest posts are asked for again, and what changed", async ({ page, server }) => {
  const host = await bluesky();
  await withFiles({}, async (path) => {
    await begin(page, server, host);
    host.troubles.push({ at: "getQuotes", status: 429, headers: { "retry-after": "600" } });
    await name(page, "zoe.example");
    await fetchIt(page);
    await page.getByRole("status").getByText("The host asks for a break").waitFor();
    assert.deepEqual(await accessibility(page), []);
    await page.getByRole("button", { name: "Stop" }).click();
    await ended(page, "Stopped");
    const part = await save(page, path);
    assert.equal(requests(part).length, 8);

    host.hits.length = 0;
    await begin(page, server, host);
    await page.locator("input[type=file]").setInputFiles(part);
    await page.getByText("8 answers from your file").waitFor();
    await fetchIt(page);
    await ended(page);
    const rest = ["feed.getQuotes", "feed.getPostThread", "graph.getFollowers"];
    const newest = ["actor.getProfile", "feed.getAuthorFeed", "feed.getAuthorFeed more"];
    assert.deepEqual(asked(host.hits), [...newest, ...rest]);
    const whole = await save(page, path);
    assert.equal(new Set(requests(whole)).size, 11);
    assert.match(requests(whole)[0], /getProfile\?actor=zoe\.example$/);

    // A week later somebody else has liked something.
    host.feed[2].post.likeCount += 1;
    host.likes[host.feed[2].post.uri].push({ ...host.likes[host.feed[2].post.uri][0], createdAt: "2025-04-01T07:00:00.000Z" });
    host.hits.length = 0;
    await begin(page, server, host);
    await page.locator("input[type=file]").setInputFiles(whole);
    await fetchIt(page);
    await ended(page);
    assert.deepEqual(asked(host.hits), [...newest, "feed.getLikes"]);
    assert.match(host.hits.at(-1), /3ljhvmonw222b/);
  });
  host.close();
}, { allow, timeout: 120_000 });

test("a handle names one host, and nothing but a loopback address stands in for it", async () => {
  const { build } = createRequire(join(WWW, "package.json"))("esbuild");
  const { outputFiles } = await build({ absWorkingDir: WWW, entryPoints: ["src/collect/account.ts"], bundle: true, format: "esm", write: false });
  const { account, accountOfFile, loopback } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
  const named = (written) => {
    const found = account(written);
    return found && [found.host, found.name, found.handle].join(" ");
  };
  const bluesky = "https://public.api.bsky.app";
  const names = {
    "Zoe.Example": `${bluesky} zoe.example @zoe.example`,
    " @zoe.bsky.social ": `${bluesky} zoe.bsky.social @zoe.bsky.social`,
    "at://zoe.example": `${bluesky} zoe.example @zoe.example`,
    "https://bsky.app/profile/zoe.example/post/3k": `${bluesky} zoe.example @zoe.example`,
    "did:plc:ewvi7nxzyoun6zhxrhs64oiz": `${bluesky} did:plc:ewvi7nxzyoun6zhxrhs64oiz did:plc:ewvi7nxzyoun6zhxrhs64oiz`,
    "did:web:zoe.example": `${bluesky} did:web:zoe.example did:web:zoe.example`,
    "@zoe@mastodon.example": "https://mastodon.example zoe @zoe@mastodon.example",
    "zoe@Mastodon.Example": "https://mastodon.example zoe @zoe@mastodon.example",
    "acct:zoe@mastodon.example": "https://mastodon.example zoe @zoe@mastodon.example",
    "zoe@münchen.example": "https://xn--mnchen-3ya.example zoe @zoe@xn--mnchen-3ya.example",
    "https://mastodon.example/@zoe": "https://mastodon.example zoe @zoe@mastodon.example",
    "https://mastodon.example/users/zoe": "https://mastodon.example zoe @zoe@mastodon.example",
    "https://mastodon.example/@zoe@elm.example": "https://elm.example zoe @zoe@elm.example",
  };
  for (const [written, host] of Object.entries(names)) assert.equal(named(written), host, written);
  for (const written of ["", "zoe", "@", "zoe@", "@@a.example", "zoe@localhost", "zoe@127.0.0.1", "zoe@a.example:8080", "zoe@a.example/x", "zoe@a.example;connect-src *", "zoe@*.example", "zoe@a.example b.example", "https://a.example/", "did:key:z6", "a b.example"]) {
    assert.equal(named(written), null, written);
  }
  for (const fragment of ["", "#", "#host=https://evil.example", "#host=http://evil.example:80", "#host=http://localhost", "#host=http://localhost:80@evil.example", "#host=http://localhost:80/x", "#host=http://localhost:80 evil.example", "#host=http://localhost.evil.example:80"]) {
    assert.equal(loopback(fragment), null, fragment);
  }
  assert.equal(loopback("#host=http://localhost:2584"), "http://localhost:2584");
  const file = (request, instead = null) => accountOfFile(request, instead)?.host ?? null;
  assert.equal(file(`${bluesky}/xrpc/app.bsky.actor.getProfile?actor=zoe.example`), bluesky);
  assert.equal(file("https://mastodon.example/api/v1/accounts/lookup?acct=zoe"), "https://mastodon.example");
  for (const request of ["", "https://evil.example/xrpc/app.bsky.actor.getProfile?actor=zoe.example", "http://mastodon.example/api/v1/accounts/lookup?acct=zoe", "http://localhost:1/api/v1/accounts/lookup?acct=zoe", "https://mastodon.example/other?acct=zoe"]) {
    assert.equal(file(request), null, request);
  }
});

/** Ways out, tried by a script in the frame that fetches. */
const STAYING = [
  (url) => fetch(url).catch(String),
  (url) => fetch(url, { mode: "no-cors", method: "POST", body: "secret", keepalive: true }).catch(String),
  (url) => navigator.sendBeacon(url, "secret"),
  (url) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.send();
  },
  (url) => void new WebSocket(url.replace("http", "ws")),
  (url) => void new EventSource(url),
  (url) => void (new Image().src = url),
  (url) => void (document.body.style.backgroundImage = `url("${url}")`),
  (url) => void document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url })),
  (url) => void document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: url })),
  (url) => void document.body.append(Object.assign(document.createElement("iframe"), { src: url })),
  (url) => void new Worker(URL.createObjectURL(new Blob([`fetch("${url}")`]))),
];
/** After these the document may be another. */
const LEAVING = [
  (url) => void window.open(url),
  (url) => void (top.location = url),
  (url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
    document.body.append(form);
    form.submit();
  },
  (url) => void (location = url),
];

journey("collect.html reaches the named host and no other", async ({ page, server }) => {
  const host = await bluesky();
  const recorder = await openServer(join(ROOT, "tests", "fixtures"));
  const tryWay = async (way) => {
    for (const { url } of [recorder, server]) await page.evaluate(way, `${url}?leak`).catch(() => {});
    await page.waitForTimeout(200);
    assert.deepEqual([recorder.hits, server.hits], [[], []], String(way));
  };
  for (const ways of [STAYING, ...LEAVING.map((way) => [way])]) {
    await begin(page, server, host);
    // Before the handle is known nobody is asked.
    assert.deepEqual(host.hits, []);
    await name(page, "zoe.example");
    await fetchIt(page);
    await ended(page);
    assert.ok(host.hits.length >= 11);
    host.hits.length = 0;
    server.hits.length = 0;
    for (const way of ways) await tryWay(way);
  }
  // The recorder listens, and the named host is still reached.
  await begin(page, server, host);
  await name(page, "zoe.example");
  await fetchIt(page);
  await ended(page);
  assert.equal(await page.evaluate((url) => fetch(`${url}/xrpc/app.bsky.actor.getProfile?actor=zoe.example`).then((answer) => answer.status), host.url), 200);
  await page.shell.context().newPage().then(async (plain) => {
    await plain.goto(recorder.url).catch(() => {});
    await plain.close();
  });
  assert.ok(recorder.hits.length > 0);
  // It has no origin: nothing of it is kept, and nothing of another page's is there.
  assert.equal(await page.evaluate(() => window.origin), "null");
  for (const store of [() => localStorage.length, () => document.cookie, () => caches.keys()]) await assert.rejects(page.evaluate(store));
  recorder.close();
  host.close();
}, { allow: [/./], timeout: 240_000 });

journey("a browser that doesn't keep to the one host is asked for nothing", async ({ page, context, server }) => {
  const host = await bluesky();
  // As one that knows no policy which a script adds.
  await context.addInitScript(() => {
    const { append } = Element.prototype;
    Element.prototype.append = function (...nodes) {
      if (!nodes.some((node) => node.httpEquiv)) append.apply(this, nodes);
    };
  });
  await begin(page, server, host);
  await name(page, "zoe.example");
  await fetchIt(page);
  await ended(page, "Nothing was fetched");
  await page.getByRole("alert").getByText("did not refuse requests to other hosts").waitFor();
  assert.deepEqual(host.hits, []);
  assert.equal(await page.getByRole("button", { name: "Save the file" }).count(), 0);
  host.close();
}, { allow: [/./] });

journey("what goes wrong is told with its request and what to do", async ({ page, server }) => {
  const host = await mastodon(MASTODON_NOW);
  await begin(page, server, host, MASTODON_NOW);
  for (const wrong of ["zoe", "zoe@", "@a@b@c", "did:plc:", "https://example.com/about", "javascript:alert(1)"]) {
    await name(page, wrong);
    await page.getByRole("alert").getByText("neither a Bluesky handle").waitFor();
  }
  await withFiles({ "tweets.jsonl": '{"tweet": 1}\n', "other.jsonl": '{"request":"https://evil.example/xrpc/app.bsky.actor.getProfile?actor=zoe.example","at":"","answer":{}}\n' }, async (path) => {
    for (const file of ["tweets.jsonl", "other.jsonl"]) {
      await page.locator("input[type=file]").setInputFiles(path(file));
      await page.getByRole("alert").getByText("wasn’t saved here").waitFor();
    }
  });
  assert.deepEqual(await accessibility(page), []);

  await name(page, "nobody@old.example");
  await fetchIt(page);
  await ended(page, "It went no further");
  await page.getByRole("alert").getByText(`${host.url}/api/v1/accounts/lookup?acct=nobody`).waitFor();
  await page.getByRole("alert").getByText("HTTP 404").waitFor();
  await page.getByRole("alert").getByText("an account that is not called so").waitFor();
  assert.deepEqual(await accessibility(page), []);

  // One post's list is refused: the rest goes on without it, and it is said.
  host.troubles.push({ at: "109425000000000000/favourited_by", status: 401 });
  await page.getByRole("button", { name: "Back" }).click();
  await name(page, "https://old.example/@zoequirrel");
  await fetchIt(page);
  await ended(page);
  await page.getByText("1 request without an answer").click();
  await page.getByText("only to those who are logged in").waitFor();
  assert.deepEqual(await accessibility(page), []);
  await page.getByRole("button", { name: "Back" }).click();

  // Not JSON: another kind of server.
  host.troubles.push({ at: "lookup", status: 200, body: "<!doctype html>" });
  await name(page, "zoequirrel@old.example");
  await fetchIt(page);
  await page.getByRole("alert").getByText("answers, but not as this network does").waitFor();
  host.close();
}, { allow });

for (const [width, colorScheme, locale, title] of [[320, "dark", "de", "Wer reagiert hat"], [1180, "light", "en", "Who reacted"]]) {
  journey(`collect.html is whole ${width} pixels wide, ${colorScheme}`, async ({ page, server }) => {
    const host = await bluesky();
    await begin(page, server, host);
    await page.getByRole("heading", { name: title }).waitFor();
    const whole = async (step) => {
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), step);
      assert.deepEqual(await accessibility(page), [], step);
      await screenshot(page, `collect-${step}-${width}`);
    };
    await whole("handle");
    await name(page, "zoe.example");
    await page.locator("dl").waitFor();
    await whole("confirm");
    // By the keyboard alone: the heading has the focus, and the buttons follow it.
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H2");
    for (let tries = 0; tries < 9 && !(await page.evaluate(() => document.activeElement?.className.includes("primary"))); tries++) await page.shell.keyboard.press("Tab");
    await page.shell.keyboard.press("Enter");
    await page.locator(".card a, .card .buttons .primary").first().waitFor({ timeout: 30_000 });
    await whole("end");
    host.close();
  }, { context: { colorScheme, locale, viewport: { width, height: 800 } } });
}

journey("an archive alone names who reacted as what to bring, and the shell shows the way to it", async ({ page, context, server }) => {
  await open(page, server);
  assert.equal(await page.getByRole("button", { name: "collect who reacted" }).count(), 2);
  await drop(page, [REPOSITORY]);
  const none = page.locator(".no-score");
  await none.getByText("let collect.html fetch who reacted").waitFor();
  await none.getByRole("button", { name: "collect.html" }).click();
  const dialog = page.shell.getByRole("dialog", { name: "collect.html" });
  const link = dialog.getByRole("link");
  assert.equal(await link.getAttribute("href"), "collect.html");
  assert.equal(await link.innerText(), `${server.url}collect.html`);
  const [other] = await Promise.all([context.waitForEvent("page"), link.click()]);
  await other.waitForURL(/collect\.html$/);
  assert.equal(await other.evaluate(() => window.opener), null);
  await other.close();
  await page.shell.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  // The page has all that it had.
  assert.equal(await none.count(), 1);
});

journeyInFirefox("collect.html reaches the named host and no other", async ({ page, server }) => {
  const host = await bluesky();
  const recorder = await openServer(join(ROOT, "tests", "fixtures"));
  await page.goto(`${server.url}collect.html#host=${host.url}`);
  while (page.frames().length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  const [, frame] = page.frames();
  await until(frame, () => document.querySelector("#handle") !== null);
  await frame.type("#handle", "zoe.example\n");
  await until(frame, () => document.querySelector("#back") !== null);
  // All of it: here the clock is today's.
  await frame.select("#back", "0");
  await frame.click("button.primary");
  await until(frame, () => document.querySelector("#title")?.textContent === "All of it is here");
  assert.ok(host.hits.length >= 11);
  for (const url of [recorder.url, server.url]) {
    server.hits.length = 0;
    assert.match(await frame.evaluate((at) => fetch(`${at}?leak`).then(() => "sent", String), url), /TypeError/);
    assert.deepEqual([recorder.hits, server.hits], [[], []]);
  }
  recorder.close();
  host.close();
}, { allow: [/./] });
