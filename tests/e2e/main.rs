//! The built programs with real containers, driven by clients that know nothing of this project.

mod api;
mod cli;
mod daemon;
mod docker_py;
mod durability;
mod http;
mod images;
mod ipc;
mod network;
mod support;
