//! An engine on scratch roots with an image of busybox.

use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use pierhead_runtime::engine::{CreateRequest, Engine, EngineConfig, StartOptions, WaitCondition};
use pierhead_runtime::images::ImportRequest;
use pierhead_runtime::logs::{LogQuery, LogStream};
use pierhead_runtime::model::{ContainerConfig, HostConfig, NetworkMode};
use pierhead_runtime::network::BridgeChoice;
use tempfile::TempDir;

/// A static busybox, as Debian's busybox-static has it.
const BUSYBOX: &str = "/bin/busybox";
/// Nothing in these tests takes longer, not even on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// An engine with an image called `busybox`.
pub(crate) struct Scratch {
    pub(crate) engine: Engine,
    pub(crate) roots: TempDir,
}

/// The reason why nothing can be run here.
fn obstacle() -> Option<&'static str> {
    if !nix::unistd::geteuid().is_root() {
        return Some("it needs root");
    }
    (!Path::new(BUSYBOX).exists()).then_some("it needs /bin/busybox")
}

pub(crate) fn config(roots: &Path) -> EngineConfig {
    let monitor = PathBuf::from(env!("CARGO_BIN_EXE_pier-monitor"));
    let mut config = EngineConfig::new(roots.join("data"), roots.join("exec"), monitor);
    // The network has tests of its own.
    config.network.bridge = BridgeChoice::Disabled;
    config
}

impl Scratch {
    /// Opens an engine; `None`, having said why, where containers cannot be run.
    pub(crate) async fn open() -> Option<Self> {
        if let Some(reason) = obstacle() {
            eprintln!("skipped: {reason}");
            return None;
        }
        // Below /run, for its short name: the address of a monitor's socket has room for 107 bytes (unix(7)).
        let roots = tempfile::Builder::new()
            .prefix("pe")
            .tempdir_in("/run")
            .expect("a folder");
        let engine = Engine::open(config(roots.path()))
            .await
            .expect("the engine opens");
        let scratch = Self { engine, roots };
        scratch.import().await;
        Some(scratch)
    }

    async fn import(&self) {
        let mut tar = tar::Builder::new(Vec::new());
        tar.append_path_with_name(BUSYBOX, "bin/busybox")
            .expect("busybox");
        for (path, mode) in [
            ("tmp", 0o1777),
            ("etc", 0o755),
            ("dev", 0o755),
            ("proc", 0o755),
        ] {
            let mut header = tar::Header::new_gnu();
            header.set_entry_type(tar::EntryType::Directory);
            header.set_mode(mode);
            header.set_size(0);
            header.set_uid(0);
            header.set_gid(0);
            tar.append_data(&mut header, path, std::io::empty())
                .expect("a folder");
        }
        for name in [
            "sh", "true", "false", "echo", "cat", "sleep", "ls", "id", "head", "kill", "mount",
            "df", "readlink", "dd", "tail",
        ] {
            let mut header = tar::Header::new_gnu();
            header.set_entry_type(tar::EntryType::Symlink);
            header.set_mode(0o777);
            header.set_size(0);
            header.set_uid(0);
            header.set_gid(0);
            tar.append_link(&mut header, format!("bin/{name}"), "busybox")
                .expect("a link");
        }
        let body = tar.into_inner().expect("an archive");
        let request = ImportRequest {
            repo: "busybox".to_owned(),
            ..ImportRequest::default()
        };
        let body = futures_util::stream::iter([Ok(Bytes::from(body))]);
        self.engine
            .import_image(request, body)
            .await
            .expect("imported");
    }

    /// Makes a container without a network.
    pub(crate) async fn create(
        &self,
        name: &str,
        cmd: &[&str],
        change: impl FnOnce(&mut CreateRequest),
    ) -> String {
        let mut request = request(name, cmd);
        change(&mut request);
        self.engine
            .create_container(request)
            .await
            .expect("created")
            .id
    }

    pub(crate) async fn start(&self, name: &str) {
        self.engine
            .start_container(name, StartOptions::default())
            .await
            .expect("started");
    }

    /// Waits until a container does not run; gives its exit code.
    pub(crate) async fn wait(&self, name: &str) -> i32 {
        let waiting = self
            .engine
            .wait_container(name, WaitCondition::NotRunning)
            .expect("there");
        tokio::time::timeout(PATIENCE, waiting.outcome())
            .await
            .expect("it ends in time")
            .exit_code
    }

    /// Makes, starts and waits for a container; gives its exit code and what it wrote.
    pub(crate) async fn run(
        &self,
        name: &str,
        cmd: &[&str],
        change: impl FnOnce(&mut CreateRequest),
    ) -> (i32, String) {
        self.create(name, cmd, change).await;
        self.start(name).await;
        (self.wait(name).await, self.output(name).await)
    }

    /// What a container has written so far, both streams, without frames.
    pub(crate) async fn output(&self, name: &str) -> String {
        let query = LogQuery {
            stdout: true,
            stderr: true,
            ..LogQuery::default()
        };
        unframed(
            self.engine
                .container_logs(name, query)
                .await
                .expect("a log"),
        )
        .await
    }

    /// Ends everything.
    pub(crate) async fn close(self) {
        for container in self.engine.list_containers(&all()).await.expect("a list") {
            let options = pierhead_runtime::engine::RemoveOptions {
                force: true,
                volumes: true,
            };
            self.engine
                .remove_container(&container.snapshot.record.id, options)
                .await
                .expect("removed");
        }
        self.engine
            .shutdown(Duration::from_secs(5))
            .await
            .expect("shut down");
        let mounts = std::fs::read_to_string("/proc/self/mounts").expect("the mount table");
        let root = self.roots.path().to_string_lossy().into_owned();
        assert!(!mounts.contains(&root), "mounts are left: {mounts}");
    }
}

pub(crate) fn all() -> pierhead_runtime::containers::ListQuery {
    pierhead_runtime::containers::ListQuery {
        all: true,
        ..Default::default()
    }
}

pub(crate) fn request(name: &str, cmd: &[&str]) -> CreateRequest {
    CreateRequest {
        name: Some(name.to_owned()),
        config: ContainerConfig {
            image: "busybox".to_owned(),
            cmd: Some(cmd.iter().map(|word| (*word).to_owned()).collect()),
            ..ContainerConfig::default()
        },
        host_config: HostConfig {
            network_mode: NetworkMode::None,
            ..HostConfig::default()
        },
        ..CreateRequest::default()
    }
}

/// Reads a log to its end, without frames.
pub(crate) async fn unframed(mut stream: LogStream) -> String {
    let raw = stream.is_raw();
    let mut bytes = Vec::new();
    while let Some(piece) = stream.next().await {
        bytes.extend_from_slice(&piece.expect("read"));
    }
    if !raw {
        bytes = strip_frames(&bytes);
    }
    String::from_utf8(bytes).expect("text")
}

pub(crate) fn strip_frames(mut bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    while let Some((head, rest)) = bytes.split_first_chunk::<8>() {
        let length = u32::from_be_bytes([head[4], head[5], head[6], head[7]]) as usize;
        text.extend_from_slice(&rest[..length]);
        bytes = &rest[length..];
    }
    text
}
