// Generated from the engine's own declarations (src/typescript.rs): not to be edited.

/**
 * A day in UTC, numbered from 1970-01-01 (day 0). It ends at 24:00, which is when it is scored.
 */
export type Day = string;

/**
 * `network:key`. The key is untrusted text and may hold colons itself; a name without any is a key on no particular
 * network.
 */
export type AccountName = string;

/**
 * What one person did, as the model weighs it (`Model::weights`).
 */
export type Kind = "reaction" | "follow" | "endorsement" | "repost" | "mention" | "reply" | "message" | "recommendation";

/**
 * What an own post is.
 */
export type PostKind = "original" | "reply" | "repost";

/**
 * How two people are connected, seen from the export's owner.
 */
export type Relation = "follower" | "following" | "connection" | "friend" | "request_received" | "request_sent" | "contact";

/**
 * Who could see the act.
 */
export type Audience = "public" | "private";

/**
 * What an export is able to show at all; what it can't is unknown, never zero.
 */
export type Observe = "reactions_named" | "reactions_counted" | "replies_named" | "replies_counted" | "reposts_named" | "reposts_counted" | "message_reactions" | "messages" | "mentions" | "follows" | "endorsements" | "recommendations" | "invitations" | "contacts";

/**
 * Something that people can do on a network towards somebody. The first three are done to posts, and shown by name or
 * as a count.
 */
export type Feature = "reactions" | "replies" | "reposts" | "mentions" | "messages" | "message_reactions" | "follows" | "endorsements" | "recommendations" | "invitations";

/**
 * Which networks are watched.
 */
export type Profile = "everything" | "klout-2011";

/**
 * Everything that may be asked; what is left out has the model's default.
 */
export type Query = { 
/**
 * Who is scored; nobody named: whose exports these are.
 */
owner?: Array<AccountName>, 
/**
 * All networks alike, or only what Klout could see in 2011.
 */
profile?: Profile, 
/**
 * By network, the day from which it counts.
 */
connected?: Record<string, Day>, 
/**
 * Networks that don't count.
 */
disabled?: Array<string>, 
/**
 * The last day; none: that of the newest record or archive.
 */
as_of?: Day | null, 
/**
 * Whether others count by their standing: yes, unless it is said otherwise.
 */
prestige?: boolean, 
/**
 * The text of a `people.csv`, the scores of others: `network,person,score`.
 */
people_csv?: string | null, 
/**
 * Pairs of accounts that are one person.
 */
same?: Array<[AccountName, AccountName]>, 
/**
 * Scores of others that go before those of `people_csv`: what their cards say, or what if.
 */
scores?: Record<string, number>, 
/**
 * What if: acts that did not happen.
 */
imagined?: Array<ImaginedAct>, 
/**
 * What if: another half-life, in days, with that of slow networks in proportion.
 */
half_life?: number | null, 
/**
 * Two days, the earlier first, between which the score's movement is to be explained.
 */
why?: [from: Day, to: Day] | null, };

/**
 * An act that did not happen.
 */
export type ImaginedAct = { 
/**
 * Where.
 */
network: string, 
/**
 * What.
 */
kind: Kind, 
/**
 * When.
 */
day: Day, 
/**
 * The score of who does it; none: unknown.
 */
partner_score?: number | null, };

/**
 * A score with everything behind it, or why there is none: ask whether `score` is null.
 */
export type Answer = Report | Unscored;

/**
 * Nobody could be scored.
 */
export type Unscored = { 
/**
 * There is none, which is not a 0.
 */
score: null, 
/**
 * Why, as a sentence.
 */
no_score: string, 
/**
 * Who was meant to be scored.
 */
owner: Array<AccountName>, 
/**
 * Who may be scored, the likeliest first.
 */
candidates: Array<Candidate>, 
/**
 * What was read, and what was not.
 */
imports: Array<Import>, 
/**
 * What the owner did; null: nobody was meant.
 */
own_acts: OwnActs | null, };

/**
 * What the owner did, where nothing shows what others did because of it: nothing of it is a score.
 */
export type OwnActs = { 
/**
 * The newest day that these exports know.
 */
as_of: Day, 
/**
 * How the owner acts; null: not enough to say.
 */
style: Style | null, 
/**
 * At which hours of the week.
 */
rhythm: Rhythm, 
/**
 * The owner's posts, the newest first.
 */
posts: Array<OwnPost>, 
/**
 * How many there are.
 */
posts_total: number, 
/**
 * Whom the owner answers and writes to, most often first.
 */
answers: Array<Answers>, 
/**
 * How many people these are.
 */
answers_total: number, 
/**
 * What to bring, by network.
 */
bring: Array<Bring>, };

/**
 * A post of the owner's.
 */
export type OwnPost = { 
/**
 * Where.
 */
network: string, 
/**
 * Its id there.
 */
object: string, 
/**
 * Where it can be seen; null: this export doesn't say.
 */
address: string | null, 
/**
 * When it was written; null: unknown.
 */
day: Day | null, 
/**
 * What it is.
 */
kind: PostKind, 
/**
 * What was counted on it.
 */
counts: PostCounts, 
/**
 * Its row.
 */
source: Source, };

/**
 * Somebody whom the owner answers or writes to.
 */
export type Answers = { 
/**
 * Their account.
 */
person: AccountName, 
/**
 * The best name for display. Untrusted text.
 */
name: string, 
/**
 * How often.
 */
acts: number, 
/**
 * The day of the last time; null: unknown.
 */
last: Day | null, };

/**
 * What a network's exports don't show, and which of them would.
 */
export type Bring = { 
/**
 * Which.
 */
network: string, 
/**
 * What the network has and these exports don't show.
 */
missing: Array<Feature>, 
/**
 * Which export shows something received: a sentence; null: none is known.
 */
export: string | null, };

/**
 * Everything about one score.
 */
export type Report = { 
/**
 * The model's version.
 */
model: number, 
/**
 * The day of scoring, at its end in UTC.
 */
as_of: Day, 
/**
 * The owner's accounts.
 */
owner: Array<AccountName>, 
/**
 * 0 to 100.
 */
score: number, 
/**
 * How many engaged people of average standing.
 */
evidence: number, 
/**
 * The smallest and the largest score of a faster and a slower reading.
 */
band: [number, number], 
/**
 * By how much the score has risen.
 */
delta: Delta, 
/**
 * True reach: people.
 */
reach: number, 
/**
 * 0 to 100; null where no export shows reactions to posts.
 */
amplification: number | null, 
/**
 * 0 to 100; null where nobody engaged by name.
 */
network: number | null, 
/**
 * Every network of the ledger.
 */
networks: Array<NetworkScore>, 
/**
 * Who the owner may be on those of them where that isn't known: what was received there is unknown.
 */
unclaimed: Array<Candidate>, 
/**
 * The score of every day.
 */
curve: Array<CurvePoint>, 
/**
 * How the owner acts; null: not enough to say.
 */
style: Style | null, 
/**
 * At which hours of the week others react, and the owner acts.
 */
rhythm: Rhythm, 
/**
 * Days worth a mark on the curve.
 */
events: Array<Event>, 
/**
 * Every item of the score, the largest first. Together they are the score.
 */
points: Array<Point>, 
/**
 * Points of people whose score the user gave.
 */
given_points: number, 
/**
 * Why the score moved, where that was asked.
 */
why: Why | null, 
/**
 * Where Klout's own population stood.
 */
orientation: Orientation, 
/**
 * Records that scored nothing for want of a usable time.
 */
ignored: Ignored, 
/**
 * Names in the query that mean nobody here.
 */
people_unknown: Array<AccountName>, 
/**
 * Everybody's score, the largest first, where these exports show a group.
 */
group: Array<Member>, 
/**
 * What was read, and what was not.
 */
imports: Array<Import>, 
/**
 * How the score stands among one's own; null: no day can be compared.
 */
own: OwnMeasure | null, 
/**
 * What each post drew, the largest first.
 */
posts: Array<Post>, 
/**
 * Points that stand on no post. With those of all posts they are the score.
 */
no_post: number, 
/**
 * What stands on no post added in the story's span. With what all posts added it is the move.
 */
no_post_moved: number, 
/**
 * Everybody over all networks, those who add most first.
 */
people: Array<Total>, 
/**
 * Who waits for an answer.
 */
waiting: Waiting, 
/**
 * Why it moved, in four parts.
 */
story: Story, };

/**
 * The first answer to a query, without what takes longer: the curve comes in pieces, the rest in pages.
 */
export type Summary = { 
/**
 * The model's version.
 */
model: number, 
/**
 * The day of scoring, at its end in UTC.
 */
as_of: Day | null, 
/**
 * The owner's accounts.
 */
owner: Array<AccountName>, 
/**
 * 0 to 100; null: there is none.
 */
score: number | null, 
/**
 * Why there is no score, as a sentence.
 */
no_score: string | null, 
/**
 * How many engaged people of average standing.
 */
evidence: number | null, 
/**
 * By how much the score has risen.
 */
delta: Delta | null, 
/**
 * True reach: people.
 */
reach: number | null, 
/**
 * 0 to 100; null where no export shows reactions to posts.
 */
amplification: number | null, 
/**
 * 0 to 100; null where nobody engaged by name.
 */
network: number | null, 
/**
 * Every network of the ledger.
 */
networks: Array<NetworkScore>, 
/**
 * Who the owner may be on networks where that isn't known: by network, the likeliest first.
 */
unclaimed: Array<Candidate>, 
/**
 * Where Klout's own population stood.
 */
orientation: Orientation | null, 
/**
 * Records that scored nothing for want of a usable time.
 */
ignored: Ignored | null, 
/**
 * Who may be scored, the owner first; where that is unclear, the likeliest.
 */
candidates: Array<Candidate>, 
/**
 * Names in the query that mean nobody here.
 */
people_unknown: Array<AccountName>, 
/**
 * Where there is no score: what the owner did, its longest lists cut.
 */
own_acts: OwnActs | null, };

/**
 * A piece of the last answer's curve.
 */
export type Piece = { 
/**
 * The next days.
 */
curve: Array<CurvePoint>, 
/**
 * How many days were told so far, and how many there are.
 */
progress: [number, number], 
/**
 * Behind the last day: what takes the whole curve, or as long.
 */
rest: Rest | null, };

/**
 * What takes the whole curve, or as long.
 */
export type Rest = { 
/**
 * How the score stands among one's own; null: no day can be compared.
 */
own: OwnMeasure | null, 
/**
 * The smallest and the largest score of a faster and a slower reading.
 */
band: [number, number], 
/**
 * How the owner acts; null: not enough to say.
 */
style: Style | null, 
/**
 * At which hours of the week others react, and the owner acts.
 */
rhythm: Rhythm, 
/**
 * Days worth a mark on the curve.
 */
events: Array<Event>, };

/**
 * Differences to earlier days.
 */
export type Delta = { 
/**
 * Since the day before.
 */
"1": number | null, 
/**
 * Over five days.
 */
"5": number | null, 
/**
 * Over thirty days.
 */
"30": number | null, };

/**
 * One network.
 */
export type NetworkScore = { 
/**
 * Its name.
 */
network: string, 
/**
 * Whether it counts on the day of scoring.
 */
connected: boolean, 
/**
 * The day from which it counts, where one was chosen.
 */
connected_from: Day | null, 
/**
 * Σ of the strength of people with a name, each times their factor.
 */
strength: number, 
/**
 * Strength of those without a name.
 */
crowd: number, 
/**
 * What both are multiplied with.
 */
amplification_factor: number, 
/**
 * The product; 0 while the network doesn't count.
 */
evidence: number, 
/**
 * Its part of the score.
 */
points: number, 
/**
 * What it would add, where it doesn't count.
 */
would_add: number | null, 
/**
 * What its exports can show.
 */
observes: Array<Observe>, 
/**
 * What the network has and its exports don't show.
 */
missing: Array<Feature>, 
/**
 * How well it is known on the day of scoring; null: it is none of the owner's.
 */
state: State | null, 
/**
 * Its first and its last known day.
 */
known: [first: Day, last: Day] | null, 
/**
 * Posts with counts that are older than the window: counts carry no dates, so these are not scored.
 */
older_posts: number, };

/**
 * Who did something.
 */
export type Who = { 
/**
 * Their account.
 */
person: AccountName, 
/**
 * The best name for display. Untrusted text.
 */
name: string, } | { 
/**
 * How many.
 */
crowd: number, } | { 
/**
 * Which act of the query's.
 */
imagined: number, };

/**
 * One item of the score: person or crowd × network × kind.
 */
export type Point = { 
/**
 * Where.
 */
network: string, 
/**
 * Who.
 */
who: Who, 
/**
 * By what.
 */
kind: Kind, 
/**
 * Its part of the score.
 */
points: number, 
/**
 * By how much the score would be lower without it.
 */
without: number, 
/**
 * Strength.
 */
strength: number, 
/**
 * 0 to 100; null: unknown.
 */
partner_score: number | null, 
/**
 * How much somebody of that score counts.
 */
partner_factor: number, 
/**
 * The rows that count most, at most five.
 */
source: Array<Source>, 
/**
 * How many rows there are.
 */
sources: number, };

/**
 * One person or crowd on one network, with the items that are theirs.
 */
export type Person = { 
/**
 * Where.
 */
network: string, 
/**
 * Who.
 */
who: Who, 
/**
 * Their part of the score.
 */
points: number, 
/**
 * Strength.
 */
strength: number, 
/**
 * 0 to 100; null: unknown.
 */
partner_score: number | null, 
/**
 * How much somebody of that score counts.
 */
partner_factor: number, 
/**
 * By kind, the largest first. Together they are `points`.
 */
items: Array<Point>, };

/**
 * Some of the people and crowds that a score is made of.
 */
export type People = { 
/**
 * How many there are.
 */
total: number, 
/**
 * Those that were asked for, the largest first.
 */
rows: Array<Person>, };

/**
 * A day of the curve.
 */
export type CurvePoint = { 
/**
 * Which.
 */
day: Day, 
/**
 * 0 to 100.
 */
score: number, 
/**
 * What each network adds to it; together they are the score.
 */
networks?: Array<NetworkPoints>, 
/**
 * Networks that aren't wholly known on it: carried behind their last known day, ended, in a gap, or filling.
 */
unknown?: Array<Unknown>, };

/**
 * What a network adds to a score.
 */
export type NetworkPoints = { 
/**
 * Which.
 */
network: string, 
/**
 * Points of the score.
 */
points: number, };

/**
 * How a network is not wholly known.
 */
export type Unknown = { 
/**
 * Which.
 */
network: string, 
/**
 * How.
 */
state: State, };

/**
 * How well a network is known on a day.
 */
export type State = "known" | "filling" | "carried" | "ended" | "gap" | "before";

/**
 * One's own measure: how the score stands among the known days of one's own curve.
 */
export type OwnMeasure = { 
/**
 * The highest day and its score.
 */
highest: [day: Day, score: number], 
/**
 * The median of all known days.
 */
median: number, 
/**
 * The share of known days below, equal ones counted half: 0 to 1.
 */
share_below: number, };

/**
 * A post of the owner's, and what it drew.
 */
export type Post = { 
/**
 * Its part of the score.
 */
points: number, 
/**
 * What it added in the chosen span: up or down; null: no span was chosen.
 */
moved: number | null, 
/**
 * The day on which its own evidence was largest, and its points then.
 */
most: [day: Day, points: number] | null, 
/**
 * Where.
 */
network: string, 
/**
 * Its id there.
 */
object: string, 
/**
 * Where it can be seen; null: this export doesn't say.
 */
address: string | null, 
/**
 * When it was written; null: unknown.
 */
day: Day | null, 
/**
 * What it is.
 */
kind: PostKind, 
/**
 * What was counted on it.
 */
counts: PostCounts, 
/**
 * Its row.
 */
source: Source, };

/**
 * A post that moved a score.
 */
export type PostMove = { 
/**
 * Where.
 */
network: string, 
/**
 * Its id there.
 */
object: string, 
/**
 * Where it can be seen; null: this export doesn't say.
 */
address: string | null, 
/**
 * When it was written; null: unknown.
 */
day: Day | null, 
/**
 * By how much.
 */
points: number, };

/**
 * Counts as exported; null: not shown.
 */
export type PostCounts = { 
/**
 * Likes and the like.
 */
reactions: number | null, 
/**
 * Reposts, shares, quotes.
 */
reposts: number | null, 
/**
 * Replies, comments.
 */
replies: number | null, };

/**
 * Some of the posts that a score is made of.
 */
export type Posts = { 
/**
 * How many there are.
 */
total: number, 
/**
 * Those that were asked for, the largest first.
 */
rows: Array<Post>, 
/**
 * Points that stand on no post. With those of all posts they are the score.
 */
no_post: number, 
/**
 * What stands on no post added in the chosen span; null: no span was chosen.
 */
no_post_moved: number | null, };

/**
 * Somebody over all networks, or the crowd of one.
 */
export type Total = { 
/**
 * Who.
 */
who: Who, 
/**
 * Where.
 */
networks: Array<string>, 
/**
 * Their part of the score.
 */
points: number, 
/**
 * The same as a share of it, 0 to 1.
 */
share: number, 
/**
 * The day of their first act.
 */
since: Day, 
/**
 * The day of their last.
 */
last: Day, 
/**
 * What they did.
 */
kinds: Array<Kind>, 
/**
 * 0 to 100; null: unknown.
 */
partner_score: number | null, 
/**
 * Whether the owner ever addressed them; null: these exports don't show it.
 */
answered: boolean | null, };

/**
 * Some of the people over all networks.
 */
export type Totals = { 
/**
 * How many there are.
 */
total: number, 
/**
 * Those that were asked for.
 */
rows: Array<Total>, };

/**
 * In which order people come.
 */
export type TotalsOrder = "points" | "name" | "since" | "last" | "score" | "kinds" | "answered";

/**
 * Somebody who addressed the owner and has no answer in these exports.
 */
export type Waits = { 
/**
 * Their account.
 */
person: AccountName, 
/**
 * The best name for display. Untrusted text.
 */
name: string, 
/**
 * Where.
 */
network: string, 
/**
 * The day of their newest such act.
 */
since: Day, 
/**
 * What it was.
 */
kind: Kind, 
/**
 * 0 to 100; null: unknown.
 */
partner_score: number | null, 
/**
 * What their next answer adds to the score, if the owner writes.
 */
worth: number, };

/**
 * Who waits, and where that can't be told.
 */
export type Waiting = { 
/**
 * Whose answer is worth most first.
 */
people: Array<Waits>, 
/**
 * Networks whose exports show what was received and not the owner's own answers.
 */
unknown: Array<string>, };

/**
 * Why the score moved within a span, in four parts that sum to the move.
 */
export type Story = { 
/**
 * The earlier day.
 */
from: Day, 
/**
 * The later day.
 */
to: Day, 
/**
 * From one to the other.
 */
points: number, 
/**
 * People did more.
 */
more: StoryPart, 
/**
 * The day on which most of it happened.
 */
more_on: Day | null, 
/**
 * The day on which people did most, or the counting changed most, whichever is more.
 */
largest_day: Day | null, 
/**
 * The post that people did most on.
 */
post: PostMove | null, 
/**
 * Attention faded.
 */
faded: StoryPart, 
/**
 * Networks were connected, removed, ended, or are not yet wholly known.
 */
counting: StoryPart, 
/**
 * The same by network, the largest first.
 */
networks: Array<Counting>, 
/**
 * Standing and amplification.
 */
method: StoryPart, 
/**
 * All of it in English, in two sentences at most.
 */
text: string, };

/**
 * One part of a move, and the largest behind it.
 */
export type StoryPart = { 
/**
 * Its sum.
 */
points: number, 
/**
 * Whose part is largest.
 */
who: Who | null, 
/**
 * Where.
 */
network: string | null, 
/**
 * How much that is.
 */
largest: number, 
/**
 * What they did.
 */
acts: Array<Acts>, };

/**
 * A network whose counting changed.
 */
export type Counting = { 
/**
 * Which.
 */
network: string, 
/**
 * The day on which it changed most.
 */
day: Day, 
/**
 * By how much.
 */
points: number, 
/**
 * Where nothing is known of it from before its exports, so that what is new there may only be newly seen: the first
 * day that they know.
 */
known_from: Day | null, };

/**
 * A row of an export.
 */
export type Source = { 
/**
 * The dropped file.
 */
file: string, 
/**
 * The entry within.
 */
entry: string, 
/**
 * The record's number within the entry, from 1.
 */
record: number, 
/**
 * Unix seconds, UTC.
 */
at: number | null, };

/**
 * Why the score moved between two days.
 */
export type Why = { 
/**
 * The earlier day.
 */
from: Day, 
/**
 * The later day.
 */
to: Day, 
/**
 * Its score.
 */
from_score: number, 
/**
 * Its score.
 */
to_score: number, 
/**
 * The largest first, up or down.
 */
causes: Array<Cause>, 
/**
 * How many there are. All of them together are the difference.
 */
total: number, 
/**
 * Posts with counts that are older than the window: counts carry no dates, so nothing is said of when they came.
 */
older_posts: number, };

/**
 * One cause: person or crowd × network × cause; or a network that was connected, or no longer is.
 */
export type Cause = { 
/**
 * Where.
 */
network: string, 
/**
 * Who; null where it is the network.
 */
who: Who | null, 
/**
 * Why.
 */
cause: CauseKind, 
/**
 * By how much.
 */
points: number, 
/**
 * The standing of who did it, 0 to 100; null: unknown, or many.
 */
partner_score: number | null, 
/**
 * What was done, the most frequent first; for `new` what is new.
 */
acts: Array<Acts>, 
/**
 * The rows that count most, at most five; for `new` the new ones.
 */
source: Array<Source>, 
/**
 * How many rows there are.
 */
sources: number, 
/**
 * Of a network: its people and crowd, the largest first.
 */
parts: Array<Cause>, 
/**
 * Of a network: how many people and crowds.
 */
people: number | null, };

/**
 * What moved an item.
 */
export type CauseKind = "new" | "fading" | "standing" | "amplification" | "connected" | "removed" | "ended";

/**
 * So many acts of one kind.
 */
export type Acts = { 
/**
 * What.
 */
kind: Kind, 
/**
 * Who could see it.
 */
audience: Audience, 
/**
 * How many.
 */
count: number, };

/**
 * A day worth a mark on the curve.
 */
export type Event = { 
/**
 * When.
 */
day: Day, 
/**
 * What happened, in a few words.
 */
label: string, 
/**
 * What kind of thing it was.
 */
kind: EventKind, 
/**
 * By how much the score moved that day.
 */
points: number, 
/**
 * The network behind it: the one that changed, or that of `who`.
 */
network: string | null, 
/**
 * Whose part of the move is the largest.
 */
who: Who | null, 
/**
 * How much that is.
 */
largest: number, 
/**
 * The post whose part is the largest.
 */
post: PostMove | null, };

/**
 * What a marked day of the curve stands for.
 */
export type EventKind = "rise" | "fall" | "counting";

/**
 * A table, to be saved as a file of its name.
 */
export type Table = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its bytes, as text: RFC 4180.
 */
content: string, };

/**
 * Where a score would have stood among Klout's own: for orientation only, it is another measure.
 */
export type Orientation = { 
/**
 * Whose scores these are.
 */
of: string, 
/**
 * The share of them below, in percent: between these two.
 */
percentile: [number, number], 
/**
 * Both, as a phrase.
 */
text: string, };

/**
 * Records that score nothing for want of a usable time, over all acts, tallies and posts.
 */
export type Ignored = { 
/**
 * Without any time of their own.
 */
undated: number, 
/**
 * With a time that can't be true: before 1990 (where there are later ones), after 2099, long after their export
 * was made, or a few alone behind a year without any.
 */
implausible: number, };

/**
 * The hours of the week, up to the day of scoring.
 */
export type Rhythm = { 
/**
 * By the clocks of exports that don't say their zone; null: there are none.
 */
local: Hours | null, 
/**
 * What others did because of the owner: 7 weekdays, Monday first, of 24 hours.
 */
received: number[][], 
/**
 * What the owner did, the same way.
 */
own: number[][], };

/**
 * What was received and what was done, by the hours of the week.
 */
export type Hours = { 
/**
 * What others did because of the owner: 7 weekdays, Monday first, of 24 hours.
 */
received: number[][], 
/**
 * What the owner did, the same way.
 */
own: number[][], };

/**
 * How somebody acts, as of one day.
 */
export type Style = { 
/**
 * One of sixteen.
 */
name: string, 
/**
 * 0 to 1: mean of creating and consistent.
 */
x: number, 
/**
 * 0 to 1: mean of participating and broad.
 */
y: number, 
/**
 * The four axes.
 */
axes: Axes, 
/**
 * The way through the grid: the name at the end of each month (`YYYY-MM`) in which there is enough to say.
 */
path: Array<[string, string]>, };

/**
 * The four axes, each 0 to 1.
 */
export type Axes = { 
/**
 * Sharing to creating: the share of originals and replies among own posts.
 */
creating: number, 
/**
 * Listening to participating: the share of posts and acts made among those and likes and follows given.
 */
participating: number, 
/**
 * Focused to broad: over how many people own acts are spread, on a logarithmic scale.
 */
broad: number, 
/**
 * Casual to consistent: the share of weeks with any own deed.
 */
consistent: number, };

/**
 * One of the visible group.
 */
export type Member = { 
/**
 * Their account.
 */
person: AccountName, 
/**
 * The best name for display. Untrusted text.
 */
name: string, 
/**
 * 0 to 100.
 */
score: number, };

/**
 * Somebody who might be the owner, or be scored in their place.
 */
export type Candidate = { 
/**
 * As `--owner` takes it.
 */
account: AccountName, 
/**
 * The best name for display. Untrusted text.
 */
name: string, 
/**
 * How many acts and posts are theirs or addressed to them: the likeliest first.
 */
records: number, };

/**
 * Two accounts of one name, on two networks: perhaps one person.
 */
export type Suggestion = { 
/**
 * The name. Untrusted text.
 */
name: string, 
/**
 * The one.
 */
one: AccountName, 
/**
 * The other.
 */
other: AccountName, 
/**
 * How many acts and posts are theirs or addressed to them: those that matter most come first.
 */
records: number, };

/**
 * What was dropped as one, once it is read.
 */
export type Added = { 
/**
 * The engine's number of it.
 */
id: number, 
/**
 * The exports found in it.
 */
imports: Array<Import>, };

/**
 * What was imported from one file, without its records: the report.
 */
export type Import = { 
/**
 * The dropped file.
 */
file: string, 
/**
 * The inner file, when the import is about one only.
 */
entry: string | null, 
/**
 * The importer; empty when not recognised.
 */
format: string, 
/**
 * Which layout of it.
 */
generation: string | null, 
/**
 * The network; empty when not recognised.
 */
network: string, 
/**
 * Owner accounts, `network:key`.
 */
owner: Array<string>, 
/**
 * What it can show.
 */
observes: Array<Observe>, 
/**
 * When the export was made.
 */
as_of: number | null, 
/**
 * The first and the last day that it knows.
 */
known: [Day, Day] | null, 
/**
 * What was read, record by record (messages not yet merged into turns).
 */
read: Count, 
/**
 * What was not, and why.
 */
skipped: Array<Skip>, 
/**
 * What became of each file.
 */
account: Array<FileAccount>, 
/**
 * The entries that were read.
 */
entries: Array<string>, };

/**
 * How many records, by type and kind.
 */
export type Count = { 
/**
 * Posts.
 */
posts: { [kind in PostKind]?: number }, 
/**
 * Named acts; messages one by one, not as turns.
 */
interactions: { [kind in Kind]?: number }, 
/**
 * Counts without names.
 */
tallies: TallyCount, 
/**
 * Contacts.
 */
contacts: { [relation in Relation]?: number }, };

/**
 * Sums of the counts without names; `None` where no export shows them.
 */
export type TallyCount = { 
/**
 * How many objects have counts, zeros included.
 */
objects: number, 
/**
 * Σ reactions.
 */
reactions: number | null, 
/**
 * Σ reposts.
 */
reposts: number | null, 
/**
 * Σ replies.
 */
replies: number | null, };

/**
 * What became of everything that one file of an export holds: `seen` is the sum of the four below it.
 */
export type FileAccount = { 
/**
 * Its path in the export.
 */
entry: string, 
/**
 * Its bytes, inflated: those that were read or, where it can't be opened, those that its directory tells. 0 where
 * nobody knows.
 */
bytes: number, 
/**
 * What was seen to begin in it, as its reader counts: rows, elements, mails, lines.
 */
seen: number, 
/**
 * Of these, what became a record or several.
 */
records: number, 
/**
 * What says more about others, or about the export: names, members, the owner, a message's further lines.
 */
merged: number, 
/**
 * What was left out on purpose.
 */
left_out: number, 
/**
 * What is broken.
 */
lost: number, };

/**
 * Something that was not read, and why.
 */
export type Skip = { 
/**
 * File, entry and record of the first one.
 */
where: string, 
/**
 * A sentence: the reason and, where there is one, the mend.
 */
why: string, 
/**
 * How many, for the same reason, in the same entry.
 */
count: number, 
/**
 * True when something is broken or missing that the user may want to mend; false for what is left out on
 * purpose (drafts, own replies to oneself, retweeted counts).
 */
problem: boolean, };

/**
 * How far reading has come.
 */
export type Progress = { 
/**
 * Inflated bytes read of this export so far.
 */
bytes: number, 
/**
 * All that are to be read, as the directory says.
 */
total: number, 
/**
 * Records found so far.
 */
records: number, };

/**
 * One importer, as the registry and the page know it.
 */
export type Format = { 
/**
 * Its name in reports.
 */
name: string, 
/**
 * The network's name in the ledger, lower case.
 */
network: string, 
/**
 * What people call it.
 */
title: string, 
/**
 * How to get the export: two or three steps, plain sentences.
 */
how: Array<string>, 
/**
 * How long the network takes to deliver it.
 */
wait: string, 
/**
 * What its export can give.
 */
gives: Gives, 
/**
 * What to do when a recognised export holds no record.
 */
mend: string, };

/**
 * What a format's export can give, told before anybody drops one.
 */
export type Gives = "people" | "both" | "counts" | "style";

/**
 * Somebody's card in short. The name is untrusted text.
 */
export type CardFacts = { name: string, as_of: Day, score: number, 
/**
 * The model that it was scored with; null: the card doesn't say.
 */
model: number | null, };

/**
 * What its owner may publish.
 */
export type Published = { 
/**
 * `card.json`.
 */
json: string, 
/**
 * `badge.svg`.
 */
badge: string, 
/**
 * `badge-small.svg`.
 */
badge_small: string, 
/**
 * `badge-wide.svg`.
 */
badge_wide: string, 
/**
 * `embed.html`.
 */
embed: string, 
/**
 * 1080 × 1920, for a phone's screen.
 */
picture_story: string, 
/**
 * 1080 × 1080.
 */
picture_square: string, 
/**
 * 1200 × 630, as links are shown.
 */
picture_wide: string, };

/**
 * How a badge goes with the page that it is on.
 */
export type Look = { 
/**
 * Light, dark, or as its reader's system is.
 */
theme: Theme, 
/**
 * Without a ground of its own. The small badge always has one.
 */
transparent: boolean, 
/**
 * The language of its words, and of all else that is made of a card.
 */
language: Language, };

/**
 * The language of what is made of a card.
 */
export type Language = "en" | "de";

/**
 * When a badge is dark.
 */
export type Theme = "auto" | "light" | "dark";
