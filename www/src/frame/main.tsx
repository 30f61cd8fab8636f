// The frame's boot: waits for the bytes, sees that the network is locked, and only then takes files.

import { effect } from "@preact/signals";
import { hydrate } from "preact";
import { startEngine } from "../engine/services";
import { selfTest } from "../lock/lock";
import { removeWaysRound } from "../lock/ways_round";
import type { ToFrame } from "../messages";
import { begin } from "../state/actions";
import { takeCover } from "../state/files";
import { followFragment } from "../state/fragment";
import { network, page as pageHtml, place } from "../state/store";
import { Page } from "../view/page";
import { language, usePreferred } from "../words/locale";
import { tellShell } from "./tell";

removeWaysRound();
const root = document.getElementById("page") ?? document.body;
hydrate(<Page />, root);
// Only now: the HTML that was there before is in English.
const known = String(navigator.languages);
usePreferred(navigator.languages);
effect(() => void (document.documentElement.lang = language.value));

addEventListener("message", ({ source, data }: MessageEvent<ToFrame>) => {
  if (source !== parent) return;
  if (data.kind === "start" || data.kind === "failed") clearInterval(calling);
  // Where frames run apart from their page, they may learn of its languages late.
  if (data.kind === "start" && String(data.languages) !== known) usePreferred(data.languages);
  if (data.kind === "start") boot(data).catch(failed);
  if (data.kind === "failed") failed(new Error(data.why));
  if (data.kind === "fragment") followFragment(data.fragment);
  if (data.kind === "dropped") void takeCover(data);
});
tellShell({ kind: "ready" });
// In the single file the shell's script stands behind the engine's bytes, and may not listen yet.
const calling = setInterval(() => tellShell({ kind: "ready" }), 100);
// Not scrollHeight, which is never less than the frame is high.
new ResizeObserver(() => tellShell({ kind: "height", height: document.body.offsetHeight })).observe(document.body);

async function boot({ engine, example, page, fragment, address }: ToFrame & { kind: "start" }): Promise<void> {
  // Compiled once; each worker gets the module.
  const [module, leaks] = await Promise.all([WebAssembly.compile(engine), selfTest()]);
  pageHtml.value = page;
  place.value = address;
  startEngine(module, example, leaks.length === 0 ? engine : null);
  network.value = leaks.length === 0 ? { lock: "locked", leaks } : { lock: "open", leaks };
  document.documentElement.dataset.network = network.value.lock;
  if (leaks.length === 0) await begin(fragment);
}

function failed(error: unknown): void {
  network.value = { lock: "failed", leaks: [], why: error instanceof Error ? error.message : String(error) };
  document.documentElement.dataset.network = "failed";
}
