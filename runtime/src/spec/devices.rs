//! Devices of a container: nodes in its /dev and rules for what it may open.

use std::path::Path;

use oci_spec::runtime::{LinuxDevice, LinuxDeviceCgroup, LinuxDeviceType};

use super::{SpecContext, SpecError, defaults};
use crate::kernel::HostDevice;
use crate::launch::DeviceKind;
use crate::model::{DeviceMapping, HostConfig};

/// Nodes and rules of a container.
pub(super) fn build(
    cx: &SpecContext,
    host_config: &HostConfig,
) -> Result<(Vec<LinuxDevice>, Vec<LinuxDeviceCgroup>), SpecError> {
    let mut nodes: Vec<LinuxDevice> = defaults::DEVICES
        .iter()
        .map(|(path, major, minor)| node(path, DeviceKind::Char, *major, *minor, 0o666, 0, 0))
        .collect();
    let mappings = host_config.resources.devices.iter().flatten();
    if host_config.privileged {
        let own = look_up(cx, "/dev")?;
        add_nodes(
            &mut nodes,
            own.iter()
                .map(|device| (device, device.path.display().to_string())),
        );
        return Ok((nodes, vec![rule(true, None, None, None, "rwm")]));
    }
    let mut rules = default_rules();
    for mapping in mappings {
        let devices = look_up(cx, &mapping.path_on_host)?;
        let named = devices
            .iter()
            .map(|device| (device, path_inside(mapping, device)));
        add_nodes(&mut nodes, named.clone());
        let access = if mapping.cgroup_permissions.is_empty() {
            "rwm"
        } else {
            &mapping.cgroup_permissions
        };
        check_access(access, &mapping.path_on_host)?;
        for device in &devices {
            rules.push(rule(
                true,
                Some(device.kind),
                Some(device.major),
                Some(device.minor),
                access,
            ));
        }
    }
    for text in host_config.resources.device_cgroup_rules.iter().flatten() {
        rules.push(parse_rule(text)?);
    }
    Ok((nodes, rules))
}

/// Everything refused, then: making nodes, which is harmless without opening them, and the default devices.
fn default_rules() -> Vec<LinuxDeviceCgroup> {
    let mut rules = vec![
        rule(false, None, None, None, "rwm"),
        rule(true, Some(DeviceKind::Char), None, None, "m"),
        rule(true, Some(DeviceKind::Block), None, None, "m"),
    ];
    let numbers = defaults::DEVICES
        .iter()
        .map(|(_, major, minor)| (*major, Some(*minor)));
    for (major, minor) in numbers.chain(defaults::FURTHER_DEVICES) {
        rules.push(rule(
            true,
            Some(DeviceKind::Char),
            Some(major),
            minor,
            "rwm",
        ));
    }
    rules
}

fn look_up(cx: &SpecContext, path: &str) -> Result<Vec<HostDevice>, SpecError> {
    let failed = |reason: String| SpecError::Device {
        path: path.to_owned(),
        reason,
    };
    let devices = (cx.devices_at)(Path::new(path)).map_err(|error| failed(error.to_string()))?;
    if devices.is_empty() {
        Err(failed("not a device node".to_owned()))
    } else {
        Ok(devices)
    }
}

fn path_inside(mapping: &DeviceMapping, device: &HostDevice) -> String {
    let inside = if mapping.path_in_container.is_empty() {
        &mapping.path_on_host
    } else {
        &mapping.path_in_container
    };
    match device.path.strip_prefix(&mapping.path_on_host) {
        Ok(rest) if rest.as_os_str().is_empty() => inside.clone(),
        Ok(rest) => format!("{inside}/{}", rest.display()),
        Err(_) => inside.clone(),
    }
}

fn add_nodes<'a>(
    nodes: &mut Vec<LinuxDevice>,
    devices: impl Iterator<Item = (&'a HostDevice, String)>,
) {
    for (device, path) in devices {
        if nodes.iter().all(|known| known.path() != Path::new(&path)) {
            let d = device;
            nodes.push(node(&path, d.kind, d.major, d.minor, d.mode, d.uid, d.gid));
        }
    }
}

fn check_access(access: &str, of: &str) -> Result<(), SpecError> {
    if !access.is_empty() && access.chars().all(|letter| "rwm".contains(letter)) {
        Ok(())
    } else {
        Err(SpecError::DeviceRule {
            rule: format!("{of}:{access}"),
        })
    }
}

/// Reads `c 7:* rmw`.
fn parse_rule(text: &str) -> Result<LinuxDeviceCgroup, SpecError> {
    let invalid = || SpecError::DeviceRule {
        rule: text.to_owned(),
    };
    let mut words = text.split_ascii_whitespace();
    let (Some(kind), Some(numbers), Some(access), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(invalid());
    };
    let kind = match kind {
        "a" => None,
        "b" => Some(DeviceKind::Block),
        "c" => Some(DeviceKind::Char),
        _ => return Err(invalid()),
    };
    let (major, minor) = numbers.split_once(':').ok_or_else(invalid)?;
    let number = |text: &str| match text {
        "*" => Ok(None),
        _ => text.parse::<u32>().map(Some).map_err(|_| invalid()),
    };
    check_access(access, text).map_err(|_| invalid())?;
    Ok(rule(true, kind, number(major)?, number(minor)?, access))
}

fn rule(
    allow: bool,
    kind: Option<DeviceKind>,
    major: Option<u32>,
    minor: Option<u32>,
    access: &str,
) -> LinuxDeviceCgroup {
    let mut rule = LinuxDeviceCgroup::default();
    rule.set_allow(allow)
        .set_typ(Some(kind.map_or(LinuxDeviceType::A, device_type)))
        .set_major(major.map(i64::from))
        .set_minor(minor.map(i64::from))
        .set_access(Some(access.to_owned()));
    rule
}

fn node(
    path: &str,
    kind: DeviceKind,
    major: u32,
    minor: u32,
    mode: u32,
    uid: u32,
    gid: u32,
) -> LinuxDevice {
    let mut node = LinuxDevice::default();
    node.set_path(path.into())
        .set_typ(device_type(kind))
        .set_major(i64::from(major))
        .set_minor(i64::from(minor))
        .set_file_mode(Some(mode))
        .set_uid(Some(uid))
        .set_gid(Some(gid));
    node
}

fn device_type(kind: DeviceKind) -> LinuxDeviceType {
    match kind {
        DeviceKind::Char => LinuxDeviceType::C,
        DeviceKind::Block => LinuxDeviceType::B,
        DeviceKind::Any => LinuxDeviceType::A,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read() {
        let read = parse_rule("c 7:* rm").expect("a rule");
        assert_eq!(
            (read.major(), read.minor(), read.allow()),
            (Some(7), None, true)
        );
        for wrong in [
            "",
            "c",
            "x 1:1 r",
            "c 1 r",
            "c 1:1 x",
            "c 1:1 r w",
            "c a:1 r",
            "c 1:1",
        ] {
            assert!(parse_rule(wrong).is_err(), "{wrong:?}");
        }
    }
}
