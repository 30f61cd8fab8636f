//! The terminal door: the same engine as the page's, for scripts and for checking every number from outside.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
