// The single file: the whole page in one HTML file that works from file:// with the network off. Assembled here, by the
// build and by the page alike, so that what the page offers is byte for byte what the build left.

/** The page's HTML with the engine and the example inside of it. */
export function assemble(page: string, engine: Uint8Array, example: string | null): string {
  const inside = [
    ...(example === null ? [] : [`<script type="text/plain" id="example.json">${example.replaceAll("<", "\\u003c")}</script>`]),
    `<script type="text/plain" id="cloutscope.wasm">${base64(engine)}</script>`,
  ].join("\n");
  const mark = "<!-- inside -->";
  // The last one: this script stands in the page, too, and says it before.
  const at = page.lastIndexOf(mark);
  if (at < 0) throw new Error(`The page has no place for what goes inside of it (${mark}).`);
  // Nothing may be loaded from anywhere, not even before the lock. The pattern doesn't match itself: this script runs by its hash.
  const empty = (part: string) => part.replaceAll(/connect-src 'sel[f]'/g, "connect-src 'none'").replace(/<link rel="manifest"[^>]*>\n?\s*/g, "");
  return empty(page.slice(0, at)) + inside + empty(page.slice(at + mark.length));
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  // In pieces: so many arguments at once would overflow the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
