// The curve as a plain SVG: on the start page, which shows before any script runs.

import type { CurvePoint, Day, Story } from "../engine/types";
import { seconds } from "../words/format";
import { f } from "../words/locale";

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [640, 260, 34, 12, 26];
/** Days shown. */
const SHOWN = 90;

export function StillCurve({ curve, story }: { curve: readonly CurvePoint[]; story: Story | null }) {
  const points = curve.slice(-SHOWN);
  const [first, last] = [seconds(points[0]!.day), seconds(points.at(-1)!.day)];
  const top = Math.ceil(Math.max(...points.map(({ score }) => score)) / 10) * 10 || 10;
  const x = (day: Day) => LEFT + ((WIDTH - LEFT) * (seconds(day) - first)) / (last - first || 1);
  const y = (score: number) => (HEIGHT - TOP - BOTTOM) * (1 - score / top) + TOP;
  const line = points.map(({ day, score }, index) => `${index ? "L" : "M"}${x(day).toFixed(1)} ${y(score).toFixed(1)}`).join("");
  const months = points.map(({ day }) => day).filter((day, index) => index > 0 && day.endsWith("-01"));
  const marks = story ? marksOf(story).filter(([day]) => points.some((point) => point.day === day)) : [];
  const at = (day: Day) => y(points.find((point) => point.day === day)?.score ?? 0);
  const grid = Array.from({ length: top / 10 + 1 }, (_, index) => index * 10);
  return (
    <svg class="still" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={f.value.span(points[0]!.day, points.at(-1)!.day)}>
      {grid.map((score) => (
        <g key={score}>
          <line class="grid-line" x1={LEFT} x2={WIDTH} y1={y(score)} y2={y(score)} />
          <text x={LEFT - 8} y={y(score) + 4} text-anchor="end">
            {score}
          </text>
        </g>
      ))}
      {months.map((day) => (
        <text key={day} x={x(day)} y={HEIGHT - 4} text-anchor="middle">
          {f.value.month(day.slice(0, 7))}
        </text>
      ))}
      {story && <rect class="span" x={x(story.from)} width={Math.max(2, x(story.to) - x(story.from))} y={TOP} height={HEIGHT - TOP - BOTTOM} />}
      <path class="area" d={`${line}L${WIDTH} ${y(0)}L${LEFT} ${y(0)}Z`} />
      <path class="line" d={line} />
      {marks.map(([day, kind], index) => (
        <g key={day} class={`mark ${kind}`}>
          <circle cx={x(day)} cy={at(day)} r="9" />
          <text x={x(day)} y={at(day) + 4} text-anchor="middle">
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The days of the sentence: when people did more, and when networks began or ceased to count. */
function marksOf({ more_on, networks }: Story): [day: Day, kind: "rise" | "counting"][] {
  const counting = networks.filter(({ points }) => Math.abs(points) >= 0.05).map(({ day }): [Day, "counting"] => [day, "counting"]);
  return [...(more_on ? [[more_on, "rise"] as [Day, "rise"]] : []), ...counting].sort(([a], [b]) => (a < b ? -1 : 1));
}
