//! Whether a container is started again when it ends.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ModelError;

/// Name of a restart policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RestartPolicyName {
    /// Not said: never.
    #[default]
    Unset,
    /// Never.
    No,
    /// Whenever it ends, and when the daemon starts.
    Always,
    /// As `Always`, unless a user had stopped it.
    UnlessStopped,
    /// When it ends with another code than 0.
    OnFailure,
}

impl FromStr for RestartPolicyName {
    type Err = ModelError;

    fn from_str(text: &str) -> Result<Self, ModelError> {
        Ok(match text {
            "" => Self::Unset,
            "no" => Self::No,
            "always" => Self::Always,
            "unless-stopped" => Self::UnlessStopped,
            "on-failure" => Self::OnFailure,
            _ => {
                return Err(ModelError::RestartPolicy {
                    value: text.to_owned(),
                });
            }
        })
    }
}

impl fmt::Display for RestartPolicyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unset => "",
            Self::No => "no",
            Self::Always => "always",
            Self::UnlessStopped => "unless-stopped",
            Self::OnFailure => "on-failure",
        })
    }
}

super::namespace_modes::text_conversions!(RestartPolicyName);

/// A restart policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RestartPolicy {
    /// Which one.
    pub name: RestartPolicyName,
    /// How often `on-failure` tries; 0 is without end.
    pub maximum_retry_count: i64,
}

impl RestartPolicy {
    /// Never.
    pub fn is_none(&self) -> bool {
        matches!(self.name, RestartPolicyName::Unset | RestartPolicyName::No)
    }

    /// Whenever it ends.
    pub fn is_always(&self) -> bool {
        self.name == RestartPolicyName::Always
    }

    /// Whenever it ends, unless a user had stopped it.
    pub fn is_unless_stopped(&self) -> bool {
        self.name == RestartPolicyName::UnlessStopped
    }

    /// When it fails.
    pub fn is_on_failure(&self) -> bool {
        self.name == RestartPolicyName::OnFailure
    }

    /// Checks that a retry count stands only where it means something.
    ///
    /// # Errors
    /// `InvalidParameter`.
    pub fn check(&self) -> Result<(), ModelError> {
        if self.maximum_retry_count != 0 && !self.is_on_failure() {
            let reason = if self.is_none() {
                "maximum retry count cannot be used with restart policy 'no'"
            } else if self.is_always() {
                "maximum retry count cannot be used with restart policy 'always'"
            } else {
                "maximum retry count cannot be used with restart policy 'unless-stopped'"
            };
            return Err(ModelError::RestartRetries { reason });
        }
        if self.maximum_retry_count < 0 {
            return Err(ModelError::RestartRetries {
                reason: "maximum retry count cannot be negative",
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predicates_are_the_truth_table() {
        // Name; none, always, on-failure.
        for (text, expected) in [
            ("", [true, false, false]),
            ("no", [true, false, false]),
            ("always", [false, true, false]),
            ("on-failure", [false, false, true]),
            ("unless-stopped", [false, false, false]),
        ] {
            let policy = RestartPolicy {
                name: text.parse().expect("known"),
                maximum_retry_count: 0,
            };
            assert_eq!(
                [policy.is_none(), policy.is_always(), policy.is_on_failure()],
                expected,
                "{text:?}"
            );
            assert_eq!(policy.name.to_string(), text);
        }
        // An unknown name is none of the three: it is refused.
        assert!("unknown".parse::<RestartPolicyName>().is_err());
    }

    #[test]
    fn a_retry_count_belongs_to_on_failure() {
        let check = |name: &str, maximum_retry_count| {
            RestartPolicy {
                name: name.parse().expect("known"),
                maximum_retry_count,
            }
            .check()
        };
        assert!(check("on-failure", 3).is_ok());
        assert!(check("always", 0).is_ok());
        assert!(check("always", 3).is_err());
        assert!(check("no", 1).is_err());
        assert!(check("on-failure", -1).is_err());
    }
}
