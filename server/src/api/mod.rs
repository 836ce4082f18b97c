//! The generated traits, implemented by one line per operation. What is left out answers by itself: with 501 and the
//! operation's name, for swarms with 503.

mod container;
mod exec;
mod image;
mod left_out;
mod network;
mod plugin;
mod system;
mod volume;
