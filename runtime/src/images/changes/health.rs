//! `HEALTHCHECK [--interval=…] [--timeout=…] [--start-period=…] [--retries=…] CMD …` or `HEALTHCHECK NONE`.

use jiff::SignedDuration;

use crate::images::Healthcheck;

use super::ChangeError;
use super::apply::{Command, parse_command};

const NAME: &str = "HEALTHCHECK";

pub(super) fn parse(text: &str) -> Result<Healthcheck, ChangeError> {
    let mut health = Healthcheck::default();
    let mut rest = text.trim();
    while let Some(option) = rest.strip_prefix("--") {
        let (option, after) = option
            .split_once(char::is_whitespace)
            .unwrap_or((option, ""));
        apply_option(&mut health, option)?;
        rest = after.trim_start();
    }
    let (kind, arguments) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    health.test = Some(match kind.to_ascii_uppercase().as_str() {
        "" => {
            return Err(ChangeError::Arguments {
                instruction: NAME,
                needs: "at least one argument",
            });
        }
        "NONE" if !arguments.trim().is_empty() => {
            return Err(wrong("NONE takes no arguments", arguments));
        }
        "NONE" => vec!["NONE".to_owned()],
        "CMD" => match parse_command(NAME, arguments)? {
            Command::Words(words) if words.is_empty() => {
                return Err(ChangeError::Arguments {
                    instruction: NAME,
                    needs: "a command after CMD",
                });
            }
            Command::Words(words) => [vec!["CMD".to_owned()], words].concat(),
            Command::Shell(line) => vec!["CMD-SHELL".to_owned(), line],
        },
        _ => return Err(wrong("unknown type, must be CMD or NONE", kind)),
    });
    Ok(health)
}

fn apply_option(health: &mut Healthcheck, option: &str) -> Result<(), ChangeError> {
    let Some((name, value)) = option.split_once('=') else {
        return Err(wrong("an option needs a value", option));
    };
    match name {
        "interval" => health.interval_nanos = parse_duration(value)?,
        "timeout" => health.timeout_nanos = parse_duration(value)?,
        "start-period" => health.start_period_nanos = parse_duration(value)?,
        "retries" => {
            let retries: i64 = value
                .parse()
                .map_err(|_| wrong("retries is not a number", value))?;
            if retries < 1 {
                return Err(wrong("retries must be at least 1", value));
            }
            health.retries = retries;
        }
        _ => return Err(wrong("unknown option", name)),
    }
    Ok(())
}

/// Nanoseconds; at least a millisecond, or zero for the default.
fn parse_duration(text: &str) -> Result<i64, ChangeError> {
    let duration: SignedDuration = text.parse().map_err(|_| wrong("not a duration", text))?;
    match i64::try_from(duration.as_nanos()) {
        Ok(nanos) if nanos == 0 || nanos >= 1_000_000 => Ok(nanos),
        _ => Err(wrong("a duration cannot be less than 1ms", text)),
    }
}

fn wrong(reason: &'static str, text: &str) -> ChangeError {
    ChangeError::Word {
        instruction: NAME,
        reason,
        text: text.to_owned(),
    }
}
