//! Attach, input, terminals, logs.

use std::time::Duration;

use pierhead_runtime::launch::{LogPlan, StdioPlan, WindowSize};
use pierhead_runtime::monitor::client::PreparedAttach;
use pierhead_runtime::monitor::protocol::AttachRequest;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::{exec_plan, log_of, machine, read_frames};

const ALL: AttachRequest = AttachRequest {
    stdin: true,
    stdout: true,
    stderr: true,
};
const OUTPUT: AttachRequest = AttachRequest {
    stdin: false,
    stdout: true,
    stderr: true,
};

#[tokio::test]
async fn a_client_attached_before_the_start_misses_nothing() {
    let Some(machine) = machine() else { return };
    let plan = machine.plan(&["sh", "-c", "echo out; echo err >&2"]);
    let (mut stream, prepared) = PreparedAttach::new(OUTPUT).expect("pair");
    machine.keep(&plan);
    let handle = machine
        .spawner
        .start(&plan, Vec::new(), vec![prepared])
        .await
        .expect("started");
    let (out, err) = read_frames(&mut stream).await;
    assert_eq!(
        (out.as_slice(), err.as_slice()),
        (b"out\n".as_slice(), b"err\n".as_slice())
    );
    handle.gone().await;
}

#[tokio::test]
async fn input_reaches_the_program_and_its_end_too() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&["cat"]);
    plan.stdio = StdioPlan {
        terminal: None,
        stdin: true,
        stdin_once: true,
    };
    let (mut stream, prepared) = PreparedAttach::new(ALL).expect("pair");
    machine.keep(&plan);
    let handle = machine
        .spawner
        .start(&plan, Vec::new(), vec![prepared])
        .await
        .expect("started");
    let data: Vec<u8> = (0..1_000_000u32).map(|n| b'a' + (n % 26) as u8).collect();
    let (mut reader, mut writer) = tokio::io::split(stream_into_socket(&mut stream));
    let sent = data.clone();
    let sending = tokio::spawn(async move {
        writer.write_all(&sent).await.expect("written");
        writer.shutdown().await.expect("half-closed");
        writer
    });
    let mut seen = Vec::new();
    let mut header = [0u8; 8];
    while reader.read_exact(&mut header).await.is_ok() {
        let mut part =
            vec![0; u32::from_be_bytes([header[4], header[5], header[6], header[7]]) as usize];
        reader.read_exact(&mut part).await.expect("a whole frame");
        seen.extend_from_slice(&part);
    }
    assert!(seen == data, "{} of {} bytes", seen.len(), data.len());
    assert_eq!(handle.wait().await.expect("exit").exit_code, 0);
    drop(sending.await);
    handle.gone().await;
}

fn stream_into_socket(
    stream: &mut pierhead_runtime::monitor::client::StdioStream,
) -> tokio::net::UnixStream {
    let (other, _) = PreparedAttach::new(OUTPUT).expect("pair");
    std::mem::replace(stream, other).into_socket()
}

#[tokio::test]
async fn a_terminal_is_one_and_has_its_size() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&[
        "sh",
        "-c",
        "tty; stty size; stat -c %t /dev/console; read x; stty size; echo got $x",
    ]);
    plan.stdio.terminal = Some(WindowSize {
        rows: 33,
        columns: 101,
    });
    plan.stdio.stdin = true;
    let (mut stream, prepared) = PreparedAttach::new(ALL).expect("pair");
    machine.keep(&plan);
    let handle = machine
        .spawner
        .start(&plan, Vec::new(), vec![prepared])
        .await
        .expect("started");
    let mut text = String::new();
    let mut buffer = [0u8; 4096];
    while !text.contains("88") {
        let length = stream.read(&mut buffer).await.expect("read");
        assert!(length > 0, "{text}");
        text.push_str(&String::from_utf8_lossy(&buffer[..length]));
    }
    handle
        .resize(WindowSize {
            rows: 40,
            columns: 120,
        })
        .await
        .expect("resized");
    stream.write_all(b"hello\n").await.expect("written");
    stream.read_to_string(&mut text).await.expect("read");
    for expected in ["/dev/pts/0", "33 101", "40 120", "got hello"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert_eq!(handle.wait().await.expect("exit").exit_code, 0);
    handle.gone().await;
}

#[tokio::test]
async fn a_terminal_that_nobody_has_open_costs_nothing() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&["sh", "-c", "exec sleep 100 <&- >&- 2>&-"]);
    plan.stdio.terminal = Some(WindowSize::default());
    let handle = machine.start(&plan).await;
    let monitor = monitor_of(handle.pid());
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = cpu_ticks(monitor);
    tokio::time::sleep(Duration::from_millis(1000)).await;
    let used = cpu_ticks(monitor) - before;
    assert!(used < 5, "{used} ticks in a second");
    handle.signal(9).await.expect("kill");
    handle.gone().await;
}

/// Processor time of a process, in ticks of a hundredth of a second.
fn cpu_ticks(pid: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("stat");
    let fields = stat.rsplit_once(')').expect("a name").1;
    fields
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|field| field.parse::<u64>().expect("a number"))
        .sum()
}

#[tokio::test]
async fn processes_have_streams_of_their_own() {
    let Some(machine) = machine() else { return };
    let plan = machine.plan(&["sleep", "100"]);
    let handle = machine.start(&plan).await;
    let mut exec = exec_plan(&plan, &["sh", "-c", "cat; echo done >&2; exit 4"]);
    exec.stdio = StdioPlan {
        terminal: None,
        stdin: true,
        stdin_once: true,
    };
    let process = handle.exec(exec, ALL).await.expect("exec");
    let mut stream = process.take_stream().expect("stream");
    stream.write_all(b"through").await.expect("written");
    stream.shutdown().await.expect("half-closed");
    let (out, err) = read_frames(&mut stream).await;
    assert_eq!(
        (out.as_slice(), err.as_slice()),
        (b"through".as_slice(), b"done\n".as_slice())
    );
    assert_eq!(process.wait().await.expect("exit"), 4);
    let mut exec = exec_plan(&plan, &["sh", "-c", "tty"]);
    exec.stdio.terminal = Some(WindowSize::default());
    let process = handle.exec(exec, OUTPUT).await.expect("exec");
    let mut text = String::new();
    process
        .take_stream()
        .expect("stream")
        .read_to_string(&mut text)
        .await
        .expect("read");
    assert_eq!(text, "/dev/pts/0\r\n");
    assert_eq!(
        log_of(&plan),
        (String::new(), String::new()),
        "their output is not the container's"
    );
    handle.signal(9).await.expect("kill");
    handle.gone().await;
}

#[tokio::test]
async fn a_client_that_does_not_read_holds_nobody_up() {
    let Some(machine) = machine() else { return };
    // 20 MB: far more than sockets and memory hold.
    let mut plan = machine.plan(&[
        "sh",
        "-c",
        "yes 0123456789abcdef0123456789abcdef | head -c 20000000",
    ]);
    plan.log = LogPlan::None;
    let (mut lazy, first) = PreparedAttach::new(OUTPUT).expect("pair");
    let (mut eager, second) = PreparedAttach::new(OUTPUT).expect("pair");
    machine.keep(&plan);
    let handle = machine
        .spawner
        .start(&plan, Vec::new(), vec![first, second])
        .await
        .expect("started");
    let monitor = monitor_of(handle.pid());
    let (seen, _) = tokio::time::timeout(Duration::from_secs(60), read_frames(&mut eager))
        .await
        .expect("held up");
    assert_eq!(seen.len(), 20_000_000);
    assert_eq!(handle.wait().await.expect("exit").exit_code, 0);
    let private = private_bytes(monitor);
    assert!(private < 2 << 20, "the monitor grew to {private} bytes");
    let (late, _) = read_frames(&mut lazy).await;
    assert!(late == seen, "{} of {} bytes", late.len(), seen.len());
}

#[tokio::test]
async fn a_monitor_is_small() {
    let Some(machine) = machine() else { return };
    let plan = machine.plan(&["sh", "-c", "echo hello; exec sleep 100"]);
    let handle = machine.start(&plan).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let private = private_bytes(monitor_of(handle.pid()));
    println!("a monitor's own memory: {} KiB", private >> 10);
    assert!(private < 512 << 10, "{private}");
    handle.signal(9).await.expect("kill");
    handle.gone().await;
}

/// The parent of a container's first process.
fn monitor_of(pid: u32) -> u32 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("status");
    let line = status
        .lines()
        .find(|line| line.starts_with("PPid:"))
        .expect("a parent");
    line.split_whitespace()
        .nth(1)
        .and_then(|word| word.parse().ok())
        .expect("a number")
}

fn private_bytes(pid: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    text.lines()
        .filter(|line| line.starts_with("Private_"))
        .filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
        .sum::<u64>()
        << 10
}
