//! A container's control groups, seen from outside: freezing them, and taking them away when its monitor cannot.

use std::sync::Arc;

use super::{Change, Engine, EngineError};
use crate::containers::{Container, ContainerRecord, Status, Transition};
use crate::kernel::cgroup::remove_leftovers;
use crate::launch::{CgroupPlan, UnifiedGroup, V1Group};

/// How often the freezer is asked whether all processes have stopped. One that cannot (it waits in the kernel) is frozen as soon as
/// it can, so that nothing is lost by going on.
const FREEZE_LOOKS: usize = 1000;

impl Engine {
    /// Freezes every process of a container.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it does not run or is paused already; `NotImplemented` without a freezer.
    pub async fn pause_container(&self, name: &str) -> Result<(), EngineError> {
        let container = self.find_whole(name)?;
        let engine = self.clone();
        Self::to_the_end(async move {
            let _operation = container.operation.lock().await;
            match container.snapshot().state.status {
                Status::Running => {}
                Status::Paused => {
                    return Err(EngineError::AlreadyPaused {
                        id: container.id().to_owned(),
                    });
                }
                _ => {
                    return Err(EngineError::NotRunning {
                        id: container.id().to_owned(),
                    });
                }
            }
            engine.freeze(&container, true).await?;
            engine
                .note_pause(&container, Transition::Paused, "pause")
                .await
        })
        .await
    }

    /// Lets a frozen container go on.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it is not paused.
    pub async fn unpause_container(&self, name: &str) -> Result<(), EngineError> {
        let container = self.find_whole(name)?;
        let engine = self.clone();
        Self::to_the_end(async move {
            let _operation = container.operation.lock().await;
            match engine.thaw(&container).await? {
                Change::Done => Ok(()),
                Change::AlreadySo => Err(EngineError::NotPaused {
                    id: container.id().to_owned(),
                }),
            }
        })
        .await
    }

    /// Lets a container go on if it is frozen.
    pub(super) async fn thaw(&self, container: &Arc<Container>) -> Result<Change, EngineError> {
        if container.snapshot().state.status != Status::Paused {
            return Ok(Change::AlreadySo);
        }
        self.freeze(container, false).await?;
        self.note_pause(container, Transition::Unpaused, "unpause")
            .await?;
        Ok(Change::Done)
    }

    async fn note_pause(
        &self,
        container: &Arc<Container>,
        transition: Transition,
        action: &str,
    ) -> Result<(), EngineError> {
        let (_, state) = container.apply(transition)?;
        self.inner.containers.note_status(container);
        self.container_event(container, action, &[]);
        self.keep_state(container.id(), &state).await;
        Ok(())
    }

    async fn freeze(&self, container: &Container, frozen: bool) -> Result<(), EngineError> {
        let plan = self.cgroups_of(&container.snapshot().record);
        let v1 = plan
            .v1
            .iter()
            .find(|group| group.controllers.split(',').any(|name| name == "freezer"));
        let (file, word) = match (v1, &plan.unified) {
            (Some(group), _) => {
                let word = if frozen { "FROZEN" } else { "THAWED" };
                (group.mount.join(&group.path).join("freezer.state"), word)
            }
            (None, Some(group)) => {
                let word = if frozen { "1" } else { "0" };
                (group.mount.join(&group.path).join("cgroup.freeze"), word)
            }
            (None, None) => {
                return Err(EngineError::NotImplemented {
                    what: "pausing without a freezer control group",
                });
            }
        };
        Self::blocking(move || {
            std::fs::write(&file, word).map_err(EngineError::file("write", &file))?;
            // Only version 1 takes its time: reading makes it look at the processes again.
            for _ in 0..FREEZE_LOOKS {
                match std::fs::read_to_string(&file) {
                    Ok(state) if state.trim_end() == "FREEZING" => std::thread::yield_now(),
                    _ => break,
                }
            }
            Ok(())
        })
        .await
    }

    /// Removes the control groups of a container whose monitor is gone, and kills what is left in them.
    pub(super) async fn remove_cgroups(&self, container: &Container) {
        let plan = self.cgroups_of(&container.snapshot().record);
        let removed = Self::blocking(move || {
            remove_leftovers(&plan);
            Ok(())
        });
        if let Err(error) = removed.await {
            tracing::warn!(
                container = container.id(),
                error = error.message(),
                "control groups stay"
            );
        }
    }

    /// Where a container's groups are.
    fn cgroups_of(&self, record: &ContainerRecord) -> CgroupPlan {
        let mounts = &self.inner.spec.host.cgroups;
        let own = &record.host_config.resources.cgroup_parent;
        let parent = if own.is_empty() {
            &self.inner.spec.cgroup_parent
        } else {
            own
        };
        // As the spec cleans it: nobody climbs out of a hierarchy.
        let parts = parent
            .split('/')
            .filter(|part| !matches!(*part, "" | "." | ".."));
        let path = parts
            .chain([record.id.as_str()])
            .collect::<Vec<_>>()
            .join("/");
        let v1 = mounts.v1.iter().map(|hierarchy| V1Group {
            controllers: hierarchy.controllers.clone(),
            mount: hierarchy.mount.clone(),
            path: path.clone(),
            settings: Vec::new(),
        });
        let unified = mounts.unified.as_ref().map(|hierarchy| UnifiedGroup {
            mount: hierarchy.mount.clone(),
            path: path.clone(),
            controllers: Vec::new(),
            settings: Vec::new(),
            device_rules: Vec::new(),
        });
        CgroupPlan {
            v1: v1.collect(),
            unified,
        }
    }
}
