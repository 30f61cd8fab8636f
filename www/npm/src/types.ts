// What goes in, beside the query; what comes out is declared by the engine (shapes.ts).

/** Bytes, as they are or to be read: anything like a `Blob`, such as what Node's `fs.openAsBlob` gives. */
export type Content = ArrayBuffer | Uint8Array | BlobLike;

/** What is needed of a `Blob`. */
export interface BlobLike {
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What is needed of a `File`. Those of a picked folder know their path, and are read as one export. */
export interface FileLike extends BlobLike {
  readonly name: string;
  readonly webkitRelativePath?: string;
}

/** A file: a ZIP as it was downloaded, or a single file of an export. */
export interface NamedBytes {
  name: string;
  bytes: Content;
}

/** An unpacked export: what lies in its folder, by path below it, with `/`. */
export interface Folder {
  name: string;
  files: Record<string, Content>;
}

/** One export, or a part of one. */
export type Input = FileLike | NamedBytes | Folder;
