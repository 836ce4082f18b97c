//! The texts that are left at our interfaces (`ip link show` prints them as `alias`). They are the record of who has
//! which address: a text lives exactly as long as its interface, survives the daemon, and costs no write to disk.

use std::net::Ipv4Addr;

/// What a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A bridge made by the daemon with this instance id.
    Bridge {
        /// The daemon's id, from its record.
        instance: String,
    },
    /// The host's end of a container's interface.
    Endpoint {
        /// The daemon's id, from its record.
        instance: String,
        /// The endpoint.
        endpoint_id: String,
        /// The container's address.
        address: Ipv4Addr,
    },
}

impl Mark {
    /// The text, well below the 255 bytes that the kernel takes (IFALIASZ).
    pub(super) fn render(&self) -> String {
        match self {
            Self::Bridge { instance } => format!("pierhead bridge {instance}"),
            Self::Endpoint {
                instance,
                endpoint_id,
                address,
            } => {
                format!("pierhead endpoint {instance} {endpoint_id} {address}")
            }
        }
    }

    /// Reads a text; `None` if it is none of ours.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        if words.next()? != "pierhead" {
            return None;
        }
        let mark = match words.next()? {
            "bridge" => Self::Bridge {
                instance: words.next()?.to_owned(),
            },
            "endpoint" => Self::Endpoint {
                instance: words.next()?.to_owned(),
                endpoint_id: words.next()?.to_owned(),
                address: words.next()?.parse().ok()?,
            },
            _ => return None,
        };
        words.next().is_none().then_some(mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_reads_as_it_was_written() {
        let marks = [
            Mark::Bridge {
                instance: "0011223344556677".to_owned(),
            },
            Mark::Endpoint {
                instance: "0011223344556677".to_owned(),
                endpoint_id: "ab".repeat(32),
                address: Ipv4Addr::new(255, 255, 255, 254),
            },
        ];
        for mark in marks {
            let text = mark.render();
            assert!(text.len() <= 255, "{text}");
            assert_eq!(Mark::parse(&text), Some(mark));
        }
    }

    #[test]
    fn other_peoples_texts_are_no_marks() {
        for text in [
            "",
            "uplink",
            "pierhead",
            "pierhead bridge",
            "pierhead bridge a b",
            "pierhead endpoint a b c",
        ] {
            assert_eq!(Mark::parse(text), None, "{text:?}");
        }
    }
}
