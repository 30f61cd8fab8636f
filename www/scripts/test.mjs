// Runs the steps of `make test`, all of them whatever fails, and adds up their tests. Two run side by side, one in each of
// Cargo's target folders: linking and optimising keep one processor busy each. The journeys run alone.
//
//     node test.mjs [STEP…]

import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHROMIUM_FLAGS, cargoDeny, chromedriver, chromium, ROOT, WASM_TARGET, WWW, wasmEnv } from "./tools.mjs";

// With what writes a ledger as text: fixtures are compared so.
const WASM_CRATE = ["--no-default-features", "--features", "wasm"];
/** Those that run in browsers, too. */
const WASM_TESTS = ["--test", "wasm", "--test", "properties"];
const JOURNEYS = join(ROOT, "tests", "journeys");
const ORACLES = join(ROOT, "tests", "oracles");

/** Cargo's two target folders: of two steps in one of them, one would wait for the other. */
const NATIVE = ["native"];
const WASM = ["wasm"];

/** How a test runner's closing lines read. */
const CARGO = [/^test result: .*?(\d+) passed; (\d+) failed/gm];
const NODE = [/^ℹ pass (\d+)()/gm, /^ℹ (?:fail|cancelled) ()(\d+)/gm];

/**
 * Each: what it is, the commands it takes, and the patterns that its tests are counted by, if it has any. What it `uses`
 * no other uses meanwhile; what it `needs` is over before it, if it was chosen, too.
 */
const STEPS = {
  format: { does: "formatting", uses: NATIVE, commands: [["cargo", "fmt", "--check"]] },
  clippy: { does: "clippy, native", uses: NATIVE, commands: [["cargo", "clippy", "--all-targets", "--", "-Dwarnings"]] },
  ...(cargoDeny() && { deny: { does: "licences, bans and sources of what is built in", commands: [[cargoDeny(), "check", "licenses", "bans", "sources"]] } }),
  rustdoc: {
    does: "the library's documentation",
    uses: NATIVE,
    commands: [["cargo", "doc", "--no-deps", "--all-features"]],
    env: () => ({ ...process.env, RUSTDOCFLAGS: "-Dwarnings" }),
  },
  native: { does: "native tests", uses: NATIVE, commands: [["cargo", "test", "--no-fail-fast"]], count: CARGO },
  sql: {
    does: "the model as SQL, in DuckDB",
    uses: NATIVE,
    commands: [
      ["cargo", "test", "--test", "sql"],
      ["node", "--test", "--test-reporter=spec", join(ROOT, "tests", "sql", "score.test.mjs")],
    ],
    count: [...CARGO, ...NODE],
  },
  "clippy-wasm": {
    does: "clippy, WASM",
    uses: WASM,
    commands: [["cargo", "clippy", "--target", WASM_TARGET, ...WASM_CRATE, "--lib", ...WASM_TESTS, "--", "-Dwarnings"]],
    env: wasmEnv,
  },
  wasm: {
    does: "tests under WASM, in Chromium",
    uses: WASM,
    // What `wasm-pack test` runs in the end; it would first build every other test for WASM, too.
    commands: [["cargo", "test", "--target", WASM_TARGET, ...WASM_CRATE, ...WASM_TESTS]],
    env: chromiumEnv,
    count: CARGO,
  },
  "wasm-firefox": {
    does: "the same in Firefox",
    uses: WASM,
    commands: [["cargo", "test", "--target", WASM_TARGET, ...WASM_CRATE, ...WASM_TESTS]],
    env: firefoxEnv,
    count: CARGO,
  },
  page: { does: "the page's build", uses: WASM, commands: [["node", "www/build.mjs"]] },
  package: { does: "the npm package, with its types", uses: WASM, commands: [["node", "www/scripts/npm.mjs"]] },
  reproducible: {
    does: "the same bytes from another folder",
    needs: ["page", "package"],
    uses: WASM,
    commands: [["node", "--test", "--test-reporter=spec", join(ROOT, "tests", "reproducible.test.mjs")]],
    count: NODE,
  },
  types: {
    does: "TypeScript's types",
    needs: ["page"],
    commands: ["tsconfig.json", "src/engine/worker/tsconfig.json"].map((config) => ["tsc", "--noEmit", "-p", join(WWW, config)]),
    env: wasmEnv,
  },
  // From its own folder: from above, biome takes this one's configuration for a nested one.
  style: { does: "TypeScript's and JavaScript's style", commands: [["biome", "ci", "."]], env: wasmEnv, cwd: WWW },
  oracles: {
    does: "readers by others beside the engine's",
    uses: NATIVE,
    // Large sets call the engine some ten thousand times.
    commands: [
      ["cargo", "build", ...(process.env.LARGE === "1" ? ["--release"] : [])],
      ["node", "--test", "--test-reporter=spec", "--test-concurrency=2", ...tests(ORACLES)],
    ],
    count: NODE,
  },
  size: { does: "the sizes", needs: ["page", "package"], commands: [["node", "www/scripts/size.mjs"]] },
  journeys: {
    does: "journeys in Chromium",
    needs: ["native", "page", "package"],
    uses: [...NATIVE, ...WASM],
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

/** Runs one command and resolves to whether it succeeded and what it printed; shows it as it comes, if `show`. */
function execute([command, ...args], env, cwd, show) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const printed = [];
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on("data", (chunk) => {
        printed.push(chunk);
        if (show) to.write(chunk);
      });
    }
    const end = (good) => resolve({ good, output: Buffer.concat(printed).toString() });
    child.on("error", (error) => {
      printed.push(Buffer.from(`${error.message}\n`));
      end(false);
    });
    child.on("close", (status) => end(status === 0));
  });
}

/** Runs a step. One that counts tests and finds none has failed: a runner that starts nothing must not look green. */
async function runStep({ commands, env = () => process.env, count, cwd = ROOT }, show) {
  const sum = { passed: 0, failed: 0, output: "" };
  let good = true;
  for (const command of commands) {
    const ran = await execute(command, env(), cwd, show);
    good &&= ran.good;
    sum.output += ran.output;
    for (const [, passed, failed] of (count ?? []).flatMap((pattern) => [...ran.output.matchAll(pattern)])) {
      sum.passed += Number(passed);
      sum.failed += Number(failed);
    }
  }
  if (count && sum.passed + sum.failed === 0) {
    sum.output += "No test ran.\n";
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

const heading = (name) => `\n── ${name}: ${STEPS[name].does}`;
const begun = performance.now();
const since = (then) => ((performance.now() - then) / 1000).toFixed(1).padStart(6);

/** Runs a step of several at a time: what it printed follows when it is over, whole. */
async function runBeside(name) {
  console.log(`${heading(name)} …`);
  const then = performance.now();
  const ran = await runStep(STEPS[name], chosen.length === 1);
  const seconds = since(then);
  if (chosen.length > 1) console.log(`${heading(name)}\n${ran.output}`);
  return { ...ran, row: `  ${name.padEnd(12)} ${seconds} s  ${ran.failed ? "FAILED" : "ok"}` };
}

/** Runs all that were chosen, each after those that it needs, two at a time unless they use the same. */
async function runAll() {
  const [left, running, results] = [new Set(chosen), new Map(), new Map()];
  const uses = (name) => STEPS[name].uses ?? [];
  const free = (name) => running.size < 2 && [...running.keys()].every((other) => !uses(name).some((what) => uses(other).includes(what)));
  const ready = (name) => (STEPS[name].needs ?? []).every((other) => !left.has(other) && !running.has(other));
  while (left.size + running.size > 0) {
    for (const name of left) {
      if (!ready(name) || !free(name)) continue;
      left.delete(name);
      running.set(
        name,
        runBeside(name).then((result) => {
          running.delete(name);
          results.set(name, result);
        }),
      );
    }
    await Promise.race(running.values());
  }
  return chosen.map((name) => [name, results.get(name)]);
}

const all = await runAll();
// Once more, and last: a log that is cut is cut above.
for (const [name, { failed, output }] of all) if (failed) console.log(`\n── ${name} failed; all that it printed:\n${output}`);
const sum = (what) => all.reduce((total, [, result]) => total + result[what], 0);
console.log(`\n${all.map(([, { row }]) => row).join("\n")}\n  in all       ${since(begun)} s\n\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") > 0 ? 1 : 0;
