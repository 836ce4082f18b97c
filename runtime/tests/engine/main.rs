//! The engine with real containers. Needs root, busybox and a kernel that lets it make namespaces; otherwise every test is a
//! skip that says why.

mod faults;
mod harness;
mod ipc;
mod lifecycle;
mod restart;
mod stopping;
mod streams;
