//! Who reaches whom, and what a container sees of the network.

use std::io::Read as _;
use std::net::{IpAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use pierhead_client::archive::Archive;
use pierhead_tests::daemon::Daemon;
use pierhead_tests::{processes, skip};
use serde_json::{Value, json};

use crate::api::{self, config, inspect, wait_until};
use crate::support::{own_daemon, own_daemon_with_image};

/// A static program with everything a network is tried out with.
const BUSYBOX: &str = "/bin/busybox";

fn on(network: &str, command: &[&str]) -> Value {
    let mut wanted = config(command);
    wanted["HostConfig"]["NetworkMode"] = json!(network);
    wanted
}

/// What a command that must succeed writes in a running container.
#[track_caller]
fn inside(daemon: &Daemon, name: &str, command: &[&str]) -> String {
    let (code, said) = api::exec(daemon, name, command);
    assert_eq!(code, 0, "{command:?} in {name}: {said}");
    said
}

/// The names of the interfaces that a container sees, sorted.
#[track_caller]
fn interfaces(daemon: &Daemon, name: &str) -> Vec<String> {
    let table = inside(daemon, name, &["cat", "/proc/net/dev"]);
    let mut names: Vec<String> = table
        .lines()
        .filter_map(|line| Some(line.split_once(':')?.0.trim().to_owned()))
        .collect();
    names.sort();
    names
}

/// Where a container's default route leads: the gateway and the interface.
fn default_route(table: &str) -> Option<(IpAddr, String)> {
    table.lines().skip(1).find_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let gateway = u32::from_str_radix(fields[2], 16).ok()?;
        // The kernel prints the number as it lies in memory.
        let gateway = IpAddr::from(gateway.to_ne_bytes());
        (fields[1] == "00000000").then(|| (gateway, fields[0].to_owned()))
    })
}

fn settings(daemon: &Daemon, name: &str) -> Value {
    inspect(daemon, name)["NetworkSettings"].clone()
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value}"))
        .to_owned()
}

/// A daemon with an image of busybox, or `None`, said and counted.
fn daemon_with_busybox(flags: &[&str]) -> Option<Daemon> {
    if !Path::new(BUSYBOX).is_file() {
        skip("there is no static busybox at /bin/busybox");
        return None;
    }
    let daemon = own_daemon(flags)?;
    let mut archive = Archive::new();
    let mut fill = || {
        archive.directory("bin", 0o755)?;
        archive.file_from("bin/busybox", 0o755, Path::new(BUSYBOX))?;
        for command in ["sh", "nc", "sleep", "cat", "wget", "httpd", "ping"] {
            archive.link(&format!("bin/{command}"), "busybox")?;
        }
        archive.directory("etc", 0o755)?;
        archive.directory("proc", 0o755)?;
        archive.directory("sys", 0o755)?;
        archive.directory("dev", 0o755)?;
        archive.directory("www", 0o755)?;
        archive.file("www/page", 0o644, b"hello from inside\n")?;
        Ok::<_, std::io::Error>(())
    };
    fill().expect("memory takes it");
    let archive = archive.finish().expect("memory takes it");
    let path = "/images/create?fromSrc=-&repo=busybox";
    let headers = [("Content-Type", "application/x-tar")];
    daemon
        .exchange("POST", path, &headers, &archive)
        .expect(200);
    Some(daemon)
}

/// A container that serves a page on port 80.
fn server(daemon: &Daemon, name: &str, host_config: &Value) {
    let command = ["httpd", "-f", "-p", "80", "-h", "/www"];
    let wanted = json!({
        "Image": "busybox", "Cmd": command, "HostConfig": host_config, "ExposedPorts": {"80/tcp": {}},
    });
    api::run(daemon, name, &wanted);
}

/// A container of busybox that sleeps.
fn sleeper(daemon: &Daemon, name: &str, network: &str) {
    let wanted = json!({
        "Image": "busybox", "Cmd": ["sleep", "100"], "HostConfig": {"NetworkMode": network},
    });
    api::run(daemon, name, &wanted);
}

#[test]
fn the_default_is_an_address_on_the_bridge_and_a_route_out() {
    let Some(daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    api::run(&daemon, "bridged", &on("default", &["sleep", "100"]));
    assert_eq!(interfaces(&daemon, "bridged"), ["eth0", "lo"]);
    let settings = settings(&daemon, "bridged");
    let (address, gateway) = (text(&settings["IPAddress"]), text(&settings["Gateway"]));
    let endpoint = &settings["Networks"]["bridge"];
    assert_eq!(endpoint["IPAddress"], address.as_str(), "{settings}");
    assert_eq!(endpoint["Gateway"], gateway.as_str());
    assert_eq!(endpoint["MacAddress"], settings["MacAddress"]);

    let route = default_route(&inside(&daemon, "bridged", &["cat", "/proc/net/route"]));
    let (by, through) = route.expect("a default route");
    assert_eq!(
        (by.to_string(), through.as_str()),
        (gateway.clone(), "eth0")
    );
    let addresses = inside(&daemon, "bridged", &["cat", "/proc/net/fib_trie"]);
    assert!(
        addresses.contains(&format!("|-- {address}\n")),
        "{addresses}"
    );
    let mac = inside(&daemon, "bridged", &["cat", "/sys/class/net/eth0/address"]);
    assert_eq!(mac.trim(), settings["MacAddress"]);

    let network = daemon.get("/networks/bridge");
    assert_eq!(network["IPAM"]["Config"][0]["Gateway"], gateway.as_str());
    let subnet = text(&network["IPAM"]["Config"][0]["Subnet"]);
    let prefix = settings["IPPrefixLen"].to_string();
    assert!(subnet.ends_with(&format!("/{prefix}")), "{subnet} {prefix}");
}

#[test]
fn a_container_knows_its_own_name_and_address() {
    let Some(daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    let mut named = on("bridge", &["sleep", "100"]);
    named["Hostname"] = json!("box");
    named["HostConfig"]["ExtraHosts"] = json!(["other:192.0.2.7"]);
    named["HostConfig"]["Dns"] = json!(["192.0.2.53"]);
    api::run(&daemon, "named", &named);
    let address = text(&settings(&daemon, "named")["IPAddress"]);
    let hosts = inside(&daemon, "named", &["cat", "/etc/hosts"]);
    let has = |wanted: [&str; 2]| {
        let words = |line: &str| line.split_whitespace().take(2).eq(wanted);
        hosts.lines().any(words)
    };
    assert!(has([&address, "box"]), "{hosts}");
    assert!(has(["127.0.0.1", "localhost"]), "{hosts}");
    assert!(has(["192.0.2.7", "other"]), "{hosts}");
    assert_eq!(inside(&daemon, "named", &["hostname"]), "box\n");
    let resolver = inside(&daemon, "named", &["cat", "/etc/resolv.conf"]);
    assert!(resolver.contains("nameserver 192.0.2.53"), "{resolver}");
}

#[test]
fn two_containers_on_the_bridge_reach_each_other() {
    let Some(daemon) = daemon_with_busybox(&[]) else {
        return;
    };
    server(&daemon, "server", &json!({"NetworkMode": "bridge"}));
    sleeper(&daemon, "client", "bridge");
    let address = text(&settings(&daemon, "server")["IPAddress"]);
    assert_ne!(settings(&daemon, "client")["IPAddress"], address.as_str());
    let page = format!("http://{address}/page");
    wait_until("the server serves", || {
        api::exec(&daemon, "client", &["wget", "-q", "-O", "-", &page]).1 == "hello from inside\n"
    });
    sleeper(&daemon, "apart", "none");
    let (code, _) = api::exec(&daemon, "apart", &["wget", "-q", "-O", "-", &page]);
    assert_ne!(code, 0, "one without a network reaches nobody");
}

#[test]
fn a_published_port_leads_inside() {
    let Some(daemon) = daemon_with_busybox(&[]) else {
        return;
    };
    let ports = json!({"80/tcp": [{"HostIp": "", "HostPort": "18080"}]});
    server(
        &daemon,
        "public",
        &json!({"NetworkMode": "bridge", "PortBindings": ports}),
    );
    let shown = &settings(&daemon, "public")["Ports"]["80/tcp"][0]["HostPort"];
    assert_eq!(shown, "18080");
    let gateway: IpAddr = text(&settings(&daemon, "public")["Gateway"])
        .parse()
        .expect("one");
    let fetch = || {
        daemon.in_network(|| {
            use std::io::Write as _;
            let patience = Duration::from_secs(2);
            let mut stream = TcpStream::connect_timeout(&(gateway, 18080).into(), patience).ok()?;
            stream.set_read_timeout(Some(patience)).ok()?;
            stream.write_all(b"GET /page HTTP/1.0\r\n\r\n").ok()?;
            let mut page = String::new();
            stream.read_to_string(&mut page).ok()?;
            Some(page)
        })
    };
    wait_until("the page comes", || {
        fetch().is_some_and(|page| page.ends_with("hello from inside\n"))
    });
    api::remove(&daemon, "public");
    assert_eq!(fetch(), None, "the port is closed with its container");
}

#[test]
fn host_is_the_daemon_s_own_network() {
    let Some(daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    api::run(&daemon, "hosted", &on("host", &["sleep", "100"]));
    let pid = api::pid(&daemon, "hosted");
    let network = processes::namespace(pid, "net");
    assert!(network.is_some());
    assert_eq!(network, processes::namespace(daemon.pid(), "net"));
    let settings = settings(&daemon, "hosted");
    assert_eq!(settings["IPAddress"], "");
    assert!(settings["Networks"]["host"].is_object(), "{settings}");
}

#[test]
fn a_joiner_shares_the_other_s_network_and_names() {
    let Some(daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    let mut donor = on("bridge", &["sleep", "100"]);
    donor["Hostname"] = json!("donor-box");
    api::run(&daemon, "donor", &donor);
    api::run(&daemon, "joiner", &on("container:donor", &["sleep", "100"]));
    let network = |name: &str| processes::namespace(api::pid(&daemon, name), "net");
    assert!(network("donor").is_some());
    assert_eq!(network("joiner"), network("donor"));
    assert_eq!(inside(&daemon, "joiner", &["hostname"]), "donor-box\n");
    for file in ["/etc/hosts", "/etc/resolv.conf", "/etc/hostname"] {
        let of = |name: &str| inside(&daemon, name, &["cat", file]);
        assert_eq!(of("joiner"), of("donor"), "{file}");
    }
    api::remove(&daemon, "donor");
    assert_eq!(
        interfaces(&daemon, "joiner"),
        ["eth0", "lo"],
        "it keeps the namespace"
    );
}

#[test]
fn a_donor_must_run_to_be_joined() {
    let Some(daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    api::create(&daemon, "still", &on("bridge", &["true"]));
    api::create(&daemon, "joiner", &on("container:still", &["true"]));
    let answer = daemon.ask("POST", "/containers/joiner/start", &Value::Null);
    let status = answer.status;
    let said = answer.message();
    assert!(status == 409 || status == 500, "{status} {said}");
    assert!(said.contains("non running container"), "{said}");
}

#[test]
fn none_has_only_the_loopback_device_and_it_is_up() {
    let Some(daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    api::run(&daemon, "alone", &on("none", &["sleep", "100"]));
    assert_eq!(interfaces(&daemon, "alone"), ["lo"]);
    let flags = inside(&daemon, "alone", &["cat", "/sys/class/net/lo/flags"]);
    assert_eq!(flags.trim(), "0x9", "up and loopback");
    let routes = inside(&daemon, "alone", &["cat", "/proc/net/route"]);
    assert_eq!(default_route(&routes), None);
    let addresses = inside(&daemon, "alone", &["cat", "/proc/net/fib_trie"]);
    assert!(addresses.contains("|-- 127.0.0.1\n"), "{addresses}");
}

#[test]
fn a_stopped_container_has_no_address() {
    let Some(daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    api::run(&daemon, "brief", &on("bridge", &["true"]));
    api::wait(&daemon, "brief");
    let settings = settings(&daemon, "brief");
    assert_eq!(settings["IPAddress"], "", "{settings}");
    assert_eq!(settings["Networks"]["bridge"]["IPAddress"], "");
}

#[test]
fn interfaces_go_with_their_containers() {
    let Some(mut daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    // The daemon may keep a few ready for containers to come; more containers must not mean more of them.
    let count = |daemon: &Daemon| {
        let table = std::fs::read_to_string(format!("/proc/{}/net/dev", daemon.pid()));
        table.expect("a running process").lines().count()
    };
    api::run(&daemon, "first", &on("bridge", &["true"]));
    api::wait(&daemon, "first");
    api::remove(&daemon, "first");
    let before = count(&daemon);
    for number in 0..6 {
        let name = format!("more{number}");
        api::run(&daemon, &name, &on("bridge", &["sleep", "100"]));
    }
    assert!(count(&daemon) >= before.max(6));
    for number in 0..6 {
        api::remove(&daemon, &format!("more{number}"));
    }
    wait_until("as few interfaces are left as before", || {
        count(&daemon) <= before + 4
    });
    daemon.stop();
    let left = daemon.in_network(|| std::fs::read_to_string("/proc/thread-self/net/dev"));
    let left = left.expect("a thread has one");
    let veths = left
        .lines()
        .filter(|line| line.trim_start().starts_with("veth"));
    assert_eq!(veths.count(), 0, "{left}");
}

#[test]
fn without_a_bridge_the_default_is_refused_with_the_reason() {
    let Some(daemon) = own_daemon_with_image(&["--bridge", "none"]) else {
        return;
    };
    let wanted = on("default", &["true"]);
    let refused = daemon.ask("POST", "/containers/create", &wanted);
    let said = refused.expect(403).message();
    assert!(said.contains("--bridge none"), "{said}");
    api::run(&daemon, "alone", &on("none", &["sleep", "100"]));
    assert_eq!(interfaces(&daemon, "alone"), ["lo"]);
}
