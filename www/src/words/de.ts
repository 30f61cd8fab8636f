// Deutsch: dieselben Worte wie in en.ts, in derselben Ordnung.

import type { Acts, Cause, CurveEvent, Network, Skip, Story, Who } from "../engine/types";
import { NETWORKS } from "../generated/networks";
import type { Channel } from "../lock/attempts";
import type { Change } from "../state/change";
import type { en } from "./en";
import { f } from "./locale";
import type { Piece } from "./piece";
import { german } from "./told";

const plural = (value: number, one: string, many = `${one}s`): string => `${f.value.count(value)} ${value === 1 ? one : many}`;
const list = (items: readonly string[]): string => f.value.list(items);

const KINDS: Record<string, [one: string, many: string]> = {
  reaction: ["Like", "Likes"],
  follow: ["neuer Kontakt", "neue Kontakte"],
  endorsement: ["Bestätigung", "Bestätigungen"],
  repost: ["Repost", "Reposts"],
  mention: ["Erwähnung", "Erwähnungen"],
  reply: ["Antwort", "Antworten"],
  message: ["Nachricht", "Nachrichten"],
  recommendation: ["Empfehlung", "Empfehlungen"],
};
function kindOf(name: string, network: Network, audience?: string): [one: string, many: string] {
  const known = NETWORKS[network];
  const said = name === "reply" ? known?.reply : name === "message" && audience === "private" ? known?.private_message : undefined;
  return said ? [german(said[0]) ?? said[0], german(said[1]) ?? said[1]] : (KINDS[name] ?? [name, name]);
}

const did = (acts: readonly Acts[], network: Network): string =>
  list(acts.map(({ kind, audience, count }) => plural(count, ...kindOf(kind, network, audience))));

/** Zu Beiträgen hat `observes` je ein Paar `…_named`, `…_counted`; wie man beide nennt. */
const OF_POSTS: [name: string, who: string, howMany: string][] = [
  ["reactions", "wer geliket hat", "erhaltene Likes"],
  ["replies", "wer geantwortet hat", "erhaltene Antworten"],
  ["reposts", "wer geteilt hat", "erhaltene Reposts"],
];
const OTHERS: Record<string, string> = {
  message_reactions: "Reaktionen auf Nachrichten",
  messages: "erhaltene Nachrichten",
  mentions: "Erwähnungen",
  follows: "der Tag neuer Follower oder Kontakte",
  endorsements: "Bestätigungen",
  recommendations: "Empfehlungen",
  invitations: "erhaltene Einladungen",
  contacts: "Kontakte",
};

const phrases = (names: Record<string, [string, string]>, numbers: Record<string, number | null>): string[] =>
  Object.entries(numbers).flatMap(([name, count]) => (count ? [plural(count, ...(names[name] ?? ([name, name] as [string, string])))] : []));

interface Naming {
  title: (network: Network) => string;
  who: (who: Who) => string;
}

export const de: typeof en = {
  common: {
    ctrl: "Strg",
    undo: "Rückgängig",
    close: "Schließen",
    cancel: "Abbrechen",
    remove: "Entfernen",
    more: "Mehr zeigen",
    csv: "Als CSV speichern",
    copy: "Kopieren",
    copied: "Kopiert",
    copyByHand: "Bitte von Hand kopieren",
    computing: "Wird berechnet …",
    working: "Einen Augenblick …",
    language: "Sprache",
  },
  start: {
    title: "Warum hat sich dein Score bewegt?",
    promise:
      "Zieh die Daten auf diese Seite, die deine Netzwerke dir zum Herunterladen geben. Du siehst deinen Einfluss als eine Zahl, Tag für Tag, und wer ihn bewegt hat. Nichts verlässt dieses Gerät.",
    choose: "Dateien wählen",
    add: "Dateien hinzufügen",
    example: "Ein Beispiel: Erdbeben, 2011",
    drop: "Oder ZIPs und Ordner irgendwo auf dieser Seite ablegen.",
    folder: "Ordner wählen",
    networks: "Netzwerke",
    all: (count: number) => `Alle ${count} Netzwerke, und wie man zu jedem Export kommt`,
    save: (file: string) => `${file} speichern`,
    collect: "sammeln, wer reagiert hat →",
    gives: {
      people: "ein Score, nach Personen",
      counts: "ein Score; Likes gezählt, nicht genannt",
      both: "ein Score, nach Personen und aus Zählungen",
      style: "wie du handelst; allein daraus kein Score",
      unknown: "",
    } as Record<string, string>,
  },
  example: {
    label: "Beispiel: erfundene Leute, ein echter Februar",
    short: "Beispiel",
    invented: "Erfundene Leute, ein echter Februar.",
    note: "Ein Beispiel: unsere Nachbildung des Februars 2011 in Christchurch, Neuseeland, mit erfundenen Leuten, in den Formaten heutiger Exporte. Eine eigene Datei tritt an seine Stelle.",
  },
  lock: {
    badge: { closing: "Netzwerk wird gesperrt …", locked: "Netzwerk gesperrt", open: "Netzwerk nicht gesperrt: warum?", failed: "konnte nicht starten" },
    closing: "Die Sperre schließt sich. Was du jetzt wählst, wartet darauf.",
    leaks: (ways: string) =>
      `Dieser Browser hat nicht alles verweigert (${ways}), darum wird hier keine Datei genommen: Sie könnte hinaus. Ein aktueller Chromium, Firefox oder Safari verweigert es.`,
    failed: (why: string) => `Cloutscope konnte nicht starten: ${why}. Lade die Seite neu; sie braucht einen Browser der letzten zwei Jahre.`,
    title: "Versuch, die Sperre zu brechen",
    about:
      "Der Teil dieser Seite, der deine Dateien sieht, hat keine eigene Adresse, keinen Speicher und kein Netzwerk: Der Browser verweigert ihm jede Anfrage. Hier wird jeder Weg hinaus wirklich versucht, zu dem Server, von dem diese Seite kam.",
    trying: "Wird versucht …",
    refused: (count: number, silent: number) =>
      silent > 0
        ? `Dieser Browser hat ${count} Wege verweigert, soweit man es von innen sieht. Bei ${silent} davon sagt er einer Seite nur einen Teil; sein Netzwerkfenster zeigt den Rest.`
        : `Dieser Browser hat ${count} Wege verweigert, soweit man es von innen sieht.`,
    notAll: (refused: number, all: number) =>
      `Verweigert: ${refused} von ${all}. Schließ diese Seite, bevor du etwas darauf ablegst, und sag uns, welcher Browser es ist.`,
    yes: "verweigert",
    part: "nur zum Teil gesagt",
    no: "nicht verweigert",
    rest: "Hier nicht versucht, weil man die Antwort von innen nicht sieht oder sie dich kosten könnte, was du abgelegt hast: Formulare, Links, Adressen und Downloads, mit denen ein Skript die Seite verließe. Unsere Tests versuchen auch sie und horchen dabei außerhalb des Browsers (docs/privacy.md). Was man keinem Browser verbieten kann: WebRTC, das diese Seite am Anfang entfernt und nie benutzt; ein Klick mit Strg, mit Umschalt oder in der Mitte, der einen Link in einem neuen Fenster öffnet, wenn diese Seite ihn nicht aufhält; in Chromium die Frage nach dem Namen eines Servers (bei https auch eine Verbindung) durch einen Rahmen, eine Adresse oder einen Download, die er dann verweigert; in Firefox die durch einen Link, einen Hinweis im Kopf oder einen Download, in Safaris Engine die durch einen Link oder einen Hinweis; eine Adresse, die du selbst öffnest. Um es von außen zu sehen, öffne das Netzwerkfenster deines Browsers, oder zieh den Stecker: Alles geht weiter.",
    ways: {
      fetch: "fetch",
      xhr: "XMLHttpRequest",
      websocket: "WebSocket",
      eventsource: "EventSource",
      beacon: "sendBeacon",
      image: "Bild",
      links: "Links: Stylesheet, Icon, Modul, prefetch, Manifest, preconnect, dns-prefetch",
      style: "Bild in einem Stil",
      font: "Schrift",
      media: "Video",
      object: "Objekt",
      frame: "Rahmen",
      script: "Skript",
      import: "import()",
      "url-worker": "Worker von einer Adresse",
      popup: "Neues Fenster",
      storage: "Speicher bis zum nächsten Besuch: localStorage, Cookie, Cache, Datenbank",
      webauthn: "Schlüssel zur Anmeldung (WebAuthn) eines anderen Servers",
      worker: "In unseren eigenen Workern: fetch und importScripts",
    } as Record<Channel, string>,
    silent: {
      links:
        "Von einigen davon erfährt die Seite in keinem Browser. Firefox und Safaris Engine schlagen für preconnect und dns-prefetch vielleicht den Namen des Servers nach; eine Anfrage geht nicht hinaus.",
      frame: "Chromium schlägt vielleicht den Namen des Servers nach, bevor es verweigert; das kann eine Seite nicht sehen.",
    } as Partial<Record<Channel, string>>,
    again: "Noch einmal",
  },
  method: { title: "Wie der Score entsteht" },
  foot: {
    stored: "Nichts wird gespeichert: Mit dieser Seite ist alles vergessen.",
    open: "Freie Software, MIT oder Apache-2.0. Tage sind Tage in UTC.",
  },
  files: {
    title: "Dateien",
    count: (count: number) => plural(count, "Datei", "Dateien"),
    hasProblems: "etwas konnte nicht gelesen werden",
    lost: (share: string | null, more: boolean) =>
      share === null ? "Ein Teil eines Exports fehlt: ansehen" : `${more ? `Mindestens ${share}` : share} eines Exports fehlen: ansehen`,
    gathering: "Das Abgelegte wird durchgesehen …",
    reading: (name: string) => `${name} wird gelesen`,
    waiting: "wartet",
    opening: "wird geöffnet",
    cancelled: "abgebrochen",
    readIt: "Lesen",
    progress: (read: string, all: string, records: number) => `${read} von ${all} · bisher ${plural(records, "Eintrag", "Einträge")}`,
    twice: (names: readonly string[]) => `${list(names)} ${names.length === 1 ? "ist" : "sind"} schon da und wurde nicht noch einmal gelesen.`,
    forgotten: "Alles ist vergessen.",
    forget: "Alles vergessen",
    made: (day: string) => `vom ${day}`,
    owner: "Inhaber",
    posts: "Beiträge",
    acts: "Mit Namen, gegeben und erhalten",
    tallies: "Ohne Namen gezählt",
    contacts: "Kontakte",
    leftOutOnPurpose: "Mit Absicht ausgelassen:",
    leftOut: (count: number) => `${plural(count, "Eintrag", "Einträge")} mit Absicht ausgelassen: warum?`,
    skipped: ({ where, why, count }: Skip) =>
      `${where.replace(/, record (\d+)$/, ", Eintrag $1")} ${german(why) ?? why}${count > 1 ? ` (${f.value.count(count)}-mal)` : ""}`.trim(),
  },
  account: { entry: "Datei", seen: "Gesehen", records: "Einträge", merged: "Vereint", leftOut: "Ausgelassen", lost: "Verloren" },
  read: {
    posts: (numbers: Record<string, number>) =>
      phrases(
        {
          original: ["eigener Beitrag", "eigene Beiträge"],
          reply: ["eigene Antwort", "eigene Antworten"],
          repost: ["geteilter fremder Beitrag", "geteilte fremde Beiträge"],
        },
        numbers,
      ),
    acts: (numbers: Record<string, number>) => phrases(KINDS, numbers),
    contacts: (numbers: Record<string, number>) =>
      phrases(
        {
          follower: ["Follower", "Follower"],
          following: ["gefolgt", "gefolgt"],
          connection: ["Kontakt", "Kontakte"],
          friend: ["Freund", "Freunde"],
          request_received: ["erhaltene Anfrage", "erhaltene Anfragen"],
          request_sent: ["gesendete Anfrage", "gesendete Anfragen"],
          contact: ["Kontakt", "Kontakte"],
        },
        numbers,
      ),
    tallies: ({ reactions, reposts, replies }: { reactions: number | null; reposts: number | null; replies: number | null }) =>
      phrases({ reactions: KINDS.reaction!, reposts: KINDS.repost!, replies: KINDS.reply! }, { reactions, reposts, replies }),
  },
  observes: {
    shown(observes: readonly string[]): string[] {
      const has = (name: string) => observes.includes(name);
      return [
        ...OF_POSTS.flatMap(([name, who, howMany]) => (has(`${name}_named`) ? [who] : has(`${name}_counted`) ? [howMany] : [])),
        ...Object.keys(OTHERS)
          .filter(has)
          .map((name) => OTHERS[name] ?? name),
      ];
    },
    missing(missing: readonly string[], observes: readonly string[]): string[] {
      const nameless = (name: string) => observes.includes(`${name}_counted`) && !observes.includes(`${name}_named`);
      return [
        ...OF_POSTS.flatMap(([name, who, howMany]) => (missing.includes(name) ? [howMany] : nameless(name) ? [who] : [])),
        ...Object.keys(OTHERS)
          .filter((name) => missing.includes(name))
          .map((name) => OTHERS[name] ?? name),
      ];
    },
  },
  kinds: {
    one: (name: string, network: Network) => kindOf(name, network)[0],
    many: (name: string, network: Network) => kindOf(name, network)[1],
  },
  result: { sentence: "In einem Satz" },
  story({ from, to, points, more, more_on, faded, networks, method }: Story, { title, who }: Naming): Piece[] {
    const { change, shortDay } = f.value;
    if (from === to) return [`Bisher ist nur der ${f.value.day(to)} bekannt: Es gibt nichts, womit er sich vergleichen ließe.`];
    const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
    const time = days === 1 ? "an einem Tag" : days === 7 ? "in einer Woche" : `in ${f.value.count(days)} Tagen`;
    const word = points >= 0.05 ? "Plus" : points <= -0.05 ? "Minus" : "Ruhig";
    const pieces: Piece[] = [`${word} `, { text: word === "Ruhig" ? time : `${f.value.score(Math.abs(points))} ${time}`, mark: "move" }, "."];
    if (more.points >= 0.05) {
      const largest = more.who && "person" in more.who ? `; ${who(more.who)} allein mit ${did(more.acts, more.network ?? "")} ${change(more.largest)}` : "";
      pieces.push(
        " ",
        { text: `Nach dem ${shortDay(more_on ?? from)}`, mark: "move" },
        ` haben andere deinetwegen mehr getan (${change(more.points)}${largest}).`,
      );
    }
    for (const { network, day: on, points: by, known_from } of networks.filter((one) => Math.abs(one.points) >= 0.05)) {
      if (known_from) {
        const text = `Über ${title(network)} ist erst ab ${shortDay(known_from)} etwas bekannt`;
        pieces.push(" ", { text, mark: "counting" }, `, es kann also neu sein oder nur neu sichtbar (${change(by)}, das meiste am ${shortDay(on)}).`);
        continue;
      }
      const text = by > 0 ? `Ab ${shortDay(on)} zählt ${title(network)}` : `Ab ${shortDay(on)} zählt ${title(network)} nicht mehr`;
      pieces.push(" ", { text, mark: "counting" }, by > 0 ? `, mit allem, was schon da war (${change(by)}).` : ` (${change(by)}).`);
    }
    const fading = faded.points <= -0.05 ? `Frühere Aufmerksamkeit verblasste (${change(faded.points)}). ` : "";
    const counted = Math.abs(method.points) >= 0.05 ? `Jede Reaktion zählte ${method.points > 0 ? "mehr" : "weniger"} (${change(method.points)}).` : "";
    if (fading || counted) pieces.push(" ", { text: `${fading}${counted}`.trim(), mark: "rest" });
    return pieces;
  },
  score: {
    title: "Score",
    of: (day: string | null) => (day ? `von 100 am ${day}` : "von 100"),
    band: (low: string, high: string) => `zwischen ${low} und ${high}, je nachdem wie schnell Aufmerksamkeit verblasst`,
    carried: (network: string, day: string) => `${network} mit Stand vom ${day}: ein neuerer Export würde es auffrischen`,
    moves: "Wie er sich bewegte",
    moved: (change: string, days: number) => `${change} in ${plural(days, "Tag", "Tagen")}`,
    highest: (day: string | null) => (day ? `dein höchster, am ${day}` : "dein höchster, heute"),
    median: "dein mittlerer Tag",
    below: "deiner Tage lagen tiefer",
    evidence: "Menschen von mittlerem Gewicht, die kürzlich reagiert haben",
    reach: "erreichte Menschen",
    amplification: "der Beiträge bekommen eine Reaktion",
    network: "mittlerer Score derer, die reagieren",
  },
  curve: {
    title: "Tag für Tag",
    range: "Gezeigte Tage",
    ranges: { "1M": "1M", "3M": "3M", "1Y": "1J", All: "Alle" } as Record<string, string>,
    events: "Was geschah",
    event({ kind, points, network, who: whose }: CurveEvent, { title, who }: Naming): string {
      const what = { counting: "anders gezählt", rise: "andere taten mehr", fall: "Aufmerksamkeit verblasste" }[kind];
      const behind = kind === "counting" ? network && `: ${title(network)}` : whose && "person" in whose && `, am meisten ${who(whose)}`;
      return `${what}${behind || ""} (${f.value.change(points)})`;
    },
    clear: "Zurück zu den Tagen mit der größten Bewegung",
    table: "Die Kurve als Tabelle",
    day: "Tag",
    everyDay: "Jeder Tag",
    notKnown: "Nicht ganz bekannt",
    unknown: "nicht ganz bekannt",
    slider: (day: string) => `Jeder Tag seit ${day}`,
    keys: "Pfeiltasten gehen einen Tag weiter; mit Umschalt wählen sie Tage",
    zoom: (key: string) => `${key} + Mausrad zoomt, nach einem Klick auch das Mausrad allein`,
  },
  why: {
    title: "Warum er sich bewegte",
    ask: "Warum?",
    heading: (span: string) => `Warum: ${span},`,
    addUp: "Die Teile ergeben genau die Summe.",
    nothing: "Nichts hat ihn bewegt.",
    timePassed: "Nichts Neues: Zeit verging.",
    network: (network: string, cause: string) =>
      cause === "connected" ? `${network} begann zu zählen` : cause === "ended" ? `${network} endete: kein neuerer Export` : `${network} zählt nicht mehr`,
    people: (count: number) => plural(count, "Person", "Personen"),
    did(name: string, { cause, acts, network }: Cause): string {
      if (cause === "fading") return `Frühere Aufmerksamkeit verblasste: ${name}`;
      if (cause === "standing") return `${name}: anderes Ansehen`;
      if (cause === "amplification") return `${name}: andere Zahl von Reaktionen je Beitrag`;
      return `${name}: ${did(acts, network)}`;
    },
    detail({ cause, acts, network, partner_score }: Cause, title: string): string {
      const standing = partner_score == null ? "" : ` · eigener Score ${f.value.standing(partner_score)}`;
      return cause === "fading" ? `${did(acts, network)} auf ${title}${standing}` : `auf ${title}${standing}`;
    },
  },
  rows: {
    count: (count: number) => plural(count, "Eintrag", "Einträge"),
    imagined: "Ausgedacht: Es steht in keinem Export.",
    from: (total: number, shown: number) =>
      `Aus ${plural(total, "Zeile", "Zeilen")} deines Exports${total > shown ? ` (die ersten ${f.value.count(shown)})` : ""}`,
    removed: "eine entfernte Datei",
    record: (number: string) => `Eintrag ${number}`,
    reading: "Wird noch einmal gelesen …",
    textsLeftOut: "Nachrichtentexte sind ausgelassen.",
    place: "Wo es steht",
  },
  sections: {
    all: "Abschnitte",
    posts: "Beiträge",
    people: "Personen",
    waiting: "Wartet auf dich",
    networks: "Netzwerke",
    style: "Wie du handelst",
    change: "Etwas ändern",
    unseen: "Was man nicht sieht",
  },
  posts: {
    post: "Dein Beitrag",
    on: "Wo",
    likes: "Likes",
    shares: "Geteilt",
    replies: "Antworten",
    today: "Punkte heute",
    bar: "Punkte als Balken",
    none: "Kein Beitrag von dir hat bewirkt, was noch zählt.",
    noneWritten: "In diesen Exporten ist kein Beitrag von dir.",
    newest: (shown: number, all: number) => `Die neuesten ${f.value.count(shown)} von ${plural(all, "Beitrag", "Beiträgen")}.`,
    noPost: (points: string) => `${points} Punkte gehören zu keinem Beitrag: Nachrichten, Kontakte, Erwähnungen.`,
    dash: "– heißt: Dieser Export zeigt es nicht.",
    own: "Worte, die hier stehen, sind deine eigenen, aus deiner Datei noch einmal gelesen; die anderer sind ausgelassen.",
    quote: (text: string) => `„${text}“`,
    more: (count: number) => `Mehr zeigen (${f.value.count(count)})`,
    most: (points: string, day: string) => `${points} Punkte am ${day}`,
    atMost: "Am meisten",
    address: "Adresse",
    noAddress: "dieser Export nennt sie nicht",
    kinds: { original: "Ein Beitrag", reply: "Eine Antwort" },
  },
  people: {
    name: "Name",
    on: "Wo",
    since: "Seit",
    last: "Zuletzt",
    score: "Eigener Score",
    points: "Punkte",
    search: "Nach Namen suchen",
    unknown: "unbekannt",
    shown: (shown: number, total: number) => `${f.value.count(shown)} von ${plural(total, "Person", "Personen")}.`,
    what: "Was",
    without: "Weniger ohne das",
    answered: "Du hast geantwortet.",
    notAnswered: "In diesen Exporten steht keine Antwort von dir.",
    weighing: (score: number | null, factor: number, strength: number) =>
      `${score === null ? "Der eigene Score ist nicht bekannt" : `Der eigene Score ist ${f.value.score(score)}`}, darum zählt es ${f.value.points(factor)}-mal. Stärke heute: ${f.value.points(strength)}.`,
    imagined: "Jemand Ausgedachtes",
    crowd: (count: number) => `${plural(count, "Person", "Personen")} ohne Namen`,
    nameless: "jemand ohne Namen",
    you: "du",
    scoresCount: (file: string) => `Die Scores in ${file} zählen.`,
  },
  waiting: {
    about: "Sie haben dir geschrieben und haben in diesen Exporten keine Antwort. Was ihre nächste Antwort brächte, wenn du schreibst:",
    unknown: (networks: string) => `${networks}: Diese Exporte zeigen, was dort ankam, aber nicht deine Antworten.`,
    none: "Niemand wartet, soweit diese Exporte deine Antworten zeigen.",
    wrote: "Schrieb",
    days: "Tage",
    worth: "Wert",
  },
  networks: {
    about: "Schalte eines aus oder sag, seit wann es zählt: Die Kurve folgt.",
    whoAreYou: "wer du hier bist, steht nicht fest: Nichts zählt",
    points: (points: string) => `${points} Punkte`,
    wouldAdd: (points: string) => `brächte ${points}`,
    outside: "nicht in diesem Profil",
    since: "seit",
    sinceOf: (network: string) => `${network}: zählt seit`,
    shows: "Zeigt",
    lacks: "Nicht in diesem Export",
  },
  style: {
    notEnough: "Weniger als zehn eigene Handlungen in einem halben Jahr: zu wenig, um etwas zu sagen.",
    about: "Es sagt, wie du handelst, nicht wie hoch dein Score ist.",
    axes: {
      creating: "teilen → schaffen",
      participating: "zuhören → mitmachen",
      broad: "wenige → viele",
      consistent: "gelegentlich → beständig",
    } as Record<string, string>,
  },
  rhythm: {
    title: "Deine Woche",
    received: "Wann andere reagieren",
    own: "Wann du handelst",
    most: (day: string, hour: number, clock: string) => `am meisten ${day}s von ${hour} bis ${hour + 1} Uhr (${clock})`,
    local: "die Uhr deines Exports",
  },
  own: {
    nothing: "Das ist keine 0: Diese Exporte zeigen, was du getan hast, und nichts davon, was andere deinetwegen taten.",
    bring: "Was du mitbringen kannst",
    collect: "Zu collect.html →",
    lacks: (what: string) => `zeigt hier nicht: ${what}.`,
  },
  answers: {
    title: "Wem du antwortest",
    times: "Mal",
    none: "Diese Exporte zeigen niemanden, dem du antwortest.",
  },
  change: {
    about: "Ändere etwas und sieh, wie der Score wäre. In deine Dateien wird nichts geschrieben. Den Score anderer änderst du bei den Personen.",
    imagined: "Ausgedacht",
    with: (count: number) => `mit ${plural(count, "Änderung", "Änderungen")}`,
    back: "Zurück zu dem, was war",
    undoAll: "Alles rückgängig",
    halfLife: "Aufmerksamkeit halbiert sich in",
    days: (days: number) => plural(days, "Tag", "Tagen"),
    asScored: "wie gerechnet",
    halfLifeNote: (days: number) => `${days} wie gerechnet; doppelt so viele auf LinkedIn und XING`,
    alike: "Alle zählen gleich, wie hoch ihr Score auch ist",
    if: "Was, wenn",
    countedSince: "gezählt hätte seit",
    try: "Versuchen",
    ifThereWas: "Was, wenn es gab: ",
    on: "auf",
    bySomeone: "von jemandem mit",
    theirStanding: "Deren Score, 0 bis 100; leer: unbekannt",
    add: "Hinzufügen",
    ifTheyHad: "Was, wenn sie hätten",
    theirScore: (name: string, network: string) => `Der Score von ${name} auf ${network}, ausgedacht`,
    sentence(change: Change, title: (network: Network) => string): string {
      const { standing, day } = f.value;
      const since = (on: string | null) => (on === null ? "von Anfang an" : `seit ${day(on)}`);
      switch (change.what) {
        case "score":
          return `${change.name} hat ${standing(change.score)}, nicht ${change.was === null ? "einen unbekannten Score" : standing(change.was)}`;
        case "act": {
          const { kind, network, day: on, partner_score } = change.act;
          const by = partner_score == null ? "jemandem mit unbekanntem Score" : `jemandem mit ${standing(partner_score)}`;
          const what = kindOf(kind, network)[0];
          return `${what} von ${by} auf ${title(network)}, ${day(on)}`;
        }
        case "half-life":
          return `Aufmerksamkeit halbiert sich in ${change.days} Tagen`;
        case "since":
          return `${title(change.network)} zählt ${since(change.day)}, nicht ${since(change.was)}`;
        case "prestige":
          return change.prestige ? "Menschen mit höherem Score zählen mehr" : "Alle zählen gleich, wie hoch ihr Score auch ist";
      }
    },
  },
  unseen: {
    about: "Was ein Export nicht zeigt, ist unbekannt, nicht null.",
    lacks: (what: string) => `Nicht in diesem Export: ${what}.`,
    nothing: "Dieser Export zeigt alles, was das Netzwerk hat.",
  },
  settings: {
    title: "Einstellungen",
    counts: "Was zählt",
    profiles: { everything: "Alles Abgelegte", "klout-2011": "Wie Klout 2011: Twitter, Facebook, LinkedIn" },
    until: "Bis zum Ende des",
    prestige: "Menschen mit höherem Score zählen mehr",
    peopleInvite: "Eine Datei people.csv mit den Spalten network, person, score, abgelegt wie jede andere, sagt, wer welchen Score hat.",
    unknownPeople: (some: readonly string[], all: number) => `${plural(all, "steht", "stehen")} in keinem Export: ${list(some)}.`,
    undated: (count: number) => `${plural(count, "Eintrag hat", "Einträge haben")} keine Zeit im Export und zählen nicht.`,
    implausible: (count: number) => `${plural(count, "Eintrag hat", "Einträge haben")} eine unmögliche Zeit und zählen nicht.`,
  },
  owner: {
    title: "Wessen Score",
    scored: "Berechnet für",
    score: "Diese Person berechnen",
    asExports: "Wie die Exporte es sagen",
    which: (network: string) => `Wer davon bist du auf ${network}?`,
    me: "Das bin ich",
    none: "Niemand davon",
    meOn: (network: string) => `Das bin ich, auf ${network}`,
    noneOn: (network: string) => `Niemand davon, auf ${network}`,
    ask: "Wer bist du?",
    unsaid: "Diese Exporte sagen nicht, wem sie gehören. Sag es, und der Score ist da.",
    others: "Jemand anderen berechnen",
  },
  same: {
    title: "Dieselben Menschen?",
    pairs: (count: number) => (count > 0 ? plural(count, "Paar gleicher Namen", "Paare gleicher Namen") : "keine gleichen Namen"),
    about:
      "Gleiche Namen auf zwei Netzwerken können ein Mensch sein oder zwei: Das sagst du. Einer wird einmal erreicht, und ein bekannter Score gilt auf beiden. Gespeichert zählt die Datei wieder, sobald sie abgelegt wird.",
    join: "Vereinen",
    save: "same-people.csv speichern",
    anyTwo: "Irgend zwei:",
    one: "Ein Konto",
    other: "Ein anderes Konto",
    count: (file: string) => `Die Paare in ${file} zählen von nun an.`,
  },
  cards: {
    title: "Karten anderer",
    about: "Sag, wessen Karte es ist, und deren Score zählt für das, was sie deinetwegen taten.",
    says: (name: string, score: string, day: string) => `${name}: ${score}, am ${day}`,
    otherModel: (model: number) => `Nach Modell ${model}: Seine Zahlen sind nicht die des heutigen Modells.`,
    whose: "Wessen Karte",
    placeholder: "network:person",
    notYet: "Zählt noch nicht.",
    nobody: "Niemand dieses Namens steht in diesen Exporten.",
    counts: "Zählt.",
    asks: (file: string) => `${file} ist jemandes Karte: Sag wessen, dann zählt sie.`,
  },
  share: {
    open: "Teilen",
    title: "Teilen",
    imagined: "Ausgedachtes gehört nicht auf eine Karte: Nimm es erst zurück.",
    pictures: "Bilder",
    size: "Größe",
    sizes: {
      picture_story: "Hochkant, 1080 × 1920",
      picture_square: "Quadrat, 1080 × 1080",
      picture_wide: "Breit, 1200 × 630",
      badge: "Badge",
      badge_small: "Kleiner Badge",
      badge_wide: "Breiter Badge",
    } as Record<string, string>,
    preview: "Das Bild, wie es geteilt würde",
    savePng: "Bild speichern",
    saveSvg: "Als SVG speichern",
    copyPng: "Kopieren",
    send: "Senden …",
    inClipboard: "Das Bild ist in der Zwischenablage.",
    failed: (why: string) => `Das ging nicht: ${why}`,
    what: "Was darauf steht",
    name: "Name darauf (leer: keiner)",
    beside: "Neben Score und Tag",
    fields: {
      band: "Spanne",
      delta: "Änderung in 1, 5 und 30 Tagen",
      curve: "Kurve über 52 Wochen",
      gauges: "Reichweite, Verstärkung, Netzwerk",
      style: "Stil",
      networks: "Punkte nach Netzwerk",
      versions: "Modell und Engine",
      digest: "Prüfsumme der Eingaben",
      handles: "Meine Namen",
    } as Record<string, string>,
    blog: "Badge und Blog",
    theme: "Hell oder dunkel",
    themes: { auto: "Wie das System der Leser", light: "Immer hell", dark: "Immer dunkel" },
    transparent: "Ohne eigenen Hintergrund",
    blogAbout:
      "Nur Zahlen: Niemand sonst steht darauf und kein Text. Von hier wird nichts gesendet; du speicherst Dateien und legst sie hin, wo du willst. Leer gelassen werden die Dateien neben dem Beitrag gesucht.",
    filesAt: "Wo du die Dateien hinlegst",
    pageAt: "Wo Cloutscope liegt",
    local: "Das ist eine Adresse deines eigenen Rechners: Niemand sonst kann sie öffnen. Trag ein, wo die Seite im Netz liegt.",
    ways: {
      image: { title: "Ein Bild", needs: "badge.svg, oben zu speichern. Wo SVG nicht geht, das PNG." },
      html: { title: "HTML ohne Skript", needs: "Sonst nichts: Die Karte steht im Text." },
      element: {
        title: "Ein Element",
        needs: "card.json und widget.js. Es nimmt die Schrift des Blogs, und seine Farben durch --cloutscope-accent und andere.",
      },
      frame: { title: "Ein Rahmen", needs: "Diese Seite im Netz: Die Karte steht in der Adresse hinter dem #, das kein Browser an einen Server sendet." },
      scorer: {
        title: "Der Rechner selbst",
        needs: "cloutscope.html und scorer.js. Deine Leser berechnen ihren eigenen Score, gesperrt wie diese Seite; du erfährst nichts davon.",
      },
    },
    hosts: "Welcher Dienst was nimmt",
    host: "Dienst",
    takes: { yes: "ja", no: "nein", png: "als PNG", plugin: "mit Plugins", plain: "ohne Rahmen" } as Record<string, string>,
    /** What stands in the pasted texts. */
    pasted: { alt: "Mein Cloutscope-Score", own: "Berechne deinen eigenen Score" },
    developers: "Für Entwickler",
    bytes: (count: string) => `${count} Bytes: Das, und sonst nichts, sehen andere.`,
    saveJson: "card.json speichern",
  },
  take: {
    about: "Nimm die Seite mit: eine Datei mit Engine und Beispiel, die von der Platte läuft, auch ohne Netzwerk.",
    button: "cloutscope.html herunterladen",
  },
  session: {
    about:
      "Diese Sitzung behalten: eine Datei mit allem Abgelegten und Gewählten, mit deinem Passwort verschlossen. Leg sie später hier ab. Ohne Passwort kann niemand sie öffnen, auch wir nicht.",
    password: "Passwort, acht Zeichen oder mehr",
    save: "Sitzung speichern",
    open: (name: string) => `${name} öffnen`,
    unlock: "Öffnen",
    wrong: "Sie öffnet sich nicht: Das Passwort ist falsch, oder die Datei ist beschädigt.",
    insecure: "Dieser Browser verschlüsselt nur für Seiten, die über https oder von der Platte kommen: Hier lässt sich keine Sitzung behalten oder öffnen.",
    tooLarge: (why: string) => `Die Sitzung konnte nicht gespeichert werden: ${why}`,
    otherModel: (then: number, now: number) =>
      `Diese Sitzung wurde mit Modell ${then} behalten. Hier wird mit Modell ${now} gerechnet, darum weichen die Zahlen von damals ab.`,
    damaged: (name: string) => `${name} ist keine hier gespeicherte Sitzung, oder ihr Anfang ist beschädigt.`,
  },
  errors: {
    score: (why: string) => `Der Score konnte nicht berechnet werden: ${why}`,
    why: (why: string) => `Die Gründe waren nicht zu finden: ${why}`,
    read: (name: string, why: string) => `${name} konnte nicht gelesen werden: ${why}`,
    dropped: (names: readonly string[]) =>
      `So abgelegt nicht lesbar: ${list(names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} weitere`] : names)}. Nimm „Ordner wählen“.`,
  },
  say: {
    noScore: "Kein Score",
    score: (score: number) => `Der Score ist ${f.value.score(score)} von 100.`,
    imagined: (score: number, real: number | null) =>
      `Ausgedacht: Der Score wäre ${f.value.score(score)} von 100, nicht ${real === null ? "keiner" : f.value.score(real)}.`,
    reasons: (count: number, from: number, to: number) => `${plural(count, "Grund", "Gründe")} von ${f.value.score(from)} zu ${f.value.score(to)}.`,
    read: (name: string) => `${name} wurde gelesen.`,
    unread: (name: string) => `${name} konnte nicht gelesen werden.`,
    cancelled: (name: string) => `${name}: abgebrochen.`,
  },
};
