// People and networks as they are called: names are untrusted text, and some are nothing but marks.

import type { Account, Network, Summary, Who } from "../engine/types";
import { NETWORKS } from "../generated/networks";
import { told } from "../words/told";
import { words } from "../words/words";
import { startData } from "./start_data";

export const networkOf = (account: Account): Network => account.slice(0, account.indexOf(":"));
export const keyOf = (account: Account): string => account.slice(account.indexOf(":") + 1);

/** A network's name as people write it, out of the formats' titles. */
export function title(network: Network): string {
  const found = startData().formats.find((format) => format.network === network);
  return (found && told(found.title))?.replace(/ \(.*\)$/, "") ?? network.charAt(0).toUpperCase() + network.slice(1);
}

/** What a network has and an export of it does not show. */
export function missingOf(network: Network, observes: readonly string[]): string[] {
  const has = NETWORKS[network]?.has ?? [];
  return has.filter((name) => ![name, `${name}_named`, `${name}_counted`].some((one) => observes.includes(one)));
}

/** Somebody's name, or how many have none. */
export function who(one: Who): string {
  const { people } = words.value;
  if ("imagined" in one) return people.imagined;
  if ("crowd" in one) return people.crowd(one.crowd);
  return one.name.trim() || shortKey(one.person) || people.nameless;
}

/** The account of somebody with a name. */
export const accountOf = (one: Who | null): Account | null => (one && "person" in one ? one.person : null);

/** What tells people apart in a list. */
export const keyOfWho = (one: Who | null): string => JSON.stringify(one && "crowd" in one ? "crowd" : one);

/** An account without its network and its address's beginning: `ann-example`. */
export function shortKey(account: Account): string {
  return keyOf(account)
    .replace(/^https?:\/\/(www\.)?/, "")
    .replace(/\/$/, "");
}

/** An account's best name, where the score's summary knows it, else its key. */
export function nameOf(summary: Summary | null, account: Account): string {
  const known = summary?.candidates.find((candidate) => candidate.account === account);
  return known?.name?.trim() || shortKey(account) || words.value.people.you;
}

/** The class that gives a network its colour, the same on page, badge and card. */
const COLOURED = [
  "twitter",
  "linkedin",
  "facebook",
  "instagram",
  "mastodon",
  "bluesky",
  "mail",
  "xing",
  "blog",
  "youtube",
  "reddit",
  "github",
  "telegram",
  "whatsapp",
  "slack",
  "discord",
  "tiktok",
  "threads",
];
export const colour = (network: Network): string => `net ${COLOURED.includes(network) ? `net-${network}` : "net-other"}`;

/** What the scored person is called: the fullest of the names of their accounts. */
export function ownerName(summary: Summary | null, owner: readonly Account[]): string | null {
  const names = owner.map((account) => nameOf(summary, account));
  return names.sort((a, b) => b.split(" ").length - a.split(" ").length || a.length - b.length)[0] ?? null;
}
