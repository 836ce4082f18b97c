//! `HostConfig.SecurityOpt`, read.

use super::ModelError;

/// What the security options say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityOptions {
    /// `no-new-privileges`; `None` takes the daemon's default.
    pub no_new_privileges: Option<bool>,
    /// `seccomp=…`.
    pub seccomp: SeccompChoice,
    /// `apparmor=…`; `None` takes the default profile where the kernel has AppArmor.
    pub apparmor: Option<String>,
    /// `label=…`, in order; for SELinux.
    pub labels: Vec<String>,
    /// `systempaths=unconfined`: nothing in /proc and /sys is masked or read-only.
    pub system_paths_unconfined: bool,
}

/// Which system call filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SeccompChoice {
    /// The daemon's default profile.
    #[default]
    Default,
    /// None.
    Unconfined,
    /// The profile itself, as JSON: clients read the file and send what is in it.
    Profile(String),
}

impl SecurityOptions {
    /// What is read here and has no effect, as a sentence for whoever asked: labels, which this engine does not apply.
    /// `disable` asks for none, and so is honoured.
    pub fn without_effect(&self) -> Option<String> {
        let mut labels = self.labels.iter().filter(|label| *label != "disable");
        let first = labels.next()?;
        Some(format!(
            "The security option label={first} has no effect: this engine does not apply SELinux labels."
        ))
    }

    /// Reads the list. `name=value` and the older `name:value` mean the same; of an option given twice the last one
    /// counts, except labels, which add up.
    ///
    /// # Errors
    /// `InvalidParameter` for an option that is unknown or a value that cannot be read.
    pub fn parse(options: &[String]) -> Result<Self, ModelError> {
        let mut read = Self::default();
        for option in options {
            let invalid = || ModelError::SecurityOption {
                value: option.clone(),
            };
            if option == "no-new-privileges" {
                read.no_new_privileges = Some(true);
                continue;
            }
            if option == "disable" {
                read.labels.push("disable".to_owned());
                continue;
            }
            let (name, value) = option
                .split_once('=')
                .or_else(|| option.split_once(':'))
                .ok_or_else(invalid)?;
            match name {
                "no-new-privileges" => {
                    read.no_new_privileges = Some(match value {
                        "true" | "1" | "t" | "T" | "TRUE" | "True" => true,
                        "false" | "0" | "f" | "F" | "FALSE" | "False" => false,
                        _ => return Err(invalid()),
                    });
                }
                "seccomp" => {
                    read.seccomp = match value {
                        "" => return Err(invalid()),
                        "unconfined" => SeccompChoice::Unconfined,
                        "builtin" => SeccompChoice::Default,
                        profile => SeccompChoice::Profile(profile.to_owned()),
                    };
                }
                "apparmor" => read.apparmor = Some(value.to_owned()),
                "label" => read.labels.push(value.to_owned()),
                "systempaths" if value == "unconfined" => read.system_paths_unconfined = true,
                _ => return Err(invalid()),
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(options: &[&str]) -> Result<SecurityOptions, ModelError> {
        SecurityOptions::parse(&options.iter().map(|o| (*o).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_read() {
        let read = parse(&[
            "no-new-privileges:true",
            "seccomp=unconfined",
            "label=disable",
        ])
        .expect("valid");
        assert_eq!(read.no_new_privileges, Some(true));
        assert_eq!(read.seccomp, SeccompChoice::Unconfined);
        assert_eq!(read.labels, ["disable"]);
        let profile = "{\"defaultAction\":\"SCMP_ACT_ALLOW\"}";
        let read = parse(&[&format!("seccomp={profile}")]).expect("valid");
        assert_eq!(read.seccomp, SeccompChoice::Profile(profile.to_owned()));
    }

    #[test]
    fn labels_that_have_no_effect_are_told() {
        let told = |options: &[&str]| parse(options).expect("valid").without_effect();
        assert_eq!(told(&["label=disable", "seccomp=unconfined"]), None);
        let sentence = told(&["label=disable", "label=type:spc_t"]).expect("a warning");
        assert!(sentence.contains("label=type:spc_t"), "{sentence}");
    }

    #[test]
    fn unknown_options_are_refused() {
        for option in [
            "",
            "nosuch",
            "nosuch=1",
            "seccomp=",
            "no-new-privileges=maybe",
            "systempaths=all",
        ] {
            assert!(parse(&[option]).is_err(), "{option:?}");
        }
    }
}
