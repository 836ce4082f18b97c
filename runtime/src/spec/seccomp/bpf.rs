//! Rules for numbered system calls as a program for seccomp(2).
//!
//! Numbers with the same answer are merged into ranges, and the ranges become a binary search. A chain of one
//! comparison per call, which filter libraries make, costs the kernel ten times as much to install (it runs the
//! program for every number to learn which are always allowed) and every call that it does not remember.

use std::collections::BTreeMap;

use super::profile::{Action, Comparison, Condition};

/// Opcodes of classic BPF.
const LOAD: u16 = 0x20;
const AND: u16 = 0x54;
const JUMP: u16 = 0x05;
const IF_EQUAL: u16 = 0x15;
const IF_GREATER: u16 = 0x25;
const IF_AT_LEAST: u16 = 0x35;
const RETURN: u16 = 0x06;

/// Offsets in `struct seccomp_data`.
const NUMBER: u32 = 0;
const ARCHITECTURE: u32 = 4;
const ARGUMENTS: u32 = 16;

/// What is done about one number: the first choice whose conditions all hold decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Choices(pub(super) Vec<(Vec<Condition>, Action)>);

/// Answers by number for one machine.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// AUDIT_ARCH_* of the machine.
    pub(super) architecture: u32,
    pub(super) choices: BTreeMap<u32, Choices>,
}

/// One instruction. `a` and `b` are how many instructions are skipped when a test holds or fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Instruction {
    opcode: u16,
    a: u8,
    b: u8,
    k: u32,
}

impl Instruction {
    fn plain(opcode: u16, k: u32) -> Self {
        Self {
            opcode,
            a: 0,
            b: 0,
            k,
        }
    }

    /// In the kernel's layout.
    fn encode(self) -> u64 {
        u64::from_ne_bytes({
            let opcode = self.opcode.to_ne_bytes();
            let k = self.k.to_ne_bytes();
            [opcode[0], opcode[1], self.a, self.b, k[0], k[1], k[2], k[3]]
        })
    }
}

/// Compiles the tables of all machines; a machine without one gets `default` for everything.
pub(super) fn compile(tables: &[Table], default: Action) -> Vec<u64> {
    let mut program = vec![Instruction::plain(LOAD, ARCHITECTURE)];
    for table in tables {
        let mut body = vec![Instruction::plain(LOAD, NUMBER)];
        body.extend(search(&ranges(table, default)));
        // A test reaches 255 instructions far; a jump anywhere.
        program.push(Instruction {
            opcode: IF_EQUAL,
            a: 1,
            b: 0,
            k: table.architecture,
        });
        program.push(Instruction::plain(JUMP, body.len() as u32));
        program.extend(body);
    }
    program.push(answer(default));
    program.into_iter().map(Instruction::encode).collect()
}

fn answer(action: Action) -> Instruction {
    let value = match action {
        Action::KillProcess => 0x8000_0000,
        Action::KillThread => 0,
        Action::Trap => 0x0003_0000,
        Action::Errno(number) => 0x0005_0000 | u32::from(number),
        Action::Trace(number) => 0x7ff0_0000 | u32::from(number),
        Action::Log => 0x7ffc_0000,
        Action::Allow => 0x7fff_0000,
    };
    Instruction::plain(RETURN, value)
}

/// Beginnings of ranges with what is done in each.
fn ranges(table: &Table, default: Action) -> Vec<(u32, Vec<Instruction>)> {
    let fallback = vec![answer(default)];
    let mut ranges: Vec<(u32, Vec<Instruction>)> = vec![(0, fallback.clone())];
    let mut push = |start: u32, code: Vec<Instruction>| match ranges.last_mut() {
        Some((last, same)) if *last == start => *same = code,
        Some((_, same)) if *same == code => {}
        _ => ranges.push((start, code)),
    };
    let mut next = 0;
    for (number, choices) in &table.choices {
        if *number > next {
            push(next, fallback.clone());
        }
        push(*number, decide(choices, default));
        next = number + 1;
    }
    push(next, fallback);
    ranges.dedup_by(|later, earlier| later.1 == earlier.1);
    ranges
}

fn decide(choices: &Choices, default: Action) -> Vec<Instruction> {
    let mut code = Vec::new();
    for (conditions, action) in &choices.0 {
        code.extend(choice(conditions, *action));
        if conditions.is_empty() {
            return code;
        }
    }
    code.push(answer(default));
    code
}

/// Where a test goes on.
#[derive(Clone, Copy)]
enum Go {
    /// To the next instruction.
    On,
    /// Past so many instructions.
    Past(u8),
    /// To the next choice.
    Fail,
}

fn choice(conditions: &[Condition], action: Action) -> Vec<Instruction> {
    let steps: Vec<(Instruction, Go, Go)> = conditions.iter().flat_map(test).collect();
    let length = steps.len() + 1;
    let mut code: Vec<Instruction> = Vec::with_capacity(length);
    for (place, (instruction, holds, fails)) in steps.into_iter().enumerate() {
        // Six arguments make at most 36 instructions, so that these fit.
        let distance = |go| match go {
            Go::On => 0,
            Go::Past(count) => count,
            Go::Fail => (length - place - 1) as u8,
        };
        code.push(Instruction {
            a: distance(holds),
            b: distance(fails),
            ..instruction
        });
    }
    code.push(answer(action));
    code
}

/// The test of one 64-bit argument, upper half first.
fn test(condition: &Condition) -> Vec<(Instruction, Go, Go)> {
    use Go::{Fail, On, Past};
    let low_at = ARGUMENTS + 8 * u32::from(condition.argument);
    let (low_at, high_at) = if cfg!(target_endian = "little") {
        (low_at, low_at + 4)
    } else {
        (low_at + 4, low_at)
    };
    let (high, low) = ((condition.value >> 32) as u32, condition.value as u32);
    let load = |at| (Instruction::plain(LOAD, at), On, On);
    let if_ = |opcode, k, holds, fails| (Instruction::plain(opcode, k), holds, fails);
    match condition.comparison {
        Comparison::Equal => {
            vec![
                load(high_at),
                if_(IF_EQUAL, high, On, Fail),
                load(low_at),
                if_(IF_EQUAL, low, On, Fail),
            ]
        }
        Comparison::NotEqual => {
            vec![
                load(high_at),
                if_(IF_EQUAL, high, On, Past(2)),
                load(low_at),
                if_(IF_EQUAL, low, Fail, On),
            ]
        }
        Comparison::MaskedEqual { mask } => vec![
            load(high_at),
            (Instruction::plain(AND, (mask >> 32) as u32), On, On),
            if_(IF_EQUAL, high, On, Fail),
            load(low_at),
            (Instruction::plain(AND, mask as u32), On, On),
            if_(IF_EQUAL, low, On, Fail),
        ],
        Comparison::Greater | Comparison::GreaterOrEqual => {
            let last = if condition.comparison == Comparison::Greater {
                IF_GREATER
            } else {
                IF_AT_LEAST
            };
            vec![
                load(high_at),
                if_(IF_GREATER, high, Past(3), On),
                if_(IF_EQUAL, high, On, Fail),
                load(low_at),
                if_(last, low, On, Fail),
            ]
        }
        Comparison::Less | Comparison::LessOrEqual => {
            let last = if condition.comparison == Comparison::Less {
                IF_AT_LEAST
            } else {
                IF_GREATER
            };
            vec![
                load(high_at),
                if_(IF_GREATER, high, Fail, On),
                if_(IF_EQUAL, high, On, Past(2)),
                load(low_at),
                if_(last, low, Fail, On),
            ]
        }
    }
}

fn search(ranges: &[(u32, Vec<Instruction>)]) -> Vec<Instruction> {
    match ranges {
        [] => Vec::new(),
        [(_, code)] => code.clone(),
        _ => {
            let (lower, upper) = ranges.split_at(ranges.len() / 2);
            let boundary = upper[0].0;
            let (lower, upper) = (search(lower), search(upper));
            let mut code = Vec::with_capacity(lower.len() + upper.len() + 2);
            match u8::try_from(lower.len()) {
                Ok(distance) => code.push(Instruction {
                    opcode: IF_AT_LEAST,
                    a: distance,
                    b: 0,
                    k: boundary,
                }),
                Err(_) => {
                    code.push(Instruction {
                        opcode: IF_AT_LEAST,
                        a: 0,
                        b: 1,
                        k: boundary,
                    });
                    code.push(Instruction::plain(JUMP, lower.len() as u32));
                }
            }
            code.extend(lower);
            code.extend(upper);
            code
        }
    }
}

#[cfg(test)]
pub(super) mod machine {
    //! A machine that runs programs, to test what they answer.

    /// What a program answers to a call.
    pub(in super::super) fn run(
        program: &[u64],
        architecture: u32,
        number: u32,
        arguments: [u64; 6],
    ) -> u32 {
        let mut data = [0u32; 16];
        data[0] = number;
        data[1] = architecture;
        for (index, argument) in arguments.into_iter().enumerate() {
            data[4 + 2 * index] = argument as u32;
            data[5 + 2 * index] = (argument >> 32) as u32;
        }
        let (mut place, mut accumulator) = (0usize, 0u32);
        loop {
            let bytes = program[place].to_ne_bytes();
            let opcode = u16::from_ne_bytes([bytes[0], bytes[1]]);
            let k = u32::from_ne_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
            let test = |holds: bool| usize::from(if holds { bytes[2] } else { bytes[3] });
            place += 1;
            match opcode {
                super::LOAD => accumulator = data[k as usize / 4],
                super::AND => accumulator &= k,
                super::JUMP => place += k as usize,
                super::IF_EQUAL => place += test(accumulator == k),
                super::IF_GREATER => place += test(accumulator > k),
                super::IF_AT_LEAST => place += test(accumulator >= k),
                super::RETURN => return k,
                _ => panic!("opcode {opcode:#x}"),
            }
        }
    }
}
