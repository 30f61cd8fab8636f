//! Bluesky's repositories are no text: what is in the fixtures' `.car` files stands here, and is written by
//! `UPDATE=1 cargo test --test cars`.

#![cfg(not(target_arch = "wasm32"))]

mod repo;
mod sha256;

use cloutscope::archive::Input;
use cloutscope::networks;
use cloutscope::record::{Import, Skip};
use proptest::prelude::*;
use repo::{Blocks, car, put, repository};
use serde_json::{Value, json};
use std::path::Path;

const ZOE: &str = "did:plc:zoequirrelfixture0000000";
const ANN: &str = "did:plc:annexamplefixture0000000";
const BEN: &str = "did:plc:benexamplefixture0000000";

/// The key of time (TID) of a second.
fn tid(at: &str) -> String {
    let second: jiff::Timestamp = at.parse().expect("a time");
    let number = (second.as_microsecond() as u64) << 10 | 7;
    (0..13)
        .rev()
        .map(|n| char::from(b"234567abcdefghijklmnopqrstuvwxyz"[(number >> (5 * n)) as usize & 31]))
        .collect()
}

fn post(did: &str, at: &str) -> String {
    format!("at://{did}/app.bsky.feed.post/{}", tid(at))
}

/// How records name each other: address, and the hash of the content (any).
fn named(uri: &str) -> Value {
    json!({"uri": uri, "cid": "bafyreifixture"})
}

fn mention(did: &str) -> Value {
    json!({"index": {"byteStart": 0, "byteEnd": 4}, "features": [{"$type": "app.bsky.richtext.facet#mention", "did": did}]})
}

/// What Zoe did, of every kind that is read and some that are not.
fn zoe() -> Vec<(String, Value)> {
    let text =
        |at: &str| json!({"$type": "app.bsky.feed.post", "text": "private words", "createdAt": at, "langs": ["en"]});
    let with = |mut record: Value, name: &str, value: Value| {
        record[name] = value;
        record
    };
    let reply = |root: &str, parent: &str| json!({"root": named(root), "parent": named(parent)});
    let key = |collection: &str, at: &str| format!("{collection}/{}", tid(at));
    let (first, anns) = (post(ZOE, "2025-03-01T10:00:00Z"), post(ANN, "2025-03-02T08:00:00Z"));
    let quote = json!({"$type": "app.bsky.embed.record", "record": named(&anns)});
    let pictured = json!({"$type": "app.bsky.embed.recordWithMedia", "media": {"$type": "app.bsky.embed.images", "images": []}, "record": quote});
    let list = json!({"$type": "app.bsky.embed.record", "record": named("at://did:plc:x/app.bsky.graph.list/3k")});
    let like = |uri: &str, at: &str| json!({"$type": "app.bsky.feed.like", "subject": named(uri), "createdAt": at});
    let repost =
        |uri: &str, at: &str| json!({"$type": "app.bsky.feed.repost", "subject": named(uri), "createdAt": at});
    let follow = |did: &str, at: &str| json!({"$type": "app.bsky.graph.follow", "subject": did, "createdAt": at});
    let posts = "app.bsky.feed.post";
    vec![
        (
            "app.bsky.actor.profile/self".into(),
            json!({"$type": "app.bsky.actor.profile", "displayName": "Zoë Quirrel", "description": "private words"}),
        ),
        (key(posts, "2025-03-01T10:00:00Z"), text("2025-03-01T10:00:00.123Z")),
        // To Ann, and then on to herself.
        (key(posts, "2025-03-02T09:00:00Z"), with(text("2025-03-02T09:00:00Z"), "reply", reply(&anns, &anns))),
        (
            key(posts, "2025-03-02T09:05:00Z"),
            with(text("2025-03-02T09:05:00Z"), "reply", reply(&anns, &post(ZOE, "2025-03-02T09:00:00Z"))),
        ),
        // Time zones; a day that is wrong; none.
        (
            key(posts, "2025-03-03T12:00:00Z"),
            with(text("2025-03-03T05:00:00-07:00"), "facets", json!([mention(BEN), mention(BEN), mention(ZOE)])),
        ),
        (key(posts, "2025-03-04T12:00:00Z"), with(text("2011-02-22T00:00:00Z"), "embed", quote.clone())),
        (key(posts, "2025-03-05T12:00:00Z"), with(json!({"text": "private words"}), "embed", pictured)),
        (key(posts, "2025-03-06T12:00:00Z"), with(text("2025-03-06T12:00:00"), "embed", list)),
        (key("app.bsky.feed.like", "2025-03-07T12:00:00Z"), like(&anns, "2025-03-07T12:00:00Z")),
        (key("app.bsky.feed.like", "2025-03-07T12:01:00Z"), like(&first, "2025-03-07T12:01:00Z")),
        (key("app.bsky.feed.like", "2025-03-07T12:02:00Z"), json!({"createdAt": "2025-03-07T12:02:00Z"})),
        (key("app.bsky.feed.repost", "2025-03-08T12:00:00Z"), repost(&anns, "2025-03-08T12:00:00Z")),
        (key("app.bsky.feed.repost", "2025-03-08T12:01:00Z"), repost(&first, "2025-03-08T12:01:00Z")),
        (key("app.bsky.graph.follow", "2025-03-09T12:00:00Z"), follow(ANN, "2025-03-09T12:00:00Z")),
        (key("app.bsky.graph.follow", "2025-03-09T12:01:00Z"), follow("", "2025-03-09T12:01:00Z")),
        (key("app.bsky.graph.block", "2025-03-10T12:00:00Z"), follow(BEN, "2025-03-10T12:00:00Z")),
        (
            key("example.app.note", "2025-03-11T12:00:00Z"),
            json!({"$type": "example.app.note", "deep": [[[{"a": false}]]]}),
        ),
    ]
}

fn borrowed(records: &[(String, Value)]) -> Vec<(&str, Value)> {
    records.iter().map(|(key, record)| (key.as_str(), record.clone())).collect()
}

fn current() -> (Blocks, Vec<u8>) {
    repository(ZOE, 3, &tid("2025-03-12T00:00:00Z"), &borrowed(&zoe()))
}

/// The commit first, as servers write it now.
fn version_3() -> Vec<u8> {
    let (blocks, root) = current();
    let commit = blocks.get_key_value(&root).into_iter();
    car(&root, commit.chain(blocks.iter().filter(|(cid, _)| **cid != root)))
}

/// As in 2023: mentions as entities; what was deleted, and the commit before, still there; the last commit at the end.
fn version_2() -> Vec<u8> {
    let entity = json!({"type": "mention", "index": {"start": 0, "end": 4}, "value": ANN});
    let link = json!({"type": "link", "index": {"start": 5, "end": 9}, "value": "https://x.example"});
    let kept = (
        format!("app.bsky.feed.post/{}", tid("2023-01-02T10:00:00Z")),
        json!({"text": "private words", "entities": [entity, link], "createdAt": "2023-01-02T10:00:00.000Z"}),
    );
    let deleted = (
        format!("app.bsky.feed.post/{}", tid("2023-01-01T10:00:00Z")),
        json!({"text": "deleted", "createdAt": "2023-01-01T10:00:00.000Z"}),
    );
    let (mut blocks, _) = repository(BEN, 2, "", &borrowed(&[kept.clone(), deleted]));
    let (now, root) = repository(BEN, 2, "", &borrowed(&[kept]));
    let commit = now[&root].clone();
    blocks.extend(now.into_iter().filter(|(cid, _)| *cid != root));
    car(&root, blocks.iter().chain([(&root, &commit)]))
}

/// One record's block is missing, one isn't what it should be, one part of the tree is missing.
fn broken() -> Vec<u8> {
    let (mut blocks, root) = current();
    let records = zoe();
    let address = |n: usize| put(&mut Blocks::new(), &records[n].1);
    blocks.remove(&address(1));
    blocks.get_mut(&address(2)).expect("a record").truncate(20);
    // The node that names what Zoe passed on.
    let passed_on = address(11);
    let names = |block: &Vec<u8>| block.windows(passed_on.len()).any(|window| window == passed_on);
    let lost = blocks.iter().find(|(_, block)| names(block)).map(|(cid, _)| cid.clone()).expect("a node");
    blocks.remove(&lost);
    car(&root, &blocks)
}

/// The end is missing, and the commit with it.
fn cut() -> Vec<u8> {
    let mut bytes = version_2();
    bytes.truncate(bytes.len() - 60);
    bytes
}

#[test]
fn the_fixtures_hold_what_is_written_here() {
    for (path, bytes) in [
        ("v3/export/repo.car", version_3()),
        ("v2/export/ben.car", version_2()),
        ("broken/export/repo.car", broken()),
        ("cut/export/repo.car", cut()),
        ("renamed/export/did_plc_zoe", version_3()),
        ("two-people/export/Downloads/ben.car", version_2()),
        ("two-people/export/Downloads/zoe.car", version_3()),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bluesky").join(path);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(&path, &bytes).expect("written");
        }
        assert_eq!(std::fs::read(&path).unwrap_or_default(), bytes, "{}", path.display());
    }
}

fn read(bytes: Vec<u8>) -> Vec<Import> {
    networks::import(Input::File { name: "repo.car".into(), bytes: Box::new(bytes) }, &mut |_| {})
}

#[test]
fn cut_anywhere_keeps_what_is_whole_and_says_so() {
    let whole = version_3();
    let all = read(whole.clone())[0].clone();
    for end in (60..whole.len()).step_by(5) {
        let import = &read(whole[..end].to_vec())[0];
        assert!(import.posts.len() <= all.posts.len() && import.interactions.len() <= all.interactions.len());
        let said = |skip: &Skip| ["cut short", "missing", "not in the file"].iter().any(|why| skip.why.contains(why));
        assert!(import.skipped.iter().any(|skip| skip.problem && said(skip)), "cut at {end}");
    }
}

#[test]
fn a_row_is_shown_without_its_text() {
    let input = || Input::File { name: "repo.car".into(), bytes: Box::new(version_3()) };
    let import = &networks::import(input(), &mut |_| {})[0];
    for post in &import.posts {
        let row = networks::row(input(), "repo.car", post.source.record).expect("the row");
        let (name, key) = &row[0];
        assert!(name == "key" && import.strings[post.object as usize].ends_with(key), "{row:?}");
        assert!(!format!("{row:?}").contains("private words"));
    }
    assert!(networks::row(input(), "repo.car", 99).is_err());
}

#[test]
fn a_record_under_several_keys_counts_once() {
    let (one, other) = (json!({"createdAt": "2025-03-01T10:00:00Z"}), json!({"createdAt": "2025-03-01T11:00:00Z"}));
    let key = |n: u32| format!("app.bsky.feed.post/3k{n}");
    let records = [0, 1, 2, 3].map(|n| (key(n), if n == 3 { other.clone() } else { one.clone() }));
    let (blocks, root) = repository(ZOE, 3, "", &borrowed(&records));
    let import = &read(car(&root, &blocks))[0];
    assert_eq!(import.posts.len(), 2);
    let told: Vec<_> = import.skipped.iter().map(|skip| (skip.why.contains("another key"), skip.count)).collect();
    assert_eq!(told, [(true, 2)], "{:?}", import.skipped);
}

#[test]
fn a_tree_that_names_itself_ends() {
    // Two nodes can't name each other by their hash; a file may pretend so.
    let mut blocks = Blocks::new();
    let (tree, below) =
        ([&[1, 0x71, 0x12, 0x20][..], &[1; 32]].concat(), [&[1, 0x71, 0x12, 0x20][..], &[2; 32]].concat());
    let hex = |cid: &[u8]| -> String { cid.iter().map(|byte| format!("{byte:02x}")).collect() };
    let mut node = |at: &Vec<u8>, to: &Vec<u8>| {
        let cid = put(&mut blocks, &json!({"l": {"$link": hex(to)}, "e": []}));
        let block = blocks.remove(&cid).expect("the node");
        blocks.insert(at.clone(), block);
    };
    node(&tree, &below);
    node(&below, &tree);
    let root = put(&mut blocks, &json!({"did": ZOE, "version": 3, "rev": "", "data": {"$link": hex(&tree)}}));
    let import = &read(car(&root, &blocks))[0];
    assert_eq!(import.skipped.iter().filter(|skip| skip.problem).count(), 1, "{:?}", import.skipped);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn blocks_may_stand_in_any_order(seed: [u8; 32]) {
        let (blocks, root) = current();
        let mut order: Vec<_> = blocks.iter().collect();
        order.sort_by_key(|(cid, _)| seed.iter().zip(&cid[4..]).map(|(a, b)| a ^ b).collect::<Vec<u8>>());
        prop_assert_eq!(read(car(&root, order)), read(version_3()));
    }

    #[test]
    fn no_change_makes_it_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = version_3();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let imports = read(bytes);
        prop_assert!(!imports.is_empty());
    }
}
