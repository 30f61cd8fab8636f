// Looks at a post as its readers do: what the host kept of what was pasted, and what is seen, at two widths, light and dark.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXPORT, OUT } from "./ways.mjs";

const WIDTHS = [1280, 390];
const SCHEMES = ["light", "dark"];
/** Around what was pasted, for the sheet. */
const NEAR = { width: 640, height: 440 };
/** How long something may take to show, in milliseconds. */
const PATIENCE = 30_000;

/** A post's report: `{ kept, seen }`, each sentences; nothing in them: all is as it was pasted, and seen. */
export async function look(browser, { engine, way, role, version, url, pasted }) {
  const seen = new Set();
  const shots = [];
  let kept = [];
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      // What isn't there once isn't there four times; and the scorer takes its time.
      if (shots.length > 0 && ([...seen].some((what) => /^(nothing|only)/.test(what)) || (way === "scorer" && (width > 1000 || colorScheme === "light")))) continue;
      const context = await browser.newContext({ viewport: { width, height: width > 1000 ? 800 : 844 }, colorScheme });
      const page = await context.newPage();
      try {
        const response = await page.goto(url, { waitUntil: "load", timeout: PATIENCE });
        if (shots.length === 0 && pasted) kept = await page.evaluate(compare, [pasted, await response.text()]);
        for (const problem of await problems(page, way, shots.length === 0)) seen.add(shots.length === 0 ? problem : `${problem} (${width} pixels, ${colorScheme})`);
      } catch (error) {
        seen.add(String(error.message).split("\n")[0]);
      }
      const name = [engine, version, way, role, width, colorScheme].filter(Boolean).join("-").replace(/[^\w.-]+/g, "_");
      mkdirSync(join(OUT, "screenshots"), { recursive: true });
      await page.screenshot({ path: join(OUT, "screenshots", `${name}.png`) });
      shots.push(await page.screenshot({ clip: await near(page, way) }));
      await context.close();
    }
  }
  return { kept, seen: [...seen], shots };
}

const SELECTORS = { image: 'img[alt="My Cloutscope score"]', html: "figure:has(strong), p:has(strong)", element: "cloutscope-card", frame: 'iframe[title="My Cloutscope score"]', scorer: "cloutscope-scorer" };

/** The part of the window where it is. */
async function near(page, way) {
  const { width, height } = page.viewportSize();
  const shown = page.locator(SELECTORS[way]).first();
  const box = (await shown.count()) > 0 ? await shown.boundingBox() : null;
  const start = (at, size, all) => Math.max(0, Math.min(at, all - size));
  const size = { width: Math.min(NEAR.width, width), height: Math.min(NEAR.height, height) };
  return { ...size, x: start((box?.x ?? 0) - 40, size.width, width), y: start((box?.y ?? 0) - 40, size.height, height) };
}

/** In the browser: what of the pasted HTML is not in the host's, as sentences. Scripts don't run in what is only parsed. */
function compare([pasted, got]) {
  const elements = (html) => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("body *")];
  const free = elements(got);
  const said = new Map();
  const say = (what) => said.set(what, (said.get(what) ?? 0) + 1);
  for (const wanted of elements(pasted)) {
    const names = wanted.getAttributeNames();
    const agreeing = (one) => names.filter((name) => one.getAttribute(name) === wanted.getAttribute(name)).length * 2 + (one.textContent.trim() === wanted.textContent.trim() ? 1 : 0);
    const all = free.filter((one) => one.localName === wanted.localName);
    const best = all.reduce((best, one) => (best && agreeing(best) >= agreeing(one) ? best : one), undefined);
    // Another's element of that name is none of ours.
    const elsewhere = best?.hasAttribute("src") && best.localName !== "img" && best.getAttribute("src") !== wanted.getAttribute("src");
    if (!best || elsewhere || (names.length > 0 && agreeing(best) === 0 && !best.outerHTML.includes("loutscope"))) {
      say(`removed <${wanted.localName}>`);
      continue;
    }
    free.splice(free.indexOf(best), 1);
    for (const name of names) {
      if (!best.hasAttribute(name)) say(`removed ${name} of <${wanted.localName}>`);
      else if (best.getAttribute(name) !== wanted.getAttribute(name)) say(`changed ${name} of <${wanted.localName}>`);
    }
    for (const name of best.getAttributeNames()) if (!names.includes(name)) say(`added ${name} to <${wanted.localName}>`);
  }
  if (/&lt;(cloutscope|script|iframe|img)/.test(got)) say("shows tags as text");
  if ([...said].filter(([what]) => what.startsWith("removed <")).reduce((sum, [, times]) => sum + times, 0) === elements(pasted).length) return ["removed all of it"];
  return [...said].map(([what, times]) => (times > 1 ? `${what} (${times}×)` : what));
}

/** What is not as it should be. */
export async function problems(page, way, first) {
  const found = [];
  const selector = SELECTORS[way];
  const shown = page.locator(selector).first();
  if ((await shown.count()) === 0) {
    // A picture in its place is what a feed shows.
    const picture = page.locator('img[alt="My Cloutscope score"]').first();
    if (way !== "image" && (await picture.count()) > 0) {
      await picture.scrollIntoViewIfNeeded();
      if (await loaded(picture)) return ["only the picture inside of it is seen"];
    }
    if (way === "scorer" && (await page.getByText("Score your own exports").count()) > 0) return ["only the link inside of it is seen"];
    return [(await page.getByText("28.1").count()) > 0 ? "only text is seen" : "nothing is seen"];
  }
  await shown.scrollIntoViewIfNeeded();
  const box = async (of) => of.evaluate((node) => ({ width: node.getBoundingClientRect().width, height: node.getBoundingClientRect().height, room: document.documentElement.clientWidth }));
  if (way === "image") {
    if (!(await loaded(shown))) return ["the picture does not load"];
    const { width, height } = await box(shown);
    if (Math.abs(width / height - 360 / 132) > 0.05) found.push(`the picture is distorted: ${width.toFixed(0)} × ${height.toFixed(0)}`);
  }
  if (way === "html") {
    if (!/28\.1 of 100/.test(await page.locator("body").innerText())) found.push("the score is not read");
  }
  if (way === "element") {
    const figure = shown.locator("figure");
    const there = await figure.waitFor({ timeout: first ? 8000 : 3000 }).then(() => true, () => false);
    if (!there) return [(await page.locator('cloutscope-card img').count()) > 0 ? "only the picture inside of it is seen" : "nothing is seen"];
    const contrast = await figure.evaluate(readable);
    if (contrast < 4.5) found.push(`its text is hardly readable: ${contrast.toFixed(1)} : 1`);
  }
  if (way === "frame") {
    const inner = page.frameLocator(selector).first();
    const there = await inner.locator("cloutscope-card figure").waitFor({ timeout: 8000 }).then(() => true, () => false);
    if (!there) return ["the frame stays empty"];
    const fits = await inner.locator("html").evaluate((node) => node.scrollHeight <= innerHeight && node.scrollWidth <= innerWidth);
    if (!fits) found.push("the card is larger than its frame");
  }
  if (way === "scorer") found.push(...(await score(page, shown)));
  const { width, room } = await box(shown);
  if (width > room) found.push("it is wider than the window");
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)) found.push("the page scrolls sideways");
  return found;
}

const loaded = (picture) => picture.evaluate((node) => (node.complete ? node.naturalWidth > 0 : new Promise((done) => { node.onload = () => done(true); node.onerror = () => done(false); })));

/** In the browser: the contrast of the figure's name with what is behind it. */
function readable(figure) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const over = (colours) => {
    canvas.fillStyle = "#fff";
    canvas.fillRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)).reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const grounds = [];
  for (let node = figure; node; node = node.parentElement ?? node.getRootNode().host) grounds.unshift(getComputedStyle(node).backgroundColor);
  const [a, b] = [light(over(grounds)), light(over([...grounds, getComputedStyle(figure.querySelector(".name")).color]))].sort((a, b) => b - a);
  return (a + 0.05) / (b + 0.05);
}

/** An export is dropped into the scorer: it scores, and the frame is as high as what it shows. */
async function score(page, scorer) {
  const shell = scorer.locator("iframe").contentFrame();
  const inner = shell.locator("#frame").contentFrame();
  const locked = await inner.locator('html[data-network="locked"]').waitFor({ state: "attached", timeout: PATIENCE }).then(() => true, () => false);
  if (!locked) return ["the scorer does not start"];
  await inner.locator("[data-pick=files]").first().setInputFiles(EXPORT);
  const scored = await inner.locator("data.score-value").first().waitFor({ timeout: PATIENCE }).then(() => true, () => false);
  if (!scored) return ["a dropped export is not scored"];
  await page.waitForTimeout(1500);
  const hidden = await inner.locator("html").evaluate((node) => node.scrollHeight - node.clientHeight);
  return hidden > 40 ? [`the scorer's last ${hidden} pixels are to be scrolled`] : [];
}

/** All pictures of an engine on one sheet. */
export async function sheet(browser, engine, reports) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 400 } });
  const cell = (shot) => `<img src="data:image/png;base64,${shot.toString("base64")}" height="330">`;
  const rows = reports.map(({ way, role, version, shots }) => `<h2>${[way, version, role].filter(Boolean).join(", ")}</h2><div>${shots.map(cell).join("")}</div>`);
  await page.setContent(`<style>body { font: 14px sans-serif } h2 { margin: 4px } h2 { font-size: 14px } img { border: 1px solid #999 } div { display: flex; gap: 8px }</style><h1>${engine}</h1>${rows.join("")}`);
  const path = join(OUT, `${engine.replace(/\W+/g, "_")}.png`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
  return path;
}

export const writeReport = (name, report) => writeFileSync(join(OUT, `${name.replace(/\W+/g, "_")}.json`), JSON.stringify(report, null, 1));
