// Everything that is loaded: the engine and the example, by request, or in the single file from the file itself.

export interface Assets {
  engine: ArrayBuffer;
  example: string | null;
  /** `null` in the single file, which can't read itself. */
  page: string | null;
}

export async function load(): Promise<Assets> {
  const inside = inlined("cloutscope.wasm");
  if (inside !== null) return { engine: fromBase64(inside), example: inlined("example.json"), page: null };
  const [engine, example, page] = await Promise.all([bytes("cloutscope.wasm"), text("example.json"), text(location.pathname)]);
  return { engine, example, page };
}

const inlined = (id: string): string | null => document.querySelector(`script[type="text/plain"][id="${id}"]`)?.textContent ?? null;

async function bytes(name: string): Promise<ArrayBuffer> {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`the engine is not there (${response.status})`);
  return response.arrayBuffer();
}

/** The browser has the page already; what it has is what runs, and so what is wanted. */
async function text(name: string): Promise<string | null> {
  try {
    const response = await fetch(name, { cache: "force-cache" });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

const fromBase64 = (text: string): ArrayBuffer => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer;
