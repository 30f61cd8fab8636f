// Who is scored: recognised where the exports say it, asked once for each network where they don't, a choice where
// somebody else is meant. Equal names are told apart by handle or address.

import { useState } from "preact/hooks";
import type { Account, Candidate, Network } from "../engine/types";
import { choose, claim, setAbsent } from "../state/choices";
import { absent, options, summary } from "../state/store";
import { words } from "../words/words";
import { Form } from "./form";
import { nameOf, networkOf, shortKey, title } from "./names";
import { closeSheet, Sheet } from "./sheet";

function byNetwork(people: readonly Candidate[]): [Network, Candidate[]][] {
  const networks = new Map<Network, Candidate[]>();
  for (const one of people) networks.set(networkOf(one.account), [...(networks.get(networkOf(one.account)) ?? []), one]);
  return [...networks];
}

/** `Ann Example (ann-example)`: the account, where its name says less. */
export const called = ({ account, name }: Candidate): string => {
  const key = shortKey(account);
  return name.trim() && name.trim() !== key ? `${name.trim()} (${key})` : key || words.value.people.you;
};

export function OwnerSheet() {
  const w = words.value;
  const found = summary.value;
  return (
    <Sheet title={w.owner.title}>
      {found && found.owner.length > 0 && (
        <p>
          {w.owner.scored}: {found.owner.map((account) => `${nameOf(found, account)} (${title(networkOf(account))})`).join(", ")}
        </p>
      )}
      <Questions />
      <Candidates />
    </Sheet>
  );
}

const open = () =>
  byNetwork(summary.value?.unclaimed ?? []).filter(([network]) => !absent.value.includes(network) && !options.value.disabled.includes(network));

const Questions = () => (
  <>
    {open().map(([network, people]) => (
      <Question key={network} network={network} people={people} />
    ))}
  </>
);

/** Beside a score: what is still not said, asked once for each network. */
export function OpenQuestions() {
  if (open().length === 0) return null;
  return (
    <section class="card" aria-label={words.value.owner.title}>
      <Questions />
    </section>
  );
}

/** Where nobody knows whose the score would be: the same questions, and whom else it might be. */
export function WhoAreYou() {
  return (
    <>
      <Questions />
      {(summary.value?.candidates.length ?? 0) > 0 &&
        (open().length === 0 ? (
          <Candidates />
        ) : (
          <details>
            <summary>{words.value.owner.others}</summary>
            <Candidates />
          </details>
        ))}
    </>
  );
}

function Candidates() {
  const w = words.value;
  const found = summary.value;
  const [chosen, setChosen] = useState<Record<Network, Account>>({});
  if (!found) return null;
  const scored = (network: Network) => [...options.value.owner, ...found.owner].find((account) => networkOf(account) === network);
  const decide = (accounts: Account[]) => {
    setAbsent([]);
    choose({ owner: accounts });
    closeSheet();
  };
  return (
    <Form
      class="candidates"
      submit={() => {
        const accounts = Object.values(chosen);
        if (accounts.length > 0) decide(accounts);
        else closeSheet();
      }}
    >
      {byNetwork(found.candidates).map(([network, people]) => (
        <fieldset key={network}>
          <legend>{title(network)}</legend>
          {people.map((one) => (
            <label key={one.account}>
              <input
                type="radio"
                name={network}
                value={one.account}
                checked={(chosen[network] ?? scored(network)) === one.account}
                onChange={() => setChosen({ ...chosen, [network]: one.account })}
              />
              <span>{called(one)}</span> <span class="quiet">{w.rows.count(one.records)}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <div class="buttons">
        <button type="submit" class="primary">
          {w.owner.score}
        </button>
        {options.value.owner.length + absent.value.length > 0 && (
          <button type="button" onClick={() => decide([])}>
            {w.owner.asExports}
          </button>
        )}
      </div>
    </Form>
  );
}

/** Which of a network's people the user is. What is there without it stays as it is. */
function Question({ network, people }: { network: Network; people: Candidate[] }) {
  const w = words.value;
  const [chosen, setChosen] = useState(people[0]?.account ?? "");
  const name = title(network);
  const answer = (does: () => void) => {
    // The question goes away under whoever came by keyboard: who is scored is where it can be taken back.
    document.getElementById("whose")?.focus();
    does();
  };
  return (
    <div class="question">
      <label>
        <span>{w.owner.which(name)}</span>
        <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          {people.map((one) => (
            <option key={one.account} value={one.account}>
              {`${called(one)} · ${w.rows.count(one.records)}`}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="primary" aria-label={w.owner.meOn(name)} onClick={() => answer(() => claim(chosen))}>
        {w.owner.me}
      </button>
      <button type="button" aria-label={w.owner.noneOn(name)} onClick={() => answer(() => setAbsent([...absent.value, network]))}>
        {w.owner.none}
      </button>
    </div>
  );
}
