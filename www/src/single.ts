// The single file: the whole page in one HTML file that works from file:// with the network off. Assembled here, by the
// build and by the page alike, so that what the page offers is byte for byte what the build left.

/** What it is made of, as the build leaves it. */
export interface Parts {
  "index.html": string;
  "main.css": string;
  "main.js": string;
  "model.html": string;
  "model.css": string;
  "sample.json": string;
  "cloutscope.wasm.lzma": Uint8Array;
}

/** Inline code runs by its hash; nothing may be loaded from anywhere, not even before the lock. */
const policy = (script: string, styles: string[]): string =>
  [
    "default-src 'none'",
    `script-src '${script}' 'wasm-unsafe-eval'`,
    `style-src ${styles.map((style) => `'${style}'`).join(" ")}`,
    "worker-src blob:",
    "img-src data: blob:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types cloutscope",
  ].join("; ");

export async function assemble(parts: Parts): Promise<string> {
  const { "index.html": index, "main.css": css, "main.js": script } = parts;
  const modelCss = parts["model.css"].replaceAll(":root", ":host");
  const csp = policy(await hash(script), [await hash(css), await hash(modelCss)]);
  // There, it is the page's main part; here it isn't.
  const model = between(parts["model.html"], "<body>", "</body>").replace(/<(\/?)main\b/g, "<$1div");
  const body = [
    // "How the score works" is a page of its own elsewhere; here it has a style of its own in a dialog.
    `<dialog id="model" aria-label="How the score works"><div><template shadowrootmode="open"><style>${modelCss}</style>${model}</template></div></dialog>`,
    `<script type="text/plain" id="sample.json">${parts["sample.json"].replaceAll("<", "\\u003c")}</script>`,
    `<script type="text/plain" id="cloutscope.wasm.lzma">${base64(parts["cloutscope.wasm.lzma"])}</script>`,
    `<script>${script}</script>`,
  ].join("\n");
  return replace(
    [
      [/content="default-src[^"]*"/, `content="${csp}"`],
      ['<link rel="stylesheet" href="main.css">', `<style>${css}</style>`],
      ['    <script src="main.js" defer></script>\n', ""],
      ["  </body>", `${body}\n  </body>`],
    ],
    index,
  );
}

/** Each must be there: a page that changed without this file would lose its lock unseen. */
function replace(changes: [string | RegExp, string][], text: string): string {
  for (const [from, to] of changes) {
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`The single file can't be made: index.html has no ${String(from)}`);
    text = changed;
  }
  return text;
}

const between = (text: string, from: string, to: string): string => text.slice(text.indexOf(from) + from.length, text.lastIndexOf(to));

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${base64(new Uint8Array(digest))}`;
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  // In pieces: so many arguments at once would overflow the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
