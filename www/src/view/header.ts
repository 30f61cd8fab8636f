// The name, and the lock: a control, not a claim.

import type { App } from "../actions";
import { attribute, h, text, type View } from "../dom";
import type { State } from "../state";
import { openDialog } from "./dialog";

const BADGE = {
  closing: "locking the network …",
  locked: "network locked · try to break it",
  open: "network not locked · see why",
};

export function header(_app: App): View<State> {
  const label = h("span");
  const badge = h("button", { type: "button", class: "badge", onclick: () => openDialog() }, h("span", { class: "lock", "aria-hidden": "true" }), label);
  const node = h(
    "header",
    {},
    h("h1", {}, "Cloutscope"),
    h("p", { class: "tagline" }, "what they do because of you"),
    model(),
    badge,
  );
  return {
    node,
    update({ network }) {
      text(label, BADGE[network]);
      badge.dataset.network = network;
      attribute(badge, "disabled", network === "closing");
    },
  };
}

/** A page of its own: here the lock would end, and with it what was dropped. The single file has it inside. */
function model(): HTMLElement {
  const words = "How the score works";
  const inside = document.getElementById("model") as HTMLDialogElement | null;
  if (!inside) return h("a", { href: "model.html", target: "_blank", rel: "noopener", title: "Opens in a new tab" }, words);
  inside.prepend(h("button", { type: "button", onclick: () => inside.close() }, "Close"));
  return h("button", { type: "button", class: "link", onclick: () => inside.showModal() }, words);
}
