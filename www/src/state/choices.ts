// What the user chooses: what counts, since when, who is whom.

import { ask } from "../engine/services";
import type { Account, Network, Options, Pair } from "../engine/types";
import { save } from "../frame/save";
import { words } from "../words/words";
import { remember } from "./fragment";
import { reasonOf, score } from "./score";
import * as state from "./store";

/** Changes how it is counted. */
export function choose(change: Partial<Options>): void {
  state.options.value = { ...state.options.value, ...change };
  remember();
  void score();
}

export function toggleNetwork(network: Network, on: boolean): void {
  const others = state.options.value.disabled.filter((name) => name !== network);
  choose({ disabled: on ? others : [...others, network] });
}

/** Since when a network counts; `null`: always. */
export function connect(network: Network, day: string | null): void {
  const { [network]: _, ...others } = state.options.value.connected;
  choose({ connected: day === null ? others : { ...others, [network]: day } });
}

export async function usePeople(file: File): Promise<void> {
  const people_csv = await file.text();
  state.set(() => {
    state.peopleFile.value = file.name;
    state.spoken.value = words.value.people.scoresCount(file.name);
  });
  choose({ people_csv });
}

export function dropPeople(): void {
  state.peopleFile.value = null;
  choose({ people_csv: null });
}

// ── Who is whom ─────────────────────────────────────────────────────────────────────────────────────────────────────

const networkOf = (account: Account): Network => account.slice(0, account.indexOf(":"));

/** On its network the user is this account. */
export function claim(account: Account): void {
  const others = state.options.value.owner.filter((one) => networkOf(one) !== networkOf(account));
  choose({ owner: [...others, account] });
}

/** On these networks the user is nobody. */
export const setAbsent = (networks: readonly Network[]): void => void (state.absent.value = networks);

const equal = ([a, b]: Pair, [c, d]: Pair): boolean => (a === c && b === d) || (a === d && b === c);

/** Accounts of one person each: the user's word, beside what was said before. */
export function join(pairs: readonly Pair[]): void {
  const { same } = state.options.value;
  choose({ same: [...same, ...pairs.filter((pair) => !same.some((known) => equal(known, pair)))] });
}

export function part(pair: Pair): void {
  choose({ same: state.options.value.same.filter((known) => !equal(known, pair)) });
}

export async function useSame(file: File): Promise<void> {
  try {
    join(await ask("readSame", await file.text()));
    state.spoken.value = words.value.same.count(file.name);
  } catch (error) {
    state.error.value = reasonOf(error);
  }
}

export async function saveSame(): Promise<void> {
  save("same-people.csv", await ask("writeSame", state.options.value.same), "text/csv");
}
