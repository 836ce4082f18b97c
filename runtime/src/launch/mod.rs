//! What the child of a monitor does between its birth and the user's program: the plan, the steps, the failure.
//!
//! A [`LaunchPlan`] is plain data. The daemon makes one from an OCI runtime spec (see [`crate::spec`]), sends it to
//! the spawner, and a monitor carries it out. Nothing in a plan is decided while it is carried out, so that what
//! will happen can be read, tested and stored.

pub(crate) mod child;
mod failure;
mod plan;
mod program;
mod rootfs;
mod users;

pub use failure::{LaunchFailure, Step};
pub use plan::{
    CgroupPlan, CgroupSetting, DeviceKind, DeviceNode, DeviceRule, ExecPlan, LaunchPlan, LogPlan,
    MountAttrs, MountKind, MountPlan, NamespaceChoice, NamespacePlan, ProcessPlan, Propagation,
    RlimitPlan, RootFs, RootPlan, StdioPlan, UnifiedGroup, UserPlan, V1Group, WindowSize,
};
