//! A network of a daemon's own.

use std::fs::File;
use std::process::Command;

use nix::sched::CloneFlags;

/// A network namespace, gone with its last descriptor and process. Its loopback device is up, as a machine's is, where the
/// program `ip` is installed; a daemon must do without.
///
/// # Panics
/// The caller is not root.
pub(crate) fn new() -> File {
    let make = || {
        nix::sched::unshare(CloneFlags::CLONE_NEWNET).expect("root may make a network namespace");
        let _ = Command::new("ip")
            .args(["link", "set", "lo", "up"])
            .status();
        File::open("/proc/thread-self/ns/net").expect("a thread has one")
    };
    std::thread::spawn(make).join().expect("the thread ends")
}
