//! Tests of the validation.

use super::*;
use crate::model::{HealthConfig, Mount, MountType, NetworkMode, RestartPolicy, RestartPolicyName};

fn check(change: impl FnOnce(&mut HostConfig)) -> Result<Vec<String>, String> {
    let mut host = HostConfig::default();
    change(&mut host);
    let runtimes = ["runc".to_owned()];
    check_host_config(
        &host,
        &ContainerConfig::default(),
        Limits {
            cpus: 2,
            runtimes: &runtimes,
        },
    )
    .map_err(|wrong| wrong.to_string())
}

#[test]
fn a_plain_request_passes_without_a_word() {
    assert_eq!(check(|_| ()), Ok(Vec::new()));
}

#[test]
fn wrong_values_are_refused_by_name() {
    type Change = fn(&mut HostConfig);
    let table: [(Change, &str); 20] = [
        (
            |h| drop(h.tmpfs.insert("/t".to_owned(), "size=1m,nosuch".to_owned())),
            "Invalid tmpfs option [\"nosuch\"]",
        ),
        (
            |h| drop(h.tmpfs.insert("/t".to_owned(), "size=1\n".to_owned())),
            "Invalid tmpfs option",
        ),
        (|h| h.shm_bytes = -1, "SHM size can not be less than 0"),
        (|h| h.oom_score_adj = 1001, "range for oom score adj"),
        (
            |h| h.runtime = "kata".to_owned(),
            "Unknown runtime specified kata",
        ),
        (|h| h.resources.memory_bytes = 1, "Minimum memory limit"),
        (
            |h| h.resources.memory_swap_bytes = 1,
            "You should always set the Memory limit",
        ),
        (
            |h| h.resources.memory_swappiness = Some(101),
            "valid memory swappiness range",
        ),
        (
            |h| h.resources.nano_cpus = 3_000_000_000,
            "Range of CPUs is from 0.01 to 2.00",
        ),
        (|h| h.resources.cpu_period_micros = 1, "CPU cfs period"),
        (|h| h.resources.cpuset_cpus = "0-x".to_owned(), "CpusetCpus"),
        (|h| h.resources.blkio_weight = 5, "Range of blkio weight"),
        (
            |h| h.ipc_mode = "container:".parse().expect("read"),
            "names no container",
        ),
        (
            |h| h.pid_mode = "host:x".parse().expect("read"),
            "invalid PID mode: host:x",
        ),
        (
            |h| h.uts_mode = "host:x".parse().expect("read"),
            "invalid UTS mode: host:x",
        ),
        (|h| h.dns = Some(vec!["nowhere".to_owned()]), "nowhere"),
        (
            |h| h.extra_hosts = Some(vec!["nowhere".to_owned()]),
            "add-host",
        ),
        (
            |h| h.binds = Some(vec!["/a:b".to_owned()]),
            "mount path must be absolute",
        ),
        (
            |h| h.security_opt = Some(vec!["nosuch".to_owned()]),
            "--security-opt",
        ),
        (
            |h| {
                h.mounts = vec![Mount {
                    kind: MountType::Bind,
                    target: "/t".to_owned(),
                    ..Mount::default()
                }]
            },
            "Source must not be empty",
        ),
    ];
    for (change, expected) in table {
        let error = check(change).expect_err(expected);
        assert!(
            error.contains(expected),
            "{error:?} does not say {expected:?}"
        );
    }
}

#[test]
fn what_is_not_honoured_is_refused() {
    let error = check(|h| h.links = Some(vec!["db:db".to_owned()])).expect_err("refused");
    assert!(error.starts_with("Links is not supported"), "{error}");
    let error = check(|h| h.resources.disk_quota_bytes = 1).expect_err("refused");
    assert!(error.starts_with("DiskQuota"), "{error}");
    let config = ContainerConfig {
        healthcheck: Some(HealthConfig {
            test: vec!["CMD".to_owned(), "true".to_owned()],
            ..HealthConfig::default()
        }),
        ..ContainerConfig::default()
    };
    assert!(check_healthcheck(&config).is_err());
}

#[test]
fn removal_and_restart_contradict_each_other() {
    let always = RestartPolicy {
        name: RestartPolicyName::Always,
        maximum_retry_count: 0,
    };
    assert!(check(|h| h.restart_policy = always).is_ok());
    assert!(check(|h| (h.restart_policy, h.auto_remove) = (always, true)).is_err());
}

#[test]
fn a_joiner_of_a_network_brings_nothing_of_its_own() {
    let error = check(|h| {
        h.network_mode = NetworkMode::Container("x".to_owned());
        h.publish_all_ports = true;
    });
    assert_eq!(
        error,
        Err("conflicting options: port publishing and the container type network mode".to_owned())
    );
}

#[test]
fn an_oom_killer_that_is_off_is_warned_about() {
    let warnings = check(|h| h.resources.oom_kill_disable = Some(true)).expect("allowed");
    assert_eq!(warnings.len(), 1);
}

#[test]
fn configurations_are_checked() {
    let check = |change: fn(&mut ContainerConfig)| {
        let mut config = ContainerConfig::default();
        change(&mut config);
        check_config(&config).is_ok()
    };
    assert!(check(|_| ()));
    assert!(!check(|c| c.working_dir = "rel".to_owned()));
    assert!(!check(|c| c.env = vec!["=x".to_owned()]));
    assert!(!check(|c| c.stop_signal = "NOSUCH".to_owned()));
    assert!(!check(|c| c.hostname = "a b".to_owned()));
    assert!(!check(|c| c.mac_address = "x".to_owned()));
}
