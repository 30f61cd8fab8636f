// From what the browser hands over to what the engine takes: files, several files or folders, each import by itself.

import type { Dropped } from "./engine";

/** Parts of an export that are given one by one belong together: a `tweets.js` needs its `account.js`. */
const PARTS = /\.(js|json|csv)$/i;

const PEOPLE = /^people.*\.csv$/i;
const SAME = /^same-people.*\.csv$/i;

/** What a drop came to: exports to read, at most one list of people's scores, and at most one of who is whom. */
export interface Given {
  dropped: Dropped[];
  people?: File | undefined;
  same?: File | undefined;
}

/** The files of a drag. Must be called within its event: the browser empties the list right after. */
export function fromTransfer({ items, files }: DataTransfer): Promise<Given> {
  const entries = [...items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry());
  // Drags made by programs have files and no entries.
  if (!entries.some((entry) => entry !== null)) return Promise.resolve(fromFiles([...files]));
  return fromEntries(entries.filter((entry) => entry !== null));
}

async function fromEntries(entries: FileSystemEntry[]): Promise<Given> {
  const loose: File[] = [];
  const folders: Dropped[] = [];
  for (const entry of entries) {
    if (isFolder(entry)) folders.push(await wholeFolder(entry));
    else loose.push(await fileOf(entry as FileSystemFileEntry));
  }
  const given = fromFiles(loose);
  return { ...given, dropped: [...folders, ...given.dropped] };
}

/** Files without folders, as picked or dropped. */
export function fromFiles(files: File[]): Given {
  const [people, same] = [PEOPLE, SAME].map((pattern) => files.find(({ name }) => pattern.test(name)));
  const rest = files.filter((file) => file !== people && file !== same);
  const parts = new Map<string, File[]>();
  const dropped: Dropped[] = [];
  for (const file of rest) {
    const ending = PARTS.exec(file.name)?.[0].toLowerCase();
    if (ending) parts.set(ending, [...(parts.get(ending) ?? []), file]);
    else dropped.push(oneFile(file));
  }
  for (const group of parts.values()) dropped.push(group.length === 1 ? oneFile(group[0]!) : together(group));
  return { dropped, people, same };
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

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

async function wholeFolder(folder: FileSystemDirectoryEntry): Promise<Dropped> {
  const dropped: Dropped = { name: folder.name, paths: [], files: [] };
  await collect(folder, "", dropped);
  return dropped;
}

async function collect(folder: FileSystemDirectoryEntry, path: string, into: Dropped): Promise<void> {
  const entries = await inside(folder);
  const files = entries.filter((entry) => !isFolder(entry)) as FileSystemFileEntry[];
  // All of a folder at once: an export may hold tens of thousands of pictures.
  into.files.push(...(await Promise.all(files.map(fileOf))));
  into.paths.push(...files.map(({ name }) => `${path}${name}`));
  for (const entry of entries.filter(isFolder)) await collect(entry, `${path}${entry.name}/`, into);
}

/** All entries of a folder; the browser gives a hundred at a time. */
async function inside(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
