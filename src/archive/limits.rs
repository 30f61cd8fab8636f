//! The bounds that keep an archive bomb from eating the machine, or a tab.

/// What one dropped file or folder may cost. An entry's own size is bounded nowhere: it is read as a stream, and
/// `ratio` and `inflated` bound how far a small file can blow up.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Entries in all, nested ones included. The largest exports (ten years of media, a bare git repository) have
    /// some 100,000; a directory of 46-byte records could claim 90 million in 4 GB.
    pub entries: usize,
    /// Bytes of all paths in all: they are held, twice while exports are looked for.
    pub names: usize,
    /// Bytes of one path: what macOS allows. A ZIP's name may have 64 KiB, a tar's any length.
    pub path: usize,
    /// Folders in one path: the deepest exports have a dozen.
    pub folders: usize,
    /// Bytes inflated in all, however often what is compressed is read: so many, and `inflated_ratio` for each byte that
    /// was dropped. A detection that looks into each entry and one reading take less than thirty-fold of what compresses
    /// ten-fold.
    pub inflated: u64,
    /// See `inflated`.
    pub inflated_ratio: u64,
    /// Bytes inflated of a `.tar.gz` once it is listed, for each byte that it holds: one pass looks into its archives, one
    /// for exports, one reads; the rest is for files that are wanted in another order.
    pub again: u64,
    /// Bytes that are remembered of all those read in another order, so that they are begun less often.
    pub behind: usize,
    /// What is wrong with so many entries is told one by one; the rest is counted.
    pub problems: usize,
    /// Inflated bytes per compressed byte. Logs and repetitive JSON reach 50; DEFLATE's own bound is 1032.
    pub ratio: u64,
    /// Inflated bytes up to which `ratio` isn't looked at, as short runs of zeros are harmless.
    pub ratio_from: u64,
    /// How deep archives may lie in one another: a ZIP in a ZIP in a ZIP is 3.
    pub depth: u32,
    /// Nested archives in all: each costs a few reads even when it lists nothing.
    pub nested: usize,
    /// Bytes of all compressed archives that must be inflated into memory, as a ZIP is read from its end.
    pub nested_bytes: u64,
    /// A small text or gzip of a `.tar.gz` up to this size is kept while the archive is listed, so that reading
    /// those in any order costs no further pass.
    pub kept_entry: u64,
    /// Bytes of all kept files.
    pub kept: u64,
}

const MIB: u64 = 1 << 20;

/// The bounds in force.
pub const LIMITS: Limits = Limits {
    entries: 1_000_000,
    names: 128 << 20,
    path: 1 << 10,
    folders: 64,
    inflated: 1 << 30,
    inflated_ratio: 50,
    again: 20,
    behind: 64 << 20,
    problems: 1_000,
    ratio: 200,
    ratio_from: 50 * MIB,
    depth: 3,
    nested: 1_000,
    nested_bytes: 256 * MIB,
    kept_entry: MIB,
    kept: 64 * MIB,
};
