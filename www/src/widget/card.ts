// <cloutscope-card src="card.json">, or data-card with the card itself: somebody's score on their blog. It asks for the
// card that it is given, without cookies, and for nothing else. Further attributes: theme="light|dark|auto", ground="none",
// home="https://…", and lang, else that of the post. What stands inside of it, a picture, say, is shown where no script runs: in a feed.

import { LARGEST } from "./read";
import { dress, shown } from "./shown";
import { wordsOf } from "./words";

export class CloutscopeCard extends HTMLElement {
  static observedAttributes = ["src", "data-card", "home", "theme", "lang"];

  #root = this.attachShadow({ mode: "open" });
  #loading: AbortController | undefined;
  #match = () => match(this, this.#root.querySelector(".card"));
  #watching = new MutationObserver(this.#match);

  constructor() {
    super();
    dress(this.#root);
  }

  connectedCallback(): void {
    void this.#show();
    // What switches a blog between light and dark sets an attribute there; colours may take their time.
    for (const node of [document.documentElement, document.body]) this.#watching.observe(node, { attributes: true });
    document.addEventListener("transitionend", this.#match);
    DARK.addEventListener("change", this.#match);
  }

  disconnectedCallback(): void {
    this.#loading?.abort();
    this.#watching.disconnect();
    document.removeEventListener("transitionend", this.#match);
    DARK.removeEventListener("change", this.#match);
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return;
    if (name === "theme") this.#match();
    else void this.#show();
  }

  async #show(): Promise<void> {
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    const figure = await shown(this.dataset.card ?? load(this.getAttribute("src"), loading.signal), this.getAttribute("home"), wordsOf(this));
    // Another card may have been asked for meanwhile.
    if (loading.signal.aborted) return;
    this.#root.replaceChildren(figure);
    this.#match();
  }
}

const DARK = matchMedia("(prefers-color-scheme: dark)");

/**
 * Dark where the blog's own text is light: many blogs are always light, whatever their reader's system is, and few say so
 * to the browser. Where the blog says so of the element, or its colour can't be told, the browser decides.
 */
function match(host: CloutscopeCard, card: Element | null): void {
  const { color, colorScheme } = getComputedStyle(host);
  const [, ...rgb] = /^rgba?\((\d+), (\d+), (\d+)/.exec(color)?.map(Number) ?? [];
  const told = colorScheme === "light dark" && rgb.length === 3 && !/^(light|dark)$/.test(host.getAttribute("theme") ?? "");
  const light = rgb[0]! * 0.3 + rgb[1]! * 0.59 + rgb[2]! * 0.11 > 127;
  card?.classList.toggle("dark", told && light);
  card?.classList.toggle("light", told && !light);
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
