//! What people write on the command line, into what the API takes. Everything here is pure.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use pierhead_client::api::types::{
    Filters, PortBinding, PortMap, RestartPolicy, RestartPolicyName,
};

/// A word that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ParseError {
    #[error("\"{0}\" is no size: write a number with b, k, m or g, as in 64m")]
    Size(String),
    #[error("\"{0}\" is no number of processors: write one as in 1.5")]
    Cpus(String),
    #[error(
        "\"{0}\" is no time: write 10m for ten minutes ago, 2006-01-02T15:04:05Z, or seconds since 1970"
    )]
    Time(String),
    #[error("\"{0}\" is no filter: write name=value")]
    Filter(String),
    #[error("\"{0}\" has no name: write NAME=VALUE, or NAME for the value it has here")]
    Env(String),
    #[error("\"{0}\" is no restart policy: write no, always, unless-stopped or on-failure[:TIMES]")]
    Restart(String),
    #[error("\"{0}\" publishes nothing: write [[ADDRESS:]PORT:]CONTAINER-PORT[/PROTOCOL]")]
    Publish(String),
}

/// A number of bytes, with b, k, m, g or t behind it, in steps of 1024.
pub(crate) fn parse_size(text: &str) -> Result<i64, ParseError> {
    let lower = text.to_ascii_lowercase();
    let number = lower.strip_suffix('b').unwrap_or(&lower);
    let (number, shift) = match number.char_indices().last() {
        Some((at, 'k')) => (&number[..at], 10),
        Some((at, 'm')) => (&number[..at], 20),
        Some((at, 'g')) => (&number[..at], 30),
        Some((at, 't')) => (&number[..at], 40),
        _ => (number, 0),
    };
    let size: Option<i64> = number.parse().ok();
    size.filter(|size| *size >= 0)
        .and_then(|size| size.checked_mul(1 << shift))
        .ok_or_else(|| ParseError::Size(text.to_owned()))
}

/// Processors, in billionths of one.
pub(crate) fn parse_cpus(text: &str) -> Result<i64, ParseError> {
    let cpus: Option<f64> = text.parse().ok();
    cpus.filter(|cpus| (0.0..1e9).contains(cpus))
        .map(|cpus| (cpus * 1e9).round() as i64)
        .ok_or_else(|| ParseError::Cpus(text.to_owned()))
}

/// A moment as seconds since 1970: such a number, RFC 3339, or a span before `now`.
pub(crate) fn parse_time(text: &str, now: Timestamp) -> Result<i64, ParseError> {
    if let Ok(seconds) = text.parse::<i64>() {
        return Ok(seconds);
    }
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment.as_second());
    }
    text.parse::<SignedDuration>()
        .ok()
        .and_then(|span| now.checked_sub(span).ok())
        .map(Timestamp::as_second)
        .ok_or_else(|| ParseError::Time(text.to_owned()))
}

/// Filters as the API takes them.
pub(crate) fn parse_filters(texts: &[String]) -> Result<Option<Filters>, ParseError> {
    let mut filters = Filters::new();
    for text in texts {
        let (name, value) = text
            .split_once('=')
            .filter(|(name, _)| !name.is_empty())
            .ok_or_else(|| ParseError::Filter(text.clone()))?;
        filters
            .entry(name.to_owned())
            .or_default()
            .push(value.to_owned());
    }
    Ok((!filters.is_empty()).then_some(filters))
}

/// Environment entries; a bare name takes the value that `here` knows, and is left out where it knows none.
pub(crate) fn parse_env(
    texts: &[String],
    here: impl Fn(&str) -> Option<String>,
) -> Result<Vec<String>, ParseError> {
    let mut entries = Vec::new();
    for text in texts {
        let name = text.split_once('=').map_or(text.as_str(), |(name, _)| name);
        if name.is_empty() {
            return Err(ParseError::Env(text.clone()));
        }
        if text.contains('=') {
            entries.push(text.clone());
        } else if let Some(value) = here(name) {
            entries.push(format!("{name}={value}"));
        }
    }
    Ok(entries)
}

/// `key=value` pairs; a key alone has an empty value.
pub(crate) fn parse_labels(texts: &[String]) -> Option<BTreeMap<String, String>> {
    let pairs = texts.iter().map(|text| {
        let (key, value) = text.split_once('=').unwrap_or((text, ""));
        (key.to_owned(), value.to_owned())
    });
    (!texts.is_empty()).then(|| pairs.collect())
}

/// Paths of tmpfs mounts and their options.
pub(crate) fn parse_tmpfs(texts: &[String]) -> Option<BTreeMap<String, String>> {
    let pairs = texts.iter().map(|text| {
        let (path, options) = text.split_once(':').unwrap_or((text, ""));
        (path.to_owned(), options.to_owned())
    });
    (!texts.is_empty()).then(|| pairs.collect())
}

/// When a container is started again.
pub(crate) fn parse_restart(text: &str) -> Result<RestartPolicy, ParseError> {
    let wrong = || ParseError::Restart(text.to_owned());
    let (name, times) = match text.split_once(':') {
        Some((name, times)) => (name, Some(times.parse::<u32>().map_err(|_| wrong())?)),
        None => (text, None),
    };
    let name = match RestartPolicyName::from(name) {
        RestartPolicyName::Empty | RestartPolicyName::Unknown(_) => return Err(wrong()),
        RestartPolicyName::OnFailure => RestartPolicyName::OnFailure,
        _ if times.is_some() => return Err(wrong()),
        name => name,
    };
    Ok(RestartPolicy {
        name: Some(name),
        maximum_retry_count: times.map(i64::from),
    })
}

/// Published ports, and with them the exposed ones.
pub(crate) fn parse_publish(texts: &[String]) -> Result<PortMap, ParseError> {
    let mut ports = PortMap::new();
    for text in texts {
        let wrong = || ParseError::Publish(text.clone());
        let (rest, protocol) = text.split_once('/').unwrap_or((text, "tcp"));
        let (outside, inside) = rest.rsplit_once(':').unwrap_or(("", rest));
        let (address, outside) = outside.rsplit_once(':').unwrap_or(("", outside));
        let inside: u16 = inside.parse().map_err(|_| wrong())?;
        if !outside.is_empty() {
            outside.parse::<u16>().map_err(|_| wrong())?;
        }
        let address = address.trim_start_matches('[').trim_end_matches(']');
        if !address.is_empty() {
            address.parse::<std::net::IpAddr>().map_err(|_| wrong())?;
        }
        if !matches!(protocol, "tcp" | "udp" | "sctp") {
            return Err(wrong());
        }
        let bindings = ports.entry(format!("{inside}/{protocol}")).or_default();
        bindings.get_or_insert_default().push(PortBinding {
            host_ip: Some(address.to_owned()),
            host_port: Some(outside.to_owned()),
        });
    }
    Ok(ports)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn sizes_come_with_and_without_a_unit() {
        for (text, size) in [
            ("0", 0),
            ("512", 512),
            ("64m", 64 << 20),
            ("1G", 1 << 30),
            ("2kb", 2048),
        ] {
            assert_eq!(parse_size(text), Ok(size), "{text}");
        }
        for text in ["", "m", "-1", "1.5g", "9999999t"] {
            assert_eq!(parse_size(text), Err(ParseError::Size(text.to_owned())));
        }
    }

    #[test]
    fn processors_come_in_fractions() {
        assert_eq!(parse_cpus("1.5"), Ok(1_500_000_000));
        assert!(parse_cpus("-1").is_err() && parse_cpus("all").is_err());
    }

    #[test]
    fn times_are_spans_moments_or_seconds() {
        let now = Timestamp::from_second(1_000_000).unwrap();
        for (text, seconds) in [
            ("5", 5),
            ("10m", 999_400),
            ("1h30m", 994_600),
            ("1970-01-02T00:00:00Z", 86_400),
        ] {
            assert_eq!(parse_time(text, now), Ok(seconds), "{text}");
        }
        assert!(parse_time("yesterday", now).is_err());
    }

    #[test]
    fn filters_of_one_name_are_collected() {
        let filters = parse_filters(&texts(&["status=exited", "status=created", "label=a=b"]))
            .unwrap()
            .unwrap();
        assert_eq!(*filters["status"], ["exited", "created"]);
        assert_eq!(*filters["label"], ["a=b"]);
        assert_eq!(parse_filters(&[]), Ok(None));
        assert!(parse_filters(&texts(&["exited"])).is_err());
    }

    #[test]
    fn a_bare_name_takes_the_value_from_here() {
        let here = |name: &str| (name == "HOME").then(|| "/root".to_owned());
        let entries = parse_env(&texts(&["A=1", "HOME", "GONE", "E="]), here);
        assert_eq!(entries, Ok(texts(&["A=1", "HOME=/root", "E="])));
        assert!(parse_env(&texts(&["=1"]), here).is_err());
    }

    #[test]
    fn restart_policies_count_only_failures() {
        let policy = parse_restart("on-failure:3").unwrap();
        assert_eq!(policy.maximum_retry_count, Some(3));
        assert_eq!(parse_restart("always").unwrap().maximum_retry_count, None);
        for text in ["always:3", "sometimes", "", "on-failure:x"] {
            assert!(parse_restart(text).is_err(), "{text}");
        }
    }

    #[test]
    fn ports_are_published_with_and_without_an_address() {
        let ports = parse_publish(&texts(&[
            "8080:80",
            "127.0.0.1::53/udp",
            "[::1]:81:80",
            "90",
        ]))
        .unwrap();
        let of = |port: &str| {
            let bindings = ports[port].clone().unwrap_or_default();
            let pairs = bindings
                .into_iter()
                .map(|one| (one.host_ip.unwrap(), one.host_port.unwrap()));
            pairs.collect::<Vec<_>>()
        };
        let pair = |ip: &str, port: &str| (ip.to_owned(), port.to_owned());
        assert_eq!(of("80/tcp"), [pair("", "8080"), pair("::1", "81")]);
        assert_eq!(of("53/udp"), [pair("127.0.0.1", "")]);
        assert_eq!(of("90/tcp"), [pair("", "")]);
        for text in ["", "x:80", "80/icmp", "nowhere:1:2", "70000"] {
            assert!(parse_publish(&texts(&[text])).is_err(), "{text}");
        }
    }
}
