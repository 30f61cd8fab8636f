// Which networks count and since when, and what each one's export can't show.

import { type App, choose, connect, dropPeople, toggleNetwork } from "../actions";
import { counting } from "../changes";
import { attribute, h, keyed, text, type View } from "../dom";
import type { NetworkScore, Profile, Summary } from "../engine";
import { list, plural, points } from "../format";
import type { State } from "../state";
import { isDay } from "../url";
import { networkOf, notShown, title } from "../words";

const PROFILES: Record<Profile, string> = {
  everything: "Everything that was dropped",
  "klout-2011": "As Klout in 2011: Twitter, Facebook, LinkedIn",
};

export function networks(app: App): View<State> {
  const rows = h("ul", { class: "networks" });
  const draw = keyed<Listed>(rows, ({ network }) => network, ({ network }) => row(app, network));
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
      draw(listed(state));
      settings.update(state);
    },
  };
}

/** A network that was dropped; without a score of anything it has none. */
interface Listed {
  network: string;
  scored: NetworkScore | undefined;
}

function listed({ summary, drops }: State): Listed[] {
  const scored = new Map(summary?.networks.map((one) => [one.network, one]));
  const dropped = drops.flatMap(({ imports }) => imports.map(({ network }) => network)).filter(Boolean);
  return [...new Set([...scored.keys(), ...dropped])].sort().map((network) => ({ network, scored: scored.get(network) }));
}

function row(app: App, network: string): View<Listed> {
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
    update({ scored }) {
      const { formats, options, summary } = app.state;
      const off = options.disabled.includes(network);
      const from = options.connected[network] ?? "";
      const outside = scored !== undefined && !off && !counting(app.state).includes(network);
      text(called, title(formats, network));
      attribute(toggle, "aria-checked", String(!off && !outside));
      attribute(toggle, "disabled", outside);
      if (document.activeElement !== since) since.value = from;
      since.classList.toggle("unset", from === "");
      const unknown = summary?.unclaimed.some(({ account }) => networkOf(account) === network);
      const given = unknown ? "who you are here isn't said: nothing counts" : scored && gives(scored);
      text(adds, given ? `${outside ? "not in this profile, " : ""}${given}` : "");
      const absent = scored ? notShown(scored.missing, scored.observes) : [];
      attribute(lacks, "hidden", absent.length === 0);
      text(lacks, `${list(absent)}: not in this export`);
    },
  };
}

const gives = ({ points: given, would_add }: NetworkScore): string =>
  would_add === null ? `${points(given)} points` : `would add ${points(would_add)}`;

/** Profile, day, partners' standing, and the scores that the user knows. */
function howItCounts(app: App): View<State> {
  const profile = h(
    "select",
    { onchange: () => choose(app, { profile: profile.value as Profile }) },
    ...Object.entries(PROFILES).map(([value, words]) => h("option", { value }, words)),
  );
  const until = h("input", { type: "date" });
  until.addEventListener("change", () => {
    if (until.value === "" || isDay(until.value)) choose(app, { as_of: until.value || null });
  });
  const prestige = h("button", { type: "button", role: "switch", class: "switch", "aria-labelledby": "prestige" });
  prestige.addEventListener("click", () => choose(app, { prestige: !app.state.options.prestige }));
  const file = h("span");
  const drop = h("button", { type: "button", class: "small", onclick: () => dropPeople(app) }, "Remove");
  const people = h("p", { class: "people" }, file, " ", drop);
  const invite = h("p", { class: "quiet" }, "A file people.csv with the columns network, person, score, dropped like any other, says who has which score.");
  const ignored = h("p", { class: "quiet" });
  const node = h(
    "div",
    { class: "settings" },
    h("label", {}, h("span", {}, "What counts"), profile),
    h("label", {}, h("span", {}, "Up to the end of"), until),
    h("div", {}, prestige, h("span", { id: "prestige" }, "People with a higher score count more")),
    people,
    invite,
    ignored,
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
      text(ignored, withoutTime(summary));
      attribute(ignored, "hidden", ignored.textContent === "");
      text(file, `Scores from ${peopleFile ?? ""} count${nobody}.`);
    },
  };
}

function withoutTime(summary: Summary | null): string {
  const { undated, implausible } = summary?.ignored ?? { undated: 0, implausible: 0 };
  return [
    undated > 0 && `${plural(undated, "record has", "records have")} no time in the export and can't score.`,
    implausible > 0 && `${plural(implausible, "record has", "records have")} a time that can't be true and don't score.`,
  ]
    .filter(Boolean)
    .join(" ");
}
