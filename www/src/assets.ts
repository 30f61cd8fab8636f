// What the page is made of, all of it loaded before the lock: by request, or, in the single file, from the file itself.

import type { Parts } from "./single";
import { unpack } from "./unpack";

export interface Assets {
  engine: BufferSource;
  /** The sample's data as JSON; `null`: not there, and the page is whole without it. */
  sample: string | null;
  /** Everything that makes the single file; `null` in that file, which can't read itself, or where some is missing. */
  parts: Parts | null;
}

const TEXTS = ["index.html", "main.css", "main.js", "model.html", "model.css", "sample.json"] as const;

export async function loadAssets(): Promise<Assets> {
  const [engine, sample] = [inlined("cloutscope.wasm.lzma"), inlined("sample.json")];
  if (engine !== null) return { engine: unpack(fromBase64(engine)), sample, parts: null };

  const [bytes, ...loaded] = await Promise.all([loadEngine(), ...TEXTS.map(loadText)]);
  const texts = Object.fromEntries(TEXTS.map((name, index) => [name, loaded[index] ?? null]));
  const whole = Object.values(texts).every((content) => content !== null);
  const parts = whole ? ({ ...texts, "cloutscope.wasm.lzma": bytes } as Parts) : null;
  return { engine: unpack(bytes), sample: texts["sample.json"] ?? null, parts };
}

const inlined = (id: string): string | null => document.querySelector(`script[type="text/plain"][id="${id}"]`)?.textContent ?? null;

async function loadEngine(): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch("cloutscope.wasm.lzma");
  if (!response.ok) throw new Error(`the engine is not there (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The browser has most of these already; what it has is what runs, and so what is wanted. */
async function loadText(name: (typeof TEXTS)[number]): Promise<string | null> {
  try {
    const response = await fetch(name === "index.html" ? location.pathname : name, { cache: "force-cache" });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
