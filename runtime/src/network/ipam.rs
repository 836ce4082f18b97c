//! Which subnet the bridge gets and which address each container gets. Pure.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::NetworkError;

/// The subnets a bridge without `--bip` may get, in the order dockerd tries them (libnetwork,
/// ipamutils/utils.go): 172.17.0.0/16 to 172.31.0.0/16, then 192.168.0.0/16 in pieces of /20.
pub(super) fn default_subnets() -> impl Iterator<Item = Ipv4Net> {
    let large = (17..=31).map(|second| Ipv4Net::new_assert(Ipv4Addr::new(172, second, 0, 0), 16));
    let small =
        (0..16).map(|piece| Ipv4Net::new_assert(Ipv4Addr::new(192, 168, piece * 16, 0), 20));
    large.chain(small)
}

/// The first default subnet that overlaps none in `in_use` (the host's routes, addresses and name servers), the
/// `preferred` one before all others: the one this daemon had the last time. The result is the bridge's own address,
/// the first of the subnet, with the prefix length.
pub(super) fn choose_subnet(
    preferred: Option<Ipv4Net>,
    in_use: &[Ipv4Net],
) -> Result<Ipv4Net, NetworkError> {
    let free = |candidate: &Ipv4Net| !in_use.iter().any(|used| overlap(candidate, used));
    if let Some(preferred) = preferred.filter(free) {
        return Ok(preferred);
    }
    default_subnets()
        .find(free)
        .map(|subnet| {
            let first = Ipv4Addr::from(u32::from(subnet.network()) + 1);
            Ipv4Net::new_assert(first, subnet.prefix_len())
        })
        .ok_or(NetworkError::NoFreeSubnet)
}

/// Two subnets overlap when one holds the other's first address. A route to everything (prefix length 0) is no use
/// of anything.
fn overlap(a: &Ipv4Net, b: &Ipv4Net) -> bool {
    b.prefix_len() > 0 && (a.contains(&b.network()) || b.contains(&a.network()))
}

/// The addresses of one subnet: the lowest free one is given out first, as dockerd does, so that the same few
/// addresses (and with them MAC addresses) come again.
#[derive(Debug)]
pub(super) struct AddressPool {
    first: u32,
    last: u32,
    taken: BTreeSet<u32>,
}

impl AddressPool {
    /// The addresses of `gateway`'s subnet, less the gateway's own, the subnet's and the broadcast address.
    pub(super) fn new(gateway: Ipv4Net) -> Self {
        Self {
            first: u32::from(gateway.network()) + 1,
            last: u32::from(gateway.broadcast()).saturating_sub(1),
            taken: BTreeSet::from([u32::from(gateway.addr())]),
        }
    }

    /// Takes the lowest free address.
    pub(super) fn allocate(&mut self) -> Result<Ipv4Addr, NetworkError> {
        let mut candidate = self.first;
        for &taken in self.taken.range(self.first..=self.last) {
            if taken != candidate {
                break;
            }
            candidate = taken + 1;
        }
        if candidate > self.last {
            return Err(NetworkError::AddressesExhausted);
        }
        self.taken.insert(candidate);
        Ok(Ipv4Addr::from(candidate))
    }

    /// Takes this address.
    pub(super) fn allocate_exact(&mut self, address: Ipv4Addr) -> Result<(), NetworkError> {
        let number = u32::from(address);
        if !(self.first..=self.last).contains(&number) {
            return Err(NetworkError::AddressOutOfRange { address });
        }
        if self.taken.insert(number) {
            Ok(())
        } else {
            Err(NetworkError::AddressInUse { address })
        }
    }

    /// Whether an address is free.
    pub(super) fn has_free(&self) -> bool {
        self.taken.len() < (self.last - self.first + 1) as usize
    }

    /// Gives an address back; one that was not taken stays free.
    pub(super) fn release(&mut self, address: Ipv4Addr) {
        self.taken.remove(&u32::from(address));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(text: &str) -> Ipv4Net {
        text.parse().expect("a subnet")
    }

    #[test]
    fn the_first_subnet_without_collision_is_chosen() {
        let table: &[(Option<&str>, &[&str], &str)] = &[
            (None, &[], "172.17.0.1/16"),
            (None, &["0.0.0.0/0", "192.0.2.0/24"], "172.17.0.1/16"),
            (None, &["172.17.0.0/16"], "172.18.0.1/16"),
            (None, &["172.17.5.9/32", "172.18.0.0/15"], "172.20.0.1/16"),
            (None, &["172.16.0.0/12"], "192.168.0.1/20"),
            (
                None,
                &["172.16.0.0/12", "192.168.1.0/24"],
                "192.168.16.1/20",
            ),
            (Some("10.9.0.1/24"), &["10.8.0.0/16"], "10.9.0.1/24"),
            (Some("10.9.0.1/24"), &["10.0.0.0/8"], "172.17.0.1/16"),
        ];
        for (preferred, in_use, expected) in table {
            let in_use: Vec<_> = in_use.iter().map(|text| net(text)).collect();
            let chosen = choose_subnet(preferred.map(net), &in_use).expect("a subnet");
            assert_eq!(
                chosen,
                net(expected),
                "preferred {preferred:?}, in use {in_use:?}"
            );
        }
    }

    #[test]
    fn a_host_that_uses_every_default_subnet_is_told_so() {
        let in_use = [net("172.16.0.0/12"), net("192.168.0.0/16")];
        let refused = choose_subnet(None, &in_use);
        assert!(matches!(refused, Err(NetworkError::NoFreeSubnet)));
    }

    #[test]
    fn addresses_come_lowest_first_and_come_again() {
        let mut pool = AddressPool::new(net("10.66.0.1/24"));
        let first: Vec<_> = (0..3)
            .map(|_| pool.allocate().expect("free").to_string())
            .collect();
        assert_eq!(first, ["10.66.0.2", "10.66.0.3", "10.66.0.4"]);
        pool.release(Ipv4Addr::new(10, 66, 0, 3));
        assert_eq!(pool.allocate().expect("free"), Ipv4Addr::new(10, 66, 0, 3));
        assert_eq!(pool.allocate().expect("free"), Ipv4Addr::new(10, 66, 0, 5));
    }

    #[test]
    fn a_gateway_in_the_middle_is_stepped_over() {
        let mut pool = AddressPool::new(net("10.66.0.3/29"));
        let all: Vec<_> = std::iter::from_fn(|| pool.allocate().ok()).collect();
        let expected: Vec<Ipv4Addr> = [1, 2, 4, 5, 6]
            .map(|last| Ipv4Addr::new(10, 66, 0, last))
            .into();
        assert_eq!(all, expected);
        assert!(matches!(
            pool.allocate(),
            Err(NetworkError::AddressesExhausted)
        ));
    }

    #[test]
    fn a_certain_address_is_given_once_and_only_inside_the_subnet() {
        let mut pool = AddressPool::new(net("10.66.0.1/24"));
        let wanted = Ipv4Addr::new(10, 66, 0, 9);
        pool.allocate_exact(wanted).expect("free");
        assert!(matches!(
            pool.allocate_exact(wanted),
            Err(NetworkError::AddressInUse { .. })
        ));
        for outside in ["10.66.0.0", "10.66.0.255", "10.66.1.2", "10.65.255.255"] {
            let refused = pool.allocate_exact(outside.parse().expect("an address"));
            assert!(
                matches!(refused, Err(NetworkError::AddressOutOfRange { .. })),
                "{outside}"
            );
        }
        let gateway = pool.allocate_exact(Ipv4Addr::new(10, 66, 0, 1));
        assert!(matches!(gateway, Err(NetworkError::AddressInUse { .. })));
    }
}
