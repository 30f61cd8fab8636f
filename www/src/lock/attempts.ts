// The ways by which a page can send something away, each tried for real, with the browser's own word on it.

import { workerFrom } from "./trusted";
import attemptsWorker from "./worker/attempts.ts?text";

/** What an attempt came to. Refused only where the browser said so: a request that merely fails proves nothing. */
export interface Outcome {
  refused: boolean;
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
  title: string;
  /** A throw is a refusal. */
  send(attempt: Attempt): void;
  /** How many refusals to wait for, where several things are tried. */
  expected?: number;
  /** What the browser leaves unsaid. */
  note?: string;
}

/** Milliseconds to wait for the browser's word. */
const PATIENCE = 1500;

const LINKS = ["stylesheet", "icon", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch"];

const WAYS = {
  fetch: {
    title: "fetch",
    send: ({ url, passed }) => void fetch(url).then(passed, () => {}),
  },
  xhr: {
    title: "XMLHttpRequest",
    send({ url, passed }) {
      const request = new XMLHttpRequest();
      request.addEventListener("load", passed);
      request.open("GET", url);
      request.send();
    },
  },
  websocket: {
    title: "WebSocket",
    send: ({ url, passed }) => new WebSocket(url.replace(/^http/, "ws")).addEventListener("open", passed),
  },
  eventsource: {
    title: "EventSource",
    send({ url, passed }) {
      const events = new EventSource(url);
      events.addEventListener("open", passed);
      // It would try again and again.
      events.addEventListener("error", () => events.close());
    },
  },
  beacon: {
    title: "sendBeacon",
    send: ({ url }) => void navigator.sendBeacon(url, "nothing"),
  },
  image: {
    title: "Image",
    send({ url, passed }) {
      const image = new Image();
      image.addEventListener("load", passed);
      image.src = url;
    },
  },
  links: {
    title: "Links: style sheet, icon, module, prefetch, manifest, preconnect, dns-prefetch",
    note: "Of some of these no browser tells the page; its network panel shows that nothing leaves.",
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
  frame: {
    title: "Frame",
    send({ url }) {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.src = url;
      brieflyIn(document.body, frame);
    },
  },
  script: {
    title: "Script",
    send({ url, passed }) {
      const script = document.createElement("script");
      script.addEventListener("load", passed);
      script.src = url;
      brieflyIn(document.head, script);
    },
  },
  form: {
    title: "Form",
    send({ url }) {
      const form = document.createElement("form");
      form.method = "post";
      form.action = url;
      // Were it not refused, it would open beside this page and not in its place.
      form.target = "_blank";
      brieflyIn(document.body, form);
      form.submit();
    },
  },
  "url-worker": {
    title: "Worker from a URL",
    send: ({ url, passed }) => new Worker(url).addEventListener("message", passed),
  },
  worker: {
    title: "Inside our own workers: fetch and importScripts",
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

/** All twelve, in the order in which the page lists them. */
export const CHANNELS = Object.keys(WAYS) as Channel[];

export const title = (channel: Channel): string => WAYS[channel].title;
export const note = (channel: Channel): string | undefined => (WAYS[channel] as Way).note;

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
      resolve({ refused: reasons.size > 0 && !open, reasons: [...reasons] });
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
  parent.append(element);
  setTimeout(() => element.remove(), PATIENCE);
}
