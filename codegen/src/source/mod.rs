//! Texts: reading them into trees, and finding places in them again.

mod locate;
mod quotes;
mod text;

pub(crate) use text::{Format, format_of, read};

use crate::Source;
use crate::diagnostic::{Place, Position};
use crate::ir::Pointer;

/// The texts that complaints point into.
pub(crate) struct Texts<'a> {
    document: Source<'a>,
    overlay: Option<Source<'a>>,
    /// Places of the document that the overlay put there: where they are now, where they stand in the overlay.
    grafts: Vec<(Pointer, Pointer)>,
}

/// Where something stands, for a person: the file, the line, the pointer.
pub(crate) struct Spot {
    pub(crate) file: String,
    pub(crate) position: Option<Position>,
    pub(crate) pointer: String,
}

impl<'a> Texts<'a> {
    pub(crate) fn new(document: Source<'a>, overlay: Option<Source<'a>>) -> Self {
        Self {
            document,
            overlay,
            grafts: Vec::new(),
        }
    }

    /// Remembers that `target` of the document came from `origin` of the overlay. A later graft hides an earlier one.
    pub(crate) fn graft(&mut self, target: Pointer, origin: Pointer) {
        self.grafts.push((target, origin));
    }

    fn source(&self, overlay: bool) -> Source<'a> {
        match self.overlay {
            Some(source) if overlay => source,
            _ => self.document,
        }
    }

    /// Whether a pointer into the document leads to what the overlay put there, and where that stands in the overlay.
    fn grafted(&self, pointer: &Pointer) -> Option<Pointer> {
        let text = pointer.as_str();
        self.grafts.iter().rev().find_map(|(target, origin)| {
            let rest = text.strip_prefix(target.as_str())?;
            (rest.is_empty() || rest.starts_with('/'))
                .then(|| Pointer::parse(format!("{}{rest}", origin.as_str())))
        })
    }

    /// Finds all places with one read of each text.
    pub(crate) fn spots(&self, places: &[Place]) -> Vec<Spot> {
        let resolved: Vec<(bool, Option<Pointer>)> = places
            .iter()
            .map(|place| match place {
                Place::Document(pointer) => match self.grafted(pointer) {
                    Some(origin) => (true, Some(origin)),
                    None => (false, Some(pointer.clone())),
                },
                Place::Overlay(pointer) => (true, Some(pointer.clone())),
                Place::Text { overlay, .. } | Place::Nowhere { overlay } => (*overlay, None),
            })
            .collect();
        let located = [false, true].map(|overlay| {
            let wanted: Vec<&Pointer> = resolved
                .iter()
                .filter(|(of, _)| *of == overlay)
                .filter_map(|(_, pointer)| pointer.as_ref())
                .collect();
            locate::locate(self.source(overlay).text, &wanted)
        });
        let lines = [false, true].map(|overlay| {
            let lines = self.source(overlay).text.lines();
            lines
                .map(|line| (line, line.is_ascii()))
                .collect::<Vec<_>>()
        });
        places
            .iter()
            .zip(&resolved)
            .map(|(place, (overlay, pointer))| {
                let which = usize::from(*overlay);
                let found = match (place, pointer) {
                    (Place::Text { line, column, .. }, _) => {
                        Some(((*line).max(1), (*column).max(1)))
                    }
                    (_, Some(pointer)) => located[which].get(pointer).copied(),
                    _ => None,
                };
                Spot {
                    file: self.source(*overlay).name.to_owned(),
                    position: found.map(|(line, column)| {
                        let (text, ascii) = lines[which].get(line - 1).copied().unwrap_or_default();
                        Position::new(line, column, text, ascii)
                    }),
                    pointer: match place {
                        Place::Document(pointer) | Place::Overlay(pointer) => {
                            pointer.as_str().to_owned()
                        }
                        _ => String::new(),
                    },
                }
            })
            .collect()
    }
}
