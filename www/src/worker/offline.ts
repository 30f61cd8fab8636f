// The service worker: hands out the page's own files from the cache of its version, and does nothing else. No message
// handler, no request for the page: nobody can send anything through it.

declare const VERSION: string;
declare const FILES: string[];

const NAME = `cloutscope-${VERSION}`;
const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  const file = origin === location.origin && FILES.find((name) => new URL(name, location.href).pathname === pathname);
  // A page's address may carry a query; a file's is exact, so that nothing else is ever answered for.
  if (method !== "GET" || !file || (mode !== "navigate" && url.includes("?"))) return;
  event.respondWith(stored(file));
});

async function stored(file: string): Promise<Response> {
  return (await caches.match(file, { cacheName: NAME })) ?? Response.error();
}

/** The first time the page has filled it already; a later version is fetched here, whole or not at all. */
async function fill(): Promise<void> {
  const cache = await caches.open(NAME);
  if ((await cache.keys()).length >= FILES.length) return;
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
}

async function forgetOlder(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith("cloutscope-") && name !== NAME) await caches.delete(name);
  }
}
