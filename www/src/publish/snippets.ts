// What is pasted into a blog, in steps of what hosts allow.

import type { Published } from "../engine/types";
import type { Picture } from "./picture";

/** What the texts are made of. */
export interface Shown {
  made: Published;
  picture: Picture;
}

export interface Snippet {
  key: "image" | "html" | "element" | "frame" | "scorer";
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
  const fits = 'style="max-width:100%;height:auto"';
  return [
    { key: "image", code: `<img src="${attribute(files)}${name}.svg" width="${width}" height="${height}" alt="${alt}" ${fits}>` },
    { key: "html", code: embed },
    {
      key: "element",
      code: `<cloutscope-card src="${attribute(files)}card.json"></cloutscope-card>\n<script src="${attribute(page)}widget.js" defer></script>`,
    },
    {
      key: "frame",
      code: `<iframe src="${attribute(page)}embed.html#${base64url(json)}" title="${alt}" width="${FRAME.width}" height="${FRAME.height}" style="border:0;max-width:100%" loading="lazy"></iframe>`,
    },
    {
      key: "scorer",
      code: `<cloutscope-scorer src="${attribute(page)}cloutscope.html"></cloutscope-scorer>\n<script src="${attribute(page)}scorer.js" defer></script>`,
    },
  ];
}

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
