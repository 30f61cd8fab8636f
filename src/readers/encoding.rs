//! Texts in whatever encoding they were saved in, as UTF-8.
//!
//! UTF-16 (Excel's "Unicode text", Notepad) is known by its mark or by its zero bytes, before anything else looks at the
//! file. Windows-1252 has no sign of its own: whoever meets bytes that are not UTF-8 asks [`super::text::decode`].

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::io::{ErrorKind, Read, Result};

/// Bytes by which an encoding is told.
const SIGN: usize = 64;
/// Bytes decoded at once.
const CHUNK: usize = 16 << 10;

/// The encoding that a file's first bytes show, where it isn't UTF-8 or something like it; and the length of its mark.
fn sign(start: &[u8]) -> (Option<&'static Encoding>, usize) {
    match start {
        [0xef, 0xbb, 0xbf, ..] => return (None, 3),
        [0xff, 0xfe, ..] => return (Some(UTF_16LE), 2),
        [0xfe, 0xff, ..] => return (Some(UTF_16BE), 2),
        _ => {}
    }
    let pairs = start[..start.len().min(SIGN)].chunks_exact(2);
    let all = pairs.len();
    let [first, second] = [0, 1].map(|at| pairs.clone().filter(|pair| pair[at] == 0).count());
    // Brackets, names of fields and commas are Latin in every language.
    let most = |zeros: usize| all >= 2 && zeros * 4 >= all * 3;
    match (first, second) {
        (0, zeros) if most(zeros) => (Some(UTF_16LE), 0),
        (zeros, 0) if most(zeros) => (Some(UTF_16BE), 0),
        _ => (None, 0),
    }
}

/// The encoding that an XML file's first line declares, where it isn't UTF-8.
pub fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let line = start.get(..start.len().min(2 * SIGN))?.strip_prefix(b"<?xml")?;
    let line = &line[..memchr::memchr(b'>', line)?];
    let value = &line[memchr::memmem::find(line, b"encoding")? + "encoding".len()..];
    let label = value.split(|b| matches!(b, b'"' | b'\'')).nth(1)?;
    // Whoever wrote UTF-16 is known by it already: these bytes are none.
    Encoding::for_label(label).filter(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible())
}

/// A file's first bytes as UTF-8.
pub fn start(bytes: Vec<u8>) -> Vec<u8> {
    match sign(&bytes) {
        (None, 0) => bytes,
        (None, mark) => bytes[mark..].to_vec(),
        (Some(encoding), mark) => {
            // Half a character at the end is not the file's fault.
            let whole = bytes.len() - (bytes.len() - mark) % 2;
            let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..whole]);
            text.into_owned().into_bytes()
        }
    }
}

/// Windows-1252, the one encoding that every sequence of bytes can be.
pub fn windows_1252(bytes: &[u8]) -> Cow<'_, str> {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// A reader's bytes as UTF-8, without a mark; as they are where they show no other encoding.
pub struct Utf8<R> {
    reader: R,
    /// What is to be handed over next: the first bytes, later what was decoded.
    ready: Vec<u8>,
    at: usize,
    begun: bool,
    ended: bool,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
}

impl<R: Read> Utf8<R> {
    /// Nothing is read before it is asked for.
    pub fn new(reader: R) -> Utf8<R> {
        Utf8 { reader, ready: Vec::new(), at: 0, begun: false, ended: false, decoder: None, raw: Vec::new() }
    }

    fn begin(&mut self) -> Result<()> {
        let mut start = [0; SIGN];
        let mut length = 0;
        while length < SIGN {
            match self.reader.read(&mut start[length..]) {
                Ok(0) => break,
                Ok(n) => length += n,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // What came before the damage is handed over first; it shows again.
                Err(_) if length > 0 => break,
                Err(error) => return Err(error),
            }
        }
        self.begun = true;
        let (encoding, mark) = sign(&start[..length]);
        let start = &start[mark..length];
        match encoding {
            None => self.ready.extend_from_slice(start),
            Some(encoding) => {
                let mut decoder = encoding.new_decoder_without_bom_handling();
                decode(&mut decoder, start, false, &mut self.ready);
                self.decoder = Some(decoder);
                self.raw = vec![0; CHUNK];
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if !self.begun {
            self.begin()?;
        }
        loop {
            let ready = &self.ready[self.at..];
            if !ready.is_empty() {
                let n = ready.len().min(buf.len());
                buf[..n].copy_from_slice(&ready[..n]);
                self.at += n;
                return Ok(n);
            }
            let Some(decoder) = &mut self.decoder else { return self.reader.read(buf) };
            if self.ended || buf.is_empty() {
                return Ok(0);
            }
            let n = self.reader.read(&mut self.raw)?;
            self.ended = n == 0;
            (self.at, _) = (0, self.ready.clear());
            decode(decoder, &self.raw[..n], self.ended, &mut self.ready);
        }
    }
}

fn decode(decoder: &mut Decoder, mut bytes: &[u8], last: bool, out: &mut Vec<u8>) {
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(CHUNK));
    loop {
        let (result, read, _) = decoder.decode_to_string(bytes, &mut text, last);
        bytes = &bytes[read..];
        if result == CoderResult::InputEmpty {
            break;
        }
        text.reserve(CHUNK);
    }
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "{\"name\": \"Zo\u{eb} \u{1f44d}\", \"\u{43f}\u{440}\u{438}\u{432}\u{435}\u{442}\": 1}\r\n";

    fn utf_16(text: &str, mark: bool, little: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    struct Pieces<'a>(&'a [u8], usize);

    impl Read for Pieces<'_> {
        fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
            let (now, later) = self.0.split_at(self.0.len().min(buf.len()).min(self.1));
            buf[..now.len()].copy_from_slice(now);
            self.0 = later;
            Ok(now.len())
        }
    }

    fn read(bytes: &[u8], piece: usize) -> Vec<u8> {
        let mut out = Vec::new();
        Utf8::new(Pieces(bytes, piece)).read_to_end(&mut out).expect("bytes");
        out
    }

    #[test]
    fn utf_16_is_known_with_and_without_a_mark() {
        for (mark, little) in [(true, true), (true, false), (false, true), (false, false)] {
            let bytes = utf_16(TEXT, mark, little);
            for piece in [1, 3, usize::MAX] {
                assert_eq!(String::from_utf8_lossy(&read(&bytes, piece)), TEXT, "{mark} {little} {piece}");
            }
            assert_eq!(String::from_utf8_lossy(&start(bytes)), TEXT);
        }
    }

    #[test]
    fn what_shows_no_other_encoding_stays_as_it_is() {
        for same in
            [&b""[..], b"a", b"\0", b"a,b\n1,\0x\0\n2,y\n", b"Zo\xeb;2", &[0; 100], b"PK\x03\x04\x14\0\0\0\x08\0"]
        {
            assert_eq!((read(same, 1), start(same.to_vec())), (same.to_vec(), same.to_vec()));
        }
        assert_eq!((read(b"\xef\xbb\xbfa", 1), start(b"\xef\xbb\xbfa".to_vec())), (b"a".to_vec(), b"a".to_vec()));
    }

    #[test]
    fn a_declared_encoding_is_known_by_its_names() {
        let of = |line: &str| declared(line.as_bytes()).map(Encoding::name);
        assert_eq!(of("<?xml version='1.0' encoding='ISO-8859-1' ?>\n<rss>"), Some("windows-1252"));
        assert_eq!(of("<?xml version=\"1.0\" encoding=\"koi8-r\"?>"), Some("KOI8-R"));
        for none in [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<?xml version='1.0' encoding='UTF-16'?>",
            "<?xml encoding=?>",
            "<rss>",
            "",
        ] {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn a_text_that_ends_within_a_character_loses_that_one() {
        let mut bytes = utf_16("abcd", true, true);
        bytes.pop();
        assert_eq!(read(&bytes, 2), "abc\u{fffd}".as_bytes());
        assert_eq!(start(bytes), b"abc");
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(text: String, little: bool) {
            let bytes = utf_16(&text, true, little);
            prop_assert_eq!(read(&bytes, 1), read(&bytes, usize::MAX));
            prop_assert_eq!(read(&bytes, 1), text.as_bytes());
        }
    }
}
