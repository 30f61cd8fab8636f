// What every way came to, as the table of docs/privacy.md.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../www/scripts/tools.mjs";
import { KINDS, LEAVING } from "./ways.mjs";

const DOC = join(ROOT, "docs", "privacy.md");
const MARKS = ["<!-- table -->\n", "<!-- end -->"];
const OPEN = "no lock";

/** One way in one engine: what arrived from a page without a lock, and what from where files are seen. */
function cell(places, name) {
  const { [OPEN]: open, ...locked } = places;
  const reached = Object.entries(locked).map(([place, ways]) => [place, ways[name]?.reached ?? "not tried"]);
  const all = new Set(reached.map(([, how]) => how));
  const inside = all.size === 1 ? [...all][0] : reached.map(([place, how]) => `${place}: ${how}`).join(", ");
  const outside = open?.[name]?.reached ?? "not tried";
  // What doesn't leave an open page proves nothing on a locked one.
  if (outside === "nothing" && inside === "nothing") return "–";
  return `${outside} → ${inside === "nothing" ? "nothing" : `**${inside}**`}`;
}

/** The table of what was found, by engine, place and way. */
export function table(found) {
  const engines = Object.keys(found);
  const rows = Object.entries({ ...KINDS, ...LEAVING }).flatMap(([kind, ways]) => [
    [`**${kind}**`, ...engines.map(() => "")],
    ...Object.keys(ways).map((name) => [name, ...engines.map((engine) => cell(found[engine], name))]),
  ]);
  const own = ["a request to the page’s own server", ...engines.map((engine) => Object.entries(found[engine]).filter(([place, ways]) => place !== OPEN && ways["(own server)"]?.reached !== "nothing").map(([place]) => place).join(", ") || "nothing")];
  const head = ["way", ...engines];
  return [head, head.map(() => "---"), ...rows, own].map((row) => `| ${row.join(" | ")} |\n`).join("");
}

/** Puts it into the document. */
export function write(found) {
  const [top, rest] = readFileSync(DOC, "utf8").split(MARKS[0]);
  writeFileSync(DOC, `${top}${MARKS[0]}\n${table(found)}\n${MARKS[1]}${rest.split(MARKS[1])[1]}`);
}
