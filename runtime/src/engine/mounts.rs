//! A container's mounts: what its configuration asks for, the volumes made for it, where they are on the host.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{CreateError, Engine, EngineError, ShownMount};
use crate::containers::ContainerRecord;
use crate::launch::RootFs;
use crate::model::{
    BindSpec, ContainerConfig, HostConfig, ModelError, MountPoint, MountPointKind, MountType,
    VolumesFromSpec, clean_destination,
};
use crate::volumes::{VolumeRequest, copy_up};

/// The mounts of a container that is being made.
#[derive(Debug, Default)]
pub(super) struct ResolvedMounts {
    pub(super) points: Vec<MountPoint>,
    /// Volumes that did not exist before.
    pub(super) new_volumes: Vec<String>,
    /// Those of them that nobody named.
    pub(super) anonymous: Vec<String>,
}

/// A mount as planned; a volume may still lack its name.
#[derive(Debug)]
struct PlannedMount {
    point: MountPoint,
    volume: Option<VolumeRequest>,
}

/// Plans the mounts. `inherited` are those of the containers in `VolumesFrom`. Later ones replace inherited ones at the same
/// destination; two of the container's own at one destination are an error.
fn plan_mounts(
    config: &ContainerConfig,
    host: &HostConfig,
    inherited: Vec<MountPoint>,
) -> Result<Vec<PlannedMount>, EngineError> {
    let mut own: Vec<PlannedMount> = Vec::new();
    let mut taken = BTreeSet::new();
    let mut take = |destination: &str| {
        if taken.insert(destination.to_owned()) {
            Ok(())
        } else {
            Err(CreateError::Limit {
                message: format!("Duplicate mount point: {destination}"),
            })
        }
    };
    for text in host.binds.iter().flatten() {
        let bind = BindSpec::parse(text)?;
        take(&bind.destination)?;
        own.push(planned_bind(bind, host));
    }
    for mount in &host.mounts {
        let target = mount.check()?;
        take(&target)?;
        own.push(planned_mount(mount, target));
    }
    for destination in host.tmpfs.keys() {
        let destination =
            clean_destination(destination).map_err(|reason| CreateError::Invalid {
                field: "Tmpfs",
                reason: format!("{destination}: {reason}"),
            })?;
        take(&destination)?;
    }
    for destination in &config.volumes {
        let destination =
            clean_destination(destination).map_err(|reason| CreateError::Invalid {
                field: "Volumes",
                reason: format!("{destination}: {reason}"),
            })?;
        let inherits = inherited
            .iter()
            .any(|point| point.destination == destination);
        if !inherits && take(&destination).is_ok() {
            own.push(PlannedMount {
                point: volume_point(destination, String::new(), true, true),
                volume: Some(VolumeRequest::default()),
            });
        }
    }
    let replaced = |point: &MountPoint| {
        own.iter()
            .any(|mount| mount.point.destination == point.destination)
            || host
                .tmpfs
                .keys()
                .any(|tmpfs| clean_destination(tmpfs).is_ok_and(|tmpfs| tmpfs == point.destination))
    };
    let mut all: Vec<PlannedMount> = inherited
        .into_iter()
        .filter(|point| !replaced(point))
        .map(|point| PlannedMount {
            point,
            volume: None,
        })
        .collect();
    all.extend(own);
    // A mount above another one comes first.
    all.sort_by_key(|mount| mount.point.destination.matches('/').count());
    Ok(all)
}

fn planned_bind(bind: BindSpec, host: &HostConfig) -> PlannedMount {
    let mut point = volume_point(
        bind.destination.clone(),
        bind.mode.clone(),
        !bind.read_only,
        !bind.no_copy,
    );
    if bind.is_bind() {
        point.kind = MountPointKind::Bind {
            source: PathBuf::from(bind.source.unwrap_or_default()),
        };
        point.propagation = bind.propagation;
        return PlannedMount {
            point,
            volume: None,
        };
    }
    let name = bind.source.unwrap_or_default();
    let volume = VolumeRequest {
        name,
        driver: host.volume_driver.clone(),
        ..VolumeRequest::default()
    };
    PlannedMount {
        point,
        volume: Some(volume),
    }
}

fn planned_mount(mount: &crate::model::Mount, target: String) -> PlannedMount {
    let options = mount.volume.clone().unwrap_or_default();
    let mut point = volume_point(target, String::new(), !mount.read_only, !options.no_copy);
    point.source_must_exist = true;
    match mount.kind {
        MountType::Bind => {
            point.kind = MountPointKind::Bind {
                source: PathBuf::from(&mount.source),
            };
            point.propagation = mount.bind.as_ref().and_then(|bind| bind.propagation);
        }
        MountType::Tmpfs => {
            let tmpfs = mount.tmpfs.clone().unwrap_or_default();
            let mut options = Vec::new();
            if tmpfs.size_bytes > 0 {
                options.push(format!("size={}", tmpfs.size_bytes));
            }
            if tmpfs.mode > 0 {
                options.push(format!("mode={:o}", tmpfs.mode));
            }
            point.kind = MountPointKind::Tmpfs { options };
        }
        MountType::Volume => {
            let given =
                |map: &std::collections::BTreeMap<_, _>| (!map.is_empty()).then(|| map.clone());
            let volume = VolumeRequest {
                name: mount.source.clone(),
                driver: options.driver.clone(),
                options: given(&options.driver_options),
                labels: given(&options.labels),
            };
            return PlannedMount {
                point,
                volume: Some(volume),
            };
        }
    }
    PlannedMount {
        point,
        volume: None,
    }
}

fn volume_point(destination: String, mode: String, writable: bool, copy_up: bool) -> MountPoint {
    MountPoint {
        destination,
        kind: MountPointKind::Volume {
            name: String::new(),
            driver: "local".to_owned(),
            copy_up,
        },
        writable,
        mode,
        propagation: None,
        source_must_exist: false,
    }
}

/// The mounts of `HostConfig.Tmpfs`. Inspection shows them there and not among the mounts, as other engines do.
pub(super) fn tmpfs_points(host: &HostConfig) -> Vec<MountPoint> {
    host.tmpfs
        .iter()
        .filter_map(|(destination, options)| {
            let options: Vec<String> = tmpfs_options(options).map(str::to_owned).collect();
            Some(MountPoint {
                destination: clean_destination(destination).ok()?,
                writable: !options.iter().any(|option| option == "ro"),
                kind: MountPointKind::Tmpfs { options },
                mode: String::new(),
                propagation: None,
                source_must_exist: false,
            })
        })
        .collect()
}

/// The options of an element of `HostConfig.Tmpfs`.
pub(super) fn tmpfs_options(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|option| !option.is_empty())
}

impl Engine {
    /// Resolves the mounts of a container that is being made, making the volumes it needs. Those made so far are in `made`,
    /// whatever the outcome.
    pub(super) async fn resolve_mounts(
        &self,
        config: &ContainerConfig,
        host: &HostConfig,
        made: &mut ResolvedMounts,
    ) -> Result<(), EngineError> {
        let mut inherited: Vec<MountPoint> = Vec::new();
        for text in host.volumes_from.iter().flatten() {
            let spec = VolumesFromSpec::parse(text)?;
            let donor = self.find_whole(&spec.container)?.snapshot();
            for point in donor
                .record
                .mounts
                .iter()
                .filter(|p| !matches!(p.kind, MountPointKind::Tmpfs { .. }))
            {
                inherited.retain(|earlier| earlier.destination != point.destination);
                inherited.push(MountPoint {
                    writable: point.writable && !spec.read_only,
                    ..point.clone()
                });
            }
        }
        for mount in plan_mounts(config, host, inherited)? {
            let mut point = mount.point;
            if let Some(request) = mount.volume {
                let anonymous = request.name.is_empty();
                let (volume, is_new) = self.inner.volumes.create(request).await?;
                if let MountPointKind::Volume { name, .. } = &mut point.kind {
                    name.clone_from(&volume.name);
                }
                if is_new {
                    self.volume_event(&volume.name, "create", &[]);
                    made.new_volumes.push(volume.name.clone());
                }
                if anonymous {
                    made.anonymous.push(volume.name.clone());
                }
            }
            if let MountPointKind::Bind { source } = &point.kind
                && point.source_must_exist
                && tokio::fs::metadata(source).await.is_err()
            {
                let reason = format!("bind source path does not exist: {}", source.display());
                return Err(ModelError::Mount {
                    kind: "bind".to_owned(),
                    reason,
                }
                .into());
            }
            made.points.push(point);
        }
        Ok(())
    }

    /// Where a mount is on the host; `None` for a tmpfs.
    pub(super) fn mount_source(&self, point: &MountPoint) -> Result<Option<PathBuf>, EngineError> {
        Ok(match &point.kind {
            MountPointKind::Bind { source } => Some(source.clone()),
            MountPointKind::Volume { name, .. } => {
                Some(self.inner.volumes.get(name)?.mountpoint.clone())
            }
            MountPointKind::Tmpfs { .. } => None,
        })
    }

    /// Copies the image's files into the empty volumes of a container that is being made.
    pub(super) async fn fill_volumes(
        &self,
        root: &RootFs,
        points: &[MountPoint],
    ) -> Result<(), EngineError> {
        let mut work = Vec::new();
        for point in points {
            if let MountPointKind::Volume {
                name,
                copy_up: true,
                ..
            } = &point.kind
            {
                work.push((
                    point.destination.clone(),
                    self.inner.volumes.get(name)?.mountpoint.clone(),
                ));
            }
        }
        if work.is_empty() {
            return Ok(());
        }
        let root = root.clone();
        Self::blocking(move || {
            for (destination, directory) in work {
                copy_up(&root, destination.as_ref(), &directory)
                    .map_err(EngineError::file("fill", &directory))?;
            }
            Ok(())
        })
        .await
    }

    /// A container's mounts as lists and inspection show them.
    pub(super) fn shown_mounts(&self, record: &ContainerRecord) -> Vec<ShownMount> {
        record
            .mounts
            .iter()
            .map(|point| ShownMount {
                point: point.clone(),
                source: self.mount_source(point).ok().flatten().unwrap_or_default(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mount;

    fn planned(
        binds: &[&str],
        volumes: &[&str],
        inherited: Vec<MountPoint>,
    ) -> Result<Vec<String>, String> {
        let config = ContainerConfig {
            volumes: volumes.iter().map(|v| (*v).to_owned()).collect(),
            ..ContainerConfig::default()
        };
        let host = HostConfig {
            binds: Some(binds.iter().map(|b| (*b).to_owned()).collect()),
            mounts: vec![Mount {
                kind: MountType::Tmpfs,
                target: "/run".to_owned(),
                ..Mount::default()
            }],
            ..HostConfig::default()
        };
        let mounts = plan_mounts(&config, &host, inherited).map_err(|error| error.to_string())?;
        Ok(mounts
            .into_iter()
            .map(|mount| mount.point.destination)
            .collect())
    }

    #[test]
    fn deeper_mounts_come_later() {
        let found = planned(&["/a:/x/y/z", "/b:/x"], &[], Vec::new()).expect("valid");
        assert_eq!(found, ["/x", "/run", "/x/y/z"]);
    }

    #[test]
    fn one_destination_takes_one_mount() {
        let error = planned(&["/a:/x", "/b:/x/"], &[], Vec::new()).expect_err("refused");
        assert_eq!(error, "Duplicate mount point: /x");
        // An image's volume gives way to what the user mounts there, and to what is inherited.
        assert_eq!(
            planned(&["/a:/x"], &["/x"], Vec::new()).expect("valid"),
            ["/x", "/run"]
        );
        let donor = volume_point("/y".to_owned(), String::new(), true, true);
        assert_eq!(
            planned(&[], &["/y"], vec![donor.clone()]).expect("valid"),
            ["/y", "/run"]
        );
        assert_eq!(
            planned(&["/a:/y"], &[], vec![donor]).expect("valid"),
            ["/y", "/run"]
        );
    }
}
