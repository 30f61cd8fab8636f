// The number, how sure it is, and one's own measure.

import { chooseDays } from "../state/score";
import { changes, course, summary } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { title } from "./names";
import { showWhy } from "./why";

export function ScorePanel() {
  const w = words.value;
  const { score, points, day, count } = f.value;
  const found = summary.value;
  if (!found || found.score === null) return null;
  const { as_of, evidence, reach, amplification, network, delta } = found;
  const carried = found.networks.filter(({ state, connected }) => state === "carried" && connected);
  const band = course.value?.band;
  const curve = course.value?.curve;
  // One day alone is neither high nor low.
  const own = curve?.[1] && course.value?.own;
  const moves = ([1, 5, 30] as const).flatMap((length) => {
    const moved = delta?.[String(length) as "1" | "5" | "30"];
    const from = curve?.at(-1 - length)?.day;
    return moved == null ? [] : [{ length, moved, from }];
  });
  return (
    <section class="score" aria-label={w.score.title}>
      <h2 class="unseen">{w.score.title}</h2>
      <p class="number">
        <data class="score-value" value={String(found.score)}>
          {score(found.score)}
        </data>
      </p>
      <p class="quiet score-of">
        {w.score.of(as_of ? day(as_of) : null)}
        {band && ` · ${w.score.band(score(band[0]), score(band[1]))}`}
        {changes.value.length > 0 && ` · ${w.change.imagined}`}
      </p>
      {carried.map(({ network: name, known }) => (
        <p class="warns carried" key={name}>
          {w.score.carried(title(name), known ? day(known[1]) : "")}
        </p>
      ))}
      <ul class="moves" aria-label={w.score.moves}>
        {moves.map(({ length, moved, from }) => (
          <li key={length} class={Math.abs(moved) < 0.05 ? "same" : moved > 0 ? "gain" : "fall"}>
            {from && as_of ? (
              <button type="button" class="link" title={w.why.ask} onClick={() => void chooseDays({ from, to: as_of }).then(showWhy)}>
                {w.score.moved(f.value.change(moved), length)}
              </button>
            ) : (
              w.score.moved(f.value.change(moved), length)
            )}
          </li>
        ))}
      </ul>
      <dl class="own">
        {own && (
          <>
            <Fact value={score(own.highest[1])} words={w.score.highest(own.highest[0] === as_of ? null : day(own.highest[0]))} />
            <Fact value={score(own.median)} words={w.score.median} />
            <Fact value={f.value.percent(own.share_below)} words={w.score.below} />
          </>
        )}
        {evidence !== null && <Fact value={evidence < 10 ? points(evidence) : count(evidence)} words={w.score.evidence} />}
      </dl>
      <dl class="own gauges">
        {reach !== null && <Fact value={count(reach)} words={w.score.reach} />}
        {amplification !== null && <Fact value={f.value.percent(amplification / 100)} words={w.score.amplification} />}
        {network !== null && <Fact value={count(network)} words={w.score.network} />}
      </dl>
    </section>
  );
}

const Fact = ({ value, words: told }: { value: string; words: string }) => (
  <div>
    <dt>{told}</dt>
    <dd>{value}</dd>
  </div>
);
