//! What a start costs through the spawner, beside the bare fork and exec of the same program.
//!
//! `cargo bench -p pierhead-tests --bench launch` as root; prints one line per figure.

mod plans;
#[expect(dead_code, reason = "the tests beside it use the rest")]
mod support;

use std::time::{Duration, Instant};

const ROUNDS: usize = 100;

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1e3;
    println!(
        "{name:32} p10 {:6.2} ms   median {:6.2} ms   p90 {:6.2} ms",
        at(10),
        at(50),
        at(90)
    );
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("runtime");
    runtime.block_on(async {
        let Some(machine) = support::machine() else {
            return;
        };
        let (mut bare, mut started, mut waited, mut gone, mut exec) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let sleeper = machine.plan(&["sleep", "1000"]);
        let sleeper_handle = machine.start(&sleeper).await;
        for _ in 0..ROUNDS {
            let begin = Instant::now();
            std::process::Command::new(support::BUSYBOX)
                .arg("true")
                .status()
                .expect("bare");
            bare.push(begin.elapsed());

            let plan = support::with_filter(machine.plan(&["true"]));
            let begin = Instant::now();
            let handle = machine.start(&plan).await;
            started.push(begin.elapsed());
            handle.wait().await.expect("exit");
            waited.push(begin.elapsed());
            handle.gone().await;
            gone.push(begin.elapsed());

            let begin = Instant::now();
            let process = sleeper_handle
                .exec(support::exec_plan(&plan, &["true"]), Default::default())
                .await
                .expect("exec");
            process.wait().await.expect("exit");
            exec.push(begin.elapsed());
        }
        sleeper_handle.signal(9).await.expect("kill");
        sleeper_handle.gone().await;
        report("bare fork, exec, wait", bare);
        report("container to exec", started);
        report("container to wait returned", waited);
        report("container to cleaned up", gone);
        report("exec true to wait returned", exec);
    });
}
