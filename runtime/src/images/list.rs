//! Listing, inspecting and the history of images.

use std::sync::Arc;

use super::glob::glob_matches;
use super::reference::Reference;
use super::state::State;
use super::{HistoryEntry, Image, ImageError, ImageFilters, ImageId, ImageSummary, ListQuery};
use crate::layers::Layers;

/// The images that a query asks for, the newest first.
pub(super) fn list(state: &State, query: &ListQuery) -> Result<Vec<ImageSummary>, ImageError> {
    let filters = &query.filters;
    let bound = |names: &[String]| {
        names
            .iter()
            .map(|name| state.find(name))
            .collect::<Result<Vec<_>, _>>()
    };
    let (before, since) = (bound(&filters.before)?, bound(&filters.since)?);
    let mut summaries = Vec::new();
    for image in state.images.values() {
        let created = image.config.created;
        let in_time = before.iter().all(|other| created < other.config.created)
            && since.iter().all(|other| created > other.config.created);
        if !in_time || !filters.match_labels(image) {
            continue;
        }
        if let Some(summary) = summarise(state, image, query)? {
            summaries.push(summary);
        }
    }
    summaries.sort_by(|a, b| {
        (b.image.config.created, a.image.id).cmp(&(a.image.config.created, b.image.id))
    });
    Ok(summaries)
}

fn summarise(
    state: &State,
    image: &Arc<Image>,
    query: &ListQuery,
) -> Result<Option<ImageSummary>, ImageError> {
    let filters = &query.filters;
    let (mut tags, mut digests) = (Vec::new(), Vec::new());
    for name in state.names_of(&image.id) {
        if !filters.references.is_empty() && !matches_any(&filters.references, name)? {
            continue;
        }
        let list = if name.digest().is_some() {
            &mut digests
        } else {
            &mut tags
        };
        list.push(name.familiar());
    }
    if tags.is_empty() && digests.is_empty() {
        let intermediate = !query.all && state.has_children(&image.id);
        if intermediate || filters.dangling == Some(false) || !filters.references.is_empty() {
            return Ok(None);
        }
        tags.push("<none>:<none>".to_owned());
        digests.push("<none>@<none>".to_owned());
        let hidden = filters.dangling == Some(true) && state.has_children(&image.id);
        return Ok((!hidden).then(|| summary(image, tags, digests)));
    }
    let hidden = filters.dangling == Some(true) && !tags.is_empty();
    Ok((!hidden).then(|| summary(image, tags, digests)))
}

fn summary(image: &Arc<Image>, repo_tags: Vec<String>, repo_digests: Vec<String>) -> ImageSummary {
    ImageSummary {
        image: Arc::clone(image),
        repo_tags,
        repo_digests,
    }
}

/// A pattern is meant for the whole familiar name or for the name without its tag.
fn matches_any(patterns: &[String], name: &Reference) -> Result<bool, ImageError> {
    for pattern in patterns {
        let malformed = || ImageError::Filter {
            text: format!("reference={pattern}"),
        };
        let whole = glob_matches(pattern, &name.familiar()).ok_or_else(malformed)?;
        if whole || glob_matches(pattern, &name.familiar_with_domain()).ok_or_else(malformed)? {
            return Ok(true);
        }
    }
    Ok(false)
}

impl ImageFilters {
    /// Whether the image's labels are as asked.
    pub(super) fn match_labels(&self, image: &Image) -> bool {
        let has = |wanted: &String| {
            let labels = image
                .config
                .config
                .as_ref()
                .and_then(|config| config.labels.as_ref());
            let (name, value) = wanted
                .split_once('=')
                .map_or((wanted.as_str(), None), |(n, v)| (n, Some(v)));
            let found = labels.and_then(|labels| labels.get(name));
            found.is_some_and(|found| value.is_none_or(|value| value == found))
        };
        self.labels.iter().all(has) && !self.without_labels.iter().any(has)
    }
}

/// The steps that made an image, the newest first.
pub(super) fn history(state: &State, layers: &Layers, image: &Image) -> Vec<HistoryEntry> {
    let mut stack = image.layers().iter();
    let mut entries: Vec<HistoryEntry> = image
        .config
        .history
        .iter()
        .map(|step| {
            let layer = if step.empty_layer { None } else { stack.next() };
            HistoryEntry {
                id: None,
                created: step.created,
                created_by: step.created_by.clone(),
                tags: Vec::new(),
                size_bytes: layer
                    .and_then(|layer| layers.size_bytes(layer))
                    .unwrap_or_default(),
                comment: step.comment.clone(),
            }
        })
        .collect();
    entries.reverse();
    let mut id: Option<ImageId> = Some(image.id);
    for entry in &mut entries {
        let Some(here) = id else { break };
        entry.id = Some(here);
        entry.tags = state.tags_and_digests(&here).0;
        id = state.images.get(&here).and_then(|image| image.parent);
    }
    entries
}
