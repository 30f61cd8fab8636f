// Networks: which count and since when, what each gives, and what its export shows.

import type { NetworkScore } from "../engine/types";
import { counting } from "../state/changes";
import { connect, toggleNetwork } from "../state/choices";
import { isDay } from "../state/fragment";
import { changes, drops, options, summary } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { SaveCsv } from "./csv";
import { colour, networkOf, title } from "./names";

export function NetworksSection() {
  const w = words.value;
  const scored = new Map(summary.value?.networks.map((one) => [one.network, one]));
  const dropped = drops.value.flatMap(({ imports }) => imports.map(({ network }) => network)).filter(Boolean);
  const all = [...new Set([...scored.keys(), ...dropped])].sort();
  return (
    <>
      <p class="quiet">{w.networks.about}</p>
      <ul class="networks">
        {all.map((network) => (
          <One key={network} network={network} scored={scored.get(network)} />
        ))}
      </ul>
      <SaveCsv name="networks" rows={() => [HEAD, ...(summary.value?.networks ?? []).map(row)]} />
    </>
  );
}

const HEAD = ["network", "state", "known_from", "known_to", "points", "would_add", "observes", "missing"];
const row = ({ network, state, known, points, would_add, observes, missing }: NetworkScore) => [
  network,
  state,
  known?.[0],
  known?.[1],
  points,
  would_add,
  observes.join(" "),
  missing.join(" "),
];

function One({ network, scored }: { network: string; scored: NetworkScore | undefined }) {
  const w = words.value;
  const id = `network-${network}`;
  const off = options.value.disabled.includes(network);
  const from = options.value.connected[network] ?? "";
  const outside = scored !== undefined && !off && !counting(summary.value, options.value, changes.value).includes(network);
  const unknown = summary.value?.unclaimed.some(({ account }) => networkOf(account) === network) ?? false;
  const carried = scored?.state === "carried" ? scored.known?.[1] : undefined;
  const gives = unknown
    ? w.networks.whoAreYou
    : scored && (scored.would_add === null ? w.networks.points(f.value.points(scored.points)) : w.networks.wouldAdd(f.value.points(scored.would_add)));
  const shown = scored ? w.observes.shown(scored.observes) : [];
  const missing = scored ? w.observes.missing(scored.missing, scored.observes) : [];
  return (
    <li>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={!off && !outside}
        disabled={outside}
        aria-labelledby={id}
        onClick={() => toggleNetwork(network, off)}
      />
      <span id={id} class={colour(network)}>
        {title(network)}
      </span>
      <label class="since">
        <span class="quiet">{w.networks.since}</span>
        <input
          type="date"
          value={from}
          class={from === "" ? "unset" : ""}
          aria-label={w.networks.sinceOf(title(network))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value === "" || isDay(value)) connect(network, value || null);
          }}
        />
      </label>
      <span class="adds">{gives && `${outside ? `${w.networks.outside}, ` : ""}${gives}`}</span>
      {carried && <p class="warns">{w.score.carried(title(network), f.value.day(carried))}</p>}
      {shown.length > 0 && (
        <p class="quiet">
          {w.networks.shows}: {f.value.list(shown)}
        </p>
      )}
      {missing.length > 0 && (
        <p class="quiet lacks">
          {w.networks.lacks}: {f.value.list(missing)}
        </p>
      )}
    </li>
  );
}
