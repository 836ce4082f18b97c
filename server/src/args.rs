//! The command line, with dockerd's spellings.

use std::path::PathBuf;

use clap::{ArgAction, Parser};

use crate::config::{DEFAULT_PATH, Options, Source};

/// The Docker Engine API, served by one small engine without helper daemons.
///
/// Every option can also stand in daemon.json under its long name (lists in the plural: hosts, labels, log-opts,
/// exec-opts, runtimes), but not in both places. SIGHUP reads the file again and applies debug, log-level, labels,
/// default-ipc-mode, default-shm-size, live-restore and shutdown-timeout.
#[derive(Debug, Parser)]
#[command(
    name = "pierd",
    disable_version_flag = true,
    args_override_self = true,
    after_help = "Point a client at it: DOCKER_HOST=unix:///var/run/pierhead.sock docker ps"
)]
pub(crate) struct Args {
    /// Configuration file; without it, the default one is read if it exists
    #[arg(long, value_name = "FILE", help = format!("Configuration file [default: {DEFAULT_PATH}, if it exists]"))]
    pub(crate) config_file: Option<PathBuf>,
    /// Check the configuration and exit
    #[arg(long)]
    pub(crate) validate: bool,
    /// Print the version and exit
    #[arg(short = 'v', long, action = ArgAction::SetTrue)]
    pub(crate) version: bool,
    /// What may also stand in the configuration file.
    #[command(flatten)]
    pub(crate) options: Options,
}

impl Args {
    /// Where this command line takes its configuration from.
    pub(crate) fn source(&self) -> Source {
        Source {
            flags: self.options.clone(),
            file: self.config_file.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn parse(arguments: &[&str]) -> Result<Args, clap::Error> {
        Args::try_parse_from(std::iter::once("pierd").chain(arguments.iter().copied()))
    }

    #[test]
    fn the_command_is_well_formed() {
        Args::command().debug_assert();
    }

    #[test]
    fn booleans_follow_go() {
        let args = parse(&[
            "--iptables=false",
            "--ip-masq",
            "-D",
            "--live-restore=0",
            "--init=T",
        ])
        .expect("parsed");
        assert_eq!(args.options.iptables, Some(false));
        assert_eq!(args.options.ip_masq, Some(true));
        assert_eq!(args.options.debug, Some(true));
        assert_eq!(args.options.live_restore, Some(false));
        assert_eq!(args.options.init, Some(true));
        assert_eq!(args.options.ip_forward, None);
        assert!(parse(&["--iptables=no"]).is_err());
        assert!(parse(&["--iptables", "false"]).is_err());
    }

    #[test]
    fn lists_repeat_and_single_values_take_the_last() {
        let args = parse(&[
            "-H",
            "unix:///a",
            "--host=tcp://:1",
            "-l",
            "info",
            "--log-level",
            "warn",
            "--label",
            "a=b",
            "--label=c=d",
        ])
        .expect("parsed");
        assert_eq!(
            args.options.hosts,
            Some(vec!["unix:///a".to_owned(), "tcp://:1".to_owned()])
        );
        assert_eq!(args.options.log_level.as_deref(), Some("warn"));
        assert_eq!(
            args.options.labels,
            Some(vec!["a=b".to_owned(), "c=d".to_owned()])
        );
    }

    #[test]
    fn dockerds_spellings_are_all_there() {
        let line = "--data-root /d --exec-root /e -p /p --config-file /c -G g --storage-driver vfs --default-shm-size 1m \
                    --default-ipc-mode private --default-shm-mode private --bip 10.0.0.1/24 -b br --ip-forward \
                    --userland-proxy=false --log-driver json-file --log-opt a=b --shutdown-timeout -1 --experimental \
                    --seccomp-profile unconfined --no-new-privileges --cgroup-parent /x --exec-opt native.cgroupdriver=cgroupfs \
                    --add-runtime x=/y --default-runtime x --containerd /z --validate --version";
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let args = parse(&arguments).expect("parsed");
        assert_eq!(args.options.shutdown_timeout, Some(-1));
        assert!(args.validate && args.version);
    }

    #[test]
    fn an_unknown_flag_is_refused() {
        assert!(parse(&["--tlsverify"]).is_err());
    }
}
