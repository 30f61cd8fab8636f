// Take it with you: the whole page as one file, made of what this page was loaded from.

import { engineBytes, example } from "../engine/services";
import { save } from "../frame/save";
import { assemble } from "../frame/single";
import { page } from "../state/store";
import { words } from "../words/words";

export function TakeAlong() {
  const w = words.value;
  if (page.value === null) return null;
  const take = () => {
    const engine = engineBytes();
    if (page.value !== null && engine) save("cloutscope.html", assemble(page.value, new Uint8Array(engine), example()), "text/html");
  };
  return (
    <div class="take">
      <p>{w.take.about}</p>
      <button type="button" class="small" onClick={take}>
        {w.take.button}
      </button>
    </div>
  );
}
