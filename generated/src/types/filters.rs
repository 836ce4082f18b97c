// Written by `cargo xtask codegen`; do not edit.

use std::collections::BTreeMap;
use super::FilterValues;

/// Conditions for a list or a prune: from the name of a key to the values it may have. In a query it is written
/// as JSON, percent-encoded. The values of one key are alternatives, different keys must all hold; the
/// operation that takes it says which keys there are.
pub type Filters = BTreeMap<String, FilterValues>;
