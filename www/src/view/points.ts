// Where the points come from: networks, their people and crowds, their kinds, and the rows of the export.

import { type App, pointsOf } from "../actions";
import { attribute, fill, fold, h, keyed, text, type View } from "../dom";
import type { NetworkScore, Point } from "../engine";
import { list, name, points as hundredths, score as rounded, plural } from "../format";
import type { State } from "../state";
import { kind, title } from "../words";
import { bar } from "./bar";
import { rows } from "./rows";

const PAGE = 20;

export function points(app: App): View<State> {
  const heading = h("h2", { id: "points-title" });
  const stack = h("div", { class: "stack", "aria-hidden": "true" });
  const items = h("div", { class: "tree" });
  const draw = keyed<NetworkScore>(items, ({ network }) => network, ({ network }) => networkPoints(app, network));
  const node = h(
    "section",
    { class: "card points", "aria-labelledby": "points-title" },
    heading,
    h("p", { class: "quiet" }, "Networks, people, crowds, kinds. Open one to see its rows in your export."),
    stack,
    items,
  );
  return {
    node,
    update({ summary }) {
      node.hidden = !summary || summary.score === null;
      if (!summary || summary.score === null) return;
      text(heading, `Where the ${rounded(summary.score)} points come from`);
      const giving = summary.networks.filter(({ points: given }) => given > 0).sort((a, b) => b.points - a.points);
      fill(stack, ...giving.map(({ network, points: given }) => bar(given, 0, hue(app.state, network))));
      draw(giving);
    },
  };
}

/** A network's colour: the same everywhere and as long as the networks are the same. */
export function hue({ summary }: State, network: string): string {
  const index = summary?.networks.map((one) => one.network).sort().indexOf(network) ?? 0;
  return `hue-${index % 8}`;
}

/** One network; its people come page by page, when it is opened, and again after each new score. */
function networkPoints(app: App, network: string): View<NetworkScore> {
  const called = h("span", { class: "item-name" });
  const value = h("span", { class: "number" });
  const graph = h("span", { class: "graph", "aria-hidden": "true" });
  const people = h("div", {});
  const more = h("button", { type: "button", class: "small", hidden: true, onclick: () => void load(PAGE) }, "Show more");
  const status = h("p", { class: "quiet", role: "status" });
  let loaded: Point[] = [];
  let asked = 0;
  const draw = keyed<Point>(people, identity, (point) => person(app, point));
  const node = fold("item", [called, graph, value], () => {
    if (loaded.length === 0) void load(PAGE);
  });
  node.body.append(people, status, more);

  /** Reads `extra` rows on top of those that are there; an answer that was overtaken is dropped. */
  async function load(extra: number): Promise<void> {
    const ask = ++asked;
    try {
      const found = await pointsOf(app, network, 0, Math.max(PAGE, loaded.length + extra));
      if (ask !== asked) return;
      loaded = found.rows;
      draw(loaded);
      attribute(more, "hidden", found.total <= loaded.length);
      text(status, found.total > loaded.length ? `${loaded.length} of ${plural(found.total, "person", "people")}, the largest first` : "");
    } catch (error) {
      if (ask === asked) text(status, error instanceof Error ? error.message : String(error));
    }
  }

  let drawn: NetworkScore | undefined;
  return {
    node,
    update(scored) {
      if (scored === drawn) return;
      drawn = scored;
      const largest = Math.max(...(app.state.summary?.networks.map(({ points: given }) => given) ?? [1]));
      text(called, title(app.state.formats, network));
      text(value, hundredths(scored.points));
      fill(graph, bar(scored.points, largest, hue(app.state, network)));
      if (loaded.length > 0) void load(0);
    },
  };
}

const identity = ({ person: key, name: called, crowd }: Point): string => `${key ?? ""}|${crowd === undefined ? "" : "crowd"}|${called}`;

function person(app: App, first: Point): View<Point> {
  const called = h("span", { class: "item-name" });
  const value = h("span", { class: "number" });
  const graph = h("span", { class: "graph", "aria-hidden": "true" });
  let point = first;
  const node = fold("item", [called, graph, value], (body) => fill(body, ...reasons(app, point)));
  let drawn: Point | undefined;
  return {
    node,
    update(next) {
      if (next === drawn) return;
      drawn = point = next;
      const largest = Math.max(...(app.state.summary?.networks.map(({ points: given }) => given) ?? [1]));
      fill(called, name(next.name, "people without a name"), " ", h("span", { class: "quiet" }, standing(next)));
      text(value, hundredths(next.points));
      fill(graph, bar(next.points, largest, hue(app.state, next.network)));
      if (node.open) fill(node.body, ...reasons(app, next));
    },
  };
}

/** `messages and likes · has 44` */
function standing({ kinds, partner_score }: Point): string {
  const did = list(kinds.map((one) => kind(one.kind)));
  return partner_score === null ? did : `${did} · has ${Math.round(partner_score)}`;
}

function reasons(app: App, point: Point): HTMLElement[] {
  return [
    h(
      "table",
      { class: "kinds" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "What"), h("th", { scope: "col" }, "Points"), h("th", { scope: "col" }, "Less without it"))),
      h(
        "tbody",
        {},
        ...point.kinds.map((one) =>
          h("tr", {}, h("th", { scope: "row" }, kind(one.kind)), h("td", {}, hundredths(one.points)), h("td", {}, hundredths(one.without))),
        ),
      ),
    ),
    h("p", { class: "quiet" }, weighing(point)),
    rows(app, point.source, point.source_total),
  ];
}

function weighing({ strength, partner_score, partner_factor }: Point): string {
  const known = partner_score === null ? "Nothing is known of their own score" : `Their own score is ${rounded(partner_score)}`;
  return `${known}, so it counts ${hundredths(partner_factor)} times. Strength today: ${hundredths(strength)}.`;
}
