//! Mounts, devices, hidden paths.

use pierhead_runtime::launch::{MountAttrs, MountKind, MountPlan, RootFs};

use crate::support::machine;

fn bind(source: &std::path::Path, target: &str, read_only: bool) -> MountPlan {
    MountPlan {
        target: target.to_owned(),
        kind: MountKind::Bind {
            source: source.to_owned(),
            recursive: true,
        },
        attrs: MountAttrs {
            read_only,
            ..MountAttrs::default()
        },
        propagation: None,
    }
}

#[tokio::test]
async fn the_default_mounts_are_there_with_their_flags() {
    let Some(machine) = machine() else { return };
    let (code, out, err) = machine
        .run(&machine.plan(&["cat", "/proc/self/mounts"]))
        .await;
    assert_eq!(code, 0, "{err}");
    let table: Vec<(String, String, Vec<String>)> = out
        .lines()
        .map(|line| {
            let fields: Vec<&str> = line.split(' ').collect();
            (
                fields[1].to_owned(),
                fields[2].to_owned(),
                fields[3].split(',').map(str::to_owned).collect(),
            )
        })
        .collect();
    let expected: [(&str, &str, &[&str]); 8] = [
        ("/", "overlay", &["rw"]),
        ("/proc", "proc", &["rw", "nosuid", "nodev", "noexec"]),
        ("/dev", "tmpfs", &["rw", "nosuid", "mode=755"]),
        (
            "/dev/pts",
            "devpts",
            &[
                "rw",
                "nosuid",
                "noexec",
                "gid=5",
                "mode=620",
                "ptmxmode=666",
            ],
        ),
        ("/sys", "sysfs", &["ro", "nosuid", "nodev", "noexec"]),
        (
            "/dev/mqueue",
            "mqueue",
            &["rw", "nosuid", "nodev", "noexec"],
        ),
        (
            "/dev/shm",
            "tmpfs",
            &["rw", "nosuid", "nodev", "noexec", "size=1024k"],
        ),
        ("/proc/sys", "proc", &["ro"]),
    ];
    for (target, fstype, options) in expected {
        let found = table.iter().rfind(|(path, ..)| path == target);
        let Some((_, found_type, found_options)) = found else {
            panic!("{target} is not mounted:\n{out}")
        };
        assert_eq!(found_type, fstype, "{target}");
        for option in options {
            assert!(
                found_options.iter().any(|found| found == option),
                "{target}: {option} in {found_options:?}"
            );
        }
    }
    let host = std::fs::read_to_string("/proc/self/mounts").expect("mounts");
    let scratch = machine.scratch.path().to_string_lossy().into_owned();
    assert!(
        !host.contains(&scratch),
        "the container's root is in the host's table"
    );
    assert!(
        !out.contains(&format!(" {scratch}")),
        "the host's tree is in the container's table"
    );
}

#[tokio::test]
async fn devices_are_the_usual_ones() {
    let Some(machine) = machine() else { return };
    let script = "stat -c '%n %t:%T %a' /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty; \
                  readlink /dev/fd /dev/stdin /dev/ptmx; for d in /dev/fd /dev/ptmx; do readlink $d; done; \
                  echo x > /dev/null && echo fine";
    let (_, out, err) = machine.run(&machine.plan(&["sh", "-c", script])).await;
    for line in [
        "/dev/null 1:3 666",
        "/dev/zero 1:5 666",
        "/dev/tty 5:0 666",
        "/proc/self/fd",
        "pts/ptmx",
        "fine",
    ] {
        assert!(out.lines().any(|found| found == line), "{line}: {out}{err}");
    }
}

#[tokio::test]
async fn masked_paths_are_empty_and_read_only_ones_refuse() {
    let Some(machine) = machine() else { return };
    let script = "cat /proc/keys /proc/kcore | wc -c; ls /sys/firmware /proc/scsi /proc/acpi 2>/dev/null | grep -vc '^/\\|^$'; \
                  echo 1 > /proc/sys/kernel/ostype; echo $?; chmod 777 /proc/kcore; echo $?";
    let (_, out, _) = machine.run(&machine.plan(&["sh", "-c", script])).await;
    assert_eq!(out, "0\n0\n1\n1\n");
}

#[tokio::test]
async fn a_read_only_root_leaves_shared_memory_writable() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&["sh", "-c", "touch /x; echo $?; touch /dev/shm/x; echo $?"]);
    plan.root.read_only = true;
    let (_, out, _) = machine.run(&plan).await;
    assert_eq!(out, "1\n0\n");
}

#[tokio::test]
async fn links_in_the_root_never_lead_out() {
    let Some(machine) = machine() else { return };
    let outside = machine.scratch.path().join("outside");
    let shared = machine.scratch.path().join("shared");
    std::fs::create_dir_all(&outside).expect("directory");
    std::fs::create_dir_all(&shared).expect("directory");
    std::fs::write(shared.join("file"), "shared").expect("file");
    let lower = machine.scratch.path().join("lower");
    let up = format!("../../../../../../../../../..{}", outside.display());
    std::os::unix::fs::symlink(&outside, lower.join("absolute")).expect("link");
    std::os::unix::fs::symlink(up, lower.join("relative")).expect("link");
    let mut plan = machine.plan(&["sh", "-c", "cat /absolute/in/file /relative/in/file"]);
    plan.mounts.push(bind(&shared, "/absolute/in", false));
    plan.mounts.push(bind(&shared, "/relative/in", true));
    let (code, out, err) = machine.run(&plan).await;
    // Both links mean the same place inside the root.
    assert_eq!((code, out.as_str()), (0, "sharedshared"), "{err}");
    assert_eq!(
        std::fs::read_dir(&outside).expect("outside").count(),
        0,
        "made on the host"
    );
}

#[tokio::test]
async fn an_image_cannot_turn_proc_or_dev_aside() {
    let Some(machine) = machine() else { return };
    for name in ["proc", "dev"] {
        let mut plan = machine.plan(&["true"]);
        let RootFs::Overlay { upper, .. } = &plan.root.fs else {
            panic!("an overlay")
        };
        std::fs::create_dir_all(upper.join("elsewhere")).expect("directory");
        std::os::unix::fs::symlink("elsewhere", upper.join(name)).expect("link");
        plan.log = Default::default();
        let failure = machine
            .try_start(&plan)
            .await
            .expect_err("refused")
            .to_string();
        assert!(
            failure.contains("too many") || failure.contains("symbolic"),
            "{failure}"
        );
    }
}

#[tokio::test]
async fn binds_keep_their_mode_and_files_are_made_for_them() {
    let Some(machine) = machine() else { return };
    let file = machine.scratch.path().join("hosts");
    std::fs::write(&file, "127.0.0.1 localhost\n").expect("file");
    let mut plan = machine.plan(&["sh", "-c", "cat /etc/hosts; echo x >> /etc/hosts; echo $?"]);
    plan.mounts.push(bind(&file, "/etc/hosts", true));
    let (_, out, _) = machine.run(&plan).await;
    assert_eq!(out, "127.0.0.1 localhost\n1\n");
}

#[tokio::test]
async fn an_overlay_may_have_more_layers_than_a_page_of_options() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&["sh", "-c", "ls /many | wc -l"]);
    let RootFs::Overlay { lower, .. } = &mut plan.root.fs else {
        panic!("an overlay")
    };
    for n in 0..100 {
        let layer = machine
            .scratch
            .path()
            .join(format!("a-layer-with-quite-a-long-name-{n:04}"));
        std::fs::create_dir_all(layer.join("many")).expect("directory");
        std::fs::write(layer.join(format!("many/{n}")), "").expect("file");
        lower.insert(0, layer);
    }
    let (code, out, err) = machine.run(&plan).await;
    assert_eq!((code, out.as_str()), (0, "100\n"), "{err}");
}
