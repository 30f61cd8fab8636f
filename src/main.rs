//! The terminal door: the same engine as the page's, for scripts and for checking every number from outside.

mod terminal;

use std::process::ExitCode;

fn main() -> ExitCode {
    terminal::run(lexopt::Parser::from_env())
}
