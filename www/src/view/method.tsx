// "How the score works": written by the engine from its own constants, and part of the page's HTML, as under the lock no
// other page can be opened.

import { useEffect, useRef } from "preact/hooks";
import { words } from "../words/words";
import { Sheet } from "./sheet";

export function Method() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const template = document.getElementById("method") as HTMLTemplateElement | null;
    if (!place.current || !template || place.current.shadowRoot) return;
    place.current.attachShadow({ mode: "open" }).append(template.content.cloneNode(true));
  }, []);
  return (
    <Sheet title={words.value.method.title} wide>
      <div ref={place} class="method" />
    </Sheet>
  );
}
