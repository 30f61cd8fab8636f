// What the engine tells in sentences has its German beside it: in the `de.json` of the folder that tells it. Found here:
// a sentence without one, one that nobody tells any more, and what a German visitor would still read in English.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { GERMAN as METHOD, blocks, keyOf, methodPage } from "../../www/scripts/method.mjs";
import { ROOT, WWW } from "../../www/scripts/tools.mjs";
import { drop, journey, locked, open } from "./harness.mjs";
import { settled, withFiles } from "./steps.mjs";

const { build } = createRequire(join(WWW, "package.json"))("esbuild");

const under = (folder, ending) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => join(folder, name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(ending))
    .sort();
const read = (name) => readFileSync(join(ROOT, name), "utf8");

/** What prints in the terminal alone, or is no sentence: the page never shows it. */
const ELSEWHERE = /^src\/(main|typescript|model|validation|style|known_scores|cli\/.*|model_page.*|sample\/.*|card\/(?!read).*|report\/(story|gexf|tables|events|orientation|shapes\/.*)|readers\/json\/(fields|record|value)|networks\/meta\/sentences|record\/joining|ledger\/(listing|read|shapes))\.rs$|(^|\/)tests(\.rs|\/)/;
const SOURCES = under("src", ".rs").filter((name) => !ELSEWHERE.test(name));

/** String literals of Rust, as they read when it runs, each with what stands before it. */
function literals(source) {
  const tokens = /\/\/[^\n]*|'(?:\\u\{[^}]*\}|\\.|[^\\'])'|r(#*)"[\s\S]*?"\1|(b?)"((?:[^"\\]|\\[\s\S])*)"/gu;
  return [...source.matchAll(tokens)]
    .filter(([, , bytes, text]) => text !== undefined && !bytes)
    .map((found) => ({
      text: found[3].replace(/\\\n\s*/g, "").replaceAll('\\"', '"').replaceAll("\\n", "\n"),
      before: source.slice(Math.max(0, found.index - 60), found.index),
    }));
}

const textsOf = (name) => literals(read(name).split(/#\[cfg\(test\)\]\s*mod \w+ \{/)[0]);

/** What is told of a file, or asked of a person, is an argument of these. */
const TELLS = /\b(?:skip|skip_in_all|problem|unread|take_back_as|usage)\(\s*(?:&?format!\(\s*)?$|#\[error\(\s*$|\b(?:wait|mend): $/;
/** Columns and files as exports name them, and shapes of TypeScript. */
const NAMES = /^[A-Z][a-zA-Z]+( [A-Z][a-zA-Z]*)+ ?$|^([A-Z]+ ?)+$|^[Vv]ideo publish time$|^(endors|sender|recipient|is message|is conversation|in contact|profile and|likes and)|^Chat History with |^Direct Message with |^\{UNKNOWN\}|\| null$|^one bit each$|^invalid type: |^with \{first\}/;

function isSentence({ text, before }) {
  const words = text.match(/[A-Za-z’']{2,}/g)?.length ?? 0;
  const long = words >= 3 && text.trim().split(" ").length >= 3 && /^[\x20-\x7eäü“”…⋮☰⁵³–—]*$/.test(text);
  return (long || (TELLS.test(before) && words > 0)) && !NAMES.test(text) && !/^(\{\w*\}|[^a-z])*$/.test(text);
}

const CATALOGUES = under("src", "de.json").map((name) => [name, JSON.parse(read(name))]);
const GERMAN = Object.assign({}, ...CATALOGUES.map(([, all]) => all));

async function told() {
  const { outputFiles } = await build({
    absWorkingDir: WWW,
    entryPoints: ["src/words/told.ts"],
    bundle: true,
    format: "esm",
    write: false,
    define: { GERMAN: JSON.stringify(GERMAN) },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

test("every sentence that the engine tells has its German", async () => {
  const { german } = await told();
  const missing = SOURCES.flatMap((name) =>
    textsOf(name)
      .filter(isSentence)
      .filter(({ text }) => german(text) === null)
      .map(({ text }) => `${name}: ${text}`),
  );
  assert.deepEqual(missing, []);
});

test("every reason in the fixtures is told in German, with what stands in it", async () => {
  const { german } = await told();
  const reasons = new Set();
  const collect = (value) => {
    if (typeof value !== "object" || value === null) return;
    if (typeof value.why === "string") reasons.add(value.why);
    Object.values(value).forEach(collect);
  };
  under("tests/fixtures", "/expected.json").forEach((name) => void collect(JSON.parse(read(name))));
  assert.ok(reasons.size > 200, String(reasons.size));
  const english = /\b(the|it|its|were|read|and|which|that|drop|export it|left out)\b/;
  const bad = [...reasons].filter((why) => english.test((german(why) ?? why).replace(/\(expected .*?\)|\(invalid type.*?\)|\(key must .*?\)|\(es beginnt so: .*?\)|“[^”]*”|„[^“]*“/g, "")));
  assert.deepEqual(bad.map((why) => `${why} → ${german(why)}`), []);
});

test("no German stands for a sentence that nobody tells, or without one of its places", () => {
  for (const [name, all] of CATALOGUES) {
    const folder = dirname(name);
    const within = (source) => source.startsWith(`${folder}/`) && (folder !== "src" || !source.startsWith("src/networks/"));
    const texts = new Set(under(folder, ".rs").filter(within).flatMap((source) => literals(read(source)).map(({ text }) => text)));
    const places = (text) => [...text.matchAll(/\{\w*\}/g)].map(([place]) => place).sort().join();
    assert.deepEqual(Object.keys(all).filter((said) => !texts.has(said)), [], name);
    assert.deepEqual(Object.entries(all).filter(([said, becomes]) => places(said) !== places(becomes)), [], name);
  }
  const twice = CATALOGUES.flatMap(([, all]) => Object.keys(all)).filter((said, index, all) => all.indexOf(said) !== index);
  assert.deepEqual(twice, []);
});

test("how the score works is told in German, all but where each constant comes from", () => {
  const all = blocks(methodPage());
  const told = all.filter(([text, constant]) => !constant && /[a-z]{3}/.test(text) && !/^<code>|^[A-Z][a-zA-Z]+( [A-Z][a-zA-Z]+)?$/.test(text)).map(([text]) => keyOf(text));
  assert.ok(told.length > 100);
  assert.deepEqual(told.filter((text) => !(text in METHOD)), []);
  const stand = new Set(all.map(([text]) => keyOf(text)));
  assert.deepEqual(Object.keys(METHOD).filter((text) => !stand.has(text)), []);
  const places = (text) => text.split("{}").length;
  assert.deepEqual(Object.entries(METHOD).filter(([said, becomes]) => places(said) !== places(becomes)), []);
});

/** Words that are English and nothing else. */
const ENGLISH = /\b(the|and|of|your|with|from|which|that|not|were|been|choose|this|their|people|does|counts?|drop it|left out)\b/i;

const visible = (page) => page.locator("body").innerText();
const english = (text, but) =>
  text
    .split("\n")
    .filter((line) => ENGLISH.test(line) && !but.some((known) => known.test(line)));

journey("a German visitor reads no English: start, every network's help, the example with all its sections, a refusal, losses", async ({ page, server }) => {
  await open(page, server);
  await page.locator(".all-networks > summary").click();
  for (const fold of await page.locator(".guide details, .tile details").all()) await fold.evaluate((node) => void (node.open = true));
  // What one presses where the network has no German of its own, and names of programs and files.
  const pressed = [/github\.com|LinkedIn, auf Englisch|professionelle Konten|Export data|„I want data from my full time|network,from,to,kind,at/];
  assert.deepEqual(english(await visible(page), pressed), []);

  await page.getByRole("button", { name: "Netzwerk gesperrt" }).click();
  await page.locator(".attempts [data-outcome]").nth(18).waitFor();
  // In brackets and behind each way stands what the browser itself says.
  const words = await page.locator("dialog").evaluate((dialog) => [...dialog.querySelectorAll("h2, p, .attempts li > span:first-child")].map((node) => (node.firstChild?.nodeType === 3 && node.closest("li") ? node.firstChild.data : node.innerText)).join("\n"));
  assert.deepEqual(english(words, []), []);
  await page.getByRole("dialog").getByRole("button", { name: "Schließen" }).click();

  await page.getByRole("button", { name: "Ein Beispiel" }).click();
  await settled(page);
  const own = [/^[„“].*[“”]$/];
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    const panel = page.getByRole("tabpanel");
    await panel.locator("table, dl, form, .grid, p").first().waitFor();
    // What folds hold of posts and people are rows of the export, in its own words.
    if (/unseen|networks/.test(await tab.getAttribute("id"))) for (const fold of await panel.locator("details").all()) await fold.evaluate((node) => void (node.open = true));
    assert.deepEqual(english(await visible(page), own), []);
  }

  await page.getByRole("button", { name: "Teilen", exact: true }).click();
  await page.locator(".preview").waitFor();
  for (const fold of await page.locator("dialog details").all()) await fold.evaluate((node) => void (node.open = true));
  assert.deepEqual(english(await page.locator("dialog").innerText(), []), []);
  // What is shared is German, too, pasted or as a picture: all but the card's own file, which has no words.
  const drawn = decodeURIComponent(await page.locator(".preview").getAttribute("src"));
  const pasted = await page.locator("dialog textarea").evaluateAll((all) => all.map(({ value }) => value));
  assert.match(drawn, />von 100 am 28\. Feb\. 2011 · 26,7 bis 29,4</);
  assert.match(drawn, /0,1 in 1 Tag, \+4,4 in 5 Tagen.*Stil: Promi\./);
  assert.match(pasted.join(), />Cloutscope-Score vom 28\. Februar 2011<.* lang="de".*&amp;lang=de"/s);
  assert.deepEqual(english([drawn, ...pasted].join("\n").replaceAll(/<style.*?<\/style>|(src|href)="[^"]*"/gs, ""), []), []);
  await page.getByRole("dialog").getByRole("button", { name: "Schließen" }).click();

  await page.shell.goto("about:blank");
  await page.shell.goto(server.url);
  await locked(page);
  const folder = join(ROOT, "tests/fixtures/twitter");
  const cases = readdirSync(folder).map((name) => join(folder, name, "export")).slice(0, 6);
  await withFiles({ "no.pdf": "%PDF-1.4\n", "empty.zip": "", "table.csv": "network,from,to,kind,at\ntwitter,ann,me,liked,2024-03-05\n" }, async (path) => {
    await drop(page, [path("no.pdf"), path("empty.zip"), path("table.csv"), ...cases]);
    await settled(page);
    assert.deepEqual(english(await visible(page), own), []);
    await page.getByRole("button", { name: /Dateien/ }).first().click();
    for (const fold of await page.locator("dialog details").all()) await fold.evaluate((node) => void (node.open = true));
    assert.deepEqual(english(await page.locator("dialog").innerText(), own), []);
  });
}, { allow: [/violates the following Content Security Policy directive/], context: { locale: "de-DE" }, timeout: 120_000 });
