//! The image that tests run: nothing but the probe program and links to it.

use pierhead_client::archive::Archive;

use crate::programs;

/// The name under which tests import the image.
pub const NAME: &str = "probe:latest";

/// The commands that are on the image's PATH as links to the probe.
const COMMANDS: [&str; 12] = [
    "true", "false", "sleep", "echo", "cat", "env", "pwd", "id", "hostname", "exit", "ticks",
    "write",
];

/// The root file system as a tar archive.
///
/// # Panics
/// The probe cannot be built or read.
pub fn archive() -> Vec<u8> {
    let mut archive = Archive::new();
    let mut fill = || {
        for directory in ["bin", "etc", "proc", "sys", "dev", "var"] {
            archive.directory(directory, 0o755)?;
        }
        archive.directory("tmp", 0o1777)?;
        archive.file(
            "etc/passwd",
            0o644,
            b"root:x:0:0:root:/:/bin/true\nguest:x:1000:1000::/:/bin/true\n",
        )?;
        archive.file(
            "etc/group",
            0o644,
            b"root:x:0:\nguest:x:1000:\nstaff:x:50:guest\n",
        )?;
        archive.file_from("bin/pier-probe", 0o755, programs::probe())?;
        for command in COMMANDS {
            archive.link(&format!("bin/{command}"), "pier-probe")?;
        }
        Ok::<_, std::io::Error>(())
    };
    fill().expect("the probe was just built");
    archive.finish().expect("memory takes it")
}
