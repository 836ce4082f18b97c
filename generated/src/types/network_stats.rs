// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Traffic of one network interface of a container, since its start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkStats {
    /// Bytes received.
    pub rx_bytes: Option<u64>,
    /// Packets received.
    pub rx_packets: Option<u64>,
    /// Packets received with an error.
    pub rx_errors: Option<u64>,
    /// Packets received and dropped.
    pub rx_dropped: Option<u64>,
    /// Bytes sent.
    pub tx_bytes: Option<u64>,
    /// Packets sent.
    pub tx_packets: Option<u64>,
    /// Packets that could not be sent because of an error.
    pub tx_errors: Option<u64>,
    /// Packets dropped instead of sent.
    pub tx_dropped: Option<u64>,
}

impl data::Object for NetworkStats {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "rx_bytes" => slot.into(&mut self.rx_bytes),
            "rx_packets" => slot.into(&mut self.rx_packets),
            "rx_errors" => slot.into(&mut self.rx_errors),
            "rx_dropped" => slot.into(&mut self.rx_dropped),
            "tx_bytes" => slot.into(&mut self.tx_bytes),
            "tx_packets" => slot.into(&mut self.tx_packets),
            "tx_errors" => slot.into(&mut self.tx_errors),
            "tx_dropped" => slot.into(&mut self.tx_dropped),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("rx_bytes", &self.rx_bytes);
        members.given("rx_packets", &self.rx_packets);
        members.given("rx_errors", &self.rx_errors);
        members.given("rx_dropped", &self.rx_dropped);
        members.given("tx_bytes", &self.tx_bytes);
        members.given("tx_packets", &self.tx_packets);
        members.given("tx_errors", &self.tx_errors);
        members.given("tx_dropped", &self.tx_dropped);
    }
}

pierhead_support::object!(NetworkStats);
