//! TypeScript's declarations of every shape that passes a door, generated from Rust's; `UPDATE=1 cargo test
//! typescript` writes them.

use crate::card::badge::{Look, Theme};
use crate::card::{CardFacts, Language, Published};
use crate::import::{Format, Gives, Progress};
use crate::ledger::{Candidate, Count, Imported, Suggestion, TallyCount};
use crate::networks;
use crate::query::{ImaginedAct, Query};
use crate::record::{AccountName, Audience, Feature, FileAccount, Kind, Observe, PostKind, Relation, Skip};
use crate::report::*;
use crate::rhythm::{Hours, Rhythm};
use crate::score::{Cause as CauseKind, Day, Ignored, Profile, State};
use crate::style::{Axes, Style};
use std::fmt::Write;
use std::path::Path;
use ts_rs::{Config, TS};

/// A file that is generated.
fn assert_fresh(path: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, wanted).expect("writable");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{} is stale: UPDATE=1 cargo test typescript", path.display());
}

fn declare<T: TS>(all: &mut String, config: &Config) {
    let docs = T::docs().unwrap_or_default();
    write!(all, "\n{docs}export {}\n", T::decl(config)).expect("a string");
}

macro_rules! declare {
    ($($shape:ty),* $(,)?) => {{
        let config = Config::new().with_large_int("number");
        let mut all = "// Generated from the engine's own declarations (src/typescript.rs): not to be edited.\n".to_owned();
        $(declare::<$shape>(&mut all, &config);)*
        all
    }};
}

#[test]
fn the_shapes_are_declared_in_typescript() {
    let all = declare![
        Day,
        AccountName,
        Kind,
        PostKind,
        Relation,
        Audience,
        Observe,
        Feature,
        Profile,
        Query,
        ImaginedAct,
        Answer,
        Unscored,
        OwnActs,
        OwnPost,
        Answers,
        Bring,
        Report,
        Summary,
        Piece,
        Rest,
        Delta,
        NetworkScore,
        Who,
        Point,
        Person,
        People,
        CurvePoint,
        NetworkPoints,
        Unknown,
        State,
        OwnMeasure,
        Post,
        PostMove,
        PostCounts,
        Posts,
        Total,
        Totals,
        TotalsOrder,
        Waits,
        Waiting,
        Story,
        StoryPart,
        Counting,
        Source,
        Why,
        Cause,
        CauseKind,
        Acts,
        Event,
        EventKind,
        Table,
        Orientation,
        Ignored,
        Rhythm,
        Hours,
        Style,
        Axes,
        Member,
        Candidate,
        Suggestion,
        Added,
        Imported,
        Count,
        TallyCount,
        FileAccount,
        Skip,
        Progress,
        Format,
        Gives,
        CardFacts,
        Published,
        Look,
        Language,
        Theme,
    ];
    assert_fresh("www/npm/src/shapes.ts", &all);
}

#[test]
fn what_is_known_of_networks_is_written_for_the_page() {
    let mut all = "// Generated from the networks' descriptors (src/networks/*/descriptor.rs): not to be edited.\n\n\
        import type { Feature } from \"../../npm/src/shapes\";\n\n\
        export interface NetworkFacts {\n  \
        /** What it has of what the model weighs. */\n  has: readonly Feature[];\n  \
        /** What people call a reply: one, several. */\n  reply: readonly [one: string, many: string];\n  \
        /** The same for a private message. */\n  private_message: readonly [one: string, many: string];\n}\n\n\
        export const NETWORKS: Readonly<Record<string, NetworkFacts>> = {\n"
        .to_owned();
    for known in networks::NETWORKS {
        let has = serde_json::to_string(known.has).expect("JSON");
        let [reply, message] = [known.reply, known.private_message].map(|words| serde_json::json!(words));
        writeln!(all, "  {}: {{ has: {has}, reply: {reply}, private_message: {message} }},", known.name)
            .expect("a string");
    }
    all.push_str("};\n");
    assert_fresh("www/src/generated/networks.ts", &all);
}
