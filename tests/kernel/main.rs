//! Launch plans against the live kernel, without a daemon. They need root and a static busybox; otherwise each test
//! is a counted skip.

mod confinement;
mod filesystem;
mod ipc;
mod lifetime;
mod plans;
mod process;
mod streams;
mod support;
