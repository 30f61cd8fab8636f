// The built-in sample: our reconstruction of February 2011, in genuine layouts, given as files like any other drop.

import type { Dropped, Options } from "./engine";
import { plain } from "./state";

/** The exports by name, each its texts by path. */
export type SampleData = Record<string, Record<string, string>>;

export interface Sample {
  dropped: Dropped[];
  /** The scores of those who are known to have had one. */
  people: File | null;
}

/** How Klout counted then, and when its network was connected. */
export const sampleOptions = (): Options => ({ ...plain(), profile: "klout-2011", connected: { linkedin: "2011-02-24" } });

export function openSample(data: SampleData): Sample {
  const sample: Sample = { dropped: [], people: null };
  for (const [name, texts] of Object.entries(data)) {
    const paths = Object.keys(texts);
    const files = paths.map((path) => new File([texts[path] ?? ""], path.split("/").at(-1) ?? path));
    if (name === "people.csv") sample.people = files[0] ?? null;
    else sample.dropped.push({ name, paths: paths.length === 1 && paths[0] === name ? [] : paths, files });
  }
  return sample;
}
