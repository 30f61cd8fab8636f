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

/** Must be called within the event: the browser empties the list right after. */
async function fromTransfer({ items, files }: DataTransfer): Promise<ToFrame> {
  const entries = [...items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry());
  const all = [...files];
  const loose: File[] = [];
  const dropped: Dropped[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry?.isDirectory) dropped.push(await wholeFolder(entry as FileSystemDirectoryEntry));
    else if (entry?.isFile) loose.push(await fileOf(entry as FileSystemFileEntry));
    else if (all[index]) loose.push(all[index]);
  }
  // Drags made by programs have files and no entries.
  return { kind: "dropped", dropped, loose: entries.length > 0 ? loose : all };
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

async function wholeFolder(folder: FileSystemDirectoryEntry): Promise<Dropped> {
  const dropped: Dropped = { name: folder.name, paths: [], files: [] };
  const waiting: [FileSystemDirectoryEntry, string][] = [[folder, ""]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [here, path] = next;
    const entries = await inside(here);
    const files = entries.filter(({ isFile }) => isFile) as FileSystemFileEntry[];
    // All of a folder at once: an export may hold tens of thousands of pictures.
    const found = await Promise.all(files.map(fileOf));
    for (const [index, file] of found.entries()) {
      dropped.files.push(file);
      dropped.paths.push(`${path}${files[index]?.name ?? file.name}`);
    }
    for (const entry of entries) if (entry.isDirectory) waiting.push([entry as FileSystemDirectoryEntry, `${path}${entry.name}/`]);
  }
  return dropped;
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
