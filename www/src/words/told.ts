// What the engine tells in sentences, in the page's language: its own are English, and each has its German beside it, in
// the `de.json` of the folder that tells it. `{…}` stands for what is put in, as in the engine's source.

import { language } from "./locale";

/** All of them, by the build (www/build.mjs). */
declare const GERMAN: Readonly<Record<string, string>>;

/** So deep do sentences stand in one another. */
const DEPTH = 3;

/** A sentence with places to fill: the fixed texts between the places, and what it becomes. */
interface Template {
  fixed: readonly string[];
  names: readonly string[];
  becomes: string;
  length: number;
}

const PLACE = /\{(\w*)\}/g;
const PLAIN = new Map<string, string>();
const TEMPLATES: Template[] = [];

for (const [said, becomes] of Object.entries(GERMAN)) {
  const fixed = said.split(/\{\w*\}/);
  if (fixed.length === 1) PLAIN.set(said, becomes);
  else TEMPLATES.push({ fixed, names: [...said.matchAll(PLACE)].map(([, name]) => name!), becomes, length: fixed.join("").length });
}
// Those that say most first: one that is nearly all places fits nearly everything.
TEMPLATES.sort((a, b) => b.length - a.length);

/** The engine's sentence as the reader reads it; one that has no German stays as it is. */
export const told = (text: string): string => (language.value === "de" ? (german(text) ?? text) : text);

/** `null`: nobody has written it yet. */
export function german(text: string, depth = 0): string | null {
  const plain = PLAIN.get(text);
  if (plain !== undefined) return plain;
  if (depth === DEPTH) return null;
  for (const { fixed, names, becomes } of TEMPLATES) {
    const parts = fill(fixed, text);
    // What is put in may be a sentence of its own, or a part of one.
    if (parts)
      return put(
        becomes,
        names,
        parts.map((part) => german(part, depth + 1) ?? part),
      );
  }
  return null;
}

/** What stands in the places; `null`: it is another sentence. In one pass, however long the text is. */
function fill(fixed: readonly string[], text: string): string[] | null {
  const [first, ...others] = fixed as [string, ...string[]];
  const last = others.pop()!;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return null;
  const end = text.length - last.length;
  const parts: string[] = [];
  let at = first.length;
  for (const between of others) {
    const next = text.indexOf(between, at);
    if (next < 0 || next + between.length > end) return null;
    parts.push(text.slice(at, next));
    at = next + between.length;
  }
  parts.push(text.slice(at, end));
  return parts;
}

/** Places without a name are filled in their order. */
function put(becomes: string, names: readonly string[], parts: readonly string[]): string {
  let unnamed = 0;
  const nameless = parts.filter((_, index) => names[index] === "");
  return becomes.replace(PLACE, (_, name: string) => (name === "" ? nameless[unnamed++] : parts[names.indexOf(name)]) ?? "");
}
