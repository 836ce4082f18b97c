//! A backend that has every operation and does as it is told, and the client's call to each: one row per operation.

use crate::kinds;
use futures_util::future::BoxFuture;
use pierhead_api::operations::{
    config::*, container::*, distribution::*, exec::*, image::*, network::*, node::*, plugin::*,
    secret::*, service::*, session::*, swarm::*, system::*, task::*, volume::*,
};
use pierhead_api::types::*;
use pierhead_api::*;
use pierhead_support::{
    ByteStream, Error, Frames, JsonLines, LateJson, OperationError, RequestContext, StatusCode,
    Upgrade,
};
use std::any::Any;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

/// What the backend was asked last.
pub(crate) struct Asked {
    pub id: &'static str,
    pub context: RequestContext,
    /// The parameters, as debug text and as the value itself.
    pub text: String,
    pub params: Box<dyn Any + Send>,
    /// What came as a stream, summed up.
    pub body: Option<String>,
}

/// What the backend answers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Play {
    /// The outcome of this status.
    Succeed(u16),
    /// The error of this status.
    Refuse(u16),
}

/// Does as it is told and remembers what it was asked.
pub(crate) struct Backend {
    play: Mutex<Play>,
    asked: Mutex<Option<Asked>>,
}

pub(crate) const REFUSED: &str = "refused on purpose";

impl Backend {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            play: Mutex::new(Play::Succeed(200)),
            asked: Mutex::new(None),
        })
    }

    pub(crate) fn play(&self, play: Play) {
        *self.play.lock().expect("no test panics with it") = play;
    }

    pub(crate) fn asked(&self) -> Option<Asked> {
        self.asked.lock().expect("no test panics with it").take()
    }

    /// Remembers the request; the status to answer with.
    fn begin<P: Any + Debug + Send, E: OperationError>(
        &self,
        context: RequestContext,
        params: P,
        body: Option<String>,
    ) -> Result<u16, E> {
        let asked = Asked {
            id: context.operation.id,
            context,
            text: format!("{params:#?}"),
            params: Box::new(params),
            body,
        };
        *self.asked.lock().expect("no test panics with it") = Some(asked);
        match *self.play.lock().expect("no test panics with it") {
            Play::Succeed(status) => Ok(status),
            Play::Refuse(status) => {
                let status = StatusCode::from_u16(status).expect("a status");
                Err(E::from_status(status, REFUSED))
            }
        }
    }
}

/// How a call ended, with the types of its operation gone.
#[derive(Debug)]
pub(crate) enum Ended {
    /// What came, summed up.
    Outcome(String),
    /// The error that the server answered.
    Refused {
        status: u16,
        message: String,
        variant: String,
    },
}

fn ended<E: OperationError>(result: Result<String, Error<E>>) -> Ended {
    match result {
        Ok(summary) => Ended::Outcome(summary),
        Err(Error::Operation(error)) => Ended::Refused {
            status: error.status().as_u16(),
            message: error.message().to_owned(),
            variant: format!("{error:?}"),
        },
        Err(other) => panic!("{other:?}"),
    }
}

type Call = fn(Client, Box<dyn Any + Send>) -> BoxFuture<'static, Ended>;

fn stream_of(_: &str) -> ByteStream {
    kinds::bytes::make(200)
}

macro_rules! operations {
    ($($api:ident { $(
        $name:ident($($params:ty)?) $(+ $body:ident)? $kind:ident -> $ok:ty, $error:ty;
    )* })*) => {
        $(impl $api for Backend { $(
            async fn $name(
                &self,
                cx: RequestContext
                $(, params: $params)?
                $(, $body: ByteStream)?
            ) -> Result<$ok, $error> {
                #[allow(unused_mut, unused_assignments, reason = "most operations have no stream")]
                let mut came = None;
                $(came = Some(kinds::bytes::sum_up($body).await.expect("the client's stream ends well"));)?
                #[allow(unused_variables, reason = "some operations have no parameters")]
                let given = ();
                $(let given: $params = params;)?
                let status = self.begin::<_, $error>(cx, given, came)?;
                Ok(kinds::$kind::make(status))
            }
        )* })*

        /// The call to an operation by the name of its method, given the parameters that the backend remembered.
        pub(crate) fn call_of(method: &str) -> Option<Call> {
            match method {
                $($(stringify!($name) => Some(|client, params| Box::pin(async move {
                    let _ = &params;
                    let result = client.$name(
                        $(params.downcast_ref::<$params>().expect("parameters of this operation"),)?
                        $(stream_of(stringify!($body)),)?
                    ).await;
                    ended::<$error>(match result {
                        Ok(outcome) => Ok(kinds::$kind::sum_up(outcome).await.expect("the server's stream ends well")),
                        Err(error) => Err(error),
                    })
                })),)*)*
                _ => None,
            }
        }

        /// What comes of an outcome of this status, summed up.
        pub(crate) async fn expected(method: &str, status: u16) -> String {
            match method {
                $($(stringify!($name) => {
                    kinds::$kind::expected(status, None::<$ok>).await
                })*)*
                _ => panic!("no such operation"),
            }
        }
    };
}

operations! {
    ContainerApi {
        container_list(ContainerListParams) json -> Vec<ContainerSummary>, ContainerListError;
        container_create(ContainerCreateParams) json -> ContainerCreateResponse, ContainerCreateError;
        container_inspect(ContainerInspectParams) json -> ContainerInspectResponse, ContainerInspectError;
        container_top(ContainerTopParams) json -> ContainerTopResponse, ContainerTopError;
        container_logs(ContainerLogsParams) frames -> Frames, ContainerLogsError;
        container_changes(ContainerChangesParams) json -> Vec<FilesystemChange>, ContainerChangesError;
        container_export(ContainerExportParams) bytes -> ByteStream, ContainerExportError;
        container_stats(ContainerStatsParams) lines -> JsonLines<ContainerStatsResponse>, ContainerStatsError;
        container_resize(ContainerResizeParams) empty -> (), ContainerResizeError;
        container_start(ContainerStartParams) several -> ContainerStartSuccess, ContainerStartError;
        container_stop(ContainerStopParams) several -> ContainerStopSuccess, ContainerStopError;
        container_restart(ContainerRestartParams) empty -> (), ContainerRestartError;
        container_kill(ContainerKillParams) empty -> (), ContainerKillError;
        container_update(ContainerUpdateParams) json -> ContainerUpdateResponse, ContainerUpdateError;
        container_rename(ContainerRenameParams) empty -> (), ContainerRenameError;
        container_pause(ContainerPauseParams) empty -> (), ContainerPauseError;
        container_unpause(ContainerUnpauseParams) empty -> (), ContainerUnpauseError;
        container_attach(ContainerAttachParams) upgrade -> Upgrade, ContainerAttachError;
        container_attach_websocket(ContainerAttachWebsocketParams) websocket -> Upgrade, ContainerAttachWebsocketError;
        container_wait(ContainerWaitParams) late -> LateJson<ContainerWaitResponse>, ContainerWaitError;
        container_delete(ContainerDeleteParams) empty -> (), ContainerDeleteError;
        container_archive(ContainerArchiveParams) several -> ContainerArchiveSuccess, ContainerArchiveError;
        container_archive_info(ContainerArchiveInfoParams) several -> ContainerArchiveInfoSuccess, ContainerArchiveInfoError;
        put_container_archive(PutContainerArchiveParams) + body empty -> (), PutContainerArchiveError;
        container_prune(ContainerPruneParams) json -> ContainerPruneResponse, ContainerPruneError;
    }
    ImageApi {
        image_list(ImageListParams) json -> Vec<ImageSummary>, ImageListError;
        image_build(ImageBuildParams) + body lines -> JsonLines<BuildInfo>, ImageBuildError;
        build_prune() json -> BuildPruneResponse, BuildPruneError;
        image_create(ImageCreateParams) + body lines -> JsonLines<CreateImageInfo>, ImageCreateError;
        image_inspect(ImageInspectParams) json -> Image, ImageInspectError;
        image_history(ImageHistoryParams) json -> Vec<ImageHistoryResponseItem>, ImageHistoryError;
        image_push(ImagePushParams) lines -> JsonLines<PushImageInfo>, ImagePushError;
        image_tag(ImageTagParams) empty -> (), ImageTagError;
        image_delete(ImageDeleteParams) json -> Vec<ImageDeleteResponseItem>, ImageDeleteError;
        image_search(ImageSearchParams) json -> Vec<ImageSearchResponseItem>, ImageSearchError;
        image_prune(ImagePruneParams) json -> ImagePruneResponse, ImagePruneError;
        image_commit(ImageCommitParams) json -> IdResponse, ImageCommitError;
        image_get(ImageGetParams) bytes -> ByteStream, ImageGetError;
        image_get_all(ImageGetAllParams) bytes -> ByteStream, ImageGetAllError;
        image_load(ImageLoadParams) + body lines -> JsonLines<CreateImageInfo>, ImageLoadError;
    }
    NetworkApi {
        network_list(NetworkListParams) json -> Vec<Network>, NetworkListError;
        network_inspect(NetworkInspectParams) json -> Network, NetworkInspectError;
        network_delete(NetworkDeleteParams) empty -> (), NetworkDeleteError;
        network_create(NetworkCreateParams) json -> NetworkCreateResponse, NetworkCreateError;
        network_connect(NetworkConnectParams) empty -> (), NetworkConnectError;
        network_disconnect(NetworkDisconnectParams) empty -> (), NetworkDisconnectError;
        network_prune(NetworkPruneParams) json -> NetworkPruneResponse, NetworkPruneError;
    }
    VolumeApi {
        volume_list(VolumeListParams) json -> VolumeListResponse, VolumeListError;
        volume_create(VolumeCreateParams) json -> Volume, VolumeCreateError;
        volume_inspect(VolumeInspectParams) json -> Volume, VolumeInspectError;
        volume_delete(VolumeDeleteParams) empty -> (), VolumeDeleteError;
        volume_prune(VolumePruneParams) json -> VolumePruneResponse, VolumePruneError;
    }
    ExecApi {
        container_exec(ContainerExecParams) json -> IdResponse, ContainerExecError;
        exec_start(ExecStartParams) upgrade -> Upgrade, ExecStartError;
        exec_resize(ExecResizeParams) empty -> (), ExecResizeError;
        exec_inspect(ExecInspectParams) json -> ExecInspectResponse, ExecInspectError;
    }
    SwarmApi {
        swarm_inspect() json -> Swarm, SwarmInspectError;
        swarm_init(SwarmInitParams) json -> String, SwarmInitError;
        swarm_join(SwarmJoinParams) empty -> (), SwarmJoinError;
        swarm_leave(SwarmLeaveParams) empty -> (), SwarmLeaveError;
        swarm_update(SwarmUpdateParams) empty -> (), SwarmUpdateError;
        swarm_unlockkey() json -> UnlockKeyResponse, SwarmUnlockkeyError;
        swarm_unlock(SwarmUnlockParams) empty -> (), SwarmUnlockError;
    }
    NodeApi {
        node_list(NodeListParams) json -> Vec<Node>, NodeListError;
        node_inspect(NodeInspectParams) json -> Node, NodeInspectError;
        node_delete(NodeDeleteParams) empty -> (), NodeDeleteError;
        node_update(NodeUpdateParams) empty -> (), NodeUpdateError;
    }
    ServiceApi {
        service_list(ServiceListParams) json -> Vec<Service>, ServiceListError;
        service_create(ServiceCreateParams) json -> ServiceCreateResponse, ServiceCreateError;
        service_inspect(ServiceInspectParams) json -> Service, ServiceInspectError;
        service_delete(ServiceDeleteParams) empty -> (), ServiceDeleteError;
        service_update(ServiceUpdateParams) json -> ServiceUpdateResponse, ServiceUpdateError;
        service_logs(ServiceLogsParams) frames -> Frames, ServiceLogsError;
    }
    TaskApi {
        task_list(TaskListParams) json -> Vec<Task>, TaskListError;
        task_inspect(TaskInspectParams) json -> Task, TaskInspectError;
        task_logs(TaskLogsParams) frames -> Frames, TaskLogsError;
    }
    SecretApi {
        secret_list(SecretListParams) json -> Vec<Secret>, SecretListError;
        secret_create(SecretCreateParams) json -> SwarmObjectId, SecretCreateError;
        secret_inspect(SecretInspectParams) json -> Secret, SecretInspectError;
        secret_delete(SecretDeleteParams) empty -> (), SecretDeleteError;
        secret_update(SecretUpdateParams) empty -> (), SecretUpdateError;
    }
    ConfigApi {
        config_list(ConfigListParams) json -> Vec<Config>, ConfigListError;
        config_create(ConfigCreateParams) json -> SwarmObjectId, ConfigCreateError;
        config_inspect(ConfigInspectParams) json -> Config, ConfigInspectError;
        config_delete(ConfigDeleteParams) empty -> (), ConfigDeleteError;
        config_update(ConfigUpdateParams) empty -> (), ConfigUpdateError;
    }
    PluginApi {
        plugin_list(PluginListParams) json -> Vec<Plugin>, PluginListError;
        get_plugin_privileges(GetPluginPrivilegesParams) json -> Vec<PluginPrivilege>, GetPluginPrivilegesError;
        plugin_pull(PluginPullParams) several -> PluginPullSuccess, PluginPullError;
        plugin_inspect(PluginInspectParams) json -> Plugin, PluginInspectError;
        plugin_delete(PluginDeleteParams) json -> Plugin, PluginDeleteError;
        plugin_enable(PluginEnableParams) empty -> (), PluginEnableError;
        plugin_disable(PluginDisableParams) empty -> (), PluginDisableError;
        plugin_upgrade(PluginUpgradeParams) several -> PluginUpgradeSuccess, PluginUpgradeError;
        plugin_create(PluginCreateParams) + body empty -> (), PluginCreateError;
        plugin_push(PluginPushParams) lines -> JsonLines<PushImageInfo>, PluginPushError;
        plugin_set(PluginSetParams) empty -> (), PluginSetError;
    }
    SystemApi {
        system_auth(SystemAuthParams) several -> SystemAuthSuccess, SystemAuthError;
        system_info() json -> SystemInfo, SystemInfoError;
        system_version() json -> SystemVersion, SystemVersionError;
        system_ping() several -> SystemPingSuccess, SystemPingError;
        system_ping_head() several -> SystemPingHeadSuccess, SystemPingHeadError;
        system_events(SystemEventsParams) lines -> JsonLines<EventMessage>, SystemEventsError;
        system_data_usage() json -> SystemDataUsageResponse, SystemDataUsageError;
    }
    DistributionApi {
        distribution_inspect(DistributionInspectParams) json -> DistributionInspectResponse, DistributionInspectError;
    }
    SessionApi {
        session() upgrade -> Upgrade, SessionError;
    }
}

/// The method of an operation.
pub(crate) fn method_of(id: &str) -> String {
    let mut method = String::new();
    for (index, c) in id.char_indices() {
        if c.is_ascii_uppercase() && index > 0 {
            method.push('_');
        }
        method.push(c.to_ascii_lowercase());
    }
    method
}
