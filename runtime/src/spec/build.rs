//! The spec of a container.

use oci_spec::runtime::{Linux, LinuxNamespace, LinuxNamespaceType, Root, Spec};

use super::ipc::IpcNamespace;
use super::{ContainerInput, NamespaceSource, SpecContext, SpecError};
use super::{defaults, devices, mounts, process, resources, seccomp, sysctls};
use crate::launch::{Propagation, RootFs};
use crate::model::SecurityOptions;

pub(super) fn build(cx: &SpecContext, input: &ContainerInput<'_>) -> Result<Spec, SpecError> {
    let security = security_options(input)?;
    let host_config = input.host_config;
    let mut mounts = mounts::build(input)?;
    if host_config.init == Some(true)
        && let Some(program) = &cx.init_program
    {
        mounts.push(mounts::init_program(program));
    }
    let mut root = Root::default();
    // The spec knows directories only; of an overlay it shows where the changes go.
    let path = match &input.root_fs {
        RootFs::Overlay { upper, .. } => upper,
        RootFs::Directory(path) => path,
    };
    root.set_path(path.clone())
        .set_readonly(Some(host_config.readonly_rootfs));
    let mut spec = Spec::default();
    spec.set_version("1.0.2".to_owned())
        .set_root(Some(root))
        .set_mounts(Some(mounts))
        .set_process(Some(process::build(cx, input, &security)?))
        .set_hostname(None)
        .set_domainname(None)
        .set_linux(Some(linux(cx, input, &security)?));
    if !host_config.uts_mode.is_host() {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        spec.set_hostname(some(&input.config.hostname))
            .set_domainname(some(&input.config.domainname));
    }
    Ok(spec)
}

/// Security options that mean something here; the rest is refused.
fn security_options(input: &ContainerInput<'_>) -> Result<SecurityOptions, SpecError> {
    let list = input.host_config.security_opt.clone().unwrap_or_default();
    let security = SecurityOptions::parse(&list)?;
    match security.apparmor.as_deref() {
        None | Some("unconfined") => Ok(security),
        Some(profile) => Err(SpecError::Unsupported {
            what: format!("AppArmor profile {profile}"),
        }),
    }
}

fn linux(
    cx: &SpecContext,
    input: &ContainerInput<'_>,
    security: &SecurityOptions,
) -> Result<Linux, SpecError> {
    let host_config = input.host_config;
    let (nodes, rules) = devices::build(cx, host_config)?;
    let open = host_config.privileged || security.system_paths_unconfined;
    let paths = |list: &[&str]| {
        if open {
            Vec::new()
        } else {
            list.iter().map(|path| (*path).to_owned()).collect()
        }
    };
    let mask = process::container_capabilities(cx, host_config)?;
    let filter = seccomp::for_container(cx, security, host_config.privileged, mask)?;
    let sysctls = sysctls::check(input)?;
    let mut linux = Linux::default();
    linux
        .set_namespaces(Some(namespaces(input)))
        .set_resources(Some(resources::build(cx, &host_config.resources, rules)?))
        .set_cgroups_path(Some(format!("/{}", group_path(cx, input)).into()))
        .set_devices(Some(nodes))
        .set_masked_paths(Some(paths(&defaults::MASKED_PATHS)))
        .set_readonly_paths(Some(paths(&defaults::READONLY_PATHS)))
        .set_seccomp(filter.map(|filter| filter.oci.clone()))
        .set_sysctl((!sysctls.is_empty()).then_some(sysctls))
        .set_rootfs_propagation(root_propagation(input).map(str::to_owned));
    Ok(linux)
}

/// `<parent>/<id>`, relative to every hierarchy.
fn group_path(cx: &SpecContext, input: &ContainerInput<'_>) -> String {
    let asked = input.host_config.resources.cgroup_parent.as_str();
    let parent = if asked.is_empty() {
        cx.cgroup_parent.as_str()
    } else {
        asked
    };
    // Nobody climbs out of a hierarchy.
    let clean: Vec<&str> = parent
        .split('/')
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .collect();
    if clean.is_empty() {
        input.id.to_owned()
    } else {
        format!("{}/{}", clean.join("/"), input.id)
    }
}

fn namespaces(input: &ContainerInput<'_>) -> Vec<LinuxNamespace> {
    let ipc = match (input.ipc.namespace, &input.ipc_donor) {
        (IpcNamespace::Host, _) => NamespaceSource::Host,
        (IpcNamespace::Donor, Some(donor)) => NamespaceSource::Join(donor.clone()),
        _ => NamespaceSource::New,
    };
    let own = |host: bool| {
        if host {
            NamespaceSource::Host
        } else {
            NamespaceSource::New
        }
    };
    let all = [
        (LinuxNamespaceType::Mount, NamespaceSource::New),
        (LinuxNamespaceType::Network, input.network.clone()),
        (
            LinuxNamespaceType::Uts,
            own(input.host_config.uts_mode.is_host()),
        ),
        (LinuxNamespaceType::Pid, input.pid.clone()),
        (LinuxNamespaceType::Ipc, ipc),
        (
            LinuxNamespaceType::Cgroup,
            own(input.host_config.privileged),
        ),
    ];
    all.into_iter()
        .filter_map(|(kind, source)| {
            let path = match source {
                NamespaceSource::Host => return None,
                NamespaceSource::New => None,
                NamespaceSource::Join(joined) => Some(joined.path),
            };
            let mut namespace = LinuxNamespace::default();
            namespace.set_typ(kind).set_path(path);
            Some(namespace)
        })
        .collect()
}

/// The strongest propagation that a mount asks for decides how the whole tree relates to the host's.
fn root_propagation(input: &ContainerInput<'_>) -> Option<&'static str> {
    let asked = |wanted: &[Propagation]| {
        input
            .mounts
            .iter()
            .filter_map(|mount| mount.point.propagation)
            .any(|it| wanted.contains(&it))
    };
    if asked(&[Propagation::Shared, Propagation::RecursiveShared]) {
        Some("shared")
    } else if asked(&[Propagation::Slave, Propagation::RecursiveSlave]) {
        Some("rslave")
    } else {
        None
    }
}
