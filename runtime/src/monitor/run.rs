//! A monitor's life beside its running container.

use std::os::fd::{AsFd, OwnedFd};

use rustix::fs::AtFlags;

use super::connection::Connection;
use super::exec::Exec;
use super::poll::{CONTAINER, Interest, PollSet, Ready, Token};
use super::protocol::{Reply, Report, Request};
use super::record::{self, ExitRecord, MONITOR_SOCKET_FILE};
use super::start::{Started, now_unix_nanos};
use super::streams::Streams;
use crate::kernel::cgroup::Cgroups;
use crate::kernel::raw::SingleThreaded;
use crate::kernel::{CallError, packet, process, terminal};
use crate::launch::{LaunchPlan, NamespaceChoice};

/// Most connections at once; beyond it new ones wait to be accepted.
const MAX_CONNECTIONS: usize = 1024;

/// A container's parent.
pub(super) struct Monitor {
    pub(super) proof: SingleThreaded,
    run_dir: OwnedFd,
    listener: Option<OwnedFd>,
    pub(super) cgroups: Cgroups,
    pub(super) pid: u32,
    pub(super) init: OwnedFd,
    /// Whether the end of the first process is the end of all (it is the init of a PID namespace).
    is_pid_init: bool,
    /// Whether children are born into the container's PID namespace already.
    pub(super) pid_namespace_joined: bool,
    streams: Streams,
    pub(super) execs: Vec<Exec>,
    /// Connections whose request has not come; `None` where one was taken out just now.
    connections: Vec<Option<Connection>>,
    subscribers: Vec<Connection>,
    memory: Option<OwnedFd>,
    oom_kills_told: u64,
    held: Vec<OwnedFd>,
    started_at_unix_nanos: i64,
    pub(super) exit: Option<ExitRecord>,
    cleaned: bool,
    buffer: Vec<u8>,
}

impl Monitor {
    pub(super) fn new(
        proof: SingleThreaded,
        plan: &LaunchPlan,
        run_dir: OwnedFd,
        cgroups: Cgroups,
        started: Started,
    ) -> Self {
        let memory = if limits_memory(plan) {
            cgroups.watch_memory()
        } else {
            None
        };
        Self {
            proof,
            run_dir,
            listener: Some(started.listener),
            cgroups,
            pid: started.pid,
            init: started.pidfd,
            is_pid_init: plan.namespaces.pid == NamespaceChoice::New,
            pid_namespace_joined: plan.namespaces.pid != NamespaceChoice::New,
            streams: started.streams,
            execs: Vec::new(),
            connections: Vec::new(),
            subscribers: Vec::new(),
            memory,
            oom_kills_told: 0,
            held: started.held,
            started_at_unix_nanos: started.started_at_unix_nanos,
            exit: None,
            cleaned: false,
            buffer: Vec::new(),
        }
    }

    /// The first report that every subscriber hears.
    pub(super) fn running_report(&self) -> Report {
        Report::Running {
            pid: self.pid,
            started_at_unix_nanos: self.started_at_unix_nanos,
        }
    }

    /// Adds a subscriber that has heard the first report.
    pub(super) fn subscribe(&mut self, mut subscriber: Connection) {
        if let Some(record) = &self.exit {
            subscriber.send(&Report::Exited(record.clone()));
        }
        self.subscribers.push(subscriber);
    }

    /// Lives until the container has ended, all is cleaned up, and every client has taken its output.
    pub(super) fn run(&mut self) {
        while !(self.cleaned && self.execs.is_empty() && !self.streams.has_clients()) {
            for (token, ready) in self.wait() {
                self.handle(token, ready);
            }
            self.sweep();
            if self.exit.is_some() && self.execs.iter().all(Exec::has_ended) && !self.cleaned {
                self.clean_up();
            }
        }
        self.held.clear();
    }

    fn wait(&self) -> Vec<(Token, Ready)> {
        let mut set = PollSet::default();
        let mut deadline = None;
        if let Some(listener) = &self.listener
            && self.connections.len() + self.execs.len() < MAX_CONNECTIONS
        {
            set.add(listener.as_fd(), Interest::READ, Token::Listener);
        }
        if self.exit.is_none() {
            set.add(self.init.as_fd(), Interest::READ, Token::Init);
            if let Some(memory) = &self.memory {
                set.add(memory.as_fd(), Interest::READ, Token::Memory);
            }
        }
        for (index, connection) in self.connections.iter().flatten().enumerate() {
            set.add(connection.as_fd(), Interest::READ, Token::Connection(index));
        }
        for (index, subscriber) in self.subscribers.iter().enumerate() {
            set.add(subscriber.as_fd(), Interest::READ, Token::Subscriber(index));
        }
        let mut sooner = |other: Option<std::time::Instant>| {
            deadline = match (deadline, other) {
                (Some(one), Some(other)) => Some(std::cmp::min(one, other)),
                (one, other) => one.or(other),
            };
        };
        for (index, exec) in self.execs.iter().enumerate() {
            sooner(exec.register(&mut set, index));
        }
        sooner(self.streams.register(&mut set, CONTAINER));
        set.wait(deadline)
    }

    fn handle(&mut self, token: Token, ready: Ready) {
        match token {
            Token::Listener => self.accept(),
            Token::Init => self.reap_init(),
            Token::Memory => self.tell_memory(),
            Token::Connection(index) => self.serve_connection(index),
            Token::Subscriber(index) => {
                if let Some(subscriber) = self.subscribers.get_mut(index) {
                    subscriber.fill();
                }
            }
            Token::ExecProcess(index) => {
                if let Some(exec) = self.execs.get_mut(index) {
                    exec.reap(&mut self.buffer, self.run_dir.as_fd());
                }
            }
            Token::ExecStatus(index) => {
                if let Some(exec) = self.execs.get_mut(index) {
                    exec.hear();
                }
            }
            Token::ExecConnection(index) => {
                if let Some(exec) = self.execs.get_mut(index) {
                    exec.serve_connection();
                }
            }
            Token::Streams(tag, part) => {
                let directory = self.run_dir.as_fd();
                let streams = match self.execs.get_mut(tag as usize) {
                    Some(exec) if tag != CONTAINER => &mut exec.streams,
                    _ if tag == CONTAINER => &mut self.streams,
                    _ => return,
                };
                if let Some(trouble) = streams.handle(part, ready, &mut self.buffer, directory) {
                    self.tell(&Report::LogTrouble(trouble));
                }
            }
        }
    }

    fn accept(&mut self) {
        let Some(listener) = &self.listener else {
            return;
        };
        let Ok(socket) = packet::accept(listener.as_fd()) else {
            return;
        };
        if let Ok(connection) = Connection::new(socket) {
            self.connections.push(Some(connection));
        }
    }

    fn serve_connection(&mut self, index: usize) {
        let Some(slot) = self.connections.get_mut(index) else {
            return;
        };
        let Some(connection) = slot else { return };
        connection.fill();
        let Some(request) = connection.next_request() else {
            return;
        };
        // Each connection carries one request; what it turns into decides who keeps it.
        let Some(mut connection) = slot.take() else {
            return;
        };
        match request {
            Request::Subscribe => {
                connection.send(&self.running_report());
                self.subscribe(connection);
            }
            Request::Exec { plan, streams } => self.begin_exec(connection, &plan, streams),
            Request::Attach(wants) => {
                let result = match connection.descriptors.pop() {
                    Some(socket) if self.exit.is_none() => {
                        self.streams.attach(socket, wants).map_err(|error| {
                            CallError::new("ioctl(FIONBIO)", error.raw_os_error().unwrap_or(0))
                        })
                    }
                    Some(_) => Err(CallError::new("the container has ended", libc::ESRCH)),
                    None => Err(CallError::new("no stream came along", libc::EINVAL)),
                };
                connection.send(&reply_to(result));
            }
            Request::Resize(size) => {
                let result = match self.streams.terminal_descriptor() {
                    Some(descriptor) => terminal::resize(descriptor, size),
                    None => Err(CallError::new(
                        "the container has no terminal",
                        libc::ENOTTY,
                    )),
                };
                connection.send(&reply_to(result));
            }
            Request::Signal(signal) => {
                let result = match self.exit {
                    None => process::send_signal(self.init.as_fd(), signal),
                    Some(_) => Err(CallError::new("the container has ended", libc::ESRCH)),
                };
                connection.send(&reply_to(result));
            }
            Request::Processes => {
                let mut pids = self.cgroups.processes();
                if pids.is_empty() && self.exit.is_none() {
                    pids.push(self.pid);
                }
                connection.send(&Reply::Processes(pids));
            }
        }
    }

    fn reap_init(&mut self) {
        let Ok(Some(ended)) = process::reap(self.init.as_fd(), false) else {
            return;
        };
        let finished_at_unix_nanos = now_unix_nanos();
        // What was written before the end belongs into the log before anybody hears of the end.
        if let Some(trouble) = self.streams.drain(&mut self.buffer, self.run_dir.as_fd()) {
            self.tell(&Report::LogTrouble(trouble));
        }
        self.tell_memory();
        let record = ExitRecord {
            format: 1,
            pid: self.pid,
            exit_code: ended.exit_code(),
            signal: ended.signal(),
            started_at_unix_nanos: self.started_at_unix_nanos,
            finished_at_unix_nanos,
            oom_killed: self.oom_kills_told > 0,
        };
        self.tell(&Report::Exited(record.clone()));
        self.exit = Some(record);
        if !self.is_pid_init {
            self.cgroups.kill_all();
        }
    }

    fn tell_memory(&mut self) {
        if let Some(memory) = &self.memory {
            let mut ignored = [0u8; 512];
            let _ = rustix::io::read(memory, &mut ignored);
        }
        let kills = self.cgroups.oom_kills();
        while self.oom_kills_told < kills {
            self.oom_kills_told += 1;
            self.tell(&Report::OutOfMemory);
        }
    }

    fn tell(&mut self, report: &Report) {
        for subscriber in &mut self.subscribers {
            subscriber.send(report);
        }
    }

    fn sweep(&mut self) {
        self.connections
            .retain(|slot| slot.as_ref().is_some_and(|connection| !connection.closed));
        self.subscribers.retain(|subscriber| !subscriber.closed);
        self.streams.sweep(self.exit.is_some());
        for exec in &mut self.execs {
            exec.sweep();
        }
        self.execs.retain(|exec| !exec.is_finished());
    }

    /// Makes the end durable and takes away what the run needed. Subscribers learn by their connection's end that
    /// this is done.
    fn clean_up(&mut self) {
        if let Some(record) = &self.exit
            && let Err(error) = record::write(self.run_dir.as_fd(), record)
        {
            let trouble = format!("cannot write the exit record: {error}");
            self.tell(&Report::LogTrouble(trouble));
        }
        self.cgroups.remove();
        let _ = rustix::fs::unlinkat(&self.run_dir, MONITOR_SOCKET_FILE, AtFlags::empty());
        self.listener = None;
        self.connections.clear();
        self.subscribers.clear();
        self.cleaned = true;
    }
}

fn reply_to(result: Result<(), CallError>) -> Reply {
    match result {
        Ok(()) => Reply::Done,
        Err(error) => Reply::Refused {
            errno: error.errno,
            reason: error.to_string(),
        },
    }
}

/// Without a limit of its own the container is killed for want of memory only with the whole host; that is counted
/// at its end.
fn limits_memory(plan: &LaunchPlan) -> bool {
    let v1 = plan.cgroups.v1.iter().flat_map(|group| &group.settings);
    let unified = plan
        .cgroups
        .unified
        .iter()
        .flat_map(|group| &group.settings);
    v1.chain(unified)
        .any(|setting| setting.file.starts_with("memory."))
}
