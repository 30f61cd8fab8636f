//! Bluesky's repository (`.car`), of the format's versions 2 and 3.
//!
//! What leaves this room: own posts and replies, whom they mention and quote, likes and reposts given, whom the owner
//! follows. It holds nothing that others did. People are called by their DID: handles are looked up on the net, and this
//! page looks up nothing. Texts are stepped over, blocks of other records never looked into.

mod answers;
mod descriptor;
mod layout;
mod records;

pub(super) use answers::FORMAT as ANSWERS;
pub(super) use descriptor::NETWORK;

use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use crate::readers::car::{self, Car, Found};
use crate::record::OWNER;
use crate::{Error, ErrorKind, Result};
use records::{Record, tid};

pub(super) const FORMAT: Format = Format {
    name: "bluesky",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "In the app or on bsky.app: Settings, Account, Export my data, Download CAR file.",
        "Drop the file repo.car as it is.",
        "It holds what you did, and nothing that others did: it adds to your style, not to your score.",
    ],
    wait: "at once",
    gives: Gives::Style,
    mend: "it holds neither posts nor likes, reposts or follows: export it again from the account that you use",
    shown: &["key", "createdAt", "subject", "reply"],
    own_words: OwnWords::Plain(&["text"]),
    claim,
    sniff,
    read,
};

/// The largest file that is held in memory: some 700,000 records. A tree of blocks in any order can't be read in passing.
const MOST: u64 = 256 << 20;

fn claim(head: &EntryProbe) -> Claim {
    let mine = head.name().ends_with(".car") && car::is_car(head.start());
    if mine { Claim::Loose { root: head.path.len() - head.name().len() } } else { Claim::No }
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    car::is_car(head.start()).then(|| head.path.len() - head.name().len())
}

fn read(reading: &mut ExportReader) -> Result<()> {
    // Repositories that lie side by side may be several people's.
    for (n, file) in reading.files.clone().iter().enumerate() {
        if n > 0 {
            reading.another();
        }
        if let Some(bytes) = reading.whole(file, MOST)
            && let Err(error) = repository(reading, &bytes)
        {
            reading.recorder.problem(error.kind.to_string());
        }
    }
    Ok(())
}

fn repository(reading: &mut ExportReader, bytes: &[u8]) -> Result<()> {
    let (mut car, damage) = Car::read(bytes)?;
    if let Some(damage) = damage {
        reading.recorder.problem(damage.to_string());
    }
    let rooted = car.rooted();
    if rooted.is_none() {
        reading
            .recorder
            .problem("the commit it begins with is missing: the newest one in it was taken; export it again");
    }
    let Some(commit) = rooted.or_else(|| car.newest()) else {
        let why = "no commit is in it, which tells what belongs to the repository; export it again";
        return Err(Error::new(ErrorKind::Damaged(why.into())));
    };
    reading.recorder.owner(commit.did, "");
    reading.recorder.link(OWNER, &format!("https://bsky.app/profile/{}", commit.did));
    let import = reading.recorder.import();
    import.as_of = tid(commit.rev);
    import.generation = Some(format!("v{}", commit.version));
    let mut number = 0;
    car.walk(&commit, &mut |key, found| {
        if let Found::Lost = found {
            reading.recorder.at(0);
            reading.recorder.problem(
                "a part of the repository's tree is missing or broken, with all records in it: export it again; \
                 everything else counts",
            );
            return;
        }
        number += 1;
        if let Found::Again = found {
            reading.recorder.at(number);
            return reading.recorder.skip("the same record stands under another key: it counts once");
        }
        let Found::Record(Some(content)) = found else {
            reading.recorder.at(number);
            return reading.recorder.problem(
                "a record that the repository names is not in the file: export it again; everything else counts",
            );
        };
        let record = Record { did: commit.did, key, content };
        reading.says(number, || record.text());
        if reading.wants(number, || record.shown()) {
            record.read(&mut reading.recorder);
        }
    });
    reading.recorder.at(0);
    Ok(())
}
