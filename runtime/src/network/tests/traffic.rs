//! Who reaches whom.

use std::os::fd::AsFd;

use super::super::PublishedPort;
use super::super::rules::{Firewall, Publication, RulesPlan, Standing};
use super::*;

#[test]
fn two_containers_reach_each_other_and_see_each_others_address() {
    on_a_machine(|machine| async move {
        let networks = machine.daemon("a", config()).await;
        let one = networks
            .connect(&id(1), request("one"))
            .await
            .expect("connected");
        let two = networks
            .connect(&id(2), request("two"))
            .await
            .expect("connected");
        serve(two.netns.as_fd(), &format!("{}:80", address_of(&two)));
        let seen = call(one.netns.as_fd(), &format!("{}:80", address_of(&two))).expect("reached");
        assert_eq!(seen, address_of(&one).to_string());
        networks.purge().await.expect("purged");
    });
}

#[test]
fn the_world_sees_the_hosts_address_and_cannot_call_back() {
    on_a_machine(|mut machine| async move {
        if !has_program("nft") {
            return;
        }
        let world = machine.world();
        let networks = machine.daemon("a", config()).await;
        let container = networks
            .connect(&id(1), request("one"))
            .await
            .expect("connected");
        serve(world.as_fd(), "198.51.100.2:80");
        let seen = call(container.netns.as_fd(), "198.51.100.2:80").expect("reached");
        assert_eq!(seen, "198.51.100.1");

        let address = format!("{}:80", address_of(&container));
        serve(container.netns.as_fd(), &address);
        let called_back = inside(world.as_fd(), || {
            let mut links = Links::open().expect("a routing socket");
            links
                .add_default_route("198.51.100.1".parse().expect("an address"))
                .expect("a route");
            dial(&address, SILENCE)
        });
        assert_eq!(
            called_back.expect_err("not published").kind(),
            io::ErrorKind::TimedOut
        );
        networks.purge().await.expect("purged");
    });
}

#[test]
fn without_masquerade_the_world_sees_the_container() {
    on_a_machine(|mut machine| async move {
        let world = machine.world();
        let networks = machine
            .daemon(
                "a",
                NetworkConfig {
                    ip_masq: false,
                    ..config()
                },
            )
            .await;
        let container = networks
            .connect(&id(1), request("one"))
            .await
            .expect("connected");
        inside(world.as_fd(), || {
            let mut links = Links::open().expect("a routing socket");
            links
                .add_default_route("198.51.100.1".parse().expect("an address"))
                .expect("a route");
        });
        serve(world.as_fd(), "198.51.100.2:80");
        let seen = call(container.netns.as_fd(), "198.51.100.2:80").expect("reached");
        assert_eq!(seen, address_of(&container).to_string());
        networks.purge().await.expect("purged");
    });
}

#[test]
fn a_published_port_is_reached_from_everywhere() {
    on_a_machine(|mut machine| async move {
        if !has_program("nft") {
            return;
        }
        let world = machine.world();
        let networks = machine.daemon("a", config()).await;
        let web = networks
            .connect(&id(1), publishing(&[("80/tcp", "", "8080")]))
            .await
            .expect("connected");
        let other = networks
            .connect(&id(2), request("other"))
            .await
            .expect("connected");
        serve(web.netns.as_fd(), "0.0.0.0:80");
        assert_eq!(
            call(world.as_fd(), "198.51.100.1:8080").expect("from the world"),
            "198.51.100.2"
        );
        assert_eq!(
            call_from_host("198.51.100.1:8080").expect("from the host"),
            "198.51.100.1"
        );
        assert_eq!(
            call_from_host("127.0.0.1:8080").expect("from loopback"),
            "10.213.7.1"
        );
        for (caller, sandbox) in [("another container", &other), ("itself", &web)] {
            let seen = call(sandbox.netns.as_fd(), "198.51.100.1:8080").expect(caller);
            assert_eq!(seen, "10.213.7.1", "from {caller}");
        }
        networks.purge().await.expect("purged");
    });
}

#[test]
fn a_port_published_on_loopback_is_not_there_for_the_world() {
    on_a_machine(|mut machine| async move {
        if !has_program("nft") {
            return;
        }
        let world = machine.world();
        let networks = machine.daemon("a", config()).await;
        let request = publishing(&[("80/tcp", "127.0.0.1", "8080")]);
        let web = networks.connect(&id(1), request).await.expect("connected");
        serve(web.netns.as_fd(), "0.0.0.0:80");
        assert!(call_from_host("127.0.0.1:8080").is_ok());
        let refused = call(world.as_fd(), "198.51.100.1:8080").expect_err("not for the world");
        assert_eq!(refused.kind(), io::ErrorKind::ConnectionRefused);
        networks.purge().await.expect("purged");
    });
}

#[test]
fn a_container_cannot_reach_the_hosts_loopback() {
    on_a_machine(|machine| async move {
        if !has_program("nft") {
            return;
        }
        let networks = machine.daemon("a", config()).await;
        let container = networks
            .connect(&id(1), request("one"))
            .await
            .expect("connected");
        let secret = TcpListener::bind("127.0.0.1:7000").expect("a listener");
        let reached = inside(container.netns.as_fd(), || {
            // What an attacker with CAP_NET_ADMIN does: no loopback of his own, and 127.0.0.1 behind the gateway.
            let mut links = Links::open().expect("a routing socket");
            links
                .delete_address(1, net("127.0.0.1/8"))
                .expect("no loopback");
            let index = links.index_of("eth0").expect("the interface");
            std::fs::write("/proc/sys/net/ipv4/conf/all/route_localnet", "1").expect("a sysctl");
            links
                .add_host_route(
                    "127.0.0.1".parse().expect("an address"),
                    "10.213.7.1".parse().expect("an address"),
                    index,
                )
                .expect("a route");
            dial("127.0.0.1:7000", SILENCE)
        });
        assert_eq!(
            reached.expect_err("guarded").kind(),
            io::ErrorKind::TimedOut
        );
        drop(secret);
        networks.purge().await.expect("purged");
    });
}

#[test]
fn without_icc_only_published_ports_are_reached() {
    on_a_machine(|mut machine| async move {
        if !has_program("nft") {
            return;
        }
        let _world = machine.world();
        // Bridged frames pass the filter only where the bridge hands them over.
        if std::fs::write("/proc/sys/net/bridge/bridge-nf-call-iptables", "1").is_err() {
            return skip("needs br_netfilter");
        }
        let networks = machine
            .daemon(
                "a",
                NetworkConfig {
                    icc: false,
                    ..config()
                },
            )
            .await;
        let web = networks
            .connect(&id(1), publishing(&[("80/tcp", "", "8080")]))
            .await
            .expect("connected");
        let other = networks
            .connect(&id(2), request("other"))
            .await
            .expect("connected");
        serve(web.netns.as_fd(), "0.0.0.0:80");
        assert!(call(other.netns.as_fd(), "198.51.100.1:8080").is_ok());
        let direct = format!("{}:80", address_of(&web));
        let refused = inside(other.netns.as_fd(), || dial(&direct, SILENCE));
        assert_eq!(
            refused.expect_err("kept apart").kind(),
            io::ErrorKind::TimedOut
        );
        networks.purge().await.expect("purged");
    });
}

#[test]
fn a_forward_policy_of_drop_does_not_stop_our_packets() {
    on_a_machine(|mut machine| async move {
        if !has_program("nft") || !has_program("iptables") {
            return;
        }
        let world = machine.world();
        output("iptables", &["-P", "FORWARD", "DROP"]);
        let networks = machine.daemon("a", config()).await;
        let web = networks
            .connect(&id(1), publishing(&[("80/tcp", "", "8080")]))
            .await
            .expect("connected");
        serve(world.as_fd(), "198.51.100.2:80");
        serve(web.netns.as_fd(), "0.0.0.0:80");
        assert_eq!(
            call(web.netns.as_fd(), "198.51.100.2:80").expect("outwards"),
            "198.51.100.1"
        );
        assert_eq!(
            call(world.as_fd(), "198.51.100.1:8080").expect("inwards"),
            "198.51.100.2"
        );
        networks.purge().await.expect("purged");
        assert_eq!(
            output("iptables", &["-S"]),
            "-P INPUT ACCEPT\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n"
        );
    });
}

#[test]
fn a_machine_without_nft_has_the_same_traffic_by_iptables() {
    on_a_machine(|mut machine| async move {
        let world = machine.world();
        let ours = NetworkConfig {
            iptables: false,
            ..config()
        };
        let networks = machine.daemon("a", ours).await;
        let web = networks
            .connect(&id(1), request("web"))
            .await
            .expect("connected");
        serve(web.netns.as_fd(), "0.0.0.0:80");
        let plan = RulesPlan {
            bridge: "pier0".to_owned(),
            subnet: net("10.213.7.1/24"),
            masquerade: true,
            inter_container: true,
            isolate: true,
            fresh: true,
        };
        let Some(mut firewall) = Firewall::with_iptables(plan) else {
            return skip("needs the program iptables");
        };
        let before = output("iptables-save", &[]);
        firewall.set_up().expect("set up");
        firewall.set_up().expect("twice is fine");
        std::fs::write("/proc/sys/net/ipv4/conf/pier0/route_localnet", "1").expect("a sysctl");
        assert_eq!(firewall.look_after().expect("looked"), Standing::Kept);
        let publication = |host_ip: &str, host_port| Publication {
            port: PublishedPort {
                port: "80/tcp".parse().expect("a port"),
                host_ip: host_ip.parse().expect("an address"),
                host_port,
            },
            container: address_of(&web),
        };
        let everywhere = [publication("0.0.0.0", 8080)];
        let local = [publication("127.0.0.1", 8081)];
        firewall.publish(&everywhere).expect("published");
        firewall.publish(&local).expect("published");

        serve(world.as_fd(), "198.51.100.2:80");
        let outwards = call(web.netns.as_fd(), "198.51.100.2:80").expect("outwards");
        assert_eq!(outwards, "198.51.100.1");
        let inwards = call(world.as_fd(), "198.51.100.1:8080").expect("inwards");
        assert_eq!(inwards, "198.51.100.2");
        for address in ["127.0.0.1:8080", "127.0.0.1:8081"] {
            assert_eq!(call_from_host(address).expect(address), "10.213.7.1");
        }
        let itself = call(web.netns.as_fd(), "198.51.100.1:8080").expect("itself");
        assert_eq!(itself, "10.213.7.1");
        assert!(call(world.as_fd(), "198.51.100.1:8081").is_err());

        firewall.unpublish(&everywhere).expect("unpublished");
        assert!(call(world.as_fd(), "198.51.100.1:8080").is_err());
        firewall.tear_down().expect("torn down");
        let chains = |text: &str| {
            let ours = text.lines().filter(|line| line.contains("PIERHEAD"));
            ours.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(chains(&before), Vec::<String>::new());
        assert_eq!(chains(&output("iptables-save", &[])), Vec::<String>::new());
        networks.purge().await.expect("purged");
    });
}
