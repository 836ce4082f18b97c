//! The launch plan of a spec.

use oci_spec::runtime::{
    Linux, LinuxDevice, LinuxDeviceType, LinuxNamespaceType, Mount, Process, Spec,
};

use super::{ContainerInput, ExecInput, IpcNamespace, NamespaceSource, SpecContext, SpecError};
use super::{capabilities, cgroups, options, process, seccomp};
use crate::launch::{
    DeviceKind, DeviceNode, ExecPlan, LaunchPlan, MountKind, MountPlan, NamespaceChoice,
    NamespacePlan, ProcessPlan, Propagation, RlimitPlan, RootPlan, StdioPlan, UserPlan, WindowSize,
};
use crate::model::{HostConfig, SecurityOptions};

pub(super) fn launch_plan(
    cx: &SpecContext,
    input: &ContainerInput<'_>,
    spec: &Spec,
) -> Result<LaunchPlan, SpecError> {
    let missing = |what: &str| SpecError::Unsupported {
        what: format!("a spec without {what}"),
    };
    let linux = spec
        .linux()
        .as_ref()
        .ok_or_else(|| missing("a linux section"))?;
    let spec_process = spec
        .process()
        .as_ref()
        .ok_or_else(|| missing("a process"))?;
    let resources = linux
        .resources()
        .as_ref()
        .ok_or_else(|| missing("resources"))?;
    let group = linux
        .cgroups_path()
        .as_ref()
        .map(|path| path.display().to_string())
        .unwrap_or_default();
    let propagation = match linux.rootfs_propagation().as_deref() {
        Some("shared" | "rshared") => Propagation::RecursiveShared,
        Some("slave" | "rslave") => Propagation::RecursiveSlave,
        _ => Propagation::RecursivePrivate,
    };
    let [rows, columns] = input.host_config.console_size;
    let size = WindowSize {
        rows: rows as u16,
        columns: columns as u16,
    };
    Ok(LaunchPlan {
        id: input.id.to_owned(),
        run_dir: input.run_dir.clone(),
        namespaces: namespace_plan(input, linux),
        hostname: spec.hostname().clone().unwrap_or_default(),
        domainname: spec.domainname().clone().unwrap_or_default(),
        root: RootPlan {
            fs: input.root_fs.clone(),
            read_only: input.host_config.readonly_rootfs,
            propagation,
        },
        mounts: spec.mounts().iter().flatten().map(mount_plan).collect(),
        devices: linux.devices().iter().flatten().map(device_node).collect(),
        masked_paths: linux.masked_paths().clone().unwrap_or_default(),
        readonly_paths: linux.readonly_paths().clone().unwrap_or_default(),
        sysctls: linux
            .sysctl()
            .iter()
            .flatten()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
        cgroups: cgroups::plan(&cx.host.cgroups, group.trim_start_matches('/'), resources),
        process: process_plan(cx, input, spec_process, linux)?,
        stdio: StdioPlan {
            terminal: input.config.tty.then_some(size),
            stdin: input.config.open_stdin,
            stdin_once: input.config.stdin_once,
        },
        log: input.log.clone(),
    })
}

fn namespace_plan(input: &ContainerInput<'_>, linux: &Linux) -> NamespacePlan {
    let has = |kind: LinuxNamespaceType| {
        linux
            .namespaces()
            .iter()
            .flatten()
            .any(|namespace| namespace.typ() == kind)
    };
    let own = |kind| {
        if has(kind) {
            NamespaceChoice::New
        } else {
            NamespaceChoice::Host
        }
    };
    let sourced = |source: &NamespaceSource| match source {
        NamespaceSource::New => NamespaceChoice::New,
        NamespaceSource::Host => NamespaceChoice::Host,
        NamespaceSource::Join(joined) => NamespaceChoice::Join(joined.descriptor),
    };
    let ipc = match (input.ipc.namespace, &input.ipc_donor) {
        (IpcNamespace::Host, _) => NamespaceChoice::Host,
        (IpcNamespace::Donor, Some(donor)) => NamespaceChoice::Join(donor.descriptor),
        _ => NamespaceChoice::New,
    };
    NamespacePlan {
        pid: sourced(&input.pid),
        uts: own(LinuxNamespaceType::Uts),
        ipc,
        net: sourced(&input.network),
        cgroup: own(LinuxNamespaceType::Cgroup),
    }
}

fn mount_plan(mount: &Mount) -> MountPlan {
    let words = mount.options().clone().unwrap_or_default();
    let (attrs, rest, propagation) = options::split(&words);
    let fstype = mount.typ().clone().unwrap_or_default();
    let source = mount.source().clone().unwrap_or_default();
    let kind = match fstype.as_str() {
        "bind" => MountKind::Bind {
            source,
            recursive: words.iter().any(|word| word == "rbind"),
        },
        "cgroup" => MountKind::Cgroup,
        _ => MountKind::Filesystem {
            fstype,
            source: source.display().to_string(),
            options: rest,
        },
    };
    // The tree is private already unless some mount asks for more; then each says its own.
    MountPlan {
        target: mount.destination().display().to_string(),
        kind,
        attrs,
        propagation,
    }
}

fn device_node(device: &LinuxDevice) -> DeviceNode {
    DeviceNode {
        path: device.path().display().to_string(),
        kind: if device.typ() == LinuxDeviceType::B {
            DeviceKind::Block
        } else {
            DeviceKind::Char
        },
        major: device.major() as u32,
        minor: device.minor() as u32,
        mode: device.file_mode().unwrap_or(0o666),
        uid: device.uid().unwrap_or(0),
        gid: device.gid().unwrap_or(0),
    }
}

fn process_plan(
    cx: &SpecContext,
    input: &ContainerInput<'_>,
    process: &Process,
    linux: &Linux,
) -> Result<ProcessPlan, SpecError> {
    let bounding = process
        .capabilities()
        .as_ref()
        .and_then(|sets| sets.bounding().as_ref());
    let mask = bounding.map(capabilities::to_mask).unwrap_or_default();
    let security = security(input.host_config)?;
    let filter = match linux.seccomp() {
        Some(_) => seccomp::for_container(cx, &security, input.host_config.privileged, mask)?,
        None => None,
    };
    let rlimits = process.rlimits().iter().flatten().filter_map(|limit| {
        let resource = process::limit_number(limit.typ())?;
        Some(RlimitPlan {
            resource,
            soft: limit.soft(),
            hard: limit.hard(),
        })
    });
    Ok(ProcessPlan {
        args: process.args().clone().unwrap_or_default(),
        env: process.env().clone().unwrap_or_default(),
        cwd: process.cwd().display().to_string(),
        create_cwd: true,
        user: UserPlan {
            user: process.user().username().clone().unwrap_or_default(),
            additional_groups: input.host_config.group_add.clone().unwrap_or_default(),
        },
        capabilities: mask,
        no_new_privileges: process.no_new_privileges().unwrap_or(false),
        seccomp: filter.map(|filter| filter.program.clone()),
        rlimits: rlimits.collect(),
        oom_score_adj: process.oom_score_adj(),
    })
}

fn security(host_config: &HostConfig) -> Result<SecurityOptions, SpecError> {
    Ok(SecurityOptions::parse(
        host_config.security_opt.as_deref().unwrap_or_default(),
    )?)
}

pub(super) fn exec_plan(cx: &SpecContext, input: &ExecInput<'_>) -> Result<ExecPlan, SpecError> {
    if input.args.is_empty() {
        return Err(SpecError::NoCommand);
    }
    let security = security(input.host_config)?;
    let privileged = input.privileged || input.host_config.privileged;
    let capabilities = if privileged {
        cx.host.capabilities
    } else {
        process::container_capabilities(cx, input.host_config)?
    };
    let filter = seccomp::for_container(cx, &security, privileged, capabilities)?;
    let mut env = process::environment(input.config, &[]);
    if input.terminal.is_some() && !env.iter().any(|entry| entry.starts_with("TERM=")) {
        env.push("TERM=xterm".to_owned());
    }
    process::merge_environment(&mut env, input.env);
    let or = |own: &str, containers: &str| {
        if own.is_empty() {
            containers.to_owned()
        } else {
            own.to_owned()
        }
    };
    Ok(ExecPlan {
        process: ProcessPlan {
            args: input.args.to_vec(),
            env,
            cwd: process::working_directory(&or(input.working_dir, &input.config.working_dir)),
            create_cwd: false,
            user: UserPlan {
                user: or(input.user, &input.config.user),
                additional_groups: input.host_config.group_add.clone().unwrap_or_default(),
            },
            capabilities,
            no_new_privileges: security.no_new_privileges.unwrap_or(cx.no_new_privileges),
            seccomp: filter.map(|filter| filter.program.clone()),
            rlimits: Vec::new(),
            oom_score_adj: None,
        },
        stdio: StdioPlan {
            terminal: input.terminal,
            stdin: input.stdin,
            stdin_once: true,
        },
    })
}
