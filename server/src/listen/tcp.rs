//! TCP ports.

use std::net::TcpListener;

/// Binds the first address that `host` resolves to and that can be bound. Blocks on name resolution.
pub(super) fn bind(host: &str, port: u16) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind((host, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}
