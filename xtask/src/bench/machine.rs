//! What the measurements were made on.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The machine, as far as it matters.
#[derive(Clone, Debug)]
pub(super) struct Machine {
    cores: usize,
    kernel: String,
    cgroup: &'static str,
}

impl Machine {
    /// Looks around.
    pub(super) fn look() -> Self {
        let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        let unified = Path::new("/sys/fs/cgroup/cgroup.controllers").exists();
        Self {
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            kernel: kernel.trim().to_owned(),
            cgroup: if unified { "v2" } else { "v1" },
        }
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cores = match self.cores {
            1 => "1 core".to_owned(),
            cores => format!("{cores} cores"),
        };
        write!(f, "{cores}, Linux {}, cgroup {}", self.kernel, self.cgroup)
    }
}

/// A busybox that needs no libraries, if there is one.
pub(super) fn static_busybox() -> Option<PathBuf> {
    let path = PathBuf::from("/bin/busybox");
    let program = fs::read(&path).ok()?;
    (!asks_for_an_interpreter(&program)?).then_some(path)
}

/// Whether an ELF program names a dynamic loader in its program headers (elf(5)); `None` if it is no 64-bit
/// little-endian program.
fn asks_for_an_interpreter(program: &[u8]) -> Option<bool> {
    const PT_INTERP: u32 = 3;
    let is_elf = program.starts_with(b"\x7fELF\x02\x01");
    let offset = usize::try_from(u64::from_le_bytes(bytes(program, 32)?)).ok()?;
    let size = usize::from(u16::from_le_bytes(bytes(program, 54)?));
    let count = usize::from(u16::from_le_bytes(bytes(program, 56)?));
    let mut kinds = (0..count).map(|index| {
        let kind = bytes(program, offset.checked_add(index * size)?)?;
        Some(u32::from_le_bytes(kind))
    });
    is_elf.then(|| kinds.any(|kind| kind == Some(PT_INTERP)))
}

fn bytes<const N: usize>(from: &[u8], at: usize) -> Option<[u8; N]> {
    from.get(at..at.checked_add(N)?)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_programs_are_looked_into() {
        assert_eq!(asks_for_an_interpreter(b"#!/bin/sh"), None);
        assert_eq!(asks_for_an_interpreter(b"\x7fELF\x02\x01"), None);
    }

    #[test]
    fn a_program_says_whether_it_wants_a_loader() {
        let mut program = vec![0; 64 + 2 * 56];
        program[..6].copy_from_slice(b"\x7fELF\x02\x01");
        program[32] = 64;
        program[54] = 56;
        program[56] = 2;
        program[64] = 1;
        assert_eq!(asks_for_an_interpreter(&program), Some(false));
        program[64 + 56] = 3;
        assert_eq!(asks_for_an_interpreter(&program), Some(true));
    }
}
