//! How answers are printed.

use std::io::Write as _;

use comfy_table::Table;
use comfy_table::presets::NOTHING;
use jiff::Timestamp;
use serde::Serialize;

use super::error::PierError;

/// Prints a line. Unlike `println!` it reports that nobody reads any more.
pub(crate) fn line(text: &str) -> Result<(), PierError> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").map_err(PierError::Standard)
}

/// Prints a value as JSON on one line.
pub(crate) fn json_line(value: &impl Serialize) -> Result<(), PierError> {
    line(&serde_json::to_string(value).map_err(PierError::Json)?)
}

/// Prints a value as JSON for reading.
pub(crate) fn json(value: &impl Serialize) -> Result<(), PierError> {
    line(&serde_json::to_string_pretty(value).map_err(PierError::Json)?)
}

/// Prints rows under their headings, in columns.
pub(crate) fn table<const N: usize>(
    headings: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<(), PierError> {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(headings);
    for row in rows {
        table.add_row(row);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 3));
    }
    line(&table.trim_fmt())
}

/// The first twelve digits of an id.
pub(crate) fn short_id(id: &str) -> String {
    let digits = id.split_once(':').map_or(id, |(_, digits)| digits);
    digits.chars().take(12).collect()
}

/// How long ago a second since 1970 was.
pub(crate) fn age(second: i64) -> String {
    let seconds = Timestamp::now().as_second().saturating_sub(second).max(0);
    const UNITS: [(i64, &str); 6] = [
        (365 * 86_400, "year"),
        (30 * 86_400, "month"),
        (7 * 86_400, "week"),
        (86_400, "day"),
        (3600, "hour"),
        (60, "minute"),
    ];
    // From two of a unit on it is precise enough.
    let (count, unit) = UNITS
        .iter()
        .map(|(length, unit)| (seconds / length, *unit))
        .find(|(count, _)| *count >= 2)
        .unwrap_or((seconds, "second"));
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural} ago")
}

/// A number of bytes, in steps of 1000, as images are counted.
pub(crate) fn bytes(count: i64) -> String {
    const UNITS: [&str; 6] = ["B", "kB", "MB", "GB", "TB", "PB"];
    let mut size = count as f64;
    let mut unit = 0;
    while size >= 999.5 && unit + 1 < UNITS.len() {
        size /= 1000.0;
        unit += 1;
    }
    let digits = usize::from(unit > 0 && size < 9.95);
    format!("{size:.digits$} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_two_digits_at_most_below_a_hundred() {
        for (count, text) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_234, "1.2 kB"),
            (56_789, "57 kB"),
            (999_999, "1.0 MB"),
            (2_500_000_000, "2.5 GB"),
        ] {
            assert_eq!(bytes(count), text);
        }
    }

    #[test]
    fn ages_are_said_in_the_largest_unit_that_fits_twice() {
        let now = Timestamp::now().as_second();
        for (seconds, text) in [
            (1, "1 second ago"),
            (119, "119 seconds ago"),
            (600, "10 minutes ago"),
            (86_400 * 3, "3 days ago"),
            (86_400 * 20, "2 weeks ago"),
        ] {
            assert_eq!(age(now - seconds), text);
        }
    }

    #[test]
    fn an_id_is_cut_behind_its_algorithm() {
        assert_eq!(short_id("sha256:0123456789abcdef"), "0123456789ab");
        assert_eq!(short_id("0123"), "0123");
    }
}
