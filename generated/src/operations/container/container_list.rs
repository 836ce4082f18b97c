// Written by `cargo xtask codegen`; do not edit.

//! `ContainerList`: List containers.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /containers/json`
pub static CONTAINER_LIST: Operation = Operation {
    id: "ContainerList",
    method: Method::GET,
    path: "/containers/json",
    tag: "Container",
    params: &[
        Parameter::query("all"),
        Parameter::query("limit"),
        Parameter::query("size"),
        Parameter::query("filters"),
        Parameter::query("before"),
        Parameter::query("since"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerList` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerListParams {
    /// List containers in every state, not only the running and the paused ones.
    pub all: Option<bool>,
    /// List at most this many containers, the most recently created first, whatever their state. Absent, 0 or a
    /// negative number means no limit.
    pub limit: Option<i64>,
    /// Also measure each container's file system and fill `SizeRw` and `SizeRootFs`. This walks the files and is
    /// slow for large containers.
    pub size: Option<bool>,
    /// What an entry must satisfy. Several values of one key are alternatives, different keys must all hold;
    /// `label` values must all hold. A key that is not in this list is answered with 400.
    ///
    /// | key | an entry passes when |
    /// |---|---|
    /// | `ancestor` | it was made from this image (`name[:tag]`, id or digest) or from one built on it |
    /// | `before`, `since` | it was created before, after the container named (id or name) |
    /// | `exited` | it has ended with this exit code |
    /// | `expose`, `publish` | the port (`80`, `80/tcp` or a range `8000-8010/tcp`) is exposed, published |
    /// | `health` | its health is `starting`, `healthy`, `unhealthy` or `none` |
    /// | `id`, `name` | its id, its name contains this text or matches it as a regular expression |
    /// | `is-task` | `true` or `false`: it is, is not a task of a swarm service |
    /// | `isolation` | its isolation is `default`, `process` or `hyperv` (Windows) |
    /// | `label` | it has the label `key`, or the label with exactly this value, `key=value` |
    /// | `network` | it is connected to this network (id or name) |
    /// | `status` | its state is `created`, `restarting`, `running`, `removing`, `paused`, `exited` or `dead` |
    /// | `volume` | it uses this volume (name) or mounts something at this path |
    pub filters: Option<Filters>,
    /// Id or name of a container; list only those created before it. The older spelling of the filter `before`;
    /// empty means no such bound.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub before: Option<String>,
    /// Id or name of a container; list only those created after it. The older spelling of the filter `since`; empty
    /// means no such bound.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub since: Option<String>,
}

impl ContainerListParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("all", text::LenientBool, self.all.as_ref());
        request.query("limit", text::Plain, self.limit.as_ref());
        request.query("size", text::LenientBool, self.size.as_ref());
        request.query("filters", text::Json, self.filters.as_ref());
        request.query("before", text::Plain, self.before.as_ref());
        request.query("since", text::Plain, self.since.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            all: call.query("all", text::LenientBool)?,
            limit: call.query("limit", text::Plain)?,
            size: call.query("size", text::LenientBool)?,
            filters: call.query("filters", text::Json)?,
            before: call.query("before", text::Plain)?,
            since: call.query("since", text::Plain)?,
        })
    }
}

/// The errors of `ContainerList`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerListError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// The engine failed, or something it relies on did. The message says what; the same request may succeed later.
    InternalServerError(ErrorResponse),
    /// A status that the document does not list.
    Undocumented {
        /// The status.
        status: StatusCode,
        /// What is said to a person.
        message: String,
    },
}

pierhead_support::operation_errors!(
    ContainerListError { 400 => BadRequest, 500 => InternalServerError }
);
