// The boot: load everything, lock the network, see that it is locked, and only then open the drop zone.

import { type App, start } from "./actions";
import { loadAssets } from "./assets";
import { lock, removeWaysRound, selfTest } from "./lock";
import { keepOffline } from "./offline";
import type { SampleData } from "./sample";
import { initial } from "./state";
import "./style/base.css";
import "./style/parts.css";
import "./style/reasons.css";
import { page } from "./view/page";

async function boot(place: HTMLElement): Promise<void> {
  const { serviceWorker } = navigator;
  removeWaysRound();
  const { engine: bytes, sample, parts } = await loadAssets();
  // Compiled once; each worker gets the module.
  const [engine] = await Promise.all([WebAssembly.compile(bytes), keepOffline(serviceWorker, parts)]);
  lock();
  const leaks = await selfTest();

  const app: App = {
    state: initial(),
    redraw,
    engine,
    sample: sample === null ? null : (JSON.parse(sample) as SampleData),
    parts,
    scorer: null,
    readers: new Map(),
    rows: null,
    nextKey: 0,
    stale: false,
    since: 0,
  };
  const draw = page(app, place);
  let asked = false;
  /** Draws once for all changes that come together. */
  function redraw(): void {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      draw(app.state);
    });
  }
  app.state.leaks = leaks;
  app.state.network = leaks.length === 0 ? "locked" : "open";
  document.documentElement.dataset.network = app.state.network;
  redraw();
  if (leaks.length === 0) await start(app);
}

const place = document.getElementById("page") ?? document.body;
boot(place).catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  place.textContent = `Cloutscope could not start: ${why}. Load the page again; it needs a browser of the last two years.`;
});
