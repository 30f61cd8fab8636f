//! A fixture as it is read and compared, natively and in browsers.

use cloutscope::archive::{Bytes, Input};
use cloutscope::ledger::{AccountIx, Ledger};
use cloutscope::record::Import;
use std::io;

/// The files of an export, by their paths within it.
pub type Files = Vec<(String, Vec<u8>)>;

/// A file's bytes that come `piece` at a time.
pub struct Slow {
    pub bytes: Vec<u8>,
    pub piece: usize,
}

impl Bytes for Slow {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(offset).ok().and_then(|o| self.bytes.get(o..)).unwrap_or_default();
        let n = rest.len().min(buf.len()).min(self.piece);
        buf[..n].copy_from_slice(&rest[..n]);
        Ok(n)
    }
}

/// The export as a dropped folder, each read of at most `piece` bytes.
pub fn folder(files: &Files, piece: usize) -> Input {
    let slow = |(name, bytes): &(String, Vec<u8>)| -> (String, Box<dyn Bytes>) {
        (name.clone(), Box::new(Slow { bytes: bytes.clone(), piece }))
    };
    Input::Folder { name: "export".into(), files: files.iter().map(slow).collect() }
}

/// What `expected.json` and `expected.jsonl` hold: the summary, and the records.
pub fn render(imports: &[Import]) -> (String, String) {
    let ledger = Ledger::build(imports);
    let owner: Vec<AccountIx> = ledger.owner(&[]).map(|o| o.0).unwrap_or_default();
    let summary = serde_json::to_string_pretty(&ledger.summary()).expect("JSON");
    let records: Vec<String> =
        ledger.records(&owner, cloutscope::model::Model::default().answering_days).map(|r| r.to_string()).collect();
    (summary + "\n", records.join("\n") + "\n")
}
