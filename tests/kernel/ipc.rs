//! The IPC modes, from the mode to what two containers see of each other.

use std::fs::File;
use std::os::linux::fs::MetadataExt;
use std::path::PathBuf;

use pierhead_runtime::kernel::{mount_shared_memory, unmount_shared_memory};
use pierhead_runtime::launch::{LaunchPlan, LogPlan, RootFs};
use pierhead_runtime::model::{ContainerConfig, HostConfig, IpcMode, MountPoint, MountPointKind};
use pierhead_runtime::monitor::client::MonitorHandle;
use pierhead_runtime::monitor::protocol::AttachRequest;
use pierhead_runtime::spec::{
    ContainerInput, Donor, IpcPlan, IpcRequest, JoinedNamespace, NamespaceSource, ResolvedMount,
    ShmPlan, SpecContext, UserShm, build, launch_plan, plan_ipc,
};

use crate::support::{Machine, exec_plan, machine, read_frames};

const MIB: u64 = 1 << 20;

/// A container with an IPC mode; its own /dev/shm on the host goes with it.
struct Box {
    plan: LaunchPlan,
    ipc: IpcPlan,
    handle: MonitorHandle,
    host_shm: Option<PathBuf>,
}

impl Drop for Box {
    fn drop(&mut self) {
        if let Some(directory) = &self.host_shm {
            unmount_shared_memory(directory).expect("unmounted");
        }
    }
}

/// Starts a container by way of model, spec and plan.
async fn start(
    machine: &Machine,
    mode: &str,
    donor: Option<&Box>,
    points: &[MountPoint],
    read_only: bool,
) -> Box {
    let id = machine.next_id();
    let directory = machine.scratch.path().join(&id);
    for name in ["upper", "work"] {
        std::fs::create_dir_all(directory.join(name)).expect("directory");
    }
    let mode: IpcMode = mode.parse().expect("a mode");
    let shm_point = points.iter().find(|point| point.destination == "/dev/shm");
    let request = IpcRequest {
        container_dir: directory.clone(),
        shm_bytes: 16 * MIB,
        user_shm: shm_point.map(|point| UserShm {
            kind: &point.kind,
            source: None,
            writable: point.writable,
        }),
        donor: donor.map(|donor| Donor {
            id: donor.plan.id.clone(),
            running: true,
            restarting: false,
            joinable: true,
            shm_path: donor.ipc.shm_path.clone(),
        }),
        host_has_shm: true,
    };
    let ipc = plan_ipc(&mode, &request).expect("planned");
    let mut host_shm = None;
    if let ShmPlan::Owned { directory, tmpfs } = &ipc.shm {
        mount_shared_memory(directory, &tmpfs.options, tmpfs.attrs).expect("mounted");
        host_shm = Some(directory.clone());
    }
    let donor_path =
        donor.map(|donor| PathBuf::from(format!("/proc/{}/ns/ipc", donor.handle.pid())));
    let config = ContainerConfig {
        cmd: Some(["sleep", "100"].map(str::to_owned).to_vec()),
        hostname: "box".to_owned(),
        ..ContainerConfig::default()
    };
    let host_config = HostConfig {
        ipc_mode: mode,
        readonly_rootfs: read_only,
        ..HostConfig::default()
    };
    let mut context = SpecContext::new(machine.facts.clone());
    context.cgroup_parent = machine.group.clone();
    let input = ContainerInput {
        id: &id,
        run_dir: directory.join("run"),
        config: &config,
        host_config: &host_config,
        root_fs: RootFs::Overlay {
            lower: vec![machine.scratch.path().join("lower")],
            upper: directory.join("upper"),
            work: directory.join("work"),
        },
        hostname_path: None,
        hosts_path: None,
        resolv_conf_path: None,
        mounts: points
            .iter()
            .map(|point| ResolvedMount {
                point,
                source: None,
            })
            .collect(),
        ipc: ipc.clone(),
        ipc_donor: donor_path.clone().map(|path| JoinedNamespace {
            path,
            descriptor: 0,
        }),
        network: NamespaceSource::New,
        pid: NamespaceSource::New,
        extra_env: Vec::new(),
        log: LogPlan::JsonFile {
            path: directory.join("json.log"),
            max_bytes: None,
            max_files: 1,
            attrs: None,
        },
    };
    let spec = build(&context, &input).expect("a spec");
    let plan = launch_plan(&context, &input, &spec).expect("a plan");
    machine.keep(&plan);
    let descriptors = donor_path
        .iter()
        .map(|path| File::open(path).expect("namespace").into())
        .collect();
    let handle = machine
        .spawner
        .start(&plan, descriptors, Vec::new())
        .await
        .expect("started");
    Box {
        plan,
        ipc,
        handle,
        host_shm,
    }
}

impl Box {
    /// What a shell in the container says.
    async fn ask(&self, script: &str) -> String {
        let output = AttachRequest {
            stdin: false,
            stdout: true,
            stderr: true,
        };
        let plan = exec_plan(&self.plan, &["sh", "-c", script]);
        let process = self.handle.exec(plan, output).await.expect("exec");
        let (out, _) = read_frames(&mut process.take_stream().expect("stream")).await;
        String::from_utf8(out).expect("text").trim().to_owned()
    }

    async fn end(self) {
        self.handle.signal(9).await.expect("kill");
        self.handle.gone().await;
    }

    fn ipc_namespace(&self) -> PathBuf {
        std::fs::read_link(format!("/proc/{}/ns/ipc", self.handle.pid())).expect("namespace")
    }

    /// Device number of the container's /dev/shm, seen from outside.
    fn shm_device(&self) -> u64 {
        std::fs::metadata(format!("/proc/{}/root/dev/shm", self.handle.pid()))
            .map_or(0, |shm| shm.st_dev())
    }
}

fn own_ipc() -> PathBuf {
    std::fs::read_link("/proc/self/ns/ipc").expect("namespace")
}

const SHM_LINE: &str = "grep ' /dev/shm ' /proc/self/mounts || echo absent";

#[tokio::test]
async fn every_mode_mounts_a_queue_file_system() {
    let Some(machine) = machine() else { return };
    for mode in ["none", "private", "shareable", "host"] {
        let container = start(&machine, mode, None, &[], false).await;
        let line = container
            .ask("grep ' /dev/mqueue mqueue ' /proc/self/mounts | wc -l")
            .await;
        assert_eq!(line, "1", "{mode}");
        container.end().await;
    }
}

#[tokio::test]
async fn none_has_no_shared_memory_and_private_keeps_its_own() {
    let Some(machine) = machine() else { return };
    let none = start(&machine, "none", None, &[], false).await;
    assert_eq!(none.ask(SHM_LINE).await, "absent");
    assert_ne!(none.ipc_namespace(), own_ipc());
    none.end().await;
    let private = start(&machine, "private", None, &[], true).await;
    let line = private.ask(SHM_LINE).await;
    for word in ["tmpfs", "rw", "nosuid", "nodev", "noexec", "size=16384k"] {
        assert!(
            line.split([' ', ',']).any(|found| found == word),
            "{word}: {line}"
        );
    }
    assert_eq!(
        private
            .ask("touch /dev/shm/x && echo made; touch /x || echo refused")
            .await
            .lines()
            .next(),
        Some("made")
    );
    let hosts = std::fs::read_to_string("/proc/self/mounts").expect("mounts");
    assert!(!hosts.contains(&private.plan.id), "visible on the host");
    private.end().await;
}

#[tokio::test]
async fn a_shareable_container_can_be_joined_and_chained() {
    let Some(machine) = machine() else { return };
    let donor = start(&machine, "shareable", None, &[], false).await;
    let host = std::fs::metadata(donor.host_shm.as_ref().expect("on the host")).expect("mounted");
    assert_eq!(host.st_mode() & 0o7777, 0o1777);
    assert_eq!(donor.shm_device(), host.st_dev());
    let line = donor.ask(SHM_LINE).await;
    assert!(
        ["nosuid", "nodev", "noexec", "size=16384k"]
            .iter()
            .all(|word| line.contains(word)),
        "{line}"
    );
    let joiner = start(&machine, "container:donor", Some(&donor), &[], false).await;
    let chained = start(&machine, "container:joiner", Some(&joiner), &[], false).await;
    for other in [&joiner, &chained] {
        assert_eq!(other.ipc_namespace(), donor.ipc_namespace());
        assert_eq!(other.shm_device(), donor.shm_device());
    }
    assert_eq!(donor.ask("echo word > /dev/shm/f; echo ok").await, "ok");
    assert_eq!(chained.ask("cat /dev/shm/f").await, "word");
    let stranger = start(&machine, "shareable", None, &[], false).await;
    assert_ne!(stranger.ipc_namespace(), donor.ipc_namespace());
    assert_ne!(stranger.shm_device(), donor.shm_device());
    for container in [stranger, donor] {
        container.end().await;
    }
    assert_eq!(
        chained.ask("cat /dev/shm/f").await,
        "word",
        "joiners keep what they joined"
    );
    chained.end().await;
    joiner.end().await;
}

#[tokio::test]
async fn host_is_the_hosts() {
    let Some(machine) = machine() else { return };
    let container = start(&machine, "host", None, &[], false).await;
    assert_eq!(container.ipc_namespace(), own_ipc());
    assert_eq!(
        container.shm_device(),
        std::fs::metadata("/dev/shm").expect("shm").st_dev()
    );
    container.end().await;
}

#[tokio::test]
async fn a_users_own_mount_wins_with_its_size() {
    let Some(machine) = machine() else { return };
    let point = MountPoint {
        destination: "/dev/shm".to_owned(),
        kind: MountPointKind::Tmpfs {
            options: vec!["size=4096k".to_owned()],
        },
        writable: true,
        mode: String::new(),
        propagation: None,
        source_must_exist: false,
    };
    for mode in ["none", "private", "shareable"] {
        let container = start(&machine, mode, None, std::slice::from_ref(&point), false).await;
        let line = container.ask(SHM_LINE).await;
        assert!(line.contains("size=4096k"), "{mode}: {line}");
        if mode == "shareable" {
            let joiner = start(&machine, "container:x", Some(&container), &[], false).await;
            assert_eq!(
                joiner.shm_device(),
                container.shm_device(),
                "joiners see the user's mount"
            );
            joiner.end().await;
        }
        container.end().await;
    }
}
