//! The device list as a program for the unified hierarchy (BPF_PROG_TYPE_CGROUP_DEVICE).
//!
//! The kernel runs it with a pointer to `{ u32 access_type; u32 major; u32 minor }` and allows the access if it
//! returns 1. `access_type` holds the kind in its low half (block 1, char 2) and the access in its high half
//! (mknod 1, read 2, write 4). The last rule that matches an access decides, so rules are tested from last to first.

use crate::launch::{DeviceKind, DeviceRule};

const KIND_BLOCK: i32 = 1;
const KIND_CHAR: i32 = 2;
const ACCESS: [(char, i32); 3] = [('m', 1), ('r', 2), ('w', 4)];

/// One eBPF instruction in the kernel's layout: opcode, registers, offset, immediate.
fn instruction(opcode: u8, registers: u8, offset: i16, immediate: i32) -> u64 {
    u64::from(opcode)
        | u64::from(registers) << 8
        | u64::from(offset as u16) << 16
        | u64::from(immediate as u32) << 32
}

/// `destination = *(u32 *)(r1 + offset)`
fn load(destination: u8, offset: i16) -> u64 {
    instruction(0x61, 1 << 4 | destination, offset, 0)
}

/// Compiles a list of rules; an access that no rule matches is refused.
pub(super) fn compile(rules: &[DeviceRule]) -> Vec<u64> {
    // r2 = kind, r3 = access, r4 = major, r5 = minor
    let mut program = vec![
        load(2, 0),
        instruction(0x54, 2, 0, 0xffff), // w2 &= 0xffff
        load(3, 0),
        instruction(0x74, 3, 0, 16), // w3 >>= 16
        load(4, 4),
        load(5, 8),
    ];
    for rule in rules.iter().rev() {
        let body = compile_rule(rule);
        let always = body.len() == answer(rule.allow).len();
        program.extend(body);
        if always {
            // The kernel refuses programs with instructions that nothing reaches.
            return program;
        }
    }
    program.extend(answer(false));
    program
}

fn answer(allow: bool) -> [u64; 2] {
    [
        instruction(0xb4, 0, 0, i32::from(allow)),
        instruction(0x95, 0, 0, 0),
    ]
}

fn compile_rule(rule: &DeviceRule) -> Vec<u64> {
    // Each test jumps over the rest of the rule when it fails; the offsets are filled in at the end.
    let mut tests: Vec<(u8, u8, i32)> = Vec::new();
    let mut before_access = Vec::new();
    match rule.kind {
        DeviceKind::Block => tests.push((0x56, 2, KIND_BLOCK)),
        DeviceKind::Char => tests.push((0x56, 2, KIND_CHAR)),
        DeviceKind::Any => {}
    }
    let mask = ACCESS
        .iter()
        .filter(|(letter, _)| rule.access.contains(*letter))
        .fold(0, |mask, (_, bit)| mask | bit);
    if mask != 7 {
        before_access.push(instruction(0xbc, 3 << 4 | 1, 0, 0)); // w1 = w3
        if rule.allow {
            // Allowed only if everything asked for is in the mask.
            before_access.push(instruction(0x54, 1, 0, !mask)); // w1 &= ~mask
        } else {
            before_access.push(instruction(0x54, 1, 0, mask)); // w1 &= mask
        }
    }
    let access_test = (mask != 7).then_some(if rule.allow { 0x56u8 } else { 0x16u8 });
    let numbers = [(4u8, rule.major), (5u8, rule.minor)];
    tests.extend(
        numbers
            .into_iter()
            .filter_map(|(register, number)| Some((0x56u8, register, number? as i32))),
    );

    let mut body: Vec<u64> = Vec::new();
    let total = tests.len() + before_access.len() + usize::from(access_test.is_some()) + 2;
    let skip = |position: usize| (total - position - 1) as i16;
    for (opcode, register, value) in tests {
        let offset = skip(body.len());
        body.push(instruction(opcode, register, offset, value));
    }
    body.extend(before_access);
    if let Some(opcode) = access_test {
        let offset = skip(body.len());
        body.push(instruction(opcode, 1, offset, 0));
    }
    body.extend(answer(rule.allow));
    body
}
