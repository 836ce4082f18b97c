//! The terminal that a person sits at.

use std::io::IsTerminal as _;
use std::io::{stdin, stdout};

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};

use super::error::PierError;

/// A terminal that hands on every key as it is; it is put back when this is dropped.
#[derive(Debug)]
pub(crate) struct Raw {
    before: Termios,
}

impl Raw {
    /// Makes the terminal on standard input raw.
    pub(crate) fn enter() -> Result<Self, PierError> {
        if !stdin().is_terminal() {
            return Err(PierError::NoTerminal);
        }
        let before = tcgetattr(stdin()).map_err(PierError::Terminal)?;
        let mut raw = before.clone();
        raw.make_raw();
        tcsetattr(stdin(), OptionalActions::Now, &raw).map_err(PierError::Terminal)?;
        Ok(Self { before })
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // Nobody can be told if it fails.
        let _ = tcsetattr(stdin(), OptionalActions::Now, &self.before);
    }
}

/// A terminal's size in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) rows: i64,
    pub(crate) columns: i64,
}

/// The size of the terminal on standard output, if it is one and knows.
pub(crate) fn size() -> Option<Size> {
    let size = tcgetwinsize(stdout()).ok()?;
    (size.ws_row > 0 && size.ws_col > 0).then(|| Size {
        rows: size.ws_row.into(),
        columns: size.ws_col.into(),
    })
}
