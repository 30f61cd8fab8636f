// A feed's reader, imitated: no script, no frame, no style, no element that it doesn't know; a light reader and a dark one,
// each in spite of its reader's system, too.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { OUT, putFiles, ways, write } from "../ways.mjs";
import { sanitizer } from "./readme.mjs";

export const title = "Feed reader, imitated";

export async function make({ serve }) {
  const { clean } = await sanitizer();
  const at = join(OUT, "feed");
  rmSync(at, { recursive: true, force: true });
  const { url } = await serve(at);
  putFiles(join(at, "cloutscope"));
  // A feed is read far from its blog: whole addresses.
  const texts = await ways(`${url}cloutscope/`);
  const looks = { light: "background: #fff; color: #222", dark: "background: #121212; color: #ddd" };
  const posts = [];
  for (const [role, look] of Object.entries(looks)) {
    for (const [way, text] of Object.entries(texts)) {
      const name = `${way}-${role}.html`;
      write(join(at, name), `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A feed</title><style>body { ${look}; max-width: 40em; margin: 2em auto; padding: 0 1em; font: 17px/1.6 serif } a { color: inherit }</style><body><h1>A post</h1><p>Some words before it.</p>${clean(text)}<p>Some words after it.</p></body></html>`);
      posts.push({ way, role: `${role} reader`, url: url + name, pasted: text });
    }
  }
  return { version: "rehype-sanitize 6.0.0", posts };
}
