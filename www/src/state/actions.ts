// The beginning: what the address says, and what was held while the lock closed.

import { current } from "../engine/services";
import { fromFiles, fromPickedFolder } from "../frame/drop";
import { take, tryExample } from "./files";
import { fromFragment, isExampleFragment, onFragment } from "./fragment";
import { chooseDays, listenForBack, score } from "./score";
import * as state from "./store";

/** What src/frame/early.ts holds. */
interface Held {
  files: File[];
  folder: File[];
  example: boolean;
  take?(): void;
}

export async function begin(fragment: string): Promise<void> {
  // The page is open from here on: nothing may be waited for that a click could end.
  current();
  listenForBack();
  onFragment((changed) => void follow(changed));
  const { held } = globalThis as { held?: Held };
  if (held) {
    held.take = () => void takeHeld(held);
    await takeHeld(held);
  }
  const example = held?.example || isExampleFragment(fragment);
  if (example && state.isEmpty.value) return tryExample(fromFragment(fragment).days);
  if (!isExampleFragment(fragment)) adopt(fragment);
}

async function takeHeld({ files, folder }: Held): Promise<void> {
  document.documentElement.removeAttribute("data-held");
  if (files.length) await take(fromFiles(files.splice(0)));
  if (folder.length) await take({ dropped: [fromPickedFolder(folder.splice(0))] });
}

function adopt(fragment: string): void {
  const { days, ...shared } = fromFragment(fragment);
  state.set(() => {
    state.options.value = { ...state.options.value, ...shared };
    state.days.value = days;
  });
}

/** A bookmarked view, opened in the running page. */
async function follow(fragment: string): Promise<void> {
  if (isExampleFragment(fragment)) {
    const { days } = fromFragment(fragment);
    if (state.isExample.value) await chooseDays(days);
    else if (state.isEmpty.value) await tryExample(days);
    return;
  }
  adopt(fragment);
  await score();
}
