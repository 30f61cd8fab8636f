// The first script of the frame, before all others: holds what is chosen or dropped while the lock closes. It is part of
// the HTML itself, as is the start page that it stands in.

interface Held {
  files: File[];
  folder: File[];
  example: boolean;
  /** From the lock on: takes what comes from a dialog that was opened before it. */
  take?(): void;
}

const held: Held = { files: [], folder: [], example: false };
(globalThis as { held?: Held }).held = held;

const note = () => document.documentElement.setAttribute("data-held", "");

addEventListener("click", (event) => {
  const pick = (event.target as Element).closest?.("[data-early]")?.getAttribute("data-early");
  if (!pick || document.documentElement.dataset.network !== "closing") return;
  if (pick === "example") {
    held.example = true;
    note();
    return;
  }
  const input = document.createElement("input");
  input.type = "file";
  if (pick === "folder") input.webkitdirectory = true;
  else input.multiple = true;
  input.addEventListener("change", () => {
    held[pick === "folder" ? "folder" : "files"].push(...(input.files ?? []));
    note();
    held.take?.();
  });
  input.click();
});

addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  if (document.documentElement.dataset.network !== "closing" || !event.dataTransfer) return;
  held.files.push(...event.dataTransfer.files);
  note();
});
