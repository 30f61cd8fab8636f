//! A card is known by its beginning, long before anything of it is read.

/// Whether a file that begins so is meant to be a card.
pub fn is_card(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    start.starts_with(b"{") && memchr::memmem::find(start, b"\"cloutscope-card/").is_some()
}
