// The cards of others, each with the question whose it is.

import { useState } from "preact/hooks";
import { ask } from "../engine/services";
import type { Person } from "../engine/types";
import { ownCard, removeCard } from "../state/files";
import { cards, summary } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { accountOf, title, who } from "./names";

/** People that are offered while somebody types whose card it is. */
const OFFERED = 200;

export function Cards() {
  const w = words.value;
  const [people, setPeople] = useState<readonly Person[]>([]);
  if (cards.value.length === 0) return null;
  return (
    <section class="card" aria-label={w.cards.title}>
      <h2>{w.cards.title}</h2>
      <p class="quiet">{w.cards.about}</p>
      <datalist id="people">
        {people.map(({ who: one, network }) => {
          const account = accountOf(one);
          return account && <option key={account} value={account} label={`${who(one)} · ${title(network)}`} />;
        })}
      </datalist>
      <ul class="pairs">
        {cards.value.map(({ key, file, says, account }) => {
          const unknown = summary.value?.people_unknown.includes(account) ?? false;
          const name = says.name || file;
          return (
            <li key={key}>
              <span>
                {w.cards.says(name, f.value.score(says.score), f.value.day(says.as_of))}
                {says.model !== null && summary.value && says.model !== summary.value.model && <span class="warns"> {w.cards.otherModel(says.model)}</span>}
              </span>
              <label>
                <span>{w.cards.whose}</span>
                <input
                  list="people"
                  placeholder={w.cards.placeholder}
                  autocomplete="off"
                  spellcheck={false}
                  // Not `value`: days that arrive meanwhile would undo what is being typed.
                  defaultValue={account}
                  onFocus={() =>
                    void ask("givers", undefined, 0, OFFERED).then(
                      ({ rows }) => setPeople(rows),
                      () => {},
                    )
                  }
                  onChange={(event) => ownCard(key, event.currentTarget.value)}
                />
              </label>
              <span class="quiet">{account === "" ? w.cards.notYet : unknown ? w.cards.nobody : w.cards.counts}</span>
              <button type="button" class="small" aria-label={`${w.common.remove}: ${name}`} onClick={() => removeCard(key)}>
                {w.common.remove}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
