//! Limits and devices, which `HostConfig` and an update have in common.

use pierhead_api::types;
use pierhead_runtime::model::{DeviceMapping, Resources, ThrottleDevice, Ulimit, WeightDevice};

use super::{ConvertError, narrow};

/// The limits in a host configuration.
pub(crate) fn limits_of(wire: &types::HostConfig) -> types::Resources {
    types::Resources {
        cpu_shares: wire.cpu_shares,
        memory: wire.memory,
        cgroup_parent: wire.cgroup_parent.clone(),
        blkio_weight: wire.blkio_weight,
        blkio_weight_device: wire.blkio_weight_device.clone(),
        blkio_device_read_bps: wire.blkio_device_read_bps.clone(),
        blkio_device_write_bps: wire.blkio_device_write_bps.clone(),
        blkio_device_read_iops: wire.blkio_device_read_iops.clone(),
        blkio_device_write_iops: wire.blkio_device_write_iops.clone(),
        cpu_period: wire.cpu_period,
        cpu_quota: wire.cpu_quota,
        cpu_realtime_period: wire.cpu_realtime_period,
        cpu_realtime_runtime: wire.cpu_realtime_runtime,
        cpuset_cpus: wire.cpuset_cpus.clone(),
        cpuset_mems: wire.cpuset_mems.clone(),
        devices: wire.devices.clone(),
        device_cgroup_rules: wire.device_cgroup_rules.clone(),
        disk_quota: wire.disk_quota,
        memory_reservation: wire.memory_reservation,
        memory_swap: wire.memory_swap,
        memory_swappiness: wire.memory_swappiness,
        nano_cpus: wire.nano_cpus,
        oom_kill_disable: wire.oom_kill_disable,
        pids_limit: wire.pids_limit,
        ulimits: wire.ulimits.clone(),
        cpu_count: wire.cpu_count,
        cpu_percent: wire.cpu_percent,
        io_maximum_iops: wire.io_maximum_iops,
        io_maximum_bandwidth: wire.io_maximum_bandwidth,
        kernel_memory: wire.kernel_memory,
    }
}

/// Reads limits.
pub(crate) fn resources_to_model(wire: types::Resources) -> Result<Resources, ConvertError> {
    let whole =
        |field, value: Option<i64>| narrow::<u64>(field, value.unwrap_or_default(), 0, i64::MAX);
    Ok(Resources {
        cpu_shares: wire.cpu_shares.unwrap_or_default(),
        memory_bytes: wire.memory.unwrap_or_default(),
        nano_cpus: wire.nano_cpus.unwrap_or_default(),
        cgroup_parent: wire.cgroup_parent.unwrap_or_default(),
        blkio_weight: narrow(
            "BlkioWeight",
            wire.blkio_weight.unwrap_or_default(),
            0,
            1000,
        )?,
        blkio_weight_device: list(wire.blkio_weight_device, |device| {
            Ok(WeightDevice {
                path: device.path.unwrap_or_default(),
                weight: narrow(
                    "BlkioWeightDevice.Weight",
                    device.weight.unwrap_or_default(),
                    0,
                    1000,
                )?,
            })
        })?,
        blkio_device_read_bps: list(wire.blkio_device_read_bps, |device| {
            throttle("BlkioDeviceReadBps.Rate", device)
        })?,
        blkio_device_write_bps: list(wire.blkio_device_write_bps, |device| {
            throttle("BlkioDeviceWriteBps.Rate", device)
        })?,
        blkio_device_read_iops: list(wire.blkio_device_read_iops, |device| {
            throttle("BlkioDeviceReadIOps.Rate", device)
        })?,
        blkio_device_write_iops: list(wire.blkio_device_write_iops, |device| {
            throttle("BlkioDeviceWriteIOps.Rate", device)
        })?,
        cpu_period_micros: wire.cpu_period.unwrap_or_default(),
        cpu_quota_micros: wire.cpu_quota.unwrap_or_default(),
        cpu_realtime_period_micros: wire.cpu_realtime_period.unwrap_or_default(),
        cpu_realtime_runtime_micros: wire.cpu_realtime_runtime.unwrap_or_default(),
        cpuset_cpus: wire.cpuset_cpus.unwrap_or_default(),
        cpuset_mems: wire.cpuset_mems.unwrap_or_default(),
        devices: list(wire.devices, |device| {
            Ok(DeviceMapping {
                path_on_host: device.path_on_host.unwrap_or_default(),
                path_in_container: device.path_in_container.unwrap_or_default(),
                cgroup_permissions: device.cgroup_permissions.unwrap_or_default(),
            })
        })?,
        device_cgroup_rules: wire.device_cgroup_rules,
        disk_quota_bytes: wire.disk_quota.unwrap_or_default(),
        kernel_memory_bytes: wire.kernel_memory.unwrap_or_default(),
        memory_reservation_bytes: wire.memory_reservation.unwrap_or_default(),
        memory_swap_bytes: wire.memory_swap.unwrap_or_default(),
        memory_swappiness: wire.memory_swappiness,
        oom_kill_disable: wire.oom_kill_disable,
        pids_limit: wire.pids_limit.unwrap_or_default(),
        ulimits: list(wire.ulimits, |limit| {
            Ok(Ulimit {
                name: limit.name.unwrap_or_default(),
                soft: limit.soft.unwrap_or_default(),
                hard: limit.hard.unwrap_or_default(),
            })
        })?,
        cpu_count: wire.cpu_count.unwrap_or_default(),
        cpu_percent: wire.cpu_percent.unwrap_or_default(),
        io_maximum_iops: whole("IOMaximumIOps", wire.io_maximum_iops)?,
        io_maximum_bandwidth: whole("IOMaximumBandwidth", wire.io_maximum_bandwidth)?,
    })
}

/// Writes limits into a host configuration.
pub(crate) fn limits_to_wire(model: &Resources, wire: &mut types::HostConfig) {
    wire.cpu_shares = Some(model.cpu_shares);
    wire.memory = Some(model.memory_bytes);
    wire.nano_cpus = Some(model.nano_cpus);
    wire.cgroup_parent = Some(model.cgroup_parent.clone());
    wire.blkio_weight = Some(i64::from(model.blkio_weight));
    wire.blkio_weight_device = model.blkio_weight_device.as_ref().map(|devices| {
        devices
            .iter()
            .map(|device| types::WeightDevice {
                path: Some(device.path.clone()),
                weight: Some(i64::from(device.weight)),
            })
            .collect()
    });
    wire.blkio_device_read_bps = throttles_to_wire(model.blkio_device_read_bps.as_deref());
    wire.blkio_device_write_bps = throttles_to_wire(model.blkio_device_write_bps.as_deref());
    wire.blkio_device_read_iops = throttles_to_wire(model.blkio_device_read_iops.as_deref());
    wire.blkio_device_write_iops = throttles_to_wire(model.blkio_device_write_iops.as_deref());
    wire.cpu_period = Some(model.cpu_period_micros);
    wire.cpu_quota = Some(model.cpu_quota_micros);
    wire.cpu_realtime_period = Some(model.cpu_realtime_period_micros);
    wire.cpu_realtime_runtime = Some(model.cpu_realtime_runtime_micros);
    wire.cpuset_cpus = Some(model.cpuset_cpus.clone());
    wire.cpuset_mems = Some(model.cpuset_mems.clone());
    wire.devices = model.devices.as_ref().map(|devices| {
        devices
            .iter()
            .map(|device| types::DeviceMapping {
                path_on_host: Some(device.path_on_host.clone()),
                path_in_container: Some(device.path_in_container.clone()),
                cgroup_permissions: Some(device.cgroup_permissions.clone()),
            })
            .collect()
    });
    wire.device_cgroup_rules = model.device_cgroup_rules.clone();
    // Engines of this line do not show a quota that nobody set.
    wire.disk_quota = (model.disk_quota_bytes != 0).then_some(model.disk_quota_bytes);
    wire.kernel_memory = Some(model.kernel_memory_bytes);
    wire.memory_reservation = Some(model.memory_reservation_bytes);
    wire.memory_swap = Some(model.memory_swap_bytes);
    wire.memory_swappiness = model.memory_swappiness;
    wire.oom_kill_disable = Some(model.oom_kill_disable.unwrap_or_default());
    wire.pids_limit = (model.pids_limit != 0).then_some(model.pids_limit);
    wire.ulimits = model.ulimits.as_ref().map(|limits| {
        limits
            .iter()
            .map(|limit| types::Ulimit {
                name: Some(limit.name.clone()),
                soft: Some(limit.soft),
                hard: Some(limit.hard),
            })
            .collect()
    });
    wire.cpu_count = Some(model.cpu_count);
    wire.cpu_percent = Some(model.cpu_percent);
    // What was read from the wire fits there again.
    wire.io_maximum_iops = Some(i64::try_from(model.io_maximum_iops).unwrap_or(i64::MAX));
    wire.io_maximum_bandwidth = Some(i64::try_from(model.io_maximum_bandwidth).unwrap_or(i64::MAX));
}

fn list<A, B>(
    wire: Option<Vec<A>>,
    read: impl Fn(A) -> Result<B, ConvertError>,
) -> Result<Option<Vec<B>>, ConvertError> {
    wire.map(|items| items.into_iter().map(read).collect())
        .transpose()
}

fn throttle(
    field: &'static str,
    wire: types::ThrottleDevice,
) -> Result<ThrottleDevice, ConvertError> {
    Ok(ThrottleDevice {
        path: wire.path.unwrap_or_default(),
        rate: narrow(field, wire.rate.unwrap_or_default(), 0, i64::MAX)?,
    })
}

fn throttles_to_wire(model: Option<&[ThrottleDevice]>) -> Option<Vec<types::ThrottleDevice>> {
    model.map(|devices| {
        devices
            .iter()
            .map(|device| types::ThrottleDevice {
                path: Some(device.path.clone()),
                rate: Some(i64::try_from(device.rate).unwrap_or(i64::MAX)),
            })
            .collect()
    })
}
