//! Validation: what generation complains of, and the house rules for a document besides.
//!
//! The house rules are warnings, an example that does not match its schema is an error. Each can be silenced in place,
//! with a reason: `x-allow: {PH0701: "the id is published so"}`.

mod allow;
mod examples;
mod rules;
mod usage;

pub(crate) use allow::Allowed;

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
        let api = lower::lower(&tree, &document, &mut complaints);
        rules::check(&tree, &api, &mut complaints);
        usage::check(&tree, &mut complaints);
        examples::check(&tree, &mut complaints);
        let mut allowed = Allowed::of(&tree, &mut complaints);
        allowed.silence(&mut complaints);
        allowed.complain_of_idle(&mut complaints);
    }
    complaints.locate(&texts)
}
