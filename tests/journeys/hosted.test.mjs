// A host that reads `_headers` (Netlify, Cloudflare Pages) sends more than files: the page works under it, as strictly.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { social } from "../../www/scripts/social.mjs";
import { DIST } from "../../www/scripts/tools.mjs";
import { journeyInFirefox, lockedFrame, scoreSample, until } from "./firefox.mjs";
import { journey, locked, open, openServer } from "./harness.mjs";
import { settled, terminal, trySample, score } from "./steps.mjs";

/** The rules of a `_headers` file as hosts read it: a path, or its beginning and an asterisk, and below it what is sent. */
function rules(text) {
  const read = [];
  for (const line of text.split("\n").filter(Boolean)) {
    if (!line.startsWith(" ")) read.push({ path: line, sent: [] });
    else read.at(-1).sent.push(/^ +([^:]+): (.+)$/.exec(line).slice(1));
  }
  return read;
}

/** Every rule that is meant by a path; what two of them name is joined. */
function sentWith(all, path) {
  const headers = {};
  for (const rule of all) {
    const meant = rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path;
    for (const [name, value] of meant ? rule.sent : []) headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

/** What the service worker may still fetch when the page is locked: its own files, each at its fixed address. */
const KEPT = ["GET /", "GET /cloutscope.wasm", "GET /example.json", "GET /icon.svg", "GET /icon-180.png", "GET /manifest.webmanifest", "GET /offline.js"];

const RULES = rules(readFileSync(join(DIST, "_headers"), "utf8"));

let host;
let blog;
let root;

before(async () => {
  host = await openServer(DIST, (path) => sentWith(RULES, path));
  root = mkdtempSync(join(tmpdir(), "blog-"));
  writeFileSync(join(root, "favicon.ico"), "");
  blog = await openServer(root);
});

after(() => {
  host?.close();
  blog?.close();
  rmSync(root, { recursive: true, force: true });
});

/** A post of another origin that frames a page of the host's; its address. */
function framing(page, attributes = "") {
  writeFileSync(join(root, "post.html"), `<!doctype html><html lang="en"><title>A blog</title><main><h1>A post</h1><iframe ${attributes} title="framed" src="${host.url}${page}" width="900" height="900"></iframe></main>`);
  return `${blog.url}post.html`;
}

const card = Buffer.from(JSON.stringify({ schema: "cloutscope-card/1", as_of: "2011-02-28", score: 29.3 })).toString("base64url");

journey("no two rules name the same header for one path, and each page is sent with its own policy", async () => {
  for (const path of ["/", "/index.html", "/embed.html", "/cloutscope.html", "/collect.html", "/widget.js", "/cloutscope.wasm"]) {
    const named = RULES.filter((rule) => rule.path === path || rule.path === "/*").flatMap(({ sent }) => sent.map(([name]) => name));
    assert.equal(new Set(named).size, named.length, path);
    const response = await fetch(new URL(path, host.url));
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.equal(response.headers.get("referrer-policy"), "no-referrer");
    if (!/\/$|html$/.test(path)) continue;
    const sent = response.headers.get("content-security-policy");
    const [, own] = /Content-Security-Policy" content="([^"]*)"/.exec(await response.text());
    assert.ok(sent.startsWith(own), path);
    // Cloudflare cuts longer lines off.
    assert.ok(sent.length < 1900, `${path}: ${sent.length}`);
  }
});

journey("under these headers the page locks itself, refuses every attempt and scores the sample", async ({ page }) => {
  assert.equal(await trySample(page, host), terminal("--sample").score);
  assert.deepEqual(host.hits.filter((hit) => !KEPT.includes(hit)), []);
  await page.getByRole("button", { name: "network locked" }).click();
  await page.getByText("This browser refused 19 ways").waitFor({ timeout: 30_000 });
  assert.deepEqual(host.hits.filter((hit) => !KEPT.includes(hit)), []);
}, { allow: [/Content Security Policy|TrustedScriptURL/] });

journey("these headers name every feature that this browser knows, but the clipboard and the share sheet", async ({ page, server }) => {
  await page.goto(server.url);
  const known = await page.shell.evaluate(() => document.featurePolicy.features());
  assert.ok(known.length > 50);
  const named = new Set(sentWith(RULES, "/")["Permissions-Policy"].split(", ").map((rule) => rule.replace("=()", "")));
  assert.deepEqual(known.filter((name) => !named.has(name)).filter((name) => !["clipboard-write", "web-share"].includes(name)), []);
});

journey("under these headers the page works offline after one visit", async ({ page, context }) => {
  await open(page, host);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  while (!(await worker.evaluate(() => Boolean(globalThis.registration.active)))) await page.waitForTimeout(20);
  await context.setOffline(true);
  await page.reload();
  await locked(page);
  await page.getByRole("button", { name: "An example" }).click();
  await settled(page);
  assert.equal(await score(page), terminal("--sample").score);
});

journey("others frame a card and the single file, and never the page", async ({ page }) => {
  await page.shell.goto(framing(`embed.html#${card}`));
  await page.shell.frameLocator("iframe").locator("cloutscope-card figure").getByText("29.3").waitFor();
  await page.shell.goto(framing("cloutscope.html", 'sandbox="allow-scripts"'));
  await page.shell.frameLocator("iframe").frameLocator("#frame").locator('html[data-network="locked"]').waitFor({ state: "attached" });
  await page.goto(framing(""));
  await page.waitForTimeout(1000);
  // Neither the shell nor its own frame is there.
  assert.equal(page.shell.frames().length, 2);
  assert.equal(await page.shell.frameLocator("iframe").locator("#frame").count(), 0);
}, { allow: [/frame-ancestors|X-Frame|refused to connect|Refused to frame|Framing/] });

journeyInFirefox("under these headers the page locks itself and scores the sample", async ({ page }) => {
  host.hits.length = 0;
  await page.goto(host.url);
  await lockedFrame(page);
  host.hits.length = 0;
  assert.equal(await scoreSample(page), terminal("--sample").score);
  assert.deepEqual(host.hits.filter((hit) => !KEPT.includes(hit)), []);
});

journeyInFirefox("others frame a card, and never the page", async ({ page }) => {
  await page.goto(framing(`embed.html#${card}`));
  const [, framed] = page.frames();
  await until(framed, () => document.querySelector("cloutscope-card")?.shadowRoot?.querySelector("figure")?.textContent.includes("29.3"));
  await page.goto(framing(""));
  const inside = await Promise.all(page.frames().slice(1).map((frame) => frame.evaluate(() => document.querySelectorAll("button, #frame").length).catch(() => 0)));
  assert.deepEqual(inside.filter(Boolean), []);
}, { allow: [/frame-ancestors/] });

test("a page that is told its address says what others may show of a link to it; without one it says nothing", () => {
  const tags = social("https://site.example/score");
  const said = (property) => new RegExp(`<meta property="${property}" content="([^"]+)">`).exec(tags)?.[1];
  assert.equal(said("og:url"), "https://site.example/score/");
  assert.equal(said("og:image"), "https://site.example/score/preview.png");
  const picture = readFileSync(join(DIST, "preview.png"));
  assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)].map(String), [said("og:image:width"), said("og:image:height")]);
  assert.ok(said("og:description").length > 60 && said("og:description").length < 200);
  assert.ok(tags.includes('<link rel="canonical" href="https://site.example/score/">'));
  assert.doesNotMatch(social('https://site.example/"><script>/'), /<script>/);
  assert.equal(social(""), "");
  assert.doesNotMatch(readFileSync(join(DIST, "index.html"), "utf8").slice(0, 4000), /og:|canonical/);
  for (const wrong of ["site.example", "javascript:alert(1)", "ftp://site.example/"]) assert.throws(() => social(wrong), /not an address: write it whole/);
});
