// A cover over the frame while something is dragged. A frame without an origin can't list a dropped folder (Chromium
// refuses it there); the shell can, and hands the files on as they are. It opens none of them.

import type { Dropped } from "../engine/types";
import type { ToFrame } from "../messages";

/** Without a sign of the drag for so many milliseconds, the cover goes away. */
const PATIENCE = 1500;

let timer = 0;

export function cover(tell: (message: ToFrame) => void): void {
  const node = document.getElementById("cover") as HTMLElement;
  const uncover = () => {
    clearTimeout(timer);
    node.hidden = true;
  };
  const stay = () => {
    clearTimeout(timer);
    timer = setTimeout(uncover, PATIENCE) as unknown as number;
  };
  node.hidden = false;
  stay();
  node.ondragover = (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    stay();
  };
  node.ondragleave = uncover;
  node.ondrop = (event) => {
    event.preventDefault();
    uncover();
    if (event.dataTransfer) void fromTransfer(event.dataTransfer).then(tell);
  };
}

/** A file or a folder, by whichever interface the browser lists it here. */
interface Found {
  name: string;
  file?: () => Promise<File>;
  inside?: () => Promise<Found[]>;
}

/** Not in all browsers, and so not in TypeScript's own. */
type WithHandle = DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> };

/** Must be called within the event: the browser empties the list right after. Never rejects: what can't be read is named. */
async function fromTransfer({ items, files }: DataTransfer): Promise<ToFrame> {
  const all = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => {
      const entry = item.webkitGetAsEntry();
      if (!entry?.isDirectory) return item.getAsFile();
      // Chromium reads no entry over file://, but handles.
      const handle = location.protocol === "file:" ? (item as WithHandle).getAsFileSystemHandle?.() : undefined;
      handle?.catch(() => {});
      return { name: entry.name, inside: async () => (handle ? ofHandle(await handle) : ofEntry(entry)).inside?.() ?? [] };
    });
  // Drags made by programs have files and no items.
  const loose = all.length > 0 ? all.filter((one) => one instanceof File) : [...files];
  const unread: string[] = [];
  const dropped: Dropped[] = [];
  for (const one of all) if (one && !(one instanceof File)) dropped.push(await wholeFolder(one, unread));
  return { kind: "dropped", dropped: dropped.filter(({ files }) => files.length > 0 || unread.length === 0), loose, unread };
}

async function wholeFolder(folder: Found, unread: string[]): Promise<Dropped> {
  const dropped: Dropped = { name: folder.name, paths: [], files: [] };
  const waiting: [Found, string][] = [[folder, ""]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [{ inside }, path] = next;
    const lost = (name: string) => () => void unread.push(`${folder.name}/${path}${name}`.replace(/\/$/, ""));
    const found = (await inside?.().catch(lost(""))) ?? [];
    // All of a folder at once: an export may hold tens of thousands of pictures.
    const files = await Promise.all(found.map(({ name, file }) => file?.().catch(lost(name))));
    for (const [index, one] of found.entries()) {
      const file = files[index];
      if (one.inside) waiting.push([one, `${path}${one.name}/`]);
      if (!file) continue;
      dropped.files.push(file);
      dropped.paths.push(path + one.name);
    }
  }
  return dropped;
}

const ofHandle = (handle: FileSystemHandle | null): Found =>
  handle?.kind === "directory"
    ? { name: handle.name, inside: () => childrenOf(handle as FileSystemDirectoryHandle) }
    : { name: handle?.name ?? "", file: () => (handle as FileSystemFileHandle).getFile() };

async function childrenOf(folder: FileSystemDirectoryHandle): Promise<Found[]> {
  const all: Found[] = [];
  for await (const one of folder.values()) all.push(ofHandle(one));
  return all;
}

const ofEntry = (entry: FileSystemEntry): Found =>
  entry.isDirectory
    ? { name: entry.name, inside: async () => (await listed(entry as FileSystemDirectoryEntry)).map(ofEntry) }
    : { name: entry.name, file: () => new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)) };

/** All entries of a folder; the browser gives a hundred at a time. */
async function listed(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
