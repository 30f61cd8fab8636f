// The rows of the export that a number came from, each read again from the file when it is opened.

import { useEffect, useState } from "preact/hooks";
import { ownWords, row } from "../engine/services";
import type { Fields, Source, Who } from "../engine/types";
import { reasonOf } from "../state/score";
import { drops, summary } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { Fold } from "./fold";

interface WithRows {
  who: Who | null;
  source: readonly Source[];
  sources: number;
}

export function Rows({ of: { who, source, sources }, none }: { of: WithRows; none: string }) {
  const w = words.value;
  if (who && "imagined" in who) return <p class="quiet">{w.rows.imagined}</p>;
  if (source.length === 0) return <p class="quiet">{none}</p>;
  return (
    <div class="rows">
      <p class="quiet">{w.rows.from(sources, source.length)}</p>
      {source.map((one) => (
        <Row key={`${one.file} ${one.entry} ${one.record}`} source={one} />
      ))}
    </div>
  );
}

/** Where a row stands: `archive.zip › data/tweets.js`. */
export function placeOf({ file, entry }: Source): string {
  return entry === "" || entry === file ? file : `${file} › ${entry}`;
}

function Row({ source }: { source: Source }) {
  const w = words.value;
  return (
    <Fold
      class="row"
      head={
        <>
          <span>{placeOf(source)}</span> <span class="quiet">{w.rows.record(f.value.count(source.record))}</span>
        </>
      }
    >
      {() => <Content source={source} />}
    </Fold>
  );
}

/** The dropped file that a row is in, while it is there. */
const dropOf = (source: Source) => drops.value.find(({ imports }) => imports.some(({ file }) => file === source.file));

function useRow(source: Source): { fields: Fields | null; error: string | null } {
  const [found, setFound] = useState<{ fields: Fields | null; error: string | null }>({ fields: null, error: null });
  useEffect(() => {
    let wanted = true;
    const drop = dropOf(source);
    if (!drop) {
      setFound({ fields: null, error: words.value.rows.removed });
      return;
    }
    row(drop.dropped, source.entry, source.record).then(
      (fields) => wanted && setFound({ fields, error: null }),
      (error: unknown) => wanted && setFound({ fields: null, error: reasonOf(error) }),
    );
    return () => void (wanted = false);
  }, [source.file, source.entry, source.record]);
  return found;
}

/** One's own words, read again from the file: they are nowhere else. */
export function useOwnWords(source: Source | null): string | null {
  const [found, setFound] = useState<string | null>(null);
  const owner = summary.value?.owner ?? [];
  useEffect(() => {
    let wanted = true;
    setFound(null);
    const drop = source && dropOf(source);
    if (source && drop) {
      ownWords(drop.dropped, source.entry, source.record, owner).then(
        (text) => wanted && setFound(text),
        () => undefined,
      );
    }
    return () => void (wanted = false);
  }, [source?.file, source?.entry, source?.record, owner.join(" ")]);
  return found;
}

function Content({ source }: { source: Source }) {
  const w = words.value;
  const { fields, error } = useRow(source);
  if (error) return <p class="problem">{error}</p>;
  if (!fields) {
    return (
      <p class="quiet" role="status">
        {w.rows.reading}
      </p>
    );
  }
  return (
    <>
      <dl class="fields">
        {fields.map(([field, content], index) => (
          <div key={`${field} ${index}`}>
            <dt>{field}</dt>
            <dd>{content}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{w.rows.textsLeftOut}</p>
    </>
  );
}
