// Show it: the card's exact bytes, a switch for each of its fields, and what can be made of it. Nothing is published
// from here: files are saved, texts copied, and the user puts them where they want them.

import { type App, said, scorer } from "../app";
import { attribute, fold, h, text, type View } from "../dom";
import type { CardField, Published, Summary } from "../engine";
import { count } from "../format";
import { dataUrl, type Picture, picture, png, SIZES, type Size } from "../publish/picture";
import { save } from "../save";
import type { State } from "../state";
import { call, Ended } from "../workers";
import { ways } from "./ways";

const SWITCHES: [CardField, string][] = [
  ["band", "Band"],
  ["delta", "Changes in 1, 5 and 30 days"],
  ["curve", "Curve of 52 weeks"],
  ["gauges", "Reach, amplification, network"],
  ["style", "Style"],
  ["networks", "Points by network"],
  ["versions", "Model and engine"],
  ["digest", "Digest of the inputs"],
  ["handles", "My handles"],
];

/** At first: everything but the handles. */
const plain = (): Set<CardField> => new Set(SWITCHES.map(([field]) => field).filter((field) => field !== "handles"));

export function publish(app: App): View<State> {
  let fields = plain();
  let made: Published | null = null;
  let drawn: Summary | null = null;
  let asked = 0;

  const name = h("input", { type: "text", maxlength: 64, autocomplete: "off", placeholder: "none" });
  name.addEventListener("input", () => void ask());
  const switches = new Map(SWITCHES.map(([field]) => [field, box(field)]));
  const bytes = h("code", {});
  const size = h("p", { class: "quiet" });
  const badge = h("img", { alt: "The badge as it would be published" });
  const sizes = h("select", {}, ...SIZES.map(([key, words]) => h("option", { value: key }, words)));
  sizes.addEventListener("change", () => show(made, ""));
  const status = h("p", { class: "quiet", role: "status" });
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const embeds = ways(tell);
  const body = h(
    "div",
    { class: "publish-parts" },
    h(
      "div",
      { class: "publish-fields" },
      h("label", { class: "publish-name" }, h("span", {}, "Name on the card"), name),
      h("fieldset", {}, h("legend", {}, "What is on it, beside score and day"), ...SWITCHES.map(([field, words]) => h("label", {}, switches.get(field), words))),
    ),
    h(
      "div",
      { class: "publish-preview" },
      h("label", { class: "publish-name" }, h("span", {}, "Size of the badge"), sizes),
      badge,
      h(
        "div",
        { class: "buttons" },
        button("Save SVG", (_, { name: file, svg }) => save(`${file}.svg`, svg, "image/svg+xml")),
        button("Save PNG", async (_, badge) => save(`${badge.name}.png`, await png(badge), "image/png")),
        button("Copy PNG", async (_, badge) => {
          // The promise goes in as it is: Safari wants the clipboard asked within the click.
          await navigator.clipboard.write([new ClipboardItem({ "image/png": png(badge) })]);
          tell("The picture is in the clipboard.");
        }),
      ),
      status,
    ),
    h(
      "div",
      { class: "publish-bytes" },
      h("h3", {}, "card.json, every byte of it"),
      h("pre", { tabindex: 0, "aria-label": "card.json" }, bytes),
      size,
      h("div", { class: "buttons" }, button("Save card.json", ({ json }) => save("card.json", json, "application/json"))),
    ),
    embeds.node,
  );
  const folded = fold("publish-fold", [h("h2", {}, "Show it"), h("span", { class: "quiet" }, "a card, a badge, a widget for your blog")], () => refresh());
  folded.body.append(h("p", { class: "quiet" }, "Numbers only: nobody else is on it, and no text. Nothing is sent from here; you save files and put them where you like."), problem, body);
  const node = h("section", { class: "card publish", "aria-label": "Show it" }, folded);

  function box(field: CardField): HTMLInputElement {
    const input = h("input", { type: "checkbox", checked: fields.has(field), "data-field": field });
    input.addEventListener("change", () => {
      if (input.checked) fields.add(field);
      else fields.delete(field);
      void ask();
    });
    return input;
  }

  function button(words: string, does: (files: Published, badge: Picture) => void | Promise<void>): HTMLButtonElement {
    const run = async () => {
      try {
        if (made) await does(made, chosen(made));
      } catch (error) {
        tell(`That did not work: ${said(error)}`);
      }
    };
    return h("button", { type: "button", onclick: () => void run() }, words);
  }

  const chosen = (files: Published): Picture => picture(files, sizes.value as Size);

  function tell(words: string): void {
    text(status, words);
  }

  /** Asks for the card of the newest score, if the panel is open and it isn't shown already. */
  function refresh(): void {
    const { summary, scoring, changes } = app.state;
    if (changes.length > 0) {
      // A card shows what is.
      drawn = null;
      asked++;
      show(null, "What you imagined is not for a card: take it back first.");
      return;
    }
    if (!folded.open || scoring || summary === null || summary.score === null || summary === drawn) return;
    drawn = summary;
    void ask();
  }

  async function ask(): Promise<void> {
    const mine = ++asked;
    try {
      const files = await call(scorer(app), "card", [name.value, [...fields]]);
      if (mine === asked) show(files, "");
    } catch (error) {
      if (mine === asked && !(error instanceof Ended)) show(null, said(error));
    }
  }

  function show(files: Published | null, why: string): void {
    made = files;
    attribute(problem, "hidden", why === "");
    text(problem, why);
    attribute(body, "hidden", files === null);
    embeds.update(files && { made: files, picture: chosen(files) });
    if (!files) return;
    text(bytes, files.json);
    text(size, `${count(new TextEncoder().encode(files.json).length)} bytes: this, and nothing else, is what others see.`);
    const { svg, width, height } = chosen(files);
    Object.assign(badge, { src: dataUrl(svg), width, height });
  }

  return {
    node,
    update({ summary, drops }) {
      attribute(node, "hidden", summary === null || summary.score === null);
      if (drops.length === 0 && drawn !== null) {
        // Everything was forgotten: the name and the last card are, too.
        fields = plain();
        name.value = "";
        for (const [field, input] of switches) input.checked = fields.has(field);
        show(null, "");
        drawn = null;
        folded.open = false;
        text(bytes, "");
        badge.removeAttribute("src");
      }
      refresh();
    },
  };
}
