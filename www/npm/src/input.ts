// From what the caller hands over to what the engine takes: one file, or a folder's files with their paths.

import type { BlobLike, Content, FileLike, Folder, Input, NamedBytes } from "./types.js";

/** What is imported as one: a file (no paths), or a folder's files with their paths below it. */
export interface Export {
  name: string;
  paths: string[];
  contents: Content[];
}

/** The engine counts the bytes of an array with 32 bits. */
const MOST_BYTES = 0xffff_ffff;

/** Files of one picked folder are taken together; everything else is an export by itself. */
export function gather(inputs: Iterable<Input>): Export[] {
  const exports: Export[] = [];
  const folders = new Map<string, Export>();
  for (const input of inputs) {
    if (typeof input?.name !== "string") throw new TypeError(`input ${exports.length + 1} has no name: give a File, or { name, bytes }`);
    // First, as blobs have a method `bytes` in today's browsers.
    if (isBlob(input)) {
      pick(input, exports, folders);
    } else if ("files" in input) {
      exports.push({ name: input.name, paths: Object.keys(input.files), contents: Object.values(input.files) });
    } else {
      exports.push({ name: input.name, paths: [], contents: [input.bytes] });
    }
  }
  return exports;
}

function pick(file: FileLike, exports: Export[], folders: Map<string, Export>): void {
  const path = file.webkitRelativePath ?? "";
  const end = path.indexOf("/");
  if (end < 0) {
    exports.push({ name: file.name, paths: [], contents: [file] });
    return;
  }
  const name = path.slice(0, end);
  let folder = folders.get(name);
  if (!folder) {
    folder = { name, paths: [], contents: [] };
    folders.set(name, folder);
    exports.push(folder);
  }
  folder.paths.push(path.slice(end + 1));
  folder.contents.push(file);
}

/**
 * The contents as the engine reads them. In a worker, blobs stay where they are and are read by range; anywhere else
 * there is no way to wait for them within the engine, so they are read now.
 */
export function readable({ name, paths, contents }: Export): Promise<Content[]> {
  return Promise.all(contents.map((content, n) => bytes(content, paths[n] ?? name)));
}

async function bytes(content: Content, name: string): Promise<Content> {
  if (isBlob(content)) {
    if ("FileReaderSync" in globalThis) return content;
    if (content.size <= MOST_BYTES) return content.arrayBuffer();
  } else if (typeof content?.byteLength !== "number") {
    throw new TypeError(`${name} has no bytes: give a Blob, an ArrayBuffer or a Uint8Array`);
  } else if (content.byteLength <= MOST_BYTES) {
    return content;
  }
  throw new RangeError(`${name} has more than 4 GiB: unpack it and give the files you need, or score it in a worker, which reads a File piece by piece`);
}

function isBlob(value: NamedBytes | Folder | FileLike): value is FileLike;
function isBlob(value: Content): value is BlobLike;
function isBlob(value: object): boolean {
  return "arrayBuffer" in Object(value);
}
