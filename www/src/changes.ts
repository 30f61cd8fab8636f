// What if: changes of what happened, one by one, so that each can be undone. They are made into a question for the
// engine, and into a sentence; nothing else is done with them.

import type { Account, Day, Format, ImaginedAct, Network, Options, Question } from "./engine";
import { day as shown, standing } from "./format";
import type { PartnerCard, State } from "./state";
import { networkOf, oneOf, title } from "./words";

/** The half-life of the model, in days; slow networks have twice that. */
export const HALF_LIFE = 14;

/** `key` is what is changed: of two changes of one thing the later holds. */
export type Change = { key: string } & (
  | { what: "score"; account: Account; name: string; score: number; was: number | null }
  | { what: "act"; act: ImaginedAct }
  | { what: "half-life"; days: number }
  | { what: "since"; network: Network; day: Day | null; was: Day | null }
  | { what: "prestige"; prestige: boolean }
);

/** The scores that others' cards say, of those whose cards they are. */
export function scoresOf(cards: readonly PartnerCard[]): Record<Account, number> {
  return Object.fromEntries(cards.filter(({ account }) => account !== "").map(({ account, facts }) => [account, facts.score]));
}

/** The question: what happened and is chosen, the scores of others that are known, and these changes. */
export function ask(options: Options, changes: readonly Change[], theirs: Record<Account, number> = {}): Question {
  const question: Question = { ...options, connected: { ...options.connected }, scores: { ...theirs }, imagined: [], half_life: null };
  for (const change of changes) {
    if (change.what === "score") question.scores[change.account] = change.score;
    else if (change.what === "act") question.imagined.push(change.act);
    else if (change.what === "half-life") question.half_life = change.days;
    else if (change.what === "prestige") question.prestige = change.prestige;
    else if (change.day === null) delete question.connected[change.network];
    else question.connected[change.network] = change.day;
  }
  return question;
}

/** The networks that count, or will from a day on: what is imagined on any other changes nothing. */
export function counting({ summary, options, changes }: Pick<State, "summary" | "options" | "changes">): Network[] {
  const { connected } = ask(options, changes);
  const later = (network: Network) => (summary?.as_of ?? "") < (connected[network] ?? "") && !options.disabled.includes(network);
  return summary?.networks.filter((one) => one.connected || later(one.network)).map(({ network }) => network) ?? [];
}

/** Whether a change still means something, with these networks there. */
export function fits(change: Change, networks: readonly Network[]): boolean {
  if (change.what === "score") return networks.includes(networkOf(change.account));
  if (change.what === "act") return networks.includes(change.act.network);
  return change.what !== "since" || networks.includes(change.network);
}

/** `A reply by someone with 61 on LinkedIn, 28 Feb 2011`. */
export function sentence(change: Change, formats: readonly Format[]): string {
  switch (change.what) {
    case "score":
      return `${change.name} has ${standing(change.score)}, not ${change.was === null ? "an unknown score" : standing(change.was)}`;
    case "act": {
      const { kind, network, day, partner_score } = change.act;
      const by = partner_score == null ? "someone of unknown score" : `someone with ${standing(partner_score)}`;
      const what = oneOf(kind, network);
      return `${/^[aeiou]/.test(what) ? "An" : "A"} ${what} by ${by} on ${title(formats, network)}, ${shown(day)}`;
    }
    case "half-life":
      return `Attention halves in ${change.days} days, not ${HALF_LIFE}`;
    case "since":
      return `${title(formats, change.network)} counts ${since(change.day)}, not ${since(change.was)}`;
    case "prestige":
      return change.prestige ? "People with a higher score count more" : "Everybody counts the same, whatever their score";
  }
}

const since = (day: Day | null): string => (day === null ? "from the start" : `since ${shown(day)}`);
