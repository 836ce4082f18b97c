//! Removing names and images: what goes, and what stands against it.
//!
//! A removal is planned on a view of the state and then carried out as one change. The rules are dockerd's
//! (`daemon/images/image_delete.go`).

use std::collections::HashSet;
use std::sync::Arc;

use crate::layers::{DiffId, chain_ids};

use super::reference::Reference;
use super::state::{State, is_id_prefix};
use super::{Image, ImageError, ImageId};

/// A container that uses an image. The caller knows the containers; this module only judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageUse {
    /// The container's full id.
    pub container_id: String,
    /// The image it was made from.
    pub image: ImageId,
    /// Whether it runs (paused and restarting ones do).
    pub running: bool,
}

/// How to remove an image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RemoveOptions {
    /// Remove although it has several names or stopped containers use it.
    pub force: bool,
    /// Keep the parents that have no name of their own.
    pub no_prune: bool,
}

/// One thing that went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// A name, in its familiar form.
    Untagged(String),
    /// An image or a stack of layers, by its full id.
    Deleted(String),
}

/// What a removal did, in order; for the answer and for the events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// What went.
    pub removed: Vec<Removed>,
    /// The images that were deleted (events of theirs follow the names').
    pub deleted_images: Vec<ImageId>,
    /// The image of each name that went, in the order of the `Untagged` entries.
    pub untagged_images: Vec<ImageId>,
    /// Bytes of layers that nothing else uses.
    pub reclaimed_bytes: u64,
}

impl Removal {
    /// Adds what another removal did.
    pub(super) fn append(&mut self, mut other: Self) {
        self.removed.append(&mut other.removed);
        self.deleted_images.append(&mut other.deleted_images);
        self.untagged_images.append(&mut other.untagged_images);
        self.reclaimed_bytes += other.reclaimed_bytes;
    }
}

/// A removal in the making.
pub(super) struct Plan<'s> {
    state: &'s State,
    users: &'s [ImageUse],
    /// The stacks of layers below containers.
    stacks: &'s [Vec<DiffId>],
    layer_bytes: &'s dyn Fn(&DiffId) -> u64,
    pub(super) names: Vec<Reference>,
    pub(super) images: Vec<Arc<Image>>,
    pub(super) removal: Removal,
}

/// Why an image cannot be deleted.
struct Obstacle {
    hard: bool,
    /// Whether a container is the reason.
    used: bool,
    reason: String,
}

impl<'s> Plan<'s> {
    pub(super) fn new(
        state: &'s State,
        users: &'s [ImageUse],
        stacks: &'s [Vec<DiffId>],
        layer_bytes: &'s dyn Fn(&DiffId) -> u64,
    ) -> Self {
        Self {
            state,
            users,
            stacks,
            layer_bytes,
            names: Vec::new(),
            images: Vec::new(),
            removal: Removal::default(),
        }
    }

    /// Plans the removal of what a client calls `text`.
    pub(super) fn remove(&mut self, text: &str, options: RemoveOptions) -> Result<(), ImageError> {
        let image = self.state.find(text)?;
        let names = self.names_of(&image.id);
        let mut quiet = false;
        if is_id_prefix(&image.id, text) {
            if is_single(&names) {
                // All names of one image in one repository go with it, so they are no obstacle here.
                if let Some(obstacle) = self.obstacle(&image.id, !options.force, true) {
                    return Err(obstacle.of(&image));
                }
                names.iter().for_each(|name| self.untag(name, &image));
            }
        } else {
            let user = self.users.iter().find(|user| user.image == image.id);
            if let (false, true, Some(user)) = (options.force, is_single(&names), user) {
                return Err(ImageError::ReferenceInUse {
                    reference: text.to_owned(),
                    container: short(&user.container_id),
                    image: image.id.short(),
                });
            }
            let name = Reference::parse(text)?.or_latest();
            self.untag(&name, &image);
            self.untag_lonely_digests(&name, &image);
            if !self.names_of(&image.id).is_empty() {
                return Ok(());
            }
            quiet = true;
        }
        self.delete(&image, options.force, !options.no_prune, quiet)
    }

    /// When the last tag of a repository went, its digests go too.
    fn untag_lonely_digests(&mut self, name: &Reference, image: &Image) {
        if name.digest().is_some() {
            return;
        }
        let same: Vec<Reference> = self
            .names_of(&image.id)
            .into_iter()
            .filter(|other| other.name() == name.name())
            .collect();
        if same.iter().all(|other| other.digest().is_some()) {
            same.iter().for_each(|other| self.untag(other, image));
        }
    }

    fn delete(
        &mut self,
        image: &Arc<Image>,
        force: bool,
        prune: bool,
        quiet: bool,
    ) -> Result<(), ImageError> {
        if let Some(obstacle) = self.obstacle(&image.id, !force, false) {
            let dangling = self.names_of(&image.id).is_empty() && !self.has_children(&image.id);
            return if quiet && (!dangling || obstacle.used) {
                Ok(())
            } else {
                Err(obstacle.of(image))
            };
        }
        self.names_of(&image.id)
            .iter()
            .for_each(|name| self.untag(name, image));
        self.images.push(Arc::clone(image));
        self.removal.deleted_images.push(image.id);
        self.removal
            .removed
            .push(Removed::Deleted(image.id.to_string()));
        self.drop_layers(image);
        let parent = image
            .parent
            .and_then(|parent| self.state.images.get(&parent))
            .cloned();
        match parent {
            Some(parent) if prune => self.delete(&parent, false, true, true),
            _ => Ok(()),
        }
    }

    /// Lists the stacks that nothing uses any more, from the top down.
    fn drop_layers(&mut self, image: &Image) {
        let gone = self.gone();
        let others = self
            .state
            .images
            .values()
            .filter(|other| !gone.contains(&other.id))
            .map(|other| other.layers());
        let used: Vec<&[DiffId]> = others
            .chain(self.stacks.iter().map(Vec::as_slice))
            .collect();
        let layers = image.layers();
        for (depth, chain) in chain_ids(layers).iter().enumerate().rev() {
            if used
                .iter()
                .any(|stack| stack.starts_with(&layers[..=depth]))
            {
                break;
            }
            self.removal
                .removed
                .push(Removed::Deleted(chain.to_string()));
            if !used.iter().any(|stack| stack.contains(&layers[depth])) {
                self.removal.reclaimed_bytes += (self.layer_bytes)(&layers[depth]);
            }
        }
    }

    /// What stands against deleting an image. With `soft` also what force would overrule; `names_go` when the names are
    /// removed along.
    fn obstacle(&self, id: &ImageId, soft: bool, names_go: bool) -> Option<Obstacle> {
        let user = |running: bool| {
            self.users
                .iter()
                .find(|user| user.image == *id && user.running == running)
        };
        if self.has_children(id) {
            return Some(Obstacle {
                hard: true,
                used: false,
                reason: "image has dependent child images".to_owned(),
            });
        }
        if let Some(user) = user(true) {
            let reason = format!(
                "image is being used by running container {}",
                short(&user.container_id)
            );
            return Some(Obstacle {
                hard: true,
                used: true,
                reason,
            });
        }
        if soft && !names_go && !self.names_of(id).is_empty() {
            let reason = "image is referenced in multiple repositories".to_owned();
            return Some(Obstacle {
                hard: false,
                used: false,
                reason,
            });
        }
        if let (true, Some(user)) = (soft, user(false)) {
            let reason = format!(
                "image is being used by stopped container {}",
                short(&user.container_id)
            );
            return Some(Obstacle {
                hard: false,
                used: true,
                reason,
            });
        }
        None
    }

    fn untag(&mut self, name: &Reference, image: &Image) {
        self.removal
            .removed
            .push(Removed::Untagged(name.familiar()));
        self.removal.untagged_images.push(image.id);
        self.names.push(name.clone());
    }

    /// The names of an image that are not to go.
    fn names_of(&self, id: &ImageId) -> Vec<Reference> {
        self.state
            .names_of(id)
            .into_iter()
            .filter(|name| !self.names.contains(name))
            .cloned()
            .collect()
    }

    fn has_children(&self, id: &ImageId) -> bool {
        let gone = self.gone();
        self.state
            .images
            .values()
            .any(|image| image.parent.as_ref() == Some(id) && !gone.contains(&image.id))
    }

    fn gone(&self) -> HashSet<ImageId> {
        self.images.iter().map(|image| image.id).collect()
    }
}

impl Obstacle {
    fn of(self, image: &Image) -> ImageError {
        ImageError::InUse {
            image: image.id.short(),
            hard: self.hard,
            reason: self.reason,
        }
    }
}

/// Whether the names are one name at most: one tag and digests of the same repository count as one.
fn is_single(names: &[Reference]) -> bool {
    let (digests, tags): (Vec<&Reference>, Vec<&Reference>) =
        names.iter().partition(|name| name.digest().is_some());
    let repositories: HashSet<String> = names.iter().map(Reference::name).collect();
    tags.len() + digests.len() <= 1 || (tags.len() <= 1 && repositories.len() == 1)
}

fn short(id: &str) -> String {
    id.chars().take(12).collect()
}
