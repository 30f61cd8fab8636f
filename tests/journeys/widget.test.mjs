// A score on a blog: every way in that the page offers, under the policies that blogs have.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { DIST, ROOT } from "../../www/scripts/tools.mjs";
import { journeyInFirefox, scoreSample, until } from "./firefox.mjs";
import { accessibility, journey, openServer } from "./harness.mjs";
import { score, settled, terminal, tweet, twitter, withFiles } from "./steps.mjs";

/** What a careful blog allows; styles, since the pasted HTML has some. */
const POLICY = "default-src 'self'; script-src 'self'; style-src 'unsafe-inline'; base-uri 'none'";
const TRUSTED = `${POLICY}; require-trusted-types-for 'script'; trusted-types 'none'`;
/** Where nothing but the widget and its card is allowed. */
const STRICTEST = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** The height of the frame in www/src/publish/snippets.ts. */
const FRAME = 460;

const MADE = ["widget.js", "embed.js", "embed.html", "scorer.js", "cloutscope.html"];

const card = { schema: "cloutscope-card/1", as_of: "2011-02-28", score: 29.3 };
/** Each must show nothing but a sentence, and this is in it. */
const HOSTILE = {
  "script in the wrong place": [{ ...card, score: "<script>document.title='owned'</script>" }, "its score is not what a card has there"],
  "another schema": [{ ...card, schema: "cloutscope-card/3" }, "another version"],
  "no schema": [{ score: 1 }, "not a Cloutscope card"],
  "a list": [[card], "not a Cloutscope card"],
  "not a number": ['{"schema":"cloutscope-card/1","as_of":"2011-02-28","score":NaN}', "it is not JSON"],
  "out of range": [{ ...card, score: 1e9 }, "its score"],
  "too long a curve": [{ ...card, curve: Array(53).fill(1) }, "its curve"],
  "a day that is none": [{ ...card, as_of: "<img src=x onerror=alert(1)>" }, "its as_of"],
  "ten megabytes": [`{"schema":"cloutscope-card/1","name":"${"a".repeat(10 << 20)}"}`, "larger than a card can be"],
  "not JSON": ["<!doctype html><script>document.title='owned'</script>", "it is not JSON"],
};

let root;
let blog;

before(async () => {
  root = mkdtempSync(join(tmpdir(), "blog-"));
  execFileSync("cargo", ["run", "--quiet", "--", "card", "--sample", "--name", "<script>Ann</script>", "--out", join(root, "files")], { cwd: ROOT, stdio: "ignore" });
  mkdirSync(join(root, "tool"));
  // Browsers ask for it by themselves.
  writeFileSync(join(root, "favicon.ico"), "");
  for (const name of MADE) cpSync(join(DIST, name), join(root, "tool", name));
  blog = await openServer(root);
});

after(() => {
  blog?.close();
  rmSync(root, { recursive: true, force: true });
});

/** A post with `body`, under a policy; its path. */
function post(name, policy, body) {
  const csp = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  writeFileSync(join(root, `${name}.html`), `<!doctype html><html lang="en"><head><meta charset="utf-8">${csp}<title>A blog</title></head><body><main><h1>A post</h1>${body}</main></body></html>`);
  return `${blog.url}${name}.html`;
}

const read = (name) => execFileSync("cat", [join(root, "files", name)], { encoding: "utf8" });
const base64url = (text) => Buffer.from(text).toString("base64url");

/** (a) to (d), as the page's panel writes them. */
const ways = () =>
  [
    '<img src="files/badge.svg" width="360" alt="My Cloutscope score" style="width:360px;max-width:100%;height:auto;border:0;padding:0">',
    read("embed.html"),
    '<cloutscope-card src="files/card.json"></cloutscope-card><script src="tool/widget.js" defer></script>',
    `<iframe src="tool/embed.html#${base64url(read("card.json"))}" title="My Cloutscope score" width="362" height="${FRAME}" style="border:0;max-width:100%" loading="lazy"></iframe>`,
  ].join("\n");

/** In a post: what each of the four shows. */
async function shown() {
  const until = async (found) => {
    for (let tries = 0; tries < 200; tries++) {
      const value = found();
      if (value) return value;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return null;
  };
  const inside = (document) => document?.querySelector("cloutscope-card")?.shadowRoot?.querySelector("figure");
  const image = document.querySelector("img");
  await until(() => image.complete);
  const element = await until(() => inside(document));
  // It is loaded when it comes near.
  document.querySelector("iframe").scrollIntoView();
  const frame = await until(() => inside(document.querySelector("iframe").contentDocument));
  return {
    image: image.naturalWidth,
    html: document.querySelector("main > figure").textContent.replace(/\s+/g, " "),
    element: [element?.getAttribute("aria-label"), element?.textContent, element?.querySelectorAll("script, style").length, element?.querySelectorAll("svg path").length],
    frame: frame?.textContent,
    drawn: element && getComputedStyle(element.querySelector("path:not(.area)")).strokeWidth,
    title: document.title,
  };
}

function check(seen) {
  assert.equal(seen.image, 360);
  assert.match(seen.html, /<script>Ann<\/script> 28\.1 of 100/);
  assert.deepEqual([seen.element[0], ...seen.element.slice(2)], ["<script>Ann</script>: 28.1 of 100", 0, 2]);
  for (const text of [seen.element[1], seen.frame]) {
    assert.match(text ?? "", /28\.1 of 100.*between 26\.7 and 29\.4.*−0\.1 in 1 day\+4\.4 in 5 days\+9\.3 in 30 daysLinkedIn 14\.4Facebook 8\.9X 4\.8Style: CelebrityCloutscope score as of 28 February 2011/);
  }
  assert.equal(seen.drawn, "2px", "the widget has its style, whatever the blog's policy");
  assert.equal(seen.title, "A blog");
}

for (const [name, policy] of [["a strict policy", POLICY], ["Trusted Types", TRUSTED]]) {
  journey(`picture, HTML, element and frame show the score on a blog with ${name}`, async ({ page: { shell: page } }) => {
    blog.hits.length = 0;
    await page.goto(post("ways", policy, ways()));
    check(await page.evaluate(shown));
    // Nothing calls home: what was asked for is what the post names.
    const asked = new Set(blog.hits.filter((hit) => !/ways\.html|favicon/.test(hit)));
    assert.deepEqual([...asked].sort(), ["GET /files/badge.svg", "GET /files/card.json", "GET /tool/embed.html", "GET /tool/embed.js", "GET /tool/widget.js"]);
    assert.deepEqual(await accessibility(page), []);
  });
}

journeyInFirefox("picture, HTML, element and frame show the score on a blog with Trusted Types", async ({ page }) => {
  blog.hits.length = 0;
  await page.goto(post("firefox", TRUSTED, ways()));
  check(await page.evaluate(shown));
  const asked = new Set(blog.hits.filter((hit) => !/firefox\.html|favicon/.test(hit)));
  assert.deepEqual([...asked].sort(), ["GET /files/badge.svg", "GET /files/card.json", "GET /tool/embed.html", "GET /tool/embed.js", "GET /tool/widget.js"]);
});

journey("the widget needs no more than its script and its card", async ({ page: { shell: page } }) => {
  await page.goto(post("strictest", STRICTEST, '<cloutscope-card src="files/card.json"></cloutscope-card><script src="tool/widget.js" defer></script>'));
  await page.getByText("of 100").waitFor();
  const border = await page.locator("cloutscope-card figure").evaluate((node) => getComputedStyle(node).borderTopWidth);
  assert.equal(border, "1px");
});

/** A theme that styles every element it can name. */
const EVERYTHING = "* { margin: 0; padding: 0; border: 0; background: #ffd; color: #a00; font: italic 12px/2.2 monospace; letter-spacing: 3px; text-transform: uppercase } img, svg { width: 20px; height: 300px } a { display: block } figure { float: right; width: 90px } p, b { display: none }";
const element = (attributes = "") => `<cloutscope-card src="files/card.json" ${attributes}><img src="files/badge.svg" alt="My Cloutscope score"></cloutscope-card><script src="tool/widget.js" defer></script>`;
/** In a post: how the card looks. */
const looks = () => {
  const figure = document.querySelector("cloutscope-card").shadowRoot.querySelector("figure");
  const { backgroundColor, textTransform, borderTopWidth, float, width } = getComputedStyle(figure);
  return { backgroundColor, textTransform, borderTopWidth, float, wide: Number.parseFloat(width) > 200, score: figure.querySelector("b").offsetHeight > 0 };
};
const LIGHT = { backgroundColor: "rgb(255, 255, 255)", textTransform: "none", borderTopWidth: "1px", float: "none", wide: true, score: true };
const DARK = { ...LIGHT, backgroundColor: "rgb(29, 28, 27)" };

journey("a theme that styles everything does not reach into the card", async ({ page: { shell: page } }) => {
  await page.goto(post("hostile-theme", POLICY, `<style>${EVERYTHING}</style>${element('theme="light"')}`));
  await page.locator("cloutscope-card figure").waitFor();
  assert.deepEqual(await page.evaluate(looks), LIGHT);
});

for (const [colorScheme, own, wanted] of [["dark", "background: #fff; color: #222", LIGHT], ["light", "background: #111; color: #eee", DARK]]) {
  journey(`the card is as the blog is where its reader's system is ${colorScheme}, and as its author says`, async ({ page: { shell: page } }) => {
    const body = (attributes) => `<style>:root { ${own} } :root.other { background: #777; color: ${wanted === LIGHT ? "#eee" : "#222"} }</style>${element(attributes)}`;
    await page.goto(post(`against-${colorScheme}`, POLICY, body("")));
    await page.locator("cloutscope-card figure").waitFor();
    assert.deepEqual(await page.evaluate(looks), wanted);
    await page.evaluate(() => document.documentElement.classList.add("other"));
    await page.waitForTimeout(100);
    assert.deepEqual(await page.evaluate(looks), wanted === LIGHT ? DARK : LIGHT, "the blog's own switch is followed");
    for (const [theme, said] of [["light", LIGHT], ["dark", DARK]]) {
      await page.goto(post(`against-${colorScheme}`, POLICY, body(`theme="${theme}"`)));
      await page.locator("cloutscope-card figure").waitFor();
      assert.deepEqual(await page.evaluate(looks), said);
    }
    await page.goto(post(`against-${colorScheme}`, POLICY, body('ground="none" home="/cloutscope/"')));
    await page.locator("cloutscope-card figure").waitFor();
    assert.equal((await page.evaluate(looks)).backgroundColor, "rgba(0, 0, 0, 0)");
    assert.equal(await page.getByRole("link", { name: "Cloutscope" }).evaluate(({ href }) => href), `${blog.url}cloutscope/`);
  }, { context: { colorScheme } });
}

journey("a home that is a script is no link, and where no script runs the picture is seen", async ({ page: { shell: page } }) => {
  await page.goto(post("home", POLICY, element('home="javascript:alert(1)"')));
  await page.locator("cloutscope-card figure").waitFor();
  assert.equal(await page.getByRole("link").count(), 0);
  assert.equal(await page.locator("cloutscope-card img").isVisible(), false);
  await page.goto(post("no-script", POLICY, element().replace(/<script.*/, "")));
  assert.ok(await page.getByAltText("My Cloutscope score").isVisible());
});

journey("a card in the post itself is shown without any request, and what it lacks is left out", async ({ page: { shell: page } }) => {
  const inline = JSON.stringify({ ...card, later: { anything: true } }).replaceAll('"', "&quot;");
  await page.goto(post("inline", STRICTEST, `<cloutscope-card data-card="${inline}"></cloutscope-card><script src="tool/widget.js" defer></script>`));
  const figure = page.locator("cloutscope-card figure");
  assert.equal(await figure.textContent(), "Influence score29.3 of 100Cloutscope score as of 28 February 2011");
});

journey("in a German post the card is German, unless its author says otherwise", async ({ page: { shell: page } }) => {
  const said = "<cloutscope-card src=\"files/card.json\"></cloutscope-card>";
  await page.goto(post("german", POLICY, `<article lang="de-AT">${said}</article>${said.replace(" src", ' lang="en" src')}<script src="tool/widget.js" defer></script>`));
  const [german, english] = await Promise.all([0, 1].map((n) => page.locator("cloutscope-card figure").nth(n).textContent()));
  assert.match(german, /28,1 von 100zwischen 26,7 und 29,4.*−0,1 in 1 Tag\+4,4 in 5 Tagen.*Stil: PromiCloutscope-Score vom 28\. Februar 2011$/);
  assert.match(english, /28\.1 of 100.*Style: CelebrityCloutscope score as of 28 February 2011$/);
});

/** In a post: every element that the widget shows. */
async function inside() {
  const { shadowRoot } = document.querySelector("cloutscope-card");
  while (!shadowRoot?.firstElementChild) await new Promise((resolve) => setTimeout(resolve, 20));
  return [...shadowRoot.querySelectorAll("*")].map(({ tagName, textContent }) => [tagName, textContent]);
}

async function assertRefusals(page) {
  for (const [name, [content, sentence]] of Object.entries(HOSTILE)) {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(root, "files", "hostile.json"), text);
    const inline = text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    for (const attribute of ['src="files/hostile.json"', ...(text.length < 1e6 ? [`data-card="${inline}"`] : [])]) {
      await page.goto(post("hostile", STRICTEST, `<cloutscope-card ${attribute}></cloutscope-card><script src="tool/widget.js" defer></script>`));
      const [[tag, said], ...more] = await page.evaluate(inside);
      assert.deepEqual([tag, more.length], ["P", 0], name);
      assert.match(said, /^This score can't be shown: .*\.$/, name);
      assert.ok(said.includes(sentence), `${name}: ${said}`);
      assert.equal(await page.title(), "A blog");
    }
  }
}

journey("a hostile card shows nothing but a sentence", ({ page: { shell: page } }) => assertRefusals(page));
journeyInFirefox("a hostile card shows nothing but a sentence", ({ page }) => assertRefusals(page), { allow: [/favicon/] });

journey("a card that isn't there, or an address without one, says so", async ({ page: { shell: page } }) => {
  await page.goto(post("missing", STRICTEST, '<cloutscope-card src="files/none.json"></cloutscope-card><script src="tool/widget.js" defer></script>'));
  await page.getByText("This score can't be shown: its card is not there (404).").waitFor();
  await page.goto(`${blog.url}tool/embed.html#<script>`);
  await page.getByText("This score can't be shown: it is not JSON.").waitFor();
}, { allow: [/404/] });

/** A host whose card never ends, up to ten megabytes; what it saw. */
async function withEndless(use) {
  const seen = { sent: 0, cookie: undefined };
  const endless = createServer((request, response) => {
    seen.cookie = request.headers.cookie;
    response.writeHead(200, { "access-control-allow-origin": "*" });
    const piece = Buffer.alloc(1 << 16, " ");
    const more = () => {
      while (seen.sent < 10 << 20 && !response.destroyed) {
        seen.sent += piece.length;
        if (!response.write(piece)) return void response.once("drain", more);
      }
      // Ten megabytes, and still no end: only the widget can end it.
    };
    more();
  });
  await new Promise((resolve) => endless.listen(0, "127.0.0.1", resolve));
  try {
    await use(`http://localhost:${endless.address().port}/card.json`, seen);
  } finally {
    endless.closeAllConnections();
    endless.close();
  }
}

async function assertGivenUp(page, src) {
  await page.goto(post("endless", STRICTEST.replace("connect-src 'self'", "connect-src http:"), `<cloutscope-card src="${src}"></cloutscope-card><script src="tool/widget.js" defer></script>`));
  assert.deepEqual(await page.evaluate(inside), [["P", "This score can't be shown: it is larger than a card can be."]]);
}

journey("a card that never ends is given up after 16 kB, and no cookie goes with the request", async ({ page: { shell: page }, context }) => {
  await withEndless(async (src, seen) => {
    await context.addCookies([{ name: "who", value: "reader", url: src }]);
    await assertGivenUp(page, src);
    assert.equal(seen.cookie, undefined);
  });
});

journeyInFirefox("a card that never ends is given up after 16 kB", async ({ page }) => {
  await withEndless((src) => assertGivenUp(page, src));
}, { allow: [/favicon/] });

/** In the frame of a post: whether all that is in it is seen without scrolling. */
const fits = () => {
  const { scrollHeight, scrollWidth } = document.documentElement;
  return scrollHeight <= innerHeight && scrollWidth <= innerWidth ? "fits" : `${scrollWidth} × ${scrollHeight} in ${innerWidth} × ${innerHeight}`;
};

/** The largest card there can be, in a frame as the page's text has it. */
const largest = () => post("largest", POLICY, `<iframe src="tool/embed.html#${base64url(readFileSync(join(ROOT, "tests", "cards", "largest.json"), "utf8"))}" title="My Cloutscope score" width="362" height="${FRAME}" style="border:0;max-width:100%" loading="lazy"></iframe>`);

journey("the largest card fits into its frame", async ({ page: { shell: page } }) => {
  await page.goto(largest());
  await page.frameLocator("iframe").locator("cloutscope-card figure").waitFor();
  assert.equal(await page.frames()[1].evaluate(fits), "fits");
});

journeyInFirefox("the largest card fits into its frame", async ({ page }) => {
  await page.goto(largest());
  const [, framed] = page.frames();
  await until(framed, () => Boolean(document.querySelector("cloutscope-card")?.shadowRoot?.querySelector("figure")));
  assert.equal(await framed.evaluate(fits), "fits");
});

const scorer = () => post("scorer", TRUSTED, '<cloutscope-scorer src="tool/cloutscope.html"></cloutscope-scorer><script src="tool/scorer.js" defer></script>');
/** In the post: what a blog can reach of the scorer's frame. */
const reached = () => document.querySelector("cloutscope-scorer").shadowRoot.querySelector("iframe").contentDocument;

/** The whole result is seen without scrolling in the frame; and a sheet opens where its reader is, not in the frame's middle. */
async function assertAsHighAsItsContent(blog, framed) {
  const hidden = () => framed.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  for (let tries = 0; tries < 50 && (await hidden()) > 0; tries++) await blog.waitForTimeout(100);
  assert.ok((await hidden()) <= 0, `${await hidden()} pixels are hidden`);
  assert.ok((await framed.evaluate(() => innerHeight)) > 1000);
  await framed.getByRole("button", { name: "Share", exact: true }).click();
  const { y, height } = await framed.getByRole("dialog").boundingBox();
  assert.ok(y > -height / 2 && y < 600, `the sheet is ${y} pixels below the window's beginning`);
}

journey("readers score themselves in a blog post, locked, and the blog can't reach in", async ({ page }) => {
  await page.goto(scorer());
  const shell = page.shell.frameLocator("cloutscope-scorer iframe");
  const inner = shell.frameLocator("#frame");
  await inner.locator('html[data-network="locked"]').waitFor({ state: "attached", timeout: 60_000 });
  await inner.getByRole("button", { name: "An example" }).click();
  const framed = page.frames().find((one) => one.parentFrame()?.url().includes("cloutscope.html"));
  await settled(framed);
  assert.equal(await score(framed), terminal("--sample").score);
  await assertAsHighAsItsContent(page.shell, framed);
  assert.equal(await page.shell.evaluate(reached), null);
  assert.equal(await page.shell.frames().find((one) => one.url().includes("cloutscope.html")).evaluate(() => document.querySelector("#frame").contentDocument), null);
}, { timeout: 120_000 });

/** The frame's addresses that an untrusting blog would try. */
const TRIED = ["#off=twitter", "#off=xing", "#until=2020-01-01", "#days=2024-03-05..2024-03-06", "#prestige=off", "#example", "#x"];

journey("a blog that changes the frame's address changes nothing in it, and is told of heights that only grow", async ({ page }) => {
  await page.goto(scorer());
  await page.shell.evaluate(() => {
    globalThis.heights = [];
    addEventListener("message", ({ data }) => globalThis.heights.push(data.height));
  });
  await page.shell.frameLocator("cloutscope-scorer iframe").frameLocator("#frame").locator('html[data-network="locked"]').waitFor({ state: "attached", timeout: 60_000 });
  const framed = page.shell.frames().find((one) => one.parentFrame()?.url().includes("cloutscope.html"));
  await withFiles(twitter([tweet(1, 12), tweet(2, 3)]), async (path) => {
    await framed.locator("[data-pick=files]").first().setInputFiles([path("twitter/data/account.js"), path("twitter/data/tweets.js")]);
    await settled(framed);
  });
  await page.shell.waitForTimeout(500);
  const seen = () => framed.evaluate(() => document.body.innerText);
  const [before, heard] = [await seen(), await page.shell.evaluate(() => globalThis.heights)];
  assert.ok(heard.length > 0);
  for (const fragment of TRIED) {
    await page.shell.evaluate((said) => {
      const { shadowRoot } = document.querySelector("cloutscope-scorer");
      const frame = shadowRoot.querySelector("iframe");
      frame.src = frame.src.split("#")[0] + said;
    }, fragment);
    await page.shell.waitForTimeout(400);
    assert.equal(await seen(), before, fragment);
  }
  // What makes the page lower again is not told.
  await framed.evaluate(() => (document.body.style.display = "none"));
  await page.shell.waitForTimeout(400);
  assert.deepEqual(await page.shell.evaluate(() => globalThis.heights), heard);
  assert.deepEqual(heard, [...new Set(heard)].sort((a, b) => a - b));
}, { timeout: 120_000 });

journeyInFirefox("readers score themselves in a blog post, locked, and the blog can't reach in", async ({ page }) => {
  await page.goto(scorer());
  await until(page, () => Boolean(document.querySelector("cloutscope-scorer")?.shadowRoot));
  const framed = await page.waitForFrame((one) => one.url().includes("cloutscope.html"));
  assert.equal(await scoreSample(framed), terminal("--sample").score);
  assert.equal(await page.evaluate(reached), null);
}, { timeout: 240_000 });

for (const colorScheme of ["light", "dark"]) {
  journey(`the widget is accessible, ${colorScheme}, 360 pixels wide`, async ({ page: { shell: page } }) => {
    await page.goto(post(`look-${colorScheme}`, POLICY, ways()));
    await page.addStyleTag({ content: ":root { color-scheme: light dark }" });
    check(await page.evaluate(shown));
    assert.deepEqual(await accessibility(page), []);
    await page.screenshot({ path: join(ROOT, "target", "screenshots", `widget-${colorScheme}.png`), fullPage: true });
  }, { context: { colorScheme, viewport: { width: 360, height: 900 } } });
}
