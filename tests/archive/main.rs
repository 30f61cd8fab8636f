//! The archive room, from outside: archives that other code wrote or that are laid out byte by byte here.

#![allow(clippy::unwrap_used)] // A test may panic.

mod craft;
mod damaged;
mod hostile;
mod others;
mod zips;

use cloutscope::archive::{Archive, Bytes, Input};
use cloutscope::{Error, ErrorKind};
use std::io::Read;

/// An entry's content as far as it is good, and the error it ends in.
type Content = (Vec<u8>, Option<ErrorKind>);

fn file(name: &str, bytes: impl Bytes + 'static) -> Input {
    Input::File { name: name.into(), bytes: Box::new(bytes) }
}

fn folder(files: Vec<(&str, Vec<u8>)>) -> Input {
    let boxed = |(path, bytes): (&str, Vec<u8>)| (path.to_owned(), Box::new(bytes) as Box<dyn Bytes>);
    Input::Folder { name: "folder".into(), files: files.into_iter().map(boxed).collect() }
}

fn read(archive: &Archive, index: usize) -> Content {
    let mut stream = match archive.read(index) {
        Ok(stream) => stream,
        Err(e) => return (Vec::new(), Some(e.kind)),
    };
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes).err().map(|e| Error::from(e).kind);
    (bytes, end)
}

fn all(archive: &Archive) -> Vec<(String, Content)> {
    (0..archive.entries.len()).map(|i| (archive.entries[i].path.clone(), read(archive, i))).collect()
}

/// Everything in it, which must be without fault.
fn contents(input: Input) -> Vec<(String, String)> {
    let archive = Archive::open(input).unwrap();
    assert_eq!(archive.problems, []);
    let text = |(path, (bytes, end)): (String, Content)| {
        assert_eq!(end, None, "{path}");
        (path, String::from_utf8(bytes).unwrap())
    };
    all(&archive).into_iter().map(text).collect()
}

fn paths(archive: &Archive) -> Vec<&str> {
    archive.entries.iter().map(|entry| entry.path.as_str()).collect()
}

fn pairs(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    wanted.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect()
}

fn error(input: Input) -> Error {
    Archive::open(input).err().expect("an error")
}
