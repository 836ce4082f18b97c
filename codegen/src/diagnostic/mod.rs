//! What is said about a document: a stable code, a position, the line, a remedy.

mod code;
mod complaints;

pub use code::Code;
pub(crate) use complaints::{Complaints, Place};

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Written all the same.
    Warning,
}

impl Severity {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of complaint it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Which document.
    pub file: String,
    /// Where in its text, when known.
    pub position: Option<Position>,
    /// The JSON pointer of what is complained about.
    pub pointer: String,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The line, cut to a length that a terminal shows.
    pub text: String,
}

/// How much of a line is shown: a JSON document may be one line of megabytes.
const SHOWN: usize = 160;

impl Position {
    /// Takes the line that is shown out of the text. `line` and `column` count from 1; `ascii` says that the line is, so
    /// that its characters need not be counted.
    pub(crate) fn new(line: usize, column: usize, whole_line: &str, ascii: bool) -> Self {
        let start = if column > SHOWN {
            column - SHOWN / 2
        } else {
            0
        };
        let text = if ascii {
            let end = (start + SHOWN).min(whole_line.len());
            whole_line.get(start..end).unwrap_or_default().to_owned()
        } else {
            whole_line.chars().skip(start).take(SHOWN).collect()
        };
        Self { line, column, text }
    }

    /// How many characters of [`Self::text`] stand before the column.
    fn offset(&self) -> usize {
        let start = if self.column > SHOWN {
            self.column - SHOWN / 2
        } else {
            0
        };
        self.column - 1 - start
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}[{}]: {}",
            self.severity.as_str(),
            self.code,
            self.message
        )?;
        match &self.position {
            Some(at) => {
                let gutter = at.line.to_string().len();
                writeln!(
                    f,
                    "{:gutter$}--> {}:{}:{}",
                    "", self.file, at.line, at.column
                )?;
                writeln!(f, "{:gutter$} |", "")?;
                writeln!(f, "{} | {}", at.line, at.text)?;
                writeln!(f, "{:gutter$} | {:offset$}^", "", "", offset = at.offset())?;
            }
            None => writeln!(f, " --> {}", self.file)?,
        }
        if !self.pointer.is_empty() {
            writeln!(f, "   at {}", self.pointer)?;
        }
        writeln!(f, "   help: {}", self.help)
    }
}

/// Complaints in the order of their positions, errors and warnings mixed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub(crate) fn sorted(mut all: Vec<Diagnostic>) -> Self {
        let place = |one: &Diagnostic| one.position.as_ref().map(|at| (at.line, at.column));
        all.sort_by(|a, b| {
            (&a.file, place(a), a.code, &a.pointer, &a.message).cmp(&(
                &b.file,
                place(b),
                b.code,
                &b.pointer,
                &b.message,
            ))
        });
        all.dedup();
        Self(all)
    }

    /// The complaints.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Nothing to complain about.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of them are errors.
    pub fn errors(&self) -> usize {
        self.0
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .count()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// For programs: an array of objects with the keys `code`, `severity`, `message`, `help`, `file`, `line`, `column`,
    /// `text` and `pointer`; the three of the position are null when it is not known.
    pub fn to_json(&self) -> serde_json::Value {
        self.0
            .iter()
            .map(|one| {
                let at = one.position.as_ref();
                serde_json::json!({
                    "code": one.code.as_str(),
                    "severity": one.severity.as_str(),
                    "message": one.message,
                    "help": one.help,
                    "file": one.file,
                    "line": at.map(|at| at.line),
                    "column": at.map(|at| at.column),
                    "text": at.map(|at| at.text.as_str()),
                    "pointer": one.pointer,
                })
            })
            .collect()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for one in &self.0 {
            writeln!(f, "{one}")?;
        }
        Ok(())
    }
}
