// What the element shows, and how it looks: also what the page previews, under its lock.

import { draw, refusal } from "./draw";
import { readCard } from "./read";

/** Names with an underscore are the element's own: a blog may have an --accent, too. The blog's font; its colours by custom properties, light and dark by the reader's system. */
const STYLE = `
:host {
  color-scheme: light dark;
  --_ink: var(--cloutscope-ink, light-dark(#1c1b19, #eeece7)); --_quiet: var(--cloutscope-quiet, light-dark(#625f59, #a9a59d));
  --_accent: var(--cloutscope-accent, light-dark(#0b6b60, #5ec4b4));
  display: block; box-sizing: border-box; max-width: 22.5rem; padding: 1rem 1.25rem;
  border: 1px solid var(--cloutscope-line, light-dark(#e4e1da, #34322f)); border-radius: var(--cloutscope-round, .75rem);
  background: var(--cloutscope-ground, light-dark(#fff, #1d1c1b)); color: var(--_ink); line-height: 1.4;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
:host([hidden]) { display: none }
figure, p, ul { margin: 0; padding: 0 }
.name { font-weight: 650 }
.value { color: var(--_quiet) }
.value b { margin-inline-end: .1em; color: var(--_ink); font-size: 2.75em; line-height: 1.1; letter-spacing: -.03em }
.quiet { color: var(--_quiet); font-size: .8125em }
svg { display: block; width: 100%; margin: .625rem 0; overflow: visible }
path { fill: none; stroke: var(--_accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
circle { fill: var(--_accent) }
path.area { fill: var(--_accent); fill-opacity: .13; stroke: none }
ul { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75em; margin: .5rem 0; list-style: none }
li b { display: block; color: var(--_accent); font-size: 1.25em; font-weight: 600 }
li .loss { color: var(--cloutscope-loss, light-dark(#b3401f, #f08b68)) }
figcaption { margin-top: .5rem }
`;

/** A constructed sheet: a style element would need the host's permission. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}

/** The figure of a card, or a sentence that says why there is none. */
export async function shown(card: string | Promise<string>): Promise<HTMLElement> {
  try {
    return draw(readCard(await card));
  } catch (error) {
    return refusal(error instanceof Error ? error.message : "it could not be read");
  }
}
