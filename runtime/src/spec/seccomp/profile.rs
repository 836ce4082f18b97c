//! Profiles as Docker writes them, read into rules.

use serde::Deserialize;

use crate::spec::SpecError;

/// Most conditions of one rule; jumps over them must fit into a byte.
const MAX_CONDITIONS: usize = 24;

/// What happens to a system call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Allow,
    /// Fails with this number.
    Errno(u16),
    KillThread,
    KillProcess,
    Trap,
    /// Stops for a tracer, with this message.
    Trace(u16),
    Log,
}

/// How an argument is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    /// Equal after masking.
    MaskedEqual {
        mask: u64,
    },
}

/// A condition on an argument; those of one rule must all hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    pub(super) argument: u8,
    pub(super) comparison: Comparison,
    pub(super) value: u64,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) names: Vec<String>,
    pub(super) action: Action,
    pub(super) conditions: Vec<Condition>,
    /// Capabilities that the container must have, all of them.
    pub(super) needs_capabilities: Vec<String>,
    /// Capabilities none of which it may have.
    pub(super) without_capabilities: Vec<String>,
    /// Machines for which it counts, as Go names them; empty is all.
    pub(super) architectures: Vec<String>,
    /// Machines for which it does not.
    pub(super) without_architectures: Vec<String>,
    /// Oldest kernel for which it counts, as `(4, 8)`.
    pub(super) min_kernel: Option<(u32, u32)>,
}

/// A profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    pub(super) default_action: Action,
    /// Whether 32-bit programs are filtered by the same rules; otherwise all their calls get the default action.
    pub(super) with_32_bit: bool,
    pub(super) rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Document {
    default_action: String,
    default_errno_ret: Option<u16>,
    #[serde(default)]
    architectures: Vec<String>,
    #[serde(default)]
    arch_map: Vec<ArchMap>,
    #[serde(default)]
    syscalls: Vec<Syscall>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ArchMap {
    architecture: String,
    #[serde(default)]
    sub_architectures: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Syscall {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    names: Vec<String>,
    action: String,
    errno_ret: Option<u16>,
    args: Option<Vec<Argument>>,
    #[serde(default, rename = "comment")]
    _comment: Option<String>,
    #[serde(default)]
    includes: Filter,
    #[serde(default)]
    excludes: Filter,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Filter {
    caps: Vec<String>,
    arches: Vec<String>,
    min_kernel: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Argument {
    index: u8,
    value: u64,
    #[serde(default)]
    value_two: u64,
    op: String,
}

impl Rules {
    /// Reads a profile in Docker's JSON format. What it says and this engine cannot do is an error.
    pub(super) fn parse(json: &str) -> Result<Self, SpecError> {
        let document: Document =
            serde_json::from_str(json).map_err(|error| invalid(error.to_string()))?;
        let mut rules = Vec::with_capacity(document.syscalls.len());
        for syscall in document.syscalls {
            rules.push(rule(syscall)?);
        }
        let mapped = document
            .arch_map
            .iter()
            .filter(|map| map.architecture == "SCMP_ARCH_X86_64");
        let mut named = mapped
            .flat_map(|map| map.sub_architectures.iter().flatten())
            .chain(&document.architectures);
        Ok(Self {
            default_action: action(&document.default_action, document.default_errno_ret)?,
            with_32_bit: named.any(|name| name == "SCMP_ARCH_X86"),
            rules,
        })
    }
}

fn invalid(reason: impl Into<String>) -> SpecError {
    SpecError::Seccomp {
        reason: reason.into(),
    }
}

fn rule(syscall: Syscall) -> Result<Rule, SpecError> {
    let mut names = syscall.names;
    match syscall.name.filter(|name| !name.is_empty()) {
        Some(_) if !names.is_empty() => {
            return Err(invalid("'name' and 'names' exclude each other"));
        }
        Some(name) => names.push(name),
        None => {}
    }
    if syscall.excludes.min_kernel.is_some() {
        return Err(invalid("'minKernel' cannot be excluded"));
    }
    let min_kernel = match syscall.includes.min_kernel.as_deref() {
        None => None,
        Some(text) => Some(
            parse_kernel(text).ok_or_else(|| invalid(format!("{text:?} is no kernel version")))?,
        ),
    };
    let args = syscall.args.unwrap_or_default();
    if args.len() > MAX_CONDITIONS {
        return Err(invalid(format!(
            "a rule has more than {MAX_CONDITIONS} arguments"
        )));
    }
    Ok(Rule {
        names,
        action: action(&syscall.action, syscall.errno_ret)?,
        conditions: args.into_iter().map(condition).collect::<Result<_, _>>()?,
        needs_capabilities: syscall.includes.caps,
        without_capabilities: syscall.excludes.caps,
        architectures: syscall.includes.arches,
        without_architectures: syscall.excludes.arches,
        min_kernel,
    })
}

fn action(name: &str, number: Option<u16>) -> Result<Action, SpecError> {
    Ok(match name {
        "SCMP_ACT_ALLOW" => Action::Allow,
        "SCMP_ACT_ERRNO" => Action::Errno(number.unwrap_or(libc::EPERM as u16)),
        "SCMP_ACT_KILL" | "SCMP_ACT_KILL_THREAD" => Action::KillThread,
        "SCMP_ACT_KILL_PROCESS" => Action::KillProcess,
        "SCMP_ACT_TRAP" => Action::Trap,
        "SCMP_ACT_TRACE" => Action::Trace(number.unwrap_or(libc::EPERM as u16)),
        "SCMP_ACT_LOG" => Action::Log,
        _ => return Err(invalid(format!("action {name:?} is not supported"))),
    })
}

fn condition(argument: Argument) -> Result<Condition, SpecError> {
    if argument.index > 5 {
        return Err(invalid(format!(
            "a system call has no argument {}",
            argument.index
        )));
    }
    let (comparison, value) = match argument.op.as_str() {
        "SCMP_CMP_EQ" => (Comparison::Equal, argument.value),
        "SCMP_CMP_NE" => (Comparison::NotEqual, argument.value),
        "SCMP_CMP_LT" => (Comparison::Less, argument.value),
        "SCMP_CMP_LE" => (Comparison::LessOrEqual, argument.value),
        "SCMP_CMP_GT" => (Comparison::Greater, argument.value),
        "SCMP_CMP_GE" => (Comparison::GreaterOrEqual, argument.value),
        "SCMP_CMP_MASKED_EQ" => (
            Comparison::MaskedEqual {
                mask: argument.value,
            },
            argument.value_two,
        ),
        op => return Err(invalid(format!("comparison {op:?} is not supported"))),
    };
    Ok(Condition {
        argument: argument.index,
        comparison,
        value,
    })
}

/// Major and minor number of a kernel release such as `6.1.0-13-amd64`.
pub(super) fn parse_kernel(release: &str) -> Option<(u32, u32)> {
    let mut numbers = release.split(|c: char| !c.is_ascii_digit());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}
