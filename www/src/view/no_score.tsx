// No score is not a 0: why there is none, whose it might be, and what to bring instead.

import { summary } from "../state/store";
import { f } from "../words/locale";
import { told } from "../words/told";
import { words } from "../words/words";
import { Collect } from "./collect";
import { colour, title } from "./names";
import { WhoAreYou } from "./owner";

export function NoScore() {
  const w = words.value;
  const found = summary.value;
  if (!found) return null;
  const own = found.own_acts;
  const whose = found.owner.length === 0 && found.candidates.length > 0;
  return (
    <section class="card no-score" aria-label={w.score.title}>
      <h2>{whose ? w.owner.ask : w.say.noScore}</h2>
      <p>{whose ? w.owner.unsaid : own ? w.own.nothing : sentence(told(found.no_score ?? ""))}</p>
      {own && own.bring.length > 0 && (
        <ul class="bring" aria-label={w.own.bring}>
          {own.bring.map(({ network, missing, export: which }) => (
            <li key={network}>
              <b class={colour(network)}>{title(network)}</b> {w.own.lacks(f.value.list(w.observes.missing(missing, [])))} {which && told(which)}{" "}
              <Collect network={network} label={w.own.collect} />
            </li>
          ))}
        </ul>
      )}
      {whose && <WhoAreYou />}
    </section>
  );
}

/** The engine's own words begin small, as they stand behind a file's name elsewhere. */
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
