//! The engine: what the server calls.
