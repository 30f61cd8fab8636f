// What if: changes of what happened, one by one, so that each can be undone. They are made into a question for the
// engine; nothing else is done with them.

import type { Account, Network, Options, Question, Summary } from "../engine/types";
import type { Change } from "./change";
import type { TheirCard } from "./store";

/** The half-life of the model, in days; slow networks have twice that. */
export const HALF_LIFE = 14;

/** The scores that others' cards say, of those whose cards they are. */
export function scoresOf(cards: readonly TheirCard[]): Record<Account, number> {
  return Object.fromEntries(cards.filter(({ account }) => account !== "").map(({ account, says }) => [account, says.score]));
}

/** The question: what happened and is chosen, the scores of others that are known, and these changes. */
export function question(options: Options, changes: readonly Change[], theirs: Record<Account, number> = {}): Question {
  const asked: Question = { ...options, connected: { ...options.connected }, scores: { ...theirs }, imagined: [], half_life: null };
  for (const change of changes) {
    if (change.what === "score") asked.scores[change.account] = change.score;
    else if (change.what === "act") asked.imagined.push(change.act);
    else if (change.what === "half-life") asked.half_life = change.days;
    else if (change.what === "prestige") asked.prestige = change.prestige;
    else if (change.day === null) delete asked.connected[change.network];
    else asked.connected[change.network] = change.day;
  }
  return asked;
}

/** The networks that count, or will from a day on: what is imagined on any other changes nothing. */
export function counting(summary: Summary | null, options: Options, changes: readonly Change[]): Network[] {
  const { connected } = question(options, changes);
  const later = (network: Network) => (summary?.as_of ?? "") < (connected[network] ?? "") && !options.disabled.includes(network);
  return summary?.networks.filter((one) => one.connected || later(one.network)).map(({ network }) => network) ?? [];
}

/** Whether a change still means something, with these networks there. */
export function fits(change: Change, networks: readonly Network[]): boolean {
  if (change.what === "score") return networks.includes(change.account.slice(0, change.account.indexOf(":")));
  if (change.what === "act") return networks.includes(change.act.network);
  return change.what !== "since" || networks.includes(change.network);
}
