// Hostile inputs, natively and in Chromium: what each costs in time and memory, beside what it cost when it was found. The
// table goes into docs/hostile.md.
//
//     node attack.mjs [--page] [NAME]    only those whose names hold NAME; --page: keep the native figures of the last run

import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import playwright from "playwright-core";
import { serve } from "../serve.mjs";
import { CHROMIUM_FLAGS, chromium, DIST, ROOT } from "./tools.mjs";

const DOC = join(ROOT, "docs", "hostile.md");
const LAST = join(ROOT, "target", "attack.txt");
const MARKS = ["<!-- table -->\n", "<!-- end -->"];
/** Milliseconds after which the page is given up. */
const PATIENCE = 300_000;

const root = mkdtempSync(join(tmpdir(), "attack-"));
const begun = performance.now();
const only = process.argv.slice(2).find((arg) => !arg.startsWith("--")) ?? "";
// Tests unwind, whatever the profile says: the program beside them would be built from a second library of the same name.
const env = { ...process.env, CARGO_PROFILE_RELEASE_PANIC: "unwind" };
/** The program of the attacks, built once: nothing that is edited meanwhile changes what is measured. */
const program = join(root, "attack");
const build = ["test", "--release", "--quiet", "--test", "attack", "--no-run", "--message-format", "json-render-diagnostics"];
const built = execFileSync("cargo", build, { cwd: ROOT, env, encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] });
const executable = built.split("\n").flatMap((line) => line.match(/"executable":"([^"]*attack-[^"]*)"/)?.[1] ?? []);
copyFileSync(executable.at(-1), program);
cpSync(DIST, join(root, "dist"), { recursive: true });
const test = (name, more) => [
  program,
  ["--exact", name, "--ignored", "--nocapture"],
  { cwd: ROOT, env: { ...env, ONLY: only, ...more }, encoding: "utf8", maxBuffer: 1 << 24, stdio: ["ignore", "pipe", "inherit"] },
];

if (!process.argv.includes("--page")) writeFileSync(LAST, execFileSync(...test("table")));
const native = readFileSync(LAST, "utf8")
  .split("\n")
  .filter((line) => /^\| .* \|$/.test(line) && line.includes(only))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter(([name]) => name !== "what grows");

const server = await serve({ root: join(root, "dist"), port: 0 });
const rows = [];
try {
  for (const [name, before, many, read, joined, scored, input, peak, , problems, score] of native) {
    const folder = join(root, "input");
    mkdirSync(folder);
    spawnSync(...test("write", { OUT: folder, ONLY: name }));
    const inPage = await page(folder).catch((error) => ({ seconds: "did not settle", memory: "–", score: error.message.split("\n")[0] }));
    rmSync(folder, { recursive: true });
    const sum = [read, joined, scored].reduce((all, text) => all + (Number.parseFloat(text) || 0), 0);
    const above = `${Math.max(0, Number.parseInt(peak, 10) - Number.parseInt(input, 10))} MB`;
    const row = [name, before || "–", Number(many).toLocaleString("en"), `${sum.toFixed(1)} s`, above, inPage.seconds, inPage.memory, problems, score];
    console.log(`| ${row.join(" | ")} |${inPage.score === score || inPage.seconds === "–" ? "" : ` the page: ${inPage.score}`}`);
    rows.push(row);
  }
} finally {
  server.close();
  rmSync(root, { recursive: true, force: true });
}
console.log(`${Math.round((performance.now() - begun) / 60_000)} minutes`);
if (!only) {
  const head = [
    "what grows",
    "when it was found",
    "how many",
    "time",
    "memory beside the input",
    "in the page: time",
    "its renderer’s memory",
    "problems told",
    "score",
  ];
  const table = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |\n`).join("");
  const [top, rest] = readFileSync(DOC, "utf8").split(MARKS[0]);
  writeFileSync(DOC, `${top}${MARKS[0]}\n${table}\n${MARKS[1]}${rest.split(MARKS[1])[1]}`);
}

/** Drops what lies in a folder, in a browser of its own. */
async function page(folder) {
  const [made] = readdirSync(folder);
  if (!made) return { seconds: "–", memory: "–", score: "–" };
  const [file] = readdirSync(join(folder, made));
  const browser = await playwright.chromium.launch({ executablePath: chromium(), args: CHROMIUM_FLAGS });
  try {
    const shell = await browser.newPage();
    await shell.goto(server.url);
    const frame = shell.frames().find((one) => one.parentFrame()) ?? (await shell.waitForEvent("frameattached"));
    await frame.waitForSelector('html[data-network="locked"]', { state: "attached" });
    const devtools = await browser.newBrowserCDPSession();
    let peak = 0;
    const watch = setInterval(
      () =>
        void privateMemory(devtools).then(
          (bytes) => (peak = Math.max(peak, bytes)),
          () => {},
        ),
      250,
    );
    const begun = performance.now();
    await frame
      .locator("[data-pick=files]")
      .first()
      .setInputFiles(join(folder, made, file));
    const settled = () =>
      document.querySelector(".result[aria-busy=false], [data-phase=failed], [data-phase=done]") &&
      !document.querySelector("[data-phase=waiting], [data-phase=reading], [aria-busy=true]");
    await frame.waitForFunction(settled, undefined, { timeout: PATIENCE });
    const seconds = (performance.now() - begun) / 1000;
    clearInterval(watch);
    const score = await frame.evaluate(() => Number(document.querySelector("data.score-value")?.value || Number.NaN));
    return { seconds: `${seconds.toFixed(1)} s`, memory: `${Math.round(peak / 1e6)} MB`, score: Number.isNaN(score) ? "–" : score.toFixed(1) };
  } finally {
    await browser.close();
  }
}

/** Bytes that the page's renderers have for themselves, as Linux counts them. */
async function privateMemory(devtools) {
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  const kilobytes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))
    .flatMap((rollup) => [...rollup.matchAll(/^Private_\w+: +(\d+) kB/gm)].map(([, kB]) => Number(kB)));
  return 1024 * kilobytes.reduce((sum, kB) => sum + kB, 0);
}
