//! The rules as nftables has them (nft(8)): one table per bridge, so that nothing here can meet anybody else's rules,
//! and all of it goes with one `delete table`. Published ports are elements of two maps, so that publishing is two
//! words and needs no rule handle to undo.

use std::fmt::Write;
use std::net::Ipv4Addr;

use super::{Publication, RulesPlan};

/// The table of a bridge's rules.
pub(super) fn table(bridge: &str) -> String {
    format!("ip pierhead_{bridge}")
}

/// Everything but the published ports, which stay as they are when the table exists already: containers that run on
/// while the daemon restarts keep theirs.
pub(super) fn render_setup(plan: &RulesPlan) -> String {
    let RulesPlan {
        bridge,
        subnet,
        masquerade,
        inter_container,
        isolate,
        fresh,
    } = plan;
    let table = table(bridge);
    let subnet = subnet.trunc();
    let mut script = if *fresh {
        render_teardown(bridge)
    } else {
        String::new()
    };
    script.push_str(&format!(
        "add table {table}
add map {table} published {{ type inet_proto . inet_service : ipv4_addr . inet_service ; }}
add map {table} published_at {{ type ipv4_addr . inet_proto . inet_service : ipv4_addr . inet_service ; }}
add chain {table} guard {{ type filter hook prerouting priority -300 ; policy accept ; }}
add chain {table} arriving {{ type nat hook prerouting priority -100 ; policy accept ; }}
add chain {table} local {{ type nat hook output priority -100 ; policy accept ; }}
add chain {table} leaving {{ type nat hook postrouting priority 100 ; policy accept ; }}
add chain {table} passing {{ type filter hook forward priority 0 ; policy accept ; }}
"
    ));
    for chain in ["guard", "arriving", "local", "leaving", "passing"] {
        push(&mut script, format_args!("flush chain {table} {chain}"));
    }
    let mut rule = |chain: &str, rule: std::fmt::Arguments<'_>| {
        push(&mut script, format_args!("add rule {table} {chain} {rule}"));
    };
    // The bridge routes loopback addresses, so that 127.0.0.1 reaches published ports; a container must not use that
    // to reach what listens on the host's loopback only.
    rule(
        "guard",
        format_args!("iifname \"{bridge}\" ip daddr 127.0.0.0/8 drop"),
    );
    for chain in ["arriving", "local"] {
        rule(
            chain,
            format_args!(
                "fib daddr type local dnat ip to ip daddr . meta l4proto . th dport map @published_at"
            ),
        );
        rule(
            chain,
            format_args!("fib daddr type local dnat ip to meta l4proto . th dport map @published"),
        );
    }
    if *masquerade {
        rule(
            "leaving",
            format_args!("ip saddr {subnet} oifname != \"{bridge}\" masquerade"),
        );
    }
    // Without this the answer of a container to its neighbour, or to the host's loopback, would not come back the
    // way it went, and the translation would not be undone.
    rule(
        "leaving",
        format_args!(
            "oifname \"{bridge}\" ip saddr {{ 127.0.0.0/8, {subnet} }} ct status dnat masquerade"
        ),
    );
    if *inter_container {
        rule(
            "passing",
            format_args!("iifname \"{bridge}\" oifname \"{bridge}\" accept"),
        );
    }
    rule(
        "passing",
        format_args!("oifname \"{bridge}\" ct state established,related accept"),
    );
    rule(
        "passing",
        format_args!("oifname \"{bridge}\" ct status dnat accept"),
    );
    if !inter_container {
        rule(
            "passing",
            format_args!("iifname \"{bridge}\" oifname \"{bridge}\" drop"),
        );
    }
    if *isolate {
        rule("passing", format_args!("oifname \"{bridge}\" drop"));
    }
    script
}

/// These ports are published, and whatever else was is not.
pub(super) fn render_replace(bridge: &str, publications: &[Publication]) -> String {
    let table = table(bridge);
    let mut script = format!("flush map {table} published\nflush map {table} published_at\n");
    script.push_str(&render_publish(bridge, publications));
    script
}

/// These ports are published too.
pub(super) fn render_publish(bridge: &str, publications: &[Publication]) -> String {
    let mut script = String::new();
    for publication in publications {
        let (map, key) = element(bridge, publication);
        let (container, port) = (publication.container, publication.port.port.port);
        push(
            &mut script,
            format_args!("add element {map} {{ {key} : {container} . {port} }}"),
        );
    }
    script
}

/// These ports are published no longer.
pub(super) fn render_unpublish(bridge: &str, publications: &[Publication]) -> String {
    let mut script = String::new();
    for publication in publications {
        let (map, key) = element(bridge, publication);
        push(
            &mut script,
            format_args!("delete element {map} {{ {key} }}"),
        );
    }
    script
}

/// Whether the output of `nft list chains` has our table.
pub(super) fn has_table(listing: &str, bridge: &str) -> bool {
    let header = format!("table {} {{", table(bridge));
    listing.lines().any(|line| line == header)
}

/// The chains in the output of `nft list chains` that drop forwarded packets by default, as `table inet x chain y`.
/// An accept in a chain of ours does not overrule them.
pub(super) fn forward_drops(listing: &str) -> Vec<String> {
    let (mut table, mut chain) = ("", "");
    let mut found = Vec::new();
    for line in listing.lines().map(str::trim) {
        if let Some(name) = line
            .strip_suffix(" {")
            .filter(|name| name.starts_with("table "))
        {
            table = name;
        } else if let Some(name) = line
            .strip_suffix(" {")
            .filter(|name| name.starts_with("chain "))
        {
            chain = name;
        } else if line.contains(" hook forward ") && line.ends_with("policy drop;") {
            found.push(format!("{table} {chain}"));
        }
    }
    found
}

/// Nothing is left. The `add` lets it succeed when nothing was there.
pub(super) fn render_teardown(bridge: &str) -> String {
    let table = table(bridge);
    format!("add table {table}\ndelete table {table}\n")
}

fn element(bridge: &str, publication: &Publication) -> (String, String) {
    let table = table(bridge);
    let port = publication.port;
    let (protocol, host_port) = (port.port.protocol, port.host_port);
    if port.host_ip == Ipv4Addr::UNSPECIFIED {
        (
            format!("{table} published"),
            format!("{protocol} . {host_port}"),
        )
    } else {
        (
            format!("{table} published_at"),
            format!("{} . {protocol} . {host_port}", port.host_ip),
        )
    }
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

    fn publication(spec: &str, host_ip: &str, host_port: u16) -> Publication {
        let port: PortSpec = spec.parse().expect("a port");
        let host_ip = host_ip.parse().expect("an address");
        Publication {
            port: PublishedPort {
                port,
                host_ip,
                host_port,
            },
            container: Ipv4Addr::new(10, 66, 0, 2),
        }
    }

    #[test]
    fn setup_names_the_subnet_and_not_the_gateway() {
        let script = render_setup(&plan());
        assert!(script.contains(
            "add rule ip pierhead_pier7 leaving ip saddr 10.66.0.0/24 oifname != \"pier7\" masquerade\n"
        ));
        assert!(script.ends_with("add rule ip pierhead_pier7 passing oifname \"pier7\" drop\n"));
    }

    #[test]
    fn each_flag_changes_its_own_rule() {
        let lines = |plan: &RulesPlan| {
            render_setup(plan)
                .lines()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let all = lines(&plan());
        let missing = |plan: RulesPlan| {
            let fewer = lines(&plan);
            let gone: Vec<_> = all
                .iter()
                .filter(|line| !fewer.contains(line))
                .cloned()
                .collect();
            let new: Vec<_> = fewer
                .iter()
                .filter(|line| !all.contains(line))
                .cloned()
                .collect();
            (gone, new)
        };
        let rule = |text: &str| vec![format!("add rule ip pierhead_pier7 {text}")];
        assert_eq!(
            missing(RulesPlan {
                masquerade: false,
                ..plan()
            }),
            (
                rule("leaving ip saddr 10.66.0.0/24 oifname != \"pier7\" masquerade"),
                vec![]
            )
        );
        assert_eq!(
            missing(RulesPlan {
                isolate: false,
                ..plan()
            }),
            (rule("passing oifname \"pier7\" drop"), vec![])
        );
        assert_eq!(
            missing(RulesPlan {
                inter_container: false,
                ..plan()
            }),
            (
                rule("passing iifname \"pier7\" oifname \"pier7\" accept"),
                rule("passing iifname \"pier7\" oifname \"pier7\" drop")
            )
        );
    }

    #[test]
    fn a_new_bridge_begins_without_its_predecessors_ports() {
        let fresh = render_setup(&RulesPlan {
            fresh: true,
            ..plan()
        });
        assert_eq!(
            fresh,
            format!("{}{}", render_teardown("pier7"), render_setup(&plan()))
        );
    }

    #[test]
    fn chains_that_drop_are_found_in_a_listing() {
        let listing = "table ip filter {\n\tchain FORWARD {\n\t\ttype filter hook forward priority filter; policy drop;\n\t}\n\tchain X {\n\t}\n}\n\
                       table inet fw {\n\tchain input {\n\t\ttype filter hook input priority filter; policy drop;\n\t}\n\
                       \tchain fw {\n\t\ttype filter hook forward priority filter - 1; policy drop;\n\t}\n}\n\
                       table ip pierhead_pier7 {\n\tchain passing {\n\t\ttype filter hook forward priority filter; policy accept;\n\t}\n}\n";
        assert_eq!(
            forward_drops(listing),
            ["table ip filter chain FORWARD", "table inet fw chain fw"]
        );
        assert!(has_table(listing, "pier7"));
        assert!(!has_table(listing, "pier"));
    }

    #[test]
    fn a_port_is_an_element_of_the_map_for_its_host_address() {
        let ports = [
            publication("80/tcp", "0.0.0.0", 8080),
            publication("53/udp", "127.0.0.1", 5300),
        ];
        assert_eq!(
            render_publish("pier7", &ports),
            "add element ip pierhead_pier7 published { tcp . 8080 : 10.66.0.2 . 80 }\n\
             add element ip pierhead_pier7 published_at { 127.0.0.1 . udp . 5300 : 10.66.0.2 . 53 }\n"
        );
        assert_eq!(
            render_unpublish("pier7", &ports),
            "delete element ip pierhead_pier7 published { tcp . 8080 }\n\
             delete element ip pierhead_pier7 published_at { 127.0.0.1 . udp . 5300 }\n"
        );
    }
}
