// Which networks count and since when, and what each one's export can't show.

import { type App, choose, connect, dropPeople, toggleNetwork } from "../actions";
import { attribute, h, keyed, text, type View } from "../dom";
import type { NetworkScore, Profile } from "../engine";
import { list, plural, points } from "../format";
import type { State } from "../state";
import { isDay } from "../url";
import { notShown, title } from "../words";

const PROFILES: Record<Profile, string> = {
  everything: "Everything that was dropped",
  "klout-2011": "As Klout in 2011: Twitter, Facebook, LinkedIn",
};

export function networks(app: App): View<State> {
  const rows = h("ul", { class: "networks" });
  const draw = keyed<NetworkScore>(rows, ({ network }) => network, ({ network }) => row(app, network));
  const settings = howItCounts(app);
  const node = h(
    "section",
    { class: "card", "aria-labelledby": "networks-title" },
    h("h2", { id: "networks-title" }, "Networks"),
    h("p", { class: "quiet" }, "Switch one off, or say since when it counts: the curve follows."),
    rows,
    settings.node,
  );
  return {
    node,
    update(state) {
      node.hidden = state.summary === null;
      draw(state.summary?.networks ?? []);
      settings.update(state);
    },
  };
}

function row(app: App, network: string): View<NetworkScore> {
  const id = `network-${network}`;
  const toggle = h("button", { type: "button", role: "switch", class: "switch", "aria-labelledby": id });
  toggle.addEventListener("click", () => toggleNetwork(app, network, toggle.getAttribute("aria-checked") !== "true"));
  const called = h("span", { id });
  const since = h("input", { type: "date", "aria-label": `${network}: connected since` });
  since.addEventListener("change", () => {
    if (since.value === "" || isDay(since.value)) connect(app, network, since.value || null);
  });
  const adds = h("span", { class: "quiet adds" });
  const lacks = h("p", { class: "lacks" });
  const node = h("li", {}, toggle, called, h("label", { class: "since" }, h("span", { class: "quiet" }, "since"), since), adds, lacks);
  return {
    node,
    update({ missing, observes, points: gives, would_add, connected_from }) {
      const { formats, options } = app.state;
      text(called, title(formats, network));
      attribute(toggle, "aria-checked", String(!options.disabled.includes(network)));
      const from = options.connected[network] ?? connected_from ?? "";
      if (document.activeElement !== since) since.value = from;
      since.classList.toggle("unset", from === "");
      text(adds, would_add !== undefined && would_add !== null ? `would add ${points(would_add)}` : `${points(gives)} points`);
      const absent = notShown(missing, observes);
      attribute(lacks, "hidden", absent.length === 0);
      text(lacks, `${list(absent)}: not in this export`);
    },
  };
}

/** Profile, day, partners' standing, and the scores that the user knows. */
function howItCounts(app: App): View<State> {
  const profile = h(
    "select",
    { onchange: () => choose(app, { profile: profile.value as Profile }) },
    ...Object.entries(PROFILES).map(([value, words]) => h("option", { value }, words)),
  );
  const until = h("input", { type: "date" });
  until.addEventListener("change", () => {
    if (until.value === "" || isDay(until.value)) choose(app, { as_of: until.value || undefined });
  });
  const prestige = h("button", { type: "button", role: "switch", class: "switch", "aria-labelledby": "prestige" });
  prestige.addEventListener("click", () => choose(app, { prestige: !app.state.options.prestige }));
  const file = h("span");
  const drop = h("button", { type: "button", class: "small", onclick: () => dropPeople(app) }, "Remove");
  const people = h("p", { class: "people" }, file, " ", drop);
  const invite = h("p", { class: "quiet" }, "A file people.csv with the columns network, person, score, dropped like any other, says who has which score.");
  const node = h(
    "div",
    { class: "settings" },
    h("label", {}, h("span", {}, "What counts"), profile),
    h("label", {}, h("span", {}, "Up to the end of"), until),
    h("div", {}, prestige, h("span", { id: "prestige" }, "People with a higher score count more")),
    people,
    invite,
  );
  return {
    node,
    update({ options, summary, peopleFile }) {
      profile.value = options.profile;
      if (document.activeElement !== until) until.value = options.as_of ?? summary?.as_of ?? "";
      attribute(prestige, "aria-checked", String(options.prestige));
      attribute(people, "hidden", peopleFile === null);
      attribute(invite, "hidden", peopleFile !== null);
      const unknown = summary?.people_unknown ?? [];
      const nobody = unknown.length > 0 ? `; ${plural(unknown.length, "is", "are")} in no export: ${list(unknown.slice(0, 5))}` : "";
      text(file, `Scores from ${peopleFile ?? ""} count${nobody}.`);
    },
  };
}
