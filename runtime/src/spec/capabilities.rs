//! Capabilities by name and number, and what a container gets of them.

use oci_spec::runtime::{Capabilities, Capability};

use super::SpecError;

/// In the order of their numbers, capabilities(7).
const BY_NUMBER: [Capability; 41] = [
    Capability::Chown,
    Capability::DacOverride,
    Capability::DacReadSearch,
    Capability::Fowner,
    Capability::Fsetid,
    Capability::Kill,
    Capability::Setgid,
    Capability::Setuid,
    Capability::Setpcap,
    Capability::LinuxImmutable,
    Capability::NetBindService,
    Capability::NetBroadcast,
    Capability::NetAdmin,
    Capability::NetRaw,
    Capability::IpcLock,
    Capability::IpcOwner,
    Capability::SysModule,
    Capability::SysRawio,
    Capability::SysChroot,
    Capability::SysPtrace,
    Capability::SysPacct,
    Capability::SysAdmin,
    Capability::SysBoot,
    Capability::SysNice,
    Capability::SysResource,
    Capability::SysTime,
    Capability::SysTtyConfig,
    Capability::Mknod,
    Capability::Lease,
    Capability::AuditWrite,
    Capability::AuditControl,
    Capability::Setfcap,
    Capability::MacOverride,
    Capability::MacAdmin,
    Capability::Syslog,
    Capability::WakeAlarm,
    Capability::BlockSuspend,
    Capability::AuditRead,
    Capability::Perfmon,
    Capability::Bpf,
    Capability::CheckpointRestore,
];

/// What every container gets unless told otherwise, as a mask: chown, dac_override, fowner, fsetid, kill, setgid,
/// setuid, setpcap, net_bind_service, net_raw, sys_chroot, mknod, audit_write, setfcap.
pub const DEFAULT_CAPABILITIES: u64 = 0xa804_25fb;

/// The mask of a container.
///
/// `available` is what the engine can hand on. A container by default, a privileged one and `ALL` get what is
/// available of theirs; a capability asked for by name that is not available is an error.
pub(super) fn container_mask(
    privileged: bool,
    add: &[String],
    drop: &[String],
    available: u64,
) -> Result<u64, SpecError> {
    let add = add
        .iter()
        .map(|name| parse(name))
        .collect::<Result<Vec<_>, _>>()?;
    let drop = drop
        .iter()
        .map(|name| parse(name))
        .collect::<Result<Vec<_>, _>>()?;
    if privileged {
        return Ok(available);
    }
    let all_dropped = drop.contains(&Named::All);
    let mut mask = if add.contains(&Named::All) {
        available
    } else if all_dropped {
        0
    } else {
        DEFAULT_CAPABILITIES & available
    };
    for named in &add {
        if let Named::One(number) = named {
            if available & (1 << number) == 0 {
                let name = name_of(*number);
                return Err(SpecError::Unsupported {
                    what: format!("capability {name}, which the engine lacks,"),
                });
            }
            mask |= 1 << number;
        }
    }
    for named in &drop {
        if let Named::One(number) = named {
            mask &= !(1 << number);
        }
    }
    Ok(mask)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    All,
    One(u32),
}

fn parse(name: &str) -> Result<Named, SpecError> {
    let upper = name.to_ascii_uppercase();
    let bare = upper.strip_prefix("CAP_").unwrap_or(&upper);
    if bare == "ALL" {
        return Ok(Named::All);
    }
    bare.parse::<Capability>()
        .ok()
        .and_then(|capability| BY_NUMBER.iter().position(|known| *known == capability))
        .map(|number| Named::One(number as u32))
        .ok_or_else(|| SpecError::Capability {
            name: name.to_owned(),
        })
}

fn name_of(number: u32) -> String {
    BY_NUMBER.get(number as usize).map_or_else(
        || number.to_string(),
        |capability| format!("CAP_{capability}"),
    )
}

/// Names of a mask, as profiles name them (`CAP_CHOWN`).
pub(super) fn names(mask: u64) -> Vec<String> {
    (0..BY_NUMBER.len() as u32)
        .filter(|number| mask & (1 << number) != 0)
        .map(name_of)
        .collect()
}

/// A mask as a set of the spec. Numbers newer than the spec's list are left out of it.
pub(super) fn to_set(mask: u64) -> Capabilities {
    BY_NUMBER
        .iter()
        .enumerate()
        .filter(|(number, _)| mask & (1 << number) != 0)
        .map(|(_, capability)| *capability)
        .collect()
}

/// A set of the spec as a mask.
pub(super) fn to_mask(set: &Capabilities) -> u64 {
    BY_NUMBER
        .iter()
        .enumerate()
        .filter(|(_, capability)| set.contains(capability))
        .fold(0, |mask, (number, _)| mask | 1 << number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All but CAP_SYS_RESOURCE (24).
    const AVAILABLE: u64 = 0x1ff_feff_ffff;

    fn mask(privileged: bool, add: &[&str], drop: &[&str]) -> Result<u64, SpecError> {
        let own = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        container_mask(privileged, &own(add), &own(drop), AVAILABLE)
    }

    #[test]
    fn masks_are_as_asked() {
        let table: [(bool, &[&str], &[&str], u64); 7] = [
            (false, &[], &[], DEFAULT_CAPABILITIES),
            (true, &[], &["ALL"], AVAILABLE),
            (false, &["ALL"], &[], AVAILABLE),
            (false, &[], &["ALL"], 0),
            (
                false,
                &["CAP_net_admin"],
                &[],
                DEFAULT_CAPABILITIES | 1 << 12,
            ),
            (false, &["CHOWN"], &["all"], 1),
            (false, &["ALL"], &["SYS_ADMIN"], AVAILABLE & !(1 << 21)),
        ];
        for (privileged, add, drop, expected) in table {
            assert_eq!(
                mask(privileged, add, drop).ok(),
                Some(expected),
                "{add:?} {drop:?}"
            );
        }
    }

    #[test]
    fn what_is_unknown_or_missing_is_refused() {
        assert!(matches!(
            mask(false, &["NOSUCH"], &[]),
            Err(SpecError::Capability { .. })
        ));
        assert!(matches!(
            mask(false, &["SYS_RESOURCE"], &[]),
            Err(SpecError::Unsupported { .. })
        ));
    }

    #[test]
    fn sets_and_masks_are_the_same() {
        assert_eq!(to_mask(&to_set(AVAILABLE)), AVAILABLE);
        assert_eq!(to_set(DEFAULT_CAPABILITIES).len(), 14);
    }
}
