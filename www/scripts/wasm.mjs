// Makes the packages that wasm-pack.toml lists.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "smol-toml";
import { orderFunctions } from "./function_order.mjs";
import { CARGO_TOOLS, ROOT, run, WASM_TARGET, WASM_TARGET_DIR, WWW, wasmEnv } from "./tools.mjs";

/** The packages by name, as wasm-pack.toml writes them. */
export const PACKAGES = parse(readFileSync(join(ROOT, "wasm-pack.toml"), "utf8"));

/** Makes one package anew if the compiled crate, its options or a tool changed. Throws where a step fails. */
export function buildPackage(name) {
  const spec = PACKAGES[name];
  if (spec.engine) {
    buildPackage(spec.engine);
    share(PACKAGES[spec.engine], spec);
    return;
  }
  const env = wasmEnv();
  const features = [...(spec["default-features"] ? [] : ["--no-default-features"]), "--features", spec.features.join()];

  // Cargo knows best whether a source changed; the steps after it are slow, so they follow its result's bytes.
  step(name, "cargo", ["build", "--lib", "--target", WASM_TARGET, "--profile", spec.profile, ...features], env);
  const compiled = join(WASM_TARGET_DIR, WASM_TARGET, spec.profile === "dev" ? "debug" : spec.profile, "cloutscope.wasm");
  const stamp = join(WASM_TARGET_DIR, `${name}.stamp`);
  const made = fingerprint(spec, compiled);
  const packed = join(ROOT, spec["out-dir"], "cloutscope_bg.wasm");
  if (existsSync(packed) && existsSync(stamp) && readFileSync(stamp, "utf8") === made) return;

  console.log(`Packing ${name} (${basename(spec["out-dir"])}/): wasm-bindgen, wasm-opt.`);
  const options = ["--target", spec.target, "--out-dir", spec["out-dir"], "--out-name", "cloutscope"];
  const quiet = ["--quiet", "build", "--mode", "no-install", "--no-opt", "--profile", spec.profile];
  step(name, "wasm-pack", [...quiet, ...options, "--", ...features], env);
  // Called here, not by wasm-pack, which would take the options from Cargo.toml: the list stays one.
  step(name, "wasm-opt", ["-g", ...spec["wasm-opt"], packed, "-o", packed], env);
  const enabled = spec["wasm-opt"].filter((option) => option.startsWith("--enable-"));
  const text = join(WASM_TARGET_DIR, `${name}.wat`);
  step(name, "wasm-dis", [...enabled, packed, "-o", text], env);
  orderFunctions(text);
  step(name, "wasm-as", [...enabled, text, "-o", packed], env);
  rmSync(text);
  writeFileSync(stamp, made);
}

/** Without what wasm-pack writes beside it: that is the other package's. */
function share(from, to) {
  mkdirSync(join(ROOT, to["out-dir"]), { recursive: true });
  for (const file of ["cloutscope.js", "cloutscope.d.ts", "cloutscope_bg.wasm"]) {
    cpSync(join(ROOT, from["out-dir"], file), join(ROOT, to["out-dir"], file));
  }
}

function fingerprint(spec, compiled) {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([spec, CARGO_TOOLS.map((tool) => tool.version)]));
  hash.update(readFileSync(join(WWW, "package-lock.json")));
  hash.update(readFileSync(compiled));
  return hash.digest("hex");
}

function step(name, command, args, env) {
  if (!run(command, args, { env })) throw new Error(`${name}: ${command} failed`);
}
