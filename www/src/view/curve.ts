// The curve: every day's score, two days to choose on it, and the same as a table.

import type { App } from "../actions";
import { chooseDays } from "../asking";
import { attribute, fill, h, text, type View } from "../dom";
import type { CurvePoint, Day } from "../engine";
import { day, score as rounded, span, spokenDay } from "../format";
import type { Course, Span, State } from "../state";
import { eventMarks } from "./curve_events";
import { control } from "./curve_input";
import { makePlot, type Plot, redraw, resetRange, setCurve, zoom } from "./curve_plot";
import { curveTable } from "./curve_table";

export function curve(app: App): View<State> {
  const heading = h("h2", { id: "curve-title" });
  const readout = h("p", { class: "readout", "aria-hidden": "true" });
  const canvas = h("div", { class: "plot", role: "slider", tabindex: 0, "aria-labelledby": "curve-title", "aria-describedby": "curve-keys" });
  const marks = h("div", { class: "events", role: "group", "aria-label": "What moved it most" });
  const progress = h("progress", { max: 1, "aria-label": "Computing the curve" });
  const frame = h("div", { class: "plot-frame" }, canvas, marks, progress);
  const plot = makePlot(canvas);
  const legend = h("span", { class: "quiet legend" });
  const small = (label: string, spoken: string, act: () => void) =>
    h("button", { type: "button", class: "small", "aria-label": spoken, onclick: act }, label);
  const all = small("All", "Show all days", () => resetRange(plot));
  const tools = h(
    "div",
    { class: "buttons" },
    small("+", "Zoom in", () => zoom(plot, 0.5)),
    small("−", "Zoom out", () => zoom(plot, 2)),
    all,
  );
  const table = curveTable(plot);
  const node = h(
    "div",
    { class: "curve" },
    h("div", { class: "card-head" }, heading, tools),
    readout,
    frame,
    h(
      "p",
      { class: "quiet", id: "curve-keys" },
      "Drag across two days to see why it moved. Wheel or + − zooms. By keyboard: arrows move a day, with Shift they choose, Escape clears.",
    ),
    table.node,
  );

  const choose = (days: Span | null) => void chooseDays(app, days);
  const events = eventMarks(marks, plot, choose);
  control(plot, canvas, choose);
  plot.drawn = () => {
    events.place();
    table.refresh();
    attribute(all, "hidden", plot.range === null);
  };
  plot.moved = () => {
    const { cursor, points } = plot;
    const point = points[cursor];
    if (!point) return;
    attribute(canvas, "aria-valuenow", cursor);
    attribute(canvas, "aria-valuetext", `${spokenDay(point[0])}: ${rounded(point[1])}`);
    show();
  };

  /** What stands above the curve: the day under the pointer or cursor, and the two chosen days. */
  function show(): void {
    const point = plot.points[plot.cursor];
    const chosen = plot.days && `${span(plot.days.from, plot.days.to)}: ${at(plot, plot.days.from)} → ${at(plot, plot.days.to)}`;
    fill(readout, point && h("b", {}, `${day(point[0])} · ${rounded(point[1])}`), chosen && h("span", {}, chosen), legend);
  }

  let drawn: Course | null = null;
  let ghost: readonly CurvePoint[] | null = null;
  return {
    node,
    update({ changes, course, days, real, traced }) {
      node.hidden = !course || course.curve.length < 2;
      attribute(progress, "hidden", traced === null);
      progress.value = traced ?? 0;
      if (!course || node.hidden) return;
      const moved = plot.days !== days;
      plot.days = days;
      const happened = changes.length > 0 ? (real?.curve ?? null) : null;
      if (course !== drawn || happened !== ghost) {
        drawn = course;
        ghost = happened;
        text(heading, `Every day since ${spokenDay(course.curve[0]![0]).replace(/^\d+ /, "")}`);
        text(legend, happened ? "Dashed: what happened." : "");
        attribute(canvas, "aria-valuemin", 0);
        attribute(canvas, "aria-valuemax", course.curve.length - 1);
        plot.band = course.band;
        setCurve(plot, course.curve, happened);
        events.set(course.events);
        plot.moved();
      } else if (moved) {
        redraw(plot);
        show();
      }
    },
  };
}

function at({ points, index }: Plot, day: Day): string {
  const point = points[index.get(day) ?? -1];
  return point ? rounded(point[1]) : "?";
}
