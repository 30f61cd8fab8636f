//! The result as others read it: what `score --json` prints, the page draws and the npm package returns. Shapes only;
//! every number comes from [`crate::score`] and [`crate::style`].

mod coverage;
mod events;
mod explained;
#[cfg(feature = "cli")]
mod gexf;
mod names;
mod orientation;
mod shapes;
mod summary;
mod tables;
#[cfg(test)]
mod typescript;
mod whole;
mod why;

pub use coverage::{missing, unscored};
pub use explained::{posts, story, totals, waiting};
#[cfg(feature = "cli")]
pub use gexf::gexf;
#[cfg(feature = "cli")]
pub(crate) use orientation::KLOUT_2014;
pub use shapes::{
    Acts, Added, Answer, Cause, Counting, CurvePoint, Delta, Event, EventKind, Member, NetworkScore, Orientation,
    OwnMeasure, People, Person, Piece, Point, Post, PostCounts, Posts, Report, Rest, Source, Story, StoryPart,
    Summary, Table, Total, Totals, TotalsOrder, Unknown, Unscored, Waiting, Waits, Who, Why,
};
pub use summary::{curve_points, people, rest, summary};
pub use tables::tables;
pub use whole::{answer, group, report};
pub use why::explain;
