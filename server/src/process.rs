//! What the daemon sets for itself as a process.

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::stat::{Mode, umask};
use tracing::debug;

/// Sets the mask under which files are made, whatever the daemon was started under, so that containers see the modes
/// their images have.
pub(crate) fn set_umask() {
    umask(Mode::from_bits_truncate(0o022));
}

/// Lets the daemon have as many descriptors as the system allows: each connection and each attached stream is one.
pub(crate) fn raise_descriptor_limit() {
    let raised = getrlimit(Resource::RLIMIT_NOFILE)
        .and_then(|(soft, hard)| if soft < hard { setrlimit(Resource::RLIMIT_NOFILE, hard, hard) } else { Ok(()) });
    if let Err(error) = raised {
        debug!(%error, "cannot raise the limit of open files");
    }
}
