//! A scratch machine for plans: a busybox root, a spawner, run directories, and everything taken away at the end.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use pierhead_runtime::kernel::{HostFacts, cgroup, read_host_facts};
use pierhead_runtime::launch::{
    ExecPlan, LaunchPlan, LogPlan, MountAttrs, MountKind, MountPlan, NamespaceChoice,
    NamespacePlan, ProcessPlan, Propagation, RootFs, RootPlan, StdioPlan,
};
use pierhead_runtime::model::{ContainerConfig, HostConfig};
use pierhead_runtime::monitor::client::{MonitorHandle, Spawner, StdioStream};
use pierhead_runtime::spec::{ExecInput, SpecContext};
use pierhead_tests::{is_root, skip};

use crate::plans::{cgroup_plan, filesystem, group_parents, next_group, node};
use tokio::io::AsyncReadExt;

pub(crate) const BUSYBOX: &str = "/bin/busybox";
/// The capabilities of a container by default.
pub(crate) const DEFAULT_CAPABILITIES: u64 = 0xa804_25fb;

/// Everything a test needs to run containers; dropping it takes it all away.
pub(crate) struct Machine {
    pub(crate) scratch: tempfile::TempDir,
    pub(crate) spawner: Spawner,
    pub(crate) facts: HostFacts,
    /// Parent of the control groups of this machine's containers.
    pub(crate) group: String,
    started: std::sync::Mutex<Vec<LaunchPlan>>,
}

/// A machine, or a counted skip.
pub(crate) fn machine() -> Option<Machine> {
    if !is_root() {
        skip("needs root");
        return None;
    }
    if !Path::new(BUSYBOX).exists() {
        skip("needs a static busybox at /bin/busybox");
        return None;
    }
    let scratch = tempfile::tempdir().expect("temporary directory");
    make_root(&scratch.path().join("lower"));
    let spawner = Spawner::start_process(monitor_program()).expect("spawner");
    let facts = read_host_facts().expect("host facts");
    Some(Machine {
        scratch,
        spawner,
        facts,
        group: next_group(),
        started: std::sync::Mutex::new(Vec::new()),
    })
}

/// The built `pier-monitor`.
pub(crate) fn monitor_program() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let exe = std::env::current_exe().expect("own path");
        let profile = exe
            .parent()
            .and_then(Path::parent)
            .expect("tests lie in <profile>/deps");
        let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build
            .args([
                "build",
                "--quiet",
                "--package",
                "pierhead-runtime",
                "--bin",
                "pier-monitor",
            ])
            .arg("--target-dir")
            .arg(profile.parent().expect("target directory"))
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        if profile.ends_with("release") {
            build.arg("--release");
        }
        assert!(
            build.status().expect("cargo").success(),
            "pier-monitor does not build"
        );
        profile.join("pier-monitor")
    })
}

fn make_root(root: &Path) {
    for directory in ["bin", "etc", "tmp", "root", "home/web"] {
        std::fs::create_dir_all(root.join(directory)).expect("directory");
    }
    std::fs::copy(BUSYBOX, root.join("bin/busybox")).expect("busybox");
    for name in [
        "sh", "true", "false", "echo", "cat", "sleep", "id", "ls", "env", "mount", "hostname",
        "stat", "dd", "head", "seq", "tty", "stty", "mkdir", "chmod", "kill", "wc", "grep", "ps",
        "pwd", "touch", "mknod", "df", "yes", "ip", "readlink", "unshare", "test", "sync",
    ] {
        std::os::unix::fs::symlink("busybox", root.join("bin").join(name)).expect("link");
    }
    std::fs::write(
        root.join("etc/passwd"),
        "root:x:0:0:root:/root:/bin/sh\nweb:x:33:34::/home/web:/bin/sh\n",
    )
    .expect("passwd");
    std::fs::write(
        root.join("etc/group"),
        "root:x:0:\nwww:x:34:\nlogs:x:90:web\n",
    )
    .expect("group");
    std::fs::write(root.join("etc/plain"), "not a program\n").expect("plain");
}

impl Machine {
    /// A name of its own for each container.
    pub(crate) fn next_id(&self) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        format!(
            "{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        )
    }

    /// A plan that runs `args` as a container by default does, without a network.
    pub(crate) fn plan(&self, args: &[&str]) -> LaunchPlan {
        let id = self.next_id();
        let directory = self.scratch.path().join(&id);
        for name in ["upper", "work"] {
            std::fs::create_dir_all(directory.join(name)).expect("directory");
        }
        let attrs = MountAttrs {
            nosuid: true,
            nodev: true,
            noexec: true,
            ..MountAttrs::default()
        };
        let read_only = MountAttrs {
            read_only: true,
            ..attrs
        };
        let dev = MountAttrs {
            nosuid: true,
            strictatime: true,
            ..MountAttrs::default()
        };
        LaunchPlan {
            run_dir: directory.join("run"),
            namespaces: NamespacePlan {
                pid: NamespaceChoice::New,
                uts: NamespaceChoice::New,
                ipc: NamespaceChoice::New,
                net: NamespaceChoice::New,
                cgroup: NamespaceChoice::New,
            },
            hostname: "box".to_owned(),
            domainname: String::new(),
            root: RootPlan {
                fs: RootFs::Overlay {
                    lower: vec![self.scratch.path().join("lower")],
                    upper: directory.join("upper"),
                    work: directory.join("work"),
                },
                read_only: false,
                propagation: Propagation::Private,
            },
            mounts: vec![
                filesystem("/proc", "proc", &[], attrs),
                filesystem("/dev", "tmpfs", &["mode=755", "size=65536k"], dev),
                filesystem(
                    "/dev/pts",
                    "devpts",
                    &["newinstance", "ptmxmode=0666", "mode=0620", "gid=5"],
                    MountAttrs {
                        nodev: false,
                        ..attrs
                    },
                ),
                filesystem("/sys", "sysfs", &[], read_only),
                MountPlan {
                    target: "/sys/fs/cgroup".to_owned(),
                    kind: MountKind::Cgroup,
                    attrs: read_only,
                    propagation: None,
                },
                filesystem("/dev/mqueue", "mqueue", &[], attrs),
                filesystem("/dev/shm", "tmpfs", &["mode=1777", "size=1048576"], attrs),
            ],
            devices: [
                ("null", 3),
                ("zero", 5),
                ("full", 7),
                ("random", 8),
                ("urandom", 9),
            ]
            .map(|(name, minor)| node(&format!("/dev/{name}"), 1, minor))
            .into_iter()
            .chain([node("/dev/tty", 5, 0)])
            .collect(),
            masked_paths: [
                "/proc/kcore",
                "/proc/keys",
                "/proc/acpi",
                "/proc/scsi",
                "/sys/firmware",
            ]
            .map(str::to_owned)
            .to_vec(),
            readonly_paths: ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys"]
                .map(str::to_owned)
                .to_vec(),
            sysctls: Vec::new(),
            cgroups: cgroup_plan(&self.facts.cgroups, &self.group, &id),
            process: ProcessPlan {
                args: args.iter().map(|arg| (*arg).to_owned()).collect(),
                env: vec!["PATH=/usr/bin:/bin".to_owned()],
                cwd: "/".to_owned(),
                capabilities: DEFAULT_CAPABILITIES & self.facts.capabilities,
                ..ProcessPlan::default()
            },
            stdio: StdioPlan::default(),
            log: LogPlan::JsonFile {
                path: directory.join("json.log"),
                max_bytes: None,
                max_files: 1,
                attrs: None,
            },
            id,
        }
    }

    /// Has a plan's control groups cleaned up with the machine.
    pub(crate) fn keep(&self, plan: &LaunchPlan) {
        self.started.lock().expect("lock").push(plan.clone());
    }

    /// Starts a plan, which is cleaned up with the machine.
    pub(crate) async fn start(&self, plan: &LaunchPlan) -> MonitorHandle {
        self.try_start(plan).await.expect("started")
    }

    pub(crate) async fn try_start(
        &self,
        plan: &LaunchPlan,
    ) -> Result<MonitorHandle, pierhead_runtime::monitor::client::StartFailure> {
        self.keep(plan);
        self.spawner.start(plan, Vec::new(), Vec::new()).await
    }

    /// Runs to the end: exit code, standard output, standard error.
    pub(crate) async fn run(&self, plan: &LaunchPlan) -> (i32, String, String) {
        let handle = self.start(plan).await;
        let record = handle.wait().await.expect("exit");
        let (out, err) = log_of(plan);
        (record.exit_code, out, err)
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        for plan in self.started.get_mut().expect("lock").iter() {
            cgroup::remove_leftovers(&plan.cgroups);
        }
        for parent in group_parents(&self.facts.cgroups, &self.group) {
            // The dead leave their group a moment later.
            for _ in 0..50 {
                if std::fs::remove_dir(&parent).is_ok() || !parent.exists() {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
        }
    }
}

/// What a container's log holds, by stream.
pub(crate) fn log_of(plan: &LaunchPlan) -> (String, String) {
    let LogPlan::JsonFile { path, .. } = &plan.log else {
        return Default::default();
    };
    let (mut out, mut err) = (String::new(), String::new());
    for line in std::fs::read_to_string(path).unwrap_or_default().lines() {
        let entry: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let text = entry["log"].as_str().expect("text");
        match entry["stream"].as_str() {
            Some("stdout") => out.push_str(text),
            _ => err.push_str(text),
        }
    }
    (out, err)
}

/// Reads frames to the end: standard output, standard error.
pub(crate) async fn read_frames(stream: &mut StdioStream) -> (Vec<u8>, Vec<u8>) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut header = [0u8; 8];
    while stream.read_exact(&mut header).await.is_ok() {
        let length = u32::from_be_bytes([header[4], header[5], header[6], header[7]]);
        let mut data = vec![0; length as usize];
        stream.read_exact(&mut data).await.expect("a whole frame");
        match header[0] {
            1 => out.extend_from_slice(&data),
            _ => err.extend_from_slice(&data),
        }
    }
    (out, err)
}

/// The plan with the filter that a container has by default.
pub(crate) fn with_filter(mut plan: LaunchPlan) -> LaunchPlan {
    plan.process.seccomp = Some(default_filter().to_vec());
    plan
}

fn default_filter() -> &'static [u64] {
    static FILTER: OnceLock<Vec<u64>> = OnceLock::new();
    FILTER.get_or_init(|| {
        let context = SpecContext::new(read_host_facts().expect("host facts"));
        let args = ["true".to_owned()];
        let input = ExecInput {
            config: &ContainerConfig::default(),
            host_config: &HostConfig::default(),
            args: &args,
            env: &[],
            user: "",
            working_dir: "",
            privileged: false,
            terminal: None,
            stdin: false,
        };
        let planned = pierhead_runtime::spec::exec_plan(&context, &input).expect("planned");
        planned.process.seccomp.expect("a filter")
    })
}

/// A further process like the plan's own.
pub(crate) fn exec_plan(plan: &LaunchPlan, args: &[&str]) -> ExecPlan {
    let args = args.iter().map(|arg| (*arg).to_owned()).collect();
    ExecPlan {
        process: ProcessPlan {
            args,
            ..plan.process.clone()
        },
        stdio: StdioPlan::default(),
    }
}
