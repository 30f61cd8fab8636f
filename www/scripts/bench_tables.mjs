// What was measured, as the tables of docs/speed.md.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { ROOT } from "./tools.mjs";

const FILE = join(ROOT, "docs", "speed.md");
/** In the file: between these the tables stand. */
const BEGIN = "<!-- Written by node www/scripts/bench.mjs --write -->";
const END = "<!-- end -->";

const HEADINGS = ["A large archive", "A million acts", "How it grows", "Reading"];

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const count = (number) => number.toLocaleString("en-GB");

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), `|---|${"---:|".repeat(head.length - 1)}`, ...rows.map(line)].join("\n");
}

/** Of those that were measured, by their headings: each with what it was measured by. */
export function tables({ archive, formats, million, growth, browser }, command) {
  const made = {};
  if (archive) made["A large archive"] = ofArchive(archive);
  if (million) Object.assign(made, { "A million acts": ofMillion(million), "How it grows": ofGrowth(growth) });
  if (formats) made.Reading = ofFormats(formats);
  const by = `By \`${command}\`, ${machine(browser)}`;
  return Object.fromEntries(Object.entries(made).map(([heading, table]) => [heading, `### ${heading}\n\n${by}\n\n${table}`]));
}

function ofArchive({ bytes, zip, posts, native, engine, fflate, stream, score, wasm }) {
  const row = (what, ms) => [what, seconds(ms), (bytes / 1000 / ms).toFixed(0), (ms / engine).toFixed(2)];
  const head = [
    `${count(posts)} posts, ${(bytes / 1e6).toFixed(0)} MB, ${(zip / 1e6).toFixed(0)} MB deflated`,
    "from drop to records",
    "MB/s",
    "× the engine's time",
  ];
  const memory = `${Math.round(wasm / 1e6)} MB of memory`;
  return table(head, [
    row("the engine, natively", native),
    row(`the engine in Chromium, ${memory}`, engine),
    row("DecompressionStream, JSON.parse", stream),
    row("fflate, TextDecoder, JSON.parse", fflate),
    row("ledger and first answer in Chromium", score),
  ]);
}

function machine(browser) {
  const [{ model }] = cpus();
  const rust = execFileSync("rustc", ["--version"], { encoding: "utf8" }).split(" ")[1];
  const memory = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, on ${cpus().length} × ${model.trim()}, ${memory} GiB, ${type()} ${release()}; Rust ${rust}, Chromium ${browser}.`;
}

function ofMillion({ native, chromium, rival }) {
  const steps = {
    ledger: "ledger",
    score: "score, with everything it takes",
    band: "band",
    curve: `curve, ${count(chromium.days)} days`,
    why: `why it moved, ${count(chromium.causes)} causes`,
    explained: "posts, people, who waits, story and rhythm",
  };
  const rows = Object.entries(steps).map(([step, what]) => [what, seconds(native[step]), seconds(chromium[step]), ""]);
  const all = (of) => seconds(of.score + of.band + of.curve);
  rows.push(["score, band and curve", all(native), all(chromium), seconds(rival.ranks)]);
  const more = ({ score, curve, explained }) => `${((score + curve + explained) / (score + curve)).toFixed(2)} ×`;
  rows.push(["score and curve with all that explains them, beside those alone", more(native), more(chromium), ""]);
  rows.push(["keeping the graph of every day", "", "", seconds(rival.graph)]);
  rows.push(["peak memory", `${native.memory} MB`, `${chromium.memory} MB, ${Math.round(chromium.wasm / 1e6)} of it the engine's`, `${rival.memory} MB`]);
  return table(["", "natively", "in Chromium", `PageRank in Chromium, ${rival.days} days measured, scaled to all`], rows);
}

function ofGrowth(growth) {
  const rows = growth.map(({ of: [acts, people, years], score, curve, why }) => [count(acts), count(people), years, ...[score, curve, why].map(seconds)]);
  return table(["acts", "people", "years", "score", "curve", "why it moved"], rows);
}

function ofFormats(formats) {
  const speed = (bytes, ms) => (bytes / 1000 / ms).toFixed(0);
  const rows = formats.map(({ format, bytes, records, native, chromium }) => [format, count(records), speed(bytes, native), speed(bytes, chromium)]);
  return table(["format", "records of 20 MB", "MB/s natively", "MB/s in Chromium"], rows);
}

/** Puts the tables into the file; those that were not measured now stay as they are. */
export function write(made) {
  const [before, rest] = readFileSync(FILE, "utf8").split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${FILE} has no place for the tables`);
  const there = rest
    .split(END)[0]
    .trim()
    .split(/\n+(?=### )/);
  const known = Object.fromEntries(there.map((part) => [/^### (.*)/.exec(part)?.[1], part]));
  const parts = HEADINGS.map((heading) => made[heading] ?? known[heading]).filter(Boolean);
  writeFileSync(FILE, `${before}${BEGIN}\n\n${parts.join("\n\n")}\n\n${END}${after}`);
}
