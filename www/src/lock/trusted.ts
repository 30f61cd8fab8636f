// Trusted Types: where the browser knows them, our one policy makes script URLs out of blob: URLs and the name of the
// service worker, and out of nothing else.

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("cloutscope", {
  createScriptURL(url) {
    if (!url.startsWith("blob:") && url !== "offline.js") throw new TypeError(`Scripts come from blob: URLs only, not from ${url}`);
    return url;
  },
});

/** For where only a trusted URL of a script is taken. */
export const scriptUrl = (url: string): unknown => policy?.createScriptURL(url) ?? url;

/** Starts a classic worker from its source. It is bound by the page's policy: a `blob:` worker inherits it. */
export function workerFrom(url: string): Worker {
  return new Worker(scriptUrl(url) as string);
}
