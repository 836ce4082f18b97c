//! Limits of a container, as the spec has them.

use oci_spec::OciSpecError;
use oci_spec::runtime::{
    LinuxBlockIo, LinuxCpu, LinuxDeviceCgroup, LinuxMemory, LinuxPids, LinuxResources,
    LinuxThrottleDevice, LinuxThrottleDeviceBuilder, LinuxWeightDeviceBuilder,
};

use super::{SpecContext, SpecError};
use crate::kernel::HostDevice;
use crate::model::{Resources, ThrottleDevice};

/// Length of a CPU period where only a share of CPUs is asked for.
const PERIOD_MICROS: u64 = 100_000;

pub(super) fn build(
    cx: &SpecContext,
    wanted: &Resources,
    devices: Vec<LinuxDeviceCgroup>,
) -> Result<LinuxResources, SpecError> {
    let mut resources = LinuxResources::default();
    resources.set_devices(Some(devices));
    if let Some(memory) = memory(cx, wanted)? {
        resources.set_memory(Some(memory));
    }
    if let Some(cpu) = cpu(cx, wanted)? {
        resources.set_cpu(Some(cpu));
    }
    if wanted.pids_limit > 0 {
        needs(cx, "pids", "a limit on processes")?;
        let mut pids = LinuxPids::default();
        pids.set_limit(wanted.pids_limit);
        resources.set_pids(Some(pids));
    }
    if let Some(block) = block_io(cx, wanted)? {
        resources.set_block_io(Some(block));
    }
    Ok(resources)
}

fn needs(cx: &SpecContext, controller: &'static str, what: &'static str) -> Result<(), SpecError> {
    if cx.host.cgroups.has(controller) {
        Ok(())
    } else {
        Err(SpecError::Controller { what, controller })
    }
}

fn memory(cx: &SpecContext, wanted: &Resources) -> Result<Option<LinuxMemory>, SpecError> {
    let positive = |bytes: i64| (bytes > 0).then_some(bytes);
    let swappiness = wanted
        .memory_swappiness
        .filter(|swappiness| *swappiness >= 0);
    let mut memory = LinuxMemory::default();
    memory
        .set_limit(positive(wanted.memory_bytes))
        .set_reservation(positive(wanted.memory_reservation_bytes))
        .set_kernel(positive(wanted.kernel_memory_bytes))
        .set_swap(swap(cx, wanted)?)
        .set_swappiness(swappiness.map(|swappiness| swappiness as u64))
        .set_disable_oom_killer(wanted.oom_kill_disable.filter(|disabled| *disabled));
    if memory == LinuxMemory::default() {
        return Ok(None);
    }
    needs(cx, "memory", "a limit on memory")?;
    let v2 = cx.host.cgroups.is_version_2();
    let unsupported = [
        (
            v2 && memory.disable_oom_killer().is_some(),
            "disabling the OOM killer on cgroup version 2",
        ),
        (
            v2 && swappiness.is_some(),
            "memory swappiness on cgroup version 2",
        ),
        (
            memory.kernel().is_some(),
            "a limit on kernel memory, which current kernels have dropped,",
        ),
    ];
    match unsupported.into_iter().find(|(asked, _)| *asked) {
        Some((_, what)) => Err(SpecError::Unsupported {
            what: what.to_owned(),
        }),
        None => Ok(Some(memory)),
    }
}

/// Memory and swap together. Unset is twice the memory, as long as the host counts swap at all.
fn swap(cx: &SpecContext, wanted: &Resources) -> Result<Option<i64>, SpecError> {
    match wanted.memory_swap_bytes {
        0 if wanted.memory_bytes > 0 && cx.host.counts_swap => {
            Ok(Some(wanted.memory_bytes.saturating_mul(2)))
        }
        0 => Ok(None),
        // Without a limit on swap there is nothing to write where swap is not counted.
        -1 if !cx.host.counts_swap => Ok(None),
        _ if !cx.host.counts_swap => Err(SpecError::Unsupported {
            what: "a limit on swap, which this host does not count,".to_owned(),
        }),
        bytes => Ok(Some(bytes)),
    }
}

fn cpu(cx: &SpecContext, wanted: &Resources) -> Result<Option<LinuxCpu>, SpecError> {
    let positive = |number: i64| (number > 0).then_some(number as u64);
    let mut cpu = LinuxCpu::default();
    cpu.set_shares(positive(wanted.cpu_shares));
    if wanted.nano_cpus > 0 {
        cpu.set_period(Some(PERIOD_MICROS));
        cpu.set_quota(Some(
            (i128::from(wanted.nano_cpus) * i128::from(PERIOD_MICROS) / 1_000_000_000) as i64,
        ));
    } else {
        cpu.set_period(positive(wanted.cpu_period_micros));
        cpu.set_quota((wanted.cpu_quota_micros != 0).then_some(wanted.cpu_quota_micros));
    }
    cpu.set_realtime_period(positive(wanted.cpu_realtime_period_micros))
        .set_realtime_runtime(
            (wanted.cpu_realtime_runtime_micros != 0).then_some(wanted.cpu_realtime_runtime_micros),
        );
    let set = |text: &String| (!text.is_empty()).then(|| text.clone());
    cpu.set_cpus(set(&wanted.cpuset_cpus))
        .set_mems(set(&wanted.cpuset_mems));
    if cpu == LinuxCpu::default() {
        return Ok(None);
    }
    if cpu.cpus().is_some() || cpu.mems().is_some() {
        needs(cx, "cpuset", "a choice of CPUs or memory nodes")?;
    }
    if cpu.shares().is_some() || cpu.quota().is_some() || cpu.period().is_some() {
        needs(cx, "cpu", "a limit on CPU time")?;
    }
    if cx.host.cgroups.is_version_2()
        && (cpu.realtime_period().is_some() || cpu.realtime_runtime().is_some())
    {
        return Err(SpecError::Unsupported {
            what: "real-time CPU time on cgroup version 2".to_owned(),
        });
    }
    Ok(Some(cpu))
}

fn block_io(cx: &SpecContext, wanted: &Resources) -> Result<Option<LinuxBlockIo>, SpecError> {
    let throttle = |list: &Option<Vec<ThrottleDevice>>| -> Result<Option<Vec<LinuxThrottleDevice>>, SpecError> {
        let Some(list) = list.as_ref().filter(|list| !list.is_empty()) else { return Ok(None) };
        let one = |wish: &ThrottleDevice| {
            let device = one_device(cx, &wish.path)?;
            let throttle = LinuxThrottleDeviceBuilder::default().major(device.major).minor(device.minor).rate(wish.rate);
            throttle.build().map_err(|error| incomplete(&wish.path, &error))
        };
        list.iter().map(one).collect::<Result<_, _>>().map(Some)
    };
    let mut block = LinuxBlockIo::default();
    block
        .set_weight((wanted.blkio_weight > 0).then_some(wanted.blkio_weight))
        .set_throttle_read_bps_device(throttle(&wanted.blkio_device_read_bps)?)
        .set_throttle_write_bps_device(throttle(&wanted.blkio_device_write_bps)?)
        .set_throttle_read_iops_device(throttle(&wanted.blkio_device_read_iops)?)
        .set_throttle_write_iops_device(throttle(&wanted.blkio_device_write_iops)?);
    let mut weights = Vec::new();
    for wish in wanted.blkio_weight_device.iter().flatten() {
        let device = one_device(cx, &wish.path)?;
        let weight = LinuxWeightDeviceBuilder::default()
            .major(device.major)
            .minor(device.minor)
            .weight(wish.weight);
        weights.push(
            weight
                .build()
                .map_err(|error| incomplete(&wish.path, &error))?,
        );
    }
    if !weights.is_empty() {
        block.set_weight_device(Some(weights));
    }
    if block == LinuxBlockIo::default() {
        return Ok(None);
    }
    let controller = if cx.host.cgroups.is_version_2() {
        "io"
    } else {
        "blkio"
    };
    needs(cx, controller, "a limit on block I/O")?;
    Ok(Some(block))
}

fn incomplete(path: &str, error: &OciSpecError) -> SpecError {
    SpecError::Device {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

fn one_device(cx: &SpecContext, path: &str) -> Result<HostDevice, SpecError> {
    let failed = |reason: String| SpecError::Device {
        path: path.to_owned(),
        reason,
    };
    let devices = (cx.devices_at)(path.as_ref()).map_err(|error| failed(error.to_string()))?;
    devices
        .into_iter()
        .next()
        .ok_or_else(|| failed("not a device node".to_owned()))
}
