// A card from wherever: whoever wrote it is a stranger. What a card doesn't have is left out, what it doesn't know is
// ignored, and what is not as docs/card.schema.json says is an error with a sentence.

/** Four times what a card may have. */
export const LARGEST = 16 << 10;

const SCHEMAS: readonly unknown[] = ["cloutscope-card/1", "cloutscope-card/2"];
const DAY = /^(1[89]|20)\d\d-\d\d-\d\d$/;
/** Characters that show nothing, or turn the direction of others. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu;

/** What is shown of a card. Empty or `null`: not on it. */
export interface Card {
  name: string;
  asOf: string;
  score: number;
  band: number[] | null;
  /** By days. */
  delta: [days: string, rise: number][];
  curve: number[];
  /** The largest first. */
  networks: [network: string, points: number][];
  style: string;
}

/** Throws a sentence where it is not a card. */
export function readCard(json: string): Card {
  if (json.length > LARGEST) throw new Error("it is larger than a card can be");
  const card = object(parsed(json));
  if (!SCHEMAS.includes(card.schema)) {
    const other = typeof card.schema === "string" && card.schema.startsWith("cloutscope-card/");
    throw new Error(other ? "it is of another version than this widget" : "it is not a Cloutscope card");
  }
  if (typeof card.as_of !== "string" || !DAY.test(card.as_of) || Number.isNaN(Date.parse(card.as_of))) throw wrong("as_of");
  const delta = card.delta === undefined ? {} : object(card.delta, "delta");
  return {
    name: text(card.name, "name", 64),
    asOf: card.as_of,
    score: number(card.score, "score", 0),
    band: card.band === undefined ? null : numbers(card.band, "band", 2, 2),
    delta: ["1", "5", "30"].filter((days) => delta[days] !== undefined).map((days) => [days, number(delta[days], "delta", -100)]),
    curve: card.curve === undefined ? [] : numbers(card.curve, "curve", 0, 52),
    networks: card.networks === undefined ? [] : networks(card.networks),
    style: card.style === undefined ? "" : text(object(card.style, "style").name, "style", 32),
  };
}

const wrong = (field: string): Error => new Error(`its ${field} is not what a card has there`);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    throw new Error("it is not JSON");
  }
}

function object(value: unknown, field?: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw field ? wrong(field) : new Error("it is not a Cloutscope card");
}

function number(value: unknown, field: string, least: number): number {
  if (typeof value === "number" && value >= least && value <= 100) return value;
  throw wrong(field);
}

function numbers(value: unknown, field: string, least: number, most: number): number[] {
  if (!Array.isArray(value) || value.length < least || value.length > most) throw wrong(field);
  return value.map((one) => number(one, field, 0));
}

function networks(value: unknown): [string, number][] {
  if (!Array.isArray(value) || value.length > 32) throw wrong("networks");
  return value.map((one) => {
    const { network, points } = object(one, "networks");
    if (typeof network !== "string" || !/^[a-z0-9-]{1,24}$/.test(network)) throw wrong("networks");
    return [network, number(points, "networks", 0)];
  });
}

function text(value: unknown, field: string, most: number): string {
  if (value === undefined) return "";
  if (typeof value !== "string") throw wrong(field);
  return [...value.replace(UNSEEN, " ").trim()].slice(0, most).join("");
}
