// What a policy can't refuse (WebRTC), and what leads to other pages.

const WAYS_ROUND = ["RTCPeerConnection", "webkitRTCPeerConnection", "BroadcastChannel", "SharedWorker"];

/** A hurdle, not a lock: a fresh frame would bring them back. We make none. */
export function removeWaysRound(): void {
  for (const name of WAYS_ROUND) Reflect.deleteProperty(globalThis, name);
}
