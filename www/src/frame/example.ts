// The built-in example: our reconstruction of February 2011, in genuine layouts, given as files like any other drop.

import type { Dropped, Options } from "../engine/types";
import { plain } from "../state/store";

/** The exports by name, each its texts by path. */
export type ExampleData = Record<string, Record<string, string>>;

export interface Example {
  dropped: Dropped[];
  /** The scores of those who are known to have had one. */
  people: File | null;
}

/** How Klout counted then, and when its network was connected. */
export const exampleOptions = (): Options => ({ ...plain(), profile: "klout-2011", connected: { linkedin: "2011-02-24" } });

export function openExample(data: ExampleData): Example {
  const example: Example = { dropped: [], people: null };
  for (const [name, texts] of Object.entries(data)) {
    const paths = Object.keys(texts);
    const files = paths.map((path) => new File([texts[path] ?? ""], path.split("/").at(-1) ?? path));
    if (name === "people.csv") example.people = files[0] ?? null;
    else example.dropped.push({ name, paths: paths.length === 1 && paths[0] === name ? [] : paths, files });
  }
  return example;
}
