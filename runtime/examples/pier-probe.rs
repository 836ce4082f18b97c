//! A container's whole user land for the demonstration and the tests: one static program that says what it sees.
//!
//! It is called by the name of the link it was started through (`/bin/echo`) or by its first argument
//! (`pier-probe echo`). Every command prints to standard output, complains on standard error and exits 1 on failure.

use std::io::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use nix::mqueue::{MQ_OFlag, MqAttr, mq_open};
use nix::sys::stat::Mode;
use pierhead_runtime::kernel::sysv::Segment;

const SEGMENT_BYTES: usize = 4096;

const USAGE: &str = "\
commands:
  true | false | exit CODE | sleep SECONDS | echo [WORD…] | cat [FILE…] | env | pwd | id | hostname
  ticks COUNT MILLISECONDS      a numbered line each so many milliseconds
  await FILE CODE               exits with the code as soon as the file exists
  write FILE TEXT               makes or replaces a file
  remove FILE                   removes a file
  device PATH                   the device number of the file system that PATH is on
  mounts                        the mount table
  namespace NAME                the identity of a namespace: ipc, pid, net, uts, mnt, cgroup
  sysv-create KEY TEXT          makes a System V segment
  sysv-read KEY                 prints what a segment holds
  sysv-remove KEY               removes a segment
  queue-create NAME             makes a POSIX message queue
  queue-open NAME               fails unless the queue exists
  queue-remove NAME             removes a queue";

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().collect();
    let called = args
        .first()
        .and_then(|arg| Path::new(arg).file_name())
        .and_then(|name| name.to_str());
    if called.is_some_and(|name| name == "pier-probe" || name == "init") || args.is_empty() {
        args.drain(..args.len().min(1));
    } else {
        args[0] = called.unwrap_or_default().to_owned();
    }
    match run(&args) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!(
                "{}: {problem}",
                args.first().map_or("pier-probe", String::as_str)
            );
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut out = std::io::stdout();
    match words.as_slice() {
        ["true"] => {}
        ["false"] => return Ok(ExitCode::FAILURE),
        ["exit", code] => return Ok(ExitCode::from(code.parse::<u8>()?)),
        ["sleep", seconds] => std::thread::sleep(Duration::from_secs_f64(seconds.parse()?)),
        ["echo", rest @ ..] => writeln!(out, "{}", rest.join(" "))?,
        ["cat"] => pass_on(&mut std::io::stdin())?,
        ["cat", files @ ..] => {
            for file in files {
                pass_on(&mut std::fs::File::open(file)?)?;
            }
        }
        ["env"] => {
            for (name, value) in std::env::vars_os() {
                writeln!(out, "{}={}", name.display(), value.display())?;
            }
        }
        ["pwd"] => writeln!(out, "{}", std::env::current_dir()?.display())?,
        ["id"] => {
            let me = std::fs::metadata("/proc/self")?;
            writeln!(out, "uid={} gid={}", me.uid(), me.gid())?;
        }
        ["hostname"] => write!(
            out,
            "{}",
            std::fs::read_to_string("/proc/sys/kernel/hostname")?
        )?,
        ["ticks", count, millis] => {
            for tick in 1..=count.parse::<u64>()? {
                writeln!(out, "{tick}")?;
                std::thread::sleep(Duration::from_millis(millis.parse()?));
            }
        }
        ["await", file, code] => {
            while !Path::new(file).exists() {
                std::thread::sleep(Duration::from_millis(1));
            }
            return Ok(ExitCode::from(code.parse::<u8>()?));
        }
        ["write", file, text] => std::fs::write(file, text)?,
        ["remove", file] => std::fs::remove_file(file)?,
        ["device", path] => writeln!(out, "{}", std::fs::metadata(path)?.dev())?,
        ["mounts"] => pass_on(&mut std::fs::File::open("/proc/self/mountinfo")?)?,
        ["namespace", name] => {
            writeln!(
                out,
                "{}",
                std::fs::read_link(format!("/proc/self/ns/{name}"))?.display()
            )?;
        }
        ["sysv-create", key, text] => {
            Segment::create(key.parse()?, SEGMENT_BYTES)?.write(text.as_bytes());
        }
        ["sysv-read", key] => {
            out.write_all(&Segment::open(key.parse()?, SEGMENT_BYTES)?.read())?;
            writeln!(out)?;
        }
        ["sysv-remove", key] => Segment::remove(key.parse()?)?,
        ["queue-create", name] => {
            let attributes = MqAttr::new(0, 1, 16, 0);
            let flags = MQ_OFlag::O_CREAT | MQ_OFlag::O_EXCL | MQ_OFlag::O_RDWR;
            mq_open(
                *name,
                flags,
                Mode::S_IRUSR | Mode::S_IWUSR,
                Some(&attributes),
            )?;
        }
        ["queue-open", name] => {
            mq_open(*name, MQ_OFlag::O_RDONLY, Mode::empty(), None)?;
        }
        ["queue-remove", name] => nix::mqueue::mq_unlink(*name)?,
        _ => return Err(USAGE.into()),
    }
    Ok(ExitCode::SUCCESS)
}

fn pass_on(from: &mut dyn std::io::Read) -> std::io::Result<()> {
    let mut out = std::io::stdout();
    let mut buffer = [0; 8192];
    loop {
        match from.read(&mut buffer)? {
            0 => return out.flush(),
            count => {
                out.write_all(&buffer[..count])?;
                out.flush()?;
            }
        }
    }
}
