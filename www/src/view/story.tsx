// The sentence: why the score moved in a span. The parts are the engine's, the words are the catalogue's.

import type { Story } from "../engine/types";
import { words } from "../words/words";
import { title, who } from "./names";

/** `short`: without the small rest. */
export function StoryText({ story, short = false }: { story: Story; short?: boolean }) {
  const pieces = words.value.story(story, { title, who }).filter((piece) => !short || typeof piece === "string" || piece.mark !== "rest");
  return (
    <>
      {pieces.map((piece, index) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <span key={index} class={piece.mark}>
            {piece.text}
          </span>
        ),
      )}
    </>
  );
}
