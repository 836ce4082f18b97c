//! The process of a container: arguments, environment, user, limits.

use oci_spec::runtime::{
    LinuxCapabilities, PosixRlimit, PosixRlimitBuilder, PosixRlimitType, Process, User,
};

use super::{ContainerInput, SpecContext, SpecError, capabilities, defaults};
use crate::model::{ContainerConfig, HostConfig, SecurityOptions, Ulimit};

/// Names of resource limits as users write them, with the kernel's numbers.
const LIMITS: [(&str, PosixRlimitType, u32); 15] = [
    ("cpu", PosixRlimitType::RlimitCpu, libc::RLIMIT_CPU),
    ("fsize", PosixRlimitType::RlimitFsize, libc::RLIMIT_FSIZE),
    ("data", PosixRlimitType::RlimitData, libc::RLIMIT_DATA),
    ("stack", PosixRlimitType::RlimitStack, libc::RLIMIT_STACK),
    ("core", PosixRlimitType::RlimitCore, libc::RLIMIT_CORE),
    ("rss", PosixRlimitType::RlimitRss, libc::RLIMIT_RSS),
    ("nproc", PosixRlimitType::RlimitNproc, libc::RLIMIT_NPROC),
    ("nofile", PosixRlimitType::RlimitNofile, libc::RLIMIT_NOFILE),
    (
        "memlock",
        PosixRlimitType::RlimitMemlock,
        libc::RLIMIT_MEMLOCK,
    ),
    ("locks", PosixRlimitType::RlimitLocks, libc::RLIMIT_LOCKS),
    (
        "sigpending",
        PosixRlimitType::RlimitSigpending,
        libc::RLIMIT_SIGPENDING,
    ),
    (
        "msgqueue",
        PosixRlimitType::RlimitMsgqueue,
        libc::RLIMIT_MSGQUEUE,
    ),
    ("nice", PosixRlimitType::RlimitNice, libc::RLIMIT_NICE),
    ("rtprio", PosixRlimitType::RlimitRtprio, libc::RLIMIT_RTPRIO),
    ("rttime", PosixRlimitType::RlimitRttime, libc::RLIMIT_RTTIME),
];

/// The kernel's number of a limit.
pub(super) fn limit_number(limit: PosixRlimitType) -> Option<u32> {
    LIMITS
        .iter()
        .find(|(_, known, _)| *known == limit)
        .map(|(_, _, number)| *number)
}

pub(super) fn build(
    cx: &SpecContext,
    input: &ContainerInput<'_>,
    security: &SecurityOptions,
) -> Result<Process, SpecError> {
    let mut args = arguments(input.config)?;
    if input.host_config.init == Some(true) {
        if cx.init_program.is_none() {
            return Err(SpecError::Unsupported {
                what: "--init without an init program".to_owned(),
            });
        }
        args.splice(0..0, [INIT_PATH.to_owned(), "--".to_owned()]);
    }
    let mask = container_capabilities(cx, input.host_config)?;
    let mut process = Process::default();
    process
        .set_terminal(Some(input.config.tty))
        .set_args(Some(args))
        .set_env(Some(environment(input.config, &input.extra_env)))
        .set_cwd(working_directory(&input.config.working_dir).into())
        .set_user(user(&input.config.user, input.host_config))
        .set_capabilities(Some(capability_sets(mask)))
        .set_rlimits(Some(limits(cx, input.host_config)?))
        .set_no_new_privileges(Some(
            security.no_new_privileges.unwrap_or(cx.no_new_privileges),
        ))
        .set_apparmor_profile(None)
        .set_oom_score_adj(oom_score(input.host_config));
    Ok(process)
}

/// Where `--init` puts the init program.
pub(super) const INIT_PATH: &str = "/dev/init";

/// The capabilities that a container's processes can have.
pub(super) fn container_capabilities(
    cx: &SpecContext,
    host_config: &HostConfig,
) -> Result<u64, SpecError> {
    let list = |names: &Option<Vec<String>>| names.clone().unwrap_or_default();
    capabilities::container_mask(
        host_config.privileged,
        &list(&host_config.cap_add),
        &list(&host_config.cap_drop),
        cx.host.capabilities,
    )
}

fn arguments(config: &ContainerConfig) -> Result<Vec<String>, SpecError> {
    let entrypoint = config.entrypoint.iter().flatten();
    let args: Vec<String> = entrypoint
        .chain(config.cmd.iter().flatten())
        .cloned()
        .collect();
    if args.is_empty() {
        Err(SpecError::NoCommand)
    } else {
        Ok(args)
    }
}

/// The environment: ours, the links', the container's own. A later value replaces an earlier one in its place; a bare
/// `NAME` takes it away.
pub(super) fn environment(config: &ContainerConfig, extra: &[String]) -> Vec<String> {
    let mut env = vec![
        defaults::PATH.to_owned(),
        format!("HOSTNAME={}", config.hostname),
    ];
    if config.tty {
        env.push("TERM=xterm".to_owned());
    }
    env.extend(extra.iter().cloned());
    merge_environment(&mut env, &config.env);
    env
}

/// Puts variables over an environment.
pub(super) fn merge_environment(env: &mut Vec<String>, over: &[String]) {
    for entry in over {
        let name = entry
            .split_once('=')
            .map_or(entry.as_str(), |(name, _)| name);
        let same = |known: &String| {
            known
                .split_once('=')
                .is_some_and(|(known, _)| known == name)
        };
        match (env.iter().position(same), entry.contains('=')) {
            (Some(place), true) => env[place].clone_from(entry),
            (Some(place), false) => drop(env.remove(place)),
            (None, true) => env.push(entry.clone()),
            (None, false) => {}
        }
    }
}

pub(super) fn working_directory(text: &str) -> String {
    match text {
        "" => "/".to_owned(),
        _ if text.starts_with('/') => text.to_owned(),
        _ => format!("/{text}"),
    }
}

/// Numbers as far as they are known without the container's files; the text itself goes into `username`, which on
/// Linux nobody else uses, and is looked up when the container starts.
fn user(text: &str, host_config: &HostConfig) -> User {
    let (name, group) = text.split_once(':').unwrap_or((text, ""));
    let mut user = User::default();
    user.set_uid(name.parse().unwrap_or(0))
        .set_gid(group.parse().unwrap_or(0));
    let additional: Vec<u32> = host_config
        .group_add
        .iter()
        .flatten()
        .filter_map(|group| group.parse().ok())
        .collect();
    if !additional.is_empty() {
        user.set_additional_gids(Some(additional));
    }
    if !text.is_empty() {
        user.set_username(Some(text.to_owned()));
    }
    user
}

fn capability_sets(mask: u64) -> LinuxCapabilities {
    let mut sets = LinuxCapabilities::default();
    sets.set_bounding(Some(capabilities::to_set(mask)))
        .set_effective(Some(capabilities::to_set(mask)))
        .set_permitted(Some(capabilities::to_set(mask)))
        .set_inheritable(None)
        .set_ambient(None);
    sets
}

fn limits(cx: &SpecContext, host_config: &HostConfig) -> Result<Vec<PosixRlimit>, SpecError> {
    let own: Vec<&Ulimit> = host_config.resources.ulimits.iter().flatten().collect();
    let inherited = cx
        .default_ulimits
        .iter()
        .filter(|limit| own.iter().all(|other| other.name != limit.name));
    own.iter().copied().chain(inherited).map(limit).collect()
}

fn limit(limit: &Ulimit) -> Result<PosixRlimit, SpecError> {
    let name = limit.name.to_ascii_lowercase();
    let Some((_, typ, _)) = LIMITS.iter().find(|(known, _, _)| *known == name) else {
        return Err(SpecError::Ulimit {
            name: limit.name.clone(),
        });
    };
    // -1 is without limit, which is the largest number to the kernel.
    PosixRlimitBuilder::default()
        .typ(*typ)
        .soft(limit.soft as u64)
        .hard(limit.hard as u64)
        .build()
        .map_err(|_| SpecError::Ulimit { name })
}

fn oom_score(host_config: &HostConfig) -> Option<i32> {
    match host_config.oom_score_adj {
        0 => None,
        score => Some(score as i32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_containers_own_environment_wins_in_place() {
        let own = |list: &[&str]| {
            list.iter()
                .map(|entry| (*entry).to_owned())
                .collect::<Vec<_>>()
        };
        let config = ContainerConfig {
            hostname: "box".to_owned(),
            tty: true,
            env: own(&["PATH=/mine", "A=1=2", "HOSTNAME", "TERM=vt100", "GONE"]),
            ..ContainerConfig::default()
        };
        let env = environment(&config, &own(&["LINK=x"]));
        assert_eq!(env, own(&["PATH=/mine", "TERM=vt100", "LINK=x", "A=1=2"]));
    }
}
