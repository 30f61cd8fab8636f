// In the browser: the engine of the page, and its rival, over the same million acts.

import { Engine, initSync } from "../pkg/cloutscope";
import { rank } from "./rival.js";

const bytes = async (path) => (await fetch(path)).arrayBuffer();

async function engine() {
  const { memory } = initSync({ module: await bytes("cloutscope.wasm") });
  const imports = new Uint8Array(await bytes("million.imports"));
  const scoring = new Engine();
  const started = performance.now();
  scoring.add(imports);
  const added = performance.now();
  const { score } = scoring.answer("{}");
  const { curve } = scoring.trace(2 ** 31);
  const scored = performance.now();
  const why = scoring.why(curve.at(-40)[0], curve.at(-1)[0]);
  return {
    score,
    days: curve.length,
    ledger: added - started,
    scored: scored - added,
    why: performance.now() - scored,
    causes: why.causes.length,
    wasm: memory.buffer.byteLength,
  };
}

globalThis.bench = { engine, rival: async (days, stride) => rank(await bytes("million.edges"), days, stride) };
