//! Rules as the OCI spec has them.

use oci_spec::runtime::{
    Arch, LinuxSeccomp, LinuxSeccompAction, LinuxSeccompArg, LinuxSeccompArgBuilder,
    LinuxSeccompOperator, LinuxSyscall,
};

use super::profile::{Action, Comparison, Condition, Rule};

/// Renders the rules that count for a container.
pub(super) fn render(default: Action, with_32_bit: bool, rules: &[&Rule]) -> LinuxSeccomp {
    let (action, number) = action(default);
    let mut seccomp = LinuxSeccomp::default();
    seccomp
        .set_default_action(action)
        .set_default_errno_ret(number)
        .set_architectures(Some(architectures(with_32_bit)))
        .set_syscalls(Some(rules.iter().map(|rule| syscall(rule)).collect()));
    seccomp
}

fn architectures(with_32_bit: bool) -> Vec<Arch> {
    if cfg!(target_arch = "aarch64") {
        vec![Arch::ScmpArchAarch64]
    } else if with_32_bit {
        vec![Arch::ScmpArchX86_64, Arch::ScmpArchX86]
    } else {
        vec![Arch::ScmpArchX86_64]
    }
}

fn syscall(rule: &Rule) -> LinuxSyscall {
    let (action, number) = action(rule.action);
    let mut syscall = LinuxSyscall::default();
    syscall
        .set_names(rule.names.clone())
        .set_action(action)
        .set_errno_ret(number);
    if !rule.conditions.is_empty() {
        syscall.set_args(Some(rule.conditions.iter().map(argument).collect()));
    }
    syscall
}

fn argument(condition: &Condition) -> LinuxSeccompArg {
    let (op, value, second) = match condition.comparison {
        Comparison::Equal => (LinuxSeccompOperator::ScmpCmpEq, condition.value, None),
        Comparison::NotEqual => (LinuxSeccompOperator::ScmpCmpNe, condition.value, None),
        Comparison::Less => (LinuxSeccompOperator::ScmpCmpLt, condition.value, None),
        Comparison::LessOrEqual => (LinuxSeccompOperator::ScmpCmpLe, condition.value, None),
        Comparison::Greater => (LinuxSeccompOperator::ScmpCmpGt, condition.value, None),
        Comparison::GreaterOrEqual => (LinuxSeccompOperator::ScmpCmpGe, condition.value, None),
        Comparison::MaskedEqual { mask } => (
            LinuxSeccompOperator::ScmpCmpMaskedEq,
            mask,
            Some(condition.value),
        ),
    };
    let argument = LinuxSeccompArgBuilder::default()
        .index(usize::from(condition.argument))
        .value(value)
        .op(op);
    let argument = match second {
        Some(second) => argument.value_two(second),
        None => argument,
    };
    // Every field of it has a default, so that building cannot fail.
    argument.build().unwrap_or_default()
}

fn action(action: Action) -> (LinuxSeccompAction, Option<u32>) {
    match action {
        Action::Allow => (LinuxSeccompAction::ScmpActAllow, None),
        Action::Errno(number) => (LinuxSeccompAction::ScmpActErrno, Some(number.into())),
        Action::KillThread => (LinuxSeccompAction::ScmpActKillThread, None),
        Action::KillProcess => (LinuxSeccompAction::ScmpActKillProcess, None),
        Action::Trap => (LinuxSeccompAction::ScmpActTrap, None),
        Action::Trace(number) => (LinuxSeccompAction::ScmpActTrace, Some(number.into())),
        Action::Log => (LinuxSeccompAction::ScmpActLog, None),
    }
}
