// Written by `cargo xtask codegen`; do not edit.

use std::collections::BTreeMap;
use super::PortBinding;

/// Ports of a container and where they are published: `port/protocol` to a list of addresses and ports of the
/// host. In answers null means that the port is exposed and not published; in requests an empty list asks for a
/// port that the engine picks.
pub type PortMap = BTreeMap<String, Option<Vec<PortBinding>>>;
