// Files on their way: a bar for each, at the top, where a drop scrolls to.

import { useEffect, useRef } from "preact/hooks";
import { again, cancel } from "../state/files";
import { type Drop, drops, gathering, isBusy } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";

export function Reading() {
  const w = words.value;
  const place = useRef<HTMLElement>(null);
  const shown = drops.value.filter((drop) => isBusy(drop) || drop.phase === "cancelled" || (drop.phase === "failed" && drop.imports.length === 0));
  const failed = drops.value.filter((drop) => drop.phase === "failed" && drop.imports.length > 0);
  const count = shown.length + failed.length;
  useEffect(() => {
    if (count > 0) place.current?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }, [count]);
  if (count === 0 && !gathering.value) return null;
  return (
    <section class="reading" ref={place} aria-label={w.files.title}>
      {gathering.value && <p class="quiet">{w.files.gathering}</p>}
      <ul>
        {shown.map((drop) => (
          <InWork key={drop.key} drop={drop} />
        ))}
        {failed.map((drop) => (
          <li key={drop.key} class="in-work" data-phase={drop.phase}>
            {drop.imports
              .flatMap(({ skipped }) => skipped.filter(({ problem }) => problem))
              .map((skip) => (
                <p class="problem" key={skip.where + skip.why}>
                  {w.files.skipped(skip)}
                </p>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function InWork({ drop }: { drop: Drop }) {
  const w = words.value;
  const { key, dropped, phase, progress } = drop;
  return (
    <li class="in-work" data-phase={phase}>
      <span class="file-name">{dropped.name}</span>
      <span class="quiet">{statusOf(drop)}</span>
      {isBusy(drop) && (
        <>
          <progress
            aria-label={w.files.reading(dropped.name)}
            max={progress?.total || undefined}
            value={progress?.total ? Math.min(progress.bytes, progress.total) : undefined}
          />
          <button type="button" class="small" aria-label={`${w.common.cancel}: ${dropped.name}`} onClick={() => cancel(key)}>
            {w.common.cancel}
          </button>
        </>
      )}
      {phase === "cancelled" && (
        <button type="button" class="small" aria-label={`${w.files.readIt}: ${dropped.name}`} onClick={() => again(key)}>
          {w.files.readIt}
        </button>
      )}
      {drop.error && <p class="problem">{drop.error}</p>}
    </li>
  );
}

export function statusOf({ phase, progress, size, example }: Drop): string {
  const { files } = words.value;
  const { bytes } = f.value;
  if (phase === "waiting") return `${bytes(size)}, ${files.waiting}`;
  if (phase === "cancelled") return files.cancelled;
  if (phase !== "reading") return example ? `${bytes(size)}, ${words.value.example.short}` : bytes(size);
  if (!progress) return `${bytes(size)}, ${files.opening}`;
  return files.progress(bytes(progress.bytes), bytes(progress.total), progress.records);
}
