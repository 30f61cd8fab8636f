//! Lines that several lists have.

use cloutscope::record::printable;
use cloutscope::report::{OwnPost, PostCounts};
use std::io::{self, Write};

/// Lines of posts, people and those who wait.
pub(super) const TEN: usize = 10;

pub(super) fn own_post(post: &OwnPost) -> String {
    let day = post.day.map_or("day unknown".to_owned(), |day| day.to_string());
    let address = printable(post.address.as_deref().unwrap_or("no address in this export"));
    format!("{day} · {} · {}{} · {address}", post.network, post.kind.name(), counts(&post.counts))
}

/// ` · 3 reactions, 1 reply`; what isn't shown is left out.
fn counts(counts: &PostCounts) -> String {
    let of = |n: Option<u64>, one: &str, more: &str| n.map(|n| format!("{n} {}", if n == 1 { one } else { more }));
    let told: Vec<String> = [
        of(counts.reactions, "reaction", "reactions"),
        of(counts.reposts, "repost", "reposts"),
        of(counts.replies, "reply", "replies"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if told.is_empty() { String::new() } else { format!(" · {}", told.join(", ")) }
}

pub(super) fn more_than(out: &mut dyn Write, all: usize, shown: usize) -> io::Result<()> {
    if all > shown { writeln!(out, "          and {} more (--json has all)", all - shown) } else { Ok(()) }
}
