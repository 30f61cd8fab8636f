// What is pasted into a blog, in steps of what hosts allow.

import type { Look, Published } from "../engine/types";
import { en } from "../words/en";
import type { Picture } from "./picture";

/** What the texts are made of. */
interface Shown {
  made: Published;
  picture: Picture;
}

interface Snippet {
  key: "image" | "html" | "element" | "frame" | "scorer";
  code: string;
}

/** Where the files of a card are, and where those of Cloutscope: each an address that ends with a slash, or empty. */
export interface Places {
  files: string;
  page: string;
  /** Where links lead; empty: there are none. */
  home: string;
}

/** Of what nothing is said. */
export const PLAIN: Look = { theme: "auto", transparent: false, language: "en" };

/** Of the frame; no card needs more, whatever it holds. */
export const FRAME = { width: 362, height: 460 };

/** Each stands without a blank line, which Markdown would take for the end of the HTML; and links home, if that has an address. */
export function snippets(
  { made: { json, embed }, picture: { name, width } }: Shown,
  { files, page, home }: Places,
  { theme, transparent, language }: Look = PLAIN,
  { alt, own }: typeof en.share.pasted = en.share.pasted,
): Snippet[] {
  const at = attribute(page);
  const link = (inside: string) => (home ? `<a href="${attribute(home)}">${inside}</a>` : inside);
  // Its width once more as a style, which a theme's rules for pictures and frames don't reach. Without a height: where a host takes the style and keeps the width, it would be distorted.
  // In a paragraph, or a theme that aligns blocks lets it stand outside of its column.
  const image = paragraph(
    link(`<img src="${attribute(files)}${name}.svg" width="${width}" alt="${alt}" style="width:${width}px;max-width:100%;height:auto;border:0;padding:0">`),
  );
  const said = [
    theme !== "auto" && ["theme", theme],
    transparent && ["ground", "none"],
    home && ["home", home],
    language !== "en" && ["lang", language],
  ].filter((one) => Array.isArray(one));
  const attributes = said.map(([name, value]) => ` ${name}="${attribute(value!)}"`).join("");
  const behind = said.map(([name, value]) => `&amp;${name}=${encodeURIComponent(value!)}`).join("");
  return [
    { key: "image", code: image },
    { key: "html", code: embed.replace(/>Cloutscope(?=[^<]*<\/figcaption>)/, `>${link("Cloutscope")}`) },
    {
      // Where no script runs, in a feed, the picture stays. Its tags stand on lines of their own: Markdown takes them for a block.
      key: "element",
      code: `<cloutscope-card src="${attribute(files)}card.json"${attributes}>\n${image}\n</cloutscope-card>\n<script src="${at}widget.js" defer></script>`,
    },
    {
      // Of one scheme with what is in it, or the browser puts a ground behind the card.
      key: "frame",
      code: `<div><iframe src="${at}embed.html#${base64url(json)}${behind}" title="${alt}" width="${FRAME.width}" height="${FRAME.height}" style="width:${FRAME.width}px;max-width:100%;height:${FRAME.height}px;border:0;color-scheme:${theme === "auto" ? "light dark" : theme}" loading="lazy"></iframe></div>`,
    },
    {
      key: "scorer",
      code: `<cloutscope-scorer src="${at}cloutscope.html">\n${paragraph(`<a href="${at}cloutscope.html">${own}</a>`)}\n</cloutscope-scorer>\n<script src="${at}scorer.js" defer></script>`,
    },
  ];
}

const paragraph = (inside: string): string => `<p>${inside}</p>`;

/** What a host does with a way: a key of the words. */
export const TAKES = { "+": "yes", "-": "no", png: "png", plugin: "plugin", plain: "plain" } as const;
type Take = keyof typeof TAKES;

/** Hosts by what they take, in the order of {@link snippets}. */
export const HOSTS: [host: string, ...takes: [Take, Take, Take, Take, Take]][] = [
  ["Blogger", "+", "+", "+", "+", "+"],
  ["WordPress.com", "png", "+", "plugin", "plugin", "plugin"],
  ["Ghost", "+", "+", "+", "+", "+"],
  ["Hugo, Jekyll", "+", "+", "+", "+", "+"],
  ["Medium", "png", "-", "-", "-", "-"],
  ["GitHub README", "+", "plain", "-", "-", "-"],
];

/** An address as it was typed; anything but http(s) is none. */
export function place(typed: string): string {
  try {
    const { href, protocol } = new URL(typed.trim());
    if (!/^https?:$/.test(protocol)) return "";
    return new URL(href.endsWith("/") ? "./" : `${href.split(/[?#]/)[0]}/`, href).href;
  } catch {
    return "";
  }
}

const attribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function base64url(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
