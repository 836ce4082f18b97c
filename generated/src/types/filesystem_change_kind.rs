// Written by `cargo xtask codegen`; do not edit.

/// What happened to it: 0 changed, 1 added, 2 deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilesystemChangeKind {
    /// `0`.
    #[default]
    Value0,
    /// `1`.
    Value1,
    /// `2`.
    Value2,
    /// A number that the document does not list.
    Unknown(u8),
}

impl FilesystemChangeKind {
    /// The number.
    pub fn number(self) -> u8 {
        match self {
            Self::Value0 => 0,
            Self::Value1 => 1,
            Self::Value2 => 2,
            Self::Unknown(number) => number,
        }
    }
}

impl From<u8> for FilesystemChangeKind {
    fn from(number: u8) -> Self {
        match number {
            0 => Self::Value0,
            1 => Self::Value1,
            2 => Self::Value2,
            number => Self::Unknown(number),
        }
    }
}

pierhead_support::numbers!(FilesystemChangeKind : u8);
