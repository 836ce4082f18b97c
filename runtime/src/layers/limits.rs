//! What one archive may cost.

/// Bounds on one archive. What exceeds one is refused with an error that names it, and what was written is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the uncompressed archive.
    pub archive_bytes: u64,
    /// Bytes that come out before `ratio` is looked at: small archives of zeros are honest.
    pub ratio_free_bytes: u64,
    /// How many bytes may come out of one compressed byte.
    pub ratio: u64,
    /// Members of the archive.
    pub entries: u64,
    /// Directories among them; their times are kept in memory until the end.
    pub directories: u64,
    /// Bytes of one extension header (long names, extended attributes).
    pub extension_bytes: u64,
    /// Components of a path.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            archive_bytes: 64 << 30,
            ratio_free_bytes: 1 << 30,
            ratio: 200,
            entries: 4_000_000,
            directories: 250_000,
            extension_bytes: 1 << 20,
            depth: 1024,
        }
    }
}
