//! The rules in the words of iptables-restore(8), for machines without nft, and for the one place where even a machine
//! with nft needs them: another engine's `FORWARD` chain that drops what it does not know.
//!
//! All of ours stands in chains of our own, `PIERHEAD-<bridge>-…` (at most 26 of the 28 characters a chain's name may
//! have), that the built-in chains jump to.

use std::fmt::Write;
use std::net::Ipv4Addr;

use super::{Publication, RulesPlan};

/// A jump from a built-in chain to one of ours.
struct Jump {
    table: &'static str,
    /// `-I` (first) where an earlier rule could decide otherwise, else `-A`.
    place: &'static str,
    rule: String,
}

fn chain(bridge: &str, purpose: char) -> String {
    format!("PIERHEAD-{bridge}-{purpose}")
}

fn jumps(bridge: &str) -> [Jump; 5] {
    let local = "-m addrtype --dst-type LOCAL ";
    let jump = |table, place, from: &str, condition: &str, purpose| Jump {
        table,
        place,
        rule: format!("{from} {condition}-j {}", chain(bridge, purpose)),
    };
    [
        jump("raw", "-A", "PREROUTING", "", 'G'),
        jump("nat", "-A", "PREROUTING", local, 'D'),
        jump("nat", "-A", "OUTPUT", local, 'D'),
        jump("nat", "-A", "POSTROUTING", "", 'S'),
        jump("filter", "-I", "FORWARD", "", 'F'),
    ]
}

/// Everything but the published ports. `existing` is what `iptables-save` says now: a jump that is there is not made
/// again.
pub(super) fn render_setup(plan: &RulesPlan, existing: &str) -> String {
    let bridge = &plan.bridge;
    let subnet = plan.subnet.trunc();
    let (guard, dnat, snat) = (chain(bridge, 'G'), chain(bridge, 'D'), chain(bridge, 'S'));
    let mut script = format!(
        "*raw\n:{guard} - [0:0]\n-A {guard} -i {bridge} -d 127.0.0.0/8 -j DROP\n{}COMMIT\n\
         *nat\n:{dnat} - [0:0]\n:{snat} - [0:0]\n",
        missing_jumps(bridge, "raw", existing)
    );
    if plan.masquerade {
        push(
            &mut script,
            format_args!("-A {snat} -s {subnet} ! -o {bridge} -j MASQUERADE"),
        );
    }
    for source in ["127.0.0.0/8", &subnet.to_string()] {
        push(
            &mut script,
            format_args!(
                "-A {snat} -s {source} -o {bridge} -m conntrack --ctstate DNAT -j MASQUERADE"
            ),
        );
    }
    script.push_str(&missing_jumps(bridge, "nat", existing));
    script.push_str("COMMIT\n");
    script.push_str(&render_forward(plan, existing));
    script
}

/// The forwarding rules alone.
pub(super) fn render_forward(plan: &RulesPlan, existing: &str) -> String {
    let RulesPlan {
        bridge,
        inter_container,
        isolate,
        ..
    } = plan;
    let chain = chain(bridge, 'F');
    let mut script = format!("*filter\n:{chain} - [0:0]\n");
    let mut rule =
        |rule: std::fmt::Arguments<'_>| push(&mut script, format_args!("-A {chain} {rule}"));
    rule(format_args!(
        "-o {bridge} -m conntrack --ctstate RELATED,ESTABLISHED,DNAT -j ACCEPT"
    ));
    let verdict = if *inter_container { "ACCEPT" } else { "DROP" };
    rule(format_args!("-i {bridge} -o {bridge} -j {verdict}"));
    rule(format_args!("-i {bridge} -j ACCEPT"));
    if *isolate {
        rule(format_args!("-o {bridge} -j DROP"));
    }
    script.push_str(&missing_jumps(bridge, "filter", existing));
    script.push_str("COMMIT\n");
    script
}

/// These ports are published too.
pub(super) fn render_publish(bridge: &str, publications: &[Publication]) -> String {
    render_ports(bridge, "-A", publications)
}

/// These ports are published no longer.
pub(super) fn render_unpublish(bridge: &str, publications: &[Publication]) -> String {
    render_ports(bridge, "-D", publications)
}

/// These ports are published, and whatever else was is not.
pub(super) fn render_replace(bridge: &str, publications: &[Publication]) -> String {
    let chain = chain(bridge, 'D');
    render_publish(bridge, publications).replacen("*nat\n", &format!("*nat\n:{chain} - [0:0]\n"), 1)
}

/// Nothing is left of what `existing` has of ours; empty when it has nothing.
pub(super) fn render_teardown(bridge: &str, existing: &str) -> String {
    let mut script = String::new();
    for (table, purposes) in [("raw", "G"), ("nat", "DS"), ("filter", "F")] {
        let mut part = String::new();
        for jump in jumps(bridge).iter().filter(|jump| jump.table == table) {
            if existing
                .lines()
                .any(|line| line == format!("-A {}", jump.rule))
            {
                push(&mut part, format_args!("-D {}", jump.rule));
            }
        }
        let chains: Vec<_> = purposes
            .chars()
            .map(|purpose| chain(bridge, purpose))
            .collect();
        for verb in ["-F", "-X"] {
            for chain in chains.iter().filter(|chain| has_chain(existing, chain)) {
                push(&mut part, format_args!("{verb} {chain}"));
            }
        }
        if !part.is_empty() {
            push(&mut script, format_args!("*{table}\n{part}COMMIT"));
        }
    }
    script
}

/// Whether every one of our jumps is there.
pub(super) fn is_set_up(bridge: &str, existing: &str) -> bool {
    ["raw", "nat", "filter"]
        .iter()
        .all(|table| missing_jumps(bridge, table, existing).is_empty())
}

/// Whether the forwarding rules have to be added to those of another engine, which drops what it does not know.
pub(super) fn needs_forward(bridge: &str, existing: &str) -> bool {
    forward_drops(existing) && !missing_jumps(bridge, "filter", existing).is_empty()
}

/// Whether another engine drops what it does not know: the policy of the built-in `FORWARD` chain, from the output of
/// `iptables-save`.
fn forward_drops(saved: &str) -> bool {
    saved.lines().any(|line| line.starts_with(":FORWARD DROP"))
}

fn has_chain(existing: &str, chain: &str) -> bool {
    existing.lines().any(|line| {
        line.strip_prefix(':')
            .is_some_and(|rest| rest.split(' ').next() == Some(chain))
    })
}

fn missing_jumps(bridge: &str, table: &str, existing: &str) -> String {
    let mut script = String::new();
    for jump in jumps(bridge).iter().filter(|jump| jump.table == table) {
        if !existing
            .lines()
            .any(|line| line == format!("-A {}", jump.rule))
        {
            push(&mut script, format_args!("{} {}", jump.place, jump.rule));
        }
    }
    script
}

fn render_ports(bridge: &str, verb: &str, publications: &[Publication]) -> String {
    let chain = chain(bridge, 'D');
    let mut script = "*nat\n".to_owned();
    for Publication { port, container } in publications {
        let destination = if port.host_ip == Ipv4Addr::UNSPECIFIED {
            String::new()
        } else {
            format!("-d {}/32 ", port.host_ip)
        };
        push(
            &mut script,
            format_args!(
                "{verb} {chain} {destination}-p {protocol} -m {protocol} --dport {} -j DNAT --to-destination {container}:{}",
                port.host_port,
                port.port.port,
                protocol = port.port.protocol,
            ),
        );
    }
    script.push_str("COMMIT\n");
    script
}

fn push(script: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(script, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{PortSpec, PublishedPort};

    fn plan() -> RulesPlan {
        RulesPlan {
            bridge: "pier7".to_owned(),
            subnet: "10.66.0.1/24".parse().expect("a subnet"),
            masquerade: true,
            inter_container: true,
            isolate: true,
            fresh: false,
        }
    }

    #[test]
    fn a_jump_that_exists_is_not_made_again() {
        let fresh = render_setup(&plan(), "");
        assert_eq!(fresh.matches("-j PIERHEAD-pier7-").count(), 5);
        let existing = "*filter\n:FORWARD DROP [0:0]\n:PIERHEAD-pier7-F - [0:0]\n\
                        -A FORWARD -j PIERHEAD-pier7-F\nCOMMIT\n";
        let again = render_setup(&plan(), existing);
        assert_eq!(again.matches("-j PIERHEAD-pier7-").count(), 4);
        assert!(!again.contains("-I FORWARD"));
        assert!(!needs_forward("pier7", existing));
        assert!(needs_forward("pier8", existing));
        assert!(!is_set_up("pier7", existing));
    }

    #[test]
    fn teardown_removes_what_is_there_and_nothing_else() {
        let existing = "*filter\n:FORWARD DROP [0:0]\n:DOCKER - [0:0]\n:PIERHEAD-pier7-F - [0:0]\n\
                        :PIERHEAD-pier77-F - [0:0]\n-A FORWARD -j PIERHEAD-pier7-F\n\
                        -A FORWARD -j PIERHEAD-pier77-F\nCOMMIT\n";
        assert_eq!(
            render_teardown("pier7", existing),
            "*filter\n-D FORWARD -j PIERHEAD-pier7-F\n-F PIERHEAD-pier7-F\n-X PIERHEAD-pier7-F\nCOMMIT\n"
        );
        assert_eq!(
            render_teardown("pier7", "*filter\n:FORWARD ACCEPT [0:0]\nCOMMIT\n"),
            ""
        );
    }

    #[test]
    fn a_forward_policy_of_drop_is_seen() {
        assert!(forward_drops(
            "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [3:180]\n"
        ));
        assert!(!forward_drops(
            "*filter\n:INPUT DROP [0:0]\n:FORWARD ACCEPT [3:180]\n"
        ));
    }

    #[test]
    fn publishing_and_its_undoing_are_the_same_rule() {
        let port: PortSpec = "80/tcp".parse().expect("a port");
        let published = PublishedPort {
            port,
            host_ip: Ipv4Addr::LOCALHOST,
            host_port: 8080,
        };
        let publication = Publication {
            port: published,
            container: Ipv4Addr::new(10, 66, 0, 2),
        };
        let rule = "PIERHEAD-pier7-D -d 127.0.0.1/32 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 10.66.0.2:80";
        assert_eq!(
            render_publish("pier7", &[publication]),
            format!("*nat\n-A {rule}\nCOMMIT\n")
        );
        assert_eq!(
            render_unpublish("pier7", &[publication]),
            format!("*nat\n-D {rule}\nCOMMIT\n")
        );
        assert_eq!(
            render_replace("pier7", &[publication]),
            format!("*nat\n:PIERHEAD-pier7-D - [0:0]\n-A {rule}\nCOMMIT\n")
        );
    }
}
