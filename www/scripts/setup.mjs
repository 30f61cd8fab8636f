// Installs what is missing, saying what and why, one line each; silent and quick when nothing is.
//
//     node setup.mjs [tests]      what the build needs; with `tests` also what only the tests need

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CARGO_TOOLS, chromedriver, chromium, firefox, isExecutable, LOGS, ROOT, WASM_TARGET, WWW } from "./tools.mjs";

const OLDEST_NODE = 20;

class Missing extends Error {}

/** Runs an installer with its noise in a log file, whose end is shown only when it fails. */
function install(what, why, command, args, { hint = "", ...options } = {}) {
  console.log(`Installing ${what}: ${why}.`);
  mkdirSync(LOGS, { recursive: true });
  const path = join(LOGS, `install-${what.replace(/[^a-z0-9.]+/gi, "-")}.log`);
  const log = openSync(path, "w");
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", log, log], ...options });
  closeSync(log);
  if (status === 0) return;
  const tail = readFileSync(path, "utf8").trimEnd().split("\n").slice(-20).join("\n");
  throw new Missing(`${tail}\n${what} could not be installed${error ? ` (${error.message})` : ""}. ${hint}\nThe whole log: ${path}`);
}

const works = (command, ...args) => spawnSync(command, args, { cwd: ROOT, stdio: "ignore" }).status === 0;

function node() {
  if (Number(process.versions.node.split(".")[0]) >= OLDEST_NODE) return;
  throw new Missing(`Node.js ${process.versions.node} is too old: ${OLDEST_NODE} or newer is needed. Get one from https://nodejs.org.`);
}

function rust() {
  if (!works("cargo", "--version")) throw new Missing("Rust is missing: install it by https://rustup.rs, then run this again.");
  const printed = spawnSync("rustc", ["--print", "target-libdir", "--target", WASM_TARGET], { cwd: ROOT, encoding: "utf8" });
  if (existsSync(printed.stdout.trim())) return;
  install(`Rust's target ${WASM_TARGET}`, "the engine runs in the browser", "rustup", ["target", "add", WASM_TARGET], {
    hint: "CONTRIBUTING.md says how to do without rustup.",
  });
}

function rustComponents() {
  for (const [component, why] of [
    ["rustfmt", "checks the formatting"],
    ["clippy", "checks the code"],
  ]) {
    if (works("cargo", component === "rustfmt" ? "fmt" : component, "--version")) continue;
    install(component, why, "rustup", ["component", "add", component]);
  }
}

function cargoTools() {
  for (const { crate, version, programs, why, root, bin, options } of CARGO_TOOLS) {
    if (programs.every((name) => isExecutable(join(bin, name)))) continue;
    const args = ["install", crate, `--version==${version}`, "--root", root, "--force", ...options];
    install(`${crate} ${version}`, `${why}; compiles for some two minutes`, "cargo", args);
  }
}

/** `npm ci` in a folder when its lock file is another than the one installed. */
function npmPackages(folder, what, why) {
  const wanted = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");
  const stamp = join(folder, "node_modules", ".lock-sha256");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  install(what, why, "npm", ["ci"], { cwd: folder });
  writeFileSync(stamp, wanted);
}

function browsers() {
  const wanted = [
    { name: "Chromium", variable: "CHROMIUM", found: chromium(), debian: "chromium" },
    { name: "chromedriver", variable: "CHROMEDRIVER", found: chromedriver(), debian: "chromium-driver" },
    { name: "Firefox", variable: "FIREFOX", found: firefox(), debian: "firefox-esr" },
  ];
  const missing = wanted.filter(({ found }) => !found);
  if (missing.length === 0) return;
  const what = missing.map(({ name }) => name).join(" and ");
  const packages = missing.map(({ debian }) => debian).join(" ");
  const variables = missing.map(({ variable }) => variable).join(" and ");
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    throw new Missing(
      `${what} missing, which the tests need. On Debian: sudo apt-get install ${packages}. Elsewhere install them, or set ${variables} to where they are.`,
    );
  }
  const apt = `apt-get update && apt-get install -y --no-install-recommends ${packages}`;
  install(what, "the tests run in them", "sh", ["-c", apt], { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}

try {
  node();
  rust();
  npmPackages(WWW, "npm packages", "the bundler, the WASM optimiser and the test tools");
  cargoTools();
  if (process.argv.includes("tests")) {
    rustComponents();
    npmPackages(join(ROOT, "tests", "sql"), "DuckDB", "runs the model as SQL beside the engine");
    browsers();
  }
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.error(error.message);
  process.exit(1);
}
