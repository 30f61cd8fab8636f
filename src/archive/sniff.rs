//! What a file is, by its first bytes; and which files are worth that look.

use tar::Header;

/// How many first bytes decide: a tar's header.
pub(super) const HEAD: usize = 512;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A ZIP.
    Zip,
    /// A gzip, of whatever.
    Gzip,
    /// A tar.
    Tar,
    /// Text, or anything else that an importer may know.
    Plain,
    /// Known to be no export.
    Foreign {
        /// With its article.
        found: &'static str,
        /// The mend.
        wanted: &'static str,
    },
}

const UNPACK: &str = "unpack it and drop the folder";
const ORIGINAL: &str = "drop the ZIP or folder as the network gave it to you";
const RESAVE: &str = "save it as CSV or XLSX and drop that";

/// Offset, bytes, name, mend.
const FOREIGN: &[(usize, &[u8], &str, &str)] = &[
    (0, b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (0, b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (4, b"1AY&SY", "a bzip2 archive", UNPACK),
    (0, b"%PDF-", "a PDF", ORIGINAL),
    (0, b"\xff\xd8\xff", "a JPEG picture", ORIGINAL),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture", ORIGINAL),
    (0, b"GIF87a", "a GIF picture", ORIGINAL),
    (0, b"GIF89a", "a GIF picture", ORIGINAL),
    (0, b"\x1a\x45\xdf\xa3", "a Matroska or WebM video", ORIGINAL),
    (0, b"OggS\0", "an Ogg recording", ORIGINAL),
    (0, b"\x7fELF", "a program", ORIGINAL),
    (0, b"\xcf\xfa\xed\xfe", "a program", ORIGINAL),
    (0, b"\xca\xfe\xba\xbe", "a program", ORIGINAL),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office file of the old kind (XLS, DOC, MSG)", RESAVE),
    (0, b"!BDN", "an Outlook mail store", "export the mail as mbox and drop that"),
];

/// The same, of letters that may as well begin a text: they count only where a zero byte follows.
const FOREIGN_UNLESS_TEXT: &[(usize, &[u8], &str, &str)] = &[
    (0, b"MZ", "a Windows program", UNPACK),
    (0, b"RIFF", "a picture, recording or video (WebP, WAV, AVI)", ORIGINAL),
    (4, b"ftyp", "a video or picture (MP4, MOV, HEIC)", ORIGINAL),
    (0, b"ID3", "an MP3 recording", ORIGINAL),
];

/// What the file is that begins with `head`, its first [`HEAD`] bytes.
pub(super) fn kind(head: &[u8]) -> Kind {
    if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|magic| head.starts_with(*magic)) {
        return Kind::Zip;
    }
    if head.starts_with(b"\x1f\x8b\x08") {
        return Kind::Gzip;
    }
    if is_tar_header(head) {
        return Kind::Tar;
    }
    let unsure = if is_text(head) { &[] } else { FOREIGN_UNLESS_TEXT };
    for &(at, magic, found, wanted) in FOREIGN.iter().chain(unsure) {
        if head.get(at..).is_some_and(|rest| rest.starts_with(magic)) {
            return Kind::Foreign { found, wanted };
        }
    }
    Kind::Plain
}

/// Whether a file that begins so is a tar, or a block of one is a header: its checksum is right.
pub(super) fn is_tar_header(block: &[u8]) -> bool {
    let Some(block) = block.get(..HEAD) else { return false };
    let sum: u64 =
        block.iter().enumerate().map(|(i, &b)| if (148..156).contains(&i) { 32 } else { u64::from(b) }).sum();
    Header::from_byte_slice(block).cksum().is_ok_and(|known| u64::from(known) == sum)
}

/// Whether a file that begins so may be text (in another encoding than UTF-16).
pub(super) fn is_text(head: &[u8]) -> bool {
    memchr::memchr(0, head).is_none()
}

/// Names under which an archive lies in an archive. Only these are looked into: a look costs a read, and there may
/// be 100,000 pictures.
const ARCHIVES: &[&str] = &["zip", "tar", "gz", "tgz"];

/// Names that are no archives to us, whatever they begin with: what there are many of, and the ZIPs that are documents.
const DOCUMENTS: &[&str] = &[
    "json", "js", "ndjson", "jsonl", "csv", "tsv", "txt", "html", "htm", "css", "xml", "md", "ics", "vcf", "mbox",
    "eml", "car", "jpg", "jpeg", "png", "gif", "webp", "heic", "svg", "mp4", "mov", "m4a", "mp3", "aac", "ogg",
    "opus", "webm", "pdf", "xlsx", "docx", "pptx", "odt", "ods", "odp", "epub", "jar", "apk",
];

/// Whether a file within an archive, or of a folder, may be an archive by its name. In a folder also names that lost
/// their extension (`archive.zip (1)`, `export`) are worth a look.
pub(super) fn worth_a_look(path: &str, in_archive: bool) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let among = |list: &[&str]| list.contains(&extension.as_str());
    if in_archive { among(ARCHIVES) } else { !among(DOCUMENTS) }
}
