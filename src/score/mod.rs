//! The influence model over a ledger: what others did because of you, as a score, and every point of it explained.
//!
//! What leaves this room: evidence *with* its explanation. The engine reads no clock and draws no number; the same
//! ledger and options give the same bits everywhere.
//!
//! # Choices where the model's text is silent
//!
//! - **Times that can't be true** are treated as unknown, and counted: see [`Ignored`].
//! - **A person** is one account unless it is said otherwise ([`Options::joins`]); one with two accounts in a thread
//!   receives once. An owner's acts towards themselves never count.
//! - **What others receive** counts where everybody saw it (a list, a group, a workspace's channel) or their own export shows
//!   it. Their standing is what the group shows where that is above average; otherwise it is unknown, not low.
//! - **A follow** that is repeated (an invitation, and the connection that follows) is, on each day, the newest there is.
//! - **Members of a thread by then** are those listed or writing strictly before the turn's first message, and its sender.
//! - **Networks that don't count** (outside the profile, not connected yet) have a strength, and no evidence.
//! - **A network is known** where an export of the owner's, or one that shows everybody, covers the day; where the exports of one of
//!   their accounts on it end before another's, what that one received is carried (`ends`). On a carried network everybody is taken as on its last known day.
//! - **The curve** begins on the first known day of a network that shows anything received.
//! - **Nothing received** is 0 where an export of the owner's could show some, and no score at all where none could.
//! - **Amplification**: what refers to a post counts from the post's own day on, where clocks disagree, and however old the
//!   post is.

mod amplification;
mod causes;
mod crowd;
mod curve;
mod day;
mod ends;
mod explained;
mod found;
mod gauges;
mod group_scores;
mod inbox;
mod input;
mod known;
mod options;
mod people;
mod points;
mod posts;
mod prepared;
pub(crate) mod ranking;
mod receivers;
mod scored;
mod standing;
mod story;
mod strength;
mod times;
mod totals;
mod waiting;
mod what_if;
mod window;

pub use crate::day::Day;
pub use causes::{Cause, Move, Why};
pub use curve::{CurveDay, OwnMeasure, Trace};
pub use explained::Explained;
pub use gauges::Gauges;
pub use group_scores::group;
pub use inbox::Who;
pub use known::State;
pub use options::{Imagined, Options, Profile};
pub use points::{Acts, Behind, Point, Source, Sources};
pub use posts::{Moved, PostPoints, Posts};
pub use prepared::Prepared;
pub use scored::{NetworkPart, Outcome, Scored, Unscored, run, run_again};
pub use story::{Counting, Story, StoryPart};
pub use times::Ignored;
pub use totals::PersonTotal;
pub use waiting::{Waiting, Waits};

pub(crate) use people::{People, joined};
pub(crate) use receivers::Receivers;
pub(crate) use times::Times;
