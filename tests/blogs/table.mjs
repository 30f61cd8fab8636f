// The table in docs/publish.md: what was seen where, by the last `make blogs` of each engine.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../www/scripts/tools.mjs";
import { OUT } from "./ways.mjs";

const DOC = join(ROOT, "docs", "publish.md");
const [BEGIN, END] = ["<!-- written by make blogs -->\n", "<!-- end -->\n"];
const WAYS = { image: "Picture", html: "HTML", element: "Element", frame: "Frame", scorer: "Scorer" };

const TITLES = { hugo: "Hugo", jekyll: "Jekyll", eleventy: "Eleventy", wordpress: "WordPress", ghost: "Ghost", readme: "README", feed: "Feed", hostile: "Hostile" };

/** Writes the rows of those hosts of `names` that were run, in that order; the others keep theirs. */
export function writeTable(names) {
  const text = readFileSync(DOC, "utf8");
  const [from, to] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  if (from < BEGIN.length || to < from) throw new Error(`There is no place for the table in ${DOC}.`);
  const before = text.slice(from, to).split("\n").slice(2).filter(Boolean);
  const rows = names.flatMap((name) => {
    const path = join(OUT, `${name}.json`);
    const title = TITLES[name];
    return existsSync(path) ? rowsOf(JSON.parse(readFileSync(path, "utf8"))) : before.filter((row) => row.startsWith(`| ${title}`));
  });
  const head = `| Host | As | ${Object.values(WAYS).join(" | ")} |\n| --- | --- |${" --- |".repeat(Object.keys(WAYS).length)}\n`;
  writeFileSync(DOC, text.slice(0, from) + head + rows.map((row) => `${row}\n`).join("") + text.slice(to));
}

function rowsOf({ title, version, why, posts }) {
  if (version === null) return [`| ${title} | not tried: ${why.split("\n")[0].replaceAll("|", "/")} |${" – |".repeat(Object.keys(WAYS).length)}`];
  const kinds = new Map(posts.map((post) => [`${post.version ?? version} ${post.role}`, { version: post.version ?? version, role: post.role }]));
  return [...kinds.values()].map((kind) => {
    const cell = (way) => {
      const found = posts.filter((post) => post.way === way && post.role === kind.role && (post.version ?? version) === kind.version);
      return found.length === 0 ? "–" : said(found[0]);
    };
    return `| ${title} ${kind.version}`.trimEnd() + ` | ${kind.role} | ${Object.keys(WAYS).map(cell).join(" | ")} |`;
  });
}

/** A way's cell: seen, and what the host took; or what is seen in its place. */
function said({ seen, kept }) {
  const [first] = seen;
  const changed = kept.filter((what) => what.startsWith("removed"));
  if (!first) return changed.some((what) => /<figure>|style of <p>/.test(what)) ? "seen, without its look" : "**seen**";
  return first.replace("nothing is seen", "nothing").replace("only the picture inside of it is seen", "its picture").replace("only the link inside of it is seen", "its link");
}
