//! Control groups: the spec's limits as files and values, for either version.

use oci_spec::runtime::{
    LinuxBlockIo, LinuxCpu, LinuxDeviceCgroup, LinuxDeviceType, LinuxMemory, LinuxResources,
    LinuxThrottleDevice,
};

use crate::kernel::CgroupMounts;
use crate::launch::{CgroupPlan, CgroupSetting, DeviceKind, DeviceRule, UnifiedGroup, V1Group};

/// Plans the groups at `path` (relative to every hierarchy) on a host.
pub(super) fn plan(mounts: &CgroupMounts, path: &str, resources: &LinuxResources) -> CgroupPlan {
    let rules: Vec<DeviceRule> = resources
        .devices()
        .iter()
        .flatten()
        .map(device_rule)
        .collect();
    let v1_settings = |controllers: &str| -> Vec<CgroupSetting> {
        controllers
            .split(',')
            .flat_map(|controller| v1_settings(controller, resources, &rules))
            .collect()
    };
    let v1: Vec<V1Group> = mounts
        .v1
        .iter()
        .map(|hierarchy| V1Group {
            controllers: hierarchy.controllers.clone(),
            mount: hierarchy.mount.clone(),
            path: path.to_owned(),
            settings: v1_settings(&hierarchy.controllers),
        })
        .collect();
    let devices_in_v1 = v1
        .iter()
        .any(|group| group.controllers.split(',').any(|name| name == "devices"));
    let unified = mounts.unified.as_ref().map(|unified| {
        let wanted = ["cpu", "cpuset", "io", "memory", "pids"];
        let there = |name: &&str| unified.controllers.iter().any(|known| known == name);
        UnifiedGroup {
            mount: unified.mount.clone(),
            path: path.to_owned(),
            controllers: wanted
                .into_iter()
                .filter(there)
                .map(str::to_owned)
                .collect(),
            settings: wanted
                .into_iter()
                .filter(there)
                .flat_map(|name| unified_settings(name, resources))
                .collect(),
            // A rule that allows everything needs no program.
            device_rules: if devices_in_v1 || rules.len() < 2 {
                Vec::new()
            } else {
                rules.clone()
            },
        }
    });
    CgroupPlan { v1, unified }
}

fn setting(file: &str, value: impl ToString) -> CgroupSetting {
    CgroupSetting {
        file: file.to_owned(),
        value: value.to_string(),
    }
}

fn some<T: ToString>(settings: &mut Vec<CgroupSetting>, file: &str, value: Option<T>) {
    settings.extend(value.map(|value| setting(file, value)));
}

fn v1_settings(
    controller: &str,
    resources: &LinuxResources,
    rules: &[DeviceRule],
) -> Vec<CgroupSetting> {
    match controller {
        "memory" => resources
            .memory()
            .as_ref()
            .map(v1_memory)
            .unwrap_or_default(),
        "cpu" => resources.cpu().as_ref().map(v1_cpu).unwrap_or_default(),
        "cpuset" => resources.cpu().as_ref().map(cpuset).unwrap_or_default(),
        "pids" => pids(resources),
        "blkio" => resources
            .block_io()
            .as_ref()
            .map(v1_block)
            .unwrap_or_default(),
        // A new group may use what its parent may: everything.
        "devices" if rules.len() > 1 => rules.iter().map(v1_device).collect(),
        _ => Vec::new(),
    }
}

fn v1_memory(memory: &LinuxMemory) -> Vec<CgroupSetting> {
    let mut settings = Vec::new();
    // The limit first: memory and swap together can never be less.
    some(&mut settings, "memory.limit_in_bytes", memory.limit());
    some(&mut settings, "memory.memsw.limit_in_bytes", memory.swap());
    some(
        &mut settings,
        "memory.soft_limit_in_bytes",
        memory.reservation(),
    );
    some(&mut settings, "memory.swappiness", memory.swappiness());
    some(
        &mut settings,
        "memory.oom_control",
        memory.disable_oom_killer().map(i32::from),
    );
    settings
}

fn v1_cpu(cpu: &LinuxCpu) -> Vec<CgroupSetting> {
    let mut settings = Vec::new();
    some(&mut settings, "cpu.shares", cpu.shares());
    some(&mut settings, "cpu.cfs_period_us", cpu.period());
    some(&mut settings, "cpu.cfs_quota_us", cpu.quota());
    some(&mut settings, "cpu.rt_period_us", cpu.realtime_period());
    some(&mut settings, "cpu.rt_runtime_us", cpu.realtime_runtime());
    settings
}

fn cpuset(cpu: &LinuxCpu) -> Vec<CgroupSetting> {
    let mut settings = Vec::new();
    some(&mut settings, "cpuset.cpus", cpu.cpus().as_ref());
    some(&mut settings, "cpuset.mems", cpu.mems().as_ref());
    settings
}

fn pids(resources: &LinuxResources) -> Vec<CgroupSetting> {
    resources
        .pids()
        .as_ref()
        .map(|pids| setting("pids.max", pids.limit()))
        .into_iter()
        .collect()
}

fn v1_block(block: &LinuxBlockIo) -> Vec<CgroupSetting> {
    let mut settings = Vec::new();
    some(&mut settings, "blkio.weight", block.weight());
    for device in block.weight_device().iter().flatten() {
        let value = device
            .weight()
            .map(|weight| format!("{}:{} {weight}", device.major(), device.minor()));
        some(&mut settings, "blkio.weight_device", value);
    }
    let throttles = [
        (
            "blkio.throttle.read_bps_device",
            block.throttle_read_bps_device(),
        ),
        (
            "blkio.throttle.write_bps_device",
            block.throttle_write_bps_device(),
        ),
        (
            "blkio.throttle.read_iops_device",
            block.throttle_read_iops_device(),
        ),
        (
            "blkio.throttle.write_iops_device",
            block.throttle_write_iops_device(),
        ),
    ];
    for (file, devices) in throttles {
        for device in devices.iter().flatten() {
            settings.push(setting(
                file,
                format!("{}:{} {}", device.major(), device.minor(), device.rate()),
            ));
        }
    }
    settings
}

fn v1_device(rule: &DeviceRule) -> CgroupSetting {
    let file = if rule.allow {
        "devices.allow"
    } else {
        "devices.deny"
    };
    let number =
        |number: Option<u32>| number.map_or_else(|| "*".to_owned(), |number| number.to_string());
    let kind = match rule.kind {
        DeviceKind::Any if rule.major.is_none() && rule.minor.is_none() => {
            return setting(file, "a");
        }
        DeviceKind::Any => "a",
        DeviceKind::Block => "b",
        DeviceKind::Char => "c",
    };
    setting(
        file,
        format!(
            "{kind} {}:{} {}",
            number(rule.major),
            number(rule.minor),
            rule.access
        ),
    )
}

fn unified_settings(controller: &str, resources: &LinuxResources) -> Vec<CgroupSetting> {
    match controller {
        "memory" => resources
            .memory()
            .as_ref()
            .map(unified_memory)
            .unwrap_or_default(),
        "cpu" => resources
            .cpu()
            .as_ref()
            .map(unified_cpu)
            .unwrap_or_default(),
        "cpuset" => resources.cpu().as_ref().map(cpuset).unwrap_or_default(),
        "pids" => pids(resources),
        "io" => resources
            .block_io()
            .as_ref()
            .map(unified_io)
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn unified_memory(memory: &LinuxMemory) -> Vec<CgroupSetting> {
    let mut settings = Vec::new();
    some(&mut settings, "memory.max", memory.limit());
    // The unified hierarchy counts swap alone.
    let swap = memory.swap().map(|swap| match (swap, memory.limit()) {
        (-1, _) | (_, None) => "max".to_owned(),
        (swap, Some(limit)) => (swap - limit).max(0).to_string(),
    });
    some(&mut settings, "memory.swap.max", swap);
    some(&mut settings, "memory.low", memory.reservation());
    settings
}

fn unified_cpu(cpu: &LinuxCpu) -> Vec<CgroupSetting> {
    let mut settings = Vec::new();
    // 2 to 262144 shares become a weight of 1 to 10000 (crun and runc have the same line).
    let weight = cpu
        .shares()
        .map(|shares| 1 + (shares.clamp(2, 262_144) - 2) * 9999 / 262_142);
    some(&mut settings, "cpu.weight", weight);
    if cpu.quota().is_some() || cpu.period().is_some() {
        let quota = cpu
            .quota()
            .filter(|quota| *quota > 0)
            .map_or_else(|| "max".to_owned(), |quota| quota.to_string());
        settings.push(setting(
            "cpu.max",
            format!("{quota} {}", cpu.period().unwrap_or(100_000)),
        ));
    }
    settings
}

fn unified_io(block: &LinuxBlockIo) -> Vec<CgroupSetting> {
    let mut settings = Vec::new();
    // 10 to 1000 becomes 1 to 10000.
    let weight = block
        .weight()
        .map(|weight| 1 + (u64::from(weight.clamp(10, 1000)) - 10) * 9999 / 990);
    some(
        &mut settings,
        "io.weight",
        weight.map(|weight| format!("default {weight}")),
    );
    let limits: [(&str, &Option<Vec<LinuxThrottleDevice>>); 4] = [
        ("rbps", block.throttle_read_bps_device()),
        ("wbps", block.throttle_write_bps_device()),
        ("riops", block.throttle_read_iops_device()),
        ("wiops", block.throttle_write_iops_device()),
    ];
    for (key, devices) in limits {
        for device in devices.iter().flatten() {
            let value = format!(
                "{}:{} {key}={}",
                device.major(),
                device.minor(),
                device.rate()
            );
            settings.push(setting("io.max", value));
        }
    }
    settings
}

fn device_rule(rule: &LinuxDeviceCgroup) -> DeviceRule {
    let number = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok());
    DeviceRule {
        allow: rule.allow(),
        kind: match rule.typ() {
            Some(LinuxDeviceType::B) => DeviceKind::Block,
            Some(LinuxDeviceType::C | LinuxDeviceType::U) => DeviceKind::Char,
            _ => DeviceKind::Any,
        },
        major: number(rule.major()),
        minor: number(rule.minor()),
        access: rule.access().clone().unwrap_or_else(|| "rwm".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::kernel::{HostFacts, UnifiedHierarchy, V1Hierarchy};
    use crate::model::Resources;
    use crate::spec::SpecContext;

    fn context(v1: &[&str], unified: &[&str]) -> SpecContext {
        let own = |name: &&str| (*name).to_owned();
        let hierarchy = |name: &&str| V1Hierarchy {
            controllers: own(name),
            mount: PathBuf::from("/sys/fs/cgroup").join(name),
        };
        let unified = (!unified.is_empty()).then(|| UnifiedHierarchy {
            mount: "/sys/fs/cgroup".into(),
            controllers: unified.iter().map(own).collect(),
        });
        SpecContext::new(HostFacts {
            cgroups: CgroupMounts {
                v1: v1.iter().map(hierarchy).collect(),
                unified,
            },
            counts_swap: true,
            ..HostFacts::default()
        })
    }

    fn planned(cx: &SpecContext, wanted: &Resources) -> Vec<(String, String)> {
        let resources = crate::spec::resources::build(cx, wanted, Vec::new()).expect("resources");
        let plan = plan(&cx.host.cgroups, "pierhead/c", &resources);
        let v1 = plan.v1.into_iter().flat_map(|group| group.settings);
        v1.chain(plan.unified.into_iter().flat_map(|group| group.settings))
            .map(|s| (s.file, s.value))
            .collect()
    }

    fn check(cx: &SpecContext, wanted: &Resources, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(f, v)| ((*f).to_owned(), (*v).to_owned()))
            .collect();
        assert_eq!(planned(cx, wanted), expected);
    }

    const V1: [&str; 4] = ["memory", "cpu,cpuacct", "pids", "cpuset"];
    const V2: [&str; 5] = ["cpu", "cpuset", "io", "memory", "pids"];

    #[test]
    fn limits_have_their_files_in_either_version() {
        let wanted = Resources {
            memory_bytes: 64 << 20,
            nano_cpus: 1_500_000_000,
            cpu_shares: 1024,
            pids_limit: 24,
            cpuset_cpus: "0-1".to_owned(),
            ..Resources::default()
        };
        let v1 = [
            ("memory.limit_in_bytes", "67108864"),
            ("memory.memsw.limit_in_bytes", "134217728"),
            ("cpu.shares", "1024"),
            ("cpu.cfs_period_us", "100000"),
            ("cpu.cfs_quota_us", "150000"),
            ("pids.max", "24"),
            ("cpuset.cpus", "0-1"),
        ];
        check(&context(&V1, &[]), &wanted, &v1);
        let v2 = [
            ("cpu.weight", "39"),
            ("cpu.max", "150000 100000"),
            ("cpuset.cpus", "0-1"),
            ("memory.max", "67108864"),
            ("memory.swap.max", "67108864"),
            ("pids.max", "24"),
        ];
        check(&context(&[], &V2), &wanted, &v2);
    }

    #[test]
    fn nothing_asked_is_nothing_written() {
        check(&context(&V1, &[]), &Resources::default(), &[]);
        check(&context(&[], &V2), &Resources::default(), &[]);
        check(
            &context(&V1, &[]),
            &Resources {
                pids_limit: -1,
                ..Resources::default()
            },
            &[],
        );
    }

    #[test]
    fn a_limit_without_its_controller_is_refused() {
        let wanted = Resources {
            pids_limit: 5,
            ..Resources::default()
        };
        let refused =
            crate::spec::resources::build(&context(&["memory"], &[]), &wanted, Vec::new());
        assert!(matches!(
            refused,
            Err(crate::spec::SpecError::Controller {
                controller: "pids",
                ..
            })
        ));
    }
}
