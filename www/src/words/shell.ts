// What the shell says, in every language: it loads neither catalogue.

/** Of the way to collect.html. */
export const way = {
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
