//! The result as others read it: what `score --json` prints, the page draws and the npm package returns. Shapes only;
//! every number comes from [`crate::score`] and [`crate::style`].

mod coverage;
mod events;
mod names;
mod orientation;
mod shapes;
mod summary;
#[cfg(test)]
mod typescript;
mod whole;
mod why;

pub use coverage::{missing, unscored};
pub(crate) use orientation::KLOUT_2014;
pub use shapes::{
    Acts, Added, Answer, Cause, Delta, Event, Member, NetworkScore, Orientation, People, Person, Piece, Point,
    Report, Rest, Source, Summary, Unscored, Who, Why,
};
pub use summary::{people, rest, summary};
pub use whole::{answer, group, report};
pub use why::explain;
