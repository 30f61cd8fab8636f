// <cloutscope-card src="card.json">, or data-card with the card itself: somebody's score on their blog. It asks for the
// card that it is given, without cookies, and for nothing else.

import { LARGEST } from "./read";
import { dress, shown } from "./shown";

export class CloutscopeCard extends HTMLElement {
  static observedAttributes = ["src", "data-card"];

  #root = this.attachShadow({ mode: "open" });
  #loading: AbortController | undefined;

  constructor() {
    super();
    dress(this.#root);
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
    const figure = await shown(this.dataset.card ?? load(this.getAttribute("src"), loading.signal));
    // Another card may have been asked for meanwhile.
    if (!loading.signal.aborted) this.#root.replaceChildren(figure);
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
