//! Answers of networks' own public interfaces, saved as files: what they have in common, whichever network gave them.
//!
//! A file holds one answer, an array of them, or one a line; in any order, and pages may overlap. Each may stand beside
//! the address that it answers, `{"request": "https://…", "at": "2026-…", "answer": …}`, as some answers don't say what
//! they are about.

mod acts;
mod posts;
mod request;

pub use acts::{Acts, Followers, Votes};
pub use posts::{Does, OwnTo, more, own_post};
pub use request::{Request, begins, each_account};

use crate::readers::json::Path;
use crate::readers::json::Step::ElementOrOne;

/// Every answer of a file.
pub const ANSWERS: &[Path] = &[&[ElementOrOne]];
