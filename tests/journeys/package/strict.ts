// A user of the package's types, who has neither the browser's nor Node's.

import { formats, load, score, type Answer, type Format, type Input, type Query, type Source } from "cloutscope";

const files: Input[] = [
  { name: "twitter.zip", bytes: new Uint8Array(3) },
  { name: "linkedin", files: { "Connections.csv": new ArrayBuffer(3) } },
];
const query: Query = { profile: "klout-2011", connected: { linkedin: "2011-02-24" }, why: ["2011-02-21", "2011-02-24"] };

await load("/cloutscope.wasm");
const known: Format[] = await formats();
export const titles: string[] = known.map(({ title }) => title);
export const report: Answer = await score(files, query);

// @ts-expect-error: there may be no score
report.score.toFixed(1);

if (report.score === null) {
  const why: string = report.no_score;
  throw new Error(`${why}: ${report.candidates.map(({ account }) => account).join()}`);
}
export const score_of_a_number: number = report.score;
export const rows: Source[] = report.points.flatMap(({ source }) => source);
// @ts-expect-error: rows name their file, not its number
export const numbers = rows.map(({ file_id }) => file_id);

// @ts-expect-error: bytes need a name
await score([new Uint8Array(3)]);
// @ts-expect-error: there is no such option
await score(files, { ownr: [] });
// @ts-expect-error: there is no such profile
await score(files, { profile: "klout-2012" });
