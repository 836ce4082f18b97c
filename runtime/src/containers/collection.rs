//! All containers in memory: found by id, by the beginning of an id, by name, by state.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::{Container, Status};

/// A name or id that leads to no container.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LookupError {
    /// None has it.
    #[error("No such container: {name}")]
    Missing {
        /// What was looked for.
        name: String,
    },
    /// More than one id begins so.
    #[error("Multiple IDs found with provided prefix: {prefix}")]
    Ambiguous {
        /// What was looked for.
        prefix: String,
    },
}

/// A name that another container has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Conflict. The container name \"/{name}\" is already in use by container \"{holder}\". \
     You have to remove (or rename) that container to be able to reuse that name."
)]
pub struct NameTaken {
    /// The name.
    pub name: String,
    /// Id of the container that has it.
    pub holder: String,
}

/// All containers of one engine. Reading takes a shared lock for moments.
#[derive(Debug, Default)]
pub struct Containers {
    index: RwLock<Index>,
}

#[derive(Debug, Default)]
struct Index {
    by_id: BTreeMap<String, Arc<Container>>,
    /// Names and the ids that hold them, containers that are being made included.
    names: HashMap<String, String>,
    by_status: BTreeMap<Status, BTreeSet<String>>,
    status_of: HashMap<String, Status>,
}

impl Containers {
    /// Takes a name for a container that is about to be made, so that of many who want it one gets it.
    ///
    /// # Errors
    /// [`NameTaken`].
    pub fn reserve(&self, name: &str, id: &str) -> Result<(), NameTaken> {
        let mut index = self.write();
        if let Some(holder) = index.names.get(name) {
            return Err(NameTaken {
                name: name.to_owned(),
                holder: holder.clone(),
            });
        }
        index.names.insert(name.to_owned(), id.to_owned());
        Ok(())
    }

    /// Gives a reserved name back, if `id` has it.
    pub fn give_back(&self, name: &str, id: &str) {
        let mut index = self.write();
        if index.names.get(name).is_some_and(|holder| holder == id) {
            index.names.remove(name);
        }
    }

    /// Takes a container up.
    pub fn insert(&self, container: Arc<Container>) {
        let snapshot = container.snapshot();
        let mut index = self.write();
        let id = container.id().to_owned();
        index.names.insert(snapshot.record.name.clone(), id.clone());
        index.by_id.insert(id.clone(), container);
        index.note(&id, snapshot.state.status);
    }

    /// Forgets a container and its name.
    pub fn remove(&self, id: &str) {
        let mut index = self.write();
        if let Some(container) = index.by_id.remove(id) {
            let name = container.snapshot().record.name.clone();
            if index.names.get(&name).is_some_and(|holder| holder == id) {
                index.names.remove(&name);
            }
        }
        if let Some(status) = index.status_of.remove(id)
            && let Some(ids) = index.by_status.get_mut(&status)
        {
            ids.remove(id);
        }
    }

    /// Notes where a container stands now; to be called after every change of its status.
    pub fn note_status(&self, container: &Container) {
        // The status is read under the lock: of two changes that race, the later one is noted.
        let mut index = self.write();
        let status = container.snapshot().state.status;
        if index.by_id.contains_key(container.id()) {
            index.note(container.id(), status);
        }
    }

    /// Finds a container by full id, by name, or by the beginning of an id that only it has, in this order.
    ///
    /// # Errors
    /// [`LookupError`].
    pub fn find(&self, name_or_id: &str) -> Result<Arc<Container>, LookupError> {
        let missing = || LookupError::Missing {
            name: name_or_id.to_owned(),
        };
        let index = self.read();
        if let Some(container) = index.by_id.get(name_or_id) {
            return Ok(Arc::clone(container));
        }
        let bare = name_or_id.strip_prefix('/').unwrap_or(name_or_id);
        if let Some(id) = index.names.get(bare) {
            // A name whose container is still being made leads nowhere yet.
            return index.by_id.get(id).cloned().ok_or_else(missing);
        }
        if name_or_id.is_empty() || !name_or_id.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(missing());
        }
        let mut candidates = index
            .by_id
            .range(name_or_id.to_owned()..)
            .take_while(|(id, _)| id.starts_with(name_or_id));
        match (candidates.next(), candidates.next()) {
            (None, _) => Err(missing()),
            (Some((_, container)), None) => Ok(Arc::clone(container)),
            _ => Err(LookupError::Ambiguous {
                prefix: name_or_id.to_owned(),
            }),
        }
    }

    /// All of them.
    pub fn all(&self) -> Vec<Arc<Container>> {
        self.read().by_id.values().cloned().collect()
    }

    /// Those in any of these states.
    pub fn in_states(&self, states: &[Status]) -> Vec<Arc<Container>> {
        let index = self.read();
        states
            .iter()
            .filter_map(|status| index.by_status.get(status))
            .flatten()
            .filter_map(|id| index.by_id.get(id).cloned())
            .collect()
    }

    /// How many there are in each state.
    pub fn counts(&self) -> BTreeMap<Status, usize> {
        self.read()
            .by_status
            .iter()
            .map(|(status, ids)| (*status, ids.len()))
            .collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.read().by_id.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn read(&self) -> RwLockReadGuard<'_, Index> {
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Index> {
        self.index.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Index {
    fn note(&mut self, id: &str, status: Status) {
        if let Some(before) = self.status_of.insert(id.to_owned(), status)
            && let Some(ids) = self.by_status.get_mut(&before)
        {
            ids.remove(id);
        }
        self.by_status
            .entry(status)
            .or_default()
            .insert(id.to_owned());
    }
}
