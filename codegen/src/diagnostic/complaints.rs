//! Complaints while they are collected: they point by JSON pointer, and only when all are known is a text read again to
//! find the lines.

use super::{Code, Diagnostic, Diagnostics, Severity};
use crate::ir::Pointer;
use crate::source::Texts;

/// Where a complaint points.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// Into the document, as it is after the overlay.
    Document(Pointer),
    /// Into the overlay.
    Overlay(Pointer),
    /// At a line and column of a text, both from 1; what a parser says.
    Text {
        overlay: bool,
        line: usize,
        column: usize,
    },
    /// At no place in particular.
    Nowhere { overlay: bool },
}

struct Complaint {
    code: Code,
    severity: Severity,
    message: String,
    help: String,
    place: Place,
}

/// Complaints so far.
#[derive(Default)]
pub(crate) struct Complaints(Vec<Complaint>);

impl Complaints {
    pub(crate) fn error(
        &mut self,
        code: Code,
        at: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(
            Severity::Error,
            code,
            Place::Document(at.clone()),
            message,
            help,
        );
    }

    pub(crate) fn warn(
        &mut self,
        code: Code,
        at: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(
            Severity::Warning,
            code,
            Place::Document(at.clone()),
            message,
            help,
        );
    }

    pub(crate) fn add(
        &mut self,
        severity: Severity,
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.0.push(Complaint {
            code,
            severity,
            message: message.into(),
            help: help.into(),
            place,
        });
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Gives the complaints from the one at `from` on another code.
    pub(crate) fn recode(&mut self, from: usize, code: Code) {
        for complaint in self.0.iter_mut().skip(from) {
            complaint.code = code;
        }
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|complaint| complaint.severity == Severity::Error)
    }

    /// Forgets the complaints that `keep` refuses, given the code, the pointer into the document, and whether it is an
    /// error.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(Code, &Pointer, bool) -> bool) {
        self.0.retain(|complaint| match &complaint.place {
            Place::Document(pointer) => keep(
                complaint.code,
                pointer,
                complaint.severity == Severity::Error,
            ),
            _ => true,
        });
    }

    /// Finds the lines.
    pub(crate) fn locate(self, texts: &Texts<'_>) -> Diagnostics {
        if self.0.is_empty() {
            return Diagnostics::default();
        }
        let (said, places): (Vec<_>, Vec<_>) = self
            .0
            .into_iter()
            .map(|one| ((one.code, one.severity, one.message, one.help), one.place))
            .unzip();
        let spots = texts.spots(&places);
        let located = said
            .into_iter()
            .zip(spots)
            .map(|((code, severity, message, help), spot)| Diagnostic {
                code,
                severity,
                message,
                help,
                file: spot.file,
                position: spot.position,
                pointer: spot.pointer,
            });
        Diagnostics::sorted(located.collect())
    }
}
