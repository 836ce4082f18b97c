//! System call filters: profiles in the format that clients send, and their compilation.

mod bpf;
mod default;
mod numbers;
mod oci;
mod profile;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use oci_spec::runtime::LinuxSeccomp;

use super::{SpecContext, SpecError, capabilities};
use crate::model::{SeccompChoice, SecurityOptions};
use bpf::{Choices, Table};
use profile::{Action, Rule, Rules};

/// Filters kept; beyond it all are forgotten. Clients send their own profiles, and may send many.
const MAX_CACHED: usize = 64;

/// A system call profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeccompProfile {
    /// The text it was read from; `None` for the built-in one.
    text: Option<Arc<str>>,
    rules: Arc<Rules>,
}

impl SeccompProfile {
    /// The built-in profile.
    pub fn built_in() -> Self {
        let rules = Rules {
            default_action: Action::Errno(libc::EPERM as u16),
            with_32_bit: true,
            rules: default::rules(),
        };
        Self {
            text: None,
            rules: Arc::new(rules),
        }
    }

    /// Reads a profile in Docker's JSON format.
    ///
    /// # Errors
    /// `InvalidParameter` for a text that is no profile, or asks for what this engine cannot do.
    pub fn parse(json: &str) -> Result<Self, SpecError> {
        Ok(Self {
            text: Some(json.into()),
            rules: Arc::new(Rules::parse(json)?),
        })
    }
}

/// A compiled filter.
#[derive(Debug)]
pub(super) struct Filter {
    /// As the spec has it.
    pub(super) oci: LinuxSeccomp,
    /// As the kernel takes it.
    pub(super) program: Vec<u64>,
}

type CacheKey = (Option<Arc<str>>, u64);

/// Filters compiled so far, by profile and capabilities.
#[derive(Debug, Default)]
pub struct FilterCache {
    filters: Mutex<HashMap<CacheKey, Arc<Filter>>>,
}

impl FilterCache {
    fn get(&self, profile: &SeccompProfile, mask: u64, kernel_release: &str) -> Arc<Filter> {
        let key = (profile.text.clone(), mask);
        if let Some(filter) = self
            .filters
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
        {
            return Arc::clone(filter);
        }
        let filter = Arc::new(compile(&profile.rules, mask, kernel_release));
        let mut filters = self.filters.lock().unwrap_or_else(PoisonError::into_inner);
        if filters.len() >= MAX_CACHED {
            filters.clear();
        }
        filters.insert(key, Arc::clone(&filter));
        filter
    }
}

/// The filter of a container with these capabilities; `None` when it runs without.
///
/// A privileged container has none unless it names a profile of its own.
pub(super) fn for_container(
    cx: &SpecContext,
    security: &SecurityOptions,
    privileged: bool,
    mask: u64,
) -> Result<Option<Arc<Filter>>, SpecError> {
    let own;
    let profile = match &security.seccomp {
        SeccompChoice::Unconfined => return Ok(None),
        SeccompChoice::Default if privileged => return Ok(None),
        SeccompChoice::Default => match &cx.seccomp {
            Some(profile) => profile,
            None => return Ok(None),
        },
        SeccompChoice::Profile(text) => {
            own = SeccompProfile::parse(text)?;
            &own
        }
    };
    Ok(Some(cx.filters.get(profile, mask, &cx.host.kernel_release)))
}

/// A machine whose programs this kernel may run.
struct Machine {
    /// AUDIT_ARCH_* of linux/audit.h.
    audit: u32,
    numbers: &'static str,
    /// As Go names it.
    name: &'static str,
}

#[cfg(target_arch = "x86_64")]
const MACHINES: [Machine; 2] = [
    Machine {
        audit: 0xc000_003e,
        numbers: numbers::X86_64,
        name: "amd64",
    },
    Machine {
        audit: 0x4000_0003,
        numbers: numbers::I386,
        name: "x86",
    },
];
#[cfg(target_arch = "aarch64")]
const MACHINES: [Machine; 1] = [Machine {
    audit: 0xc000_00b7,
    numbers: numbers::AARCH64,
    name: "arm64",
}];

fn compile(rules: &Rules, mask: u64, kernel_release: &str) -> Filter {
    let held = capabilities::names(mask);
    let kernel = profile::parse_kernel(kernel_release).unwrap_or((u32::MAX, 0));
    let machines = if rules.with_32_bit {
        &MACHINES[..]
    } else {
        &MACHINES[..1]
    };
    // Profiles name machines by the native one: `amd64` stands for its 32-bit programs as well.
    let native = MACHINES[0].name;
    let counting: Vec<&Rule> = rules
        .rules
        .iter()
        .filter(|rule| counts(rule, &held, kernel, native))
        .collect();
    let tables: Vec<Table> = machines
        .iter()
        .map(|machine| Table {
            architecture: machine.audit,
            choices: choices(machine.numbers, &counting),
        })
        .collect();
    let program = bpf::compile(&tables, rules.default_action);
    let oci = oci::render(rules.default_action, machines.len() > 1, &counting);
    Filter { oci, program }
}

fn counts(rule: &Rule, held: &[String], kernel: (u32, u32), machine: &str) -> bool {
    let is = |list: &[String]| list.iter().any(|name| name == machine);
    rule.needs_capabilities
        .iter()
        .all(|capability| held.contains(capability))
        && !rule
            .without_capabilities
            .iter()
            .any(|capability| held.contains(capability))
        && (rule.architectures.is_empty() || is(&rule.architectures))
        && !is(&rule.without_architectures)
        && rule.min_kernel.is_none_or(|min| kernel >= min)
}

/// What is done about each number; names that the machine does not have are left out. A rule without conditions
/// comes after those with conditions, whatever the profile's order.
fn choices(numbers: &str, rules: &[&Rule]) -> BTreeMap<u32, Choices> {
    let words: Vec<&str> = numbers.split_ascii_whitespace().collect();
    let numbers: HashMap<&str, u32> = words
        .chunks_exact(2)
        .filter_map(|pair| Some((pair[0], pair[1].parse().ok()?)))
        .collect();
    let mut choices: BTreeMap<u32, Choices> = BTreeMap::new();
    for conditional in [true, false] {
        for rule in rules
            .iter()
            .filter(|rule| rule.conditions.is_empty() != conditional)
        {
            for number in rule
                .names
                .iter()
                .filter_map(|name| numbers.get(name.as_str()))
            {
                choices
                    .entry(*number)
                    .or_default()
                    .0
                    .push((rule.conditions.clone(), rule.action));
            }
        }
    }
    choices
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests;
