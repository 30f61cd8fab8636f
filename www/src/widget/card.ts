// <cloutscope-card src="card.json">, or data-card with the card itself: somebody's score on their blog. It asks for the
// card that it is given, without cookies, and for nothing else.

import { draw, refusal } from "./draw";
import { LARGEST, readCard } from "./read";

/** Names with an underscore are the element's own: a blog may have an --accent, too. The blog's font; its colours by custom properties, light and dark by the reader's system. */
const STYLE = `
:host {
  --_ground: var(--cloutscope-ground, #fff); --_ink: var(--cloutscope-ink, #1c1b19); --_quiet: var(--cloutscope-quiet, #625f59);
  --_line: var(--cloutscope-line, #e4e1da); --_accent: var(--cloutscope-accent, #0b6b60); --_loss: var(--cloutscope-loss, #b3401f);
  display: block; box-sizing: border-box; max-width: 22.5rem; padding: 1rem 1.25rem; border: 1px solid var(--_line);
  border-radius: var(--cloutscope-round, .75rem); background: var(--_ground); color: var(--_ink); line-height: 1.4;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
@media (prefers-color-scheme: dark) {
  :host {
    --_ground: var(--cloutscope-ground, #1d1c1b); --_ink: var(--cloutscope-ink, #eeece7); --_quiet: var(--cloutscope-quiet, #a9a59d);
    --_line: var(--cloutscope-line, #34322f); --_accent: var(--cloutscope-accent, #5ec4b4); --_loss: var(--cloutscope-loss, #f08b68);
  }
}
:host([hidden]) { display: none }
figure, p, ul { margin: 0; padding: 0 }
.name { font-weight: 650 }
.value { color: var(--_quiet) }
.value b { margin-inline-end: .1em; color: var(--_ink); font-size: 2.75em; line-height: 1.1; letter-spacing: -.03em }
.quiet { color: var(--_quiet); font-size: .8125em }
svg { display: block; width: 100%; margin: .5rem 0; overflow: visible }
path { fill: none; stroke: var(--_accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
circle { fill: var(--_accent) }
ul { display: flex; flex-wrap: wrap; gap: 0 .9em; margin: .25rem 0; list-style: none; color: var(--_accent); font-size: .875em }
.loss { color: var(--_loss) }
figcaption { margin-top: .25rem }
`;

export class CloutscopeCard extends HTMLElement {
  static observedAttributes = ["src", "data-card"];

  #root = this.attachShadow({ mode: "open" });
  #loading: AbortController | undefined;

  constructor() {
    super();
    // A constructed sheet: a style element would need the host's permission.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    void this.#show();
  }

  disconnectedCallback(): void {
    this.#loading?.abort();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) void this.#show();
  }

  async #show(): Promise<void> {
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    let shown: HTMLElement;
    try {
      shown = draw(readCard(this.dataset.card ?? (await load(this.getAttribute("src"), loading.signal))));
    } catch (error) {
      shown = refusal(error instanceof Error ? error.message : "it could not be read");
    }
    // Another card may have been asked for meanwhile.
    if (!loading.signal.aborted) this.#root.replaceChildren(shown);
  }
}

async function load(src: string | null, signal: AbortSignal): Promise<string> {
  if (!src) throw new Error("the element names no card");
  const response = await fetch(new URL(src, document.baseURI), { credentials: "omit", referrerPolicy: "no-referrer", signal }).catch(() => {
    throw new Error("its card could not be loaded");
  });
  if (!response.ok) {
    void response.body?.cancel();
    throw new Error(`its card is not there (${response.status})`);
  }
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [json, size] = ["", 0];
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return json + decoder.decode();
    size += value?.length ?? 0;
    if (size > LARGEST) {
      void reader?.cancel();
      throw new Error("it is larger than a card can be");
    }
    json += decoder.decode(value, { stream: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "cloutscope-card": CloutscopeCard;
  }
}

// A page may include the script twice.
if (!customElements.get("cloutscope-card")) customElements.define("cloutscope-card", CloutscopeCard);
