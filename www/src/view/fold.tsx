// A fold: closed at first; its inside is made when it opens. Escape closes it.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export function Fold({ class: name = "", head, children }: { class?: string; head: ComponentChildren; children: () => ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const node = useRef<HTMLDetailsElement>(null);
  // Opened while the page was but HTML.
  useEffect(() => setOpen(node.current?.open ?? false), []);
  return (
    <details
      ref={node}
      class={`fold ${name}`}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        // The element itself: what the last Escape closed may not be drawn yet.
        if (event.key !== "Escape" || !event.currentTarget.open) return;
        event.stopPropagation();
        event.currentTarget.open = false;
        event.currentTarget.querySelector<HTMLElement>("summary")?.focus();
      }}
    >
      <summary>{head}</summary>
      {open && <div class="fold-body">{children()}</div>}
    </details>
  );
}
