//! The same, as tables.

use super::bpf::machine::run;
use super::*;

const NATIVE: u32 = 0xc000_003e;
const X86: u32 = 0x4000_0003;
const ALLOW: u32 = 0x7fff_0000;
const EPERM: u32 = 0x0005_0001;
const ENOSYS: u32 = 0x0005_0026;

fn built_in(mask: u64) -> Filter {
    compile(&SeccompProfile::built_in().rules, mask, "6.1.0")
}

fn call(filter: &Filter, number: i64, arguments: &[u64]) -> u32 {
    let mut six = [0; 6];
    six[..arguments.len()].copy_from_slice(arguments);
    run(&filter.program, NATIVE, number as u32, six)
}

#[test]
fn the_built_in_profile_answers_as_meant() {
    let filter = built_in(capabilities::DEFAULT_CAPABILITIES);
    let table: [(i64, &[u64], u32); 22] = [
        (libc::SYS_read, &[], ALLOW),
        (libc::SYS_execve, &[], ALLOW),
        (libc::SYS_chroot, &[], ALLOW),
        (libc::SYS_mount, &[], EPERM),
        (libc::SYS_unshare, &[], EPERM),
        (libc::SYS_bpf, &[], EPERM),
        (libc::SYS_io_uring_setup, &[], EPERM),
        (libc::SYS_keyctl, &[], EPERM),
        (libc::SYS_clone, &[0x1200011], ALLOW),
        (libc::SYS_clone, &[0x1000_0000], EPERM),
        (libc::SYS_clone, &[0x0002_0000], EPERM),
        (libc::SYS_clone3, &[], ENOSYS),
        (libc::SYS_socket, &[2], ALLOW),
        (libc::SYS_socket, &[16], ALLOW),
        (libc::SYS_socket, &[38], EPERM),
        (libc::SYS_socket, &[40], EPERM),
        (libc::SYS_personality, &[0], ALLOW),
        (libc::SYS_personality, &[0xffff_ffff], ALLOW),
        (libc::SYS_personality, &[0x20_0000], EPERM),
        (libc::SYS_personality, &[0x1_0000_0000], EPERM),
        (libc::SYS_reboot, &[], EPERM),
        (9999, &[], EPERM),
    ];
    for (number, arguments, expected) in table {
        assert_eq!(
            call(&filter, number, arguments),
            expected,
            "{number} {arguments:?}"
        );
    }
    // x32 numbers have bit 30 set.
    assert_eq!(call(&filter, 0x4000_0000, &[]), EPERM);
}

#[test]
fn capabilities_open_more() {
    let filter = built_in(capabilities::DEFAULT_CAPABILITIES | 1 << 21 | 1 << 22);
    assert_eq!(call(&filter, libc::SYS_mount, &[]), ALLOW);
    assert_eq!(call(&filter, libc::SYS_clone, &[0x1000_0000]), ALLOW);
    assert_eq!(call(&filter, libc::SYS_clone3, &[]), ALLOW);
    assert_eq!(call(&filter, libc::SYS_reboot, &[]), ALLOW);
    let filter = built_in(0);
    assert_eq!(call(&filter, libc::SYS_chroot, &[]), EPERM);
}

#[test]
fn programs_of_32_bits_have_numbers_of_their_own() {
    let filter = built_in(capabilities::DEFAULT_CAPABILITIES);
    let arguments = |first| [first, 0, 0, 0, 0, 0];
    assert_eq!(run(&filter.program, X86, 3, arguments(0)), ALLOW, "read");
    assert_eq!(run(&filter.program, X86, 21, arguments(0)), EPERM, "mount");
    assert_eq!(
        run(&filter.program, X86, 102, arguments(1)),
        EPERM,
        "socketcall(SOCKET)"
    );
    assert_eq!(
        run(&filter.program, X86, 102, arguments(3)),
        ALLOW,
        "socketcall(CONNECT)"
    );
    assert_eq!(
        run(&filter.program, 0x4000_0028, 3, arguments(0)),
        EPERM,
        "another machine"
    );
}

#[test]
fn filters_are_short_searches() {
    let filter = built_in(capabilities::DEFAULT_CAPABILITIES);
    assert!(filter.program.len() < 700, "{}", filter.program.len());
}

#[test]
fn every_comparison_compares() {
    type Tries = [(u64, bool); 4];
    let cases: [(&str, u64, Tries); 6] = [
        (
            "EQ",
            1 << 32 | 5,
            [
                (1 << 32 | 5, true),
                (5, false),
                (1 << 32 | 4, false),
                (2 << 32 | 5, false),
            ],
        ),
        (
            "NE",
            1 << 32 | 5,
            [
                (1 << 32 | 5, false),
                (5, true),
                (1 << 32 | 4, true),
                (2 << 32 | 5, true),
            ],
        ),
        (
            "LT",
            1 << 32 | 5,
            [
                (1 << 32 | 5, false),
                (9, true),
                (1 << 32 | 4, true),
                (2 << 32, false),
            ],
        ),
        (
            "LE",
            1 << 32 | 5,
            [
                (1 << 32 | 5, true),
                (9, true),
                (1 << 32 | 6, false),
                (2 << 32, false),
            ],
        ),
        (
            "GT",
            1 << 32 | 5,
            [
                (1 << 32 | 5, false),
                (9, false),
                (1 << 32 | 6, true),
                (2 << 32, true),
            ],
        ),
        (
            "GE",
            1 << 32 | 5,
            [
                (1 << 32 | 5, true),
                (9, false),
                (1 << 32 | 4, false),
                (2 << 32, true),
            ],
        ),
    ];
    for (op, value, tries) in cases {
        let json = format!(
            r#"{{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{{"names":["read"],"action":"SCMP_ACT_ALLOW",
                "args":[{{"index":2,"value":{value},"op":"SCMP_CMP_{op}"}}]}}]}}"#
        );
        let rules = Rules::parse(&json).expect(&json);
        let filter = compile(&rules, 0, "6.1.0");
        for (argument, holds) in tries {
            let expected = if holds { ALLOW } else { EPERM };
            assert_eq!(
                call(&filter, 0, &[0, 0, argument]),
                expected,
                "{op} {argument:#x}"
            );
        }
    }
}

#[test]
fn profiles_are_read_and_nonsense_refused() {
    let allow_all = r#"{"defaultAction":"SCMP_ACT_ALLOW","architectures":["SCMP_ARCH_X86_64"],
        "syscalls":[{"name":"mkdir","action":"SCMP_ACT_ERRNO","args":null,"errnoRet":38},
                    {"names":["chmod"],"action":"SCMP_ACT_ERRNO","includes":{"minKernel":"99.0"}}]}"#;
    let filter = compile(&Rules::parse(allow_all).expect("a profile"), 0, "6.1.0");
    assert_eq!(call(&filter, libc::SYS_mkdir, &[]), ENOSYS);
    assert_eq!(call(&filter, libc::SYS_chmod, &[]), ALLOW);
    assert_eq!(call(&filter, libc::SYS_mount, &[]), ALLOW);
    for wrong in [
        "",
        "{}",
        r#"{"defaultAction":"SCMP_ACT_NOSUCH"}"#,
        r#"{"defaultAction":"SCMP_ACT_ALLOW","nosuch":1}"#,
        r#"{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"name":"a","names":["b"],"action":"SCMP_ACT_ALLOW"}]}"#,
    ] {
        assert!(SeccompProfile::parse(wrong).is_err(), "{wrong}");
    }
}
