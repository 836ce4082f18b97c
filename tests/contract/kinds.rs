//! The shapes of outcomes: a sample of each on the server's side, and on the client's side what came, summed up as text.

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use pierhead_api::operations::{container::*, plugin::*, system::*};
use pierhead_api::types::*;
use pierhead_support::data::{Decode, Serialize};
use pierhead_support::{
    ByteStream, Channel, Duplex, Frame, Frames, JsonLines, LateJson, StreamError, Upgrade,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

type Sum = Result<String, StreamError>;

fn as_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("the document's types have JSON")
}

pub(crate) mod json {
    use super::*;

    pub(crate) fn make<T: Default>(_: u16) -> T {
        T::default()
    }

    pub(crate) async fn sum_up<T: Serialize>(value: T) -> Sum {
        Ok(as_json(&value))
    }

    pub(crate) async fn expected<T: Default + Serialize>(_: u16, _: Option<T>) -> String {
        as_json(&T::default())
    }
}

pub(crate) mod empty {
    use super::*;

    pub(crate) fn make(_: u16) {}

    pub(crate) async fn sum_up(_: ()) -> Sum {
        Ok("nothing".to_owned())
    }

    pub(crate) async fn expected(_: u16, _: Option<impl Sized>) -> String {
        "nothing".to_owned()
    }
}

pub(crate) mod lines {
    use super::*;

    pub(crate) fn make<T: Default + Clone + Send + 'static>(_: u16) -> JsonLines<T> {
        JsonLines::from_items(vec![T::default(); 3])
    }

    pub(crate) async fn sum_up<T: Serialize>(lines: JsonLines<T>) -> Sum {
        let items: Vec<T> = lines.try_collect().await?;
        Ok(as_json(&items))
    }

    pub(crate) trait Items {
        fn sample() -> String;
    }

    impl<T: Default + Clone + Serialize> Items for JsonLines<T> {
        fn sample() -> String {
            as_json(&vec![T::default(); 3])
        }
    }

    pub(crate) async fn expected<T: Items>(_: u16, _: Option<T>) -> String {
        T::sample()
    }
}

pub(crate) mod late {
    use super::*;

    pub(crate) fn make<T: Default + Send + 'static>(_: u16) -> LateJson<T> {
        LateJson::ready(T::default())
    }

    pub(crate) async fn sum_up<T: Serialize + for<'a> Decode<'a>>(value: LateJson<T>) -> Sum {
        Ok(as_json(&value.await?))
    }

    pub(crate) trait Late {
        fn sample() -> String;
    }

    impl<T: Default + Serialize> Late for LateJson<T> {
        fn sample() -> String {
            as_json(&T::default())
        }
    }

    pub(crate) async fn expected<T: Late>(_: u16, _: Option<T>) -> String {
        T::sample()
    }
}

pub(crate) mod bytes {
    use super::*;

    /// A quarter of a megabyte in uneven pieces, each byte telling its place.
    pub(crate) fn make(_: u16) -> ByteStream {
        let all: Vec<u8> = (0..250_000_u32).map(|at| (at % 251) as u8).collect();
        let pieces: Vec<_> = all
            .chunks(7919)
            .map(|piece| Ok(pierhead_support::Bytes::copy_from_slice(piece)))
            .collect();
        ByteStream::new(stream::iter(pieces))
    }

    pub(crate) async fn sum_up(bytes: ByteStream) -> Sum {
        let all = bytes.collect_all().await?;
        let checksum = all.iter().enumerate().fold(0_u64, |sum, (at, byte)| {
            sum.wrapping_mul(31)
                .wrapping_add(u64::from(*byte))
                .wrapping_add(at as u64)
        });
        Ok(format!("{} bytes, {checksum:x}", all.len()))
    }

    pub(crate) async fn expected(status: u16, _: Option<impl Sized>) -> String {
        sum_up(make(status)).await.expect("a sample ends well")
    }
}

pub(crate) mod frames {
    use super::*;

    pub(crate) fn make(_: u16) -> Frames {
        let frames = (0..200_u16).map(|number| {
            let channel = if number % 3 == 0 {
                Channel::Stderr
            } else {
                Channel::Stdout
            };
            Ok(Frame::new(channel, format!("line {number}\n")))
        });
        Frames::new(stream::iter(frames.collect::<Vec<_>>()))
    }

    /// What came on each channel; where one frame ends and the next begins is no promise.
    pub(crate) async fn sum_up(mut frames: Frames) -> Sum {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        while let Some(frame) = frames.next().await.transpose()? {
            match frame.channel {
                Channel::Stderr => err.extend_from_slice(&frame.data),
                _ => out.extend_from_slice(&frame.data),
            }
        }
        let text = |bytes| String::from_utf8(bytes).expect("the sample is text");
        Ok(format!("{}---\n{}", text(out), text(err)))
    }

    pub(crate) async fn expected(status: u16, _: Option<impl Sized>) -> String {
        sum_up(make(status)).await.expect("a sample ends well")
    }
}

pub(crate) mod upgrade {
    use super::*;

    /// Says hello, reads its input to the end, and only then says what it read: that takes half-close.
    pub(crate) fn make(_: u16) -> Upgrade {
        Upgrade::new(|mut duplex: Duplex| async move {
            duplex.write_all(b"hello;").await.expect("the client reads");
            duplex.flush().await.expect("the client reads");
            let mut input = Vec::new();
            duplex
                .read_to_end(&mut input)
                .await
                .expect("the client ends its input");
            let answer = format!("read {} bytes", input.len());
            duplex
                .write_all(answer.as_bytes())
                .await
                .expect("the client still reads");
            duplex.shutdown().await.expect("the client still reads");
        })
    }

    pub(crate) async fn sum_up(duplex: Duplex) -> Sum {
        let (mut reader, mut writer) = duplex.into_split();
        let mut hello = [0; 6];
        reader.read_exact(&mut hello).await?;
        assert_eq!(&hello, b"hello;");
        writer.write_all(&[7; 100_000]).await?;
        writer.shutdown().await?;
        let mut answer = String::new();
        reader.read_to_string(&mut answer).await?;
        Ok(answer)
    }

    pub(crate) async fn expected(_: u16, _: Option<impl Sized>) -> String {
        "read 100000 bytes".to_owned()
    }
}

/// As `upgrade`, for websockets, where closing ends both directions: the length of the input is agreed on.
pub(crate) mod websocket {
    use super::*;

    pub(crate) fn make(_: u16) -> Upgrade {
        Upgrade::new(|mut duplex: Duplex| async move {
            duplex.write_all(b"hello;").await.expect("the client reads");
            duplex.flush().await.expect("the client reads");
            let mut input = vec![0; 100_000];
            duplex
                .read_exact(&mut input)
                .await
                .expect("the client writes");
            duplex
                .write_all(b"read all")
                .await
                .expect("the client still reads");
            duplex.shutdown().await.expect("the client still reads");
        })
    }

    pub(crate) async fn sum_up(mut duplex: Duplex) -> Sum {
        let mut hello = [0; 6];
        duplex.read_exact(&mut hello).await?;
        assert_eq!(&hello, b"hello;");
        duplex.write_all(&[7; 100_000]).await?;
        duplex.flush().await?;
        let mut answer = String::new();
        duplex.read_to_string(&mut answer).await?;
        Ok(answer)
    }

    pub(crate) async fn expected(_: u16, _: Option<impl Sized>) -> String {
        "read all".to_owned()
    }
}

/// Outcomes that are a type of their own: of several statuses, or with headers.
pub(crate) mod several {
    use super::*;

    pub(crate) trait Several: Sized {
        fn of(status: u16) -> Self;
        fn text(self) -> impl Future<Output = Sum> + Send;
    }

    pub(crate) fn make<T: Several>(status: u16) -> T {
        T::of(status)
    }

    pub(crate) async fn sum_up<T: Several>(outcome: T) -> Sum {
        outcome.text().await
    }

    pub(crate) async fn expected<T: Several>(status: u16, _: Option<T>) -> String {
        T::of(status).text().await.expect("a sample ends well")
    }

    macro_rules! two_empty {
        ($($name:ident),*) => {$(
            impl Several for $name {
                fn of(status: u16) -> Self {
                    if status == 304 { Self::NotModified } else { Self::NoContent }
                }

                async fn text(self) -> Sum {
                    Ok(format!("{self:?}"))
                }
            }
        )*};
    }

    two_empty!(ContainerStartSuccess, ContainerStopSuccess);

    macro_rules! lines_or_nothing {
        ($($name:ident),*) => {$(
            impl Several for $name {
                fn of(status: u16) -> Self {
                    if status == 204 { Self::NoContent } else { Self::Ok(lines::make(status)) }
                }

                async fn text(self) -> Sum {
                    match self {
                        Self::NoContent => Ok("nothing".to_owned()),
                        Self::Ok(items) => lines::sum_up(items).await,
                    }
                }
            }
        )*};
    }

    lines_or_nothing!(PluginPullSuccess, PluginUpgradeSuccess);

    impl Several for SystemAuthSuccess {
        fn of(status: u16) -> Self {
            if status == 204 {
                Self::NoContent
            } else {
                Self::Ok(SystemAuthResponse::default())
            }
        }

        async fn text(self) -> Sum {
            Ok(format!("{self:?}"))
        }
    }

    fn stat() -> ContainerPathStat {
        ContainerPathStat {
            name: "päth/>?".to_owned().into(),
            ..ContainerPathStat::default()
        }
    }

    impl Several for ContainerArchiveInfoSuccess {
        fn of(_: u16) -> Self {
            Self {
                headers: ContainerArchiveInfoHeaders {
                    x_docker_container_path_stat: Some(stat()),
                },
            }
        }

        async fn text(self) -> Sum {
            Ok(format!("{self:?}"))
        }
    }

    impl Several for ContainerArchiveSuccess {
        fn of(status: u16) -> Self {
            Self {
                headers: ContainerArchiveHeaders {
                    x_docker_container_path_stat: Some(stat()),
                },
                body: bytes::make(status),
            }
        }

        async fn text(self) -> Sum {
            let body = bytes::sum_up(self.body).await?;
            Ok(format!("{:?} {body}", self.headers))
        }
    }

    impl Several for SystemPingSuccess {
        fn of(_: u16) -> Self {
            Self {
                headers: SystemPingHeaders {
                    api_version: Some("1.32".to_owned()),
                    docker_experimental: Some(false),
                    ..SystemPingHeaders::default()
                },
                body: "OK".to_owned(),
            }
        }

        async fn text(self) -> Sum {
            Ok(format!("{self:?}"))
        }
    }

    impl Several for SystemPingHeadSuccess {
        fn of(_: u16) -> Self {
            Self {
                headers: SystemPingHeadHeaders {
                    ostype: Some("linux".to_owned()),
                    ..SystemPingHeadHeaders::default()
                },
            }
        }

        async fn text(self) -> Sum {
            Ok(format!("{self:?}"))
        }
    }
}
