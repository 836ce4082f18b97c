//! The same, as tables.

use super::*;

fn request(donor: Option<Donor>) -> IpcRequest<'static> {
    IpcRequest {
        container_dir: PathBuf::from("/data/containers/c"),
        shm_bytes: 1 << 20,
        donor,
        host_has_shm: true,
        user_shm: None,
    }
}

fn donor(running: bool, joinable: bool, path: Option<&str>) -> Option<Donor> {
    let shm_path = path.map(PathBuf::from);
    Some(Donor {
        id: "d".to_owned(),
        running,
        restarting: false,
        joinable,
        shm_path,
    })
}

fn plan(mode: &str, request: &IpcRequest<'_>) -> Result<IpcPlan, IpcError> {
    plan_ipc(&mode.parse().expect("a mode"), request)
}

#[test]
fn every_mode_has_its_plan() {
    let own = || PathBuf::from("/data/containers/c/shm");
    let tmpfs = default_tmpfs(1 << 20);
    let shareable = IpcPlan {
        namespace: IpcNamespace::New,
        shm: ShmPlan::Owned {
            directory: own(),
            tmpfs: tmpfs.clone(),
        },
        shm_path: Some(own()),
    };
    let host = PathBuf::from("/dev/shm");
    let table = [
        (
            "none",
            IpcPlan {
                namespace: IpcNamespace::New,
                shm: ShmPlan::Absent,
                shm_path: None,
            },
        ),
        (
            "private",
            IpcPlan {
                namespace: IpcNamespace::New,
                shm: ShmPlan::Inside(tmpfs),
                shm_path: None,
            },
        ),
        ("shareable", shareable.clone()),
        ("", shareable),
        (
            "host",
            IpcPlan {
                namespace: IpcNamespace::Host,
                shm: ShmPlan::Bound(host.clone()),
                shm_path: Some(host),
            },
        ),
    ];
    for (mode, expected) in table {
        assert_eq!(plan(mode, &request(None)), Ok(expected), "{mode:?}");
    }
}

#[test]
fn a_joiner_gets_what_its_donor_has() {
    let joined =
        plan("container:d", &request(donor(true, true, Some("/x/shm")))).expect("joinable");
    assert_eq!(joined.namespace, IpcNamespace::Donor);
    assert_eq!(joined.shm, ShmPlan::Bound(PathBuf::from("/x/shm")));
    assert_eq!(
        joined.shm_path,
        Some(PathBuf::from("/x/shm")),
        "chains pass it on"
    );
}

#[test]
fn donors_that_cannot_be_joined_are_named() {
    let missing = plan("container:d", &request(None)).expect_err("missing");
    assert_eq!(missing.kind(), ErrorKind::NotFound);
    let stopped = plan("container:d", &request(donor(false, true, None))).expect_err("stopped");
    assert_eq!(
        stopped.to_string(),
        "can't join IPC of container d: container d is not running"
    );
    let private = plan("container:d", &request(donor(true, false, None))).expect_err("private");
    assert!(
        private
            .to_string()
            .ends_with("(hint: use IpcMode:shareable for the donor container)")
    );
}

#[test]
fn a_users_mount_wins_with_its_own_size() {
    let kind = MountPointKind::Tmpfs {
        options: vec!["size=4096".to_owned(), "noexec".to_owned()],
    };
    let user = UserShm {
        kind: &kind,
        source: None,
        writable: true,
    };
    for mode in ["none", "private", "host"] {
        let mut request = request(None);
        request.user_shm = Some(user);
        assert_eq!(
            plan(mode, &request).expect("planned").shm,
            ShmPlan::User,
            "{mode}"
        );
    }
    let mut request = request(None);
    request.user_shm = Some(user);
    let shareable = plan("shareable", &request).expect("planned");
    let ShmPlan::Owned { tmpfs, .. } = shareable.shm else {
        panic!("joiners must see it")
    };
    assert_eq!(tmpfs.options, ["size=4096"]);
    assert!(tmpfs.attrs.noexec && !tmpfs.attrs.nodev);
    assert!(shareable.shm_path.is_some());
}

#[test]
fn a_shareable_users_bind_is_what_joiners_get() {
    let kind = MountPointKind::Bind {
        source: PathBuf::from("/srv/shm"),
    };
    let mut request = request(None);
    request.user_shm = Some(UserShm {
        kind: &kind,
        source: Some(Path::new("/srv/shm")),
        writable: true,
    });
    let planned = plan("shareable", &request).expect("planned");
    assert_eq!(planned.shm, ShmPlan::User);
    assert_eq!(planned.shm_path, Some(PathBuf::from("/srv/shm")));
}
