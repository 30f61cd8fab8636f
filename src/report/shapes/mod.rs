//! The one declaration of what the engine says of a score: what `score --json` prints, what the page draws and what the
//! npm package returns. Their TypeScript is generated from here (see `typescript`).

mod answer;
mod curve;
mod people;
mod posts;
mod why;

pub use answer::{
    Added, Answer, Answers, Bring, Delta, Member, NetworkScore, Orientation, OwnActs, OwnMeasure, Piece, Report,
    Rest, Summary, Table, Unscored,
};
pub use curve::{CurvePoint, Event, EventKind, NetworkPoints, Unknown};
pub use people::{Acts, People, Person, Point, Source, Total, Totals, TotalsOrder, Waiting, Waits, Who};
pub use posts::{OwnPost, Post, PostCounts, PostMove, Posts};
pub use why::{Cause, Counting, Story, StoryPart, Why};
