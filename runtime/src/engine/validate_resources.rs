//! What a create request must not say about limits. Pure.

use super::validate::{Limits, Wrong, invalid, limit, limit_text};
use crate::model::Resources;

/// The least memory that a container can start with: 4 MiB, the figure of engines of 2017.
const LEAST_MEMORY_BYTES: i64 = 4 << 20;
/// Billionths in one CPU.
const NANOS_PER_CPU: i64 = 1_000_000_000;

pub(super) fn check_memory(resources: &Resources, warnings: &mut Vec<String>) -> Result<(), Wrong> {
    let memory = resources.memory_bytes;
    if memory != 0 && memory < LEAST_MEMORY_BYTES {
        return Err(limit("Minimum memory limit allowed is 4MB"));
    }
    let swap = resources.memory_swap_bytes;
    if memory > 0 && swap > 0 && swap < memory {
        return Err(limit(
            "Minimum memoryswap limit should be larger than memory limit, see usage",
        ));
    }
    if memory == 0 && swap > 0 {
        return Err(limit(
            "You should always set the Memory limit when using Memoryswap limit, see usage",
        ));
    }
    if let Some(swappiness) = resources.memory_swappiness
        && !(-1..=100).contains(&swappiness)
    {
        return Err(limit_text(format!(
            "Invalid value: {swappiness}, valid memory swappiness range is 0-100"
        )));
    }
    let reservation = resources.memory_reservation_bytes;
    if reservation != 0 && reservation < LEAST_MEMORY_BYTES {
        return Err(limit("Minimum memory reservation allowed is 4MB"));
    }
    if memory > 0 && reservation > memory {
        return Err(limit(
            "Minimum memory limit can not be less than memory reservation limit, see usage",
        ));
    }
    if resources.oom_kill_disable == Some(true) && memory == 0 {
        warnings.push(
            "OOM killer is disabled for the container, but no memory limit is set, this can result in the system running \
             out of resources."
                .to_owned(),
        );
    }
    Ok(())
}

pub(super) fn check_cpu(resources: &Resources, limits: Limits<'_>) -> Result<(), Wrong> {
    let nano = resources.nano_cpus;
    if nano != 0 {
        if resources.cpu_period_micros != 0 {
            return Err(limit(
                "Conflicting options: Nano CPUs and CPU Period cannot both be set.",
            ));
        }
        if resources.cpu_quota_micros != 0 {
            return Err(limit(
                "Conflicting options: Nano CPUs and CPU Quota cannot both be set.",
            ));
        }
        let cpus = limits.cpus as i64;
        if nano < NANOS_PER_CPU / 100 || nano > cpus * NANOS_PER_CPU {
            return Err(limit_text(format!(
                "Range of CPUs is from 0.01 to {cpus}.00, as there are only {cpus} CPUs available"
            )));
        }
    }
    let period = resources.cpu_period_micros;
    if period != 0 && !(1_000..=1_000_000).contains(&period) {
        return Err(limit(
            "CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)",
        ));
    }
    if resources.cpu_quota_micros > 0 && resources.cpu_quota_micros < 1_000 {
        return Err(limit("CPU cfs quota can not be less than 1ms (i.e. 1000)"));
    }
    if resources.cpu_shares < 0 {
        return Err(invalid(
            "CpuShares",
            format!("{} is negative", resources.cpu_shares),
        ));
    }
    for (field, list) in [
        ("CpusetCpus", &resources.cpuset_cpus),
        ("CpusetMems", &resources.cpuset_mems),
    ] {
        if !list.is_empty() && !is_number_list(list) {
            return Err(invalid(
                field,
                format!("Invalid value {list} (write 0-2,4)"),
            ));
        }
    }
    if resources.blkio_weight != 0 && !(10..=1000).contains(&resources.blkio_weight) {
        return Err(limit("Range of blkio weight is from 10 to 1000"));
    }
    Ok(())
}

/// `0-2,4`.
fn is_number_list(text: &str) -> bool {
    text.split(',').all(|part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        match (first.parse::<u32>(), last.parse::<u32>()) {
            (Ok(first), Ok(last)) => first <= last,
            _ => false,
        }
    })
}
