// The shell of this page: hands its frame what the address says, and gives up the network. All else happens in the frame,
// which has no origin: nothing of this page can be left for another one, nor be taken from it.

import type { ToCollect } from "./messages";

const frame = document.getElementById("frame") as HTMLIFrameElement;

addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
  if (source !== frame.contentWindow || data !== "ready") return;
  const message: ToCollect = { fragment: location.hash, languages: navigator.languages };
  frame.contentWindow?.postMessage(message, "*");
});

// The frame has the policy that it was born with.
const meta = document.createElement("meta");
meta.httpEquiv = "Content-Security-Policy";
meta.content = "default-src 'none'; img-src data:; frame-src 'none'; form-action 'none'; base-uri 'none'";
frame.addEventListener("load", () => document.head.append(meta));
