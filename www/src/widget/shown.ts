// What the element shows, and how it looks.

import { draw, refusal } from "./draw";
import { readCard } from "./read";
import type { Words } from "./words";

/**
 * The look is not the element's own, which a theme's `*` reaches, but that of what is in it, where nothing is inherited
 * but the blog's font and its size, within reason. Names with an underscore are ours: a blog may have an --accent, too.
 */
const STYLE = `
:host { color-scheme: light dark; display: block; margin: 0 0 1em }
:host([hidden]) { display: none }
.card {
  --_ink: var(--cloutscope-ink, light-dark(#1c1b19, #eeece7)); --_quiet: var(--cloutscope-quiet, light-dark(#625f59, #a9a59d));
  --_accent: var(--cloutscope-accent, light-dark(#0b6b60, #5ec4b4));
  all: initial; color-scheme: inherit; display: block; box-sizing: border-box; max-width: var(--cloutscope-width, 22.5em); padding: 1em 1.25em;
  border: 1px solid var(--cloutscope-line, light-dark(#e4e1da, #34322f)); border-radius: var(--cloutscope-round, .75em);
  background: var(--cloutscope-ground, light-dark(#fff, #1d1c1b)); color: var(--_ink);
  font-family: inherit; font-size: clamp(14px, 1em, 20px); line-height: 1.4; font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
.card.light, :host([theme="light"]) .card { color-scheme: light }
.card.dark, :host([theme="dark"]) .card { color-scheme: dark }
:host([ground="none"]) .card { background: none }
p, ul { margin: 0; padding: 0; list-style: none }
.name { font-weight: 650 }
.value { color: var(--_quiet) }
.value b { margin-inline-end: .1em; color: var(--_ink); font-size: 2.75em; line-height: 1.1; letter-spacing: -.03em }
.quiet { color: var(--_quiet); font-size: .8125em }
svg { display: block; width: 100%; height: auto; margin: .625em 0; overflow: visible }
path { fill: none; stroke: var(--_accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
circle { fill: var(--_accent) }
path.area { fill: var(--_accent); fill-opacity: .13; stroke: none }
ul.changes { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75em; margin: .5em 0 }
.changes b { display: block; color: var(--_accent); font-size: 1.25em; font-weight: 600 }
.changes .loss { color: var(--cloutscope-loss, light-dark(#b3401f, #f08b68)) }
ul.networks { display: flex; flex-wrap: wrap; gap: 0 1em; margin: -.25em 0 .5em }
.networks svg { display: inline-block; width: .6em; margin: 0 .4em 0 0 }
figcaption { margin-top: .5em }
a { color: inherit }
`;

/** A constructed sheet: a style element would need the host's permission. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}

/** The figure of a card, or a sentence that says why there is none. */
export async function shown(card: string | Promise<string>, home: string | null, words: Words): Promise<HTMLElement> {
  try {
    return draw(readCard(await card), home, words);
  } catch (error) {
    return refusal(error instanceof Error ? error.message : "it could not be read");
  }
}
