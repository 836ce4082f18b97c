//! Mounts, devices, hidden paths.

use pierhead_runtime::launch::{MountAttrs, MountKind, MountPlan, Propagation, RootFs};

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

#[tokio::test]
async fn a_plain_directory_can_be_the_root() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&["sh", "-c", "echo kept > /tmp/kept; cat /tmp/kept"]);
    let root = machine.scratch.path().join("lower");
    plan.root.fs = RootFs::Directory(root.clone());
    let (code, out, err) = machine.run(&plan).await;
    assert_eq!((code, out.as_str()), (0, "kept\n"), "{err}");
    assert_eq!(
        std::fs::read_to_string(root.join("tmp/kept")).expect("kept"),
        "kept\n"
    );
}

#[tokio::test]
async fn kernel_settings_are_the_containers_own() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&[
        "cat",
        "/proc/sys/kernel/shm_rmid_forced",
        "/proc/sys/net/ipv4/ip_forward",
    ]);
    let settings = [
        ("kernel.shm_rmid_forced", "1"),
        ("net.ipv4.ip_forward", "1"),
    ];
    plan.sysctls = settings
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .to_vec();
    let before = std::fs::read_to_string("/proc/sys/kernel/shm_rmid_forced").expect("setting");
    let (_, out, err) = machine.run(&plan).await;
    assert_eq!(out, "1\n1\n", "{err}");
    assert_eq!(
        std::fs::read_to_string("/proc/sys/kernel/shm_rmid_forced").expect("setting"),
        before
    );
    plan = machine.plan(&["true"]);
    plan.sysctls = vec![("kernel.nosuch".to_owned(), "1".to_owned())];
    let failure = machine
        .try_start(&plan)
        .await
        .expect_err("refused")
        .to_string();
    assert!(failure.contains("/sys/kernel/nosuch"), "{failure}");
}

#[tokio::test]
async fn mounts_travel_as_far_as_they_are_told() {
    let Some(machine) = machine() else { return };
    let host = machine.scratch.path().join("host");
    std::fs::create_dir_all(host.join("below")).expect("directory");
    let _unmounted = Unmounted(host.clone());
    let mount = |source: Option<&str>, fstype: Option<&str>, flags| {
        nix::mount::mount(source, &host, fstype, flags, None::<&str>).expect("mount");
    };
    mount(Some("outer"), Some("tmpfs"), nix::mount::MsFlags::empty());
    mount(None, None, nix::mount::MsFlags::MS_SHARED);
    std::fs::create_dir_all(host.join("below")).expect("directory");
    let mut seen = Vec::new();
    for propagation in [
        Propagation::RecursivePrivate,
        Propagation::RecursiveSlave,
        Propagation::RecursiveShared,
    ] {
        let mut plan = machine.plan(&["sleep", "100"]);
        plan.root.propagation = propagation;
        // On the shared mount itself, so that a root that travels would be seen.
        let changes = host.join(format!("{propagation:?}"));
        for name in ["upper", "work"] {
            std::fs::create_dir_all(changes.join(name)).expect("directory");
        }
        if let RootFs::Overlay { upper, work, .. } = &mut plan.root.fs {
            (*upper, *work) = (changes.join("upper"), changes.join("work"));
        }
        let mut mounted = bind(&host, "/mnt", false);
        mounted.propagation = Some(propagation);
        plan.mounts.push(mounted);
        let handle = machine.try_start(&plan).await;
        if let Ok(handle) = &handle {
            let below = host.join("below");
            let none = None::<&str>;
            nix::mount::mount(
                Some("inner"),
                &below,
                Some("tmpfs"),
                nix::mount::MsFlags::empty(),
                none,
            )
            .expect("mount");
            let table =
                std::fs::read_to_string(format!("/proc/{}/mounts", handle.pid())).expect("mounts");
            seen.push(table.contains(" /mnt/below "));
            let own = std::fs::read_to_string("/proc/self/mounts").expect("mounts");
            assert!(
                !own.contains("/upper "),
                "the root is in the host's table: {own}"
            );
            nix::mount::umount(&below).expect("umount");
            handle.signal(9).await.expect("kill");
            handle.gone().await;
        } else {
            seen.push(false);
            println!("{propagation:?}: {handle:?}");
        }
    }
    assert_eq!(seen, [false, true, true]);
}

/// Takes a mount away whatever happens.
struct Unmounted(std::path::PathBuf);

impl Drop for Unmounted {
    fn drop(&mut self) {
        let _ = nix::mount::umount2(&self.0, nix::mount::MntFlags::MNT_DETACH);
    }
}
