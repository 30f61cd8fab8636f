// The thin bar: whose score, which files, the lock, adding and sharing.

import { loss } from "../state/losses";
import { drops, isEmpty, isExample, network, options, problems, sheet, summary } from "../state/store";
import { f, LANGUAGES, type Language, language } from "../words/locale";
import { words } from "../words/words";
import { ownerName } from "./names";
import { FilePicker } from "./pick";

export function Bar() {
  const w = words.value;
  const scored = ownerName(summary.value, summary.value?.owner ?? options.value.owner);
  const broken = drops.value.some((drop) => drop.phase === "failed" || problems(drop).length > 0);
  const lost = loss.value;
  return (
    <header class="bar">
      <h1>
        <svg class="logo" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M2 19 8 12l4 3 4-10 6 5" />
          <circle cx="16" cy="5" r="2.6" />
        </svg>
        Cloutscope
      </h1>
      {!isEmpty.value && (
        <>
          {scored !== null && (
            <button type="button" class="chip" id="whose" onClick={() => (sheet.value = "owner")}>
              {scored}
            </button>
          )}
          <button type="button" class={broken ? "chip warns" : "chip"} onClick={() => (sheet.value = "files")}>
            {w.files.count(drops.value.length)}
            {broken && (
              <>
                {" "}
                <span class="warning-sign" role="img" aria-label={w.files.hasProblems}>
                  !
                </span>
              </>
            )}
          </button>
          {lost.matters && (
            <button type="button" class="chip loss" onClick={() => (sheet.value = "files")}>
              {w.files.lost(lost.share > 0.01 ? f.value.percent(lost.share) : null, lost.unmeasured)}
            </button>
          )}
          {isExample.value && <span class="chip label">{w.example.label}</span>}
        </>
      )}
      <span class="space" />
      <LockBadge />
      <About />
      {!isEmpty.value && (
        <>
          <FilePicker class="button">{w.start.add}</FilePicker>
          {summary.value?.score != null && (
            <button type="button" class="primary" onClick={() => (sheet.value = "share")}>
              {w.share.open}
            </button>
          )}
        </>
      )}
    </header>
  );
}

function LockBadge() {
  const { lock } = network.value;
  return (
    <button type="button" class="lock" data-network={lock} disabled={lock === "closing"} onClick={() => (sheet.value = "lock")}>
      <span class="lamp" aria-hidden="true" />
      {words.value.lock.badge[lock]}
    </button>
  );
}

/** In the bar, or at the foot of a page too narrow for it: styles show one of the two. */
export function About() {
  return (
    <span class="about">
      <button type="button" class="plain" onClick={() => (sheet.value = "method")}>
        {words.value.method.title}
      </button>
      <LanguageChoice />
    </span>
  );
}

function LanguageChoice() {
  return (
    <select
      class="language"
      aria-label={words.value.common.language}
      value={language.value}
      onChange={(event) => (language.value = event.currentTarget.value as Language)}
    >
      {Object.entries(LANGUAGES).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
