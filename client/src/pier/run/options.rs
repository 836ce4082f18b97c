//! What `run` is told, and the request that it becomes.

use pierhead_client::api::types::{ContainerCreateRequest, HostConfig, RestartPolicy};

use crate::pier::parse::{
    ParseError, parse_cpus, parse_env, parse_labels, parse_publish, parse_restart, parse_size,
    parse_tmpfs,
};

/// What to run, and in what.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The exit code is that of the command; 125 if the container could not be run, 126 if the command could not be
executed, 127 if it was not found. In a terminal (-it) ctrl-p ctrl-q leaves the container running.

IPC modes: none, private, shareable, container:NAME, host. /dev/shm goes with the mode: `pier run -d --name one
--ipc=shareable …` lets `pier run --ipc=container:one …` see the same shared memory.")]
pub(crate) struct Args {
    /// Print the container's id and leave it running
    #[arg(short, long)]
    pub(super) detach: bool,
    /// Hand on the input
    #[arg(short, long)]
    pub(super) interactive: bool,
    /// Give the command a terminal
    #[arg(short, long)]
    pub(super) tty: bool,
    /// Remove the container when it has ended
    #[arg(long)]
    pub(super) rm: bool,
    /// The container's name
    #[arg(long)]
    pub(super) name: Option<String>,
    /// With whom it shares memory: none, private, shareable, container:NAME or host
    #[arg(long, value_name = "MODE")]
    ipc: Option<String>,
    /// Its network: none, bridge, host or container:NAME
    #[arg(long, visible_alias = "net", value_name = "MODE")]
    network: Option<String>,
    /// Its process ids: container:NAME or host
    #[arg(long, value_name = "MODE")]
    pid: Option<String>,
    /// Its host name: host for that of the machine
    #[arg(long, value_name = "MODE")]
    uts: Option<String>,
    /// An environment variable; without a value it has that of here
    #[arg(short, long, value_name = "NAME[=VALUE]")]
    env: Vec<String>,
    /// User, and group, that the command runs as
    #[arg(short, long, value_name = "USER[:GROUP]")]
    user: Option<String>,
    /// The directory that the command begins in
    #[arg(short, long, value_name = "PATH")]
    workdir: Option<String>,
    /// The host name
    #[arg(long, value_name = "NAME")]
    hostname: Option<String>,
    /// Something to find the container by
    #[arg(short, long, value_name = "KEY[=VALUE]")]
    label: Vec<String>,
    /// Memory at most, as in 64m
    #[arg(short, long, value_name = "SIZE", value_parser = parse_size)]
    memory: Option<i64>,
    /// Processors at most, as in 1.5
    #[arg(long, value_name = "NUMBER", value_parser = parse_cpus)]
    cpus: Option<i64>,
    /// Processes at most
    #[arg(long, value_name = "NUMBER")]
    pids_limit: Option<i64>,
    /// Size of /dev/shm, as in 64m
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    shm_size: Option<i64>,
    /// A directory or volume to mount
    #[arg(short, long, value_name = "FROM:TO[:OPTIONS]")]
    volume: Vec<String>,
    /// Memory to mount as a file system
    #[arg(long, value_name = "PATH[:OPTIONS]")]
    tmpfs: Vec<String>,
    /// Let nothing be written to the root file system
    #[arg(long)]
    read_only: bool,
    /// A port of the container to open on the machine
    #[arg(short, long, value_name = "[[ADDRESS:]PORT:]PORT[/PROTOCOL]")]
    publish: Vec<String>,
    /// Grant everything that the engine may do
    #[arg(long)]
    privileged: bool,
    /// A capability to grant
    #[arg(long, value_name = "NAME")]
    cap_add: Vec<String>,
    /// A capability to take away
    #[arg(long, value_name = "NAME")]
    cap_drop: Vec<String>,
    /// When to start it again: no, always, unless-stopped, on-failure[:TIMES]
    #[arg(long, value_name = "POLICY", value_parser = parse_restart, conflicts_with = "rm")]
    restart: Option<RestartPolicy>,
    /// The signal that asks it to end
    #[arg(long, value_name = "SIGNAL")]
    stop_signal: Option<String>,
    /// What to run instead of the image's entry point
    #[arg(long, value_name = "PROGRAM")]
    entrypoint: Option<String>,
    /// The image, and the command in it with its arguments
    // One list, so that everything behind the image belongs to the command, dashes or not.
    #[arg(required = true, trailing_var_arg = true, value_names = ["IMAGE", "COMMAND"])]
    image_and_command: Vec<String>,
}

impl Args {
    /// The request for the container.
    pub(super) fn request(&self) -> Result<ContainerCreateRequest, ParseError> {
        let attached = !self.detach;
        let ports = parse_publish(&self.publish)?;
        let env = parse_env(&self.env, |name| std::env::var(name).ok())?;
        let (image, command) = self
            .image_and_command
            .split_first()
            .map_or((None, &[][..]), |(image, command)| {
                (Some(image.clone()), command)
            });
        Ok(ContainerCreateRequest {
            image,
            cmd: (!command.is_empty()).then(|| command.to_vec().into()),
            entrypoint: self
                .entrypoint
                .as_ref()
                .map(|program| vec![program.clone()].into()),
            hostname: self.hostname.clone(),
            user: self.user.clone(),
            working_dir: self.workdir.clone(),
            env: (!env.is_empty()).then_some(env),
            labels: parse_labels(&self.label),
            stop_signal: self.stop_signal.clone(),
            tty: Some(self.tty),
            open_stdin: Some(self.interactive),
            stdin_once: Some(self.interactive && attached),
            attach_stdin: Some(self.interactive && attached),
            attach_stdout: Some(attached),
            attach_stderr: Some(attached),
            exposed_ports: (!ports.is_empty()).then(|| ports.keys().cloned().collect()),
            host_config: Some(HostConfig {
                port_bindings: (!ports.is_empty()).then_some(ports),
                ..self.host_config()
            }),
            ..ContainerCreateRequest::default()
        })
    }

    fn host_config(&self) -> HostConfig {
        let words = |words: &[String]| (!words.is_empty()).then(|| words.to_vec());
        let flag = |flag: bool| flag.then_some(true);
        HostConfig {
            auto_remove: flag(self.rm),
            ipc_mode: self.ipc.clone(),
            network_mode: self.network.clone(),
            pid_mode: self.pid.clone(),
            uts_mode: self.uts.clone(),
            memory: self.memory,
            nano_cpus: self.cpus,
            pids_limit: self.pids_limit,
            shm_size: self.shm_size,
            binds: words(&self.volume),
            tmpfs: parse_tmpfs(&self.tmpfs),
            readonly_rootfs: flag(self.read_only),
            privileged: flag(self.privileged),
            cap_add: words(&self.cap_add),
            cap_drop: words(&self.cap_drop),
            restart_policy: self.restart.clone(),
            ..HostConfig::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Alone {
        #[command(flatten)]
        args: super::Args,
    }

    fn request(words: &[&str]) -> pierhead_client::api::types::ContainerCreateRequest {
        let words = ["run"].iter().chain(words);
        Alone::try_parse_from(words)
            .unwrap()
            .args
            .request()
            .unwrap()
    }

    #[test]
    fn everything_behind_the_image_belongs_to_the_command() {
        let request = request(&["--rm", "-i", "busybox", "ls", "--rm", "-d"]);
        assert_eq!(request.image.as_deref(), Some("busybox"));
        assert_eq!(**request.cmd.unwrap(), ["ls", "--rm", "-d"]);
        assert_eq!(request.host_config.unwrap().auto_remove, Some(true));
        assert_eq!(request.attach_stdout, Some(true));
    }

    #[test]
    fn what_was_not_said_is_left_to_the_engine() {
        let request = request(&["-d", "busybox"]);
        assert_eq!(request.cmd, None);
        assert_eq!(request.env, None);
        let host_config = request.host_config.unwrap();
        assert_eq!(host_config.ipc_mode, None);
        assert_eq!(host_config.memory, None);
        assert_eq!(request.attach_stdin, Some(false));
    }

    #[test]
    fn an_image_is_needed() {
        assert!(Alone::try_parse_from(["run", "--rm"]).is_err());
        assert!(Alone::try_parse_from(["run", "-m", "lots", "busybox"]).is_err());
    }
}
