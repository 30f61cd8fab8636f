// What was dropped: each file's progress with cancel, and its report, problems first.

import { again, type App, cancel, remove } from "../actions";
import { attribute, fill, fold, h, keyed, text, type View } from "../dom";
import type { Import, Skip } from "../engine";
import { bytes, count, day, dayOf, plural } from "../format";
import { type Drop, isBusy, type State } from "../state";
import { acts, contacts, missing, nameOf, notShown, posts, shown, tallies, title } from "../words";

const SAMPLE =
  "A reconstruction with invented people, in the layouts of today's exports: a CRM consultant in Christchurch, New Zealand, in February 2011. Drop a file of your own and it makes way.";

export function files(app: App): View<State> {
  const overview = h("span");
  const items = h("ul", { class: "files" });
  const all = h("details", { class: "card dropped" }, h("summary", {}, h("h2", {}, "Files"), overview), items);
  const sample = h("p", { class: "quiet" }, SAMPLE);
  const node = h("section", { "aria-label": "Files" }, all);
  all.append(sample);
  const draw = keyed<Drop>(items, ({ key }) => String(key), (drop) => file(app, drop));
  let settled = true;
  return {
    node,
    update(state) {
      const { drops, summary } = state;
      node.hidden = drops.length === 0;
      // Opens for what needs attention and closes when that is over; between these it is the user's.
      const quiet = drops.every(({ phase }) => phase === "read" || phase === "cancelled") && summary !== null;
      if (quiet !== settled) all.open = !quiet;
      settled = quiet;
      fill(overview, ...counts(drops));
      attribute(sample, "hidden", !drops.some((drop) => drop.sample));
      draw(drops);
    },
  };
}

const skips = (drop: Drop): Skip[] => drop.imports.flatMap(({ skipped }) => skipped);
const problems = (drop: Drop): Skip[] => skips(drop).filter(({ problem }) => problem);

function counts(drops: readonly Drop[]): (Node | string)[] {
  const busy = drops.filter(isBusy).length;
  const broken = drops.flatMap(problems).length;
  const omitted = drops.flatMap(skips).filter(({ problem }) => !problem);
  const parts = [
    h("span", {}, plural(drops.length, "file")),
    busy > 0 && h("span", {}, `${count(busy)} being read`),
    broken > 0 && h("span", { class: "problem" }, plural(broken, "problem")),
    omitted.length > 0 && h("span", {}, `${count(omitted.reduce((sum, skip) => sum + skip.count, 0))} left out: why?`),
  ];
  return parts.flatMap((part) => (part ? [" · ", part] : [])).slice(1);
}

function file(app: App, first: Drop): View<Drop> {
  const { key, dropped } = first;
  const status = h("span", { class: "quiet status" });
  const bar = h("progress", { "aria-label": `Reading ${dropped.name}` });
  const button = (label: string, act: () => unknown) =>
    h("button", { type: "button", class: "small", "aria-label": `${label}: ${dropped.name}`, onclick: () => void act() }, label);
  const cancelling = button("Cancel", () => cancel(app, key));
  const retrying = button("Read it", () => again(app, key));
  const removing = button("Remove", () => remove(app, key));
  const report = h("div", { class: "reports" });
  const node = h(
    "li",
    { class: "file" },
    h("div", { class: "file-head" }, h("span", { class: "file-name" }, dropped.name), status, cancelling, retrying, removing),
    bar,
    report,
  );
  let drawn: unknown;
  return {
    node,
    update(drop) {
      node.dataset.phase = drop.phase;
      text(status, statusOf(drop));
      attribute(bar, "hidden", !isBusy(drop));
      showProgress(bar, drop);
      attribute(cancelling, "hidden", !isBusy(drop));
      attribute(retrying, "hidden", drop.phase !== "cancelled");
      attribute(removing, "hidden", isBusy(drop));
      const reported = drop.error ?? drop.imports;
      if (reported === drawn) return;
      drawn = reported;
      fill(report, drop.error && problem(drop.error), ...drop.imports.map((imported) => reportOf(app, imported)));
    },
  };
}

function showProgress(bar: HTMLProgressElement, { progress }: Drop): void {
  if (!progress || progress.total <= 0) {
    bar.removeAttribute("value");
    return;
  }
  bar.max = progress.total;
  bar.value = Math.min(progress.bytes, progress.total);
}

function statusOf({ phase, progress, size, sample }: Drop): string {
  if (phase === "waiting") return `${bytes(size)}, waiting`;
  if (phase === "cancelled") return "cancelled";
  if (phase !== "reading") return sample ? `${bytes(size)}, sample` : bytes(size);
  if (!progress) return `${bytes(size)}, opening`;
  return `${bytes(progress.bytes)} of ${bytes(progress.total)} · ${plural(progress.records, "record")} so far`;
}

const problem = (...words: string[]): HTMLElement => h("p", { class: "problem" }, ...words);

/** The report of one export: problems, then, folded, what was read, what it shows and doesn't, and what was left out. */
function reportOf({ state }: App, imported: Import): HTMLElement {
  const { format, generation, network, owner, as_of, entry } = imported;
  const broken = imported.skipped.filter((skip) => skip.problem).map((skip) => problem(skipped(skip)));
  if (format === "") return h("div", { class: "report" }, ...broken);
  const about = [title(state.formats, network), generation, entry, as_of !== null && `made ${day(dayOf(as_of))}`];
  const details = fold("report-details", [about.filter(Boolean).join(" · ")], (body) => {
    fill(
      body,
      phrase("Owner", owner.map((account) => nameOf(state.summary, account))),
      phrase("Posts", posts(imported.read)),
      phrase("Acts by name, given and received", acts(imported.read)),
      phrase("Counted without names", tallies(imported.read)),
      phrase("Contacts", contacts(imported.read)),
      phrase("Shows", shown(imported.observes)),
      phrase("Not in this export", notShown(missing(network, imported.observes), imported.observes)),
      ...leftOut(imported.skipped.filter((skip) => !skip.problem)),
    );
  });
  return h("div", { class: "report" }, ...broken, details);
}

const phrase = (label: string, items: string[]): HTMLElement | false =>
  items.length > 0 && h("p", {}, h("span", { class: "quiet" }, `${label}: `), items.join(", "));

const skipped = ({ where, why, count: times }: Skip): string =>
  `${where} ${why}${times > 1 ? ` (${count(times)} times)` : ""}`.trim();

function leftOut(omitted: Skip[]): HTMLElement[] {
  if (omitted.length === 0) return [];
  return [
    h("p", { class: "quiet" }, "Left out on purpose:"),
    h("ul", { class: "left-out" }, ...omitted.map((skip) => h("li", {}, skipped(skip)))),
  ];
}
