// Placeholder: load, lock, then start the engine in a worker.

import workerSource from "./worker/worker.ts?text";

const LOCK =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src data: blob:; connect-src 'none'; form-action 'none'; base-uri 'none'";

async function boot(): Promise<void> {
  const engine = await WebAssembly.compileStreaming(fetch("cloutscope.wasm"));

  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = LOCK;
  document.head.append(policy);
  const refused = await fetch("cloutscope.wasm").then(() => false, () => true);
  if (!refused) throw new Error("the network is open");
  document.documentElement.dataset.network = "locked";

  const worker = new Worker(URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" })));
  worker.addEventListener("message", ({ data }: MessageEvent<{ version: number; score: number }>) => {
    const output = document.querySelector("output");
    if (output) output.textContent = `Model ${data.version}: ten million people are ${data.score} points.`;
  });
  worker.postMessage(engine);
}

void boot();
