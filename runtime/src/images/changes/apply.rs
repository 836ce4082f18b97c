//! Each instruction and what it sets.

use crate::images::RunConfig;

use super::words::{expand, split};
use super::{ChangeError, health};

/// A command in one of the two forms.
pub(super) enum Command {
    /// `["program", "argument"]`.
    Words(Vec<String>),
    /// A line for the shell.
    Shell(String),
}

/// Applies the `changes` of an import or commit to a configuration, in order. Each may have several lines.
///
/// # Errors
/// `InvalidParameter` for an instruction that is unknown, not allowed here, or wrong.
pub fn apply_changes(config: &mut RunConfig, changes: &[String]) -> Result<(), ChangeError> {
    // An entry point takes away an older command, but not one of the same changes.
    let mut command_is_new = false;
    for line in lines(changes) {
        let (instruction, rest) = line.split_once(char::is_whitespace).unwrap_or((&line, ""));
        let rest = rest.trim();
        match instruction.to_ascii_uppercase().as_str() {
            "CMD" => {
                config.cmd = Some(command_words(config, "CMD", rest)?);
                command_is_new = true;
            }
            "ENTRYPOINT" => {
                let words = command_words(config, "ENTRYPOINT", rest)?;
                config.entrypoint = (!words.is_empty()).then_some(words);
                if !command_is_new {
                    config.cmd = None;
                }
            }
            "ENV" => set_env(config, rest)?,
            "EXPOSE" => expose(config, rest)?,
            "HEALTHCHECK" => config.healthcheck = Some(health::parse(rest)?),
            "LABEL" => {
                let pairs = expand_pairs("LABEL", rest, env(config))?;
                config.labels.get_or_insert_default().extend(pairs);
            }
            "ONBUILD" => add_trigger(config, rest)?,
            "SHELL" => match parse_command("SHELL", rest)? {
                Command::Words(words) if !words.is_empty() => config.shell = Some(words),
                _ => return Err(wrong("SHELL", "the shell must be a JSON array", rest)),
            },
            "STOPSIGNAL" => {
                let signal = expand("STOPSIGNAL", one("STOPSIGNAL", rest)?, env(config))?;
                if !is_signal(&signal) {
                    return Err(wrong("STOPSIGNAL", "invalid signal", &signal));
                }
                config.stop_signal = signal;
            }
            "USER" => config.user = expand("USER", one("USER", rest)?, env(config))?,
            "VOLUME" => add_volumes(config, rest)?,
            "WORKDIR" => {
                let directory = expand("WORKDIR", non_empty("WORKDIR", rest)?, env(config))?;
                config.working_dir = join(&config.working_dir, &directory);
            }
            _ => {
                return Err(ChangeError::Unknown {
                    instruction: instruction.to_owned(),
                });
            }
        }
    }
    Ok(())
}

/// The instructions, one per item: comments and empty lines out, a `\` at the end of a line joins the next.
fn lines(changes: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for change in changes {
        let mut joined = String::new();
        for line in change.lines() {
            if line.trim_start().starts_with('#') {
                continue;
            }
            match line.trim_end().strip_suffix('\\') {
                Some(start) => joined.push_str(start),
                None => {
                    joined.push_str(line);
                    lines.push(std::mem::take(&mut joined));
                }
            }
        }
        lines.push(joined);
    }
    lines
        .into_iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

fn env(config: &RunConfig) -> &[String] {
    config.env.as_deref().unwrap_or_default()
}

/// JSON where it is an array of strings; anything else is a line for the shell, as long as it is no array of other things.
pub(super) fn parse_command(instruction: &'static str, text: &str) -> Result<Command, ChangeError> {
    let text = non_empty(instruction, text)?;
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Array(_)) => {
            serde_json::from_str(text).map(Command::Words).map_err(|_| {
                wrong(
                    instruction,
                    "when using JSON array syntax, arrays must be comprised of strings only",
                    text,
                )
            })
        }
        _ => Ok(Command::Shell(text.to_owned())),
    }
}

fn command_words(
    config: &RunConfig,
    instruction: &'static str,
    text: &str,
) -> Result<Vec<String>, ChangeError> {
    Ok(match parse_command(instruction, text)? {
        Command::Words(words) => words,
        Command::Shell(line) => {
            let shell = config
                .shell
                .clone()
                .unwrap_or_else(|| vec!["/bin/sh".to_owned(), "-c".to_owned()]);
            [shell, vec![line]].concat()
        }
    })
}

fn set_env(config: &mut RunConfig, text: &str) -> Result<(), ChangeError> {
    for (name, value) in expand_pairs("ENV", text, env(config))? {
        let list = config.env.get_or_insert_default();
        let pair = format!("{name}={value}");
        match list
            .iter_mut()
            .find(|old| old.split_once('=').is_some_and(|(old, _)| old == name))
        {
            Some(old) => *old = pair,
            None => list.push(pair),
        }
    }
    Ok(())
}

/// `a=b c="d e"`, or the old form `a the rest`. All words see the variables from before the instruction.
fn expand_pairs(
    instruction: &'static str,
    text: &str,
    env: &[String],
) -> Result<Vec<(String, String)>, ChangeError> {
    let words = split(non_empty(instruction, text)?);
    let pairs: Vec<(String, String)> = if words.first().is_some_and(|first| first.contains('=')) {
        let pair = |word: &String| {
            word.split_once('=')
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let missing = |word: &String| {
            wrong(
                instruction,
                "can't find '=', must be of the form name=value",
                word,
            )
        };
        words
            .iter()
            .map(|word| pair(word).ok_or_else(|| missing(word)))
            .collect::<Result<_, _>>()?
    } else {
        let Some((name, value)) = text.split_once(char::is_whitespace) else {
            return Err(ChangeError::Arguments {
                instruction,
                needs: "two arguments",
            });
        };
        vec![(name.to_owned(), value.trim_start().to_owned())]
    };
    let expanded = pairs.iter().map(|(name, value)| {
        let name = expand(instruction, name, env)?;
        if name.is_empty() {
            return Err(wrong(instruction, "names can not be blank", text));
        }
        Ok((name, expand(instruction, value, env)?))
    });
    expanded.collect()
}

fn expose(config: &mut RunConfig, text: &str) -> Result<(), ChangeError> {
    let mut ports = config.exposed_ports.take().unwrap_or_default();
    for word in split(non_empty("EXPOSE", text)?) {
        for spec in expand("EXPOSE", &word, env(config))?.split_whitespace() {
            let invalid = || wrong("EXPOSE", "invalid containerPort", spec);
            let (range, protocol) = spec.split_once('/').unwrap_or((spec, "tcp"));
            let protocol = protocol.to_ascii_lowercase();
            if !matches!(protocol.as_str(), "tcp" | "udp" | "sctp") {
                return Err(wrong("EXPOSE", "invalid proto", spec));
            }
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let (first, last): (u16, u16) = match (first.parse(), last.parse()) {
                (Ok(first), Ok(last)) if 0 < first && first <= last => (first, last),
                _ => return Err(invalid()),
            };
            ports.extend((first..=last).map(|port| format!("{port}/{protocol}")));
        }
    }
    ports.sort();
    ports.dedup();
    config.exposed_ports = Some(ports);
    Ok(())
}

fn add_volumes(config: &mut RunConfig, text: &str) -> Result<(), ChangeError> {
    let words = match parse_command("VOLUME", text)? {
        Command::Words(words) if words.is_empty() => {
            return Err(ChangeError::Arguments {
                instruction: "VOLUME",
                needs: "at least one argument",
            });
        }
        Command::Words(words) => words,
        Command::Shell(line) => split(&line),
    };
    let mut volumes = config.volumes.take().unwrap_or_default();
    for word in words {
        let path = expand("VOLUME", &word, env(config))?;
        if path.trim().is_empty() {
            return Err(wrong(
                "VOLUME",
                "specified can not be an empty string",
                &word,
            ));
        }
        if !volumes.contains(&path) {
            volumes.push(path);
        }
    }
    config.volumes = Some(volumes);
    Ok(())
}

fn add_trigger(config: &mut RunConfig, text: &str) -> Result<(), ChangeError> {
    let trigger = non_empty("ONBUILD", text)?;
    let first = trigger
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    if matches!(first.as_str(), "ONBUILD" | "MAINTAINER" | "FROM") {
        return Err(wrong(
            "ONBUILD",
            "isn't allowed as an ONBUILD trigger",
            &first,
        ));
    }
    config
        .on_build
        .get_or_insert_default()
        .push(trigger.to_owned());
    Ok(())
}

fn non_empty<'t>(instruction: &'static str, text: &'t str) -> Result<&'t str, ChangeError> {
    if text.is_empty() {
        Err(ChangeError::Arguments {
            instruction,
            needs: "at least one argument",
        })
    } else {
        Ok(text)
    }
}

fn one<'t>(instruction: &'static str, text: &'t str) -> Result<&'t str, ChangeError> {
    match split(text).len() {
        1 => Ok(text),
        _ => Err(ChangeError::Arguments {
            instruction,
            needs: "exactly one argument",
        }),
    }
}

/// An absolute path without `.`, `..` and slashes too many; a relative one counts from the directory before.
fn join(before: &str, path: &str) -> String {
    let whole = if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("{before}/{path}")
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

/// A number from 1 to 64 or a name, with or without `SIG`.
fn is_signal(text: &str) -> bool {
    if let Ok(number) = text.parse::<u8>() {
        return (1..=64).contains(&number);
    }
    let upper = text.to_ascii_uppercase();
    let name = upper.strip_prefix("SIG").unwrap_or(&upper);
    let real_time = |base: &str, sign: char| {
        name.strip_prefix(base).is_some_and(|rest| {
            rest.is_empty()
                || rest
                    .strip_prefix(sign)
                    .is_some_and(|n| n.parse::<u8>().is_ok_and(|n| n <= 30))
        })
    };
    format!("SIG{name}")
        .parse::<nix::sys::signal::Signal>()
        .is_ok()
        || real_time("RTMIN", '+')
        || real_time("RTMAX", '-')
}

fn wrong(instruction: &'static str, reason: &'static str, text: &str) -> ChangeError {
    ChangeError::Word {
        instruction,
        reason,
        text: text.to_owned(),
    }
}
