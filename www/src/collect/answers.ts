// The answers that there are, as lines of the file that is saved: each beside the address that was asked, one for each.

export interface Answer {
  answer: unknown;
  /** The address of a list's next page, where the answer itself doesn't say. */
  next?: string;
}

/** A line of the file. */
interface Line extends Answer {
  request: string;
  at: string;
}

export class Answers {
  /** By address: the account's own first, which says whose the file is, then in the order in which they came. */
  readonly #lines = new Map<string, string>();

  /** Of a saved file; lines that aren't answers are left out. */
  static of(text: string): Answers {
    const answers = new Answers();
    for (const line of text.split("\n")) {
      const read = parsed(line);
      if (read) answers.#lines.set(read.request, line.trim());
    }
    return answers;
  }

  get size(): number {
    return this.#lines.size;
  }

  /** The first address that was asked: for the account itself. */
  get first(): string {
    return this.#lines.keys().next().value ?? "";
  }

  get(request: string): Answer | undefined {
    const line = this.#lines.get(request);
    return line === undefined ? undefined : (parsed(line) ?? undefined);
  }

  set(request: string, { answer, next }: Answer): void {
    const line: Line = { request, at: new Date().toISOString(), ...(next === undefined ? {} : { next }), answer };
    if (request !== this.first) this.#lines.delete(request);
    this.#lines.set(request, JSON.stringify(line));
  }

  /** Those answers count no more that were given to addresses which begin so. */
  forget(beginning: string): void {
    for (const request of this.#lines.keys()) if (request.startsWith(beginning)) this.#lines.delete(request);
  }

  /** The answers to addresses which begin so, the newest last. */
  *to(beginning: string): Generator<unknown> {
    for (const request of this.#lines.keys()) if (request.startsWith(beginning)) yield this.get(request)?.answer;
  }

  file(): Blob {
    return new Blob(
      [...this.#lines.values()].map((line) => `${line}\n`),
      { type: "application/jsonl" },
    );
  }
}

function parsed(line: string): Line | null {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === "object" && read !== null && "answer" in read && typeof (read as Line).request === "string" ? (read as Line) : null;
  } catch {
    return null;
  }
}

// What an answer holds can be anything.

export const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const count = (value: unknown): number => (typeof value === "number" && value > 0 ? Math.floor(value) : 0);
