//! Further processes in a running container.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::Instant;

use super::connection::Connection;
use super::poll::{Interest, PollSet, Token};
use super::protocol::{AttachRequest, Reply, Request};
use super::run::Monitor;
use super::start::{Heard, hear, make_streams, status_pair};
use super::streams::Streams;
use crate::kernel::raw::{self, Cloned};
use crate::kernel::{AtStep, OrCall, namespaces, process, terminal};
use crate::launch::child::run_exec;
use crate::launch::{ExecPlan, LaunchFailure, Step};

/// A process run in the container, from its birth until its output is delivered.
pub(super) struct Exec {
    connection: Connection,
    pid: u32,
    pidfd: OwnedFd,
    /// Reports on the way to the program; `None` once it runs.
    status: Option<OwnedFd>,
    pub(super) streams: Streams,
    stdin: bool,
    ended: bool,
}

impl Monitor {
    /// Starts a process; the connection is answered later, when its program runs or cannot.
    pub(super) fn begin_exec(
        &mut self,
        mut connection: Connection,
        plan: &ExecPlan,
        wants: AttachRequest,
    ) {
        let stream = connection.descriptors.pop();
        match self.try_exec(plan, wants, stream) {
            Ok((pid, pidfd, status, streams)) => {
                let stdin = plan.stdio.stdin;
                self.execs.push(Exec {
                    connection,
                    pid,
                    pidfd,
                    status: Some(status),
                    streams,
                    stdin,
                    ended: false,
                });
            }
            Err(failure) => connection.send(&Reply::ExecFailed(failure)),
        }
    }

    fn try_exec(
        &mut self,
        plan: &ExecPlan,
        wants: AttachRequest,
        stream: Option<OwnedFd>,
    ) -> Result<(u32, OwnedFd, OwnedFd, Streams), LaunchFailure> {
        if self.exit.is_some() {
            let call = "the container has ended".to_owned();
            return Err(LaunchFailure {
                step: Step::Clone,
                call,
                errno: 0,
            });
        }
        if !self.pid_namespace_joined {
            // For good: this monitor has no other children than those of its container.
            namespaces::join_pid_namespace_of(self.init.as_fd()).at(Step::Namespace)?;
            self.pid_namespace_joined = true;
        }
        let (mut streams, child_streams) = make_streams(&plan.stdio)?;
        if let Some(stream) = stream
            && (wants.stdin || wants.stdout || wants.stderr)
        {
            streams
                .attach(stream, wants)
                .or_call(|| "ioctl(FIONBIO)".to_owned())
                .at(Step::Prepare)?;
        }
        let (status, child_status) = status_pair()?;
        match raw::clone_process(&self.proof, 0, self.cgroups.unified()).at(Step::Clone)? {
            Cloned::Child => run_exec(
                plan,
                self.init.as_fd(),
                &self.cgroups,
                child_streams,
                &child_status,
            ),
            Cloned::Parent { pid, pidfd } => {
                rustix::io::ioctl_fionbio(&status, true)
                    .or_call(|| "ioctl(FIONBIO)".to_owned())
                    .at(Step::Clone)?;
                Ok((pid, pidfd, status, streams))
            }
        }
    }
}

impl Exec {
    /// Whether the process is gone (its output may not be).
    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// Whether nothing is left to do.
    pub(super) fn is_finished(&self) -> bool {
        self.ended && !self.streams.has_clients()
    }

    /// Names what to wait for.
    pub(super) fn register<'a>(&'a self, set: &mut PollSet<'a>, index: usize) -> Option<Instant> {
        if let Some(status) = &self.status {
            set.add(status.as_fd(), Interest::READ, Token::ExecStatus(index));
        } else if !self.ended {
            set.add(
                self.pidfd.as_fd(),
                Interest::READ,
                Token::ExecProcess(index),
            );
        }
        if !self.connection.closed {
            set.add(
                self.connection.as_fd(),
                Interest::READ,
                Token::ExecConnection(index),
            );
        }
        self.streams.register(set, index as u32)
    }

    /// Hears of the process on its way to its program.
    pub(super) fn hear(&mut self) {
        let Some(status) = &self.status else { return };
        match hear(status.as_fd(), &mut self.streams, self.stdin) {
            Ok(Heard::More) => {}
            Ok(Heard::Running) => {
                self.status = None;
                self.connection.send(&Reply::ExecStarted { pid: self.pid });
            }
            Err(failure) => {
                self.status = None;
                self.connection.send(&Reply::ExecFailed(failure));
            }
        }
    }

    /// Reaps the process if it has ended, and reads what it left.
    pub(super) fn reap(&mut self, buffer: &mut Vec<u8>, directory: BorrowedFd<'_>) {
        let Ok(Some(ended)) = process::reap(self.pidfd.as_fd(), false) else {
            return;
        };
        self.ended = true;
        self.streams.drain(buffer, directory);
        self.connection.send(&Reply::ExecExited {
            exit_code: ended.exit_code(),
        });
    }

    /// Serves requests about this process.
    pub(super) fn serve_connection(&mut self) {
        self.connection.fill();
        while let Some(request) = self.connection.next_request() {
            let result = match request {
                Request::Resize(size) => self
                    .streams
                    .terminal_descriptor()
                    .map(|it| terminal::resize(it, size)),
                Request::Signal(signal) if !self.ended => {
                    Some(process::send_signal(self.pidfd.as_fd(), signal))
                }
                _ => None,
            };
            let reply = match result {
                Some(Ok(())) => Reply::Done,
                Some(Err(error)) => Reply::Refused {
                    errno: error.errno,
                    reason: error.to_string(),
                },
                None => Reply::Refused {
                    errno: libc::EINVAL,
                    reason: "not possible for this process".to_owned(),
                },
            };
            self.connection.send(&reply);
        }
    }

    /// Lets clients go that are done or gone.
    pub(super) fn sweep(&mut self) {
        self.streams.sweep(self.ended);
    }
}
