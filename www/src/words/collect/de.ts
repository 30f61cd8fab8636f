// German: every word of collect.html.

import { f } from "../locale";
import type { en } from "./en";

const plural = (value: number, one: string, many: string): string => `${f.value.count(value)} ${value === 1 ? one : many}`;

export const de: typeof en = {
  title: "Wer reagiert hat",
  promise:
    "Bluesky und Mastodon sagen allen, wer geliked, geteilt und geantwortet hat. Dein Export sagt es nicht. Diese Seite holt das über dein eigenes Konto und speichert es als Datei, die du dann bei Cloutscope ablegst.",
  apart:
    "Sie spricht nur mit dem einen Server, den dein Name nennt. Sie braucht keine Anmeldung, behält nichts und sieht keine deiner Dateien und keinen Score.",
  handle: {
    label: "Dein Name dort",
    examples: "Bluesky: name.bsky.social, eine eigene Domain oder eine DID. Mastodon und Verwandte: @du@server oder die Adresse deines Profils.",
    next: "Zeigen, was geholt würde",
    file: "Mit einer gespeicherten Datei weitermachen",
    fileAbout: "Hier abgelegt oder gewählt: Was darin steht, wird nicht noch einmal geholt.",
    wrong: {
      handle: "Das ist weder ein Name auf Bluesky (name.bsky.social) noch einer auf Mastodon (@du@server). Schreib ihn mit seinen Punkten und seinem Server.",
      file: "Diese Datei beginnt nicht mit einer Antwort über ein Konto, wurde also nicht hier gespeichert. Wähl eine, die es wurde, oder schreib deinen Namen.",
      "other-host": "Diese Seite hat jeden Server aufgegeben außer dem, mit dem sie sprach. Lade sie für ein anderes Konto neu.",
    },
  },
  confirm: {
    title: "Was geholt würde",
    account: "Konto",
    host: "Von",
    what: "Anfragen",
    bluesky: [
      "dein Profil (app.bsky.actor.getProfile)",
      "deine eigenen Posts, je hundert auf einmal (app.bsky.feed.getAuthorFeed)",
      "für jeden Post, bei dem es etwas gibt: wer ihn wann geliked hat, wer ihn geteilt, zitiert und beantwortet hat (getLikes, getRepostedBy, getQuotes, getPostThread)",
    ],
    mastodon: [
      "die Nummer deines Kontos (accounts/lookup)",
      "deine eigenen öffentlichen Beiträge, je vierzig auf einmal (accounts/…/statuses)",
      "für jeden Beitrag, bei dem es etwas gibt: wer ihn favorisiert und wer ihn geteilt hat, und die Antworten (favourited_by, reblogged_by, context)",
    ],
    back: "Wie weit zurück",
    weeks: (weeks: number) => (weeks === 0 ? "alles" : weeks === 52 ? "ein Jahr" : plural(weeks, "Woche", "Wochen")),
    followers: (most: number) => `auch, wer dir folgt: höchstens die neuesten ${f.value.count(most)}`,
    kept: (count: number) =>
      `${plural(count, "Antwort", "Antworten")} aus deiner Datei. Nur deine neuesten Posts werden noch einmal angesehen, und was sich seither geändert hat.`,
    tells:
      "Der Server erfährt deine IP-Adresse und nach welchem öffentlichen Konto du fragst, wie wenn du dein Profil ohne Anmeldung ansiehst. Sonst wird nichts gesendet.",
    fetch: "Holen",
    cancel: "Zurück",
  },
  fetching: {
    title: (host: string) => `Holt von ${host}`,
    progress: "Beantwortete Anfragen",
    asked: (asked: number, left: number) => `${plural(asked, "Anfrage", "Anfragen")} beantwortet${left > 0 ? `, noch etwa ${f.value.count(left)}` : ""}`,
    kept: (kept: number) => `${plural(kept, "Antwort", "Antworten")} aus deiner Datei genommen`,
    posts: (done: number, posts: number) => `${f.value.count(done)} von ${plural(posts, "Post", "Posts")}`,
    waits: (time: string) => `Der Server bittet um eine Pause: Es geht um ${time} weiter.`,
    stop: "Anhalten",
  },
  end: {
    whole: "Alles ist da",
    stopped: "Angehalten",
    open: "Es wurde nichts geholt",
    failed: "Es ging nicht weiter",
    openAbout:
      "Dieser Browser hat Anfragen an andere Server nicht verweigert, darum hat diese Seite nichts gefragt. Ein aktueller Chromium, Firefox oder Safari verweigert sie.",
    got: (answers: number, posts: number) => `${plural(answers, "Antwort", "Antworten")} über ${plural(posts, "Post", "Posts")}.`,
    nothing: "Es gibt noch nichts zu speichern.",
    save: "Datei speichern",
    goOn: "Weitermachen",
    keep: "Speichere, was da ist, und mach später mit dieser Datei weiter.",
    after: "Leg die Datei jetzt bei Cloutscope ab, zusammen mit deinem Export, wenn du ihn hast:",
    exports: { bluesky: "repo.car bei Bluesky", mastodon: "das Archiv bei Mastodon" },
    notes: (count: number) => `${plural(count, "Anfrage", "Anfragen")} ohne Antwort`,
  },
  why: {
    unreachable: (host: string) =>
      `${host} hat nicht geantwortet. Ist der Name richtig geschrieben, und bist du online? Ein Server kann auch anderen Seiten verbieten zu fragen. Wohnt der Server deines Namens unter einer anderen Adresse, schreib stattdessen die deines Profils.`,
    unlike: (host: string) => `${host} antwortet, aber nicht wie dieses Netzwerk. Schreib die Adresse deines Profils (https://server/@du) statt deines Namens.`,
    login: () => "Der Server gibt das nur an Angemeldete. docs/collect.md sagt, wie man es mit curl holt.",
    missing: () => "Unter dieser Adresse gibt es nichts: ein Konto, das nicht so heißt, oder einen Post, der gelöscht wurde.",
    limit: () => "Der Server hat für jetzt genug Anfragen von deiner Adresse. Mach in einer Viertelstunde weiter.",
    refused: () => "Der Server hat es verweigert.",
    broken: () => "Der Server hat selbst ein Problem. Mach später weiter.",
  },
  status: (status: number) => `HTTP ${status}`,
  language: "Sprache",
};
