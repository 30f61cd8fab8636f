// A table as text, for other programs.

export type Cell = string | number | null | undefined;

/** RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe: names come from strangers. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(typeof cell === "string" && /^\s*[=+@-]/.test(cell) ? `'${cell}` : String(cell ?? ""))).join()}\r\n`).join("");
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
