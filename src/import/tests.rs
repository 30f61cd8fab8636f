use super::*;
use crate::archive::Input;
use crate::networks;
use crate::record::Loss;
use ::zip::CompressionMethod;
use ::zip::write::{SimpleFileOptions, ZipWriter};
use std::io::{Cursor, Write};

/// Tables, each stored as it is.
fn zip(names: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(*name, options).expect("in memory");
        write!(zip, "network,from,to,kind,at\nforum,{name},me,reply,2024-01-02\n").expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

fn read(bytes: Vec<u8>) -> Vec<Import> {
    networks::import(Input::File { name: "x.zip".into(), bytes: Box::new(bytes) }, &mut |_| {})
}

#[test]
fn a_file_that_cannot_be_looked_into_is_a_loss_and_not_left_out_on_purpose() {
    let mut bytes = zip(&["a.csv", "b.csv"]);
    assert_eq!(read(bytes.clone())[0].skipped, []);
    let at =
        memchr::memmem::rfind(&bytes, b"b.csv\x6e").or(memchr::memmem::find(&bytes, b"b.csvnetwork")).expect("b.csv");
    // Its checksum doesn't fit any more, and nothing of it is a header.
    bytes[at + 5..at + 12].copy_from_slice(b"\0etwork");
    let imports = read(bytes);
    let told = imports[0].skipped.iter().find(|skip| skip.place == "x.zip › b.csv").expect("told");
    assert!(told.problem, "{}", told.why);
    let account = imports[0].account.iter().find(|file| file.entry == "b.csv").expect("accounted for");
    assert_eq!((account.seen, account.records, account.lost), (1, 0, 1));
    assert!(Loss::of(&imports[0].account).matters());
}

#[test]
fn an_archive_that_is_cut_between_two_files_misses_a_part() {
    let bytes = zip(&["a.csv", "b.csv"]);
    let next = memchr::memmem::find(&bytes[4..], b"PK\x03\x04").expect("a second file") + 4;
    let imports = read(bytes[..next].to_vec());
    assert_eq!(imports[0].interactions.len(), 1);
    assert!(Loss::of(&imports[0].account).unmeasured);
}

#[test]
fn an_import_of_several_in_one_folder_names_its_own_files_only() {
    let car = b"\x11\xa2\x65roots\x80\x67version\x01";
    let file = |name: &str| -> (String, Box<dyn crate::archive::Bytes>) { (name.into(), Box::new(car.to_vec())) };
    let files = ["a.car", "b.car", "c.car"].map(file).into();
    let imports = networks::import(Input::Folder { name: "x".into(), files }, &mut |_| {});
    let entries: Vec<_> = imports.iter().map(|import| import.entries.join(", ")).collect();
    assert_eq!(entries, ["a.car", "b.car", "c.car"]);
    assert_eq!(imports[0].account.iter().map(|file| &*file.entry).collect::<Vec<_>>(), entries);
}
