// What each way into a blog will look like, drawn here: under the lock this page loads no frame and no script, not even
// its own, so each preview is made of the text or the card itself.

import { fill, h, type View } from "../dom";
import { pasted } from "../publish/pasted";
import { dataUrl } from "../publish/picture";
import { FRAME, type Shown, type Snippet } from "../publish/snippets";
import { dress, shown } from "../widget/shown";

export const preview = (key: Snippet["key"]): View<Shown> => PREVIEWS[key]();

const PREVIEWS: Record<Snippet["key"], () => View<Shown>> = { image, html, element: () => element(h("div")), frame, scorer };

function image(): View<Shown> {
  const node = h("img", { alt: "The picture as the post shows it" });
  return {
    node,
    update({ picture: { svg, width, height } }) {
      Object.assign(node, { src: dataUrl(svg), width, height });
    },
  };
}

function html(): View<Shown> {
  const node = h("div");
  return { node, update: ({ made }) => fill(node, pasted(made.embed)) };
}

/** By the widget's own code, without the custom element around it. */
function element(node: HTMLElement): View<Shown> {
  const root = node.attachShadow({ mode: "open" });
  dress(root);
  return { node, update: async ({ made }) => root.replaceChildren(await shown(made.json)) };
}

function frame(): View<Shown> {
  const { node: inside, update } = element(h("div"));
  const box = h("div", { class: "framed", tabindex: 0, role: "group", "aria-label": "What the frame shows" }, inside);
  box.style.inlineSize = `${FRAME.width}px`;
  box.style.blockSize = `${FRAME.height}px`;
  return { node: h("div", {}, h("p", { class: "quiet" }, "Drawn without a frame, in one's size: this page is locked and lets none in."), box), update };
}

function scorer(): View<Shown> {
  return {
    node: h("p", { class: "quiet scorer" }, "This very page, as wide as the post and 48rem high. Locked, it can't show itself in a frame."),
    update() {},
  };
}
