//! The built-in sample: whole, read without a loss, and telling the story of February 2011 with the model as it is.
#![cfg(feature = "cli")]

use cloutscope::sample;
use std::collections::BTreeSet;
use std::path::Path;

fn below(folder: &Path, base: &Path, out: &mut BTreeSet<String>) {
    for entry in folder.read_dir().expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            below(&path, base, out);
        } else {
            out.insert(path.strip_prefix(base).expect("below the base").to_string_lossy().replace('\\', "/"));
        }
    }
}

/// The page's build bundles the folders, the terminal what `exports()` lists: they must be the same.
#[test]
fn every_file_of_an_export_is_listed() {
    for export in sample::exports() {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample").join(export.folder);
        let mut there = BTreeSet::new();
        below(&base, &base, &mut there);
        let listed: BTreeSet<String> = export.files.iter().map(|f| f.path.to_owned()).collect();
        assert_eq!(listed, there, "{}", export.folder);
    }
}

#[test]
fn it_stays_small() {
    let bytes: usize = sample::exports().iter().flat_map(|e| e.files).map(|f| f.bytes.len()).sum();
    assert!(bytes < 150_000, "{bytes} bytes");
}
