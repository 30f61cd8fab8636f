// People over all networks: sorted, searched, fifty at a time; each opens to kinds and rows.

import { useEffect, useState } from "preact/hooks";
import { ask } from "../engine/services";
import type { Person, Total, TotalsOrder } from "../engine/types";
import { imagine, reasonOf, undo } from "../state/score";
import { changes, summary } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { SaveCsv } from "./csv";
import { Fold } from "./fold";
import { accountOf, colour, keyOfWho, networkOf, title, who } from "./names";
import { Rows } from "./rows";
import { Same } from "./same";

const PAGE = 50;

export function PeopleSection() {
  const w = words.value;
  const [order, setOrder] = useState<TotalsOrder>("points");
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState(PAGE);
  const [found, setFound] = useState<{ total: number; rows: readonly Total[] } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const asked = summary.value;
  useEffect(() => {
    let wanted = true;
    ask("totals", order, search, 0, shown).then(
      (people) => wanted && setFound(people),
      (error: unknown) => wanted && setFailed(reasonOf(error)),
    );
    return () => void (wanted = false);
  }, [order, search, shown, asked]);
  if (failed) return <p class="problem">{failed}</p>;
  if (!found) return <p class="quiet">{w.common.computing}</p>;
  const heads: [TotalsOrder | null, string][] = [
    ["name", w.people.name],
    [null, w.people.on],
    ["since", w.people.since],
    ["last", w.people.last],
    ["score", w.people.score],
    ["points", w.people.points],
  ];
  return (
    <>
      <label class="search">
        <span>{w.people.search}</span>
        <input type="search" value={search} autocomplete="off" spellcheck={false} onInput={(event) => setSearch(event.currentTarget.value)} />
      </label>
      <div class="scrolls">
        <table class="people">
          <thead>
            <tr>
              {heads.map(([by, label]) => (
                <th
                  key={label}
                  scope="col"
                  aria-sort={by === order ? (by === "name" ? "ascending" : "descending") : undefined}
                  class={by === "points" ? "figure" : ""}
                >
                  {by ? (
                    <button type="button" class="plain" onClick={() => setOrder(by)}>
                      {label}
                    </button>
                  ) : (
                    label
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.rows.map((person) => (
              <Row key={keyOfWho(person.who) + person.networks.join()} person={person} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        {w.people.shown(found.rows.length, found.total)} <SaveCsv name="people" />
      </p>
      {found.rows.length < found.total && (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {w.common.more}
        </button>
      )}
      <Same />
    </>
  );
}

function Row({ person }: { person: Total }) {
  const w = words.value;
  const { networks, points, share, since, last, partner_score } = person;
  return (
    <tr>
      <th scope="row">
        <Fold class="person" head={<span class="name">{who(person.who)}</span>}>
          {() => <Details person={person} />}
        </Fold>
      </th>
      <td>
        {networks.map((network) => (
          <span key={network} class={colour(network)}>
            {title(network)}{" "}
          </span>
        ))}
      </td>
      <td>{since && f.value.day(since)}</td>
      <td>{last && f.value.day(last)}</td>
      <td>{partner_score === null ? w.people.unknown : f.value.standing(partner_score)}</td>
      <td class="figure">
        <b>{f.value.points(points)}</b> <span class="quiet">{f.value.percent(share)}</span>
      </td>
    </tr>
  );
}

/** Kinds and rows, network by network. */
function Details({ person }: { person: Total }) {
  const w = words.value;
  const [items, setItems] = useState<readonly Person[] | null>(null);
  const asked = summary.value;
  useEffect(() => {
    let wanted = true;
    // Crowds have no account, and one on each network.
    ask("person", accountOf(person.who) ?? undefined).then(
      (all) => wanted && setItems(all.filter(({ network }) => person.networks.includes(network))),
      () => {},
    );
    return () => void (wanted = false);
  }, [keyOfWho(person.who), asked]);
  if (!items) return <p class="quiet">{w.common.computing}</p>;
  return (
    <>
      {person.answered !== null && <p class="quiet">{person.answered ? w.people.answered : w.people.notAnswered}</p>}
      {items.map((point) => (
        <div key={point.network} class="by-network">
          <table class="kinds">
            <caption>{title(point.network)}</caption>
            <thead>
              <tr>
                <th scope="col">{w.people.what}</th>
                <th scope="col">{w.people.points}</th>
                <th scope="col">{w.people.without}</th>
              </tr>
            </thead>
            <tbody>
              {point.items.map((one) => (
                <tr key={one.kind}>
                  <th scope="row">{w.kinds.many(one.kind, point.network)}</th>
                  <td>{f.value.points(one.points)}</td>
                  <td>{f.value.points(one.without)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="quiet">{w.people.weighing(point.partner_score, point.partner_factor, point.strength)}</p>
          {accountOf(point.who) && <OtherScore point={point} />}
          <Rows of={rowsOf(point)} none="" />
        </div>
      ))}
    </>
  );
}

/** The rows behind all that somebody did: one may hold several kinds, and is shown once. */
function rowsOf({ who, items }: Person) {
  const all = new Map(items.flatMap(({ source }) => source.map((one) => [JSON.stringify(one), one] as const)));
  // Of those that are not listed nobody knows which are the same.
  const hidden = items.reduce((sum, { source, sources }) => sum + sources - source.length, 0);
  return { who, source: [...all.values()], sources: all.size + hidden };
}

/** What if this person had another score? */
function OtherScore({ point }: { point: Person }) {
  const w = words.value;
  const account = accountOf(point.who) ?? "";
  const key = `score ${account}`;
  const known = changes.value.find((change) => change.key === key);
  const set = (input: HTMLInputElement) => {
    if (!input.validity.valid) return;
    const was = known?.what === "score" ? known.was : point.partner_score;
    if (input.value === "") undo(key);
    else imagine({ key, what: "score", account, name: who(point.who), score: Number(input.value), was });
  };
  return (
    <label class="other-score">
      <span>{w.change.ifTheyHad}</span>
      <input
        type="number"
        min={0}
        max={100}
        step="any"
        placeholder={w.people.unknown}
        aria-label={w.change.theirScore(who(point.who), title(networkOf(account)))}
        value={point.partner_score === null ? "" : String(Number(point.partner_score.toFixed(1)))}
        onInput={(event) => set(event.currentTarget)}
      />
      {known && (
        <button type="button" class="small" onClick={() => undo(key)}>
          {w.common.undo}
        </button>
      )}
    </label>
  );
}
