// The whole curve in small, with what is seen above marked between two grips.

import { useRef } from "preact/hooks";
import type { CurvePoint } from "../engine/types";
import { seconds } from "../words/format";

const [WIDTH, HEIGHT] = [600, 30];
/** Points drawn: more than that nobody sees. */
const DRAWN = 300;

interface Props {
  curve: readonly CurvePoint[];
  seen: [from: number, to: number];
  show: (from: number, to: number) => void;
}

export function Overview({ curve, seen: [from, to], show }: Props) {
  const node = useRef<SVGSVGElement>(null);
  const drag = useRef<{ what: "from" | "to" | "all"; x: number; from: number; to: number } | null>(null);
  if (curve.length < 2) return null;
  const [first, last] = [seconds(curve[0]!.day), seconds(curve.at(-1)!.day)];
  const x = (time: number) => (WIDTH * (time - first)) / (last - first || 1);
  const step = Math.max(1, Math.floor(curve.length / DRAWN));
  const top = Math.max(...curve.map(({ score }) => score), 1);
  const line = curve
    .filter((_, index) => index % step === 0 || index === curve.length - 1)
    .map(({ day, score }, index) => `${index ? "L" : "M"}${x(seconds(day)).toFixed(1)} ${(HEIGHT - (HEIGHT - 2) * (score / top)).toFixed(1)}`)
    .join("");
  const down = (event: PointerEvent) => {
    const box = node.current!.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * WIDTH;
    const near = (time: number) => Math.abs(x(time) - at) < 10;
    drag.current = { what: near(from) ? "from" : near(to) ? "to" : "all", x: event.clientX, from, to };
    node.current!.setPointerCapture(event.pointerId);
    if (drag.current.what === "all" && (at < x(from) || at > x(to))) {
      const centre = first + (at / WIDTH) * (last - first);
      drag.current.from = centre - (to - from) / 2;
      drag.current.to = centre + (to - from) / 2;
      show(drag.current.from, drag.current.to);
    }
  };
  const move = (event: PointerEvent) => {
    const begun = drag.current;
    if (!begun) return;
    const by = ((event.clientX - begun.x) / node.current!.getBoundingClientRect().width) * (last - first);
    if (begun.what === "from") show(Math.min(begun.from + by, begun.to), begun.to);
    else if (begun.what === "to") show(begun.from, Math.max(begun.to + by, begun.from));
    else show(begun.from + by, begun.to + by);
  };
  return (
    <svg
      ref={node}
      class="overview"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => (drag.current = null)}
    >
      <path class="area" d={`${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} />
      <rect class="seen" x={x(from)} width={Math.max(0, x(to) - x(from))} y="0" height={HEIGHT} />
      {[from, to].map((time, index) => (
        <rect key={index === 0 ? "from" : "to"} class="grip" x={index === 0 ? x(time) : x(time) - 4} width="4" y="8" height="14" rx="2" />
      ))}
    </svg>
  );
}
