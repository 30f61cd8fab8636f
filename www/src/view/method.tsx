// "How the score works": written by the engine from its own constants, and part of the page's HTML, as under the lock no
// other page can be opened.

import { useEffect, useRef } from "preact/hooks";
import { language } from "../words/locale";
import { words } from "../words/words";
import { Sheet } from "./sheet";

export function Method() {
  const place = useRef<HTMLDivElement>(null);
  const tag = language.value;
  useEffect(() => {
    const template = document.getElementById(`method-${tag}`) as HTMLTemplateElement | null;
    if (!place.current || !template) return;
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: "open" });
    root.replaceChildren(template.content.cloneNode(true));
  }, [tag]);
  return (
    <Sheet title={words.value.method.title} wide>
      <div ref={place} class="method" />
    </Sheet>
  );
}
