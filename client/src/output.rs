//! Commands in containers and what they print.

use futures_util::StreamExt as _;
use pierhead_api::operations::container::{ContainerLogsError, ContainerLogsParams};
use pierhead_api::operations::exec::{
    ContainerExecError, ContainerExecParams, ExecInspectError, ExecInspectParams, ExecStartError,
    ExecStartParams,
};
use pierhead_api::types::{ExecConfig, ExecStartConfig};
use pierhead_support::{Channel, Error, Frames, StreamError};

use crate::engine::Engine;

/// What a command printed and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// Its exit code; `None` while the engine does not know it.
    pub code: Option<i64>,
    /// Standard output.
    pub stdout: Vec<u8>,
    /// Standard error.
    pub stderr: Vec<u8>,
}

/// Why a command's output is not there.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The command could not be prepared.
    #[error("the command cannot be prepared")]
    Prepare(#[from] Error<ContainerExecError>),
    /// The command could not be started.
    #[error("the command cannot be started")]
    Start(#[from] Error<ExecStartError>),
    /// Its exit code could not be read.
    #[error("the command's exit code cannot be read")]
    Inspect(#[from] Error<ExecInspectError>),
    /// The log could not be read.
    #[error("the log cannot be read")]
    Logs(#[from] Error<ContainerLogsError>),
    /// The stream broke off.
    #[error("the output broke off")]
    Stream(#[from] StreamError),
}

impl Engine {
    /// Runs a command in a running container, without a terminal and without input, and collects what it prints.
    ///
    /// # Errors
    /// The container does not run, the command cannot be started, or the connection breaks.
    pub async fn exec(&self, container: &str, command: &[&str]) -> Result<Output, OutputError> {
        let prepared = self
            .client()
            .container_exec(&ContainerExecParams {
                id: container.to_owned(),
                body: ExecConfig {
                    attach_stdout: Some(true),
                    attach_stderr: Some(true),
                    cmd: Some(command.iter().map(|word| (*word).to_owned()).collect()),
                    ..ExecConfig::default()
                },
            })
            .await?;
        let stream = self
            .client()
            .exec_start(&ExecStartParams {
                id: prepared.id.clone(),
                body: Some(ExecStartConfig::default()),
            })
            .await?;
        let (reader, writer) = stream.into_split();
        drop(writer);
        let mut output = collect(reader.into_frames()).await?;
        let ended = self
            .client()
            .exec_inspect(&ExecInspectParams { id: prepared.id })
            .await?;
        output.code = ended.exit_code;
        Ok(output)
    }

    /// Everything that a container without a terminal has printed so far. The exit code is not looked up.
    ///
    /// # Errors
    /// There is no such container, its log cannot be read, or the connection breaks.
    pub async fn printed(&self, container: &str) -> Result<Output, OutputError> {
        let frames = self
            .client()
            .container_logs(&ContainerLogsParams {
                id: container.to_owned(),
                stdout: Some(true),
                stderr: Some(true),
                ..ContainerLogsParams::default()
            })
            .await?;
        Ok(collect(frames).await?)
    }
}

async fn collect(mut frames: Frames) -> Result<Output, StreamError> {
    let mut output = Output::default();
    while let Some(frame) = frames.next().await.transpose()? {
        match frame.channel {
            Channel::Stderr | Channel::System => output.stderr.extend_from_slice(&frame.data),
            Channel::Stdout | Channel::Stdin => output.stdout.extend_from_slice(&frame.data),
        }
    }
    Ok(output)
}
