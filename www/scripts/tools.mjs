// What the two commands stand on: where things lie, which versions are pinned, and the environment they run in.

import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const WWW = join(ROOT, "www");
export const DIST = join(WWW, "dist");
export const LOGS = join(ROOT, "target", "logs");
export const WASM_TARGET = "wasm32-unknown-unknown";
/** Own target folder: native and WASM builds then neither evict nor wait for each other. */
export const WASM_TARGET_DIR = join(ROOT, "target", "wasm");

export const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "cloutscope", "tools");

/** wasm-bindgen's two halves must be of one version, so the lock file decides. */
function lockedVersion(crate) {
  const lock = readFileSync(join(ROOT, "Cargo.lock"), "utf8");
  const found = lock.match(new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`));
  if (!found) throw new Error(`Cargo.lock names no ${crate}`);
  return found[1];
}

/** The tools built with Cargo, each in a folder named for its version: a new pin never meets an old binary. */
export const CARGO_TOOLS = [
  {
    crate: "wasm-bindgen-cli",
    version: lockedVersion("wasm-bindgen"),
    programs: ["wasm-bindgen", "wasm-bindgen-test-runner"],
    why: "joins WASM and JavaScript; must match Cargo.lock",
    // Its published lock file names a version that can't be fetched.
    options: [],
  },
  { crate: "wasm-pack", version: "0.15.1", programs: ["wasm-pack"], why: "packs the engine for the page", options: ["--locked"] },
].map((tool) => {
  const root = join(CACHE, `${tool.crate}-${tool.version}`);
  return { ...tool, root, bin: join(root, "bin") };
});

/** For every command that compiles for or works on WASM. */
export function wasmEnv() {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), ".cargo");
  const flags = [
    "-Ctarget-feature=+simd128",
    // At opt-level "z" next to nothing is inlined. With this the engine reads twice as fast for a twentieth of its weight
    // (docs/weight.md).
    "-Cllvm-args=-inline-threshold=109",
    // Panic messages name source files: without this the page would tell who built it, and differ by builder.
    `--remap-path-prefix=${cargoHome}=/cargo`,
  ];
  return {
    ...process.env,
    PATH: [...CARGO_TOOLS.map((tool) => tool.bin), join(WWW, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    CARGO_TARGET_DIR: WASM_TARGET_DIR,
    CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f"),
  };
}

/** The first of `names` on PATH, or what the environment variable says; undefined if there is none. */
function program(variable, names) {
  const given = process.env[variable];
  if (given) return given;
  for (const name of names) {
    for (const folder of process.env.PATH.split(delimiter)) {
      if (isExecutable(join(folder, name))) return join(folder, name);
    }
  }
  return undefined;
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const chromium = () => program("CHROMIUM", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
export const firefox = () => program("FIREFOX", ["firefox-esr", "firefox"]);
export const chromedriver = () => program("CHROMEDRIVER", ["chromedriver"]);
/** Looks through the licences and sources of what is built in; CONTRIBUTING.md says how to get it. Where it isn't, nothing looks. */
export const cargoDeny = () => program("CARGO_DENY", ["cargo-deny"]);
/** WebKitGTK, the engine nearest to Safari, by its own driver; a screen that nobody sees. Where they are not installed, its journeys don't run. */
export const webkitDriver = () => program("WEBKIT_DRIVER", ["WebKitWebDriver"]);
export const miniBrowser = () =>
  process.env.MINI_BROWSER || ["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`).find(isExecutable);
export const xvfb = () => program("XVFB", ["Xvfb"]);

/** Ours is used headless, by a user that may be root, on machines with a small /dev/shm, and must keep quiet by itself. */
export const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

/** Runs a command on our own terminal; false if it failed. */
export function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: ROOT, stdio: "inherit", ...options }).status === 0;
}
