// Who is whom: accounts that the user says are one person, and those of equal names that may be. None join by themselves.

import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../engine/services";
import type { Account, Pair, Suggestion } from "../engine/types";
import { join, part, saveSame } from "../state/choices";
import { options, summary } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { Form } from "./form";
import { accountOf, nameOf, networkOf, shortKey, title, who } from "./names";

/** Suggestions shown at first, and again by each "Show more". */
const PAGE = 6;
/** Accounts that are offered to whoever types one. */
const OFFERED = 2000;

/** Two accounts, joined or not; without a name where nothing but the user's word joins them. */
interface Joint {
  pair: Pair;
  name: string | null;
  records: number;
}

const equal = ([a, b]: Pair, [c, d]: Pair): boolean => (a === c && b === d) || (a === d && b === c);

export function Same() {
  const w = words.value;
  const joined = options.value.same;
  const scored = summary.value;
  const [suggested, setSuggested] = useState<readonly Suggestion[]>([]);
  const [shown, setShown] = useState(PAGE);
  const [typed, setTyped] = useState<[string, string]>(["", ""]);
  const [accounts, setAccounts] = useState<readonly [Account, string][]>([]);
  /** In the order in which they were first seen: a row stays where it is when it is joined. */
  const seen = useRef(new Map<string, Joint>());
  useEffect(() => {
    let wanted = true;
    ask("suggestions", joined).then(
      (found) => wanted && setSuggested(found),
      () => {},
    );
    return () => void (wanted = false);
  }, [joined, scored]);
  const open = suggested.filter(({ one, other }) => !joined.some((pair) => equal(pair, [one, other])));
  for (const { one, other, name, records } of suggested) seen.current.set(`${one}\n${other}`, { pair: [one, other], name, records });
  for (const pair of joined)
    if (![...seen.current.values()].some((known) => equal(known.pair, pair))) seen.current.set(pair.join("\n"), { pair, name: null, records: 0 });
  const offered = open.slice(0, shown);
  const rows = [...seen.current.values()].filter(
    ({ pair }) => joined.some((known) => equal(known, pair)) || offered.some(({ one, other }) => equal(pair, [one, other])),
  );
  const offer = async () => {
    const { rows: people } = await ask("givers", undefined, 0, OFFERED);
    setAccounts(people.flatMap(({ who: one }) => (accountOf(one) ? [[accountOf(one)!, who(one)] as [Account, string]] : [])));
  };
  return (
    <details class="same">
      <summary>
        <h3>{w.same.title}</h3> <span class="quiet">{w.same.pairs(open.length)}</span>
      </summary>
      <p class="quiet">{w.same.about}</p>
      <ul class="pairs">
        {rows.map(({ pair, name, records }) => {
          const together = joined.some((known) => equal(known, pair));
          const called = name ?? nameOf(scored, pair[0]);
          const unknown = pair.some((account) => scored?.people_unknown.includes(account));
          const does = together ? w.common.undo : w.same.join;
          return (
            <li key={pair.join("\n")}>
              <span>
                {described(pair, called)} <span class="quiet">{unknown ? w.cards.nobody : !together && w.rows.count(records)}</span>
              </span>
              <button type="button" class="small" aria-label={`${does}: ${called}`} onClick={() => (together ? part(pair) : join([pair]))}>
                {does}
              </button>
            </li>
          );
        })}
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
      <Form
        submit={() => {
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
            list="accounts"
            onFocus={() => void offer().catch(() => {})}
            spellcheck={false}
            value={typed[index]}
            onInput={(event) => setTyped(index === 0 ? [event.currentTarget.value, typed[1]] : [typed[0], event.currentTarget.value])}
          />
        ))}
        <datalist id="accounts">
          {accounts.map(([account, name]) => (
            <option key={account} value={account}>
              {name}
            </option>
          ))}
        </datalist>
        <button type="submit" class="small">
          {w.same.join}
        </button>
      </Form>
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
