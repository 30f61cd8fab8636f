// The lock of the page that sees files. It is born with it: the frame's HTML allows no connection and has no origin. What
// is left to do is to see that the browser keeps to it.

import { attempt, type Channel } from "./attempts";

/** Tried before the first file is taken: enough to know that the policy holds in the page and in its workers,
 * and that the page has no origin. */
const SELF_TEST: Channel[] = ["fetch", "xhr", "beacon", "image", "storage", "worker"];

/** The channels that the browser did not refuse: none when the lock holds. */
export async function selfTest(): Promise<Channel[]> {
  // Said before the browser's own red lines, which follow.
  console.info("Cloutscope tries to send something, to see that this browser refuses it. The refusals below are its answers.");
  const open: Channel[] = [];
  for (const channel of SELF_TEST) {
    // A slow machine may hear only part of the answer in time.
    const { refused, part } = await attempt(channel);
    if (!refused && !part) open.push(channel);
  }
  return open;
}
