// "Save as CSV": the engine writes the table, the browser keeps it.

import { ask } from "../engine/services";
import { save } from "../frame/save";
import { reasonOf } from "../state/score";
import { error } from "../state/store";
import { words } from "../words/words";

export function SaveCsv({ name }: { name: "curve" | "people" | "posts" | "causes" }) {
  const write = async () => {
    try {
      const table = (await ask("tables")).find((one) => one.name === `${name}.csv`);
      if (table) save(table.name, table.content, "text/csv");
    } catch (failed) {
      error.value = reasonOf(failed);
    }
  };
  return (
    <button type="button" class="link" onClick={() => void write()}>
      {words.value.common.csv}
    </button>
  );
}
