// The curve's drawing on a canvas, in the page's colours, with the chosen days behind the line.

import type { CurvePoint } from "../engine";
import { seconds } from "../format";
import type { Plot } from "./curve_plot";
import { DAY, dayMarks, type Scale, scoreMarks, within, xOf, yOf } from "./curve_scale";

/** Pixels between an axis and its labels. */
const GAP = 5;

/** Draws all of it; `left` and `top` are where the area inside the axes begins. */
export function draw(plot: Plot, scale: Scale, left: number, top: number): void {
  const { canvas } = plot;
  const context = canvas.getContext("2d");
  if (!context) return;
  const { clientWidth, clientHeight } = canvas;
  const ratio = devicePixelRatio;
  // Emptied by being given its size.
  canvas.width = Math.round(clientWidth * ratio);
  canvas.height = Math.round(clientHeight * ratio);
  context.setTransform(ratio, 0, 0, ratio, left * ratio, top * ratio);
  drawAxes(context, scale, ratio);
  drawBand(context, scale, plot);
  context.rect(0, 0, scale.width, scale.height);
  context.clip();
  drawDays(context, scale, plot);
  drawLine(context, scale, plot.points, "accent", 2, []);
  drawLine(context, scale, plot.happened ?? [], "edge", 1.5, [4, 4]);
}

/** A colour of the style sheet, as it is now. */
const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function drawAxes(context: CanvasRenderingContext2D, scale: Scale, ratio: number): void {
  const { width, height } = scale;
  context.font = `${0.75 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px system-ui, sans-serif`;
  const [line, quiet] = [colour("line"), colour("quiet")];
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const { at, label } of scoreMarks(scale)) {
    const y = yOf(scale, at);
    context.fillStyle = line;
    context.fillRect(0, Math.round(y * ratio) / ratio, width, 1);
    context.fillStyle = quiet;
    context.fillText(label, -GAP, y);
  }
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const { at, label } of dayMarks(scale)) context.fillText(label, xOf(scale, at), height + GAP);
}

function drawLine(context: CanvasRenderingContext2D, scale: Scale, points: readonly CurvePoint[], stroke: string, width: number, dash: number[]): void {
  const start = points[0] ? seconds(points[0][0]) : 0;
  // One more on either side: the line comes in and goes out.
  const [first, behind] = within(points, scale.from, scale.to, 1);
  context.beginPath();
  for (let n = first; n < behind; n++) context.lineTo(xOf(scale, start + n * DAY), yOf(scale, points[n]![1]));
  context.strokeStyle = colour(stroke);
  context.lineWidth = width;
  context.lineJoin = "round";
  context.setLineDash(dash);
  context.stroke();
}

function drawDays(context: CanvasRenderingContext2D, scale: Scale, { choosing, days }: Plot): void {
  const chosen = choosing ?? days;
  if (!chosen) return;
  const [left, right] = [chosen.from, chosen.to].map((day) => xOf(scale, seconds(day))) as [number, number];
  context.fillStyle = colour("band");
  context.fillRect(left, 0, right - left, scale.height);
}

/** The last day's band, as a pillar that ends in two lines. */
function drawBand(context: CanvasRenderingContext2D, scale: Scale, { band, points }: Plot): void {
  const last = points.at(-1);
  if (!band || !last) return;
  const x = xOf(scale, seconds(last[0]));
  // It stands out over the edge, unless its day is out of sight.
  if (x > scale.width) return;
  const [low, high] = band.map((score) => yOf(scale, score)) as [number, number];
  context.fillStyle = colour("band");
  context.fillRect(x - 5, high, 10, low - high);
  context.fillStyle = colour("accent");
  for (const edge of [low, high]) context.fillRect(x - 5, edge - 0.5, 10, 1);
}
