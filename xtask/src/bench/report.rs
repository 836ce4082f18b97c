//! What was measured, as a table and as JSON.

use std::time::Duration;

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{CellAlignment, Table};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::BenchError;
use super::machine::Machine;
use super::processes::Usage;

/// What the player prints.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Played {
    /// Ours, theirs.
    versions: [String; 2],
    samples: Vec<Sample>,
}

/// One container.
#[derive(Debug, Deserialize, Serialize)]
struct Sample {
    engine: Engine,
    network: String,
    create_us: u64,
    start_us: u64,
    wait_us: u64,
    remove_us: u64,
    total_us: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Engine {
    Ours,
    Theirs,
}

/// What an engine's processes used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    /// Before it had anything to do.
    pub(super) idle: Option<Usage>,
    /// After the last round.
    pub(super) after: Option<Usage>,
    pub(super) cpu_per_cycle: Option<Duration>,
}

/// Everything that was measured in one run.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) played: Played,
    pub(super) networks: &'static [&'static str],
    pub(super) rounds: u32,
    pub(super) sides: [Side; 2],
    pub(super) machine: Machine,
}

/// Finds a time in a sample.
type TimeOf = fn(&Sample) -> u64;

/// Finds a moment in what was measured of a side.
type UsageOf = fn(&Side) -> Option<Usage>;

/// The steps and how to find each in a sample.
const STEPS: [(&str, TimeOf); 5] = [
    ("create", |sample| sample.create_us),
    ("start", |sample| sample.start_us),
    ("wait, after start", |sample| sample.wait_us),
    ("remove", |sample| sample.remove_us),
    ("**all of it**", |sample| sample.total_us),
];

impl Report {
    /// The figures in Markdown, and what they were measured with.
    pub(super) fn table(&self) -> Result<String, BenchError> {
        let [ours, theirs] = &self.played.versions;
        let mut table = Table::new();
        table.load_style(ASCII_MARKDOWN).set_header([
            "`busybox true`".to_owned(),
            "pierd".to_owned(),
            format!("dockerd {theirs}"),
            "ratio".to_owned(),
        ]);
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        for network in self.networks {
            for (step, time) in STEPS {
                let [ours, theirs] = [
                    self.quantiles(Engine::Ours, network, time)?,
                    self.quantiles(Engine::Theirs, network, time)?,
                ];
                table.add_row([
                    format!("network {network}: {step}"),
                    milliseconds(ours),
                    milliseconds(theirs),
                    ratio(ours.median, theirs.median),
                ]);
            }
        }
        self.add_usage(&mut table);
        Ok(format!(
            "{table}\n\n\
             Milliseconds as median (tenth percentile) of {} rounds played in turn on both engines, after {} that do not \
             count;\nwait is asked before start, as the docker command line does. \
             On {}, with pierd {ours}:\n\n\
             ```console\n# cargo xtask bench start --against unix:///var/run/docker.sock --their-pid $(pidof dockerd)\n```\n",
            self.rounds,
            super::WARM_UP,
            self.machine,
        ))
    }

    /// CPU and memory, where both or one of the sides are known.
    fn add_usage(&self, table: &mut Table) {
        let cpu = self.sides.map(|side| side.cpu_per_cycle);
        table.add_row([
            "CPU of engine and container, each round".to_owned(),
            or_dash(cpu[0], |cpu| format!("{:.1} ms", millis(cpu))),
            or_dash(cpu[1], |cpu| format!("{:.1} ms", millis(cpu))),
            match cpu {
                [Some(ours), Some(theirs)] => ratio(millis(ours), millis(theirs)),
                _ => String::new(),
            },
        ]);
        let moments: [(&str, UsageOf); 2] = [
            ("idle", |side| side.idle),
            ("after it all", |side| side.after),
        ];
        for (moment, usage) in moments {
            let [ours, theirs] = [usage(&self.sides[0]), usage(&self.sides[1])];
            table.add_row([
                format!("memory {moment}, PSS (RSS)"),
                or_dash(ours, memory),
                or_dash(theirs, memory),
                match (ours, theirs) {
                    (Some(ours), Some(theirs)) => ratio(mib(ours.pss_kib), mib(theirs.pss_kib)),
                    _ => String::new(),
                },
            ]);
        }
    }

    /// Every sample and what else was measured.
    pub(super) fn json(&self) -> String {
        let side = |side: &Side| {
            let usage = |usage: Option<Usage>| {
                usage.map(|usage| {
                    json!({
                        "processes": usage.processes,
                        "pss_kib": usage.pss_kib,
                        "rss_kib": usage.rss_kib,
                    })
                })
            };
            json!({
                "idle": usage(side.idle),
                "after": usage(side.after),
                "cpu_per_cycle_us": side.cpu_per_cycle.map(|cpu| cpu.as_secs_f64() * 1e6),
            })
        };
        let value = json!({
            "machine": self.machine.to_string(),
            "rounds": self.rounds,
            "ours": side(&self.sides[0]),
            "theirs": side(&self.sides[1]),
            "played": self.played,
        });
        format!("{value:#}\n")
    }

    fn quantiles(
        &self,
        engine: Engine,
        network: &str,
        time: TimeOf,
    ) -> Result<Quantiles, BenchError> {
        let samples = self.played.samples.iter();
        let times = samples
            .filter(|sample| sample.engine == engine && sample.network == network)
            .map(time);
        Quantiles::of(times.collect())
            .ok_or_else(|| BenchError::Samples(format!("{engine:?} on network {network}")))
    }
}

/// Of many times, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Quantiles {
    tenth: f64,
    median: f64,
}

impl Quantiles {
    /// `None` of nothing.
    fn of(mut micros: Vec<u64>) -> Option<Self> {
        micros.sort_unstable();
        let last = micros.len().checked_sub(1)?;
        let at = |tenths: usize| micros[last * tenths / 10] as f64 / 1000.0;
        Some(Self {
            tenth: at(1),
            median: at(5),
        })
    }
}

fn milliseconds(times: Quantiles) -> String {
    let digits = |time: f64| format!("{time:.*}", usize::from(time < 100.0));
    format!("{} ({})", digits(times.median), digits(times.tenth))
}

fn memory(usage: Usage) -> String {
    format!("{:.1} ({:.1}) MiB", mib(usage.pss_kib), mib(usage.rss_kib))
}

fn ratio(ours: f64, theirs: f64) -> String {
    if theirs > 0.0 {
        format!("{:.3}", ours / theirs)
    } else {
        String::new()
    }
}

fn or_dash<T>(value: Option<T>, show: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| "–".to_owned(), show)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_do_not_depend_on_the_order() {
        let expected = Quantiles {
            tenth: 1.0,
            median: 5.0,
        };
        assert_eq!(
            Quantiles::of((0..=10).rev().map(|ms| ms * 1000).collect()),
            Some(expected)
        );
        assert_eq!(Quantiles::of(Vec::new()), None);
    }
}
