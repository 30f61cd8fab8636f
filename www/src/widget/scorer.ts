// <cloutscope-scorer src="cloutscope.html">: the whole page inside a blog post, so that readers score themselves there.
// A frame without the blog's origin: neither can reach into the other, and a blog whose policy forbids WebAssembly still
// has it, since the frame has a policy of its own, that of the single file.

const STYLE = `
:host { display: block }
:host([hidden]) { display: none }
iframe { display: block; box-sizing: border-box; width: 100%; height: 48rem; color-scheme: light dark; border: 1px solid var(--cloutscope-line, #8f8b83); border-radius: var(--cloutscope-round, .75rem) }
`;

/** In pixels: what a page in a frame may be high, whatever it says. */
const [LOWEST, HIGHEST] = [320, 30_000];

class CloutscopeScorer extends HTMLElement {
  static observedAttributes = ["src", "title"];

  #frame = document.createElement("iframe");

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    // Scripts to score with, downloads to take the result home; no origin, no forms, no windows, no way up.
    this.#frame.setAttribute("sandbox", "allow-scripts allow-downloads");
    this.#frame.allow = "clipboard-write *";
    this.#frame.referrerPolicy = "no-referrer";
    this.#frame.loading = "lazy";
    root.append(this.#frame);
  }

  #grow = ({ source, data }: MessageEvent<{ cloutscope?: unknown; height?: unknown } | null>) => {
    if (source !== this.#frame.contentWindow || data?.cloutscope !== "height" || typeof data.height !== "number") return;
    this.#frame.style.height = `${Math.min(Math.max(data.height, LOWEST), HIGHEST)}px`;
  };

  connectedCallback(): void {
    addEventListener("message", this.#grow);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.#grow);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    this.#frame.title = this.title || "Cloutscope: your score, computed in this browser";
    const { href, protocol } = new URL(this.getAttribute("src") ?? "cloutscope.html", document.baseURI);
    // Never a javascript: address.
    if (/^(https?|file):$/.test(protocol) && this.#frame.src !== href) this.#frame.src = href;
  }
}

if (!customElements.get("cloutscope-scorer")) customElements.define("cloutscope-scorer", CloutscopeScorer);
