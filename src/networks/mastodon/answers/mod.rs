//! What the interface of Mastodon and its kin answers (GoToSocial, Pleroma, Pixelfed answer alike): who favourited, boosted,
//! replied and follows. Who favourited and who boosted comes without a time: not before the post was written.

mod about;
mod found;
mod layout;

use crate::Result;
use crate::import::{EntryProbe, ExportReader, Format, Gives, OwnWords, Rows};
use crate::networks::answers::{ANSWERS, Request, begins, by_account};
use crate::readers::json::Item;
use crate::readers::json::fields::{List, Object};
use about::About;
use found::Found;
use layout::Entity;

pub const FORMAT: Format = Format {
    name: "mastodon-answers",
    network: super::NETWORK.name,
    title: "Mastodon: who reacted",
    how: &[
        "Open collect.html, which stands beside this page, and write your handle with its server: it fetches what is public about your posts, without a login, and saves it as a file.",
        "Drop that file here, together with your archive if you have it.",
        "By hand: the answers of /api/v1/accounts/NUMBER/statuses, and of /api/v1/statuses/NUMBER/favourited_by, reblogged_by and context, saved as .json; call a list of accounts by what it is and the post's number, as in favourited_by-109419880690343548.json. Notifications need your login (docs/collect.md).",
    ],
    wait: "some minutes",
    gives: Gives::People,
    mend: "save the answers of statuses and favourited_by again, from the account that has posts",
    shown: &[],
    own_words: OwnWords::Never,
    claim: |_| crate::import::Claim::No,
    sniff,
    read,
};

fn sniff(head: &EntryProbe) -> Option<usize> {
    if !matches!(head.split_ending().1, "json" | "jsonl" | "ndjson" | "txt" | "") {
        return None;
    }
    let account = || head.says("\"acct\"") && head.says("\"username\"");
    let context = || head.says("\"ancestors\"") && head.says("\"descendants\"");
    let ours = begins(head.start(), "/api/v1/") || account() || context();
    ours.then(|| head.folder())
}

fn read(reading: &mut ExportReader) -> Result<()> {
    for (n, files) in by_account(reading).into_iter().enumerate() {
        if n > 0 {
            reading.another();
        }
        let mut found = Found::default();
        for file in files {
            let about = About::of_name(file.path.rsplit('/').next().unwrap_or_default());
            reading.json_rows(&file, ANSWERS, &mut |rows, item| take(&mut found, rows, item, &about));
        }
        found.finish(&mut reading.recorder);
    }
    Ok(())
}

fn take(found: &mut Found, rows: &mut Rows, item: &Item, named: &About) -> Result<()> {
    let entities: List<Object<Entity>> = item.parse()?;
    for entity in entities.iter().filter_map(|entity| entity.as_ref()) {
        if entity.request.is_empty() {
            found.entity(rows, entity, named, true);
            continue;
        }
        let request = Request::of(&entity.request);
        let about = About::of_request(request);
        found.asked(rows.recorder, &entity.at, about.list);
        let own = request.path.ends_with("/statuses");
        for answer in entity.answer.iter().filter_map(|answer| answer.as_ref()) {
            found.entity(rows, answer, &about, own);
        }
    }
    Ok(())
}
