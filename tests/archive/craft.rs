//! Archives to read: through the `zip` and `tar` crates where they can write it, by hand where they can't.

use cloutscope::archive::Bytes;
use flate2::{Compression, Crc, write::DeflateEncoder, write::GzEncoder};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Cursor, Write};
use std::rc::Rc;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// What `zip` makes of these files; a path that ends in `/` is a folder.
pub fn zip(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    fill(&mut writer, files, options);
    writer.finish().unwrap().into_inner()
}

/// The same as a stream: sizes and checksums behind the data.
pub fn streamed_zip(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new_stream(Vec::new());
    fill(&mut writer, files, options);
    writer.finish().unwrap().into_inner()
}

fn fill(writer: &mut ZipWriter<impl Write + io::Seek>, files: &[(&str, &[u8])], options: SimpleFileOptions) {
    for (path, content) in files {
        if path.ends_with('/') {
            writer.add_directory(*path, options).unwrap();
        } else {
            writer.start_file(*path, options).unwrap();
            writer.write_all(content).unwrap();
        }
    }
}

pub fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

pub fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

pub fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (path, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, path, *content).unwrap();
    }
    builder.into_inner().unwrap()
}

pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

pub fn crc(content: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(content);
    crc.sum()
}

/// Bytes that don't compress, always the same.
pub fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..len).map(|_| next()).collect()
}

/// One member of a ZIP as it is to be written, however wrong.
#[derive(Clone)]
pub struct Member {
    pub name: Vec<u8>,
    pub content: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub extra: Vec<u8>,
    /// Added to the content's checksum.
    pub wrong_crc: u32,
    /// Behind the data: none, a descriptor with its mark, or without.
    pub descriptor: Option<bool>,
}

pub fn member(name: impl AsRef<[u8]>, content: &[u8]) -> Member {
    let (name, content) = (name.as_ref().to_vec(), content.to_vec());
    Member { name, content, flags: 0, method: 8, extra: Vec::new(), wrong_crc: 0, descriptor: None }
}

impl Member {
    pub fn data(&self) -> Vec<u8> {
        if self.method != 8 {
            return self.content.clone();
        }
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&self.content).unwrap();
        encoder.finish().unwrap()
    }

    fn flags(&self) -> u16 {
        self.flags | if self.descriptor.is_some() { 8 } else { 0 }
    }

    /// Checksum, compressed size, size.
    fn sums(&self) -> [u32; 3] {
        let crc = crc(&self.content).wrapping_add(self.wrong_crc);
        [crc, self.data().len() as u32, self.content.len() as u32]
    }

    pub fn local(&self) -> Vec<u8> {
        let sums = if self.descriptor.is_some() { [0; 3] } else { self.sums() };
        let mut out = b"PK\x03\x04\x14\0".to_vec();
        out.extend([self.flags(), self.method, 0, 0].map(u16::to_le_bytes).as_flattened());
        out.extend(sums.map(u32::to_le_bytes).as_flattened());
        out.extend([self.name.len() as u16, self.extra.len() as u16].map(u16::to_le_bytes).as_flattened());
        [out, self.name.clone(), self.extra.clone()].concat()
    }

    pub fn central(&self, offset: u32) -> Vec<u8> {
        let mut out = b"PK\x01\x02\x14\0\x14\0".to_vec();
        out.extend([self.flags(), self.method, 0, 0].map(u16::to_le_bytes).as_flattened());
        out.extend(self.sums().map(u32::to_le_bytes).as_flattened());
        let lens = [self.name.len() as u16, self.extra.len() as u16];
        out.extend([lens[0], lens[1], 0, 0, 0, 0, 0].map(u16::to_le_bytes).as_flattened());
        out.extend(offset.to_le_bytes());
        [out, self.name.clone(), self.extra.clone()].concat()
    }
}

/// The end record.
pub fn end(count: u16, size: u32, offset: u32) -> Vec<u8> {
    let mut out = b"PK\x05\x06\0\0\0\0".to_vec();
    out.extend([count; 2].map(u16::to_le_bytes).as_flattened());
    out.extend([size, offset].map(u32::to_le_bytes).as_flattened());
    out.extend([0, 0]);
    out
}

/// Zip64's end record and its locator, for a directory that ends at `at`.
pub fn end64(size: u64, offset: u64, at: u64) -> Vec<u8> {
    let mut out = b"PK\x06\x06".to_vec();
    out.extend(44u64.to_le_bytes());
    out.extend([0; 12]);
    out.extend([0, 0, size, offset].map(u64::to_le_bytes).as_flattened());
    out.extend(b"PK\x06\x07\0\0\0\0");
    out.extend(at.to_le_bytes());
    out.extend(1u32.to_le_bytes());
    out
}

/// A ZIP of these, and where each one's data ends.
pub fn by_hand(members: &[Member]) -> (Vec<u8>, Vec<usize>) {
    let (mut out, mut directory, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    for member in members {
        directory.extend(member.central(out.len() as u32));
        out.extend(member.local());
        out.extend(member.data());
        ends.push(out.len());
        if let Some(marked) = member.descriptor {
            out.extend(if marked { &b"PK\x07\x08"[..] } else { b"" });
            out.extend(member.sums().map(u32::to_le_bytes).as_flattened());
        }
    }
    let end = end(members.len() as u16, directory.len() as u32, out.len() as u32);
    ([out, directory, end].concat(), ends)
}

/// A large file of zeros with some bytes in it, which counts what is read of it.
#[derive(Default, Clone)]
pub struct Sparse {
    pub len: u64,
    pub parts: BTreeMap<u64, Vec<u8>>,
    pub read: Rc<Cell<u64>>,
}

impl Sparse {
    pub fn put(&mut self, at: u64, bytes: Vec<u8>) -> u64 {
        self.len = self.len.max(at + bytes.len() as u64);
        self.parts.insert(at, bytes);
        self.len
    }
}

impl Bytes for Sparse {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let n = usize::try_from(self.len.saturating_sub(offset)).unwrap().min(buf.len());
        buf[..n].fill(0);
        for (&at, bytes) in &self.parts {
            for (i, &byte) in bytes.iter().enumerate() {
                if let Some(slot) = (at + i as u64).checked_sub(offset).filter(|slot| *slot < n as u64) {
                    buf[slot as usize] = byte;
                }
            }
        }
        self.read.set(self.read.get() + n as u64);
        Ok(n)
    }
}

/// Gives one byte at a time, as a slow disk might.
pub struct OneByte(pub Vec<u8>);

impl Bytes for OneByte {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let n = buf.len().min(1);
        self.0.read_at(offset, &mut buf[..n])
    }
}
