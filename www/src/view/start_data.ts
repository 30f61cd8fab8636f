// What the start page shows before the engine is there: the networks, and the example's curve and story, as the build
// had the engine compute them. They stand in the HTML as JSON, beside the markup that was made from them.

import type { CurvePoint, Format, Story } from "../engine/types";

export interface StartData {
  formats: readonly Format[];
  curve: readonly CurvePoint[];
  story: Story | null;
}

let data: StartData | undefined;

export function startData(): StartData {
  data ??= JSON.parse(document.getElementById("start-data")?.textContent ?? "null") ?? { formats: [], curve: [], story: null };
  return data as StartData;
}

/** For the build, which has no document. */
export const giveStartData = (given: StartData): void => void (data = given);
