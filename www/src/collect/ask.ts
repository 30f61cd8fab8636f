// One request at a time, as often and as patiently as its host wants it.

import type { Answer } from "./answers";

/** What a request came to that brought no answer. */
export type Why =
  /** No connection, or one that the browser refuses: pages can't tell these apart. */
  | "unreachable"
  /** It answers, but not as this network does. */
  | "unlike"
  | "login"
  | "missing"
  | "limit"
  | "refused"
  | "broken";

export class Failure extends Error {
  constructor(
    readonly why: Why,
    readonly request: string,
    /** HTTP's number; 0: there was no answer. */
    readonly status = 0,
  ) {
    super(`${request}: ${why}`);
  }
}

export interface Asking {
  stop: AbortSignal;
  /** Nothing is asked until then (milliseconds, as `Date.now()`); `null`: it goes on. */
  waits(until: number | null): void;
}

/** Milliseconds from one request's end to the next one's begin: what nobody minds. */
const GAP = 100;
/** Milliseconds that an answer may take. */
const PATIENCE = 30_000;
const TRIES = 4;
/** Milliseconds to wait for a host that doesn't say how long. */
const UNSAID = 30_000;
/** Milliseconds: hosts count requests by the quarter of an hour at most. Whoever wants longer is left alone. */
const LONGEST = 16 * 60_000;
/** Bytes. A page of a hundred posts has a few hundred thousand. */
const LARGEST = 32 << 20;

export async function ask(url: string, asking: Asking): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const heard = await hear(url, asking.stop);
    const again = heard === null || heard.status === 429 || heard.status >= 500;
    if (heard?.ok) {
      await pause(heard.wait ?? GAP, heard.wait !== null, asking);
      return heard;
    }
    if (!again || tries >= TRIES) throw new Failure(why(heard), url, heard?.status ?? 0);
    const wait = heard?.wait ?? (heard?.status === 429 ? UNSAID : 1000) * 2 ** (tries - 1);
    if (wait > LONGEST) throw new Failure("limit", url, heard?.status);
    await pause(wait, wait > 3000, asking);
  }
}

interface Heard extends Answer {
  ok: boolean;
  status: number;
  /** Milliseconds that the host wants to be left alone; `null`: it doesn't say. */
  wait: number | null;
}

/** `null`: no answer. */
async function hear(url: string, stop: AbortSignal): Promise<Heard | null> {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE)]);
    const response = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", signal });
    const { ok, status, headers } = response;
    const body = await content(response);
    const next = nextPage(headers.get("link"), url);
    const known = { ok, status, wait: waitOf(status, headers), ...(next === undefined ? {} : { next }) };
    if (!ok) return { ...known, answer: undefined };
    try {
      return { ...known, answer: JSON.parse(body) };
    } catch {
      throw new Failure("unlike", url, status);
    }
  } catch (error) {
    stop.throwIfAborted();
    if (error instanceof Failure) throw error;
    return null;
  }
}

async function content(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const parts: string[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    if (done || value === undefined) return parts.join("");
    length += value.length;
    if (length > LARGEST) throw new Failure("unlike", response.url, response.status);
    parts.push(value);
  }
}

function why(heard: Heard | null): Why {
  if (heard === null) return "unreachable";
  const { status } = heard;
  if (status === 429) return "limit";
  if (status >= 500) return "broken";
  if (status === 401 || status === 403) return "login";
  // Bluesky says 400 of accounts and posts that aren't there.
  return status === 400 || status === 404 || status === 410 ? "missing" : "refused";
}

/** What a host says of its limits: in seconds, as a date, or as seconds since 1970. */
function waitOf(status: number, headers: Headers): number | null {
  const told = (...names: string[]) => names.map((name) => headers.get(name)).find((value) => value !== null) ?? null;
  const left = told("ratelimit-remaining", "x-ratelimit-remaining");
  if (status !== 429 && (left === null || Number(left) > 0)) return null;
  const at = told("retry-after", "ratelimit-reset", "x-ratelimit-reset");
  if (at === null) return null;
  const seconds = Number(at);
  const until = Number.isNaN(seconds) ? Date.parse(at) : seconds > 1e9 ? seconds * 1000 : Date.now() + seconds * 1000;
  return Number.isNaN(until) ? null : Math.max(until - Date.now(), 1000);
}

/** `<https://…?max_id=1>; rel="next", …`: of the same host only. */
function nextPage(link: string | null, url: string): string | undefined {
  const found = link?.split(",").find((part) => /;\s*rel="?next"?/i.test(part));
  const next = found && /<([^>]+)>/.exec(found)?.[1];
  return next && URL.canParse(next) && new URL(next).origin === new URL(url).origin ? next : undefined;
}

async function pause(milliseconds: number, tell: boolean, { stop, waits }: Asking): Promise<void> {
  if (tell) waits(Date.now() + milliseconds);
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stop.addEventListener("abort", end);
  });
  if (tell) waits(null);
  stop.throwIfAborted();
}
