import { picked } from "./page.js";

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

globalThis.scoreInWorker = (options) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(JSON.stringify(data));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage([picked(), options]);
  });
