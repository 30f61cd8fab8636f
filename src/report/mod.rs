//! The result as others read it: what `score --json` prints, the page draws and the npm package returns. Shapes only;
//! every number comes from [`crate::score`] and [`crate::style`].

mod coverage;
mod events;
mod explained;
#[cfg(feature = "cli")]
mod gexf;
mod names;
mod orientation;
mod own_acts;
mod own_post;
mod shapes;
mod story;
mod summary;
mod tables;
mod whole;
mod why;

pub use coverage::{missing, unscored};
pub use events::events;
pub use explained::{posts, ranked, totals, waiting};
#[cfg(feature = "cli")]
pub use gexf::gexf;
#[cfg(feature = "cli")]
pub(crate) use orientation::KLOUT_2014;
pub use own_acts::own_acts;
pub use shapes::{
    Acts, Added, Answer, Answers, Bring, Cause, Counting, CurvePoint, Delta, Event, EventKind, Member, NetworkPoints,
    NetworkScore, Orientation, OwnActs, OwnMeasure, OwnPost, People, Person, Piece, Point, Post, PostCounts,
    PostMove, Posts, Report, Rest, Source, Story, StoryPart, Summary, Table, Total, Totals, TotalsOrder, Unknown,
    Unscored, Waiting, Waits, Who, Why,
};
pub use story::story;
pub use summary::{curve_points, people, person, rest, summary};
pub use tables::tables;
pub use whole::{answer, answer_unscored, group, report};
pub use why::explain;
