//! The images in memory, and looking them up.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::reference::{ImageName, Reference};
use super::{BrokenImage, Image, ImageError, ImageId};

/// All images and names.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) images: HashMap<ImageId, Arc<Image>>,
    pub(super) names: BTreeMap<Reference, ImageId>,
    pub(super) broken: Vec<BrokenImage>,
}

impl State {
    /// Finds an image as dockerd does: a full id; then a name; then the beginning of an id.
    pub(super) fn find(&self, text: &str) -> Result<Arc<Image>, ImageError> {
        let name = ImageName::parse(text)?;
        let found = match &name {
            ImageName::Id(id) => self.images.get(id),
            ImageName::Named(reference) => {
                let named = self.names.get(&reference.clone().or_latest());
                named
                    .and_then(|id| self.images.get(id))
                    .or_else(|| self.find_by_prefix(text))
            }
        };
        found.map(Arc::clone).ok_or_else(|| {
            if let Some(broken) = self.broken.iter().find(|broken| broken.is_meant_by(text)) {
                return ImageError::Broken {
                    id: broken.key.clone(),
                    reason: broken.reason.clone(),
                };
            }
            ImageError::NotFound {
                name: match name {
                    ImageName::Id(id) => id.to_string(),
                    ImageName::Named(reference) => reference.or_latest().familiar(),
                },
            }
        })
    }

    /// The only image whose id begins with `text`, with or without the algorithm.
    fn find_by_prefix(&self, text: &str) -> Option<&Arc<Image>> {
        let mut matching = self
            .images
            .values()
            .filter(|image| is_id_prefix(&image.id, text));
        let first = matching.next()?;
        matching.next().is_none().then_some(first)
    }

    /// The names of an image in the order of their text.
    pub(super) fn names_of(&self, id: &ImageId) -> Vec<&Reference> {
        let mut names: Vec<&Reference> = self
            .names
            .iter()
            .filter(|(_, image)| *image == id)
            .map(|(name, _)| name)
            .collect();
        names.sort_by_cached_key(|name| name.to_string());
        names
    }

    /// The familiar names of an image: those with a tag, and those with a digest.
    pub(super) fn tags_and_digests(&self, id: &ImageId) -> (Vec<String>, Vec<String>) {
        let mut split = (Vec::new(), Vec::new());
        for name in self.names_of(id) {
            let list = if name.digest().is_some() {
                &mut split.1
            } else {
                &mut split.0
            };
            list.push(name.familiar());
        }
        split
    }

    /// Whether another image names this one as its parent.
    pub(super) fn has_children(&self, id: &ImageId) -> bool {
        self.images
            .values()
            .any(|image| image.parent.as_ref() == Some(id))
    }
}

impl BrokenImage {
    /// Whether a client's text is this image's id or the beginning of it.
    pub(super) fn is_meant_by(&self, text: &str) -> bool {
        let hex = text.strip_prefix("sha256:").unwrap_or(text);
        hex.len() >= 12 && self.key.starts_with(hex)
    }
}

/// Whether `text` is the id or the beginning of it, with or without the algorithm.
pub(super) fn is_id_prefix(id: &ImageId, text: &str) -> bool {
    !text.is_empty() && (id.hex().starts_with(text) || id.to_string().starts_with(text))
}
