// The engine travels as LZMA: browsers unpack gzip by themselves, which is a quarter larger.

// The package's own entry brings its encoder along, four times the decoder's size.
import { Decoder } from "../node_modules/lzma1/lib/decoder.js";
import { InputBuffer, OutputBuffer } from "../node_modules/lzma1/lib/streams.js";

/** The bytes that were packed. Throws where they are damaged. */
export function unpack(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const output = new OutputBuffer(4 * packed.length);
  new Decoder().decompress(new InputBuffer(packed), output);
  return new Uint8Array(output.toArray());
}
