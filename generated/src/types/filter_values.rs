// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::ItemsOrKeys;

/// The values of one filter key. Clients of the first versions write an object whose keys are the values
/// (`{"exited": true}`) in place of the array; engines take both.
///
/// Not as published: The docker command line sends each list as an object whose keys are the values
/// ({"a":true}); engines take both forms.
pub type FilterValues = ItemsOrKeys;
