// From the files that the browser hands over to what the engine takes: each import by itself.

import type { Dropped } from "../engine/types";

/** Parts of an export that are given one by one belong together: a `tweets.js` needs its `account.js`. */
const PARTS = /\.(js|json|jsonl|ndjson|csv)$/i;

const PEOPLE = /^people.*\.csv$/i;
const SAME = /^same-people.*\.csv$/i;
const SESSION = /\.cloutscope$/i;

/** What a drop came to: exports to read, at most one list of people's scores, one of who is whom, and one kept session. */
export interface Given {
  dropped: Dropped[];
  people?: File | undefined;
  same?: File | undefined;
  session?: File | undefined;
}

/** Files without folders, as picked or dropped. */
export function fromFiles(files: File[]): Given {
  const [people, same, session] = [PEOPLE, SAME, SESSION].map((pattern) => files.find(({ name }) => pattern.test(name)));
  const rest = files.filter((file) => file !== people && file !== same && file !== session);
  const parts = new Map<string, File[]>();
  const dropped: Dropped[] = [];
  for (const file of rest) {
    const ending = PARTS.exec(file.name)?.[0].toLowerCase();
    if (ending) parts.set(ending, [...(parts.get(ending) ?? []), file]);
    else dropped.push(oneFile(file));
  }
  for (const group of parts.values()) dropped.push(group.length === 1 ? oneFile(group[0]!) : together(group));
  return { dropped, people, same, session };
}

/** A picked folder: its files know their paths, which begin with its name. */
export function fromPickedFolder(files: File[]): Dropped {
  const name = files[0]?.webkitRelativePath.split("/")[0] ?? "";
  return { name, paths: files.map((file) => file.webkitRelativePath.slice(name.length + 1)), files };
}

const oneFile = (file: File): Dropped => ({ name: file.name, paths: [], files: [file] });

function together(files: File[]): Dropped {
  const names = files.map(({ name }) => name);
  return { name: `${names[0]} and ${files.length - 1} more`, paths: names, files };
}
