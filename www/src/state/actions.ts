// The beginning: what the address says, the networks that can be read, and what was held while the lock closed.

import { ask } from "../engine/services";
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
}

export async function begin(fragment: string): Promise<void> {
  state.formats.value = await ask("formats");
  listenForBack();
  onFragment((changed) => void follow(changed));
  const held = (globalThis as { held?: Held }).held;
  document.documentElement.removeAttribute("data-held");
  if (held?.files.length) await take(fromFiles(held.files.splice(0)));
  if (held?.folder.length) await take({ dropped: [fromPickedFolder(held.folder.splice(0))] });
  const example = held?.example || isExampleFragment(fragment);
  if (example && state.isEmpty.value) return tryExample(fromFragment(fragment).days);
  if (!isExampleFragment(fragment)) adopt(fragment);
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
