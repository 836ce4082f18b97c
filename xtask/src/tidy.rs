//! tidy
use crate::workspace::FileError;
use std::process::ExitCode;
/// tidy
#[derive(clap::Args)]
pub(crate) struct Args {}
pub(crate) fn run(_args: &Args) -> Result<ExitCode, FileError> {
    Ok(ExitCode::SUCCESS)
}
