// Every way out, in every engine and place, with recorders outside: `make channels`. The table goes into docs/privacy.md.
//
//     node run.mjs [ENGINE…]
//
// It runs itself anew in a network of its own, in which there is nothing but loopback, and whose resolver is the recorder.
// That takes root, as does listening on port 53.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../www/serve.mjs";
import { DIST, ROOT } from "../../www/scripts/tools.mjs";
import { ENGINES } from "./engines.mjs";
import { REACHED, record } from "./recorder.mjs";
import { write } from "./table.mjs";
import { KINDS, LEAVING, tryOne } from "./ways.mjs";

if (!process.env.CHANNELS_ALONE) {
  const folder = mkdtempSync(join(tmpdir(), "resolver-"));
  writeFileSync(join(folder, "resolv.conf"), "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
  // The system's resolver asks nobody where there is no address but loopback's: two ends of a line that leads nowhere.
  const line = "ip link add one type veth peer name other && ip addr add 10.9.9.1/24 dev one && ip link set one up && ip link set other up";
  const inside = `ip link set lo up && ${line} && mount --bind ${folder}/resolv.conf /etc/resolv.conf && exec "$@"`;
  const command = ["--mount", "--net", "sh", "-c", inside, "sh", process.execPath, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const { status } = spawnSync("unshare", command, { stdio: "inherit", env: { ...process.env, CHANNELS_ALONE: "1" } });
  rmSync(folder, { recursive: true });
  process.exit(status ?? 1);
}

const html = (body) => ({ headers: { "content-type": "text/html" }, body: `<!doctype html><link rel="icon" href="data:,"><title>x</title><body>${body}` });
const own = [];
const host = await serve({ root: DIST, port: 8000, onHit: (method, path) => own.push(`${method} ${path}`) });
const SCORER = `<script src="http://localhost:8000/scorer.js"></script><cloutscope-scorer src="http://localhost:8000/cloutscope.html"></cloutscope-scorer>`;
const { visits, close } = await record((name, path) => {
  if (path !== "/" && path !== "/favicon.ico") return null;
  return { localhost: html(""), "blog.test": html(SCORER) }[name] ?? null;
});

/** Where a script tries: on a page without a lock, to see that the recorder sees; and where files are seen. */
const PLACES = {
  "no lock": "http://localhost/",
  page: "http://localhost:8000/",
  "single file": pathToFileURL(join(DIST, "cloutscope.html")).href,
  "in a blog": "http://blog.test/",
};

/** After so many milliseconds what leaves has left. */
const PATIENCE = 2500;
/** What the page itself still keeps for offline use. */
const KEPT = /^GET \/(index\.html|cloutscope\.wasm|example\.json|icon\.svg|manifest\.webmanifest|offline\.js|cloutscope\.html|scorer\.js)?$/;

const all = { ...KINDS, ...LEAVING };
const numbers = new Map(Object.values(all).flatMap(Object.keys).map((name, n) => [name, n]));

async function tryAll(engine, place, placeNumber) {
  const url = PLACES[place];
  const hostOf = (name) => `w${numbers.get(name)}p${placeNumber}.leak.test`;
  const told = {};
  const udp = {};
  const begin = async () => {
    await engine.goto(url);
    return place === "no lock" ? undefined : engine.frame();
  };
  const one = async (where, name, body) => {
    const script = tryOne(body, hostOf(name));
    told[name] = await Promise.race([engine.run(script, where).catch((error) => `error: ${String(error).split("\n")[0].slice(0, 60)}`), sleep(5000, "no answer")]);
  };
  let where = await begin();
  await sleep(1500);
  own.length = 0;
  for (const [name, body] of Object.values(KINDS).flatMap(Object.entries)) await one(where, name, body);
  await sleep(PATIENCE);
  const same = own.filter((hit) => !KEPT.test(hit));
  for (const [name, body] of Object.values(LEAVING).flatMap(Object.entries)) {
    where = await begin();
    const before = visits.length;
    await one(where, name, body);
    await sleep(PATIENCE / 2);
    udp[name] = visits.slice(before).some(({ what }) => what === "UDP 3478");
  }
  return Object.fromEntries(
    [...numbers.keys()].map((name) => {
      const ways = visits.filter((visit) => visit.host === hostOf(name)).map(({ how }) => REACHED.indexOf(how));
      const reached = told[name]?.startsWith("kept") ? "kept" : REACHED[Math.max(0, udp[name] ? 3 : 0, ...ways)];
      return [name, { reached, told: told[name] }];
    }).concat([["(own server)", { reached: same.length > 0 ? "request" : "nothing", told: same.join(" ") }]]),
  );
}

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(ENGINES);
const found = {};
for (const name of chosen) {
  const engine = await ENGINES[name]();
  if (!engine) {
    console.log(`${name}: not installed`);
    continue;
  }
  found[engine.version] = {};
  for (const [n, place] of Object.keys(PLACES).entries()) {
    visits.length = 0;
    try {
      found[engine.version][place] = await tryAll(engine, place, n);
      const past = Object.entries(found[engine.version][place]).filter(([, { reached }]) => reached !== "nothing");
      console.log(`${engine.version}, ${place}: ${past.length} got through${place === "no lock" ? "" : `: ${past.map(([way, { reached }]) => `${way} (${reached})`).join(", ")}`}`);
    } catch (error) {
      console.log(`${engine.version}, ${place}: ${error.message}`);
    }
  }
  await Promise.race([engine.close(), sleep(5000)]);
}
// Engines that were not asked this time keep what they had.
const path = join(ROOT, "target", "channels.json");
const before = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
const together = { ...before, ...found };
writeFileSync(path, JSON.stringify(together, null, 1));
write(Object.fromEntries(Object.entries(together).sort()));
host.close();
close();
process.exit(0);
