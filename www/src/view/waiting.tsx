// Who waits for an answer, by what it is worth.

import { summary, waiting } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { SaveCsv } from "./csv";
import { colour, title } from "./names";

export function WaitingSection() {
  const w = words.value;
  const found = waiting.value;
  if (!found) return <p class="quiet">{w.common.computing}</p>;
  const as_of = summary.value?.as_of;
  const days = (since: string) => (as_of ? Math.max(0, Math.round((Date.parse(as_of) - Date.parse(since)) / 86_400_000)) : 0);
  const rows = () => [
    ["network", "person", "name", "kind", "since", "partner_score", "worth"],
    ...found.people.map(({ network, person, name, kind, since, partner_score, worth }) => [network, person, name, kind, since, partner_score, worth]),
  ];
  const unknown = found.unknown.length > 0 && <p class="quiet">{w.waiting.unknown(f.value.list(found.unknown.map(title)))}</p>;
  if (found.people.length === 0) {
    return (
      <>
        <p>{w.waiting.none}</p>
        {unknown}
      </>
    );
  }
  return (
    <>
      <p class="quiet">{w.waiting.about}</p>
      {unknown}
      <div class="scrolls" role="group" aria-label={w.sections.waiting} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.people.name}</th>
              <th scope="col">{w.people.on}</th>
              <th scope="col">{w.waiting.wrote}</th>
              <th scope="col" class="figure">
                {w.waiting.days}
              </th>
              <th scope="col">{w.people.score}</th>
              <th scope="col" class="figure">
                {w.waiting.worth}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.people.map(({ person, name, network, since, kind, partner_score, worth }) => (
              <tr key={person}>
                <th scope="row">{name.trim() || person}</th>
                <td>
                  <span class={colour(network)}>{title(network)}</span>
                </td>
                <td>
                  {w.kinds.one(kind, network)} · {f.value.day(since)}
                </td>
                <td class="figure">{f.value.count(days(since))}</td>
                <td>{partner_score === null ? w.people.unknown : f.value.standing(partner_score)}</td>
                <td class="figure">{f.value.change(worth, f.value.points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <SaveCsv name="waiting" rows={rows} />
      </p>
    </>
  );
}
