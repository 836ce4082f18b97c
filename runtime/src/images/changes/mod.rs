//! Dockerfile instructions that change a configuration.
//!
//! The `changes` of an import or commit are lines of a Dockerfile; the instructions that touch no file are allowed. Their
//! grammar is the Dockerfile reference's: JSON or shell form, quotes, `\` and `$NAME` in words.

mod apply;
mod health;
mod words;

pub use apply::apply_changes;

/// An instruction that cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// It is no instruction, or one that changes files.
    #[error("{instruction} is not a valid change command")]
    Unknown {
        /// The first word.
        instruction: String,
    },
    /// It has nothing to work with.
    #[error("{instruction} requires {needs}")]
    Arguments {
        /// The instruction.
        instruction: &'static str,
        /// What is missing.
        needs: &'static str,
    },
    /// A word is not of the form that is needed.
    #[error("{instruction}: {reason}: {text:?}")]
    Word {
        /// The instruction.
        instruction: &'static str,
        /// What is wrong.
        reason: &'static str,
        /// The word.
        text: String,
    },
}

#[cfg(test)]
mod tests;
