// Browsers and bundlers: the compiled engine lies beside the package's scripts and is fetched when it is first needed.

import init from "../pkg/cloutscope.js";
import { startWith } from "./score.js";

startWith((wasm) => (wasm === undefined ? init() : init({ module_or_path: wasm as string | BufferSource })));

export type { Wasm } from "./score.js";
export { formats, load, score } from "./score.js";
export type * from "./shapes.js";
export type * from "./types.js";
