// Draws what browsers and other sites take as PNG only, into www/static, by Chromium: the icons, and what is shown of a
// link to the page. To be run by hand after the icon or the start page has changed: they are part of the sources.
//
//     make build && node www/scripts/pictures.mjs

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "../serve.mjs";
import { CHROMIUM_FLAGS, chromium, DIST, WWW } from "./tools.mjs";

const { chromium: playwright } = createRequire(join(WWW, "package.json"))("playwright-core");
const STATIC = join(WWW, "static");

/** Its width, and how much of it the icon fills: launchers cut a maskable one round. */
const ICONS = { "icon-180.png": [180, 1], "icon-192.png": [192, 1], "icon-512.png": [512, 1], "icon-maskable.png": [512, 0.7] };

/** Of the start page, what is seen at a glance. */
const GLANCE = `
  .bar, .tiles, .all-networks, footer, .invitation .buttons, .invitation .quiet, .closing { display: none !important; }
  main { padding: 0 3.5rem; } .hero { min-block-size: 630px; padding: 0; grid-template-columns: 5fr 7fr; }
  .hero h2 { font-size: 4rem; } .invitation > p:first-of-type { font-size: 1.5rem; }
`;

const browser = await playwright.launch({ executablePath: chromium(), args: CHROMIUM_FLAGS });
const icon = readFileSync(join(STATIC, "icon.svg"), "utf8");
for (const [name, [size, share]] of Object.entries(ICONS)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const ground = share < 1 ? "#f7f4ee" : "transparent";
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;block-size:100vh;background:${ground}"><div style="inline-size:${100 * share}%;line-height:0">${icon}</div>`,
  );
  await page.screenshot({ path: join(STATIC, name), omitBackground: true });
  await page.close();
}

const { url, close } = await serve({ root: DIST, port: 0 });
const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: "light", locale: "en-GB" });
await page.goto(url);
const frame = page.frames()[1] ?? (await page.waitForEvent("frameattached"));
await frame.waitForSelector('html[data-network="locked"]', { state: "attached" });
await frame.evaluate((style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  return document.fonts.ready.then(() => {});
}, GLANCE);
await page.screenshot({ path: join(STATIC, "preview.png") });
await browser.close();
close();
