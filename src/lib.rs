//! Cloutscope: an influence score from your own social-network exports, with every point explained.
//!
//! Data flows one way, and each room is named for what leaves it:
//!
//! ```text
//! files ─archive─▶ entries ─import─▶ records ─ledger─▶ columns ─score─▶ evidence ─report─▶ points, curve, causes
//! ```
//!
//! The engine reads no clock, draws no random number and opens no connection: the same files give the same bits,
//! natively and in every browser.
//!
//! # From files to points
//!
//! ```
//! use cloutscope::archive::Input;
//! use cloutscope::networks;
//! use cloutscope::ledger::Ledger;
//! use cloutscope::model::Model;
//! use cloutscope::score::{self, Options, Outcome};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // A ZIP as the network gave it, a single file of it, or the folder that it was unpacked to.
//! let export = Input::from_path("src/sample/twitter")?;
//! let imports = networks::import(export, &mut |_progress| {});
//! // As many imports as there are: what two exports hold alike is counted once.
//! let ledger = Ledger::build(&imports);
//! // Nobody is named, so it is the one whose exports these are.
//! let options = Options::new(ledger.owner(&[])?);
//!
//! let Outcome::Scored(scored) = score::run(&ledger, &Model::default(), &options)? else {
//!     return Err("these exports show nothing that was received".into());
//! };
//! let together: f64 = scored.points().iter().map(|point| point.points).sum();
//! assert!(scored.score() > 0.0 && (together - scored.score()).abs() < 1e-9);
//! # Ok(())
//! # }
//! ```
//!
//! # With names, rows and reasons
//!
//! [`query::Query`] takes what users ask in their own terms, and [`report`] turns the engine's numbers into what they read:
//!
//! ```
//! use cloutscope::archive::Input;
//! use cloutscope::ledger::Ledger;
//! use cloutscope::query::{self, Query};
//! use cloutscope::score::{self, Outcome};
//! use cloutscope::{networks, report};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let export = Input::from_path("src/sample/twitter")?;
//! let ledger = Ledger::build(&networks::import(export, &mut |_progress| {}));
//! for import in &ledger.imports {
//!     import.skipped.iter().filter(|skip| skip.problem).for_each(|skip| eprintln!("{} {}", skip.place, skip.why));
//! }
//!
//! let query = Query { profile: "klout-2011".parse()?, as_of: Some(query::day("2011-02-28")?), ..Query::default() };
//! let settings = query.settings(&ledger)?;
//! let Outcome::Scored(scored) = score::run(&ledger, &settings.model, &settings.options)? else {
//!     return Err("these exports show nothing that was received".into());
//! };
//! let why = scored.why(query::day("2011-02-21")?, query::day("2011-02-24")?)?;
//! let report = report::report(&ledger, &settings.model, &settings.options, &scored, Some(&why))?;
//! for point in report.points.iter().take(3) {
//!     let row = &point.source[0];
//!     println!("{:5.2}  {}  {}, record {}", point.points, point.kind.name(), row.entry, row.record);
//! }
//! # assert!(report.points.len() > 3 && report.why.is_some_and(|why| !why.causes.is_empty()));
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! `cli`, on by default, is the terminal's program; a library needs none of it (`cargo add cloutscope
//! --no-default-features`). `wasm` is the browser's door, from which the npm package of the same name is made.

pub mod archive;
pub mod card;
mod day;
pub mod error;
pub mod import;
pub mod known_scores;
pub mod ledger;
pub mod model;
#[cfg(feature = "cli")]
pub mod model_page;
pub mod networks;
mod order;
pub mod person_links;
pub mod query;
pub(crate) mod readers;
pub mod record;
pub mod report;
pub mod rhythm;
#[cfg(any(feature = "cli", test))]
pub mod sample;
pub mod score;
pub mod session;
pub mod style;
mod time;
#[cfg(test)]
mod typescript;
#[cfg(feature = "cli")]
pub mod validation;
#[cfg(feature = "wasm")]
pub mod wasm;

pub use error::{Error, ErrorKind, Result};
