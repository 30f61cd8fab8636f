// Take it with you: the whole page as one file, made of what this page was loaded from.

import type { App } from "../actions";
import { h } from "../dom";
import { save } from "../save";
import { assemble } from "../single";

export function take({ parts }: App): HTMLElement | null {
  // Without a secure origin the browser makes no hashes, and the file would have no policy.
  if (!parts || !globalThis.crypto?.subtle) return null;
  const button = h("button", { type: "button" }, "Download cloutscope.html");
  button.addEventListener("click", async () => {
    save("cloutscope.html", await assemble(parts), "text/html");
  });
  return h(
    "section",
    { class: "card take", "aria-labelledby": "take-title" },
    h("h2", { id: "take-title" }, "Take it with you"),
    h(
      "p",
      { class: "quiet" },
      "The whole page in one file, with engine and sample: it opens from your disk or a USB stick, with the network off, and gives the same scores. ",
      "This page itself works offline, too, once you have been here.",
    ),
    h("div", { class: "buttons" }, button),
  );
}
