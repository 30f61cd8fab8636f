// The drop zone, which covers the window, and its buttons: a large invitation at first, a bar once there is something.

import { type App, give, trySample } from "../actions";
import { title } from "../attempts";
import { attribute, h, text, type View } from "../dom";
import { fromFiles, fromPickedFolder, fromTransfer } from "../drop";
import { list } from "../format";
import type { State } from "../state";

const INVITATION = "Or drop files, several at once or a folder anywhere on this page.";
const SAMPLE = " The sample is our reconstruction of a February in 2011, with invented people.";

export function dropZone(app: App): View<State> {
  const files = picker({ multiple: true, "data-pick": "files" }, (picked) => give(app, Promise.resolve(fromFiles(picked))));
  const folder = picker({ webkitdirectory: true, "data-pick": "folder" }, (picked) =>
    give(app, Promise.resolve({ dropped: [fromPickedFolder(picked)] })),
  );
  const add = h("button", { type: "button", class: "primary", onclick: () => files.click() }, "Add files");
  const addFolder = h("button", { type: "button", onclick: () => folder.click() }, "Add a folder");
  const sample = h("button", { type: "button" }, "Try the sample");
  sample.addEventListener("click", () => {
    // This button goes away; who came by keyboard stays near.
    add.focus();
    void trySample(app);
  });
  const hint = h("p", { class: "hint" });
  const closed = h("p", { class: "closed", role: "alert" });
  const node = h(
    "section",
    { class: "drop", "aria-label": "Add exports" },
    h("p", { class: "promise" }, "See how much others do because of you, from your own downloads, with every point explained and nothing uploaded."),
    h("div", { class: "buttons" }, add, addFolder, sample),
    hint,
    closed,
    files,
    folder,
  );
  listen(app);
  return {
    node,
    update({ network, leaks, drops, gathering }) {
      const empty = drops.length === 0;
      node.classList.toggle("large", empty);
      for (const button of [add, addFolder, sample]) attribute(button, "disabled", network !== "locked");
      attribute(sample, "hidden", app.sample === null || !empty);
      text(hint, gathering ? "Looking through what was dropped …" : empty ? INVITATION + (app.sample ? SAMPLE : "") : "Or drop more anywhere.");
      attribute(closed, "hidden", network !== "open");
      if (network === "open") {
        text(
          closed,
          `This browser did not refuse everything after the lock (${list(leaks.map(title))}), so nothing can be dropped here: it could leave. A current Chromium, Firefox or Safari refuses it.`,
        );
      }
    },
  };
}

function picker(props: Record<string, string | boolean>, take: (files: File[]) => unknown): HTMLInputElement {
  const input = h("input", { type: "file", hidden: true, tabindex: -1, ...props });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    // The same file may be picked again after it was removed.
    input.value = "";
    if (files.length > 0) void take(files);
  });
  return input;
}

/** The whole window takes drops, and never opens a dropped file in place of the page. */
function listen(app: App): void {
  const { dataset } = document.documentElement;
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const open = app.state.network === "locked";
    if (event.dataTransfer) event.dataTransfer.dropEffect = open ? "copy" : "none";
    if (open) dataset.dragging = "";
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) delete dataset.dragging;
  });
  addEventListener("drop", (event) => {
    delete dataset.dragging;
    if (!event.dataTransfer || !hasFiles(event)) return;
    event.preventDefault();
    void give(app, fromTransfer(event.dataTransfer));
  });
}
