// Themes that style everything, and themes that are light or dark whatever their reader's system is.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { OUT, putFiles, ways, write } from "../ways.mjs";

const THEMES = {
  "styles everything": `* { margin: 0; padding: 0; border: 0; box-sizing: border-box; background: #ffd; color: #a00; font: italic 12px/2.2 monospace; letter-spacing: 3px; text-transform: uppercase; text-align: center }
    img { width: 100%; height: 300px; border: 6px solid #0a0; border-radius: 50px; filter: sepia(1) } a { display: block; background: #00f; color: #ff0; text-decoration: overline } svg { width: 20px; height: 20px; fill: #f0f }
    iframe { width: 120px } figure { float: right; width: 90px } b, strong { display: block; color: #0f0 }`,
  "always light": "html { background: #fff; color: #222 } body { max-width: 40em; margin: auto; padding: 1em; font: 18px/1.6 serif }",
  "always dark": "html { background: #10131a; color: #dde } a { color: #9cf } body { max-width: 40em; margin: auto; padding: 1em; font: 18px/1.6 serif }",
  "always dark, and says so": "html { color-scheme: dark; background: #10131a; color: #dde } body { max-width: 40em; margin: auto; padding: 1em; font: 18px/1.6 serif }",
  narrow: "body { width: 240px; margin: 1em; font: 16px/1.5 sans-serif; background: #f4f1ea }",
};

export const title = "Hostile themes";

export async function make({ serve }) {
  const at = join(OUT, "hostile");
  rmSync(at, { recursive: true, force: true });
  putFiles(join(at, "cloutscope"));
  const { url } = await serve(at);
  const texts = await ways("/cloutscope/");
  const posts = [];
  for (const [role, style] of Object.entries(THEMES)) {
    for (const [way, pasted] of Object.entries(texts)) {
      const name = `${way}-${role.replace(/\W+/g, "-")}.html`;
      write(join(at, name), `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A blog</title><style>${style}</style><body><h1>A post</h1><p>Some words before it.</p>${pasted}<p>Some words after it.</p></body></html>`);
      posts.push({ way, role, url: url + name, pasted });
    }
  }
  return { version: "", posts };
}
