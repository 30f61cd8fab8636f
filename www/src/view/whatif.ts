// What if: what can be changed of what happened, and what was. Somebody's score is changed where they stand in the points.

import type { App } from "../actions";
import { imagine, undo } from "../asking";
import { ask, type Change, counting, HALF_LIFE, sentence } from "../changes";
import { attribute, fill, h, keyed, text, type View } from "../dom";
import type { Kind, Network } from "../engine";
import type { State } from "../state";
import { isDay } from "../url";
import { KIND_NAMES, oneOf, title } from "../words";

/** The slider's ends, in days. */
const [SHORTEST, LONGEST] = [5, 120];

export function whatIf(app: App): View<State> {
  const list = h("ul", { class: "changes", "aria-label": "Imagined" });
  const draw = keyed<Change>(list, ({ key }) => key, ({ key }) => listed(app, key));
  const all = h("button", { type: "button", class: "small", onclick: () => undo(app) }, "Undo all");
  const parts = [halfLife(app), prestige(app), since(app), reaction(app)];
  const node = h(
    "section",
    { class: "card what-if", "aria-labelledby": "what-if-title" },
    h("h2", { id: "what-if-title" }, "What if"),
    h("p", { class: "quiet" }, "Change something and see what the score would be. Nothing is written to your files. What somebody's own score does is changed where they stand in the list of points."),
    h("div", { class: "settings" }, ...parts.map((part) => part.node)),
    list,
    all,
  );
  return {
    node,
    update(state) {
      node.hidden = state.summary === null || state.summary.as_of === null;
      for (const part of parts) part.update(state);
      draw(state.changes);
      attribute(list, "hidden", state.changes.length === 0);
      attribute(all, "hidden", state.changes.length < 2);
    },
  };
}

/** One change, and the way back from it. */
function listed(app: App, key: string): View<Change> {
  const words = h("span", {});
  const back = h("button", { type: "button", class: "small", onclick: () => undo(app, key) }, "Undo");
  const node = h("li", {}, words, back);
  return {
    node,
    update(change) {
      text(words, sentence(change, app.state.formats));
      attribute(back, "aria-label", `Undo: ${words.textContent}`);
    },
  };
}

function halfLife(app: App): View<State> {
  const slider = h("input", { type: "range", min: SHORTEST, max: LONGEST, "aria-labelledby": "half-life", "aria-describedby": "half-life-note" });
  const days = h("b", {});
  const told = () => {
    const plain = Number(slider.value) === HALF_LIFE;
    text(days, `${slider.value} days`);
    attribute(slider, "aria-valuetext", `${slider.value} days${plain ? ", as scored" : ""}`);
  };
  slider.addEventListener("input", () => {
    const chosen = Number(slider.value);
    if (chosen === HALF_LIFE) undo(app, "half-life");
    else imagine(app, { key: "half-life", what: "half-life", days: chosen });
    told();
  });
  const scale = h("span", { class: "scale" }, slider, h("span", { class: "mark", "aria-hidden": "true" }, String(HALF_LIFE)));
  scale.style.setProperty("--at", String((HALF_LIFE - SHORTEST) / (LONGEST - SHORTEST)));
  const node = h(
    "div",
    {},
    h("span", {}, h("span", { id: "half-life" }, "Attention halves in"), " ", days),
    scale,
    h("span", { class: "quiet", id: "half-life-note" }, "Twice that on LinkedIn and XING"),
  );
  return {
    node,
    update({ changes }) {
      const change = changes.find(({ key }) => key === "half-life");
      // While it is moved the slider is ahead of its answers.
      slider.value = String(change?.what === "half-life" ? change.days : HALF_LIFE);
      told();
    },
  };
}

function prestige(app: App): View<State> {
  const toggle = h("button", { type: "button", role: "switch", class: "switch", "aria-labelledby": "alike" });
  toggle.addEventListener("click", () => {
    const { changes, options } = app.state;
    const { prestige: counts } = ask(options, changes);
    if (!counts === options.prestige) undo(app, "prestige");
    else imagine(app, { key: "prestige", what: "prestige", prestige: !counts });
  });
  return {
    node: h("div", {}, toggle, h("span", { id: "alike" }, "Everybody counts the same, whatever their score")),
    update: ({ changes, options }) => attribute(toggle, "aria-checked", String(!ask(options, changes).prestige)),
  };
}

/** The networks there are, as a choice that stays. */
function networkChoice(label: string): View<State> & { node: HTMLSelectElement } {
  const node = h("select", { "aria-label": label });
  let drawn = "";
  return {
    node,
    update(state) {
      const { formats } = state;
      const networks = counting(state);
      const now = JSON.stringify([networks, formats.length]);
      if (now === drawn) return;
      drawn = now;
      const chosen = node.value;
      fill(node, ...networks.map((network) => h("option", { value: network }, title(formats, network))));
      if (networks.includes(chosen)) node.value = chosen;
    },
  };
}

/** Another day from which a network counts. */
function since(app: App): View<State> {
  const network = networkChoice("Network");
  const day = h("input", { type: "date", "aria-label": "counts since" });
  const chosen = () => app.state.options.connected[network.node.value] ?? null;
  let offered = "";
  const node = h("form", {}, h("span", {}, "What if"), network.node, h("span", {}, "counted since"), day, h("button", { class: "small" }, "Try it"));
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    const [of, to, was]: [Network, string | null, string | null] = [network.node.value, day.value || null, chosen()];
    if (to !== null && !isDay(to)) return;
    const key = `since ${of}`;
    if (to === was) undo(app, key);
    else imagine(app, { key, what: "since", network: of, day: to, was });
  });
  network.node.addEventListener("change", () => (day.value = chosen() ?? ""));
  return {
    node,
    update(state) {
      network.update(state);
      // Offered once for a network; from then on it is the user's.
      if (offered === network.node.value) return;
      offered = network.node.value;
      day.value = chosen() ?? "";
    },
  };
}

/** A reaction that did not happen. */
function reaction(app: App): View<State> {
  const network = networkChoice("Network");
  const kind = h("select", { "aria-label": "What happened" });
  const day = h("input", { type: "date", required: true, "aria-label": "Day" });
  const standing = h("input", { type: "number", min: 0, max: 100, step: "any", placeholder: "unknown", "aria-label": "Their score, 0 to 100; empty: unknown" });
  const node = h(
    "form",
    {},
    h("span", {}, "What if there was a"),
    kind,
    h("span", {}, "on"),
    network.node,
    h("span", {}, "on"),
    day,
    h("span", {}, "by someone with"),
    standing,
    h("button", { class: "small" }, "Add it"),
  );
  let added = 0;
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    const partner_score = standing.value === "" ? null : Number(standing.value);
    const act = { network: network.node.value, kind: kind.value as Kind, day: day.value, partner_score };
    imagine(app, { key: `act ${added++}`, what: "act", act });
  });
  const words = () => {
    const chosen = kind.value;
    fill(kind, ...KIND_NAMES.map((name) => h("option", { value: name }, oneOf(name, network.node.value))));
    if (chosen) kind.value = chosen;
  };
  network.node.addEventListener("change", words);
  let drawn: string | null = null;
  return {
    node,
    update(state) {
      network.update(state);
      const { summary, real } = state;
      const last = real?.summary.as_of ?? summary?.as_of ?? "";
      if (last === drawn && kind.options.length > 0) return;
      drawn = last;
      words();
      // Today is the day of scoring; what came later would not count.
      attribute(day, "max", last);
      attribute(day, "min", (real?.curve ?? state.course?.curve)?.[0]?.[0] ?? "1990-01-01");
      day.value = last;
    },
  };
}
