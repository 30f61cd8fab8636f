// No score is not a 0: why there is none, whose it might be, and what to bring instead.

import { summary } from "../state/store";
import { words } from "../words/words";
import { OwnerChoice } from "./owner";

export function NoScore() {
  const w = words.value;
  const found = summary.value;
  if (!found) return null;
  return (
    <section class="card no-score" aria-label={w.score.title}>
      <h2>{w.say.noScore}</h2>
      <p>{found.no_score}</p>
      <OwnerChoice />
    </section>
  );
}
