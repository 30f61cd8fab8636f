// The ways by which a page can send something away, each tried for real, with the browser's own word on it.

import { workerFrom } from "./trusted";
import attemptsWorker from "./worker/attempts.ts?text";

/** What an attempt came to. Refused only where the browser said so of all that was tried: a request that merely fails proves nothing. */
export interface Outcome {
  refused: boolean;
  /** It said so of some, and nothing got through. */
  part: boolean;
  /** The browser's words: the directive that refused, or the error it threw. */
  reasons: string[];
}

interface Attempt {
  /** Our own host, with the channel's name: had it come through, the host's access log would tell. */
  url: string;
  /** Something got through. */
  passed(): void;
  /** Something was refused, in the browser's words. */
  refused(reason: string): void;
}

interface Way {
  /** A throw is a refusal. */
  send(attempt: Attempt): void;
  /** How many refusals to wait for, where several things are tried. */
  expected?: number;
}

/** Milliseconds to wait for the browser's word. */
const PATIENCE = 1500;
/** Milliseconds in which a refusal may be told once more. */
const ECHO = 60;

const LINKS = ["stylesheet", "icon", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch"];

/** What a page of an origin could leave for whoever comes after it. */
const STORES: [name: string, open: () => unknown][] = [
  ["localStorage", () => localStorage.length],
  ["cookie", keepCookie],
  ["cache", () => caches.keys()],
  ["database", () => opened(indexedDB.open("attempt"))],
];

const WAYS = {
  fetch: {
    send: ({ url, passed }) => void fetch(url).then(passed, () => {}),
  },
  xhr: {
    send({ url, passed }) {
      const request = new XMLHttpRequest();
      request.addEventListener("load", passed);
      request.open("GET", url);
      request.send();
    },
  },
  websocket: {
    send: ({ url, passed }) => new WebSocket(url.replace(/^http/, "ws")).addEventListener("open", passed),
  },
  eventsource: {
    send({ url, passed }) {
      const events = new EventSource(url);
      events.addEventListener("open", passed);
      // It would try again and again.
      events.addEventListener("error", () => events.close());
    },
  },
  beacon: {
    send: ({ url }) => void navigator.sendBeacon(url, "nothing"),
  },
  image: {
    send({ url, passed }) {
      const image = new Image();
      image.addEventListener("load", passed);
      image.src = url;
    },
  },
  links: {
    expected: LINKS.length,
    send({ url, passed }) {
      for (const rel of LINKS) {
        const link = document.createElement("link");
        link.rel = rel;
        link.href = `${url}-${rel}`;
        link.addEventListener("load", passed);
        brieflyIn(document.head, link);
      }
    },
  },
  style: {
    send({ url }) {
      const node = document.createElement("div");
      node.style.backgroundImage = `url("${url}")`;
      node.textContent = " ";
      brieflyIn(document.body, node);
    },
  },
  font: {
    send: ({ url, passed }) => void new FontFace("attempt", `url("${url}")`).load().then(passed, () => {}),
  },
  media: {
    send({ url, passed }) {
      const video = document.createElement("video");
      video.addEventListener("loadedmetadata", passed);
      video.src = url;
      brieflyIn(document.body, video);
    },
  },
  object: {
    send({ url }) {
      const node = document.createElement("object");
      node.data = url;
      brieflyIn(document.body, node);
    },
  },
  frame: {
    send({ url }) {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.src = url;
      brieflyIn(document.body, frame);
    },
  },
  script: {
    send({ url, passed }) {
      const script = document.createElement("script");
      script.addEventListener("load", passed);
      script.src = url;
      brieflyIn(document.head, script);
    },
  },
  import: {
    send: ({ url, passed }) => void import(url).then(passed, () => {}),
  },
  "url-worker": {
    send: ({ url, passed }) => new Worker(url).addEventListener("message", passed),
  },
  popup: {
    send({ url, passed, refused }) {
      const opened = window.open(url);
      opened?.close();
      if (opened) passed();
      else refused("no window");
    },
  },
  storage: {
    expected: STORES.length,
    send({ passed, refused }) {
      for (const [name, open] of STORES) {
        // What throws and what is rejected is one here.
        new Promise((resolve) => resolve(open())).then(passed, (error) => refused(`${name}: ${thrown(error)}`));
      }
    },
  },
  webauthn: {
    send({ passed, refused }) {
      const publicKey = { challenge: new Uint8Array(16), rpId: "cloutscope.invalid", timeout: 1 };
      if (!("credentials" in navigator)) refused("not there");
      else navigator.credentials.get({ publicKey }).then(passed, (error) => refused(thrown(error)));
    },
  },
  worker: {
    expected: 2,
    send({ url, passed, refused }) {
      const source = URL.createObjectURL(new Blob([attemptsWorker], { type: "text/javascript" }));
      const worker = workerFrom(source);
      worker.addEventListener("message", ({ data }: MessageEvent<{ refused: string } | "passed">) => {
        if (data === "passed") passed();
        else refused(data.refused);
      });
      worker.postMessage(url);
      setTimeout(() => {
        worker.terminate();
        URL.revokeObjectURL(source);
      }, PATIENCE);
    },
  },
} satisfies Record<string, Way>;

export type Channel = keyof typeof WAYS;

/** All of them, in the order in which the page lists them. */
export const CHANNELS = Object.keys(WAYS) as Channel[];

/** Tries one channel and waits for the browser's word on it. One at a time: some refusals don't say to whom. */
export function attempt(channel: Channel): Promise<Outcome> {
  const { send, expected = 1 }: Way = WAYS[channel];
  const url = target(channel);
  const reasons = new Set<string>();
  return new Promise((resolve) => {
    const seen = new Set<string>();
    let open = false;
    const end = () => {
      clearTimeout(timer);
      document.removeEventListener("securitypolicyviolation", hear);
      // What both policies refuse is told twice, and the second time must not pass for an answer to the next attempt.
      const all = seen.size >= expected;
      setTimeout(resolve, ECHO, { refused: all && !open, part: !all && seen.size > 0 && !open, reasons: [...reasons] });
    };
    const passed = () => {
      open = true;
      end();
    };
    // Both of our policies may report one refusal: what was refused counts once.
    const refused = (reason: string, what = reason) => {
      reasons.add(reason);
      if (seen.add(what).size === expected) end();
    };
    const hear = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
      if (concerns(blockedURI, url)) refused(effectiveDirective, blockedURI);
    };
    const timer = setTimeout(end, PATIENCE);
    document.addEventListener("securitypolicyviolation", hear);
    try {
      send({ url, passed, refused });
    } catch (error) {
      refused(thrown(error));
    }
  });
}

/** WebKit takes a cookie without a word, and keeps none. */
function keepCookie(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: where it is refused, it is refused to all.
  document.cookie = "attempt=1; max-age=1";
  if (!document.cookie.includes("attempt=")) throw new Error("not kept");
}

const opened = (request: IDBOpenDBRequest) =>
  new Promise((resolve, reject) => {
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });

/** Firefox throws some refusals as objects of its own, some of them without a message. */
function thrown(error: unknown): string {
  const { message, name } = error as Partial<Error>;
  return message || name || "the browser threw an error";
}

function target(channel: Channel): string {
  const base = document.baseURI.startsWith("http") ? document.baseURI : "https://cloutscope.invalid/";
  return new URL(`?attempt=${channel}`, base).href;
}

/** Browsers report a whole URL, only its origin, or (for others than HTTP) only its scheme. */
function concerns(blocked: string, url: string): boolean {
  return blocked.startsWith(url) || blocked === new URL(url).origin || /^wss?(:|$)/.test(blocked);
}

function brieflyIn(parent: HTMLElement, element: HTMLElement): void {
  // Nobody is told of it: an attempt is not part of the page.
  element.ariaHidden = "true";
  parent.append(element);
  setTimeout(() => element.remove(), PATIENCE);
}
