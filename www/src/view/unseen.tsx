// What can't be seen: said by network, with what to bring instead. Unknown is never shown as zero.

import { drops, summary } from "../state/store";
import { f } from "../words/locale";
import { told } from "../words/told";
import { words } from "../words/words";
import { missingOf, title } from "./names";
import { startData } from "./start_data";

export function UnseenSection() {
  const w = words.value;
  const imports = drops.value.flatMap((drop) => drop.imports.filter(({ format }) => format !== ""));
  const scored = summary.value?.networks ?? [];
  // Without a score the exports themselves say it.
  const networks = scored.length > 0 ? scored : imports.map(({ network, observes }) => ({ network, observes, missing: missingOf(network, observes) }));
  const leftOut = drops.value.flatMap(({ imports }) => imports.flatMap(({ skipped }) => skipped.filter(({ problem }) => !problem)));
  return (
    <>
      <p class="quiet">{w.unseen.about}</p>
      <dl class="unseen-list">
        {networks.map(({ network, missing, observes }) => {
          const lacks = w.observes.missing(missing, observes);
          const mend = startData().formats.find((format) => format.network === network)?.mend;
          return (
            <div key={network}>
              <dt>{title(network)}</dt>
              <dd>
                {lacks.length > 0 ? w.unseen.lacks(f.value.list(lacks)) : w.unseen.nothing}
                {lacks.length > 0 && mend && <span class="quiet"> {told(mend)}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      {leftOut.length > 0 && (
        <details>
          <summary>{w.files.leftOut(leftOut.reduce((sum, { count }) => sum + count, 0))}</summary>
          <ul class="left-out">
            {leftOut.map((skip, index) => (
              <li key={index}>{w.files.skipped(skip)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
