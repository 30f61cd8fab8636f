// Hostile inputs, natively and in Chromium: what each costs in time and memory, beside what it cost when it was found. The
// table goes into docs/hostile.md.
//
//     node attack.mjs [NAME]    only those whose names hold NAME; the table is written where all were run

import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import playwright from "playwright-core";
import { serve } from "../serve.mjs";
import { CHROMIUM_FLAGS, chromium, DIST, ROOT } from "./tools.mjs";

const DOC = join(ROOT, "docs", "hostile.md");
const MARKS = ["<!-- table -->\n", "<!-- end -->"];
/** Milliseconds after which the page is given up. */
const PATIENCE = 600_000;

const root = mkdtempSync(join(tmpdir(), "attack-"));
const begun = performance.now();
const only = process.argv[2] ?? "";
// Tests unwind, whatever the profile says: the program beside them would be built from a second library of the same name.
const env = { ...process.env, CARGO_PROFILE_RELEASE_PANIC: "unwind" };
/** The program of the attacks, built once: nothing that is edited meanwhile changes what is measured. */
const program = join(root, "attack");
const build = ["test", "--release", "--quiet", "--test", "attack", "--no-run", "--message-format", "json-render-diagnostics"];
const built = execFileSync("cargo", build, { cwd: ROOT, env, encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] });
const executable = built.split("\n").flatMap((line) => line.match(/"executable":"([^"]*attack-[^"]*)"/)?.[1] ?? []);
copyFileSync(executable.at(-1), program);
cpSync(DIST, join(root, "dist"), { recursive: true });
/** What a test of the program prints behind a word, with these variables. */
const told = (test, word, more) => {
  const args = ["--exact", `table::${test}`, "--ignored", "--nocapture"];
  const run = spawnSync(program, args, { cwd: ROOT, env: { ...env, ...more }, encoding: "utf8", maxBuffer: 1 << 24 });
  return run.stdout.split("\n").flatMap((line) => line.split(word)[1]?.split(" | ") ?? []);
};

const attacks = told("names", "ATTACK ", { ONLY: only });
const server = await serve({ root: join(root, "dist"), port: 0 });
const rows = [];
try {
  for (let at = 0; at < attacks.length; at += 3) {
    const [name, before, many] = attacks.slice(at, at + 3);
    const folder = join(root, "input");
    mkdirSync(folder);
    told("write", "", { OUT: folder, ATTACK: name, ONLY: name });
    const [seconds = "it did not end well", memory = "–", problems = "–", score = "–"] = told("one", "RESULT ", { OUT: folder, ATTACK: name, ONLY: name });
    const inPage = await page(folder).catch((error) => ({ seconds: "did not settle", memory: "–", score: error.message.split("\n")[0] }));
    rmSync(folder, { recursive: true });
    const row = [name, before.trim() || "–", Number(many).toLocaleString("en"), seconds, memory, inPage.seconds, inPage.memory, problems, score];
    console.log(`| ${row.join(" | ")} |${[score, "–"].includes(inPage.score) || score === "–" ? "" : ` the page: ${inPage.score}`}`);
    rows.push(row);
  }
} finally {
  server.close();
  rmSync(root, { recursive: true, force: true });
}
console.log(`${Math.round((performance.now() - begun) / 60_000)} minutes`);
if (!only) {
  const head = ["what grows", "when it was found", "how many", "time", "memory", "in the page: time", "its renderer’s memory", "problems told", "score"];
  const table = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |\n`).join("");
  const [top, rest] = readFileSync(DOC, "utf8").split(MARKS[0]);
  writeFileSync(DOC, `${top}${MARKS[0]}\n${table}\n${MARKS[1]}${rest.split(MARKS[1])[1]}`);
}

/** Drops what lies in a folder, in a browser of its own. */
async function page(folder) {
  const [file, more] = readdirSync(folder);
  if (!file || more) return { seconds: "–", memory: "–", score: "–" };
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
    await frame.locator("[data-pick=files]").first().setInputFiles(join(folder, file));
    const settled = () =>
      document.querySelector(".result[aria-busy=false], [data-phase=failed], [data-phase=done]") &&
      !document.querySelector("[data-phase=waiting], [data-phase=reading], [aria-busy=true]");
    const since = () => (performance.now() - begun) / 1000;
    const shown = () => document.querySelector("data.score-value")?.value;
    const scored = frame.waitForFunction(shown, undefined, { timeout: PATIENCE }).then(since, () => undefined);
    await frame.waitForFunction(settled, undefined, { timeout: PATIENCE });
    const all = since();
    clearInterval(watch);
    const score = await frame.evaluate(() => Number(document.querySelector("data.score-value")?.value || Number.NaN));
    const first = Number.isNaN(score) ? undefined : await scored;
    const seconds = `${first === undefined ? "" : `${first.toFixed(1)} s, all `}${all.toFixed(1)} s`;
    return { seconds, memory: `${Math.round(peak / 1e6)} MB`, score: Number.isNaN(score) ? "–" : score.toFixed(1) };
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
