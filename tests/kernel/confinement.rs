//! Namespaces, capabilities, filters, control groups.

use pierhead_runtime::launch::{CgroupSetting, NamespaceChoice};

use crate::support::{DEFAULT_CAPABILITIES, machine, with_filter};

fn own_namespace(name: &str) -> String {
    std::fs::read_link(format!("/proc/self/ns/{name}"))
        .expect("namespace")
        .display()
        .to_string()
}

const LIST: &str = "for n in pid uts ipc net cgroup mnt; do readlink /proc/self/ns/$n; done";

#[tokio::test]
async fn namespaces_are_new_or_the_hosts_as_planned() {
    let Some(machine) = machine() else { return };
    let own: Vec<String> = ["pid", "uts", "ipc", "net", "cgroup", "mnt"]
        .map(own_namespace)
        .to_vec();
    let (_, out, _) = machine.run(&machine.plan(&["sh", "-c", LIST])).await;
    let new: Vec<&str> = out.lines().collect();
    assert_eq!(new.len(), 6);
    assert!(new.iter().zip(&own).all(|(new, own)| new != own), "{new:?}");
    let mut plan = machine.plan(&["sh", "-c", LIST]);
    plan.namespaces.pid = NamespaceChoice::Host;
    plan.namespaces.uts = NamespaceChoice::Host;
    plan.namespaces.ipc = NamespaceChoice::Host;
    plan.namespaces.net = NamespaceChoice::Host;
    plan.namespaces.cgroup = NamespaceChoice::Host;
    // A sysfs needs a network namespace of our own only when it is new.
    let (_, out, _) = machine.run(&plan).await;
    assert_eq!(out.lines().take(5).collect::<Vec<_>>(), own[..5]);
    assert_ne!(out.lines().last(), own.last().map(String::as_str));
}

#[tokio::test]
async fn namespaces_are_joined_by_descriptor() {
    let Some(machine) = machine() else { return };
    let donor = machine.plan(&["sleep", "100"]);
    let donor_handle = machine.start(&donor).await;
    let open = |name: &str| {
        std::fs::File::open(format!("/proc/{}/ns/{name}", donor_handle.pid()))
            .expect("namespace")
            .into()
    };
    let mut plan = machine.plan(&["sh", "-c", LIST]);
    plan.namespaces.ipc = NamespaceChoice::Join(0);
    plan.namespaces.pid = NamespaceChoice::Join(1);
    plan.namespaces.net = NamespaceChoice::Join(2);
    let handle = machine
        .spawner
        .start(
            &plan,
            vec![open("ipc"), open("pid"), open("net")],
            Vec::new(),
        )
        .await
        .expect("started");
    handle.wait().await.expect("exit");
    let (out, _) = crate::support::log_of(&plan);
    let found: Vec<&str> = out.lines().collect();
    for (index, name) in [(0, "pid"), (2, "ipc"), (3, "net")] {
        let path = format!("/proc/{}/ns/{name}", donor_handle.pid());
        assert_eq!(
            found[index],
            std::fs::read_link(path)
                .expect("link")
                .display()
                .to_string(),
            "{name}"
        );
    }
    handle.gone().await;
    donor_handle.signal(9).await.expect("kill");
    donor_handle.gone().await;
}

#[tokio::test]
async fn capabilities_are_the_mask_and_nothing_more() {
    let Some(machine) = machine() else { return };
    let status = "grep -E '^(Cap|NoNewPrivs|Seccomp:)' /proc/self/status";
    let mask = DEFAULT_CAPABILITIES & machine.facts.capabilities;
    let (_, out, err) = machine
        .run(&with_filter(machine.plan(&["sh", "-c", status])))
        .await;
    let field = |out: &str, name: &str| -> String {
        let line = out
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .unwrap_or_default()
            .to_owned()
    };
    let hex = format!("{mask:016x}");
    let none = "0".repeat(16);
    for (name, expected) in [
        ("CapInh", &none),
        ("CapPrm", &hex),
        ("CapEff", &hex),
        ("CapBnd", &hex),
        ("CapAmb", &none),
    ] {
        assert_eq!(&field(&out, name), expected, "{name}: {out}{err}");
    }
    assert_eq!(
        (field(&out, "NoNewPrivs"), field(&out, "Seccomp:")),
        ("0".to_owned(), "2".to_owned())
    );
    for no_new_privileges in [true, false] {
        let mut plan = with_filter(machine.plan(&["sh", "-c", status]));
        plan.process.user.user = "33:34".to_owned();
        plan.process.no_new_privileges = no_new_privileges;
        let (_, out, err) = machine.run(&plan).await;
        for (name, expected) in [("CapPrm", &none), ("CapEff", &none), ("CapBnd", &hex)] {
            assert_eq!(&field(&out, name), expected, "{name}: {out}{err}");
        }
        let flags = (field(&out, "NoNewPrivs"), field(&out, "Seccomp:"));
        assert_eq!(
            flags,
            (u8::from(no_new_privileges).to_string(), "2".to_owned())
        );
    }
}

#[tokio::test]
async fn the_filter_refuses_what_it_should() {
    let Some(machine) = machine() else { return };
    let script = "mount -t tmpfs x /tmp; echo $?; unshare -m true; echo $?; mkdir /tmp/a; echo $?";
    let mut plan = with_filter(machine.plan(&["sh", "-c", script]));
    // Even with the capability: only the filter refuses then.
    plan.process.capabilities = machine.facts.capabilities;
    let (_, out, _) = machine.run(&plan).await;
    assert_eq!(out, "1\n1\n0\n");
    plan = machine.plan(&["sh", "-c", script]);
    plan.process.capabilities = machine.facts.capabilities;
    let (_, out, err) = machine.run(&plan).await;
    assert_eq!(out, "0\n0\n0\n", "{err}");
}

#[tokio::test]
async fn limits_are_applied_and_groups_vanish() {
    let Some(machine) = machine() else { return };
    if machine.facts.cgroups.v1.is_empty() {
        pierhead_tests::skip("needs cgroup version 1 controllers");
        return;
    }
    let script = "cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/pids/pids.max; \
                  cat /proc/self/cgroup | grep -vc ':/$'; echo 1 > /sys/fs/cgroup/pids/pids.max; echo $?";
    let mut plan = machine.plan(&["sh", "-c", script]);
    for group in &mut plan.cgroups.v1 {
        let (file, value) = match group.controllers.as_str() {
            "memory" => ("memory.limit_in_bytes", "33554432"),
            "pids" => ("pids.max", "24"),
            _ => continue,
        };
        group.settings.push(CgroupSetting {
            file: file.to_owned(),
            value: value.to_owned(),
        });
    }
    let handle = machine.start(&plan).await;
    handle.wait().await.expect("exit");
    handle.gone().await;
    let (out, err) = crate::support::log_of(&plan);
    assert_eq!(out, "33554432\n24\n0\n1\n", "{err}");
    let left: Vec<_> = plan
        .cgroups
        .v1
        .iter()
        .map(|group| group.mount.join(&group.path))
        .filter(|path| path.exists())
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_kill_for_want_of_memory_is_told() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&["sh", "-c", "dd if=/dev/zero of=/dev/null bs=64M count=1"]);
    let memory = plan
        .cgroups
        .v1
        .iter_mut()
        .find(|group| group.controllers == "memory");
    let Some(memory) = memory else {
        pierhead_tests::skip("needs the memory controller of cgroup version 1");
        return;
    };
    for file in ["memory.limit_in_bytes", "memory.memsw.limit_in_bytes"] {
        if memory.mount.join(file).exists() {
            memory.settings.push(CgroupSetting {
                file: file.to_owned(),
                value: "16777216".to_owned(),
            });
        }
    }
    let handle = machine.start(&plan).await;
    let record = handle.wait().await.expect("exit");
    assert!(record.oom_killed, "{record:?}");
    assert_eq!(record.exit_code, 137);
    assert_eq!(handle.out_of_memory(0).await, Some(1));
}

#[tokio::test]
async fn device_rules_of_the_unified_hierarchy_are_enforced() {
    use pierhead_runtime::launch::{DeviceKind, DeviceRule};
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&[
        "sh",
        "-c",
        "head -c 1 /dev/zero | wc -c; head -c 1 /dev/urandom; echo $?",
    ]);
    let Some(unified) = &mut plan.cgroups.unified else {
        pierhead_tests::skip("needs the unified hierarchy");
        return;
    };
    let rule = |allow, kind, major, minor| DeviceRule {
        allow,
        kind,
        major,
        minor,
        access: "rwm".to_owned(),
    };
    unified.device_rules = vec![
        rule(false, DeviceKind::Any, None, None),
        DeviceRule {
            access: "m".to_owned(),
            ..rule(true, DeviceKind::Char, None, None)
        },
        rule(true, DeviceKind::Char, Some(1), Some(3)),
        rule(true, DeviceKind::Char, Some(1), Some(5)),
    ];
    let (_, out, err) = machine.run(&plan).await;
    assert_eq!(out, "1\n1\n", "{err}");
}
