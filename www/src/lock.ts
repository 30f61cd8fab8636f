// The lock: after it, the browser itself refuses this page and its workers every request.

import { attempt, type Channel } from "./attempts";

/** No 'self' anywhere: the host's own access log is a channel, too. Policies only get stricter when added. */
const LOCKED = [
  "default-src 'none'",
  "script-src 'wasm-unsafe-eval'",
  "worker-src blob:",
  "img-src data: blob:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

/** What a policy can't refuse (WebRTC), and what leads to an unlocked page of the same origin. */
const WAYS_ROUND = ["RTCPeerConnection", "webkitRTCPeerConnection", "BroadcastChannel", "SharedWorker"];

/** Tried before the drop zone opens: enough to know that the policy holds in the page and in its workers. */
const SELF_TEST: Channel[] = ["fetch", "xhr", "beacon", "image", "worker"];

/** A hurdle, not a lock: a fresh frame would bring them back. We make none. */
export function removeWaysRound(): void {
  for (const name of WAYS_ROUND) Reflect.deleteProperty(globalThis, name);
  Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
  window.opener = null;
}

/** Adds the policy that ends all requests. */
export function lock(): void {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = LOCKED;
  document.head.append(meta);
}

/** The channels that the browser did not refuse: none when the lock holds. */
export async function selfTest(): Promise<Channel[]> {
  const open: Channel[] = [];
  for (const channel of SELF_TEST) {
    const { refused } = await attempt(channel);
    if (!refused) open.push(channel);
  }
  return open;
}
