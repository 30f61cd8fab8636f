// "Save as CSV": the engine writes the table, or it is what a section shows; the browser keeps it.

import { ask } from "../engine/services";
import { type Cell, csv } from "../frame/csv";
import { save } from "../frame/save";
import { reasonOf } from "../state/score";
import { error } from "../state/store";
import { words } from "../words/words";

export function SaveCsv({ name, rows }: { name: string; rows?: () => Cell[][] }) {
  const write = async () => {
    if (rows) {
      save(`${name}.csv`, csv(rows()), "text/csv");
      return;
    }
    try {
      const table = (await ask("tables")).find((one) => one.name === `${name}.csv`);
      if (table) save(table.name, table.content, "text/csv");
    } catch (failed) {
      error.value = reasonOf(failed);
    }
  };
  return (
    <button type="button" class="link csv" onClick={() => void write()}>
      {words.value.common.csv}
    </button>
  );
}
