// Why it moved between two days: the causes, the largest first, each with the people and rows it came from.

import type { Cause } from "../engine/types";
import { moreReasons } from "../state/score";
import { why } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { SaveCsv } from "./csv";
import { Fold } from "./fold";
import { keyOfWho, title, who } from "./names";
import { Rows } from "./rows";

/** Where it stands below the curve, an asked-for reason comes into sight. */
export const showWhy = (): void => document.querySelector(".why > h3")?.scrollIntoView({ block: "nearest", behavior: "smooth" });

export function WhyPanel() {
  const w = words.value;
  const found = why.value;
  if (!found) return null;
  const { from, to, from_score, to_score, total, causes } = found;
  return (
    <section class="why" aria-label={w.why.title}>
      <h3>
        {w.why.heading(f.value.span(from, to))} <span class={to_score < from_score ? "fall" : "move"}>{f.value.change(to_score - from_score)}</span>
      </h3>
      <p class="quiet">
        {f.value.score(from_score)} → {f.value.score(to_score)}. {total > 0 ? w.why.addUp : w.why.nothing}
      </p>
      <Causes causes={causes} />
      {(causes.length < total || causes.some(({ people, parts }) => parts.length < (people ?? 0))) && (
        <button type="button" class="small" onClick={moreReasons}>
          {w.common.more}
        </button>
      )}
      {causes.length > 0 && <SaveCsv name="causes" />}
    </section>
  );
}

const key = ({ network, who: whose, cause }: Cause): string => JSON.stringify([network, keyOfWho(whose), cause]);

function Causes({ causes }: { causes: readonly Cause[] }) {
  return (
    <ul class="causes">
      {causes.map((cause) => (
        <li key={key(cause)}>
          <One cause={cause} />
        </li>
      ))}
    </ul>
  );
}

/** A network opens to its people, a person to the rows of the export. */
function One({ cause }: { cause: Cause }) {
  const w = words.value;
  const { network, people, parts, points } = cause;
  const counting = people !== null;
  return (
    <Fold
      class={counting ? "cause counting" : "cause"}
      head={
        <>
          <span class="what">
            {counting ? w.why.network(title(network), cause.cause) : w.why.did(cause.who ? who(cause.who) : "", cause)}
            <span class="quiet">{counting ? w.why.people(people) : w.why.detail(cause, title(network))}</span>
          </span>
          <b class={counting ? "counting" : points < 0 ? "fall" : ""}>{f.value.change(points, f.value.points)}</b>
        </>
      }
    >
      {() => (counting ? <Causes causes={parts} /> : <Rows of={cause} none={w.why.timePassed} />)}
    </Fold>
  );
}
