// Keeping a session, and opening a kept one: a password is asked for, and nothing is stored in the browser.

import { useState } from "preact/hooks";
import { reasonOf } from "../state/score";
import { canKeep, closeSession, saveSession, unlockSession } from "../state/session";
import { keptModel, sessionWanted, summary } from "../state/store";
import { words } from "../words/words";
import { Form } from "./form";
import { Sheet } from "./sheet";

export function KeepSession() {
  const w = words.value;
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  if (!canKeep()) return <p class="quiet">{w.session.insecure}</p>;
  const keep = async () => {
    setBusy(true);
    setWhy(null);
    try {
      await saveSession(password);
      setPassword("");
    } catch (error) {
      // As much as that does not fit into the browser's memory at once.
      setWhy(w.session.tooLarge(reasonOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form class="keep" submit={() => void keep()}>
      <p class="quiet">{w.session.about}</p>
      <label>
        <span>{w.session.password}</span>
        <input
          type="password"
          required
          minLength={8}
          autocomplete="new-password"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      {why && (
        <p class="problem" role="alert">
          {why}
        </p>
      )}
      <button type="submit" disabled={busy}>
        {busy ? w.common.working : w.session.save}
      </button>
    </Form>
  );
}

export function Unlock() {
  const w = words.value;
  const [password, setPassword] = useState("");
  const [why, setWhy] = useState<string | null>(null);
  const name = sessionWanted.value;
  if (name === null) return null;
  const open = async () => {
    setWhy(await unlockSession(password));
    setPassword("");
  };
  return (
    <Sheet title={w.session.open(name)} close={closeSession}>
      <Form submit={() => void open()}>
        <label>
          <span>{w.session.password}</span>
          <input type="password" required autocomplete="off" value={password} onInput={(event) => setPassword(event.currentTarget.value)} />
        </label>
        {why && (
          <p class="problem" role="alert">
            {why}
          </p>
        )}
        <button type="submit" class="primary">
          {w.session.unlock}
        </button>
      </Form>
    </Sheet>
  );
}

/** A session of another model gives other numbers than those that were seen then. */
export function KeptModel() {
  const [then, now] = [keptModel.value, summary.value?.model];
  return then === null || !now || then === now ? null : <p class="warns">{words.value.session.otherModel(then, now)}</p>;
}
