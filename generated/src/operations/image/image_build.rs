// Written by `cargo xtask codegen`; do not edit.

//! `ImageBuild`: Build an image.

use crate::types::{AuthConfig, ErrorResponse, Ulimit};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};
use std::collections::BTreeMap;

/// `POST /build`
pub static IMAGE_BUILD: Operation = Operation {
    id: "ImageBuild",
    method: Method::POST,
    path: "/build",
    tag: "Image",
    params: &[
        Parameter::query("dockerfile"),
        Parameter::query("t"),
        Parameter::query("extrahosts"),
        Parameter::query("remote"),
        Parameter::query("q"),
        Parameter::query("nocache"),
        Parameter::query("cachefrom"),
        Parameter::query("pull"),
        Parameter::query("rm"),
        Parameter::query("forcerm"),
        Parameter::query("memory"),
        Parameter::query("memswap"),
        Parameter::query("cpushares"),
        Parameter::query("cpusetcpus"),
        Parameter::query("cpuperiod"),
        Parameter::query("cpuquota"),
        Parameter::query("buildargs"),
        Parameter::query("shmsize"),
        Parameter::query("squash"),
        Parameter::query("labels"),
        Parameter::query("networkmode"),
        Parameter::query("target"),
        Parameter::query("session"),
        Parameter::query("isolation"),
        Parameter::query("cgroupparent"),
        Parameter::query("cpusetmems"),
        Parameter::query("securityopt"),
        Parameter::query("ulimits"),
        Parameter::header("X-Registry-Config"),
    ],
    body: BodyKind::Bytes,
    successes: &[Success::json_lines(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageBuild` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageBuildParams {
    /// Path of the Dockerfile inside the context. Absent or empty means `Dockerfile`.
    pub dockerfile: Option<String>,
    /// Name for the image, as `name[:tag]`; may be repeated. Without a tag it is `latest`; without any name the
    /// image is reached by its id only.
    ///
    /// Not as published: Published as one string; repeated by clients that give several tags.
    pub t: Option<Vec<String>>,
    /// Lines for `/etc/hosts` during the build, as `name:address`, separated by commas.
    pub extrahosts: Option<String>,
    /// Where the context is: the address of a git repository, or of a file by HTTP. A text file is taken as the
    /// Dockerfile, an archive as the context. Empty means the body of the request.
    pub remote: Option<String>,
    /// Leave out the output of the steps and answer the id of the image only.
    pub q: Option<bool>,
    /// Do every step anew instead of taking the result of an earlier build.
    pub nocache: Option<bool>,
    /// Images whose steps may be taken for the cache in addition to the engine's own, as a JSON array of names.
    pub cachefrom: Option<Vec<String>>,
    /// When true, fetch the base images even when the engine has them; absent or empty, only those that are
    /// missing.
    pub pull: Option<String>,
    /// Remove the containers of the steps after a build that succeeded.
    pub rm: Option<bool>,
    /// Remove the containers of the steps also after a build that failed.
    pub forcerm: Option<bool>,
    /// The most memory that a step may use, in bytes. 0 or absent means no limit.
    pub memory: Option<i64>,
    /// Memory and swap together, in bytes. -1 means unlimited swap, 0 twice the memory.
    pub memswap: Option<i64>,
    /// Weight of the steps when processor time is scarce. 0 means the default, 1024.
    pub cpushares: Option<i64>,
    /// The processors that the steps may run on, as a list of numbers and ranges: `0-2,4`. Empty means all.
    pub cpusetcpus: Option<String>,
    /// Length of the period in which `cpuquota` counts, in microseconds. 0 means 100000.
    pub cpuperiod: Option<i64>,
    /// Processor time that the steps may use in each period, in microseconds. 0 means no limit.
    pub cpuquota: Option<i64>,
    /// Values for the Dockerfile's `ARG` instructions, as a JSON object from name to value. null takes the value
    /// from the engine's environment, where there is one. Not meant for secrets: the values can be read from the
    /// image's history.
    ///
    /// Not as published: moby 36246: published as an integer; it is a JSON map from name to value, null meaning the
    /// value of the engine's environment.
    pub buildargs: Option<BTreeMap<String, Option<String>>>,
    /// Size of `/dev/shm` in the steps, in bytes. 0 or absent means 67108864 (64 MiB).
    pub shmsize: Option<i64>,
    /// Make one layer of everything the build adds. Needs an engine in experimental mode.
    pub squash: Option<bool>,
    /// Labels for the image, as a JSON object from name to value. They win over those of the Dockerfile.
    pub labels: Option<BTreeMap<String, String>>,
    /// The network of the steps: `bridge`, `host`, `none`, `container:NAME`, or the name of a network. Empty means
    /// the engine's own bridge.
    pub networkmode: Option<String>,
    /// Name or number of the stage at which to stop. Empty means the last one.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub target: Option<String>,
    /// Id of a session through which the builder asks the client for files. Empty means none.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub session: Option<String>,
    /// How the steps are isolated: `process` or `hyperv` (Windows only). Empty and `default` mean the engine's
    /// default.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub isolation: Option<String>,
    /// Path of the cgroup below which those of the steps are made. Empty means the engine's default.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub cgroupparent: Option<String>,
    /// The memory nodes that the steps may allocate from, in the notation of `cpusetcpus`. Empty means all.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub cpusetmems: Option<String>,
    /// Setting for the security modules in the steps; may be repeated. See `SecurityOpt` of a container's host
    /// configuration.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub securityopt: Option<Vec<String>>,
    /// Limits for each process of the steps, as a JSON array. Empty means the engine's defaults.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub ulimits: Option<Vec<Ulimit>>,
    /// Credentials for the registries from which base images come: a JSON object from the registry's address to its
    /// credentials, in base64 safe for URLs. Absent or empty means anonymous.
    pub x_registry_config: Option<BTreeMap<String, AuthConfig>>,
}

impl ImageBuildParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("dockerfile", text::Plain, self.dockerfile.as_ref());
        request.query("t", text::Repeated, self.t.as_ref());
        request.query("extrahosts", text::Plain, self.extrahosts.as_ref());
        request.query("remote", text::Plain, self.remote.as_ref());
        request.query("q", text::LenientBool, self.q.as_ref());
        request.query("nocache", text::LenientBool, self.nocache.as_ref());
        request.query("cachefrom", text::Json, self.cachefrom.as_ref());
        request.query("pull", text::Plain, self.pull.as_ref());
        request.query("rm", text::LenientBool, self.rm.as_ref());
        request.query("forcerm", text::LenientBool, self.forcerm.as_ref());
        request.query("memory", text::Plain, self.memory.as_ref());
        request.query("memswap", text::Plain, self.memswap.as_ref());
        request.query("cpushares", text::Plain, self.cpushares.as_ref());
        request.query("cpusetcpus", text::Plain, self.cpusetcpus.as_ref());
        request.query("cpuperiod", text::Plain, self.cpuperiod.as_ref());
        request.query("cpuquota", text::Plain, self.cpuquota.as_ref());
        request.query("buildargs", text::Json, self.buildargs.as_ref());
        request.query("shmsize", text::Plain, self.shmsize.as_ref());
        request.query("squash", text::LenientBool, self.squash.as_ref());
        request.query("labels", text::Json, self.labels.as_ref());
        request.query("networkmode", text::Plain, self.networkmode.as_ref());
        request.query("target", text::Plain, self.target.as_ref());
        request.query("session", text::Plain, self.session.as_ref());
        request.query("isolation", text::Plain, self.isolation.as_ref());
        request.query("cgroupparent", text::Plain, self.cgroupparent.as_ref());
        request.query("cpusetmems", text::Plain, self.cpusetmems.as_ref());
        request.query("securityopt", text::Repeated, self.securityopt.as_ref());
        request.query("ulimits", text::Json, self.ulimits.as_ref());
        request
            .header(
                "X-Registry-Config",
                text::Base64Json,
                self.x_registry_config.as_ref(),
            );
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            dockerfile: call.query("dockerfile", text::Plain)?,
            t: call.query("t", text::Repeated)?,
            extrahosts: call.query("extrahosts", text::Plain)?,
            remote: call.query("remote", text::Plain)?,
            q: call.query("q", text::LenientBool)?,
            nocache: call.query("nocache", text::LenientBool)?,
            cachefrom: call.query("cachefrom", text::Json)?,
            pull: call.query("pull", text::Plain)?,
            rm: call.query("rm", text::LenientBool)?,
            forcerm: call.query("forcerm", text::LenientBool)?,
            memory: call.query("memory", text::Plain)?,
            memswap: call.query("memswap", text::Plain)?,
            cpushares: call.query("cpushares", text::Plain)?,
            cpusetcpus: call.query("cpusetcpus", text::Plain)?,
            cpuperiod: call.query("cpuperiod", text::Plain)?,
            cpuquota: call.query("cpuquota", text::Plain)?,
            buildargs: call.query("buildargs", text::Json)?,
            shmsize: call.query("shmsize", text::Plain)?,
            squash: call.query("squash", text::LenientBool)?,
            labels: call.query("labels", text::Json)?,
            networkmode: call.query("networkmode", text::Plain)?,
            target: call.query("target", text::Plain)?,
            session: call.query("session", text::Plain)?,
            isolation: call.query("isolation", text::Plain)?,
            cgroupparent: call.query("cgroupparent", text::Plain)?,
            cpusetmems: call.query("cpusetmems", text::Plain)?,
            securityopt: call.query("securityopt", text::Repeated)?,
            ulimits: call.query("ulimits", text::Json)?,
            x_registry_config: call.header("X-Registry-Config", text::Base64Json)?,
        })
    }
}

/// The errors of `ImageBuild`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageBuildError {
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
    ImageBuildError { 400 => BadRequest, 500 => InternalServerError }
);
