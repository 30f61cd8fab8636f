// Who reacted, from a real server: Bluesky's development network on this machine, collected by collect.html in Chromium,
// dropped on the page, and compared act by act: `make collect-check`.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { serve } from "../../www/serve.mjs";
import { CHROMIUM_FLAGS, chromium, DIST, ROOT } from "../../www/scripts/tools.mjs";
import { programs } from "./install.mjs";

const { chromium: browserOf } = createRequire(new URL("../../www/package.json", import.meta.url))("playwright-core");
const LOG = join(ROOT, "target", "logs");

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to be run by root: there it is run by the user that Debian made for it. */
function databases({ postgres, redis }, folder, [sqlPort, redisPort]) {
  const data = join(folder, "data");
  const root = userInfo().uid === 0;
  const as = (program, ...args) => (root ? ["runuser", ["-u", "postgres", "--", join(postgres, program), ...args]] : [join(postgres, program), args]);
  if (root) {
    const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
    chownSync(folder, id("-u"), id("-g"));
    chmodSync(folder, 0o755);
  }
  execFileSync(...as("initdb", "-D", data, "-U", "collect", "-A", "trust", "-E", "UTF8"), { stdio: "ignore", cwd: folder });
  const settings = `-p ${sqlPort} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200`;
  execFileSync(...as("pg_ctl", "-D", data, "-w", "-l", join(folder, "postgres.log"), "-o", settings, "start"), { stdio: "ignore", cwd: folder });
  const kept = spawn(redis, ["--port", String(redisPort), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], { stdio: "ignore", cwd: folder });
  return () => {
    kept.kill();
    execFileSync(...as("pg_ctl", "-D", data, "-m", "immediate", "stop"), { stdio: "ignore", cwd: folder });
  };
}

/** Starts the network and waits until all was done in it. */
async function network({ node }, [sqlPort, redisPort]) {
  mkdirSync(LOG, { recursive: true });
  const child = spawn(node, [fileURLToPath(new URL("network.mjs", import.meta.url))], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...process.env,
      DB_POSTGRES_URL: `postgresql://collect@127.0.0.1:${sqlPort}/postgres`,
      DB_POSTGRES_SCHEMA: "collect",
      REDIS_HOST: `127.0.0.1:${redisPort}`,
      LOG_ENABLED: "false",
    },
  });
  const said = [];
  child.stderr.on("data", (data) => said.push(data));
  const end = new Promise((resolve) => child.once("exit", resolve));
  const close = () => {
    child.stdin.end();
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    return end.then(() => clearTimeout(late));
  };
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("READY ")) return { ...JSON.parse(line.slice("READY ".length)), close };
    said.push(`${line}\n`);
  }
  const log = join(LOG, "devnet.log");
  writeFileSync(log, said.map(String).join(""));
  throw new Error(`The development network did not start: ${log}\n${said.map(String).join("").slice(-2000)}`);
}

/** Collects in Chromium as a user does, and gives the saved file. */
async function collect(page, url, { appview, handle }, folder) {
  await page.goto(`${url}collect.html#host=${appview}`);
  const frame = page.frameLocator("#frame");
  await frame.locator("#handle").fill(handle);
  await frame.locator("#handle").press("Enter");
  await frame.getByRole("button", { name: "Fetch it" }).click();
  await frame.getByRole("heading", { name: "All of it is here" }).waitFor({ timeout: 120_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), frame.getByRole("button", { name: "Save the file" }).click()]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Drops files on the page that scores, and gives the score that it shows. */
async function score(page, url, files) {
  await page.goto(url);
  const frame = page.frameLocator("#frame");
  await frame.locator('html[data-network="locked"]').waitFor({ state: "attached" });
  await frame.locator("[data-pick=files]").first().setInputFiles(files);
  await frame.locator(".result[aria-busy=false] data.score-value").waitFor({ timeout: 60_000 });
  return Number(await frame.locator("data.score-value").getAttribute("value"));
}

const cloutscope = (...args) => execFileSync("cargo", ["run", "--quiet", "--", ...args], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });

/** An act as a line to compare: by whom, what, to which post, and on which day if anybody is told. */
const line = ({ kind, from, object, at }) => [kind, from, object ?? "-", at?.slice(0, 10) ?? "-"].join(" ");

/** What the engine read of others' acts, likewise. */
function read(files, did) {
  const records = cloutscope("ledger", ...files, "--records").trim().split("\n").map((record) => JSON.parse(record));
  const bare = (person) => person.replace(/^bluesky:/, "");
  const day = (seconds, precision) => (["exact", "day"].includes(precision) ? new Date(seconds * 1000).toISOString() : null);
  const acts = records.filter(({ type, from, to }) => type === "interaction" && from !== "owner" && to === "owner");
  const followers = records.filter(({ type, relation }) => type === "contact" && relation === "follower");
  assert.ok([...acts, ...followers].every(({ from, person }) => bare(from ?? person) !== did), "what one does oneself is nobody else's act");
  return [
    ...acts.map(({ kind, from, object, at, precision }) => ({ kind, from: bare(from), object, at: day(at, precision) })),
    ...followers.map(({ person }) => ({ kind: "follower", from: bare(person), object: null, at: null })),
  ];
}

const count = (acts) => acts.reduce((counts, { kind }) => ({ ...counts, [kind]: (counts[kind] ?? 0) + 1 }), {});

const installed = programs();
const folder = mkdtempSync(join(tmpdir(), "devnet-"));
const downloads = mkdtempSync(join(tmpdir(), "collected-"));
const ports = [await freePort(), await freePort()];
const closing = [() => rmSync(folder, { recursive: true, force: true }), () => rmSync(downloads, { recursive: true, force: true })];
try {
  closing.push(databases(installed, folder, ports));
  console.log("Starting the network, and acting in it …");
  const net = await network(installed, ports);
  closing.push(net.close);
  const page = await serve({ root: DIST, port: 0 });
  closing.push(page.close);
  const browser = await browserOf.launch({ executablePath: chromium(), args: CHROMIUM_FLAGS });
  closing.push(() => browser.close());
  const context = await browser.newContext();
  const file = await collect(await context.newPage(), page.url, net, downloads);
  assert.ok(!readFileSync(file, "utf8").includes(`getLikes?uri=${encodeURIComponent(net.old)}`), "a post before the twelve weeks is left alone");

  const repository = join(downloads, "repo.car");
  const car = await fetch(`${net.pds}/xrpc/com.atproto.sync.getRepo?did=${net.did}`);
  writeFileSync(repository, Buffer.from(await car.arrayBuffer()));

  const files = [repository, file];
  const arrived = read(files, net.did);
  const [made, had] = [count(net.made), count(arrived)];
  console.log(["", "made", "arrived"].map((text) => text.padEnd(12)).join(""));
  for (const kind of Object.keys(made)) console.log([kind, made[kind], had[kind] ?? 0].map((text) => String(text).padEnd(12)).join(""));
  const [all, here] = [net.made, arrived].map((acts) => acts.map(line).sort());
  assert.deepEqual({ missing: all.filter((one) => !here.includes(one)), more: here.filter((one) => !all.includes(one)) }, { missing: [], more: [] });
  assert.equal(here.length, all.length);
  console.log(`Every one of ${net.made.length} with its author, its post, and its day where the network tells it.`);

  const shown = await score(await context.newPage(), page.url, files);
  const report = JSON.parse(cloutscope("score", ...files, "--json"));
  assert.equal(shown, report.score);
  const people = new Set(report.points.map(({ who }) => who?.person).filter(Boolean));
  console.log(`The page's score from both files: ${shown.toFixed(2)}, by ${people.size} people, as the terminal's.`);
} finally {
  for (const close of closing.reverse()) await close();
}
process.exit();
