// The whole page: the bar, then the start or the result, then what lies over them.

import { error, isEmpty, notice, sheet, spoken, summary } from "../state/store";
import { words } from "../words/words";
import { About, Bar } from "./bar";
import { listenForDrags } from "./drag";
import { FilesSheet } from "./files";
import { LockSheet } from "./lock_sheet";
import { Method } from "./method";
import { OwnerSheet } from "./owner";
import { Reading } from "./reading";
import { Result } from "./result";
import { Unlock } from "./session";
import { ShareSheet } from "./share";
import { Start } from "./start";
import { TakeAlong } from "./take";

if (typeof document !== "undefined") listenForDrags();

export function Page() {
  const w = words.value;
  return (
    <>
      <Bar />
      <main>
        {error.value !== null && (
          <p class="alarm" role="alert">
            {error.value}
          </p>
        )}
        <Reading />
        {isEmpty.value ? <Start /> : <Result />}
      </main>
      <footer>
        <div>
          <p>{w.foot.stored}</p>
          <p>{w.foot.open}</p>
        </div>
        <TakeAlong />
        <About />
      </footer>
      {sheet.value === "files" && <FilesSheet />}
      {sheet.value === "lock" && <LockSheet />}
      {sheet.value === "owner" && <OwnerSheet />}
      {sheet.value === "method" && <Method />}
      {sheet.value === "share" && summary.value && <ShareSheet />}
      <Unlock />
      <p class="unseen" role="status">
        {spoken.value}
      </p>
      {notice.value && (
        <div class="notice" role="status">
          <span>{notice.value.text}</span>
          {notice.value.undo && (
            <button type="button" onClick={notice.value.undo}>
              {w.common.undo}
            </button>
          )}
          <button type="button" class="plain" aria-label={w.common.close} onClick={() => (notice.value = null)}>
            ×
          </button>
        </div>
      )}
    </>
  );
}
