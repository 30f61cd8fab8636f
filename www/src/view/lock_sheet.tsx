// "Try to break it": every way out, tried in front of the user, with the browser's own words.

import { useEffect, useState } from "preact/hooks";
import { attempt, CHANNELS, type Channel, type Outcome } from "../lock/attempts";
import { words } from "../words/words";
import { Sheet } from "./sheet";

export function LockSheet() {
  const w = words.value;
  const [round, setRound] = useState(0);
  const [outcomes, setOutcomes] = useState<Partial<Record<Channel, Outcome>>>({});
  useEffect(() => {
    let wanted = true;
    setOutcomes({});
    void (async () => {
      for (const channel of CHANNELS) {
        const outcome = await attempt(channel);
        if (!wanted) return;
        setOutcomes((known) => ({ ...known, [channel]: outcome }));
      }
    })();
    return () => void (wanted = false);
  }, [round]);
  const told = Object.values(outcomes);
  const refused = told.filter(({ refused, part }) => refused || part).length;
  const silent = CHANNELS.filter((channel) => outcomes[channel]?.part || w.lock.silent[channel]).length;
  return (
    <Sheet title={w.lock.title} wide>
      <p>{w.lock.about}</p>
      <p class="verdict" role="status">
        {told.length < CHANNELS.length
          ? w.lock.trying
          : refused === CHANNELS.length
            ? w.lock.refused(CHANNELS.length, silent)
            : w.lock.notAll(refused, CHANNELS.length)}
      </p>
      <ol class="attempts">
        {CHANNELS.map((channel) => {
          const outcome = outcomes[channel];
          return (
            <li key={channel} data-outcome={outcome && (outcome.refused ? "refused" : outcome.part ? "part" : "open")}>
              <span>
                {w.lock.ways[channel]} <span class="quiet">{[...(outcome?.reasons ?? []), w.lock.silent[channel]].filter(Boolean).join(" · ")}</span>
              </span>
              <span class="outcome">{outcome && (outcome.refused ? w.lock.yes : outcome.part ? w.lock.part : w.lock.no)}</span>
            </li>
          );
        })}
      </ol>
      <p class="quiet">{w.lock.rest}</p>
      <button type="button" onClick={() => setRound(round + 1)}>
        {w.lock.again}
      </button>
    </Sheet>
  );
}
