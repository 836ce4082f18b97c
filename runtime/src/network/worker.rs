//! The one thread of the module: it keeps the warm sandboxes up and removes interfaces that nobody needs. It sleeps
//! unless a container came or went.

use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tracing::warn;

use super::core::Core;
use super::links::Links;
use super::record::random_hex;
use super::sandbox::spawn_maker;
use super::state::{Retiring, Task};
use super::warm::Ready;
use super::{MacAddress, NetworkError, NetworkMode};

/// How old the last look at the packet filter may be when a container comes.
const LOOK_AFTER_RULES: Duration = Duration::from_secs(10);

/// Starts the thread; it ends when the core is told to close.
pub(super) fn start(core: &Arc<Core>) -> Result<JoinHandle<()>, NetworkError> {
    let core = Arc::clone(core);
    thread::Builder::new()
        .name("pier-net".to_owned())
        .spawn(move || run(&core))
        .map_err(|source| NetworkError::System {
            action: "start the network's worker thread".to_owned(),
            source,
        })
}

fn run(core: &Arc<Core>) {
    // The rules take a program's run; sandboxes need not wait for them.
    let rules = {
        let core = Arc::clone(core);
        thread::Builder::new()
            .name("pier-rules".to_owned())
            .spawn(move || core.set_up_rules())
    };
    let rules = match rules {
        Ok(thread) => Some(thread),
        Err(_) => {
            core.set_up_rules();
            None
        }
    };
    let mut links = None;
    let mut looked = Instant::now();
    loop {
        match core.next_task() {
            Task::Stop => break,
            Task::Wait(_) => {}
            Task::Reap(retired) => reap(core, &mut links, retired),
            Task::Refill(mode) => {
                let made = refill(core, mode);
                // A container came, so that the rules matter. Idle daemons look at nothing.
                if looked.elapsed() >= LOOK_AFTER_RULES {
                    core.look_after_rules();
                    looked = Instant::now();
                }
                if let Err(error) = made {
                    core.lock().warm.stall();
                    if !matches!(error, NetworkError::AddressesExhausted) {
                        warn!(
                            error = error.with_causes(),
                            "could not make a network namespace in advance"
                        );
                    }
                }
            }
        }
    }
    if let Some(rules) = rules
        && rules.join().is_err()
    {
        warn!("the thread that set up the packet filter had panicked");
    }
}

fn refill(core: &Core, mode: NetworkMode) -> Result<(), NetworkError> {
    let endpoint_id = random_hex(32)?;
    let plan = match mode {
        NetworkMode::None => None,
        NetworkMode::Bridge => {
            let bridge = core.ready_bridge()?;
            let address = core.lock().allocate_in_advance()?;
            Some(core.plan(
                bridge,
                address,
                MacAddress::from_ipv4(address),
                &endpoint_id,
            ))
        }
    };
    let address = plan.as_ref().map(|plan| plan.address.clone());
    let (sender, receiver) = mpsc::channel();
    // The receiver below outlives the thread.
    let made = spawn_maker(plan, move |made| drop(sender.send(made)))
        .and_then(|_thread| receiver.recv().unwrap_or(Err(NetworkError::Closed)));
    let mut state = core.lock();
    match made {
        Ok(netns) => {
            state.made_in_advance(Some(Ready {
                endpoint_id,
                netns,
                address,
            }));
            Ok(())
        }
        Err(error) => {
            state.made_in_advance(None);
            if let Some(address) = address {
                state.free_address(address.address);
            }
            Err(error)
        }
    }
}

fn reap(core: &Core, links: &mut Option<Links>, retired: Vec<Retiring>) {
    for retiring in &retired {
        let removed = match links {
            Some(links) => links.delete(&retiring.host_interface),
            None => Links::open()
                .and_then(|opened| links.insert(opened).delete(&retiring.host_interface)),
        };
        if let Err(error) = removed {
            warn!(
                interface = retiring.host_interface,
                error = error.with_causes(),
                "could not remove an interface"
            );
        }
    }
    let mut state = core.lock();
    state.reaping = 0;
    for retiring in retired {
        state.free_address(retiring.address);
    }
}
