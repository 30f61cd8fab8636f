// The shell: loads what the page is made of, hands it to the frame, and gives up the network. It never sees a file's
// content, a record or a score; from the frame it takes what src/messages.ts lets through.

import { fromFrame, type ToFrame } from "../messages";
import { showWay } from "./collect";
import { cover } from "./cover";
import { load } from "./load";
import { lockShell } from "./lock";
import { keepOffline } from "./offline";

const frame = document.getElementById("frame") as HTMLIFrameElement;
const tell = (message: ToFrame, transfer: Transferable[] = []) => frame.contentWindow?.postMessage(message, "*", transfer);

/** In CSS pixels. */
const STEP = 32;

/** In a blog: what it does with the address of this frame must change nothing, and what it is told must tell nothing of it. */
const framed = parent !== window;

/** Resolves when the frame's own script listens. */
const ready = new Promise<void>((resolve) => {
  addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow) return;
    const message = fromFrame(data);
    if (message?.kind === "ready") resolve();
    if (message?.kind === "dragging") soon(message.kind, () => cover(tell));
    if (message?.kind === "collect") showWay(message.language);
    if (message?.kind === "height") soon(message.kind, () => showHeight(message.height));
    if (message?.kind === "fragment") soon(message.kind, () => showFragment(message.fragment));
  });
});

const waiting = new Map<string, () => void>();

/** The last of its kind, once per picture: a flood of messages must not stall the page. */
function soon(kind: string, act: () => void): void {
  if (waiting.size === 0) {
    requestAnimationFrame(() => {
      for (const last of waiting.values()) last();
      waiting.clear();
    });
  }
  waiting.set(kind, act);
}

let told = 0;

/** For print; and for a blog that frames the page, in steps, and never less than before: a number that says little. */
function showHeight(height: number): void {
  document.documentElement.style.setProperty("--height", `${height}px`);
  const step = Math.ceil(height / STEP) * STEP;
  if (!framed || step <= told) return;
  told = step;
  parent.postMessage({ cloutscope: "height", height: step }, "*");
}

if (!framed) addEventListener("hashchange", () => tell({ kind: "fragment", fragment: location.hash }));

function showFragment(fragment: string): void {
  try {
    history.replaceState(null, "", `${location.pathname}${location.search}${fragment}`);
  } catch {
    // A page inside a frame without an origin keeps its address.
  }
}

async function boot(): Promise<void> {
  try {
    const assets = await load();
    await keepOffline(assets);
    // What nobody can reach any more can't be asked to send something: the shell is locked before a file is taken.
    await ready;
    lockShell();
    const { engine, example, page } = assets;
    const address = /^https?:$/.test(location.protocol) ? new URL("./", location.href).href : "";
    // A blog may show the example, and decides nothing else.
    const fragment = framed && location.hash !== "#example" ? "" : location.hash;
    tell({ kind: "start", engine, example, page, fragment, languages: navigator.languages, address }, [engine]);
  } catch (error) {
    await ready;
    tell({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
  }
}

void boot();
