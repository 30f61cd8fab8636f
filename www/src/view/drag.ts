// A drag over the page: the shell's cover takes the drop, as only the shell can list a folder. What is dropped before the
// cover is there comes in here, as files.

import { fromFiles } from "../frame/drop";
import { tellShell } from "../frame/tell";
import { take } from "../state/files";
import { network } from "../state/store";

export function listenForDrags(): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const { lock } = network.value;
    // While it closes, the frame's first script holds what is dropped.
    if (event.dataTransfer) event.dataTransfer.dropEffect = lock === "locked" || lock === "closing" ? "copy" : "none";
    if (lock === "locked") tellShell({ kind: "dragging" });
  };
  addEventListener("dragenter", over);
  addEventListener("dragover", over);
  addEventListener("drop", (event) => {
    if (!event.dataTransfer || !hasFiles(event)) return;
    event.preventDefault();
    if (network.value.lock === "locked") void take(fromFiles([...event.dataTransfer.files]));
  });
}
