// The ways into a blog: a text to copy for each, and which hosts take which.

import { fill, h, keyed, text, type View } from "../dom";
import { HOSTS, place, type Shown, type Snippet, snippets } from "../publish/snippets";
import { preview } from "./preview";

/** Where this page is, if it is on the web. */
const here = (): string => (/^https?:$/.test(location.protocol) ? place(new URL("./", location.href).href) : "");

export function ways(tell: (words: string) => void): View<Shown | null> {
  let last: Shown | null = null;
  const files = where("Where you put the files", "", "https://your-blog.example/files/");
  const page = where("Where Cloutscope is", here(), "https://your-site.example/cloutscope/");
  const list = h("ul", { class: "ways" });
  const draw = keyed<Drawn>(list, ({ key }) => key, ({ key }) => way(key, tell));
  const redraw = () => {
    const all = last ? snippets(last, { files: place(files.input.value), page: place(page.input.value) }) : [];
    draw(all.map((snippet) => ({ ...snippet, shown: last! })));
  };
  for (const { input } of [files, page]) input.addEventListener("input", redraw);
  const node = h(
    "div",
    { class: "publish-ways" },
    h("h3", {}, "Put it on your blog"),
    h("div", { class: "places" }, files.node, page.node),
    h("p", { class: "quiet" }, "Left empty, the files are looked for beside the post."),
    list,
    h("h3", {}, "Which hosts take which"),
    h("div", { class: "hosts", tabindex: 0, role: "region", "aria-label": "Which hosts take which" }, hosts()),
  );
  return {
    node,
    /** `null`: nothing is left of it. */
    update(shown) {
      last = shown;
      redraw();
    },
  };
}

function where(words: string, value: string, placeholder: string): { node: HTMLElement; input: HTMLInputElement } {
  const input = h("input", { type: "url", placeholder, autocomplete: "off" });
  input.value = value;
  return { input, node: h("label", {}, h("span", {}, words), input) };
}

interface Drawn extends Snippet {
  shown: Shown;
}

function way(key: Snippet["key"], tell: (words: string) => void): View<Drawn> {
  const heading = h("span", { class: "way-title" });
  const needs = h("p", { class: "quiet" });
  const code = h("textarea", { readonly: true, rows: 3, spellcheck: "false" });
  const copy = h("button", { type: "button", class: "small" }, "Copy");
  const look = preview(key);
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.value);
      tell(`${heading.textContent}: copied.`);
      text(copy, "Copied");
    } catch {
      // Frames and older browsers have no clipboard: the text is there to be taken by hand.
      code.select();
      tell("This browser keeps its clipboard closed here: the text is selected, copy it by hand.");
    }
  });
  return {
    node: h("li", {}, h("div", { class: "way-text" }, h("div", { class: "way-head" }, heading, copy), needs, code), look.node),
    update(snippet) {
      look.update(snippet.shown);
      text(heading, snippet.title);
      text(needs, snippet.needs);
      code.setAttribute("aria-label", `${snippet.title}: the text to paste`);
      copy.setAttribute("aria-label", `Copy: ${snippet.title}`);
      if (code.value !== snippet.code) {
        code.value = snippet.code;
        text(copy, "Copy");
      }
    },
  };
}

function hosts(): HTMLTableElement {
  const heads = ["Host", "Picture", "HTML", "Element", "Frame", "Scorer"];
  const table = h("table", {}, h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))));
  const rows = HOSTS.map(([host, ...takes]) => h("tr", {}, h("th", { scope: "row" }, host), ...takes.map((taken) => h("td", {}, taken))));
  const body = h("tbody", {});
  fill(body, ...rows);
  table.append(body);
  return table;
}
