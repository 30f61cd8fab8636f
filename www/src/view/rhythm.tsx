// At which hours of the week others react, and one acts oneself: two small weeks, the darker the more, and in a sentence
// each when that is most.

import type { Hours, Rhythm } from "../engine/types";
import { f } from "../words/locale";
import { words } from "../words/words";

const [LEFT, TOP, CELL, GAP] = [34, 14, 10, 1];
const [WIDTH, HEIGHT] = [LEFT + 24 * CELL, TOP + 7 * CELL];
/** Hours written above. */
const HOURS = [0, 6, 12, 18];
/** Less than that is chance. */
const LEAST = 10;

export function RhythmView({ rhythm }: { rhythm: Rhythm }) {
  const w = words.value;
  const { local, received, own } = rhythm;
  const clocks = (
    [
      ["UTC", { received, own }],
      [w.rhythm.local, local],
    ] as [string, Hours | null][]
  ).filter(([, hours]) => hours && sum(hours.received) + sum(hours.own) >= LEAST) as [string, Hours][];
  if (clocks.length === 0) return null;
  return (
    <section class="rhythm" aria-label={w.rhythm.title}>
      <h3>{w.rhythm.title}</h3>
      {clocks.map(([clock, hours]) => (
        <div key={clock} class="weeks">
          {sum(hours.received) >= LEAST && <Week week={hours.received} title={w.rhythm.received} clock={clock} />}
          {sum(hours.own) >= LEAST && <Week week={hours.own} title={w.rhythm.own} clock={clock} />}
        </div>
      ))}
    </section>
  );
}

const sum = (week: number[][]): number => week.flat().reduce((all, one) => all + one, 0);

function Week({ week, title, clock }: { week: number[][]; title: string; clock: string }) {
  const w = words.value;
  const most = Math.max(...week.flat(), 1);
  const [day, hour] = busiest(week);
  const told = w.rhythm.most(f.value.weekday(day, "long"), hour, clock);
  return (
    <figure>
      <figcaption>
        <b>{title}</b> <span class="quiet">{told}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}: ${told}`}>
        {HOURS.map((at) => (
          <text key={at} x={LEFT + at * CELL} y={TOP - 5}>
            {String(at).padStart(2, "0")}
          </text>
        ))}
        {week.map((hours, row) => (
          <g key={row}>
            <text x={LEFT - 5} y={TOP + row * CELL + 8} text-anchor="end">
              {f.value.weekday(row, "short")}
            </text>
            {hours.map((count, column) => (
              <rect
                key={column}
                class={count === 0 ? "none" : ""}
                x={LEFT + column * CELL}
                y={TOP + row * CELL}
                width={CELL - GAP}
                height={CELL - GAP}
                rx="1.5"
                fill-opacity={count === 0 ? 1 : 0.15 + 0.85 * Math.sqrt(count / most)}
              >
                {count > 0 && <title>{`${f.value.weekday(row, "long")} ${String(column).padStart(2, "0")}:00 · ${f.value.count(count)}`}</title>}
              </rect>
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}

function busiest(week: number[][]): [day: number, hour: number] {
  let found: [number, number] = [0, 0];
  week.forEach((hours, day) => {
    hours.forEach((count, hour) => {
      if (count > (week[found[0]]?.[found[1]] ?? 0)) found = [day, hour];
    });
  });
  return found;
}
