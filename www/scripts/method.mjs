// "How the score works", which the engine writes from the constants that it scores with, and the same in German.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./tools.mjs";

/** The page's sentences in German; a number is `{}` in both, and stands in the same order. */
export const GERMAN = JSON.parse(readFileSync(join(ROOT, "src/model_page/german.json"), "utf8"));

const NUMBER = /\d[\d.,]*\d|\d/g;
const BLOCK = /<(h2|p|li|th|td)\b([^>]*)>(.*?)<\/\1>/gs;

/** What stands in the body. Its header is a page's of its own; here it lies over the page, and has the sheet's title. */
export function methodPage() {
  const html = execFileSync("cargo", ["run", "--quiet", "--", "model", "--html"], { cwd: ROOT, encoding: "utf8" });
  const body = html.slice(html.indexOf("<body>") + "<body>".length, html.lastIndexOf("</body>"));
  const inside = body.replace(/<header>.*?<h1>(.*?)<\/h1>.*?<\/header>/s, "<h2>$1</h2>").replace(/<(\/?)main\b/g, "<$1div");
  if (inside.includes("<h1>")) throw new Error("The header of `cloutscope model --html` is not as it was.");
  return inside;
}

/** In German, all but what each constant is. What has no German stays English, and is marked as such. */
export function inGerman(html) {
  return html.replace(BLOCK, (block, tag, attributes, text) => {
    const numbers = text.match(NUMBER) ?? [];
    const said = keyOf(text);
    if (said in GERMAN) return `<${tag}${attributes}>${GERMAN[said].replaceAll("{}", () => local(numbers.shift()))}</${tag}>`;
    if (!/[a-z]{2}/.test(text)) return block.replace(text, text.replace(NUMBER, local));
    return /^<code>|^[A-Z][\w ]+$/.test(text) ? block : `<${tag}${attributes} lang="en">${text}</${tag}>`;
  });
}

export const keyOf = (text) => text.replace(NUMBER, "{}");
/** `10,000.5` as it is written in German. */
const local = (number) => number.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));

/** Every block of it, as [text, whether it is one of the constants' own]. */
export function blocks(html) {
  const constants = html.lastIndexOf("<tbody>");
  return [...html.matchAll(BLOCK)].map(({ index, 3: text }) => [text, index > constants]);
}
