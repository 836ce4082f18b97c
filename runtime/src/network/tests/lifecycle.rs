//! What is made and what is left behind.

use std::os::fd::AsFd;

use super::super::ipam::default_subnets;
use super::super::{NetworkMode, WarmPool};
use super::*;

#[test]
fn mode_none_has_a_loopback_and_nothing_else() {
    on_a_machine(|machine| async move {
        let networks = machine.daemon("a", config()).await;
        // The first comes warm, the later ones are made on demand.
        for number in 1..=4 {
            let wanted = NetworkRequest {
                mode: NetworkMode::None,
                ..request("one")
            };
            let sandbox = networks
                .connect(&id(number), wanted)
                .await
                .expect("connected");
            let mut inner = inside(sandbox.netns.as_fd(), || {
                TcpListener::bind("127.0.0.1:0").expect("lo is up");
                let links = Links::open().expect("a routing socket");
                Machine {
                    links,
                    folder: tempfile::tempdir().expect("a folder"),
                }
            });
            assert_eq!(inner.interfaces(), Vec::<String>::new());
            assert_eq!(sandbox.endpoints[0].network, "none");
        }
        networks.purge().await.expect("purged");
    });
}

#[test]
fn release_leaves_no_interface_and_frees_the_address() {
    on_a_machine(|mut machine| async move {
        let networks = machine
            .daemon(
                "a",
                NetworkConfig {
                    warm: WarmPool { none: 0, bridge: 0 },
                    ..config()
                },
            )
            .await;
        // The namespace stays held, as by a process that outlives its container: the interface goes all the same.
        let first = networks
            .connect(&id(1), request("one"))
            .await
            .expect("connected");
        assert_eq!(machine.ports(), 1);
        networks.release(&id(1)).await.expect("released");
        networks.release(&id(1)).await.expect("twice is fine");
        machine
            .settle("the interface goes", |machine| machine.ports() == 0)
            .await;
        connect_until(&networks, &request("two"), address_of(&first)).await;
        networks.purge().await.expect("purged");
    });
}

#[test]
fn closing_an_idle_daemon_leaves_nothing() {
    on_a_machine(|mut machine| async move {
        let warm = WarmPool { none: 3, bridge: 3 };
        let networks = machine
            .daemon("a", NetworkConfig { warm, ..config() })
            .await;
        machine
            .settle("the pool fills", |machine| machine.ports() == 3)
            .await;
        networks
            .connect(&id(1), request("one"))
            .await
            .expect("connected");
        networks.release(&id(1)).await.expect("released");
        networks.close().await.expect("closed");
        assert_eq!(machine.interfaces(), Vec::<String>::new());
        if has_program("nft") {
            assert_eq!(output("nft", &["list", "ruleset"]), "");
        }
        let late = networks.connect(&id(2), request("two")).await;
        assert!(matches!(late, Err(NetworkError::Closed)), "{late:?}");
    });
}

#[test]
fn two_daemons_get_two_bridges_and_two_subnets() {
    on_a_machine(|mut machine| async move {
        let warm = WarmPool { none: 0, bridge: 0 };
        let unnumbered = || NetworkConfig {
            bip: None,
            warm,
            ..config()
        };
        let (one, two) = (
            machine.daemon("a", unnumbered()).await,
            machine.daemon("b", unnumbered()).await,
        );
        assert_eq!(machine.interfaces(), ["pier0", "pier1"]);
        let subnet =
            |networks: &Networks| networks.inspect("bridge").expect("the bridge").ipam[0].subnet;
        // Which ones depends on whether this machine has a dockerd; that they differ does not.
        let expected: Vec<_> = default_subnets()
            .skip_while(|first| *first != subnet(&one))
            .take(2)
            .collect();
        assert_eq!([subnet(&one), subnet(&two)].as_slice(), expected);
        let (here, there) = (
            one.connect(&id(1), request("one")).await,
            two.connect(&id(1), request("one")).await,
        );
        assert_ne!(
            address_of(&here.expect("connected")),
            address_of(&there.expect("connected"))
        );
        one.purge().await.expect("purged");
        assert_eq!(
            machine.interfaces().first().map(String::as_str),
            Some("pier1")
        );
        two.purge().await.expect("purged");
        assert_eq!(machine.interfaces(), Vec::<String>::new());
    });
}

#[test]
fn without_iptables_no_rule_is_made_and_no_port_published() {
    on_a_machine(|machine| async move {
        let networks = machine
            .daemon(
                "a",
                NetworkConfig {
                    iptables: false,
                    ..config()
                },
            )
            .await;
        networks
            .connect(&id(1), request("one"))
            .await
            .expect("connected");
        let refused = networks
            .connect(&id(2), publishing(&[("80/tcp", "", "8080")]))
            .await;
        assert!(
            matches!(refused, Err(NetworkError::PublishWithoutRules)),
            "{refused:?}"
        );
        if has_program("nft") {
            assert_eq!(output("nft", &["list", "ruleset"]), "");
        }
        networks.purge().await.expect("purged");
    });
}

#[test]
fn a_full_subnet_says_so_and_recovers() {
    on_a_machine(|machine| async move {
        let bip = Some(net("10.213.8.1/29"));
        let networks = machine
            .daemon(
                "a",
                NetworkConfig {
                    bip,
                    ..NetworkConfig::default()
                },
            )
            .await;
        let mut held = Vec::new();
        for number in 1..=5 {
            held.push(
                networks
                    .connect(&id(number), request("one"))
                    .await
                    .expect("connected"),
            );
        }
        let full = networks.connect(&id(6), request("six")).await;
        assert!(
            matches!(full, Err(NetworkError::AddressesExhausted)),
            "{full:?}"
        );
        let given_back = address_of(&held[2]);
        networks.release(&id(3)).await.expect("released");
        // With a MAC address of its own, no warm sandbox will do.
        let mac: MacAddress = "02:00:00:00:00:09".parse().expect("an address");
        let sixth = networks
            .connect(
                &id(6),
                NetworkRequest {
                    mac: Some(mac),
                    ..request("six")
                },
            )
            .await
            .expect("connected");
        assert_eq!(address_of(&sixth), given_back);
        assert_eq!(
            sixth.endpoints[0].ipv4.as_ref().expect("an address").mac,
            mac
        );
        networks.purge().await.expect("purged");
    });
}

#[test]
fn a_container_that_is_given_up_leaves_nothing() {
    on_a_machine(|mut machine| async move {
        let networks = machine
            .daemon(
                "a",
                NetworkConfig {
                    warm: WarmPool { none: 0, bridge: 0 },
                    ..config()
                },
            )
            .await;
        let given_up = id(1);
        for round in 0..20_u64 {
            let connecting = networks.connect(&given_up, publishing(&[("80/tcp", "", "8080")]));
            // At whatever step that happens to be.
            let _ = tokio::time::timeout(Duration::from_micros(round * 500), connecting).await;
            networks.release(&given_up).await.expect("released");
        }
        machine
            .settle("the interfaces go", |machine| machine.ports() == 0)
            .await;
        let wanted = publishing(&[("80/tcp", "", "8080")]);
        connect_until(&networks, &wanted, Ipv4Addr::new(10, 213, 7, 2)).await;
        networks.purge().await.expect("purged");
    });
}

#[test]
fn a_bridge_of_somebody_else_is_used_and_left_alone() {
    on_a_machine(|mut machine| async move {
        let mac = "02:00:00:00:00:01".parse().expect("an address");
        machine
            .links
            .add_bridge("lan0", mac, 1400, 0)
            .expect("a bridge");
        let index = machine.links.index_of("lan0").expect("the bridge");
        machine
            .links
            .add_address(index, net("10.213.9.33/24"))
            .expect("an address");
        let bridge = super::super::BridgeChoice::parse("lan0").expect("a name");
        let networks = machine
            .daemon(
                "a",
                NetworkConfig {
                    bridge,
                    ..NetworkConfig::default()
                },
            )
            .await;
        let sandbox = networks
            .connect(&id(1), request("one"))
            .await
            .expect("connected");
        let address = sandbox.endpoints[0].ipv4.clone().expect("an address");
        assert_eq!(address.gateway, Ipv4Addr::new(10, 213, 9, 33));
        networks.purge().await.expect("purged");
        assert_eq!(machine.interfaces(), ["lan0"]);
        if has_program("nft") {
            assert_eq!(output("nft", &["list", "ruleset"]), "");
        }
    });
}

#[test]
fn a_missing_bridge_is_refused_to_containers_and_not_to_the_daemon() {
    on_a_machine(|machine| async move {
        let bridge = super::super::BridgeChoice::parse("nosuch0").expect("a name");
        let networks = machine
            .daemon(
                "a",
                NetworkConfig {
                    bridge,
                    ..NetworkConfig::default()
                },
            )
            .await;
        let refused = networks
            .connect(&id(1), request("one"))
            .await
            .expect_err("no bridge");
        assert_eq!(
            refused.to_string(),
            "the default bridge network is not available: bridge nosuch0 does not exist: create it first or leave --bridge out"
        );
        let none = NetworkRequest {
            mode: NetworkMode::None,
            ..request("one")
        };
        networks
            .connect(&id(1), none)
            .await
            .expect("needs no bridge");
        networks.purge().await.expect("purged");
    });
}

#[test]
fn many_at_once_neither_collide_nor_leak() {
    on_a_machine(|mut machine| async move {
        if !has_program("nft") {
            return;
        }
        let bip = Some(net("10.213.10.1/28"));
        let ours = NetworkConfig { bip, ..config() };
        let networks = machine.daemon("a", ours).await;
        let held = std::sync::Mutex::new(std::collections::BTreeSet::new());
        let one_after_the_other = async |number: u8| {
            for round in 0..15_u8 {
                let key = format!("{number:02x}{round:02x}");
                let wanted = match round % 5 {
                    0 => publishing(&[("80/tcp", "", ""), ("53/udp", "127.0.0.1", "")]),
                    _ => request("one"),
                };
                let sandbox = networks.connect(&key, wanted).await.expect("connected");
                let address = address_of(&sandbox);
                assert!(
                    held.lock().expect("held").insert(address),
                    "{address} twice"
                );
                tokio::time::sleep(Duration::from_millis(u64::from(round % 3))).await;
                drop(sandbox);
                assert!(held.lock().expect("held").remove(&address));
                networks.release(&key).await.expect("released");
            }
        };
        futures_util::future::join_all((0..8).map(one_after_the_other)).await;
        assert!(
            networks
                .inspect("bridge")
                .expect("the bridge")
                .containers
                .is_empty()
        );
        assert!(!output("nft", &["list", "ruleset"]).contains("elements"));
        networks.close().await.expect("closed");
        assert_eq!(machine.interfaces(), Vec::<String>::new());
    });
}
