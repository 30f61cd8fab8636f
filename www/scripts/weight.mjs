// Prints what each crate's code weighs in the page's engine, before wasm-opt (which takes the names away), in kB:
//
//     make build && node www/scripts/weight.mjs
//
// Generic code counts where it is declared: what `core` and `alloc` weigh is mostly sorts and collections of our types.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WASM_TARGET, WASM_TARGET_DIR } from "./tools.mjs";

const bytes = readFileSync(join(WASM_TARGET_DIR, WASM_TARGET, "page", "cloutscope.wasm"));
const module = new WebAssembly.Module(bytes);

/** A reader of LEB128 numbers and of what they count. */
function reader(from, at = 0) {
  const number = () => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = from[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const take = () => {
    const length = number();
    at += length;
    return from.subarray(at - length, at);
  };
  return { number, take, byte: () => from[at++], done: () => at >= from.length };
}

/** The bodies' lengths, in order. */
function lengths() {
  const file = reader(bytes, 8);
  for (;;) {
    const id = file.byte();
    const section = file.take();
    if (id !== 10) continue;
    const code = reader(section);
    return Array.from({ length: code.number() }, () => code.take().length);
  }
}

/** Function numbers and their names. */
function names() {
  const section = reader(new Uint8Array(WebAssembly.Module.customSections(module, "name")[0]));
  while (!section.done()) {
    const id = section.byte();
    const part = section.take();
    if (id !== 1) continue;
    const list = reader(part);
    return new Map(Array.from({ length: list.number() }, () => [list.number(), new TextDecoder().decode(list.take())]));
  }
  return new Map();
}

const imported = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function").length;
const called = names();
const crates = new Map();
for (const [n, length] of lengths().entries()) {
  // `_ZN5crate…`, or `_ZN80_$LT$crate..path as …`.
  const name = called.get(n + imported) ?? "";
  const crate = /^_ZN\d+(?:_\$LT\$)?(?:\$RF\$(?:mut\$u20\$)?)?([a-z]\w*?)(?=\d|\.\.|\$|$)/.exec(name)?.[1] ?? "other";
  crates.set(crate, (crates.get(crate) ?? 0) + length);
}
const all = [...crates.values()].reduce((sum, length) => sum + length, 0);
for (const [crate, length] of [...crates, ["in all", all]].sort(([, a], [, b]) => b - a)) {
  if (length >= 1000) console.log(`${(length / 1000).toFixed(0).padStart(6)}  ${crate}`);
}
