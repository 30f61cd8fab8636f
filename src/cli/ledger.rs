//! `cloutscope ledger`: what was read, and what was not, and why.

use cloutscope::ledger::{Count, Imported, Ledger};
use cloutscope::record::printable;
use std::io::{self, Write};

/// The summary as text.
///
/// # Errors
/// When the output can't be written.
pub fn print(out: &mut dyn Write, ledger: &Ledger) -> io::Result<()> {
    for import in &ledger.imports {
        report(out, import)?;
        writeln!(out)?;
    }
    let summary = ledger.summary();
    writeln!(out, "together     {}", line(summary.totals))?;
    writeln!(out, "people       {}", summary.people)?;
    if let (Some(first), Some(last)) = (&summary.first, &summary.last) {
        writeln!(out, "from         {first}\nto           {last}")?;
    }
    Ok(())
}

/// One import's report.
///
/// # Errors
/// When the output can't be written.
pub fn report(out: &mut dyn Write, import: &Imported) -> io::Result<()> {
    writeln!(out, "{}", printable(&import.file))?;
    if !import.format.is_empty() {
        let generation = import.generation.as_ref().map(|g| format!(", {g}")).unwrap_or_default();
        writeln!(out, "  format     {}{generation}", import.format)?;
        let owner =
            if import.owner.is_empty() { "not said in this export".to_owned() } else { import.owner.join(", ") };
        writeln!(out, "  owner      {}", printable(&owner))?;
        writeln!(out, "  read       {}", line(&import.read))?;
        let shows: Vec<String> = import.observes.iter().map(words).collect();
        let shows = if shows.is_empty() { "nothing that others did".to_owned() } else { shows.join(", ") };
        writeln!(out, "  can show   {shows}")?;
    }
    for skip in &import.skipped {
        let mark = if skip.problem { "problem" } else { "left out" };
        let count = if skip.count > 1 { format!(" ({} times, the first here)", skip.count) } else { String::new() };
        writeln!(out, "  {mark:<10} {}: {}{count}", printable(&skip.place), printable(&skip.why))?;
    }
    Ok(())
}

/// A plain enum's JSON name, in words.
fn words(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(|s| s.replace('_', " "))).unwrap_or_default()
}

fn line(count: &Count) -> String {
    let mut parts = Vec::new();
    let mut add = |n: u64, name: String| {
        if n > 0 {
            parts.push(format!("{n} {name}"));
        }
    };
    for (kind, n) in count.posts.iter() {
        add(n, format!("{} posts", words(kind)));
    }
    for (kind, n) in count.interactions.iter() {
        add(n, words(kind));
    }
    for (relation, n) in count.contacts.iter() {
        add(n, words(relation));
    }
    let t = &count.tallies;
    if t.objects > 0 {
        let sum = |n: Option<u64>, of: &str| n.map(|n| format!("{n} {of}"));
        let sums = [sum(t.reactions, "reactions"), sum(t.reposts, "reposts"), sum(t.replies, "replies")];
        let sums: Vec<String> = sums.into_iter().flatten().collect();
        add(t.objects, format!("counted posts ({})", sums.join(", ")));
    }
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}
