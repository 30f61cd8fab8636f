// Placeholder: the engine in its worker. Gets the compiled module, answers with what it computed.

import { initSync, modelVersion, score } from "../../pkg/cloutscope";

addEventListener("message", ({ data }: MessageEvent<WebAssembly.Module>) => {
  initSync({ module: data });
  postMessage({ version: modelVersion(), score: score(1e7) });
});
