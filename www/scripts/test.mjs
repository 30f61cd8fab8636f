// Runs the steps of `make test` one after the other, all of them whatever fails, and adds up their tests.
//
//     node test.mjs [STEP…]

import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHROMIUM_FLAGS, chromedriver, chromium, ROOT, WASM_TARGET, WWW, wasmEnv } from "./tools.mjs";

// With what writes a ledger as text: fixtures are compared so.
const WASM_CRATE = ["--no-default-features", "--features", "wasm"];
/** Those that run in browsers, too. */
const WASM_TESTS = ["--test", "wasm", "--test", "properties"];
const JOURNEYS = join(ROOT, "tests", "journeys");
const ORACLES = join(ROOT, "tests", "oracles");

/** How a test runner's closing lines read. */
const CARGO = [/^test result: .*?(\d+) passed; (\d+) failed/gm];
const NODE = [/^ℹ pass (\d+)()/gm, /^ℹ (?:fail|cancelled) ()(\d+)/gm];

/** Each: what it is, the commands it takes, and the patterns that its tests are counted by, if it has any. */
const STEPS = {
  format: { does: "formatting", commands: [["cargo", "fmt", "--check"]] },
  clippy: { does: "clippy, native", commands: [["cargo", "clippy", "--all-targets", "--", "-Dwarnings"]] },
  native: { does: "native tests", commands: [["cargo", "test", "--no-fail-fast"]], count: CARGO },
  sql: {
    does: "the model as SQL, in DuckDB",
    commands: [
      ["cargo", "test", "--test", "sql"],
      ["node", "--test", "--test-reporter=spec", join(ROOT, "tests", "sql", "score.test.mjs")],
    ],
    count: [...CARGO, ...NODE],
  },
  "clippy-wasm": {
    does: "clippy, WASM",
    commands: [["cargo", "clippy", "--target", WASM_TARGET, ...WASM_CRATE, "--lib", ...WASM_TESTS, "--", "-Dwarnings"]],
    env: wasmEnv,
  },
  wasm: {
    does: "tests under WASM, in Chromium",
    // What `wasm-pack test` runs in the end; it would first build every other test for WASM, too.
    commands: [["cargo", "test", "--target", WASM_TARGET, ...WASM_CRATE, ...WASM_TESTS]],
    env: chromiumEnv,
    count: CARGO,
  },
  "wasm-firefox": {
    does: "the same in Firefox",
    commands: [["cargo", "test", "--target", WASM_TARGET, ...WASM_CRATE, ...WASM_TESTS]],
    env: firefoxEnv,
    count: CARGO,
  },
  page: { does: "the page's build", commands: [["node", "www/build.mjs"]] },
  package: { does: "the npm package, with its types", commands: [["node", "www/scripts/npm.mjs"]] },
  reproducible: {
    does: "the same bytes from another folder",
    commands: [["node", "--test", "--test-reporter=spec", join(ROOT, "tests", "reproducible.test.mjs")]],
    count: NODE,
  },
  types: {
    does: "TypeScript's types",
    commands: ["tsconfig.json", "src/engine/worker/tsconfig.json"].map((config) => ["tsc", "--noEmit", "-p", join(WWW, config)]),
    env: wasmEnv,
  },
  // From its own folder: from above, biome takes this one's configuration for a nested one.
  style: { does: "TypeScript's and JavaScript's style", commands: [["biome", "ci", "."]], env: wasmEnv, cwd: WWW },
  oracles: {
    does: "readers by others beside the engine's",
    // Large sets call the engine some ten thousand times.
    commands: [
      ["cargo", "build", ...(process.env.LARGE === "1" ? ["--release"] : [])],
      ["node", "--test", "--test-reporter=spec", "--test-concurrency=2", ...tests(ORACLES)],
    ],
    count: NODE,
  },
  size: { does: "the sizes", commands: [["node", "www/scripts/size.mjs"]] },
  journeys: {
    does: "journeys in Chromium",
    commands: [["node", "--test", "--test-reporter=spec", "--test-concurrency=2", ...tests(JOURNEYS)]],
    count: NODE,
  },
};

function tests(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".test.mjs"))
    .sort()
    .map((name) => join(folder, name));
}

function chromiumEnv() {
  const options = { binary: chromium(), args: CHROMIUM_FLAGS };
  const capabilities = join(ROOT, "target", "webdriver.json");
  mkdirSync(join(ROOT, "target"), { recursive: true });
  writeFileSync(capabilities, JSON.stringify({ "goog:chromeOptions": options }));
  return {
    ...wasmEnv(),
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: "wasm-bindgen-test-runner",
    CHROMEDRIVER: chromedriver(),
    WASM_BINDGEN_TEST_ONLY_WEB: "1",
    WASM_BINDGEN_TEST_WEBDRIVER_JSON: capabilities,
    WASM_BINDGEN_TEST_TIMEOUT: "120",
  };
}

function firefoxEnv() {
  const runner = join(WWW, "scripts", "firefox-runner.mjs");
  return { ...wasmEnv(), CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: `${process.execPath} ${runner}`, WASM_BINDGEN_TEST_ONLY_WEB: "1" };
}

/** Runs one command, shows its output and resolves to whether it succeeded and what it printed. */
function execute([command, ...args], env, cwd) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const printed = [];
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on("data", (chunk) => {
        printed.push(chunk);
        to.write(chunk);
      });
    }
    const end = (good) => resolve({ good, output: Buffer.concat(printed).toString() });
    child.on("error", (error) => {
      console.error(error.message);
      end(false);
    });
    child.on("close", (status) => end(status === 0));
  });
}

/** Runs a step. One that counts tests and finds none has failed: a runner that starts nothing must not look green. */
async function runStep({ commands, env = () => process.env, count, cwd = ROOT }) {
  const sum = { passed: 0, failed: 0 };
  let good = true;
  for (const command of commands) {
    const ran = await execute(command, env(), cwd);
    good &&= ran.good;
    for (const [, passed, failed] of (count ?? []).flatMap((pattern) => [...ran.output.matchAll(pattern)])) {
      sum.passed += Number(passed);
      sum.failed += Number(failed);
    }
  }
  if (count && sum.passed + sum.failed === 0) {
    console.error("No test ran.");
    good = false;
  }
  if (!good && sum.failed === 0) sum.failed = 1;
  return sum;
}

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(STEPS);
const unknown = chosen.filter((name) => !STEPS[name]);
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(", ")}. There are: ${Object.keys(STEPS).join(", ")}.`);
  process.exit(1);
}

const total = { passed: 0, failed: 0 };
const table = [];
for (const name of chosen) {
  console.log(`\n── ${name}: ${STEPS[name].does}`);
  const begun = performance.now();
  const { passed, failed } = await runStep(STEPS[name]);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  table.push(`  ${name.padEnd(12)} ${seconds.padStart(6)} s  ${failed ? "FAILED" : "ok"}`);
}
console.log(`\n${table.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
