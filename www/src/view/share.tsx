// Share: pictures first, then badge and blog, then the card's exact bytes for developers. Nothing is published from here:
// files are saved or handed to the phone's own sheet, texts copied.

import { useEffect, useMemo, useState } from "preact/hooks";
import { ask, Ended } from "../engine/services";
import type { CardField, Look, Published } from "../engine/types";
import { save } from "../frame/save";
import { dataUrl, PICTURES, type Picture, picture, png, type Size } from "../publish/picture";
import { HOSTS, PLAIN as PLAIN_LOOK, place as placeOfUrl, snippets, TAKES } from "../publish/snippets";
import { reasonOf } from "../state/score";
import { changes, place, scoring, summary } from "../state/store";
import { f, language } from "../words/locale";
import { words } from "../words/words";
import { Copy } from "./posts";
import { Sheet } from "./sheet";

const FIELDS: CardField[] = ["band", "delta", "curve", "gauges", "style", "networks", "versions", "digest", "handles"];
/** At first: everything but what names somebody. */
const PLAIN = FIELDS.filter((field) => field !== "handles");

export function ShareSheet() {
  const w = words.value;
  const [fields, setFields] = useState<CardField[]>(PLAIN);
  const [name, setName] = useState("");
  const [made, setMade] = useState<Published | null>(null);
  const [size, setSize] = useState<Size>("picture_story");
  const [chosen, setLook] = useState<Look>(PLAIN_LOOK);
  const tongue = language.value;
  const look = useMemo(() => ({ ...chosen, language: tongue }), [chosen, tongue]);
  const [why, setWhy] = useState<string | null>(null);
  const imagined = changes.value.length > 0;
  const scored = summary.value;
  const busy = scoring.value;
  useEffect(() => {
    if (imagined || busy) return;
    let wanted = true;
    ask("card", name, fields, look).then(
      (files) => {
        if (!wanted) return;
        setMade(files);
        setWhy(null);
      },
      (error: unknown) => wanted && !(error instanceof Ended) && setWhy(reasonOf(error)),
    );
    return () => void (wanted = false);
  }, [name, fields, look, scored, imagined, busy]);
  if (imagined) {
    return (
      <Sheet title={w.share.title}>
        <p>{w.share.imagined}</p>
      </Sheet>
    );
  }
  return (
    <Sheet title={w.share.title} wide>
      {why && (
        <p class="problem" role="alert">
          {why}
        </p>
      )}
      {made && (
        <>
          <Pictures made={made} size={size} setSize={setSize} />
          <details class="share-fields">
            <summary>{w.share.what}</summary>
            <label>
              <span>{w.share.name}</span>
              <input type="text" maxLength={64} autocomplete="off" value={name} onInput={(event) => setName(event.currentTarget.value)} />
            </label>
            <fieldset>
              <legend>{w.share.beside}</legend>
              {FIELDS.map((field) => (
                <label key={field}>
                  <input
                    type="checkbox"
                    data-field={field}
                    checked={fields.includes(field)}
                    onChange={(event) => setFields(event.currentTarget.checked ? [...fields, field] : fields.filter((one) => one !== field))}
                  />
                  {w.share.fields[field]}
                </label>
              ))}
            </fieldset>
          </details>
          <Blog made={made} look={look} setLook={setLook} />
          <Developers made={made} />
        </>
      )}
    </Sheet>
  );
}

function Pictures({ made, size, setSize }: { made: Published; size: Size; setSize: (size: Size) => void }) {
  const w = words.value;
  const [status, setStatus] = useState("");
  const shown = picture(made, size);
  const attempt = async (does: () => Promise<void> | void) => {
    try {
      await does();
    } catch (error) {
      if ((error as Error).name !== "AbortError") setStatus(w.share.failed(reasonOf(error)));
    }
  };
  const fileOf = async (one: Picture) => new File([await png(one)], `${one.name}.png`, { type: "image/png" });
  return (
    <section class="pictures" aria-label={w.share.pictures}>
      <div class="sizes" role="group" aria-label={w.share.size}>
        {PICTURES.filter((one) => made[one] !== undefined).map((one) => (
          <button key={one} type="button" aria-pressed={one === size} onClick={() => setSize(one)}>
            {w.share.sizes[one]}
          </button>
        ))}
      </div>
      <img class="preview" src={dataUrl(shown.svg)} width={shown.width} height={shown.height} alt={w.share.preview} />
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void attempt(async () => save(`${shown.name}.png`, await png(shown), "image/png"))}>
          {w.share.savePng}
        </button>
        {typeof navigator.share === "function" && (
          <button type="button" onClick={() => void attempt(async () => navigator.share({ files: [await fileOf(shown)], title: "Cloutscope" }))}>
            {w.share.send}
          </button>
        )}
        <button type="button" onClick={() => void attempt(() => save(`${shown.name}.svg`, shown.svg, "image/svg+xml"))}>
          {w.share.saveSvg}
        </button>
        {typeof ClipboardItem === "function" && (
          <button
            type="button"
            onClick={() =>
              void attempt(async () => {
                // The promise goes in as it is: Safari wants the clipboard asked within the click.
                await navigator.clipboard.write([new ClipboardItem({ "image/png": png(shown) })]);
                setStatus(w.share.inClipboard);
              })
            }
          >
            {w.share.copyPng}
          </button>
        )}
      </div>
      <p class="quiet" role="status">
        {status}
      </p>
    </section>
  );
}

const THEMES = ["auto", "light", "dark"] as const;

function Blog({ made, look, setLook }: { made: Published; look: Look; setLook: (look: Look) => void }) {
  const w = words.value;
  const [files, setFiles] = useState("");
  const [page, setPage] = useState(place.value);
  const local = /^https?:\/\/(localhost|127\.|\[::1\])/.test(page);
  const all = snippets(
    { made, picture: picture(made, "badge") },
    { files: placeOfUrl(files), page: placeOfUrl(page), home: local ? "" : placeOfUrl(page) },
    look,
    w.share.pasted,
  );
  return (
    <details class="blog">
      <summary>
        <h3>{w.share.blog}</h3>
      </summary>
      <p class="quiet">{w.share.blogAbout}</p>
      <div class="choices">
        <Address label={w.share.filesAt} like="https://your-blog.example/files/" value={files} set={setFiles} />
        <Address label={w.share.pageAt} like="https://your-site.example/cloutscope/" value={page} set={setPage} />
      </div>
      <div class="choices">
        <label>
          <span>{w.share.theme}</span>
          <select value={look.theme} onChange={(event) => setLook({ ...look, theme: event.currentTarget.value as Look["theme"] })}>
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {w.share.themes[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={look.transparent} onChange={(event) => setLook({ ...look, transparent: event.currentTarget.checked })} />
          {w.share.transparent}
        </label>
      </div>
      {local && <p class="warns">{w.share.local}</p>}
      <ul class="ways">
        {all.map(({ key, code }) => (
          <li key={key}>
            <h4>{w.share.ways[key].title}</h4>
            <p class="quiet">{w.share.ways[key].needs}</p>
            <textarea readOnly rows={3} spellcheck={false} aria-label={w.share.ways[key].title} value={code} />
            <Copy text={code} />
          </li>
        ))}
      </ul>
      <div class="scrolls" tabIndex={0} role="region" aria-label={w.share.hosts}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.share.host}</th>
              {all.map(({ key }) => (
                <th key={key} scope="col">
                  {w.share.ways[key].title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {HOSTS.map(([host, ...takes]) => (
              <tr key={host}>
                <th scope="row">{host}</th>
                {takes.map((take, index) => (
                  <td key={index}>{w.share.takes[TAKES[take]]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Address({ label, like, value, set }: { label: string; like: string; value: string; set: (value: string) => void }) {
  return (
    <label>
      <span>{label}</span>
      <input type="url" autocomplete="off" placeholder={like} value={value} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  );
}

function Developers({ made }: { made: Published }) {
  const w = words.value;
  return (
    <details class="developers">
      <summary>
        <h3>{w.share.developers}</h3>
      </summary>
      <pre tabIndex={0} aria-label="card.json">
        <code>{made.json}</code>
      </pre>
      <p class="quiet">{w.share.bytes(f.value.count(new TextEncoder().encode(made.json).length))}</p>
      <button type="button" onClick={() => save("card.json", made.json, "application/json")}>
        {w.share.saveJson}
      </button>
    </details>
  );
}
