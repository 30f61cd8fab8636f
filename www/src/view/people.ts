// People to choose from, for every input whose list is `people`.

import { type App, scorer } from "../app";
import { fill, h } from "../dom";
import type { Person } from "../engine";
import { call } from "../workers";
import { title, who } from "../words";

/** Those who count most. Anybody else can be typed. */
const OFFERED = 500;

export function people(app: App): HTMLElement {
  const node = h("datalist", { id: "people" });
  let offered: unknown = null;
  addEventListener("focusin", async ({ target }) => {
    const { summary, formats } = app.state;
    if (!(target instanceof HTMLInputElement) || target.getAttribute("list") !== node.id || summary === offered) return;
    offered = summary;
    // Without the list, a name can still be typed.
    const { rows } = await call(scorer(app), "people", [undefined, 0, OFFERED]).catch(() => ({ rows: [] }));
    const option = ({ who: one, network }: Person) => "person" in one && h("option", { value: one.person, label: `${who(one)}, ${title(formats, network)}` });
    fill(node, ...rows.map(option));
  });
  return node;
}
