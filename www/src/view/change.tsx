// Try a change: what can be imagined otherwise, with the score in sight while it moves.

import { useState } from "preact/hooks";
import type { Kind, Network } from "../engine/types";
import type { Change } from "../state/change";
import { counting, HALF_LIFE, question } from "../state/changes";
import { isDay } from "../state/fragment";
import { imagine, undo } from "../state/score";
import { changes, course, options, real, summary } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { Form } from "./form";
import { title } from "./names";

/** The slider's ends, in days. */
const [SHORTEST, LONGEST] = [5, 60];
const KINDS: readonly Kind[] = ["reply", "reaction", "follow", "endorsement", "repost", "mention", "message", "recommendation"];

export function ChangeSection() {
  const w = words.value;
  const score = summary.value?.score ?? null;
  return (
    <>
      <p class="quiet">{w.change.about}</p>
      <p class="in-sight" aria-live="off">
        <b>{score === null ? w.say.noScore : f.value.score(score)}</b>
        {changes.value.length > 0 && real.value?.summary.score != null && score !== null && <span> {f.value.change(score - real.value.summary.score)}</span>}
      </p>
      <div class="choices">
        <HalfLife />
        <Alike />
        <Since />
        <Reaction />
      </div>
      <ul class="pairs" aria-label={w.change.imagined} hidden={changes.value.length === 0}>
        {changes.value.map((change) => (
          <li key={change.key}>
            <span>{w.change.sentence(change, title)}</span>
            <button type="button" class="small" aria-label={`${w.common.undo}: ${w.change.sentence(change, title)}`} onClick={() => undo(change.key)}>
              {w.common.undo}
            </button>
          </li>
        ))}
      </ul>
      {changes.value.length > 1 && (
        <button type="button" class="small" onClick={() => undo()}>
          {w.change.undoAll}
        </button>
      )}
    </>
  );
}

const found = <W extends Change["what"]>(what: W): Extract<Change, { what: W }> | undefined =>
  changes.value.find((change): change is Extract<Change, { what: W }> => change.what === what);

function HalfLife() {
  const w = words.value;
  const days = found("half-life")?.days ?? HALF_LIFE;
  const set = (chosen: number) => (chosen === HALF_LIFE ? undo("half-life") : imagine({ key: "half-life", what: "half-life", days: chosen }));
  return (
    <label>
      <span>
        {w.change.halfLife} <b>{w.change.days(days)}</b>
      </span>
      <input
        type="range"
        min={SHORTEST}
        max={LONGEST}
        value={days}
        aria-valuetext={`${w.change.days(days)}${days === HALF_LIFE ? `, ${w.change.asScored}` : ""}`}
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
      <span class="quiet">{w.change.halfLifeNote(HALF_LIFE)}</span>
    </label>
  );
}

function Alike() {
  const w = words.value;
  const { prestige } = question(options.value, changes.value);
  const toggle = () => (!prestige === options.value.prestige ? undo("prestige") : imagine({ key: "prestige", what: "prestige", prestige: !prestige }));
  return (
    <div>
      <button type="button" role="switch" class="switch" aria-checked={!prestige} aria-labelledby="alike" onClick={toggle} />
      <span id="alike">{w.change.alike}</span>
    </div>
  );
}

const networks = (): Network[] => counting(summary.value, options.value, changes.value);

function NetworkChoice({ value, set }: { value: Network; set: (network: Network) => void }) {
  return (
    <select aria-label={words.value.people.on} value={value} onChange={(event) => set(event.currentTarget.value)}>
      {networks().map((network) => (
        <option key={network} value={network}>
          {title(network)}
        </option>
      ))}
    </select>
  );
}

/** Another day from which a network counts. */
function Since() {
  const w = words.value;
  const [network, setNetwork] = useState(networks()[0] ?? "");
  const was = options.value.connected[network] ?? null;
  const [day, setDay] = useState<string | null>(null);
  const submit = () => {
    const to = (day ?? was ?? "") || null;
    if (to !== null && !isDay(to)) return;
    const key = `since ${network}`;
    if (to === was) undo(key);
    else imagine({ key, what: "since", network, day: to, was });
  };
  return (
    <Form submit={submit}>
      <span>{w.change.if}</span>
      <NetworkChoice
        value={network}
        set={(next) => {
          setNetwork(next);
          setDay(null);
        }}
      />
      <span>{w.change.countedSince}</span>
      <input type="date" aria-label={w.change.countedSince} value={day ?? was ?? ""} onInput={(event) => setDay(event.currentTarget.value)} />
      <button type="submit" class="small">
        {w.change.try}
      </button>
    </Form>
  );
}

let added = 0;

/** A reaction that did not happen. */
function Reaction() {
  const w = words.value;
  const last = real.value?.summary.as_of ?? summary.value?.as_of ?? "";
  const [network, setNetwork] = useState(networks()[0] ?? "");
  const [kind, setKind] = useState<Kind>(KINDS[0]!);
  const [day, setDay] = useState(last);
  const [standing, setStanding] = useState("");
  const submit = () => {
    imagine({ key: `act ${added++}`, what: "act", act: { network, kind, day, partner_score: standing === "" ? null : Number(standing) } });
  };
  return (
    <Form submit={submit}>
      <span>{w.change.ifThereWas}</span>
      <select aria-label={w.people.what} value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
        {KINDS.map((name) => (
          <option key={name} value={name}>
            {w.kinds.one(name, network)}
          </option>
        ))}
      </select>
      <span>{w.change.on}</span>
      <NetworkChoice value={network} set={setNetwork} />
      <input
        type="date"
        required
        aria-label={w.curve.day}
        min={(real.value?.curve ?? course.value?.curve)?.[0]?.day ?? "1990-01-01"}
        max={last}
        value={day}
        onInput={(event) => setDay(event.currentTarget.value)}
      />
      <span>{w.change.bySomeone}</span>
      <input
        type="number"
        min={0}
        max={100}
        step="any"
        placeholder={w.people.unknown}
        aria-label={w.change.theirStanding}
        value={standing}
        onInput={(event) => setStanding(event.currentTarget.value)}
      />
      <button type="submit" class="small">
        {w.change.add}
      </button>
    </Form>
  );
}
