// English: every word of the page. Another language is a file of the same shape (see de.ts).

import type { Acts, Cause, CurveEvent, Network, Skip, Story, Who } from "../engine/types";
import { NETWORKS } from "../generated/networks";
import type { Channel } from "../lock/attempts";
import type { Change } from "../state/change";
import { f } from "./locale";
import type { Piece } from "./piece";

const plural = (value: number, one: string, many = `${one}s`): string => `${f.value.count(value)} ${value === 1 ? one : many}`;
const list = (items: readonly string[]): string => f.value.list(items);

const KINDS: Record<string, [one: string, many: string]> = {
  reaction: ["like", "likes"],
  follow: ["new connection", "new connections"],
  endorsement: ["endorsement", "endorsements"],
  repost: ["repost", "reposts"],
  mention: ["mention", "mentions"],
  reply: ["reply", "replies"],
  message: ["message", "messages"],
  recommendation: ["recommendation", "recommendations"],
};
function kindOf(name: string, network: Network, audience?: string): [one: string, many: string] {
  const known = NETWORKS[network];
  if (known && name === "reply") return [...known.reply];
  if (known && name === "message" && audience === "private") return [...known.private_message];
  return KINDS[name] ?? [name, name];
}

const did = (acts: readonly Acts[], network: Network): string =>
  list(acts.map(({ kind, audience, count }) => plural(count, ...kindOf(kind, network, audience))));

/** Of posts, `observes` has a pair `…_named`, `…_counted`; what people call the two. */
const OF_POSTS: [name: string, who: string, howMany: string][] = [
  ["reactions", "who liked", "likes received"],
  ["replies", "who replied", "replies received"],
  ["reposts", "who reposted", "reposts received"],
];
const OTHERS: Record<string, string> = {
  message_reactions: "reactions to messages",
  messages: "messages received",
  mentions: "mentions",
  follows: "the day of new followers or connections",
  endorsements: "endorsements",
  recommendations: "recommendations",
  invitations: "invitations received",
  contacts: "contacts",
};

const phrases = (names: Record<string, [string, string]>, numbers: Record<string, number | null>): string[] =>
  Object.entries(numbers).flatMap(([name, count]) => (count ? [plural(count, ...(names[name] ?? ([name, name] as [string, string])))] : []));

interface Naming {
  title: (network: Network) => string;
  who: (who: Who) => string;
}

export const en = {
  common: {
    ctrl: "Ctrl",
    undo: "Undo",
    close: "Close",
    cancel: "Cancel",
    remove: "Remove",
    more: "Show more",
    csv: "Save as CSV",
    copy: "Copy",
    copied: "Copied",
    copyByHand: "Copy it by hand",
    computing: "Computing …",
    working: "Working …",
    language: "Language",
  },
  start: {
    title: "Why did your score move?",
    promise:
      "Drop the data your networks let you download. See your influence as one number, every day of it, and who made it move. Nothing leaves this device.",
    choose: "Choose files",
    add: "Add files",
    example: "An example: earthquake, 2011",
    drop: "Or drop ZIPs and folders anywhere on this page.",
    folder: "Choose a folder",
    networks: "Networks",
    all: (count: number) => `All ${count} networks, and how to get each export`,
    save: (file: string) => `Save ${file}`,
    collect: "collect who reacted →",
    gives: {
      people: "a score, by person",
      counts: "a score; likes counted, not named",
      both: "a score, by person and from counts",
      style: "how you act; no score from it alone",
      unknown: "",
    } as Record<string, string>,
  },
  example: {
    label: "Example: invented people, a real February",
    short: "example",
    invented: "Invented people, a real February.",
    note: "An example: our reconstruction of February 2011 in Christchurch, New Zealand, with invented people, in the layouts of today’s exports. A file of your own takes its place.",
  },
  lock: {
    badge: { closing: "locking the network …", locked: "network locked", open: "network not locked: see why", failed: "could not start" },
    closing: "The lock is closing. What you choose now waits for it.",
    leaks: (ways: string) =>
      `This browser did not refuse everything (${ways}), so no file is taken here: it could leave. A current Chromium, Firefox or Safari refuses it.`,
    failed: (why: string) => `Cloutscope could not start: ${why}. Load the page again; it needs a browser of the last two years.`,
    title: "Try to break the lock",
    about:
      "The part of this page that sees your files has no address of its own, no storage and no network: the browser refuses it every request. Here each way out is tried for real, towards the server that this page came from.",
    trying: "Trying …",
    refused: (count: number, silent: number) =>
      silent > 0
        ? `This browser refused ${count} ways that can be seen from inside. For ${silent} of them it tells a page only part of the answer; its network panel shows the rest.`
        : `This browser refused ${count} ways that can be seen from inside.`,
    notAll: (refused: number, all: number) => `Refused: ${refused} of ${all}. Close this page before you drop anything on it, and tell us which browser it is.`,
    yes: "refused",
    part: "only part told",
    no: "not refused",
    rest: "Not tried here, because no answer can be seen from inside, or it could cost you what you dropped: forms, links, addresses and downloads by which a script would leave the page. Our tests try those, too, and listen outside of the browser (docs/privacy.md). What no browser can be told to refuse: WebRTC, which this page removes at its start and never uses; a click with Ctrl, with Shift or in the middle, which opens a link in a new window unless this page stops it; in Chromium, a look-up of a host’s name (over https a connection, too) by a frame, an address or a download that it then refuses; in Firefox, a look-up by a link, a hint or a download, in Safari’s engine by a link or a hint; an address that you open yourself. To see it from outside, open your browser’s network panel, or pull the plug: everything goes on working.",
    ways: {
      fetch: "fetch",
      xhr: "XMLHttpRequest",
      websocket: "WebSocket",
      eventsource: "EventSource",
      beacon: "sendBeacon",
      image: "Image",
      links: "Links: style sheet, icon, module, prefetch, manifest, preconnect, dns-prefetch",
      style: "Picture in a style",
      font: "Font",
      media: "Video",
      object: "Object",
      frame: "Frame",
      script: "Script",
      import: "import()",
      "url-worker": "Worker from a URL",
      popup: "New window",
      storage: "Storage for the next visit: localStorage, cookie, cache, database",
      webauthn: "Sign-in keys (WebAuthn) of another host",
      worker: "Inside our own workers: fetch and importScripts",
    } as Record<Channel, string>,
    silent: {
      links:
        "Of some of these no browser tells the page. Firefox and Safari’s engine may look up the host’s name for preconnect and dns-prefetch; no request leaves.",
      frame: "Chromium may look up the host’s name before it refuses, which a page can’t see.",
    } as Partial<Record<Channel, string>>,
    again: "Try again",
  },
  method: { title: "How the score works" },
  foot: {
    stored: "Nothing is stored: closing this page forgets all of it.",
    open: "Free software, MIT or Apache-2.0. Days are days in UTC.",
  },
  files: {
    title: "Files",
    count: (count: number) => plural(count, "file"),
    hasProblems: "something could not be read",
    lost: (share: string | null, more: boolean) => `${share === null ? "A part" : more ? `At least ${share}` : share} of an export is missing: see`,
    gathering: "Looking through what was dropped …",
    reading: (name: string) => `Reading ${name}`,
    waiting: "waiting",
    opening: "opening",
    cancelled: "cancelled",
    readIt: "Read it",
    progress: (read: string, all: string, records: number) => `${read} of ${all} · ${plural(records, "record")} so far`,
    twice: (names: readonly string[]) => `${list(names)} ${names.length === 1 ? "is" : "are"} here already, and was not read again.`,
    forgotten: "Everything is forgotten.",
    forget: "Forget everything",
    made: (day: string) => `made on ${day}`,
    owner: "Owner",
    posts: "Posts",
    acts: "Acts by name, given and received",
    tallies: "Counted without names",
    contacts: "Contacts",
    leftOutOnPurpose: "Left out on purpose:",
    leftOut: (count: number) => `${plural(count, "record")} left out on purpose: why?`,
    skipped: ({ where, why, count }: Skip) => `${where} ${why}${count > 1 ? ` (${f.value.count(count)} times)` : ""}`.trim(),
  },
  account: { entry: "Entry", seen: "Seen", records: "Records", merged: "Merged", leftOut: "Left out", lost: "Lost" },
  read: {
    posts: (numbers: Record<string, number>) =>
      phrases({ original: ["own post", "own posts"], reply: ["own reply", "own replies"], repost: ["repost of others", "reposts of others"] }, numbers),
    acts: (numbers: Record<string, number>) => phrases(KINDS, numbers),
    contacts: (numbers: Record<string, number>) =>
      phrases(
        {
          follower: ["follower", "followers"],
          following: ["followed", "followed"],
          connection: ["connection", "connections"],
          friend: ["friend", "friends"],
          request_received: ["request received", "requests received"],
          request_sent: ["request sent", "requests sent"],
          contact: ["contact", "contacts"],
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
  result: { sentence: "In one sentence" },
  story({ from, to, points, more, more_on, faded, networks, method }: Story, { title, who }: Naming): Piece[] {
    const { change, shortDay } = f.value;
    if (from === to) return [`Only ${f.value.day(to)} is known so far: there is nothing to compare it with.`];
    const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
    const time = days === 1 ? "in a day" : days === 7 ? "in a week" : `in ${f.value.count(days)} days`;
    const word = points >= 0.05 ? "Up" : points <= -0.05 ? "Down" : "Steady";
    const pieces: Piece[] = [`${word} `, { text: word === "Steady" ? time : `${f.value.score(Math.abs(points))} ${time}`, mark: "move" }, "."];
    if (more.points >= 0.05) {
      const largest = more.who && "person" in more.who ? `; ${who(more.who)}’s ${did(more.acts, more.network ?? "")} alone ${change(more.largest)}` : "";
      pieces.push(" ", { text: `After ${shortDay(more_on ?? from)}`, mark: "move" }, ` people did more because of you (${change(more.points)}${largest}).`);
    }
    for (const { network, day: on, points: by, known_from } of networks.filter((one) => Math.abs(one.points) >= 0.05)) {
      if (known_from) {
        const text = `What is known of ${title(network)} begins on ${shortDay(known_from)}`;
        pieces.push(" ", { text, mark: "counting" }, `, so that this may be new or only newly seen (${change(by)}, most of it on ${shortDay(on)}).`);
        continue;
      }
      const text = by > 0 ? `On ${shortDay(on)} ${title(network)} began to count` : `On ${shortDay(on)} ${title(network)} stopped counting`;
      pieces.push(" ", { text, mark: "counting" }, by > 0 ? `, which adds what was already there (${change(by)}).` : ` (${change(by)}).`);
    }
    const rest = [
      ...(faded.points <= -0.05 ? [`earlier attention faded (${change(faded.points)})`] : []),
      ...(Math.abs(method.points) >= 0.05 ? [`each reaction came to count ${method.points > 0 ? "more" : "less"} (${change(method.points)})`] : []),
    ];
    if (rest.length > 0) pieces.push(" ", { text: `Besides, ${rest.join(", and ")}.`, mark: "rest" });
    return pieces;
  },
  score: {
    title: "Score",
    of: (day: string | null) => (day ? `of 100 on ${day}` : "of 100"),
    band: (low: string, high: string) => `between ${low} and ${high}, depending on how fast attention fades`,
    carried: (network: string, day: string) => `${network} as of ${day}: bring a newer export`,
    moves: "How it moved",
    moved: (change: string, days: number) => `${change} in ${plural(days, "day")}`,
    highest: (day: string | null) => (day ? `your highest, on ${day}` : "your highest, today"),
    median: "your median day",
    below: "of your days were lower",
    evidence: "people like the average one, each reacting lately",
    reach: "people reached",
    amplification: "of posts draw a reaction",
    network: "average score of who reacts",
  },
  curve: {
    title: "Every day",
    range: "Days shown",
    ranges: { "1M": "1M", "3M": "3M", "1Y": "1Y", All: "All" } as Record<string, string>,
    events: "What happened",
    event({ kind, points, network, who: whose }: CurveEvent, { title, who }: Naming): string {
      const what = { counting: "counting changed", rise: "people did more", fall: "attention faded" }[kind];
      const behind = kind === "counting" ? network && `: ${title(network)}` : whose && "person" in whose && `, most of all ${who(whose)}`;
      return `${what}${behind || ""} (${f.value.change(points)})`;
    },
    clear: "Back to the days that moved it most",
    table: "The curve as a table",
    day: "Day",
    everyDay: "Every day",
    notKnown: "Not fully known",
    unknown: "not fully known",
    slider: (day: string) => `Every day since ${day}`,
    keys: "arrow keys move a day; with Shift they choose days",
    zoom: (key: string) => `${key} + wheel zooms; after a click, the wheel alone does`,
  },
  why: {
    title: "Why it moved",
    ask: "Why?",
    heading: (span: string) => `Why: ${span},`,
    addUp: "The parts add up exactly.",
    nothing: "Nothing moved it.",
    timePassed: "Nothing new: time passed.",
    network: (network: string, cause: string) =>
      cause === "connected" ? `${network} began to count` : cause === "ended" ? `${network} ended: no newer export` : `${network} stopped counting`,
    people: (count: number) => plural(count, "person", "people"),
    did(name: string, { cause, acts, network }: Cause): string {
      if (cause === "fading") return `Earlier attention faded: ${name}`;
      if (cause === "standing") return `${name}: their standing changed`;
      if (cause === "amplification") return `${name}: reactions per post changed`;
      return `${name}: ${did(acts, network)}`;
    },
    detail({ cause, acts, network, partner_score }: Cause, title: string): string {
      const standing = partner_score == null ? "" : ` · own score ${f.value.standing(partner_score)}`;
      return cause === "fading" ? `${did(acts, network)} on ${title}${standing}` : `on ${title}${standing}`;
    },
  },
  rows: {
    count: (count: number) => plural(count, "record"),
    imagined: "Imagined: it stands in no export.",
    from: (total: number, shown: number) => `From ${plural(total, "row")} of your export${total > shown ? ` (the first ${f.value.count(shown)})` : ""}`,
    removed: "a file that was removed",
    record: (number: string) => `record ${number}`,
    reading: "Reading it again …",
    textsLeftOut: "Message texts are left out.",
    place: "Where it stands",
  },
  sections: {
    all: "Sections",
    posts: "Posts",
    people: "People",
    waiting: "Waiting for you",
    networks: "Networks",
    style: "How you act",
    change: "Try a change",
    unseen: "What can’t be seen",
  },
  posts: {
    post: "Your post",
    on: "On",
    likes: "Likes",
    shares: "Shares",
    replies: "Replies",
    today: "Points today",
    bar: "Points as a bar",
    none: "No post of yours drew what still counts.",
    noneWritten: "No post of yours is in these exports.",
    newest: (shown: number, all: number) => `The newest ${f.value.count(shown)} of ${plural(all, "post")}.`,
    noPost: (points: string) => `${points} points stand on no post: messages, connections, mentions.`,
    dash: "– means: this export does not show it.",
    own: "Words that stand here are your own, read again from your file; other people’s are left out.",
    quote: (text: string) => `“${text}”`,
    more: (count: number) => `Show more (${f.value.count(count)})`,
    most: (points: string, day: string) => `${points} points on ${day}`,
    atMost: "At its most",
    address: "Address",
    noAddress: "this export does not say it",
    kinds: { original: "A post", reply: "A reply" },
  },
  people: {
    name: "Name",
    on: "On",
    since: "Since",
    last: "Last",
    score: "Own score",
    points: "Points",
    search: "Search by name",
    unknown: "unknown",
    shown: (shown: number, total: number) => `${f.value.count(shown)} of ${plural(total, "person", "people")}.`,
    what: "What",
    without: "Less without it",
    answered: "You have answered.",
    notAnswered: "No answer of yours is in these exports.",
    weighing: (score: number | null, factor: number, strength: number) =>
      `${score === null ? "Nothing is known of their own score" : `Their own score is ${f.value.score(score)}`}, so it counts ${f.value.points(factor)} times. Strength today: ${f.value.points(strength)}.`,
    imagined: "Somebody imagined",
    crowd: (count: number) => `${plural(count, "person", "people")} without a name`,
    nameless: "somebody without a name",
    you: "you",
    scoresCount: (file: string) => `The scores in ${file} count.`,
  },
  waiting: {
    about: "They wrote to you and have no answer in these exports. What their next answer would add, if you write:",
    unknown: (networks: string) => `${networks}: these exports show what was received there, and not your own answers.`,
    none: "Nobody waits, as far as these exports show your own answers.",
    wrote: "Wrote",
    days: "Days",
    worth: "Worth",
  },
  networks: {
    about: "Switch one off, or say since when it counts: the curve follows.",
    whoAreYou: "it is not said who you are here: nothing counts",
    points: (points: string) => `${points} points`,
    wouldAdd: (points: string) => `would add ${points}`,
    outside: "not in this profile",
    since: "since",
    sinceOf: (network: string) => `${network}: counts since`,
    shows: "Shows",
    lacks: "Not in this export",
  },
  style: {
    notEnough: "Fewer than ten acts of your own in half a year: not enough to say.",
    about: "It says how you act, not how much you score.",
    axes: {
      creating: "sharing → creating",
      participating: "listening → participating",
      broad: "focused → broad",
      consistent: "casual → consistent",
    } as Record<string, string>,
  },
  rhythm: {
    title: "Your week",
    received: "When others react",
    own: "When you act",
    most: (day: string, hour: number, clock: string) => `most on ${day}s from ${hour}:00 to ${hour + 1}:00 (${clock})`,
    local: "your export’s own clock",
  },
  own: {
    nothing: "That is not a 0: these exports show what you did, and nothing of what others did because of you.",
    bring: "What to bring",
    collect: "To collect.html →",
    lacks: (what: string) => `does not show here: ${what}.`,
  },
  answers: {
    title: "Whom you answer",
    times: "Times",
    none: "These exports show nobody whom you answer.",
  },
  change: {
    about:
      "Change something and see what the score would be. Nothing is written to your files. What somebody’s own score does is changed where they stand among the people.",
    imagined: "Imagined",
    with: (count: number) => `with ${plural(count, "change")}`,
    back: "Back to what happened",
    undoAll: "Undo all",
    halfLife: "Attention halves in",
    days: (days: number) => plural(days, "day"),
    asScored: "as scored",
    halfLifeNote: (days: number) => `${days} as scored; twice that on LinkedIn and XING`,
    alike: "Everybody counts the same, whatever their score",
    if: "What if",
    countedSince: "counted since",
    try: "Try it",
    ifThereWas: "What if there was a",
    on: "on",
    bySomeone: "by someone with",
    theirStanding: "Their score, 0 to 100; empty: unknown",
    add: "Add it",
    ifTheyHad: "What if they had",
    theirScore: (name: string, network: string) => `The score of ${name} on ${network}, imagined`,
    sentence(change: Change, title: (network: Network) => string): string {
      const { standing, day } = f.value;
      const since = (on: string | null) => (on === null ? "from the start" : `since ${day(on)}`);
      switch (change.what) {
        case "score":
          return `${change.name} has ${standing(change.score)}, not ${change.was === null ? "an unknown score" : standing(change.was)}`;
        case "act": {
          const { kind, network, day: on, partner_score } = change.act;
          const by = partner_score == null ? "someone of unknown score" : `someone with ${standing(partner_score)}`;
          const what = kindOf(kind, network)[0];
          return `${/^[aeiou]/.test(what) ? "An" : "A"} ${what} by ${by} on ${title(network)}, ${day(on)}`;
        }
        case "half-life":
          return `Attention halves in ${change.days} days`;
        case "since":
          return `${title(change.network)} counts ${since(change.day)}, not ${since(change.was)}`;
        case "prestige":
          return change.prestige ? "People with a higher score count more" : "Everybody counts the same, whatever their score";
      }
    },
  },
  unseen: {
    about: "What an export does not show is unknown, not zero.",
    lacks: (what: string) => `Not in this export: ${what}.`,
    nothing: "This export shows all that the network has.",
  },
  settings: {
    title: "Settings",
    counts: "What counts",
    profiles: { everything: "Everything that was dropped", "klout-2011": "As Klout in 2011: Twitter, Facebook, LinkedIn" },
    until: "Up to the end of",
    prestige: "People with a higher score count more",
    peopleInvite: "A file people.csv with the columns network, person, score, dropped like any other, says who has which score.",
    unknownPeople: (some: readonly string[], all: number) => `${plural(all, "is", "are")} in no export: ${list(some)}.`,
    undated: (count: number) => `${plural(count, "record has", "records have")} no time in the export and can’t score.`,
    implausible: (count: number) => `${plural(count, "record has", "records have")} a time that can’t be true and don’t score.`,
  },
  owner: {
    title: "Whose score",
    scored: "Scored",
    score: "Score this person",
    asExports: "As the exports say",
    which: (network: string) => `Which of these people are you on ${network}?`,
    me: "That’s me",
    none: "None of them",
    meOn: (network: string) => `That’s me, on ${network}`,
    noneOn: (network: string) => `None of them, on ${network}`,
    ask: "Who are you?",
    unsaid: "These exports don’t say whose they are. Say it, and the score is there.",
    others: "Score somebody else",
  },
  same: {
    title: "The same people?",
    pairs: (count: number) => (count > 0 ? plural(count, "pair of equal names", "pairs of equal names") : "none of equal names"),
    about:
      "Equal names on two networks may be one person, or two: you say. One is reached once, and a score that is known of them holds on both. Saved, the file counts again when it is dropped.",
    join: "Join",
    save: "Save same-people.csv",
    anyTwo: "Any two:",
    one: "One account",
    other: "Another account",
    count: (file: string) => `The pairs in ${file} count from now on.`,
  },
  cards: {
    title: "Cards of others",
    about: "Say whose card it is, and their score counts for what they did because of you.",
    says: (name: string, score: string, day: string) => `${name}: ${score}, as of ${day}`,
    otherModel: (model: number) => `By model ${model}: its numbers are not those of today’s model.`,
    whose: "Whose card",
    placeholder: "network:person",
    notYet: "Doesn’t count yet.",
    nobody: "Nobody of that name is in these exports.",
    counts: "Counts.",
    asks: (file: string) => `${file} is somebody’s card: say whose, and it counts.`,
  },
  share: {
    open: "Share",
    title: "Share it",
    imagined: "What you imagined is not for a card: take it back first.",
    pictures: "Pictures",
    size: "Size",
    sizes: {
      picture_story: "Story, 1080 × 1920",
      picture_square: "Square, 1080 × 1080",
      picture_wide: "Wide, 1200 × 630",
      badge: "Badge",
      badge_small: "Small badge",
      badge_wide: "Wide badge",
    } as Record<string, string>,
    preview: "The picture as it would be shared",
    savePng: "Save the picture",
    saveSvg: "Save as SVG",
    copyPng: "Copy",
    send: "Send …",
    inClipboard: "The picture is in the clipboard.",
    failed: (why: string) => `That did not work: ${why}`,
    what: "What is on it",
    name: "Name on it (empty: none)",
    beside: "Beside score and day",
    fields: {
      band: "Band",
      delta: "Changes in 1, 5 and 30 days",
      curve: "Curve of 52 weeks",
      gauges: "Reach, amplification, network",
      style: "Style",
      networks: "Points by network",
      versions: "Model and engine",
      digest: "Digest of the inputs",
      handles: "My handles",
    } as Record<string, string>,
    blog: "Badge and blog",
    theme: "Light or dark",
    themes: { auto: "As the reader's system is", light: "Always light", dark: "Always dark" },
    transparent: "Without a ground of its own",
    blogAbout:
      "Numbers only: nobody else is on it, and no text. Nothing is sent from here; you save files and put them where you like. Left empty, the files are looked for beside the post.",
    filesAt: "Where you put the files",
    pageAt: "Where Cloutscope is",
    local: "This is an address of your own machine: nobody else can open it. Put in where the page is on the web.",
    ways: {
      image: { title: "A picture", needs: "badge.svg, which is saved above. Where SVG is not taken, the PNG." },
      html: { title: "HTML without a script", needs: "Nothing else: the card is in the text." },
      element: { title: "An element", needs: "card.json and widget.js. It takes the blog’s font, and its colours by --cloutscope-accent and others." },
      frame: { title: "A frame", needs: "This page on the web: the card is in the address, after the #, which no browser sends to a server." },
      scorer: {
        title: "The scorer itself",
        needs: "cloutscope.html and scorer.js. Your readers score themselves, locked like this page; you learn nothing of it.",
      },
    },
    hosts: "Which hosts take which",
    host: "Host",
    takes: { yes: "yes", no: "no", png: "as PNG", plugin: "with plugins", plain: "without its frame" } as Record<string, string>,
    /** What stands in the pasted texts. */
    pasted: { alt: "My Cloutscope score", own: "Score your own exports" },
    developers: "For developers",
    bytes: (count: string) => `${count} bytes: this, and nothing else, is what others see.`,
    saveJson: "Save card.json",
  },
  take: {
    about: "Take the page with you: one file, with engine and example, that works from a disk with the network off.",
    button: "Download cloutscope.html",
  },
  session: {
    about:
      "Keep this session: one file with what you dropped and chose, locked with your password. Drop it here later. Nobody can open it without the password, not even we.",
    password: "Password, eight characters or more",
    save: "Save the session",
    open: (name: string) => `Open ${name}`,
    unlock: "Open",
    wrong: "It does not open: the password is wrong, or the file is damaged.",
    insecure: "This browser encrypts only for pages that come over https, or from the disk: a session can’t be kept or opened here.",
    tooLarge: (why: string) => `The session could not be saved: ${why}`,
    otherModel: (then: number, now: number) =>
      `This session was kept with model ${then}. It is scored with model ${now} here, so the numbers differ from those of then.`,
    damaged: (name: string) => `${name} is not a session that was saved here, or its beginning is damaged.`,
  },
  errors: {
    score: (why: string) => `The score could not be computed: ${why}`,
    why: (why: string) => `The reasons could not be found: ${why}`,
    read: (name: string, why: string) => `${name} could not be read: ${why}`,
    dropped: (names: readonly string[]) =>
      `Could not be read as dropped: ${list(names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names)}. Use “Choose a folder”.`,
  },
  say: {
    noScore: "No score",
    score: (score: number) => `The score is ${f.value.score(score)} of 100.`,
    imagined: (score: number, real: number | null) =>
      `Imagined: the score would be ${f.value.score(score)} of 100, not ${real === null ? "none" : f.value.score(real)}.`,
    reasons: (count: number, from: number, to: number) => `${plural(count, "reason")} from ${f.value.score(from)} to ${f.value.score(to)}.`,
    read: (name: string) => `${name} was read.`,
    unread: (name: string) => `${name} could not be read.`,
    cancelled: (name: string) => `${name}: cancelled.`,
  },
};
