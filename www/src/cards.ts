// Cards of others that are dropped on the page: each says a score, and the user says whose it is.

import { type App, said, scorer, set } from "./app";
import { score } from "./asking";
import type { Account, Dropped } from "./engine";
import type { PartnerCard } from "./state";
import { call } from "./workers";

/** A card has a quarter of it; what is larger is none. */
const LARGEST = 16 << 10;

/** Takes the cards out of what was dropped; the rest is left to be read as exports. */
export async function takeCards(app: App, dropped: Dropped[]): Promise<Dropped[]> {
  const rest: Dropped[] = [];
  for (const one of dropped) {
    const left: number[] = [];
    for (const [index, file] of one.files.entries()) if (!(await takeCard(app, file, one.paths[index]))) left.push(index);
    if (left.length === one.files.length) rest.push(one);
    else if (left.length > 0) rest.push({ ...one, name: left.length > 1 ? one.name : one.files[left[0]!]!.name, paths: left.map((index) => one.paths[index]!), files: left.map((index) => one.files[index]!) });
  }
  return rest;
}

/** Whether it was a card. Those inside of a folder belong to it. */
async function takeCard(app: App, file: File, path = file.name): Promise<boolean> {
  if (path !== file.name || !/\.json$/i.test(file.name) || file.size > LARGEST) return false;
  try {
    const card = await call(scorer(app), "readCard", [new Uint8Array(await file.arrayBuffer())]);
    if (!card) return false;
    set(app, {
      cards: [...app.state.cards, { key: app.nextKey++, file: file.name, facts: card, account: "" }],
      said: `${file.name} is somebody's card: say whose, and it counts.`,
    });
  } catch (error) {
    set(app, { error: `${file.name}: ${said(error)}` });
  }
  return true;
}

/** Says whose card it is; empty: nobody's, for now. */
export function ownCard(app: App, key: number, account: Account): void {
  change(app, app.state.cards.map((card) => (card.key === key ? { ...card, account: account.trim() } : card)));
}

export function removeCard(app: App, key: number): void {
  change(app, app.state.cards.filter((card) => card.key !== key));
}

function change(app: App, cards: PartnerCard[]): void {
  set(app, { cards });
  void score(app);
}
