// Who is whom: accounts that the user says are one person, and those of equal names that may be. None join by themselves.

import { useEffect, useState } from "preact/hooks";
import { ask } from "../engine/services";
import type { Account, Pair, Suggestion } from "../engine/types";
import { join, part, saveSame } from "../state/choices";
import { options, summary } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { nameOf, networkOf, shortKey, title } from "./names";

/** Suggestions shown at first, and again by each "Show more". */
const PAGE = 6;

const equal = ([a, b]: Pair, [c, d]: Pair): boolean => (a === c && b === d) || (a === d && b === c);

export function Same() {
  const w = words.value;
  const joined = options.value.same;
  const scored = summary.value;
  const [suggested, setSuggested] = useState<readonly Suggestion[]>([]);
  const [shown, setShown] = useState(PAGE);
  const [typed, setTyped] = useState<[string, string]>(["", ""]);
  useEffect(() => {
    let wanted = true;
    ask("suggestions", joined).then((found) => wanted && setSuggested(found), () => {});
    return () => void (wanted = false);
  }, [joined, scored]);
  const open = suggested.filter(({ one, other }) => !joined.some((pair) => equal(pair, [one, other])));
  return (
    <details class="same">
      <summary>
        <h3>{w.same.title}</h3> <span class="quiet">{w.same.pairs(open.length)}</span>
      </summary>
      <p class="quiet">{w.same.about}</p>
      <ul class="pairs">
        {joined.map((pair) => (
          <li key={pair.join("\n")}>
            <span>{described(pair, nameOf(scored, pair[0]))}</span>
            <button type="button" class="small" onClick={() => part(pair)}>
              {w.common.undo}
            </button>
          </li>
        ))}
        {open.slice(0, shown).map(({ name, one, other, records }) => (
          <li key={`${one}\n${other}`}>
            <span>
              {described([one, other], name)} <span class="quiet">{w.rows.count(records)}</span>
            </span>
            <button type="button" class="small" aria-label={`${w.same.join}: ${name}`} onClick={() => join([[one, other]])}>
              {w.same.join}
            </button>
          </li>
        ))}
      </ul>
      <div class="buttons">
        {open.length > shown && (
          <button type="button" class="small" onClick={() => setShown(shown + PAGE)}>
            {w.common.more}
          </button>
        )}
        {joined.length > 0 && (
          <button type="button" class="small" onClick={() => void saveSame()}>
            {w.same.save}
          </button>
        )}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          join([[typed[0].trim(), typed[1].trim()]]);
          setTyped(["", ""]);
        }}
      >
        <span>{w.same.anyTwo}</span>
        {[0, 1].map((index) => (
          <input
            key={index}
            required
            aria-label={index === 0 ? w.same.one : w.same.other}
            placeholder={w.cards.placeholder}
            autocomplete="off"
            spellcheck={false}
            value={typed[index]}
            onInput={(event) => setTyped(index === 0 ? [event.currentTarget.value, typed[1]] : [typed[0], event.currentTarget.value])}
          />
        ))}
        <button type="submit" class="small">
          {w.same.join}
        </button>
      </form>
    </details>
  );
}

function described(pair: Pair, name: string): string {
  const place = (account: Account) => {
    const key = shortKey(account);
    const network = title(networkOf(account));
    // Names, and numbers, tell nothing.
    return key === name || !/\D/.test(key) ? network : `${network} (${key})`;
  };
  return `${name}: ${f.value.list(pair.map(place))}`;
}
