// The files: what was read of each, what was lost, and what was left out on purpose. Nothing opens or closes by itself.

import type { Import } from "../engine/types";
import { again, cancel, forget, remove } from "../state/files";
import { type Drop, drops, isBusy, isExample, summary } from "../state/store";
import { dayOf } from "../words/format";
import { f } from "../words/locale";
import { told } from "../words/told";
import { words } from "../words/words";
import { missingOf, nameOf, title } from "./names";
import { FilePicker } from "./pick";
import { statusOf } from "./reading";
import { closeSheet, Sheet } from "./sheet";

export function FilesSheet() {
  const w = words.value;
  return (
    <Sheet title={w.files.title} wide>
      {isExample.value && <p class="quiet">{w.example.note}</p>}
      <ul class="files">
        {drops.value.map((drop) => (
          <File key={drop.key} drop={drop} />
        ))}
      </ul>
      <div class="buttons">
        <FilePicker class="primary">{w.start.add}</FilePicker>
        <FilePicker folder>{w.start.folder}</FilePicker>
        <button
          type="button"
          onClick={() => {
            closeSheet();
            forget();
          }}
        >
          {w.files.forget}
        </button>
      </div>
    </Sheet>
  );
}

function File({ drop }: { drop: Drop }) {
  const w = words.value;
  const { key, dropped, phase, imports, error } = drop;
  const button = (label: string, act: () => void) => (
    <button type="button" class="small" aria-label={`${label}: ${dropped.name}`} onClick={act}>
      {label}
    </button>
  );
  return (
    <li class="file" data-phase={phase}>
      <div class="file-head">
        <span class="file-name">{dropped.name}</span>
        <span class="quiet">{statusOf(drop)}</span>
        {isBusy(drop) && button(w.common.cancel, () => cancel(key))}
        {phase === "cancelled" && button(w.files.readIt, () => again(key))}
        {!isBusy(drop) && button(w.common.remove, () => removeHere(key))}
      </div>
      {error && <p class="problem">{error}</p>}
      {imports.map((imported, index) => (
        <Report key={index} imported={imported} />
      ))}
    </li>
  );
}

/** The row goes away under whoever came by keyboard: the next one's button takes over, and nothing closes. */
function removeHere(key: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>(".files > .file")];
  const at = drops.value.findIndex((drop) => drop.key === key);
  const next = (rows[at + 1] ?? rows[at - 1])?.querySelector<HTMLElement>(".file-head button") ?? document.querySelector<HTMLElement>(".sheet .buttons button");
  next?.focus();
  void remove(key);
}

function Report({ imported }: { imported: Import }) {
  const w = words.value;
  const { format, generation, network, owner, as_of, entry, skipped, read, observes, account } = imported;
  const broken = skipped.filter(({ problem }) => problem);
  const omitted = skipped.filter(({ problem }) => !problem);
  const about = [title(network), generation && told(generation), entry, as_of !== null && w.files.made(f.value.day(dayOf(as_of)))];
  const lines: [string, readonly string[]][] = [
    [w.files.owner, owner.map((one) => nameOf(summary.value, one))],
    [w.files.posts, w.read.posts(read.posts)],
    [w.files.acts, w.read.acts(read.interactions)],
    [w.files.tallies, w.read.tallies(read.tallies)],
    [w.files.contacts, w.read.contacts(read.contacts)],
    [w.networks.shows, w.observes.shown(observes)],
    [w.networks.lacks, w.observes.missing(missingOf(network, observes), observes)],
  ];
  return (
    <div class="report">
      {broken.map((skip) => (
        <p class="problem" key={skip.where + skip.why}>
          {w.files.skipped(skip)}
        </p>
      ))}
      {format !== "" && (
        <details class="report-details">
          <summary>{about.filter(Boolean).join(" · ")}</summary>
          {lines.map(
            ([label, items]) =>
              items.length > 0 && (
                <p key={label}>
                  <span class="quiet">{label}: </span>
                  {items.join(", ")}
                </p>
              ),
          )}
          {account.length > 0 && <Account account={account} />}
          {omitted.length > 0 && (
            <>
              <p class="quiet">{w.files.leftOutOnPurpose}</p>
              <ul class="left-out">
                {omitted.map((skip) => (
                  <li key={skip.where + skip.why}>{w.files.skipped(skip)}</li>
                ))}
              </ul>
            </>
          )}
        </details>
      )}
    </div>
  );
}

/** What each entry held, and what became of it: the two add up. */
function Account({ account }: { account: Import["account"] }) {
  const w = words.value;
  const { count } = f.value;
  return (
    <div class="scrolls" role="group" aria-label={w.account.entry} tabIndex={0}>
      <table class="account">
        <thead>
          <tr>
            {[w.account.entry, w.account.seen, w.account.records, w.account.merged, w.account.leftOut, w.account.lost].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {account.map(({ entry, seen, records, merged, left_out, lost }) => (
            <tr key={entry} class={lost > 0 ? "loss" : ""}>
              <th scope="row">{entry}</th>
              {[seen, records, merged, left_out, lost].map((value, index) => (
                <td key={index} class="figure">
                  {count(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
