//! The files behind a container's /etc/hostname, /etc/hosts and /etc/resolv.conf.

use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr};

/// Servers for a container when the host's own cannot be reached from it.
const FALLBACK_SERVERS: [&str; 2] = ["8.8.8.8", "8.8.4.4"];

/// Text of /etc/hosts: the loopback names, further ones, the container's own.
pub(super) fn render_hosts(
    hostname: &str,
    domainname: &str,
    address: Option<Ipv4Addr>,
    extra: &[(String, IpAddr)],
) -> String {
    let mut text = String::from(
        "127.0.0.1\tlocalhost\n\
         ::1\tlocalhost ip6-localhost ip6-loopback\n\
         fe00::0\tip6-localnet\n\
         ff00::0\tip6-mcastprefix\n\
         ff02::1\tip6-allnodes\n\
         ff02::2\tip6-allrouters\n",
    );
    // Writing to a string cannot fail.
    for (name, address) in extra {
        let _ = writeln!(text, "{address}\t{name}");
    }
    if let Some(address) = address
        && !hostname.is_empty()
    {
        if domainname.is_empty() {
            let _ = writeln!(text, "{address}\t{hostname}");
        } else {
            let _ = writeln!(text, "{address}\t{hostname}.{domainname} {hostname}");
        }
    }
    text
}

/// Text of /etc/hosts for a container on the host's network: the host's own with further names.
pub(super) fn append_hosts(host: &str, extra: &[(String, IpAddr)]) -> String {
    let mut text = host.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    for (name, address) in extra {
        let _ = writeln!(text, "{address}\t{name}");
    }
    text
}

/// What a container wants of its resolver; empty lists take the host's.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Resolver<'a> {
    pub(super) servers: &'a [String],
    pub(super) search: &'a [String],
    pub(super) options: &'a [String],
}

/// Text of /etc/resolv.conf, from the host's. With `own_network`, servers on the host's loopback are left out: nobody answers
/// there in a namespace of its own. A search list of `.` is none at all.
pub(super) fn render_resolv_conf(host: &str, wished: Resolver<'_>, own_network: bool) -> String {
    if !own_network
        && wished.servers.is_empty()
        && wished.search.is_empty()
        && wished.options.is_empty()
    {
        return host.to_owned();
    }
    let lines = |keyword: &'static str| {
        host.lines().filter_map(move |line| {
            let mut words = line.split_whitespace();
            (words.next() == Some(keyword)).then(|| words.map(str::to_owned).collect::<Vec<_>>())
        })
    };
    let reachable = |server: &String| {
        !own_network || server.parse::<IpAddr>().is_ok_and(|ip| !ip.is_loopback())
    };
    let servers: Vec<String> = if wished.servers.is_empty() {
        let found: Vec<String> = lines("nameserver").flatten().filter(reachable).collect();
        if found.is_empty() && own_network {
            FALLBACK_SERVERS.map(str::to_owned).to_vec()
        } else {
            found
        }
    } else {
        wished.servers.to_vec()
    };
    let search = if wished.search.is_empty() {
        lines("search")
            .next_back()
            .or_else(|| lines("domain").next_back())
            .unwrap_or_default()
    } else {
        wished
            .search
            .iter()
            .filter(|domain| *domain != ".")
            .cloned()
            .collect()
    };
    let options: Vec<String> = if wished.options.is_empty() {
        lines("options").flatten().collect()
    } else {
        wished.options.to_vec()
    };
    let mut text = String::new();
    if !search.is_empty() {
        let _ = writeln!(text, "search {}", search.join(" "));
    }
    for server in servers {
        let _ = writeln!(text, "nameserver {server}");
    }
    if !options.is_empty() {
        let _ = writeln!(text, "options {}", options.join(" "));
    }
    text
}

/// Reads an element of `HostConfig.ExtraHosts`: `name:address`.
pub(super) fn parse_extra_host(text: &str) -> Option<(String, IpAddr)> {
    let (name, address) = text.split_once(':')?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    if name.is_empty() || !name.bytes().all(plain) {
        return None;
    }
    let address = address
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse()
        .ok()?;
    Some((name.to_owned(), address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_names_the_container() {
        let extra = [parse_extra_host("db:10.1.1.1").expect("valid")];
        let text = render_hosts(
            "web",
            "example.org",
            Some(Ipv4Addr::new(172, 18, 0, 2)),
            &extra,
        );
        assert!(text.starts_with("127.0.0.1\tlocalhost\n"));
        assert!(
            text.ends_with("10.1.1.1\tdb\n172.18.0.2\tweb.example.org web\n"),
            "{text}"
        );
    }

    #[test]
    fn extra_hosts_cannot_smuggle_lines() {
        for text in [
            "db",
            "db:nonsense",
            "a b:1.2.3.4",
            ":1.2.3.4",
            "a\n1.1.1.1 b:1.2.3.4",
            "a:1.2.3.4\n",
        ] {
            assert!(parse_extra_host(text).is_none(), "{text:?}");
        }
        assert!(parse_extra_host("six:2001:db8::1").is_some());
    }

    #[test]
    fn a_resolver_on_loopback_is_no_use_in_a_namespace() {
        let host = "# comment\nnameserver 127.0.0.53\nsearch a.example b.example\noptions edns0\n";
        let text = render_resolv_conf(host, Resolver::default(), true);
        assert_eq!(
            text,
            "search a.example b.example\nnameserver 8.8.8.8\nnameserver 8.8.4.4\noptions edns0\n"
        );
        assert_eq!(render_resolv_conf(host, Resolver::default(), false), host);
    }

    #[test]
    fn wishes_replace_the_hosts() {
        let servers = ["10.0.0.1".to_owned()];
        let search = [".".to_owned()];
        let wished = Resolver {
            servers: &servers,
            search: &search,
            options: &[],
        };
        let text = render_resolv_conf(
            "nameserver 1.1.1.1\nsearch x\noptions ndots:2\n",
            wished,
            true,
        );
        assert_eq!(text, "nameserver 10.0.0.1\noptions ndots:2\n");
    }
}
