//! Texts in whatever encoding they were saved in, as UTF-8.
//!
//! UTF-16 (Excel's "Unicode text", Notepad) is known by its mark or by its zero bytes, before anything else looks at the
//! file. Windows-1252 has no sign of its own: whoever meets bytes that are not UTF-8 asks [`super::text::decode`].
//!
//! These two are decoded here. The tables of all others are encoding_rs's, natively; a browser has the same ones already, so
//! the page brings none along and asks it ([`provide`]).

use std::borrow::Cow;
use std::io::{ErrorKind, Read, Result};

/// An encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Windows1252,
    Utf16 {
        little: bool,
    },
    /// By the name that the Encoding Standard gives it, in lower case.
    Other(String),
}

/// Turns bytes into text, piece by piece; `last`: no more follow.
pub trait Decode {
    /// What can't be decoded becomes U+FFFD.
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String);
}

/// Finds an encoding by any of the Encoding Standard's names for it, and says which of them is its own.
#[cfg(any(target_arch = "wasm32", feature = "wasm"))]
pub type Open = fn(&str) -> Option<(String, Box<dyn Decode>)>;

/// Where the tables come from, where they are not the engine's own.
#[cfg(target_arch = "wasm32")]
static PROVIDED: std::sync::OnceLock<Open> = std::sync::OnceLock::new();

/// Has the tables from elsewhere; natively, where this is compiled only to be checked, they are at hand.
#[cfg(feature = "wasm")]
pub fn provide(open: Open) {
    #[cfg(target_arch = "wasm32")]
    PROVIDED.get_or_init(|| open);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = open;
}

#[cfg(target_arch = "wasm32")]
fn open(name: &str) -> Option<(String, Box<dyn Decode>)> {
    PROVIDED.get()?(name)
}

#[cfg(not(target_arch = "wasm32"))]
impl Decode for encoding_rs::Decoder {
    fn decode(&mut self, mut bytes: &[u8], last: bool, out: &mut String) {
        loop {
            out.reserve(self.max_utf8_buffer_length(bytes.len()).unwrap_or(CHUNK));
            let (result, read, _) = self.decode_to_string(bytes, out, last);
            bytes = &bytes[read..];
            if result == encoding_rs::CoderResult::InputEmpty {
                break;
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn open(name: &str) -> Option<(String, Box<dyn Decode>)> {
    let encoding = encoding_rs::Encoding::for_label_no_replacement(name.as_bytes())?;
    Some((encoding.name().to_ascii_lowercase(), Box::new(encoding.new_decoder_without_bom_handling())))
}

impl Encoding {
    /// By one of the names that the Encoding Standard knows.
    pub fn named(name: &str) -> Option<Encoding> {
        let own = match name.trim().to_ascii_lowercase().as_str() {
            // As most are named, without a question to anybody.
            "utf-8" | "utf8" => return Some(Encoding::Utf8),
            "iso-8859-1" | "us-ascii" | "windows-1252" => return Some(Encoding::Windows1252),
            name => open(name)?.0,
        };
        Some(match own.as_str() {
            "utf-8" => Encoding::Utf8,
            "windows-1252" => Encoding::Windows1252,
            "utf-16le" => Encoding::Utf16 { little: true },
            "utf-16be" => Encoding::Utf16 { little: false },
            _ => Encoding::Other(own),
        })
    }

    /// Whether its first 128 characters are ASCII's, as bytes of their own.
    fn holds_ascii(&self) -> bool {
        match self {
            Encoding::Utf8 | Encoding::Windows1252 => true,
            Encoding::Utf16 { .. } => false,
            Encoding::Other(name) => name != "iso-2022-jp",
        }
    }

    /// A text's beginning.
    pub fn decoder(&self) -> Box<dyn Decode> {
        match self {
            Encoding::Utf8 => Box::new(Lossy::default()),
            Encoding::Windows1252 => Box::new(Western),
            Encoding::Utf16 { little } => Box::new(Units { little: *little, byte: None, high: None }),
            Encoding::Other(name) => {
                open(name).map_or_else(|| Box::new(Western) as Box<dyn Decode>, |(_, open)| open)
            }
        }
    }

    /// A whole text.
    pub fn decode(&self, bytes: &[u8]) -> String {
        let mut out = String::with_capacity(bytes.len());
        self.decoder().decode(bytes, true, &mut out);
        out
    }
}

/// UTF-8, which nobody reads in pieces here.
#[derive(Default)]
struct Lossy(Vec<u8>);

impl Decode for Lossy {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        self.0.extend_from_slice(bytes);
        if last {
            out.push_str(&String::from_utf8_lossy(&self.0));
        }
    }
}

/// Windows-1252.
struct Western;

/// What Windows-1252 has in the place of Latin-1's control characters.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

impl Decode for Western {
    fn decode(&mut self, bytes: &[u8], _: bool, out: &mut String) {
        out.extend(bytes.iter().map(|&byte| match byte {
            0x80..=0x9f => WESTERN[usize::from(byte - 0x80)],
            _ => char::from(byte),
        }));
    }
}

/// UTF-16.
struct Units {
    little: bool,
    /// The first half of a unit whose second half may come.
    byte: Option<u8>,
    /// The same of a pair of units.
    high: Option<u16>,
}

impl Units {
    fn unit(&mut self, unit: u16, out: &mut String) {
        if let Some(high) = self.high.take() {
            let pair = char::decode_utf16([high, unit]).next();
            if let Some(Ok(character)) = pair {
                return out.push(character);
            }
            out.push(char::REPLACEMENT_CHARACTER);
        }
        match unit {
            0xd800..0xdc00 => self.high = Some(unit),
            _ => out.push(char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }
}

impl Decode for Units {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        out.reserve(bytes.len());
        for &byte in bytes {
            match self.byte.take() {
                None => self.byte = Some(byte),
                Some(first) if self.little => self.unit(u16::from_le_bytes([first, byte]), out),
                Some(first) => self.unit(u16::from_be_bytes([first, byte]), out),
            }
        }
        // A line break of one byte, as tools put it behind any text, or half of one, is not a character.
        let half = self.byte.filter(|byte| !matches!(byte, 0 | b'\n' | b'\r' | b' '));
        if last && (half.is_some() || self.high.take().is_some()) {
            out.push(char::REPLACEMENT_CHARACTER);
        }
    }
}

/// Bytes by which an encoding is told.
const SIGN: usize = 64;
/// Bytes decoded at once.
const CHUNK: usize = 16 << 10;

/// The encoding that a file's first bytes show, where it isn't UTF-8 or something like it; and the length of its mark.
fn sign(start: &[u8]) -> (Option<Encoding>, usize) {
    match start {
        [0xef, 0xbb, 0xbf, ..] => return (None, 3),
        [0xff, 0xfe, ..] => return (Some(Encoding::Utf16 { little: true }), 2),
        [0xfe, 0xff, ..] => return (Some(Encoding::Utf16 { little: false }), 2),
        _ => {}
    }
    let pairs = start[..start.len().min(SIGN)].chunks_exact(2);
    let all = pairs.len();
    let [first, second] = [0, 1].map(|at| pairs.clone().filter(|pair| pair[at] == 0).count());
    // Brackets, names of fields and commas are Latin in every language.
    let most = |zeros: usize| all >= 2 && zeros * 4 >= all * 3;
    let utf16 = Encoding::Utf16 { little: first == 0 };
    let found = match (first, second) {
        (0, 0) => false,
        (0, zeros) | (zeros, 0) => most(zeros) || is_other_script(&utf16, &start[..2 * all]),
        _ => false,
    };
    (found.then_some(utf16), 0)
}

/// Whether a text in which one of two bytes is sometimes zero is this kind of UTF-16: its blanks and digits are, its letters
/// aren't, as of a chat in Russian or Japanese. A text in one byte each that is damaged by zeros has Latin letters.
fn is_other_script(utf16: &Encoding, start: &[u8]) -> bool {
    let text = utf16.decode(start);
    // The second half of a character may lie behind it.
    let text = text.trim_end_matches(char::REPLACEMENT_CHARACTER);
    let all = start.len() / 2;
    let latin = start.chunks_exact(2).filter(|pair| pair.iter().all(|b| matches!(b, b' '..=b'~'))).count();
    let plain = text.chars().filter(|c| c.is_ascii()).count();
    let odd = |c: char| {
        c.is_control() && !c.is_ascii_whitespace() || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}')
    };
    all >= 8 && 2 * latin < all && 16 * plain >= all && !text.contains(odd)
}

/// The encoding that an XML file's first line declares, where it isn't UTF-8.
pub fn declared(start: &[u8]) -> Option<Encoding> {
    let line = start.get(..start.len().min(2 * SIGN))?.strip_prefix(b"<?xml")?;
    let line = &line[..memchr::memchr(b'>', line)?];
    let value = &line[memchr::memmem::find(line, b"encoding")? + "encoding".len()..];
    let label = value.split(|b| matches!(b, b'"' | b'\'')).nth(1)?;
    // Whoever wrote UTF-16 is known by it already: these bytes are none.
    let encoding = Encoding::named(str::from_utf8(label).ok()?)?;
    (encoding != Encoding::Utf8 && encoding.holds_ascii()).then_some(encoding)
}

/// A file's first bytes as UTF-8.
pub fn start(bytes: Vec<u8>) -> Vec<u8> {
    match sign(&bytes) {
        (None, 0) => bytes,
        (None, mark) => bytes[mark..].to_vec(),
        (Some(encoding), mark) => {
            // Half a character at the end is not the file's fault.
            let whole = bytes.len() - (bytes.len() - mark) % 2;
            encoding.decode(&bytes[mark..whole]).into_bytes()
        }
    }
}

/// Windows-1252, the one encoding that every sequence of bytes can be.
pub fn windows_1252(bytes: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(Encoding::Windows1252.decode(bytes)),
    }
}

/// A reader's bytes as UTF-8, without a mark; as they are where they show no other encoding.
pub struct Utf8<R> {
    reader: R,
    /// What is to be handed over next: the first bytes, later what was decoded.
    ready: Vec<u8>,
    at: usize,
    begun: bool,
    ended: bool,
    decoder: Option<Box<dyn Decode>>,
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
                let mut decoder = encoding.decoder();
                decode(&mut *decoder, start, false, &mut self.ready);
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
            decode(&mut **decoder, &self.raw[..n], self.ended, &mut self.ready);
        }
    }
}

fn decode(decoder: &mut dyn Decode, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
    let mut text = String::new();
    decoder.decode(bytes, last, &mut text);
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
    fn utf_16_without_a_mark_is_known_in_every_script() {
        for text in [
            "13.06.2018, 21:04 - Анна Пример: привет\n",
            "Анна Пример;Новосибирск;Литература\r\n",
            "\u{200f}[١٣\u{200f}/٦\u{200f}/٢٠١٨، ٩:٠٤ م] آن: مرحبا\n",
            "2018/6/13 下午9:04 - 王小明: 你好，今天的天气很好 \u{1f44d}\n",
            "2018. 6. 13. 오후 9:04 - 김민수: 안녕하세요\n",
            "१३/०६/२०१८, ९:०४ अपराह्न - आन: नमस्ते\n",
            "2018/6/13 21:04 - 田中: 今晩は\n",
        ] {
            for little in [true, false] {
                assert_eq!(String::from_utf8_lossy(&read(&utf_16(text, false, little), 5)), text);
            }
        }
        for same in [
            &b"a\0bcdefghijklmnopqrstuvwxyz"[..],
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02",
            b"\x3a\xa2eroots\x81\xd8*X%\0\x01q\x12 \x0f",
        ] {
            assert_eq!(read(same, 1), same);
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
        let of = |line: &str| declared(line.as_bytes());
        let other = |name: &str| Some(Encoding::Other(name.to_owned()));
        assert_eq!(of("<?xml version='1.0' encoding='ISO-8859-1' ?>\n<rss>"), Some(Encoding::Windows1252));
        assert_eq!(of("<?xml version=\"1.0\" encoding=\"koi8-r\"?>"), other("koi8-r"));
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
        for little in [true, false] {
            assert_eq!(
                read(&[utf_16("a\r\n", true, little), vec![b'\n']].concat(), 2),
                b"a\r\n",
                "a break of one byte"
            );
            let cut = utf_16("a\r\n", true, little);
            assert!(read(&cut[..cut.len() - 1], 2).is_ascii(), "half of a break");
        }
    }

    /// As the Encoding Standard says, whose tables these are.
    #[test]
    fn what_is_decoded_here_is_decoded_as_everywhere() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(windows_1252(&all), encoding_rs::WINDOWS_1252.decode_without_bom_handling(&all).0);
        for (name, encoding) in [
            ("latin1", Encoding::Windows1252),
            (" ASCII", Encoding::Windows1252),
            ("unicode-1-1-utf-8", Encoding::Utf8),
            ("utf-16", Encoding::Utf16 { little: true }),
            ("shift-jis", Encoding::Other("shift_jis".to_owned())),
        ] {
            assert_eq!(Encoding::named(name), Some(encoding), "{name}");
        }
        assert_eq!((Encoding::named("utf-7"), Encoding::named("hz-gb-2312")), (None, None));
    }

    proptest! {
        #[test]
        fn damaged_utf_16_is_decoded_as_everywhere(units: Vec<u16>, odd: bool, little: bool, piece in 1_usize..9) {
            let halves = units.iter().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
            let bytes: Vec<u8> = halves.chain(odd.then_some(7)).collect();
            let mut out = String::new();
            let mut decoder = Encoding::Utf16 { little }.decoder();
            bytes.chunks(piece).for_each(|piece| decoder.decode(piece, false, &mut out));
            decoder.decode(&[], true, &mut out);
            let known = if little { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
            prop_assert_eq!(out, known.decode_without_bom_handling(&bytes).0);
        }

        #[test]
        fn pieces_make_no_difference(text: String, little: bool) {
            let bytes = utf_16(&text, true, little);
            prop_assert_eq!(read(&bytes, 1), read(&bytes, usize::MAX));
            prop_assert_eq!(read(&bytes, 1), text.as_bytes());
        }
    }
}
