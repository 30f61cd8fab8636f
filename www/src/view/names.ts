// People and networks as they are called: names are untrusted text, and some are nothing but marks.

import type { Account, Network, Summary } from "../engine/types";
import { formats } from "../state/store";
import { words } from "../words/words";

export const networkOf = (account: Account): Network => account.slice(0, account.indexOf(":"));
export const keyOf = (account: Account): string => account.slice(account.indexOf(":") + 1);

/** A network's name as people write it, out of the formats' titles. */
export function title(network: Network): string {
  const found = formats.value.find((format) => format.network === network);
  return found?.title.replace(/ \(.*\)$/, "") ?? network.charAt(0).toUpperCase() + network.slice(1);
}

/** Somebody imagined: in no export. */
export const isNobody = (person: Account | null | undefined): boolean => person?.startsWith("imagined:") ?? false;

/** Somebody's name, or how many have none. */
export function who({ name, person, crowd }: { name?: string | null; person?: string | null; crowd?: number | null }): string {
  const { people } = words.value;
  if (isNobody(person)) return people.imagined;
  if (typeof crowd === "number") return people.crowd(crowd);
  return name?.trim() || (person && shortKey(person)) || people.nameless;
}

/** An account without its network and its address's beginning: `ann-example`. */
export function shortKey(account: Account): string {
  return keyOf(account).replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}

/** An account's best name, where the score's summary knows it, else its key. */
export function nameOf(summary: Summary | null, account: Account): string {
  const known = summary?.candidates.find((candidate) => candidate.account === account);
  return known?.name?.trim() || shortKey(account) || words.value.people.you;
}

/** The class that gives a network its colour, the same on page, badge and card. */
const COLOURED = ["twitter", "linkedin", "facebook", "instagram", "mastodon", "bluesky", "mail", "xing", "blog", "youtube", "reddit", "github", "telegram", "whatsapp", "slack", "discord", "tiktok", "threads"];
export const colour = (network: Network): string => `net ${COLOURED.includes(network) ? `net-${network}` : "net-other"}`;

/** What the scored person is called: the fullest of the names of their accounts. */
export function ownerName(summary: Summary | null, owner: readonly Account[]): string | null {
  const names = owner.map((account) => nameOf(summary, account));
  return names.sort((a, b) => b.split(" ").length - a.split(" ").length || a.length - b.length)[0] ?? null;
}
