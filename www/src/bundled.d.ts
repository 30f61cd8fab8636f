/** A worker's whole bundle, to be started from a `blob:` URL (www/build.mjs). */
declare module "*?text" {
  const source: string;
  export default source;
}

/** Bundled into main.css. */
declare module "*.css";

/** Bundled as text. */
declare module "*.csv" {
  const text: string;
  export default text;
}

/** The decoder alone: the package declares types for its entry only. */
declare module "*/lzma1/lib/decoder.js" {
  export class Decoder {
    decompress(input: unknown, output: unknown): void;
  }
}
declare module "*/lzma1/lib/streams.js" {
  export class InputBuffer {
    constructor(data: Uint8Array);
  }
  export class OutputBuffer {
    constructor(capacity: number);
    toArray(): Uint8Array;
  }
}
