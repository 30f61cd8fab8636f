// Offline after the first visit: a service worker keeps the page's own files, each checked by its hash, and does nothing
// else. It has no message handler, and the shell gives up its handle on it before any file is taken.

import { scriptUrl } from "../lock/trusted";
import type { Assets } from "./load";

/** Where that is refused (private windows, frames without an origin), the page works all the same. */
export async function keepOffline({ page }: Assets): Promise<void> {
  if (page === null || !location.protocol.startsWith("http")) return;
  try {
    await navigator.serviceWorker.register(scriptUrl("offline.js") as string, { updateViaCache: "none" });
  } catch {
    // Offline use is an extra: whoever can't have it loses nothing else.
  }
}
