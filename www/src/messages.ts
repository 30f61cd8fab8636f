// What the shell and the frame say to each other. The frame sees files and has no origin and no network; the shell has an
// address and sees no file's content. Whatever comes from the frame is checked by the shell, and is nothing but this.

import type { Dropped } from "./engine/types";

/** From the shell, which loads, to the frame, which shows. */
export type ToFrame =
  | {
      kind: "start";
      /** The engine's bytes. */
      engine: ArrayBuffer;
      /** The example's files as JSON; `null`: not there, and the page is whole without it. */
      example: string | null;
      /** The page's own HTML, for taking it along; `null` in the single file. */
      page: string | null;
      /** What the address says behind its `#`. */
      fragment: string;
      /** The reader's languages, the dearest first. */
      languages: readonly string[];
      /** Where the page lies on the web; empty from a disk. */
      address: string;
    }
  | { kind: "failed"; why: string }
  | { kind: "fragment"; fragment: string }
  /** Files that were dropped on the shell's cover, as they are: a folder's can't be listed by a frame without an origin.
   * Beside them the paths of what the browser doesn't let it read. */
  | { kind: "dropped"; dropped: Dropped[]; loose: File[]; unread: string[] };

/** From the frame to the shell. */
export type ToShell =
  | { kind: "ready" }
  /** Something is dragged over the frame: the cover goes over it, and takes the drop. */
  | { kind: "dragging" }
  /** How high the content is, in CSS pixels, for print and for frames that grow. */
  | { kind: "height"; height: number }
  | { kind: "fragment"; fragment: string }
  /** Somebody wants to go to collect.html: the shell shows the way, in this language. */
  | { kind: "collect"; language: string };

/** With bars between them. All that stands in src/generated/networks.ts would weigh too much here. */
declare const NETWORK_NAMES: string;

/** Days, networks and profile, each once and in the order of src/state/fragment.ts: nothing else gets into the address. */
const DAY = "\\d{4}-\\d\\d-\\d\\d";
const DAYS = `(&?days=${DAY}\\.\\.${DAY})?`;
const NETWORK = `(${NETWORK_NAMES})`;
const CHOICES = `(profile=klout-2011)?(&?since=${list(`${NETWORK}:${DAY}`)})?(&?off=${list(NETWORK)})?(&?prestige=off)?(&?until=${DAY})?`;
const FRAGMENT = new RegExp(`^(#(example|${CHOICES})${DAYS})?$`);
const HIGHEST = 200_000;

function list(one: string): string {
  return `${one}(,${one}){0,99}`;
}

/** The message, if it is one of these and as it must be. */
export function fromFrame(data: unknown): ToShell | null {
  if (typeof data !== "object" || data === null || !("kind" in data)) return null;
  const { kind, height, fragment, language } = data as Record<string, unknown>;
  if (kind === "ready" || kind === "dragging") return { kind };
  if (kind === "height" && typeof height === "number" && height >= 0 && height <= HIGHEST) return { kind, height };
  if (kind === "fragment" && typeof fragment === "string" && fragment.length < 2000 && FRAGMENT.test(fragment)) return { kind, fragment };
  if (kind === "collect" && (language === "en" || language === "de")) return { kind, language };
  return null;
}
