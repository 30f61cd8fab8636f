// The first script of the frame, before all others: holds what is chosen or dropped while the lock closes. It is part of
// the HTML itself, as is the start page that it stands in.

// Firefox opens a tab for a link that is clicked with Ctrl, Shift or the middle button, whatever the sandbox says, and takes
// a script's click for a hand's for some seconds after one. A hurdle, not a lock: it keeps what it needs out of the reach of
// whatever runs later.
const { apply, deleteProperty, getOwnPropertyDescriptor } = Reflect;
const { dispatchEvent: dispatch } = EventTarget.prototype;
const { preventDefault } = Event.prototype;
const getter = (name: string) => getOwnPropertyDescriptor(MouseEvent.prototype, name)?.get as () => unknown;
const [button, ctrl, shift, alt, meta] = [getter("button"), getter("ctrlKey"), getter("shiftKey"), getter("altKey"), getter("metaKey")];

const onlyPlain = (event: Event) => {
  const is = (value: () => unknown) => apply(value, event, []);
  if (is(button) || is(ctrl) || is(shift) || is(alt) || is(meta)) apply(preventDefault, event, []);
};
addEventListener("click", onlyPlain, true);
addEventListener("auxclick", onlyPlain, true);

EventTarget.prototype.dispatchEvent = function (event) {
  try {
    apply(button, event, []);
  } catch {
    return apply(dispatch, this, [event]);
  }
  throw new TypeError("No script clicks here");
};
// They would take the listeners away.
for (const name of ["open", "write", "writeln"]) deleteProperty(Document.prototype, name);

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
