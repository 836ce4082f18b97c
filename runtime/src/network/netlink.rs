//! One conversation with the kernel's routing socket (rtnetlink(7)), blocking.
//!
//! Blocking on purpose: the socket belongs to the network namespace of the thread that opened it, so that every
//! conversation inside a container's namespace runs on the short-lived thread that made the namespace, where an
//! event loop would only add cost. The kernel answers such a request within the `sendto` call; nothing is waited for.

use std::io;

use rtnetlink::packet_core::{
    NLM_F_ACK, NLM_F_CREATE, NLM_F_DUMP, NLM_F_EXCL, NLM_F_REQUEST, NetlinkHeader, NetlinkMessage,
    NetlinkPayload,
};
use rtnetlink::packet_route::RouteNetlinkMessage;
use rtnetlink::sys::{Socket, SocketAddr, protocols::NETLINK_ROUTE};

/// The flags of a request that makes something which must not exist yet.
pub(super) const CREATE: u16 = NLM_F_CREATE | NLM_F_EXCL;

/// A routing socket of the namespace that the calling thread is in.
pub(super) struct RouteSocket {
    socket: Socket,
    sequence: u32,
    buffer: Vec<u8>,
}

impl RouteSocket {
    /// Opens a socket, close-on-exec.
    pub(super) fn open() -> io::Result<Self> {
        let mut socket = Socket::new(NETLINK_ROUTE)?;
        socket.bind_auto()?;
        socket.connect(&SocketAddr::new(0, 0))?;
        Ok(Self {
            socket,
            sequence: 0,
            buffer: Vec::with_capacity(DATAGRAM_BYTES),
        })
    }

    /// Sends one request and returns the kernel's verdict.
    pub(super) fn request(&mut self, message: RouteNetlinkMessage, flags: u16) -> io::Result<()> {
        self.send(message, NLM_F_REQUEST | NLM_F_ACK | flags)?;
        self.receive(|_| ())
    }

    /// Sends one question that is answered by one message, and returns it.
    pub(super) fn get(&mut self, message: RouteNetlinkMessage) -> io::Result<RouteNetlinkMessage> {
        // With NLM_F_ACK the answer is followed by a verdict, so that one loop serves every request.
        self.send(message, NLM_F_REQUEST | NLM_F_ACK)?;
        let mut answer = None;
        self.receive(|message| answer = Some(message))?;
        answer.ok_or_else(|| io::Error::from_raw_os_error(libc::ENODATA))
    }

    /// Lists everything of the message's kind.
    pub(super) fn dump(
        &mut self,
        message: RouteNetlinkMessage,
    ) -> io::Result<Vec<RouteNetlinkMessage>> {
        self.send(message, NLM_F_REQUEST | NLM_F_DUMP)?;
        let mut all = Vec::new();
        self.receive(|message| all.push(message))?;
        Ok(all)
    }

    fn send(&mut self, message: RouteNetlinkMessage, flags: u16) -> io::Result<()> {
        self.sequence += 1;
        let mut header = NetlinkHeader::default();
        header.flags = flags;
        header.sequence_number = self.sequence;
        let mut message = NetlinkMessage::new(header, NetlinkPayload::from(message));
        message.finalize();
        let mut bytes = vec![0; message.buffer_len()];
        message.serialize(&mut bytes);
        self.socket.send(&bytes, 0)?;
        Ok(())
    }

    /// Reads until the verdict on the last request, handing on what comes before.
    fn receive(&mut self, mut take: impl FnMut(RouteNetlinkMessage)) -> io::Result<()> {
        loop {
            self.buffer.clear();
            let length = self.socket.recv(&mut self.buffer, 0)?;
            if length > self.buffer.len() {
                return Err(io::Error::from_raw_os_error(libc::EMSGSIZE));
            }
            let mut rest = self.buffer.as_slice();
            while rest.len() >= NETLINK_HEADER_BYTES {
                let message = NetlinkMessage::<RouteNetlinkMessage>::deserialize(rest)
                    .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
                let length = message.header.length as usize;
                // Each message is padded to four bytes (NLMSG_ALIGN); a length below the header's would not end.
                let step = length.next_multiple_of(4).max(NETLINK_HEADER_BYTES);
                rest = rest.get(step..).unwrap_or_default();
                if message.header.sequence_number != self.sequence {
                    continue;
                }
                match message.payload {
                    NetlinkPayload::Done(_) => return Ok(()),
                    NetlinkPayload::Error(verdict) => {
                        return match verdict.code {
                            None => Ok(()),
                            Some(code) => Err(io::Error::from_raw_os_error(
                                code.get().unsigned_abs() as i32,
                            )),
                        };
                    }
                    NetlinkPayload::InnerMessage(message) => take(message),
                    _ => {}
                }
            }
        }
    }
}

/// The size of `struct nlmsghdr`.
const NETLINK_HEADER_BYTES: usize = 16;

/// No answer is longer: the kernel builds dumps in pieces of at most 32 KiB (netlink_dump in net/netlink/af_netlink.c).
const DATAGRAM_BYTES: usize = 32 * 1024;
