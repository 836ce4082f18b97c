//! What outlives a daemon, and what the next one does with it.

use std::os::fd::AsFd;

use super::super::{LiveContainer, NetworkError, WarmPool};
use super::*;

#[test]
fn a_container_keeps_address_and_ports_when_the_daemon_dies() {
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
        let lost = networks
            .connect(&id(2), request("lost"))
            .await
            .expect("connected");
        let bridge = networks.inspect("bridge").expect("the bridge");
        serve(web.netns.as_fd(), "0.0.0.0:80");
        // No close: the process is gone, and its descriptors with it.
        drop(networks);

        let networks = machine.daemon("a", config()).await;
        assert_eq!(
            call(world.as_fd(), "198.51.100.1:8080").expect("meanwhile"),
            "198.51.100.2"
        );
        let live = LiveContainer {
            container_id: id(1),
            container_name: "web".to_owned(),
            endpoints: web.endpoints.clone(),
            ports: web.ports.clone(),
        };
        networks.restore(vec![live]).await.expect("restored");
        assert_eq!(
            call(world.as_fd(), "198.51.100.1:8080").expect("afterwards"),
            "198.51.100.2"
        );
        let again = networks.inspect("bridge").expect("the bridge");
        assert_eq!((&again.id, &again.ipam), (&bridge.id, &bridge.ipam));
        assert_eq!(again.containers.keys().collect::<Vec<_>>(), [&id(1)]);
        let lost_interface = &lost.endpoints[0]
            .ipv4
            .as_ref()
            .expect("an address")
            .host_interface;
        machine
            .settle("the lost one's interface goes", |machine| {
                !machine.interfaces().contains(lost_interface)
            })
            .await;
        let taken = networks
            .connect(&id(3), publishing(&[("80/tcp", "", "8080")]))
            .await;
        assert!(
            matches!(taken, Err(NetworkError::PortAllocated { .. })),
            "{taken:?}"
        );
        let next = networks
            .connect(&id(3), request("next"))
            .await
            .expect("connected");
        assert_ne!(address_of(&next), address_of(&web));

        networks.close().await.expect("closed");
        assert!(
            call(world.as_fd(), "198.51.100.1:8080").is_ok(),
            "a running container outlives a closed daemon"
        );
    });
}

#[test]
fn the_bridge_of_a_daemon_that_is_gone_is_taken_over() {
    on_a_machine(|mut machine| async move {
        let warm = WarmPool { none: 0, bridge: 0 };
        drop(
            machine
                .daemon("a", NetworkConfig { warm, ..config() })
                .await,
        );
        assert_eq!(machine.interfaces(), ["pier0"]);
        let networks = machine
            .daemon("b", NetworkConfig { warm, ..config() })
            .await;
        assert_eq!(machine.interfaces(), ["pier0"]);
        networks.purge().await.expect("purged");
    });
}

#[test]
fn rules_that_somebody_flushed_come_back() {
    on_a_machine(|mut machine| async move {
        if !has_program("nft") || !has_program("iptables") {
            return;
        }
        let world = machine.world();
        let networks = machine.daemon("a", config()).await;
        let wanted = publishing(&[("80/tcp", "", "8080")]);
        let web = networks.connect(&id(1), wanted).await.expect("connected");
        serve(web.netns.as_fd(), "0.0.0.0:80");
        output("nft", &["flush", "ruleset"]);
        output("iptables", &["-P", "FORWARD", "DROP"]);
        networks.look_after_rules();
        let seen = call(world.as_fd(), "198.51.100.1:8080").expect("reached");
        assert_eq!(seen, "198.51.100.2");
        networks.purge().await.expect("purged");
    });
}

#[test]
fn a_new_bridge_does_not_inherit_published_ports() {
    on_a_machine(|machine| async move {
        if !has_program("nft") {
            return;
        }
        let networks = machine.daemon("a", config()).await;
        let wanted = publishing(&[("80/tcp", "", "8080")]);
        networks.connect(&id(1), wanted).await.expect("connected");
        assert!(output("nft", &["list", "ruleset"]).contains("tcp . 8080"));
        // The machine's links are gone as after a reboot of nothing but them; the rules are still there.
        drop(networks);
        Links::open()
            .expect("a routing socket")
            .delete("pier0")
            .expect("deleted");
        let networks = machine.daemon("b", config()).await;
        networks
            .connect(&id(2), request("two"))
            .await
            .expect("connected");
        assert!(!output("nft", &["list", "ruleset"]).contains("tcp . 8080"));
        networks.purge().await.expect("purged");
    });
}

#[test]
fn a_stray_entry_for_a_free_port_is_replaced() {
    on_a_machine(|mut machine| async move {
        if !has_program("nft") {
            return;
        }
        let world = machine.world();
        let networks = machine.daemon("a", config()).await;
        networks
            .connect(&id(1), request("one"))
            .await
            .expect("connected");
        let stray = "add element ip pierhead_pier0 published { tcp . 8080 : 10.213.7.99 . 80 }";
        output("nft", &[stray]);
        let wanted = publishing(&[("80/tcp", "", "8080")]);
        let web = networks.connect(&id(2), wanted).await.expect("connected");
        serve(web.netns.as_fd(), "0.0.0.0:80");
        let seen = call(world.as_fd(), "198.51.100.1:8080").expect("reached");
        assert_eq!(seen, "198.51.100.2");
        networks.purge().await.expect("purged");
    });
}
