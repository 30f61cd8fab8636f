// Node: the compiled engine is read from the package's folder.

import { readFile } from "node:fs/promises";
import { initSync } from "../pkg/cloutscope.js";
import { startWith } from "./score.js";

startWith(async (wasm) => {
  const bytes = typeof wasm === "object" ? wasm : await readFile(wasm ?? new URL("../pkg/cloutscope_bg.wasm", import.meta.url));
  initSync({ module: bytes as BufferSource });
});

export type { Wasm } from "./score.js";
export { formats, load, score } from "./score.js";
export type * from "./shapes.js";
export type * from "./types.js";
