// Offline after the first visit: the page puts what it was loaded from into a cache, and a service worker hands it out.
//
// A service worker could carry data past the lock, so ours can't: it has no message handler, it makes no request for the
// page, and the page gives up its handle on it before the lock (src/lock.ts). It knows a list of files and nothing else.

import type { Parts } from "./single";
import { scriptUrl } from "./trusted";

/** The build writes the version: a hash of all files. */
declare const VERSION: string;

/** Fills the cache and starts the service worker. Where that is refused (private windows), the page works all the same. */
export async function keepOffline(container: ServiceWorkerContainer | undefined, parts: Parts | null): Promise<void> {
  if (!container || !parts || !location.protocol.startsWith("http")) return;
  try {
    await fillCache(parts);
    await container.register(scriptUrl("offline.js") as string, { updateViaCache: "none" });
  } catch {
    // Offline use is an extra: whoever can't have it loses nothing else.
  }
}

async function fillCache(parts: Parts): Promise<void> {
  const name = `cloutscope-${VERSION}`;
  if (await caches.has(name)) return;
  const cache = await caches.open(name);
  for (const [file, content] of Object.entries(parts)) {
    const type = TYPES[file.slice(file.lastIndexOf("."))] ?? "application/octet-stream";
    const path = file === "index.html" ? "./" : file;
    await cache.put(path, new Response(content as BodyInit, { headers: { "content-type": type } }));
  }
}

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
