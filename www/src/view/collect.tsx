// Where a network's export doesn't say who reacted and its public interface does: the way to the page that fetches it.

import type { Network } from "../collect/account";
import { tellShell } from "../frame/tell";
import { language } from "../words/locale";
import { words } from "../words/words";

const PUBLIC: readonly string[] = ["bluesky", "mastodon"] satisfies Network[];

export function Collect({ network }: { network: string }) {
  if (!PUBLIC.includes(network)) return null;
  return (
    <button type="button" class="link" onClick={() => tellShell({ kind: "collect", language: language.value })}>
      {words.value.start.collect}
    </button>
  );
}
