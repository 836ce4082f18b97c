//! Further processes in running containers.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::lookup::new_id;
use super::{Engine, EngineError, StartError};
use crate::containers::{Container, Status};
use crate::launch::WindowSize;
use crate::monitor::client::{ExecHandle, StdioStream};
use crate::monitor::protocol::AttachRequest;
use crate::spec::{self, ExecInput};

/// What shall run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExecConfig {
    /// Program and arguments.
    pub cmd: Vec<String>,
    /// Variables besides the container's own.
    pub env: Vec<String>,
    /// Another user; empty is the container's.
    pub user: String,
    /// Another working directory; empty is the container's.
    pub working_dir: String,
    /// A terminal.
    pub tty: bool,
    /// All that the engine itself may do.
    pub privileged: bool,
    /// Standard input is connected.
    pub attach_stdin: bool,
    /// Standard output is connected.
    pub attach_stdout: bool,
    /// Standard error is connected.
    pub attach_stderr: bool,
    /// The keys that detach, for show.
    pub detach_keys: String,
}

/// How an exec is started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExecStart {
    /// Without a client.
    pub detach: bool,
    /// Size of the terminal at the start (rows, columns).
    pub console_size: Option<(u16, u16)>,
}

/// An exec that runs.
#[derive(Debug)]
pub struct ExecStarted {
    /// Whether bytes are raw.
    pub tty: bool,
    /// Its streams; `None` when it was started detached.
    pub stream: Option<StdioStream>,
}

/// Everything about an exec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecDetail {
    /// Its id.
    pub id: String,
    /// Its container's id.
    pub container_id: String,
    /// What was asked.
    pub config: ExecConfig,
    /// Whether it runs.
    pub running: bool,
    /// Its exit code, once it has ended.
    pub exit_code: Option<i32>,
    /// Host pid; 0 before it is started.
    pub pid: u32,
}

/// One exec.
#[derive(Debug)]
struct Exec {
    id: String,
    container: Arc<Container>,
    config: ExecConfig,
    state: Mutex<ExecState>,
}

#[derive(Debug, Default)]
enum ExecState {
    /// Nobody has started it.
    #[default]
    Prepared,
    /// Somebody is starting it.
    Starting,
    /// It runs.
    Running(Arc<ExecHandle>),
    /// It ended, or could not be started.
    Ended { exit_code: i32, pid: u32 },
}

/// The execs known, by id. They live in memory only, and no longer than their container.
#[derive(Debug, Default)]
pub(super) struct Execs {
    by_id: Mutex<HashMap<String, Arc<Exec>>>,
}

/// How many ended execs of one container are remembered for inspection.
const REMEMBERED: usize = 256;

impl Execs {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<Exec>>> {
        self.by_id.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, id: &str) -> Result<Arc<Exec>, EngineError> {
        self.lock()
            .get(id)
            .cloned()
            .ok_or_else(|| EngineError::NoSuchExec { id: id.to_owned() })
    }

    /// Forgets the execs of a container that is gone.
    pub(super) fn forget_container(&self, container_id: &str) {
        self.lock()
            .retain(|_, exec| exec.container.id() != container_id);
    }
}

impl Exec {
    fn state(&self) -> MutexGuard<'_, ExecState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The command in one line, for events.
    fn command(&self) -> String {
        self.config.cmd.join(" ")
    }

    fn running(&self) -> Option<Arc<ExecHandle>> {
        match &*self.state() {
            ExecState::Running(handle) => Some(Arc::clone(handle)),
            _ => None,
        }
    }
}

impl Engine {
    /// Prepares a process in a running container; gives its id.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when the container does not run or is paused; `InvalidParameter` without a command.
    pub async fn create_exec(
        &self,
        container: &str,
        config: ExecConfig,
    ) -> Result<String, EngineError> {
        let container = self.find_whole(container)?;
        self.check_exec_possible(&container)?;
        if config.cmd.is_empty() {
            return Err(EngineError::Invalid {
                field: "Cmd",
                reason: "No exec command specified".to_owned(),
            });
        }
        let id = new_id()?;
        let exec = Arc::new(Exec {
            id: id.clone(),
            container,
            config,
            state: Mutex::default(),
        });
        {
            let mut execs = self.inner.execs.lock();
            execs.insert(id.clone(), Arc::clone(&exec));
        }
        self.exec_event(&exec, "exec_create", true, &[]);
        Ok(id)
    }

    /// Starts an exec; returns when its program runs.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it was started before or the container does not run; the kinds of [`super::StartError`].
    pub async fn start_exec(
        &self,
        id: &str,
        options: ExecStart,
    ) -> Result<ExecStarted, EngineError> {
        let exec = self.inner.execs.find(id)?;
        self.check_exec_possible(&exec.container)?;
        {
            let mut state = exec.state();
            match &*state {
                ExecState::Prepared => *state = ExecState::Starting,
                ExecState::Starting | ExecState::Running(_) => {
                    return Err(EngineError::ExecUsed {
                        id: id.to_owned(),
                        state: "running",
                    });
                }
                ExecState::Ended { .. } => {
                    return Err(EngineError::ExecUsed {
                        id: id.to_owned(),
                        state: "has run",
                    });
                }
            }
        }
        let engine = self.clone();
        Self::to_the_end(async move {
            let started = engine.run_exec(&exec, options).await;
            if let Err(error) = &started {
                let exit_code = match error {
                    EngineError::Start(error) if error.exit_code() != 128 => error.exit_code(),
                    _ => 126,
                };
                *exec.state() = ExecState::Ended { exit_code, pid: 0 };
            }
            started
        })
        .await
    }

    async fn run_exec(
        &self,
        exec: &Arc<Exec>,
        options: ExecStart,
    ) -> Result<ExecStarted, EngineError> {
        let container = &exec.container;
        let monitor = container.monitor().ok_or_else(|| EngineError::NotRunning {
            id: container.id().to_owned(),
        })?;
        let record = container.snapshot().record;
        let config = &exec.config;
        let size = options.console_size.unwrap_or_default();
        let input = ExecInput {
            config: &record.config,
            host_config: &record.host_config,
            args: &config.cmd,
            env: &config.env,
            user: &config.user,
            working_dir: &config.working_dir,
            privileged: config.privileged,
            terminal: config.tty.then_some(WindowSize {
                rows: size.0,
                columns: size.1,
            }),
            stdin: config.attach_stdin && !options.detach,
        };
        let plan = spec::exec_plan(&self.inner.spec, &input).map_err(StartError::from)?;
        let streams = if options.detach {
            AttachRequest::default()
        } else {
            AttachRequest {
                stdin: config.attach_stdin,
                stdout: config.attach_stdout,
                stderr: config.attach_stderr,
            }
        };
        self.exec_event(exec, "exec_start", true, &[]);
        let handle = Arc::new(
            monitor
                .exec(plan, streams)
                .await
                .map_err(StartError::from)?,
        );
        let stream = if options.detach {
            None
        } else {
            handle.take_stream()
        };
        *exec.state() = ExecState::Running(Arc::clone(&handle));
        container.run().exec_ids.push(exec.id.clone());
        let (engine, exec) = (self.clone(), Arc::clone(exec));
        let tty = exec.config.tty;
        tokio::spawn(async move {
            // Its container was killed with its monitor, if that cannot say.
            let exit_code = handle.wait().await.unwrap_or(KILLED);
            engine.exec_ended(&exec, exit_code, handle.pid());
        });
        Ok(ExecStarted { tty, stream })
    }

    fn exec_ended(&self, exec: &Arc<Exec>, exit_code: i32, pid: u32) {
        *exec.state() = ExecState::Ended { exit_code, pid };
        exec.container.run().exec_ids.retain(|id| *id != exec.id);
        self.exec_event(
            exec,
            "exec_die",
            false,
            &[("exitCode", &exit_code.to_string())],
        );
        self.forget_old_execs(exec);
    }

    /// Keeps a container that runs one exec after the other from growing without end.
    fn forget_old_execs(&self, ended: &Arc<Exec>) {
        let mut execs = self.inner.execs.lock();
        if execs.len() <= REMEMBERED {
            return;
        }
        let old: Vec<String> = execs
            .values()
            .filter(|exec| exec.id != ended.id && matches!(*exec.state(), ExecState::Ended { .. }))
            .map(|exec| exec.id.clone())
            .take(REMEMBERED / 2)
            .collect();
        for id in old {
            execs.remove(&id);
        }
    }

    /// Everything about an exec.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn inspect_exec(&self, id: &str) -> Result<ExecDetail, EngineError> {
        let exec = self.inner.execs.find(id)?;
        let (running, exit_code, pid) = match &*exec.state() {
            ExecState::Prepared => (false, None, 0),
            ExecState::Starting => (true, None, 0),
            ExecState::Running(handle) => (true, None, handle.pid()),
            ExecState::Ended { exit_code, pid } => (false, Some(*exit_code), *pid),
        };
        Ok(ExecDetail {
            id: exec.id.clone(),
            container_id: exec.container.id().to_owned(),
            config: exec.config.clone(),
            running,
            exit_code,
            pid,
        })
    }

    /// Sets the size of its terminal.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it does not run.
    pub async fn resize_exec(&self, id: &str, rows: u16, columns: u16) -> Result<(), EngineError> {
        let exec = self.inner.execs.find(id)?;
        let handle = exec
            .running()
            .ok_or_else(|| EngineError::ExecNotRunning { id: id.to_owned() })?;
        handle.resize(WindowSize { rows, columns }).await?;
        Ok(())
    }

    fn check_exec_possible(&self, container: &Container) -> Result<(), EngineError> {
        let id = || container.id().to_owned();
        match container.snapshot().state.status {
            Status::Running => Ok(()),
            Status::Paused => Err(EngineError::Paused {
                id: id(),
                action: "exec",
            }),
            _ => Err(EngineError::NotRunning { id: id() }),
        }
    }

    fn exec_event(&self, exec: &Exec, verb: &str, with_command: bool, more: &[(&str, &str)]) {
        let action = if with_command {
            format!("{verb}: {}", exec.command())
        } else {
            verb.to_owned()
        };
        let mut attributes = vec![("execID", exec.id.as_str())];
        attributes.extend_from_slice(more);
        self.container_event(&exec.container, action, &attributes);
    }
}

/// Exit code of a process that was killed with its container.
const KILLED: i32 = 137;
