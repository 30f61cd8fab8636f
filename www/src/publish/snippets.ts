// What is pasted into a blog, in steps of what hosts allow.

import type { Published } from "../engine";
import type { Picture } from "./picture";

/** What the texts are made of. */
export interface Shown {
  made: Published;
  picture: Picture;
}

export interface Snippet {
  key: "image" | "html" | "element" | "frame" | "scorer";
  title: string;
  /** What must be there for it to work. */
  needs: string;
  code: string;
}

/** Where the files of a card are, and where those of Cloutscope: each an address that ends with a slash, or empty. */
export interface Places {
  files: string;
  page: string;
}

/** Of the frame; a card with all that it can have is no larger. */
export const FRAME = { width: 362, height: 360 };

export function snippets({ made: { json, embed }, picture: { name, width, height } }: Shown, { files, page }: Places): Snippet[] {
  const alt = "My Cloutscope score";
  return [
    {
      key: "image",
      title: "A picture",
      needs: `${name}.svg, which is saved above. Where SVG is not taken, the PNG.`,
      code: `<img src="${attribute(files)}${name}.svg" width="${width}" height="${height}" alt="${alt}">`,
    },
    { key: "html", title: "HTML without a script", needs: "Nothing else: the card is in the text.", code: embed },
    {
      key: "element",
      title: "An element",
      needs: "card.json and widget.js. It takes the blog's font, and its colours by --cloutscope-accent and others.",
      code: `<cloutscope-card src="${attribute(files)}card.json"></cloutscope-card>\n<script src="${attribute(page)}widget.js" defer></script>`,
    },
    {
      key: "frame",
      title: "A frame",
      needs: "This page on the web: the card is in the address, after the #, which no browser sends to a server.",
      code: `<iframe src="${attribute(page)}embed.html#${base64url(json)}" title="${alt}" width="${FRAME.width}" height="${FRAME.height}" style="border:0" loading="lazy"></iframe>`,
    },
    {
      key: "scorer",
      title: "The scorer itself",
      needs: "cloutscope.html and scorer.js. Your readers score themselves, locked like this page; you learn nothing of it.",
      code: `<cloutscope-scorer src="${attribute(page)}cloutscope.html"></cloutscope-scorer>\n<script src="${attribute(page)}scorer.js" defer></script>`,
    },
  ];
}

type Takes = "yes" | "no" | string;

/** Hosts by what they take, in the order of {@link snippets}. */
export const HOSTS: [host: string, ...takes: [Takes, Takes, Takes, Takes, Takes]][] = [
  ["Blogger", "yes", "yes", "yes", "yes", "yes"],
  ["WordPress.com", "as PNG", "yes", "with plugins", "with plugins", "with plugins"],
  ["Ghost", "yes", "yes", "yes", "yes", "yes"],
  ["Hugo, Jekyll", "yes", "yes", "yes", "yes", "yes"],
  ["Medium", "as PNG", "no", "no", "no", "no"],
  ["GitHub README", "yes", "without its frame", "no", "no", "no"],
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
