// Where a network's export doesn't say who reacted and its public interface does: the way to the page that fetches it.

import type { Network } from "../collect/account";
import { tellShell } from "../frame/tell";
import { language } from "../words/locale";

const PUBLIC: readonly string[] = ["bluesky", "mastodon"] satisfies Network[];

export function Collect({ network, label }: { network: string; label: string }) {
  if (!PUBLIC.includes(network)) return null;
  return (
    <button type="button" class="link" onClick={() => tellShell({ kind: "collect", language: language.value })}>
      {label}
    </button>
  );
}
