//! Kernel settings that a container may have: those of namespaces that are its own.

use std::collections::HashMap;

use super::ipc::IpcNamespace;
use super::{ContainerInput, NamespaceSource, SpecError};

/// Settings of the IPC namespace outside `fs.mqueue.`.
const IPC: [&str; 8] = [
    "kernel.msgmax",
    "kernel.msgmnb",
    "kernel.msgmni",
    "kernel.sem",
    "kernel.shmall",
    "kernel.shmmax",
    "kernel.shmmni",
    "kernel.shm_rmid_forced",
];

pub(super) fn check(input: &ContainerInput<'_>) -> Result<HashMap<String, String>, SpecError> {
    for (key, value) in &input.host_config.sysctls {
        let refused = |reason| SpecError::Sysctl {
            key: key.clone(),
            reason,
        };
        if key.contains(['/', '\0', '\n'])
            || key.split('.').any(str::is_empty)
            || value.contains(['\0', '\n'])
        {
            return Err(refused("it is not written as a.b.c=value"));
        }
        if IPC.contains(&key.as_str()) || key.starts_with("fs.mqueue.") {
            // In a joined namespace it changes the donor's, which other engines allow as well.
            if input.ipc.namespace == IpcNamespace::Host {
                return Err(refused("the container uses the host's IPC namespace"));
            }
        } else if key.starts_with("net.") {
            if input.network == NamespaceSource::Host {
                return Err(refused("the container uses the host's network"));
            }
        } else {
            return Err(refused("it is not a setting of a namespace"));
        }
    }
    Ok(input
        .host_config
        .sysctls
        .iter()
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect())
}
