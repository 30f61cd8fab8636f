//! A table of one's own, `network,from,to,kind,at`: what can be written as such can be scored, without an importer.
//!
//! What leaves this room: one act, post or count per row, and one import per network that the table names. `docs/table.md`
//! is its manual; columns that it doesn't know are passed over.

mod row;
#[cfg(test)]
mod tests;

use crate::Result;
use crate::import::{About, EntryProbe, ExportReader, Format, Gives, OwnWords, Recorder};
use crate::readers::table;
use crate::record::{Import, Kind, OWNER, Observe, PersonIx, PostKind, When};
use row::{COLUMNS, Cells, Event, ONE_TOO_MANY, What, Wrong};

pub(super) const FORMAT: Format = Format {
    name: "cloutscope",
    network: "cloutscope",
    title: "Your own table (CSV)",
    how: &[
        "Make a table with the header network,from,to,kind,at and a row for each thing that somebody did; save it as CSV.",
        "The kinds are reaction, follow, endorsement, repost, mention, reply, message, recommendation and post; at is like 2024-03-05T10:20:30Z or 2024-03-05.",
        "Write me where it is you, and drop the file here.",
    ],
    wait: "none: you write it",
    gives: Gives::Both,
    mend: "write a row for each thing that somebody did below the header network,from,to,kind,at",
    shown: &COLUMNS,
    own_words: OwnWords::Never,
    claim: |_| crate::import::Claim::No,
    sniff,
    read,
};

/// Columns that only such a table has together.
const SIGN: [&str; 3] = ["network", "from", "kind"];
/// Of the columns, how many it must have.
const MUST: usize = 5;
/// Wrong rows that are reported one by one; further ones are only counted.
const QUOTED: u32 = 50;

fn sniff(head: &EntryProbe) -> Option<usize> {
    table::has_header(head.start(), &SIGN).then(|| head.path.rfind('/').map_or(0, |slash| slash + 1))
}

fn read(reading: &mut ExportReader) -> Result<()> {
    for file in reading.files.clone() {
        let mut wrongs = 0;
        reading.table(&file, &COLUMNS[..MUST], |recorder, row| {
            let cells = Cells::of(row);
            if let Err(wrong) = cells.event().and_then(|event| take(recorder, &event)) {
                wrongs += 1;
                let line = (wrongs <= QUOTED).then(|| row.line());
                recorder.problem(cells.sentence(&wrong, line));
            }
        });
    }
    reading.recorder.each(settle);
    Ok(())
}

/// Writes the row into the import of its network.
fn take(recorder: &mut Recorder, event: &Event) -> Result<(), Wrong> {
    if event.is_own() {
        recorder.skip("is by and to the same person, which is not influence");
        return Ok(());
    }
    write(recorder.on(&event.network).ok_or(ONE_TOO_MANY)?, event);
    Ok(())
}

fn write(recorder: &mut Recorder, event: &Event) {
    let &Event { what, when, audience, .. } = event;
    if when.at.is_none() {
        recorder.skip("has no time: it is listed, but can't score");
    }
    let object = recorder.sym_if(event.object);
    let from = person(recorder, event.from);
    let to = person(recorder, event.to);
    // What each needs is there: `Cells::event` sees to it.
    match (what, from, to, object) {
        (What::Post, Some(author), ..) => {
            let name = object.unwrap_or_else(|| unnamed(recorder, author, when));
            recorder.post(name, author, when, PostKind::Original, object.is_some());
        }
        (What::Count(kind, count), _, Some(author), Some(object)) => {
            let of = |counted: Kind| (kind == counted).then_some(count);
            recorder.post(object, author, when, PostKind::Original, true);
            recorder.tally(object, when, [of(Kind::Reaction), of(Kind::Repost), of(Kind::Reply)]);
            recorder.observes(&[shows(kind, true)]);
        }
        (What::Act(kind), Some(from), to, _) => {
            let thread = match (kind, to) {
                (Kind::Message, Some(to)) if event.thread.is_empty() => Some(between(recorder, from, to)),
                _ => recorder.sym_if(event.thread),
            };
            recorder.act(kind, from, to, About { when, audience, object, thread });
            if from != OWNER {
                recorder.observes(&[shows(kind, false)]);
            }
        }
        _ => {}
    }
}

/// A name for a post that has none, the same in any table that holds it: by whom, and when.
fn unnamed(recorder: &mut Recorder, author: PersonIx, when: When) -> u32 {
    let author = &recorder.import().people[author as usize].key;
    let name = format!("{author} {}", when.at.unwrap_or_default());
    recorder.sym(&name)
}

/// Whom a cell means; `None` where it is empty.
fn person(recorder: &mut Recorder, cell: &str) -> Option<PersonIx> {
    let Some(key) = row::key(cell) else { return Some(OWNER) };
    if key.is_empty() {
        return None;
    }
    let person = recorder.person(&key, cell);
    if key.contains('@') || key.contains("://") {
        recorder.link(person, &key);
    }
    Some(person)
}

/// The conversation of two people: named by the other one, or by both where neither is the owner.
fn between(recorder: &mut Recorder, a: PersonIx, b: PersonIx) -> u32 {
    let people = &recorder.import().people;
    let [a, b] = [a, b].map(|person| people[person as usize].key.as_str());
    let (first, second) = (a.min(b), a.max(b));
    let id = if first.is_empty() { format!("with {second}") } else { format!("with {first}, {second}") };
    recorder.sym(&id)
}

fn shows(kind: Kind, counted: bool) -> Observe {
    match kind {
        Kind::Reaction if counted => Observe::ReactionsCounted,
        Kind::Repost if counted => Observe::RepostsCounted,
        Kind::Reply if counted => Observe::RepliesCounted,
        Kind::Reaction => Observe::ReactionsNamed,
        Kind::Repost => Observe::RepostsNamed,
        Kind::Reply => Observe::RepliesNamed,
        Kind::Mention => Observe::Mentions,
        Kind::Message => Observe::Messages,
        Kind::Follow => Observe::Follows,
        Kind::Endorsement => Observe::Endorsements,
        Kind::Recommendation => Observe::Recommendations,
    }
}

/// What only the whole table says: without a "me" it is about everybody in it alike, and a post without any reaction is
/// one that drew none only where reactions are written down.
fn settle(import: &mut Import) {
    let in_acts = import.interactions.iter().any(|act| act.from == OWNER || act.to == Some(OWNER));
    // It holds what its owner wrote down.
    import.cut = true;
    import.group_source = !in_acts && import.posts.iter().all(|post| post.author != OWNER);
    let of_posts = import.observes.iter().any(|what| what.of_posts());
    import.posts.iter_mut().for_each(|post| post.observed &= of_posts);
}
