// The single file: the whole page in one HTML file that works from file:// with the network off. Assembled here, by the
// build and by the page alike, so that what the page offers is byte for byte what the build left.

/** The page's HTML with the engine and the example inside of it. */
export function assemble(page: string, engine: Uint8Array, example: string | null): string {
  const inside = [
    ...(example === null ? [] : [`<script type="text/plain" id="example.json">${example.replaceAll("<", "\\u003c")}</script>`]),
    `<script type="text/plain" id="cloutscope.wasm">${base64(engine)}</script>`,
  ].join("\n");
  // This script is in the page, too, inside of the frame: the shell's head is before that, the place for what goes inside
  // after it, and the frame stays as it is, as its scripts run by their hashes.
  const mark = "<!-- inside -->";
  const [body, at] = [page.indexOf("<body"), page.lastIndexOf(mark)];
  if (body < 0 || at < page.lastIndexOf("</iframe>")) throw new Error(`The page has no place for what goes inside of it (${mark}).`);
  // Nothing may be loaded from anywhere, not even before the lock.
  const head = page
    .slice(0, body)
    .replaceAll(/(img-src|worker-src) 'self'/g, "$1")
    .replaceAll(/(connect-src|manifest-src) 'self'/g, "$1 'none'")
    .replaceAll(/<link rel="(manifest|apple-touch-icon)"[^>]*>\n?\s*/g, "");
  return head + page.slice(body, at) + inside + page.slice(at + mark.length);
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  // In pieces: so many arguments at once would overflow the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
