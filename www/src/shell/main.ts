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

/** Resolves when the frame's own script listens. */
const ready = new Promise<void>((resolve) => {
  addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow) return;
    const message = fromFrame(data);
    if (message?.kind === "ready") resolve();
    if (message?.kind === "dragging") cover(tell);
    if (message?.kind === "collect") showWay(message.language);
    if (message?.kind === "height") showHeight(message.height);
    if (message?.kind === "fragment") showFragment(message.fragment);
  });
});

/** For print; and for a blog that frames the page, in steps: a number that says little. */
function showHeight(height: number): void {
  document.documentElement.style.setProperty("--height", `${height}px`);
  if (parent !== window) parent.postMessage({ cloutscope: "height", height: Math.ceil(height / STEP) * STEP }, "*");
}

addEventListener("hashchange", () => tell({ kind: "fragment", fragment: location.hash }));

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
    tell({ kind: "start", engine, example, page, fragment: location.hash, languages: navigator.languages, address }, [engine]);
  } catch (error) {
    await ready;
    tell({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
  }
}

void boot();
