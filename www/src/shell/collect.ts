// The way to collect.html. The frame can't open a page, and must not: it asks the shell, which shows a link that stands
// in its own HTML, and only a hand follows it. What the frame says is a language, and nothing of it gets into the address.

import { way } from "../words/shell";

export function showWay(language: string): void {
  const words = way[language === "de" ? "de" : "en"];
  const dialog = document.getElementById("collect") as HTMLDialogElement;
  const [about, beside] = dialog.querySelectorAll("p");
  const close = dialog.querySelector("button");
  if (!about || !beside || !close) return;
  const web = location.protocol.startsWith("http");
  about.textContent = words.about;
  beside.textContent = web ? "" : words.beside;
  close.textContent = words.close;
  close.onclick = () => dialog.close();
  dialog.lang = language;
  const link = dialog.querySelector("a");
  // As text, too: where a blog frames this page, no link leads out.
  if (link) link.textContent = web ? link.href : "collect.html";
  dialog.showModal();
}
