//! Flags and daemon.json, merged, validated and turned into [`Settings`].

mod address;
mod file;
mod options;
mod settings;
mod validate;
mod value;

use std::fmt;
use std::path::PathBuf;

use thiserror::Error;

pub(crate) use self::address::Address;
pub(crate) use self::file::{DEFAULT_PATH, FileError};
pub(crate) use self::options::Options;
pub(crate) use self::settings::{
    BUILT_IN_RUNTIME, Bridge, BridgeSettings, RUNTIME_ALIASES, Reloadable, Settings,
};

use self::options::Clash;
use self::validate::SettingsError;

/// Where the configuration comes from; kept, because a reload reads the file again under the same flags.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// What the command line said.
    pub(crate) flags: Options,
    /// `--config-file`, if it was given.
    pub(crate) file: Option<PathBuf>,
}

/// A valid configuration.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The settings.
    pub(crate) settings: Settings,
    /// One line for each option that was given and changes nothing here.
    pub(crate) warnings: Vec<Warning>,
}

/// An option without effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Warning {
    /// The key of daemon.json, which is also how the flag is known.
    pub(crate) key: &'static str,
    /// Why it changes nothing.
    pub(crate) reason: &'static str,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} has no effect: {}", self.key, self.reason)
    }
}

/// Why there is no valid configuration.
#[derive(Debug, Error)]
pub(crate) enum ConfigError {
    /// daemon.json is at fault.
    #[error("unable to configure the daemon: {0}")]
    File(#[source] FileError),
    /// Options given twice. The wording is dockerd's.
    #[error(
        "the following directives are specified both as a flag and in the configuration file: {0}"
    )]
    Clashes(Clashes),
    /// A value is at fault.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}

/// Options given twice, shown as dockerd shows them.
#[derive(Debug)]
pub(crate) struct Clashes(Vec<Clash>);

impl fmt::Display for Clashes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, clash) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(
                f,
                "{separator}{}: (from flag: {}, from file: {})",
                clash.key, clash.flag, clash.file
            )?;
        }
        Ok(())
    }
}

/// Reads the file, merges the flags and validates. Blocks on the file system.
pub(crate) fn load(source: &Source) -> Result<Loaded, ConfigError> {
    let from_file = file::read(source.file.as_deref()).map_err(ConfigError::File)?;
    let merged = source
        .flags
        .clone()
        .merged(from_file.options)
        .map_err(|clashes| ConfigError::Clashes(Clashes(clashes)))?;
    let mut warnings = options_without_effect(&merged);
    warnings.extend(from_file.inert.into_iter().map(|key| Warning {
        key,
        reason: "this daemon has no such setting",
    }));
    Ok(Loaded {
        settings: Settings::from_options(merged)?,
        warnings,
    })
}

/// The options that are accepted so that existing unit files and scripts work, and that change nothing.
fn options_without_effect(options: &Options) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |given: bool, key: &'static str, reason: &'static str| {
        if given {
            warnings.push(Warning { key, reason });
        }
    };
    warn(
        options.userland_proxy == Some(true),
        "userland-proxy",
        "published ports need no proxy process",
    );
    warn(
        options.containerd.is_some(),
        "containerd",
        "containers are run without containerd",
    );
    warn(
        options.runtimes.is_some(),
        "runtimes",
        "every container is run by the built-in executor",
    );
    warn(
        options
            .default_runtime
            .as_deref()
            .is_some_and(|name| !name.is_empty() && name != BUILT_IN_RUNTIME),
        "default-runtime",
        "every container is run by the built-in executor",
    );
    warn(
        options.exec_opts.is_some(),
        "exec-opts",
        "cgroupfs is the only cgroup driver",
    );
    warnings
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn load_with(flags: Options, text: &str) -> Result<Loaded, ConfigError> {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(text.as_bytes()).expect("written");
        load(&Source {
            flags,
            file: Some(file.path().to_owned()),
        })
    }

    #[test]
    fn a_clash_is_worded_as_dockerd_words_it() {
        let flags = Options {
            debug: Some(true),
            hosts: Some(vec!["unix:///a".to_owned()]),
            ..Options::default()
        };
        let error = load_with(
            flags,
            r#"{"debug": false, "hosts": ["unix:///b", "unix:///c"]}"#,
        )
        .expect_err("a clash");
        assert_eq!(
            error.to_string(),
            "the following directives are specified both as a flag and in the configuration file: \
             hosts: (from flag: [unix:///a], from file: [unix:///b unix:///c]), debug: (from flag: true, from file: false)"
        );
    }

    #[test]
    fn the_mode_of_one_spelling_in_the_file_and_of_the_other_as_flag_must_agree() {
        let flags = Options {
            default_ipc_mode: Some("private".to_owned()),
            ..Options::default()
        };
        assert!(load_with(flags.clone(), r#"{"default-shm-mode": "private"}"#).is_ok());
        assert!(load_with(flags, r#"{"default-shm-mode": "shareable"}"#).is_err());
    }

    #[test]
    fn options_without_effect_are_said() {
        let flags = Options {
            containerd: Some("/run/c.sock".to_owned()),
            ..Options::default()
        };
        let loaded = load_with(flags, r#"{"raw-logs": true}"#).expect("valid");
        let keys: Vec<_> = loaded.warnings.iter().map(|warning| warning.key).collect();
        assert_eq!(keys, ["containerd", "raw-logs"]);
    }
}
