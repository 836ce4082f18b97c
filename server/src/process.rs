//! What the daemon sets for itself as a process.

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::stat::{Mode, umask};
use nix::sys::utsname::uname;
use tracing::debug;

/// Sets the mask under which files are made, whatever the daemon was started under, so that containers see the modes
/// their images have.
pub(crate) fn set_umask() {
    umask(Mode::from_bits_truncate(0o022));
}

/// Lets the daemon have as many descriptors as the system allows: each connection and each attached stream is one.
pub(crate) fn raise_descriptor_limit() {
    let raised = getrlimit(Resource::RLIMIT_NOFILE).and_then(|(soft, hard)| {
        if soft < hard {
            setrlimit(Resource::RLIMIT_NOFILE, hard, hard)
        } else {
            Ok(())
        }
    });
    if let Err(error) = raised {
        debug!(%error, "cannot raise the limit of open files");
    }
}

/// The kernel's release, as `uname -r` has it; empty where the kernel does not tell.
pub(crate) fn kernel_release() -> String {
    uname()
        .map(|names| names.release().to_string_lossy().into_owned())
        .unwrap_or_default()
}
