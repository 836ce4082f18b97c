//! A `pierd` of a test's own: scratch roots, its own network namespace, cleaned up whatever happens.

use std::fs::File;
use std::io::Read as _;
use std::os::fd::AsRawFd as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use nix::sched::CloneFlags;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::{image, network, processes, programs};

/// How long a daemon may take to answer, or to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// The variable that names another engine to run the tests against, to see whether a test asks for what engines do.
/// Tests that need the daemon's own flags, files or process make no sense there.
const OTHER_ENGINE: &str = "PIERHEAD_TEST_ENGINE";

/// A running daemon.
#[derive(Debug)]
pub struct Daemon {
    scratch: tempfile::TempDir,
    flags: Vec<String>,
    child: Option<Child>,
    other: Option<PathBuf>,
    /// The network namespace of all its starts, empty but for the loopback device; none where root is missing.
    network: Option<File>,
}

impl Daemon {
    /// Starts a daemon with these flags beside those that point it at its scratch roots, and waits until it listens.
    ///
    /// # Panics
    /// It does not come up; its log is in the message.
    pub fn start(flags: &[&str]) -> Self {
        Self::configured("{}", flags)
    }

    /// A daemon as [`Daemon::start`] makes it, with this text as its daemon.json.
    ///
    /// # Panics
    /// As [`Daemon::start`].
    pub fn configured(config: &str, flags: &[&str]) -> Self {
        let scratch = tempfile::Builder::new()
            .prefix("pierhead-test-")
            .tempdir()
            .expect("a scratch directory");
        std::fs::write(scratch.path().join("daemon.json"), config)
            .expect("the scratch directory is ours");
        let mut daemon = Self {
            scratch,
            flags: flags.iter().map(|flag| (*flag).to_owned()).collect(),
            child: None,
            network: None,
            other: std::env::var_os(OTHER_ENGINE).map(PathBuf::from),
        };
        if daemon.other.is_none() {
            daemon.launch();
        }
        daemon
    }

    /// A daemon as [`Daemon::start`] makes it, with the test image imported as [`image::NAME`].
    ///
    /// # Panics
    /// As [`Daemon::start`], and the image is refused.
    pub fn with_image(flags: &[&str]) -> Self {
        let daemon = Self::start(flags);
        daemon.import_image();
        daemon
    }

    /// Imports the test image as [`image::NAME`].
    ///
    /// # Panics
    /// The image is refused.
    pub fn import_image(&self) {
        let (name, tag) = image::NAME.split_once(':').expect("a name and a tag");
        let path = format!("/images/create?fromSrc=-&repo={name}&tag={tag}");
        let answer = self.request("POST", &path, "application/x-tar", &image::archive());
        assert!(
            answer.starts_with("HTTP/1.1 200"),
            "import: {answer}\n{}",
            self.log()
        );
    }

    /// The program with the flags that point it at this daemon's socket, roots and configuration, and with its own.
    fn command(&self) -> Command {
        let mut command = Command::new(programs::directory().join("pierd"));
        command
            .arg("--host")
            .arg(format!("unix://{}", self.path("pierd.sock").display()))
            .arg("--data-root")
            .arg(self.path("data"))
            .arg("--exec-root")
            .arg(self.path("exec"))
            .arg("--pidfile")
            .arg(self.path("pierd.pid"))
            .arg("--config-file")
            .arg(self.path("daemon.json"))
            .args(&self.flags)
            .stdin(Stdio::null());
        command
    }

    /// Starts the daemon again on the same roots.
    ///
    /// # Panics
    /// As [`Daemon::start`].
    pub fn launch(&mut self) {
        assert!(self.child.is_none(), "one daemon at a time on one root");
        let mut command = self.command();
        command.stdout(Stdio::null()).stderr(self.log_file());
        if self.network.is_none() && nix::unistd::geteuid().is_root() {
            self.network = Some(network::new());
        }
        let network = self.network.as_ref().map(|network| {
            let again = network.try_clone();
            again.expect("a descriptor can be had twice")
        });
        // A thread's namespaces are its children's.
        let child = std::thread::spawn(move || {
            if let Some(network) = network {
                nix::sched::setns(network, CloneFlags::CLONE_NEWNET)
                    .expect("root may enter its own network namespace");
            }
            command.spawn()
        });
        self.child = Some(
            child
                .join()
                .expect("the thread ends")
                .expect("pierd was just built"),
        );
        let since = Instant::now();
        while UnixStream::connect(self.socket()).is_err() {
            let status = self
                .child
                .as_mut()
                .expect("just started")
                .try_wait()
                .expect("our child");
            assert!(
                status.is_none(),
                "pierd ended with {status:?}:\n{}",
                self.log()
            );
            assert!(
                since.elapsed() < PATIENCE,
                "pierd does not listen:\n{}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Kills the daemon as a crash would, and waits until it is gone.
    ///
    /// # Panics
    /// There is none.
    pub fn crash(&mut self) {
        let mut child = self.child.take().expect("a running daemon");
        child.kill().expect("our child");
        child.wait().expect("our child");
    }

    /// Asks the daemon to end, and waits until it has.
    ///
    /// # Panics
    /// It does not end in time.
    pub fn stop(&mut self) {
        let mut child = self.child.take().expect("a running daemon");
        self.signal_child(&child, Signal::SIGTERM);
        let since = Instant::now();
        while child.try_wait().expect("our child").is_none() {
            if since.elapsed() > PATIENCE {
                child.kill().expect("our child");
                child.wait().expect("our child");
                panic!("pierd did not end in time:\n{}", self.log());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Sends a signal to the running daemon.
    ///
    /// # Panics
    /// There is none.
    pub fn signal(&self, signal: Signal) {
        self.signal_child(self.child.as_ref().expect("a running daemon"), signal);
    }

    /// The daemon's process id.
    ///
    /// # Panics
    /// There is none.
    pub fn pid(&self) -> u32 {
        self.child.as_ref().expect("a running daemon").id()
    }

    /// The processes in its network namespace: those of this start and of those before, monitors included, and the
    /// containers that have no network of their own.
    pub fn processes(&self) -> Vec<u32> {
        let identity = self.network.as_ref().and_then(|network| {
            std::fs::read_link(format!("/proc/self/fd/{}", network.as_raw_fd())).ok()
        });
        identity.map_or_else(Vec::new, |identity| {
            processes::in_namespace("net", &identity)
        })
    }

    /// Runs this in the daemon's network namespace, on a thread of its own.
    ///
    /// # Panics
    /// It has none, or `work` panics.
    pub fn in_network<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        let network = self.network.as_ref().expect("root runs the daemon");
        let inside = || {
            nix::sched::setns(network, CloneFlags::CLONE_NEWNET)
                .expect("root may enter its own network namespace");
            work()
        };
        std::thread::scope(|scope| scope.spawn(inside).join()).expect("it works")
    }

    /// Its address, as `-H` and DOCKER_HOST spell it.
    pub fn host(&self) -> String {
        format!("unix://{}", self.socket().display())
    }

    /// Its socket.
    pub fn socket(&self) -> PathBuf {
        self.other
            .clone()
            .unwrap_or_else(|| self.path("pierd.sock"))
    }

    /// Whether another engine stands in for it, so that its flags, files and process mean nothing.
    pub fn is_other(&self) -> bool {
        self.other.is_some()
    }

    /// A path below its scratch directory: `data`, `exec`, `daemon.json`, or one of the test's own.
    pub fn path(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    /// Everything it has logged so far, over all its starts.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// Runs the docker command line against it, with a scratch configuration.
    ///
    /// # Panics
    /// The program cannot be run.
    pub fn docker(&self, args: &[&str]) -> Output {
        self.docker_command(args)
            .output()
            .expect("the docker command line runs")
    }

    /// The docker command line, ready to be run against it.
    pub fn docker_command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("docker");
        command
            .args(args)
            .env("DOCKER_HOST", self.host())
            .env("DOCKER_CONFIG", self.path("docker-config"))
            .env_remove("DOCKER_CONTEXT")
            .stdin(Stdio::null());
        command
    }

    /// One HTTP request, written by hand; the whole answer as text. For what the typed client cannot be made to send.
    ///
    /// # Panics
    /// The connection breaks before the answer ends.
    pub fn request(&self, method: &str, path: &str, content_type: &str, body: &[u8]) -> String {
        use std::io::Write as _;
        let mut stream = UnixStream::connect(self.socket()).expect("the daemon listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: engine\r\nConnection: close\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("the daemon reads");
        // An engine that refuses early stops reading; its answer is still there to be read.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the daemon answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn signal_child(&self, child: &Child, signal: Signal) {
        let pid = i32::try_from(child.id()).expect("process ids are small");
        kill(Pid::from_raw(pid), signal).expect("our child");
    }

    fn log_file(&self) -> File {
        File::options()
            .create(true)
            .append(true)
            .open(self.path("log"))
            .expect("the scratch directory is ours")
    }
}

impl Drop for Daemon {
    /// Removes the containers, ends the daemon and unmounts what a failed test may have left below its roots.
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.abandon();
        } else {
            if self.child.is_none() {
                self.launch();
            }
            self.remove_containers();
            self.stop();
        }
        for mount in mounts_below(self.scratch.path()) {
            let _ = nix::mount::umount2(&mount, nix::mount::MntFlags::MNT_DETACH);
        }
    }
}

impl Daemon {
    /// Cleans up after a failed test, however far the daemon still works.
    fn abandon(&mut self) {
        eprintln!("the daemon's log:\n{}", self.log());
        if self.child.is_none() {
            self.kill_processes();
            return;
        }
        // A second panic must not end the whole suite.
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.remove_containers()));
        self.crash();
        self.kill_processes();
    }

    /// Monitors are where their daemon was, and containers end with their monitors.
    fn kill_processes(&self) {
        for pid in self.processes() {
            let _ = kill(Pid::from_raw(pid.cast_signed()), Signal::SIGKILL);
        }
    }

    fn remove_containers(&self) {
        for id in self.container_ids() {
            self.request(
                "DELETE",
                &format!("/containers/{id}?force=1&v=1"),
                "text/plain",
                b"",
            );
        }
    }

    fn container_ids(&self) -> Vec<String> {
        let answer = self.request("GET", "/containers/json?all=1", "text/plain", b"");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
        // The answer may be chunked; the list is what stands between the outermost brackets.
        let list = body
            .find('[')
            .zip(body.rfind(']'))
            .map(|(from, to)| &body[from..=to]);
        let list = list.and_then(|list| serde_json::from_str::<Vec<serde_json::Value>>(list).ok());
        let ids = list.unwrap_or_default();
        ids.iter()
            .filter_map(|one| one["Id"].as_str().map(str::to_owned))
            .collect()
    }
}

/// The mount points below a directory, the deepest first.
pub fn mounts_below(directory: &Path) -> Vec<PathBuf> {
    let table = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let mut points: Vec<PathBuf> = table
        .lines()
        .filter_map(|line| line.split(' ').nth(4).map(PathBuf::from))
        .filter(|point| point.starts_with(directory))
        .collect();
    points.sort_by_key(|point| std::cmp::Reverse(point.as_os_str().len()));
    points
}
