// Choosing files: a button and the hidden input behind it. While the lock closes, the frame's first script holds what is
// chosen (data-early).

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { fromFiles, fromPickedFolder } from "../frame/drop";
import { take } from "../state/files";
import { network } from "../state/store";

export function FilePicker({ class: name, folder = false, children }: { class?: string; folder?: boolean; children: ComponentChildren }) {
  const input = useRef<HTMLInputElement>(null);
  const { lock } = network.value;
  const picked = (files: File[]) => {
    // The same file may be picked again after it was removed.
    if (input.current) input.current.value = "";
    if (files.length > 0) void take(folder ? { dropped: [fromPickedFolder(files)] } : fromFiles(files));
  };
  return (
    <>
      <button
        type="button"
        class={name}
        data-early={folder ? "folder" : "files"}
        disabled={lock === "open" || lock === "failed"}
        onClick={() => network.value.lock === "locked" && input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        data-pick={folder ? "folder" : "files"}
        multiple={!folder}
        // @ts-expect-error: not in the standard's types
        webkitdirectory={folder || undefined}
        onChange={(event) => picked([...(event.currentTarget.files ?? [])])}
      />
    </>
  );
}
