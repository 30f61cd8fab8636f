//! Data flows one way: rooms stand one above the other, and each file uses only what stands below it.
//!
//! All paths that begin with `crate`, `self` or `super` are read from the tokens of `src/` (the syntax tree would pass
//! over macros), outside of tests, with groups expanded and re-exports followed to the file that defines the name.
//! `mod.rs` may re-export its children; children never name the façade above them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms, from the ground up. What isn't listed may use everything, and nothing may use it.
const ROOMS: &[&str] = &[
    "error",
    "time",
    "day",
    "order",
    "record",
    "archive",
    "readers",
    "import",
    "networks",
    "ledger",
    "model",
    "score",
    "style",
    "rhythm",
    "known_scores",
    "person_links",
    "query",
    "report",
    "card",
    "session",
    "typescript",
    "sample",
    "validation",
    "model_page",
    "cli",
    "wasm",
    "main",
];

/// A module: its file, and what its file takes from where.
#[derive(Default)]
struct Module {
    file: String,
    /// Paths named in it, absolute, as segments below the crate; with the name it gets, where it is handed on.
    names: Vec<Vec<String>>,
    /// Name → path, for `pub use`.
    handed_on: BTreeMap<String, Vec<String>>,
    /// Its modules that only tests have.
    tests: Vec<Vec<String>>,
}

type Modules = BTreeMap<Vec<String>, Module>;

fn main_modules() -> Modules {
    let mut modules = Modules::new();
    read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut Vec::new(), &mut modules);
    let tests: Vec<Vec<String>> = modules.values().flat_map(|module| module.tests.clone()).collect();
    modules.retain(|name, _| !tests.iter().any(|test| name.starts_with(test)));
    modules
}

/// Reads a folder's files, each a module.
fn read(folder: &Path, at: &mut Vec<String>, modules: &mut Modules) {
    for entry in fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
        let name = entry.file_stem().expect("a name").to_string_lossy().into_owned();
        if entry.is_dir() {
            at.push(name);
            read(&entry, at, modules);
            at.pop();
        } else if entry.extension().is_some_and(|e| e == "rs") && name != "lib" {
            if name != "mod" {
                at.push(name);
            }
            let text = fs::read_to_string(&entry).expect("a text");
            let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
            let file = entry.to_string_lossy().replace(root, "");
            let mut module = Module { file, ..Module::default() };
            let tokens: TokenStream = text.parse().unwrap_or_else(|e| panic!("{}: {e}", entry.display()));
            walk(tokens, at, &mut module);
            modules.insert(at.clone(), module);
            if entry.file_stem().is_some_and(|n| n != "mod") {
                at.pop();
            }
        }
    }
}

/// Collects the paths of some tokens.
fn walk(tokens: TokenStream, here: &[String], module: &mut Module) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => ident.to_string(),
        _ => String::new(),
    };
    let mut at = 0;
    while at < tokens.len() {
        if is_test(&tokens, at) {
            let end = behind_item(&tokens, at + 2);
            let item: Vec<String> = tokens[at + 2..end].iter().map(ToString::to_string).collect();
            if let Some(name) = item.iter().skip_while(|word| *word != "mod").nth(1) {
                module.tests.push(here.iter().chain([name]).cloned().collect());
            }
            at = end;
            continue;
        }
        match word(at).as_str() {
            "use" => {
                let public = at > 0 && (matches!(&tokens[at - 1], TokenTree::Group(_)) || word(at - 1) == "pub");
                let end = (at..tokens.len()).find(|&n| is_punct(&tokens[n], ';')).unwrap_or(tokens.len());
                let mut paths = Vec::new();
                expand(&tokens[at + 1..end], &[], &mut paths);
                for (path, name) in paths {
                    let Some(path) = absolute(&path, here) else { continue };
                    if public {
                        module.handed_on.insert(name, path.clone());
                    }
                    module.names.push(path);
                }
                at = end;
            }
            // `pub(in crate::card)` uses nothing.
            "pub" if matches!(tokens.get(at + 1), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis) =>
            {
                at += 1;
            }
            "crate" | "super" | "self" if is_path(&tokens, at + 1) => {
                let mut path = vec![word(at)];
                at += 1;
                while is_path(&tokens, at) && !word(at + 2).is_empty() {
                    path.push(word(at + 2));
                    at += 3;
                }
                module.names.extend(absolute(&path, here));
                continue;
            }
            // A child by its name alone: `scan::list()`.
            name if !name.is_empty() && is_path(&tokens, at + 1) => {
                module.names.push(here.iter().map(String::as_str).chain([name]).map(str::to_owned).collect());
                while is_path(&tokens, at + 1) && !word(at + 3).is_empty() {
                    at += 3;
                }
            }
            _ => {
                if let TokenTree::Group(group) = &tokens[at] {
                    walk(group.stream(), here, module);
                }
            }
        }
        at += 1;
    }
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(p) if p.as_char() == char)
}

/// `::` and what follows.
fn is_path(tokens: &[TokenTree], at: usize) -> bool {
    at + 1 < tokens.len() && is_punct(&tokens[at], ':') && is_punct(&tokens[at + 1], ':')
}

/// `#[cfg(test)]`, or with more conditions of which one is `test`, but not `not(test)`.
fn is_test(tokens: &[TokenTree], at: usize) -> bool {
    let (Some(hash), Some(TokenTree::Group(group))) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    let text = group.stream().to_string();
    is_punct(hash, '#') && text.starts_with("cfg") && text.replace(' ', "").contains("(test")
}

/// The place behind the item that begins here.
fn behind_item(tokens: &[TokenTree], from: usize) -> usize {
    let ends = |n: &usize| match &tokens[*n] {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_punct(token, ';'),
    };
    (from..tokens.len()).find(ends).map_or(tokens.len(), |n| n + 1)
}

/// The paths of a `use`, each with the name it brings.
fn expand(tokens: &[TokenTree], before: &[String], paths: &mut Vec<(Vec<String>, String)>) {
    let mut path = before.to_vec();
    let mut renamed = None;
    for (n, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) if *ident == "as" => renamed = tokens.get(n + 1).map(ToString::to_string),
            TokenTree::Ident(_) if renamed.is_some() => {}
            TokenTree::Ident(ident) => path.push(ident.to_string()),
            TokenTree::Punct(p) if p.as_char() == '*' => path.push("*".to_owned()),
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                return inner.split(|t| is_punct(t, ',')).filter(|part| !part.is_empty()).for_each(|part| {
                    expand(part, &path, paths);
                });
            }
            _ => {}
        }
    }
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let name = renamed.or_else(|| path.last().cloned()).unwrap_or_default();
    paths.push((path, name));
}

/// A path from the crate's root; `None` where it leads out of the crate.
fn absolute(path: &[String], here: &[String]) -> Option<Vec<String>> {
    let mut base = here.to_vec();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => {
            base.clear();
            rest = &path[1..];
        }
        "self" => rest = &path[1..],
        "super" => {}
        // A child named without `self`, or another crate.
        _ => {
            base.extend(path.iter().cloned());
            return Some(base);
        }
    }
    while rest.first().is_some_and(|word| word == "super") {
        base.pop();
        rest = &rest[1..];
    }
    base.extend(rest.iter().cloned());
    Some(base)
}

/// The module that defines what a path names; `None` where it is of another crate, or of the crate's root.
fn defines<'m>(modules: &'m Modules, path: &[String], from: &[String]) -> Option<&'m Vec<String>> {
    let mut path = path.to_vec();
    for _ in 0..16 {
        let known = (1..=path.len()).rev().find(|&n| modules.contains_key(&path[..n]))?;
        let (module, _) = modules.get_key_value(&path[..known])?;
        let Some(name) = path.get(known) else { return Some(module) };
        // A façade's own re-exports are what it hands on, not what it uses.
        match modules[module].handed_on.get(name) {
            Some(next) if module.as_slice() != from && *next != path => {
                path = next.iter().cloned().chain(path[known + 1..].iter().cloned()).collect();
            }
            _ => return Some(module),
        }
    }
    None
}

/// Which file uses which.
fn arrows(modules: &Modules) -> BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> {
    let mut arrows: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = BTreeMap::new();
    for (name, module) in modules {
        let used = module.names.iter().filter_map(|path| defines(modules, path, name)).filter(|used| *used != name);
        arrows.insert(name, used.collect());
    }
    arrows
}

#[test]
fn every_room_uses_only_what_stands_below_it() {
    let modules = main_modules();
    let height = |module: &[String]| ROOMS.iter().position(|room| *room == module[0]);
    let mut upwards = Vec::new();
    for (from, uses) in arrows(&modules) {
        for to in uses {
            match (height(from), height(to)) {
                (Some(from_height), Some(to_height)) if from_height >= to_height => {}
                (None, _) => panic!("{} is in no room: list it in tests/layers.rs", modules[from].file),
                _ => upwards.push(format!("{} uses {}", modules[from].file, modules[to].file)),
            }
        }
    }
    assert!(upwards.is_empty(), "arrows that run upwards:\n{}", upwards.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let modules = main_modules();
    let arrows = arrows(&modules);
    // What each file reaches over any number of arrows.
    let reached = |from: &Vec<String>| {
        let (mut seen, mut left) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(module) = left.pop() {
            left.extend(arrows[&module].iter().filter(|used| seen.insert(**used)).map(|used| (*used).clone()));
        }
        seen
    };
    let lines: Vec<String> = arrows
        .iter()
        .flat_map(|(from, uses)| uses.iter().map(move |to| (*from, *to)))
        .filter(|(from, to)| reached(to).contains(from))
        .map(|(from, to)| format!("{} uses {}", modules[from].file, modules[to].file))
        .collect();
    assert!(lines.is_empty(), "circles among:\n{}", lines.join("\n"));
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let text = "use crate::a::{self, b::{C, D as E}}; fn f() { super::g::h(); m!(crate::x::Y) } #[cfg(test)] mod t { use crate::z; }";
    let mut module = Module::default();
    walk(text.parse().expect("tokens"), &["p".to_owned(), "q".to_owned()], &mut module);
    let names: Vec<String> = module.names.iter().map(|path| path.join("::")).collect();
    assert_eq!(names, ["a", "a::b::C", "a::b::D", "p::g::h", "x::Y"]);
}
