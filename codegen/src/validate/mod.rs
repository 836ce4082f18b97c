//! Validation: what generation complains of, and the house rules for a document besides.

use crate::Source;
use crate::diagnostic::Diagnostics;
use crate::lower;
use crate::pipeline::{Read, open};

/// Finds all that is wrong with a document.
pub(crate) fn validate(document: Source<'_>, overlay: Option<Source<'_>>) -> Diagnostics {
    let Read {
        texts,
        mut complaints,
        document,
    } = open(document, overlay);
    if let Some((tree, document)) = document {
        lower::lower(&tree, &document, &mut complaints);
    }
    complaints.locate(&texts)
}
