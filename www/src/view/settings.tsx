// Settings, in one fold: profile, day, partners' standing, the scores that the user knows, the session.

import type { Profile } from "../engine/types";
import { choose, dropPeople } from "../state/choices";
import { forget } from "../state/files";
import { isDay } from "../state/fragment";
import { isExample, options, peopleFile, summary } from "../state/store";
import { words } from "../words/words";
import { KeepSession } from "./session";

const PROFILES: Profile[] = ["everything", "klout-2011"];

export function Settings() {
  const w = words.value;
  const { profile, as_of, prestige } = options.value;
  const unknown = summary.value?.people_unknown ?? [];
  const ignored = summary.value?.ignored;
  return (
    <details class="card settings">
      <summary>
        <h2>{w.settings.title}</h2>
      </summary>
      <div class="choices">
        <label>
          <span>{w.settings.counts}</span>
          <select value={profile} onChange={(event) => choose({ profile: event.currentTarget.value as Profile })}>
            {PROFILES.map((name) => (
              <option key={name} value={name}>
                {w.settings.profiles[name]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{w.settings.until}</span>
          <input
            type="date"
            value={as_of ?? summary.value?.as_of ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (value === "" || isDay(value)) choose({ as_of: value || null });
            }}
          />
        </label>
        <div>
          <button
            type="button"
            role="switch"
            class="switch"
            aria-checked={prestige}
            aria-labelledby="prestige"
            onClick={() => choose({ prestige: !prestige })}
          />
          <span id="prestige">{w.settings.prestige}</span>
        </div>
        {peopleFile.value === null ? (
          <p class="quiet">{w.settings.peopleInvite}</p>
        ) : (
          <p>
            {w.people.scoresCount(peopleFile.value)} {unknown.length > 0 && w.settings.unknownPeople(unknown.slice(0, 5), unknown.length)}{" "}
            <button type="button" class="small" onClick={dropPeople}>
              {w.common.remove}
            </button>
          </p>
        )}
        {ignored && ignored.undated > 0 && <p class="quiet">{w.settings.undated(ignored.undated)}</p>}
        {ignored && ignored.implausible > 0 && <p class="quiet">{w.settings.implausible(ignored.implausible)}</p>}
      </div>
      {!isExample.value && <KeepSession />}
      <button type="button" onClick={() => forget()}>
        {w.files.forget}
      </button>
    </details>
  );
}
