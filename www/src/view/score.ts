// The answer first: one number, how it moved, what it means in people, how sure it is.

import type { App } from "../actions";
import { chooseDays } from "../asking";
import { attribute, fill, h, text, type View } from "../dom";
import type { Summary } from "../engine";
import { change, count, day, score as rounded } from "../format";
import type { Course, State } from "../state";

const SPANS = { 1: "in 1 day", 5: "in 5 days", 30: "in 30 days" } as const;

export function score(app: App): View<State> {
  const value = h("data", { class: "score-value" });
  const of = h("p", { class: "score-of" });
  const deltas = h("ul", { class: "deltas", "aria-label": "Change" });
  const meaning = h("p", { class: "meaning" });
  const gauges = h("dl", { class: "gauges" });
  const orientation = h("p", { class: "quiet" });
  const none = h("p", { class: "no-score" });
  const known = h("div", {}, value, of, deltas, meaning, gauges, orientation);
  const node = h("div", { class: "score", "aria-live": "off" }, h("h2", { class: "unseen" }, "Score"), known, none);
  let drawn: unknown[] = [];
  return {
    node,
    update({ changes, course, summary }) {
      const now = [summary, course, changes.length > 0];
      if (!summary || now.every((value, index) => value === drawn[index])) return;
      drawn = now;
      const scored = summary.score !== null;
      attribute(known, "hidden", !scored);
      attribute(none, "hidden", scored);
      text(none, summary.no_score ?? "");
      if (summary.score === null) return;
      // The full double stays readable for whoever checks it.
      value.value = String(summary.score);
      text(value, rounded(summary.score));
      text(of, `of 100${summary.as_of ? ` · ${day(summary.as_of)}` : ""}${changes.length > 0 ? " · imagined" : ""}`);
      fill(deltas, ...movements(app, summary, course));
      fill(meaning, ...audience(summary, course));
      fill(gauges, ...gaugesOf(summary));
      text(orientation, summary.orientation ? `For orientation: ${summary.orientation.text}.` : "");
    },
  };
}

/** How it moved of late; each opens why. */
function movements(app: App, { delta, as_of }: Summary, course: Course | null): HTMLElement[] {
  return Object.entries(SPANS).flatMap(([days, words]) => {
    const moved = delta?.[days as "1" | "5" | "30"];
    if (moved === null || moved === undefined) return [];
    const shown = change(moved);
    const way = /^.0\.0$/.test(shown) ? "same" : moved > 0 ? "gain" : "loss";
    const told = way === "same" ? `unchanged ${words}` : `${shown} ${words}`;
    // So many days before the last: the curve has one point for each.
    const from = course?.curve.at(-1 - Number(days))?.[0];
    const why = from && as_of && course?.curve.at(-1)?.[0] === as_of ? () => void chooseDays(app, { from, to: as_of }) : null;
    return h("li", { class: way }, why ? h("button", { type: "button", title: "Why?", onclick: why }, told) : told);
  });
}

function audience({ evidence }: Summary, course: Course | null): (Node | string)[] {
  const words: (Node | string)[] = [];
  if (evidence !== null) {
    words.push("Your engaged audience is worth about ", h("strong", {}, evidence < 1.5 && evidence >= 0.5 ? "1 person" : `${count(evidence)} people`), " of average standing. ");
  }
  if (course) {
    const [low, high] = course.band;
    words.push(h("span", { class: "of-course" }, `Between ${rounded(low)} and ${rounded(high)}, depending on how fast attention fades.`));
  }
  return words;
}

function gaugesOf({ reach, amplification, network }: Summary): HTMLElement[] {
  const gauges: [value: number | null, name: string, meaning: string][] = [
    [reach, "true reach", "people who did something lately"],
    [amplification, "amplification", "of 100 posts draw a reaction"],
    [network, "network", "average score of those people"],
  ];
  return gauges.flatMap(([value, name, meaning]) =>
    value === null ? [] : h("div", {}, h("dt", {}, name), h("dd", {}, h("b", {}, count(value)), h("span", { class: "quiet" }, meaning))),
  );
}
