//! `cloutscope card`: the files that show a score to others, and others' cards.

use super::args::Args;
use cloutscope::card::{Card, Fields, digest, is_card};
use cloutscope::ledger::Ledger;
use cloutscope::report;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// Writes the card and what goes with it into a folder; with `--json` the card, to `out`.
///
/// # Errors
/// When something can't be written.
pub fn print(args: &Args, out: &mut dyn Write) -> io::Result<u8> {
    let card = match written(args)? {
        Some(card) => card,
        None => {
            let ledger = Ledger::build(&super::imports(args)?);
            match scored(args, &ledger) {
                Ok(card) => card,
                Err(why) => return Ok(super::unscored(&ledger, &why)),
            }
        }
    };
    let made = card.publish();
    if let Some(folder) = &args.out {
        fs::create_dir_all(folder).map_err(|e| at(folder, &e))?;
        for (name, content) in made.files() {
            let path = folder.join(name);
            fs::write(&path, content).map_err(|e| at(&path, &e))?;
            if !args.json {
                writeln!(out, "{:>5} bytes  {}", content.len(), path.display())?;
            }
        }
    }
    if args.json {
        out.write_all(made.json.as_bytes())?;
    }
    Ok(0)
}

/// The card that was given in place of exports.
fn written(args: &Args) -> io::Result<Option<Card>> {
    let [path] = &*args.files else { return Ok(None) };
    // A card ends long before this; of an export only its beginning is read here.
    let mut start = Vec::new();
    if path.is_file() {
        fs::File::open(path)
            .and_then(|file| file.take(32 << 10).read_to_end(&mut start))
            .map_err(|e| at(path, &e))?;
    }
    if !is_card(&start) {
        return Ok(None);
    }
    let card = Card::read(&start).map_err(|e| io::Error::other(e.at(path.display().to_string())))?;
    let fields = args.fields(Fields { name: card.name.clone(), ..Fields::all(true) });
    Ok(Some(card.with(&fields)))
}

/// The card of what the exports score.
fn scored(args: &Args, ledger: &Ledger) -> Result<Card, String> {
    let fields = args.fields(Fields::default());
    let (asked, scored) = super::scored(args, ledger)?;
    let report = report::report(ledger, &asked.model, &asked.options, &scored, None).map_err(|e| e.to_string())?;
    let digest = fields.digest.then(|| digest(ledger, &asked.options, &scored));
    Ok(Card { digest, ..Card::of(ledger, &asked.options, &report) }.with(&fields))
}

/// The score on somebody's card.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn score(path: &Path) -> Result<f64, String> {
    let file = fs::read(path).map_err(|e| at(path, &e).to_string())?;
    let card = Card::read(&file).map_err(|e| e.at(path.display().to_string()).to_string())?;
    Ok(card.score.value())
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::other(format!("{}: {error}", path.display()))
}
