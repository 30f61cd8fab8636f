// What collect.html shows: the handle, what would be fetched, how far it is, and the file.

import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../words/collect/words";
import { LANGUAGES, type Language, language, locale } from "../words/locale";
import type { Account } from "./account";
import { Failure } from "./ask";
import { FOLLOWER_PAGES } from "./reader";
import * as state from "./state";

export function Collect() {
  const w = words.value;
  const here = state.step.value;
  return (
    <>
      <div class="card-head">
        <h1>{w.title}</h1>
        <select aria-label={w.language} value={language.value} onChange={(event) => (language.value = event.currentTarget.value as Language)}>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {here.at === "handle" && <Handle wrong={here.wrong} />}
      {here.at === "confirm" && <Confirm account={here.account} />}
      {here.at === "fetching" && <Fetching account={here.account} />}
      {here.at === "end" && <End account={here.account} outcome={here.outcome} />}
    </>
  );
}

function Handle({ wrong }: { wrong: "handle" | "file" | "other-host" | undefined }) {
  const w = words.value;
  const [written, setWritten] = useState("");
  return (
    <>
      <p>{w.promise}</p>
      <p class="quiet">{w.apart}</p>
      <div class="card">
        <label for="handle">{w.handle.label}</label>
        <div class="buttons">
          <input
            id="handle"
            value={written}
            autocapitalize="none"
            autocomplete="off"
            spellcheck={false}
            aria-describedby="examples"
            aria-invalid={wrong === "handle"}
            onInput={(event) => setWritten(event.currentTarget.value)}
            // A form would be refused by the policy.
            onKeyDown={(event) => event.key === "Enter" && state.choose(written)}
          />
          <button type="button" class="primary" onClick={() => state.choose(written)}>
            {w.handle.next}
          </button>
        </div>
        <p id="examples" class="quiet">
          {w.handle.examples}
        </p>
        {wrong && (
          <p class="alarm" role="alert">
            {w.handle.wrong[wrong]}
          </p>
        )}
      </div>
      <div>
        <label class="button file">
          {w.handle.file}
          <input
            type="file"
            class="unseen"
            accept=".jsonl,.ndjson,.json,.txt"
            onChange={({ currentTarget: { files } }) => files?.[0] && void state.goOn(files[0])}
          />
        </label>{" "}
        <span class="quiet">{w.handle.fileAbout}</span>
      </div>
    </>
  );
}

function Confirm({ account }: { account: Account }) {
  const w = words.value;
  return (
    <section class="card" aria-labelledby="title">
      <Title>{w.confirm.title}</Title>
      <dl>
        <dt>{w.confirm.account}</dt>
        <dd>{account.handle}</dd>
        <dt>{w.confirm.host}</dt>
        <dd>
          <code>{account.host}</code>
        </dd>
        <dt>{w.confirm.what}</dt>
        <dd>
          <ul class="requests">
            {w.confirm[account.network].map((what) => (
              <li key={what}>{what}</li>
            ))}
            <li>
              <label>
                <input type="checkbox" checked={state.followers.value} onChange={(event) => (state.followers.value = event.currentTarget.checked)} />{" "}
                {w.confirm.followers(FOLLOWER_PAGES * (account.network === "bluesky" ? 100 : 80))}
              </label>
            </li>
          </ul>
        </dd>
        <dt>
          <label for="back">{w.confirm.back}</label>
        </dt>
        <dd>
          <select id="back" value={state.weeks.value} onChange={(event) => (state.weeks.value = Number(event.currentTarget.value))}>
            {state.WEEKS.map((weeks) => (
              <option key={weeks} value={weeks}>
                {w.confirm.weeks(weeks)}
              </option>
            ))}
          </select>
        </dd>
      </dl>
      {state.answers.value.size > 0 && <p>{w.confirm.kept(state.answers.value.size)}</p>}
      <p class="quiet">{w.confirm.tells}</p>
      <div class="buttons">
        <button type="button" class="primary large" onClick={() => void state.fetchAll(account)}>
          {w.confirm.fetch}
        </button>
        <button type="button" onClick={state.back}>
          {w.confirm.cancel}
        </button>
      </div>
    </section>
  );
}

function Fetching({ account }: { account: Account }) {
  const w = words.value;
  const { asked, kept, posts, done, left } = state.progress.value;
  const until = state.waiting.value;
  return (
    <section class="card" aria-labelledby="title">
      <Title>{w.fetching.title(bare(account.host))}</Title>
      <progress aria-label={w.fetching.progress} value={asked + kept} max={asked + kept + left || 1} />
      <p>{w.fetching.asked(asked, left)}</p>
      {posts > 0 && <p>{w.fetching.posts(done, posts)}</p>}
      {kept > 0 && <p class="quiet">{w.fetching.kept(kept)}</p>}
      <p role="status" class="warns">
        {until !== null && w.fetching.waits(new Intl.DateTimeFormat(locale.value, { timeStyle: "medium" }).format(until))}
      </p>
      <div class="buttons">
        <button type="button" onClick={state.stop}>
          {w.fetching.stop}
        </button>
      </div>
    </section>
  );
}

function End({ account, outcome }: { account: Account; outcome: state.Outcome }) {
  const w = words.value;
  const { posts } = state.progress.value;
  const { size } = state.answers.value;
  const title = outcome instanceof Failure ? w.end.failed : w.end[outcome];
  return (
    <section class="card" aria-labelledby="title">
      <Title>{title}</Title>
      {outcome === "open" && (
        <p class="alarm" role="alert">
          {w.end.openAbout}
        </p>
      )}
      {outcome instanceof Failure && (
        <div class="alarm" role="alert">
          <Told failure={outcome} />
        </div>
      )}
      {outcome !== "open" && <p>{size > 0 ? w.end.got(size, posts) : w.end.nothing}</p>}
      {outcome !== "whole" && size > 0 && <p>{w.end.keep}</p>}
      <div class="buttons">
        {size > 0 && (
          <button type="button" class="primary large" onClick={() => state.saveAll(account)}>
            {w.end.save}
          </button>
        )}
        {outcome !== "whole" && outcome !== "open" && (
          <button type="button" onClick={() => void state.fetchAll(account)}>
            {w.end.goOn}
          </button>
        )}
        <button type="button" onClick={state.back}>
          {w.confirm.cancel}
        </button>
      </div>
      {outcome === "whole" && (
        <p>
          {w.end.after} {w.end.exports[account.network]}.
        </p>
      )}
      {state.notes.value.length > 0 && (
        <details>
          <summary>{w.end.notes(state.notes.value.length)}</summary>
          <ul class="requests">
            {state.notes.value.map((failure) => (
              <li key={failure.request}>
                <Told failure={failure} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Which request, what came of it, and what to do. */
function Told({ failure: { why, request, status } }: { failure: Failure }) {
  const w = words.value;
  return (
    <>
      <p>
        <code>{request}</code> {status > 0 && w.status(status)}
      </p>
      <p>{w.why[why](bare(new URL(request).origin))}</p>
    </>
  );
}

/** Takes the focus: a reader of the screen hears where they are. */
function Title({ children }: { children: string }) {
  const here = useRef<HTMLHeadingElement>(null);
  useEffect(() => here.current?.focus(), []);
  return (
    <h2 id="title" tabIndex={-1} ref={here}>
      {children}
    </h2>
  );
}

const bare = (host: string): string => host.replace(/^https:\/\//, "");
