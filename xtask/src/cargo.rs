//! Building the workspace's own programs.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Which profile to build with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    Dev,
    Release,
}

/// A build that failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CargoError {
    #[error("cargo cannot be started")]
    Start(#[source] std::io::Error),
    #[error("`{0}` failed; its messages are above")]
    Failed(String),
}

/// The workspace's build, in one profile.
#[derive(Debug)]
pub(crate) struct Cargo {
    profile: Profile,
    directory: PathBuf,
}

impl Cargo {
    /// The build whose output lies where this program's own build does.
    pub(crate) fn new(profile: Profile) -> Self {
        let name = match profile {
            Profile::Dev => "debug",
            Profile::Release => "release",
        };
        Self {
            profile,
            directory: target_directory().join(name),
        }
    }

    /// Where the built programs lie.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    /// Builds `pierd`, `pier-monitor` and `pier`.
    pub(crate) fn programs(&self) -> Result<(), CargoError> {
        let packages = ["pierhead-server", "pierhead-runtime", "pierhead-client"];
        let mut build = self.command("build");
        for package in packages {
            build.args(["--package", package]);
        }
        run(build.arg("--bins"))
    }

    /// Builds an example and says where it is.
    pub(crate) fn example(&self, package: &str, name: &str) -> Result<PathBuf, CargoError> {
        run(self
            .command("build")
            .args(["--package", package, "--example", name]))?;
        Ok(self.directory.join("examples").join(name))
    }

    /// Builds an example without any shared library, and says where it is.
    pub(crate) fn static_example(&self, package: &str, name: &str) -> Result<PathBuf, CargoError> {
        let mut build = self.command("rustc");
        build.args(["--package", package, "--example", name]);
        run(build.args(["--", "-C", "target-feature=+crt-static"]))?;
        Ok(self.directory.join("examples").join(name))
    }

    fn command(&self, command: &str) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args([command, "--quiet", "--target-dir"])
            .arg(target_directory());
        if self.profile == Profile::Release {
            cargo.arg("--release");
        }
        cargo
    }
}

/// The target directory of this program's own build: it lies in `<target>/<profile>`.
fn target_directory() -> PathBuf {
    let exe = std::env::current_exe().unwrap_or_default();
    exe.ancestors()
        .nth(2)
        .map_or_else(|| PathBuf::from("target"), Path::to_owned)
}

fn run(command: &mut Command) -> Result<(), CargoError> {
    let status = command.status().map_err(CargoError::Start)?;
    if status.success() {
        Ok(())
    } else {
        Err(CargoError::Failed(format!("{command:?}").replace('"', "")))
    }
}
