// The rows of the export that a number came from, each re-read from the file when it is opened.

import { type App, rowOf } from "../actions";
import { fill, fold, h } from "../dom";
import type { Source, Who } from "../engine";
import { count, plural } from "../format";
import { dropOf } from "../state";
import { isImagined } from "../words";

/** What rows are shown of. */
interface Rows {
  who: Who | null;
  source: Source[];
  /** How many there are in all. */
  sources: number;
}

/** A list of rows, to be opened one by one; of none, in words. */
export function rows(app: App, { who, source, sources: total }: Rows, none = ""): HTMLElement {
  if (who && isImagined(who)) return h("p", { class: "quiet" }, "Imagined: it stands in no export.");
  if (source.length === 0) return h("p", { class: "quiet" }, none);
  const beyond = total > source.length ? ` (the first ${count(source.length)})` : "";
  return h(
    "div",
    { class: "rows" },
    h("p", { class: "quiet" }, `From ${plural(total, "row")} of your export${beyond}`),
    ...source.map((one) => row(app, one)),
  );
}

function row(app: App, source: Source): HTMLElement {
  const file = dropOf(app.state, source.file)?.dropped.name ?? "a file that was removed";
  const place = source.entry === "" || source.entry === file ? file : `${file} › ${source.entry}`;
  return fold("row", [h("span", {}, place), h("span", { class: "quiet" }, `record ${count(source.record)}`)], (body) => {
    if (body.hasChildNodes()) return;
    const waiting = h("p", { class: "quiet", role: "status" }, "Reading it again …");
    fill(body, waiting);
    rowOf(app, source).then(
      (fields) =>
        fill(
          body,
          h("dl", { class: "fields" }, ...fields.flatMap(([field, content]) => [h("dt", {}, field), h("dd", {}, content)])),
          h("p", { class: "quiet" }, "Message texts are left out."),
        ),
      (error: Error) => fill(body, h("p", { class: "problem" }, error.message)),
    );
  });
}
