// The way to collect.html. The frame can't open a page, and must not: it asks the shell, which shows a link that stands
// in its own HTML, and only a hand follows it. What the frame says is a language, and nothing of it gets into the address.

const WORDS = {
  en: {
    about:
      "This page fetches nothing. Another one does: it asks your network’s public interface who reacted to your posts, and saves that as a file. Drop the file here.",
    beside: "It stands beside this page on the web, and isn’t part of this single file.",
    close: "Close",
  },
  de: {
    about:
      "Diese Seite holt nichts. Eine andere tut es: Sie fragt die öffentliche Schnittstelle deines Netzwerks, wer auf deine Posts reagiert hat, und speichert das als Datei. Leg die Datei hier ab.",
    beside: "Sie steht im Web neben dieser Seite und gehört nicht zu dieser einen Datei.",
    close: "Schließen",
  },
};

export function showWay(language: string): void {
  const words = WORDS[language === "de" ? "de" : "en"];
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
