// In the browser: the engine of the page, and its rival, over the same million acts; and every format, read.

import { Engine, import_files, initSync } from "../pkg/cloutscope";
import { rank } from "./rival.js";

const bytes = async (path) => (await fetch(path)).arrayBuffer();

/** The million acts, step by step: each is called for its time, and what it found stays for the next. */
const engine = {
  async start() {
    this.memory = initSync({ module: await bytes("cloutscope.wasm") }).memory;
    this.imports = new Uint8Array(await bytes("million.imports"));
    this.scoring = new Engine();
  },
  /** It is built with the first question: here one about nobody. */
  ledger() {
    this.scoring.add(this.imports);
    try {
      this.scoring.answer({ owner: ["web:nobody"] });
    } catch {}
  },
  score() {
    this.scoring.answer({});
  },
  curve() {
    this.curve = this.scoring.trace(2 ** 31).curve;
  },
  /** With how somebody acts, and what is marked on the curve. */
  band() {
    this.scoring.trace(1);
  },
  why() {
    this.causes = this.scoring.why(this.curve.at(-40).day, this.curve.at(-1).day).causes.length;
  },
  /** What the page shows of it at first. */
  explained() {
    this.scoring.posts(0, 10);
    this.scoring.totals("points", "", 0, 50);
    this.scoring.waiting();
    this.scoring.story();
  },
  told() {
    return { days: this.curve.length, causes: this.causes, wasm: this.memory.buffer.byteLength };
  },
};

/** One format: its files are loaded once, and read as often as wanted. */
const format = {
  async start(folder, paths) {
    initSync({ module: await bytes("cloutscope.wasm") });
    this.paths = paths;
    this.files = await Promise.all(paths.map(async (path) => new Uint8Array(await bytes(`${folder}/${encodeURI(path)}`))));
  },
  read() {
    import_files("export", this.paths, this.files, () => {});
  },
};

/** The large archive: each way in a worker of its own, as a drop finds it. */
const archive = {
  async start() {
    this.module = await WebAssembly.compile(await bytes("cloutscope.wasm"));
    this.file = new File([await bytes("archive.zip")], "archive.zip");
  },
  call(...message) {
    return new Promise((resolve, reject) => {
      this.worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.result));
      this.worker.onerror = ({ message }) => reject(new Error(message));
      this.worker.postMessage(message);
    });
  },
  worker: undefined,
  async begin() {
    this.worker = new Worker("archive.js");
    await this.call("start", this.module);
  },
  read(way) {
    return this.call("read", way, this.file);
  },
  score() {
    return this.call("score");
  },
  end() {
    this.worker.terminate();
  },
};

globalThis.bench = { engine, format, archive, rival: async (days, each) => rank(await bytes("million.edges"), days, each) };
