// The curve, its events and, for the chosen days, why it moved.

import { useEffect, useState } from "preact/hooks";
import { networksOf } from "../chart/bands";
import { Chart, RANGES, type Range } from "../chart/chart";
import { ask } from "../engine/services";
import type { CurveEvent } from "../engine/types";
import { chooseDays } from "../state/score";
import { type Course, course, days, real, shownDays } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { SaveCsv } from "./csv";
import { colour, title, who } from "./names";
import { showWhy, WhyPanel } from "./why";

export function CurveCard() {
  const w = words.value;
  const [range, setRange] = useState<Range>("3M");
  const found = course.value;
  const visible = numbered(useEvents(found, range));
  // One day doesn't make a curve, and nothing moved within it.
  if (!found || found.curve.length < 2) return null;
  const { curve } = found;
  const networks = networksOf(curve);
  const shown = shownDays.value;
  const happened = real.value?.curve && real.value.curve !== curve ? real.value.curve : null;
  return (
    <section class="card curve" aria-label={w.curve.title}>
      <div class="curve-main">
        <div class="card-head">
          <h2>{w.curve.title}</h2>
          <div class="ranges" role="group" aria-label={w.curve.range}>
            {RANGES.map((name) => (
              <button key={name} type="button" aria-pressed={name === range} onClick={() => setRange(name)}>
                {w.curve.ranges[name]}
              </button>
            ))}
          </div>
        </div>
        <Chart
          curve={curve}
          happened={happened}
          events={visible}
          networks={networks}
          title={title}
          span={shown}
          range={range}
          choose={(span) => void chooseDays(span)}
        />
        {networks.length > 1 && (
          <p class="curve-networks">
            {networks.map((network) => (
              <span key={network} class={colour(network)}>
                {title(network)}
              </span>
            ))}
          </p>
        )}
        <ol class="events" aria-label={w.curve.events}>
          {visible.map(({ number, event }) => (
            <li key={event.day + event.kind}>
              <button type="button" class="plain event" onClick={() => void chooseDays({ from: dayBefore(event.day), to: event.day }).then(showWhy)}>
                <span class={`dot ${event.kind}`} aria-hidden="true">
                  {number}
                </span>
                <span>
                  {f.value.shortDay(event.day)} · {w.curve.event(event, { title, who })}
                </span>
              </button>
            </li>
          ))}
        </ol>
        <Table />
      </div>
      <WhyPanel />
      {days.value && (
        <button type="button" class="small clear" onClick={() => void chooseDays(null)}>
          {w.curve.clear}
        </button>
      )}
    </section>
  );
}

/** The days worth a mark in a range: the engine chooses them anew for each, so that a short one has its own. */
function useEvents(found: Course | null, range: Range): readonly CurveEvent[] {
  const [asked, setAsked] = useState<{ found: Course; range: Range; events: readonly CurveEvent[] } | null>(null);
  const last = found?.curve.at(-1)?.day;
  useEffect(() => {
    if (!found || !last || range === "All") return;
    let wanted = true;
    ask("events", startOf(last, range), last).then(
      (events) => wanted && setAsked({ found, range, events }),
      () => undefined,
    );
    return () => void (wanted = false);
  }, [found, range]);
  if (!found || !last || range === "All") return found?.events ?? [];
  if (asked?.found === found && asked.range === range) return asked.events;
  return found.events.filter(({ day }) => day >= startOf(last, range));
}

export const numbered = <T,>(events: readonly T[]): { number: number; event: T }[] => events.map((event, index) => ({ number: index + 1, event }));

const DAY = 86_400_000;
const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - DAY).toISOString().slice(0, 10);

/** The first day of a range that ends with this day. */
function startOf(last: string, range: Range): string {
  const length = { "1M": 31, "3M": 92, "1Y": 366, All: 100_000 }[range];
  return new Date(Math.max(Date.parse(`${last}T00:00:00Z`) - length * DAY, Date.parse("1970-01-01"))).toISOString().slice(0, 10);
}

/** The curve for those who read it: by week's end, the newest first, and by day on demand. */
function Table() {
  const w = words.value;
  const [all, setAll] = useState(false);
  const curve = [...(course.value?.curve ?? [])].reverse();
  const rows = all ? curve : curve.filter((_, index) => index % 7 === 0).slice(0, 26);
  return (
    <details class="as-table">
      <summary>{w.curve.table}</summary>
      <div class="scrolls" role="region" aria-label={w.curve.table} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.curve.day}</th>
              <th scope="col">{w.score.title}</th>
              <th scope="col">{w.curve.notKnown}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, score, unknown }) => (
              <tr key={day}>
                <th scope="row">{f.value.day(day)}</th>
                <td>{f.value.score(score)}</td>
                <td>{unknown?.length ? f.value.list(unknown.map(({ network }) => title(network))) : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && curve.length > rows.length && (
        <button type="button" class="small" onClick={() => setAll(true)}>
          {w.curve.everyDay}
        </button>
      )}{" "}
      <SaveCsv name="curve" />
    </details>
  );
}
