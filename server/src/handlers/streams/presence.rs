//! Whether a client that sends nothing more is still there.

use std::io;
use std::time::Duration;

use pierhead_support::shape::DuplexWriter;
use tokio::io::AsyncWriteExt as _;
use tokio::sync::oneshot;

/// How often a client that closed its half of the connection is looked at.
const PAUSE: Duration = Duration::from_secs(10);

/// Tells when to look at the client. The end of its input may mean that it only has nothing more to say (the docker
/// command line closes its half at once when it attaches without input) or that it is gone.
#[derive(Debug)]
pub(super) struct Presence {
    state: State,
}

#[derive(Debug)]
enum State {
    /// Input still comes.
    Sending(oneshot::Receiver<()>),
    /// It has ended.
    Silent,
}

impl Presence {
    /// Presence of a client whose end of input is told through the sender.
    pub(super) fn new() -> (oneshot::Sender<()>, Self) {
        let (ended, receiver) = oneshot::channel();
        (
            ended,
            Self {
                state: State::Sending(receiver),
            },
        )
    }

    /// Waits until it is time to look. Dropping the future loses nothing but the time waited.
    pub(super) async fn due(&mut self) {
        match &mut self.state {
            State::Sending(ended) => {
                if ended.await.is_err() {
                    // Nobody reads the client's input any more, so its end will not be told.
                    tokio::time::sleep(PAUSE).await;
                }
                self.state = State::Silent;
            }
            State::Silent => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Fails when the client is gone. Sending no bytes at all on a unix socket is an error (EPIPE) once the other end is
/// closed and none when only its sending half is (unix_stream_sendmsg in the kernel's net/unix/af_unix.c); on TCP it
/// tells nothing, and the next byte of output will.
pub(super) async fn check(client: &mut DuplexWriter) -> io::Result<()> {
    client.write(&[]).await.map(drop)
}

#[cfg(test)]
mod tests {
    use std::net::Shutdown;
    use std::os::unix::net::UnixStream as StdStream;

    use pierhead_support::Duplex;
    use tokio::net::UnixStream;

    use super::*;

    fn pair() -> (StdStream, DuplexWriter) {
        let (client, server) = StdStream::pair().expect("a pair of sockets");
        server.set_nonblocking(true).expect("set");
        let server = UnixStream::from_std(server).expect("a stream");
        (client, Duplex::new(server).into_split().1)
    }

    #[tokio::test]
    async fn a_closed_half_is_presence_and_a_closed_socket_is_not() {
        let (client, mut writer) = pair();
        assert!(check(&mut writer).await.is_ok());
        client.shutdown(Shutdown::Write).expect("shut down");
        assert!(check(&mut writer).await.is_ok());
        drop(client);
        assert!(check(&mut writer).await.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn the_end_of_the_input_is_looked_at_at_once_and_then_now_and_then() {
        let (ended, mut presence) = Presence::new();
        let begun = tokio::time::Instant::now();
        assert!(ended.send(()).is_ok());
        presence.due().await;
        assert_eq!(begun.elapsed(), Duration::ZERO);
        presence.due().await;
        assert_eq!(begun.elapsed(), PAUSE);
    }
}
