//! Ports published on the host, as a user writes them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::network::PortSpec;

/// By port of the container; `None` and an empty list are one binding with everything left open.
pub type PortBindings = BTreeMap<PortSpec, Option<Vec<PortBinding>>>;

/// One way in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PortBinding {
    /// Host address; empty is the daemon's default.
    pub host_ip: String,
    /// Host port, a range `8000-8010`, or empty for a free one.
    pub host_port: String,
}

/// Stores a map with keys that are no strings as a list of pairs, which JSON can hold.
pub(super) mod as_pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(crate) fn deserialize<'de, K, V, D>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?
            .into_iter()
            .collect())
    }
}
