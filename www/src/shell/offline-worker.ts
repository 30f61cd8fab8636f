// The service worker: hands out the page's own files from the cache of its version, each only if its SHA-256 is the one
// that was built, and with the headers that the host sent. No message handler, no request for the page.

declare const VERSION: string;
/** Path → SHA-256 in hexadecimal digits. */
declare const FILES: Record<string, string>;

const NAME = `cloutscope-${VERSION}`;
const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  // The page has two addresses and one content.
  const asked = pathname.replace(/\/index\.html$/, "/");
  const file = origin === location.origin && Object.keys(FILES).find((name) => new URL(name, location.href).pathname === asked);
  if (method === "GET" && file) event.respondWith(answer(file));
});

/** What is in the cache and as it was built; else what the host has, if that is. */
async function answer(file: string): Promise<Response> {
  const kept = await caches.match(file, { cacheName: NAME });
  if (kept && (await isBuilt(file, kept))) return kept;
  const fetched = await fetch(file, { cache: "no-cache" });
  if (!(await isBuilt(file, fetched))) {
    // A newer version of the page: its own worker will know it. This one vouches for nothing, and keeps out of the way.
    return fetched;
  }
  await (await caches.open(NAME)).put(file, fetched.clone());
  return fetched;
}

async function isBuilt(file: string, response: Response): Promise<boolean> {
  if (!response.ok) return false;
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === FILES[file];
}

/** Whole or not at all. */
async function fill(): Promise<void> {
  const cache = await caches.open(NAME);
  const responses = await Promise.all(Object.keys(FILES).map(async (file) => [file, await fetch(file, { cache: "no-cache" })] as const));
  for (const [file, response] of responses) {
    if (!(await isBuilt(file, response))) throw new Error(`${file} is not as it was built`);
  }
  for (const [file, response] of responses) await cache.put(file, response);
}

async function forgetOlder(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith("cloutscope-") && name !== NAME) await caches.delete(name);
  }
}
