//! Moments in time: as clients write them in queries and as answers show them.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::ConvertError;

/// How engines write "never".
pub(crate) const NEVER: &str = "0001-01-01T00:00:00Z";

/// Writes a moment as RFC 3339; none is the year 1.
pub(crate) fn moment_to_wire(moment: Option<Timestamp>) -> String {
    moment.map_or_else(|| NEVER.to_owned(), |moment| moment.to_string())
}

/// Reads a moment of a query: seconds since 1970 with or without a fraction (which is how clients send it), RFC 3339, a
/// date, a date with a time, or a duration before now (`10m`, `1h30m`). Empty is none.
pub(crate) fn moment_to_model(
    field: &'static str,
    text: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, ConvertError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    seconds(text)
        .or_else(|| text.parse::<Timestamp>().ok())
        .or_else(|| local(text))
        .or_else(|| go_duration(text).and_then(|ago| now.checked_sub(ago).ok()))
        .map(Some)
        .ok_or_else(|| ConvertError::Form {
            field,
            value: text.to_owned(),
            expected: "seconds since 1970, an RFC 3339 time, or a duration such as 10m",
        })
}

/// `1700000000` or `1700000000.000000001`.
fn seconds(text: &str) -> Option<Timestamp> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let negative = whole.starts_with('-');
    let whole: i64 = whole.parse().ok()?;
    if fraction.len() > 9 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let nanos: i32 = if fraction.is_empty() {
        0
    } else {
        format!("{fraction:0<9}").parse().ok()?
    };
    Timestamp::new(whole, if negative { -nanos } else { nanos }).ok()
}

/// A date or a date with a time, without a zone: the daemon's.
fn local(text: &str) -> Option<Timestamp> {
    let moment: DateTime = text.parse().ok()?;
    TimeZone::system().to_timestamp(moment).ok()
}

/// Go's durations: numbers with units, `1h30m`, `1.5s`.
fn go_duration(text: &str) -> Option<SignedDuration> {
    let mut rest = text;
    let mut total = SignedDuration::ZERO;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, after) = rest.split_at(digits);
        let unit_end = after
            .find(|c: char| c.is_ascii_digit() || c == '.')
            .unwrap_or(after.len());
        let (unit, after) = after.split_at(unit_end);
        let unit_secs = match unit {
            "h" => 3600.0,
            "m" => 60.0,
            "s" => 1.0,
            "ms" => 1e-3,
            "us" | "µs" => 1e-6,
            "ns" => 1e-9,
            _ => return None,
        };
        let number: f64 = number.parse().ok()?;
        total = total.checked_add(SignedDuration::try_from_secs_f64(number * unit_secs).ok()?)?;
        rest = after;
    }
    (!text.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Timestamp> {
        let now = Timestamp::from_second(1_700_000_000).expect("in range");
        moment_to_model("since", text, now).expect(text)
    }

    #[test]
    fn moments_are_read_in_every_form_that_clients_send() {
        let at = |seconds: i64, nanos: i32| Timestamp::new(seconds, nanos).ok();
        assert_eq!(read(""), None);
        assert_eq!(read("0"), at(0, 0));
        assert_eq!(read("1600000000"), at(1_600_000_000, 0));
        assert_eq!(read("1600000000.000000000"), at(1_600_000_000, 0));
        assert_eq!(read("1600000000.5"), at(1_600_000_000, 500_000_000));
        assert_eq!(read("2020-09-13T12:26:40Z"), at(1_600_000_000, 0));
        assert_eq!(
            read("2020-09-13T14:26:40.000000001+02:00"),
            at(1_600_000_000, 1)
        );
        assert_eq!(read("10m"), at(1_699_999_400, 0));
        assert_eq!(read("1h30m"), at(1_699_994_600, 0));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in ["yesterday", "10", "5x", "1.2.3", "m"] {
            let now = Timestamp::UNIX_EPOCH;
            let read = moment_to_model("since", text, now);
            assert_eq!(read.is_ok(), text == "10", "{text}");
        }
    }

    #[test]
    fn never_is_the_year_one() {
        assert_eq!(moment_to_wire(None), "0001-01-01T00:00:00Z");
        let moment = Timestamp::new(1_600_000_000, 120_000_000).ok();
        assert_eq!(moment_to_wire(moment), "2020-09-13T12:26:40.12Z");
    }
}
