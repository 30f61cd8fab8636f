// The curve as a plain SVG: on the start page, which shows before any script runs.

import type { CurvePoint, Day } from "../engine/types";
import { seconds } from "../words/format";
import { f } from "../words/locale";

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [640, 250, 34, 24];
/** Days shown. */
const SHOWN = 90;

export function StillCurve({ curve, from, to }: { curve: readonly CurvePoint[]; from: Day | null; to: Day | null }) {
  const points = curve.slice(-SHOWN);
  const [first, last] = [seconds(points[0]!.day), seconds(points.at(-1)!.day)];
  const top = Math.ceil(Math.max(...points.map(({ score }) => score)) / 10) * 10 || 10;
  const x = (day: Day) => LEFT + ((WIDTH - LEFT) * (seconds(day) - first)) / (last - first || 1);
  const y = (score: number) => (HEIGHT - BOTTOM) * (1 - score / top) + 4;
  const line = points.map(({ day, score }, index) => `${index ? "L" : "M"}${x(day).toFixed(1)} ${y(score).toFixed(1)}`).join("");
  const months = points.map(({ day }) => day).filter((day, index) => index > 0 && day.endsWith("-01"));
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
      {from && to && <rect class="span" x={x(from)} width={Math.max(2, x(to) - x(from))} y="4" height={HEIGHT - BOTTOM} />}
      <path class="area" d={`${line}L${WIDTH} ${y(0)}L${LEFT} ${y(0)}Z`} />
      <path class="line" d={line} />
    </svg>
  );
}
