// What lies over the page: a dialog that Escape, its button and a click beside it close.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { sheet } from "../state/store";
import { words } from "../words/words";

export const closeSheet = (): void => void (sheet.value = null);

/** In a blog's frame, which is as high as its content, the middle may be far from the reader's eyes: open where they are. */
function bringNear(dialog: HTMLDialogElement | null, opener: Element): void {
  if (!dialog) return;
  const most = 0.8 * screen.height;
  const top = opener.getBoundingClientRect().top - 0.1 * screen.height;
  dialog.style.maxBlockSize = `${most}px`;
  dialog.style.marginBlock = `${Math.max(16, Math.min(top, innerHeight - most - 16))}px auto`;
}

export function Sheet({
  title,
  wide = false,
  close = closeSheet,
  children,
}: {
  title: string;
  wide?: boolean;
  close?: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (before && innerHeight > screen.height) bringNear(dialog.current, before);
    dialog.current?.showModal();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? "sheet wide" : "sheet"}
      aria-labelledby="sheet-title"
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="sheet-body">
        <div class="sheet-head">
          <h2 id="sheet-title">{title}</h2>
          <button type="button" class="plain close" aria-label={words.value.common.close} onClick={() => dialog.current?.close()}>
            ×
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
