// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Image.

use crate::operations::image::*;
use crate::types::{
    BuildInfo, BuildPruneResponse, CreateImageInfo, IdResponse, Image,
    ImageDeleteResponseItem, ImageHistoryResponseItem, ImagePruneResponse,
    ImageSearchResponseItem, ImageSummary, PushImageInfo,
};
use pierhead_support::{ByteStream, JsonLines, RequestContext};
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// An image is what a container starts from: layers of files, one over the other, and a configuration that says
/// what to run in them. It never changes, and its id is a digest of its content; names like `busybox:latest`
/// only point to it, and can be moved.
///
/// A name is `[registry/]path[:tag]`, and holds slashes: `registry.example.com:5000/team/app:1.0`. Without a
/// registry Docker Hub is meant, without a tag `latest`. Wherever a path holds `{name}`, the name is written as
/// it is, slashes included; an id, or an unambiguous beginning of one, is accepted too.
///
/// Images come to an engine by pull, build, load, import and commit, and leave it by push and save.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait ImageApi: Send + Sync + 'static {
    /// List images
    ///
    /// Answers one short entry per image, the newest first. An image without a name is listed when no other image
    /// builds on it; the steps in between come only with `all`. Entries are summaries: ask `GET
    /// /images/{name}/json` for the whole of one image.
    fn image_list(
        &self,
        cx: RequestContext,
        params: ImageListParams,
    ) -> impl Future<Output = Result<Vec<ImageSummary>, ImageListError>> + Send {
        left_out(&IMAGE_LIST, (cx, params))
    }

    /// Build an image
    ///
    /// Builds an image by the instructions of a Dockerfile. The request carries the build context, the files that
    /// the instructions may copy, as a tar archive, plain or compressed with gzip, bzip2 or xz; or `remote` names
    /// where the engine is to get it.
    ///
    /// Progress comes as JSON lines while the build goes on. The status is 200 as soon as it has begun, so a build
    /// that fails later ends with a line that has `error` and `errorDetail`, and one that succeeds with a line
    /// whose `aux` holds the id of the image. Parameters that are wrong, and a Dockerfile that cannot be read, are
    /// refused before with 400. When the client closes the connection the build is cancelled.
    ///
    /// Not as published: Published as octet-stream, which its own Content-type parameter contradicts; the body is a
    /// tar archive.
    fn image_build(
        &self,
        cx: RequestContext,
        params: ImageBuildParams,
        body: ByteStream,
    ) -> impl Future<Output = Result<JsonLines<BuildInfo>, ImageBuildError>> + Send {
        left_out(&IMAGE_BUILD, (cx, params, body))
    }

    /// Remove the build cache
    ///
    /// Removes what builds with a session have left in the builder's cache. Images, and the steps of builds that
    /// images are made of, stay.
    fn build_prune(
        &self,
        cx: RequestContext,
    ) -> impl Future<Output = Result<BuildPruneResponse, BuildPruneError>> + Send {
        left_out(&BUILD_PRUNE, cx)
    }

    /// Pull or import an image
    ///
    /// Does one of two things, by which of the parameters is given.
    ///
    /// - `fromImage` **pulls** an image from a registry: the one with `tag`, or, without a tag, every image of the
    ///   repository.
    /// - `fromSrc` **imports** a root file system, a tar archive from the body (`-`) or from an address, as a new
    ///   image of one layer, and names it `repo:tag`.
    ///
    /// Progress comes as JSON lines. Once the first line has been sent the status cannot change: what fails later
    /// is told in a line with `error` and `errorDetail`. Layers that the engine already has are not fetched again.
    /// The last line of an import has the id of the image in `status`.
    fn image_create(
        &self,
        cx: RequestContext,
        params: ImageCreateParams,
        body: ByteStream,
    ) -> impl Future<
        Output = Result<JsonLines<CreateImageInfo>, ImageCreateError>,
    > + Send {
        left_out(&IMAGE_CREATE, (cx, params, body))
    }

    /// Inspect an image
    ///
    /// Answers what the engine knows about one image: its names, its configuration, its layers and its size.
    fn image_inspect(
        &self,
        cx: RequestContext,
        params: ImageInspectParams,
    ) -> impl Future<Output = Result<Image, ImageInspectError>> + Send {
        left_out(&IMAGE_INSPECT, (cx, params))
    }

    /// List the steps of an image
    ///
    /// Lists the steps that the image was built by, the last one first. Steps that were made on another machine
    /// have `<missing>` in place of an id.
    fn image_history(
        &self,
        cx: RequestContext,
        params: ImageHistoryParams,
    ) -> impl Future<
        Output = Result<Vec<ImageHistoryResponseItem>, ImageHistoryError>,
    > + Send {
        left_out(&IMAGE_HISTORY, (cx, params))
    }

    /// Push an image
    ///
    /// Sends an image, or every tag of its name, to the registry that the name begins with; to push elsewhere, tag
    /// the image first. Progress comes as JSON lines, and what fails after the first of them is told in a line with
    /// `error`. Layers that the registry already has are not sent. The last line holds tag, digest and size in
    /// `aux`.
    ///
    /// Not as published: Published as taking octet-stream; the request has no body.
    fn image_push(
        &self,
        cx: RequestContext,
        params: ImagePushParams,
    ) -> impl Future<Output = Result<JsonLines<PushImageInfo>, ImagePushError>> + Send {
        left_out(&IMAGE_PUSH, (cx, params))
    }

    /// Name an image
    ///
    /// Gives an image a further name. If another image had the name, it loses it and may be left without one.
    /// Nothing is copied.
    fn image_tag(
        &self,
        cx: RequestContext,
        params: ImageTagParams,
    ) -> impl Future<Output = Result<(), ImageTagError>> + Send {
        left_out(&IMAGE_TAG, (cx, params))
    }

    /// Remove an image
    ///
    /// Takes a name away from an image, and removes the image itself when it was the last one. Asked for by id, it
    /// removes every name, if they are all in one repository. Layers that no other image needs go with it, and so
    /// do the images without a name that it was built on.
    ///
    /// An image that a running container uses is never removed. One that a stopped container uses, one that others
    /// build on, and one with names in several repositories (asked for by id) is refused with 409; `force`
    /// overrides the first and the last.
    fn image_delete(
        &self,
        cx: RequestContext,
        params: ImageDeleteParams,
    ) -> impl Future<
        Output = Result<Vec<ImageDeleteResponseItem>, ImageDeleteError>,
    > + Send {
        left_out(&IMAGE_DELETE, (cx, params))
    }

    /// Search for images
    ///
    /// Searches Docker Hub, or the registry that the term begins with, for repositories whose name or description
    /// has the term in it.
    fn image_search(
        &self,
        cx: RequestContext,
        params: ImageSearchParams,
    ) -> impl Future<
        Output = Result<Vec<ImageSearchResponseItem>, ImageSearchError>,
    > + Send {
        left_out(&IMAGE_SEARCH, (cx, params))
    }

    /// Remove unused images
    ///
    /// Removes images that no container uses: without a filter only those without a name that nothing builds on,
    /// with `dangling=false` the named ones too. Only one prune of images may run at a time.
    fn image_prune(
        &self,
        cx: RequestContext,
        params: ImagePruneParams,
    ) -> impl Future<Output = Result<ImagePruneResponse, ImagePruneError>> + Send {
        left_out(&IMAGE_PRUNE, (cx, params))
    }

    /// Make an image from a container
    ///
    /// Stores what a container has changed in its file system as one more layer over its image, and with it a
    /// configuration: the container's own, the changes of `changes`, and the body's values in front. Volumes and
    /// other mounts are not part of it. The container may be in any state, and is paused meanwhile if it runs.
    fn image_commit(
        &self,
        cx: RequestContext,
        params: ImageCommitParams,
    ) -> impl Future<Output = Result<IdResponse, ImageCommitError>> + Send {
        left_out(&IMAGE_COMMIT, (cx, params))
    }

    /// Save an image
    ///
    /// Answers one image with all its layers, its configuration and its names as one tar archive, which `POST
    /// /images/load` reads on any engine. A name with a tag saves that image, a name without one saves every tag of
    /// it, and an id saves the image without its names.
    fn image_get(
        &self,
        cx: RequestContext,
        params: ImageGetParams,
    ) -> impl Future<Output = Result<ByteStream, ImageGetError>> + Send {
        left_out(&IMAGE_GET, (cx, params))
    }

    /// Save several images
    ///
    /// Answers several images as one tar archive, in which layers that they share are stored once. The archive has
    /// the same layout as that of one image. A name that does not exist fails the whole request.
    fn image_get_all(
        &self,
        cx: RequestContext,
        params: ImageGetAllParams,
    ) -> impl Future<Output = Result<ByteStream, ImageGetAllError>> + Send {
        left_out(&IMAGE_GET_ALL, (cx, params))
    }

    /// Load saved images
    ///
    /// Reads an archive that a save has made and stores its images, with their names. Layers that the engine has
    /// are skipped; a name that another image has moves to the loaded one. Progress comes as JSON lines, with the
    /// names and ids of the images at the end.
    fn image_load(
        &self,
        cx: RequestContext,
        params: ImageLoadParams,
        body: ByteStream,
    ) -> impl Future<
        Output = Result<JsonLines<CreateImageInfo>, ImageLoadError>,
    > + Send {
        left_out(&IMAGE_LOAD, (cx, params, body))
    }
}

pub(super) fn add_routes<A: ImageApi>(routes: &mut Routes<A>) {
    routes.add(&IMAGE_LIST, image_list);
    routes.add(&IMAGE_BUILD, image_build);
    routes.add(&BUILD_PRUNE, build_prune);
    routes.add(&IMAGE_CREATE, image_create);
    routes.add(&IMAGE_INSPECT, image_inspect);
    routes.add(&IMAGE_HISTORY, image_history);
    routes.add(&IMAGE_PUSH, image_push);
    routes.add(&IMAGE_TAG, image_tag);
    routes.add(&IMAGE_DELETE, image_delete);
    routes.add(&IMAGE_SEARCH, image_search);
    routes.add(&IMAGE_PRUNE, image_prune);
    routes.add(&IMAGE_COMMIT, image_commit);
    routes.add(&IMAGE_GET, image_get);
    routes.add(&IMAGE_GET_ALL, image_get_all);
    routes.add(&IMAGE_LOAD, image_load);
}

async fn image_list<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImageListError> {
    let params = ImageListParams::read(&call)?;
    let body = api.image_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn image_build<A: ImageApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ImageBuildError> {
    let params = ImageBuildParams::read(&call)?;
    let body = call.bytes();
    let body = api.image_build(call.context(), params, body).await?;
    Ok(Answer::json_lines(200, body))
}

async fn build_prune<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, BuildPruneError> {
    let body = api.build_prune(call.context()).await?;
    Ok(Answer::json(200, &body))
}

async fn image_create<A: ImageApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ImageCreateError> {
    let params = ImageCreateParams::read(&call)?;
    let body = call.bytes();
    let body = api.image_create(call.context(), params, body).await?;
    Ok(Answer::json_lines(200, body))
}

async fn image_inspect<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImageInspectError> {
    let params = ImageInspectParams::read(&call)?;
    let body = api.image_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn image_history<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImageHistoryError> {
    let params = ImageHistoryParams::read(&call)?;
    let body = api.image_history(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn image_push<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImagePushError> {
    let params = ImagePushParams::read(&call)?;
    let body = api.image_push(call.context(), params).await?;
    Ok(Answer::json_lines(200, body))
}

async fn image_tag<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImageTagError> {
    let params = ImageTagParams::read(&call)?;
    api.image_tag(call.context(), params).await?;
    Ok(Answer::empty(201))
}

async fn image_delete<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImageDeleteError> {
    let params = ImageDeleteParams::read(&call)?;
    let body = api.image_delete(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn image_search<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImageSearchError> {
    let params = ImageSearchParams::read(&call)?;
    let body = api.image_search(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn image_prune<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImagePruneError> {
    let params = ImagePruneParams::read(&call)?;
    let body = api.image_prune(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn image_commit<A: ImageApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ImageCommitError> {
    let params = ImageCommitParams::read(&mut call).await?;
    let body = api.image_commit(call.context(), params).await?;
    Ok(Answer::json(201, &body))
}

async fn image_get<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImageGetError> {
    let params = ImageGetParams::read(&call)?;
    let body = api.image_get(call.context(), params).await?;
    Ok(Answer::bytes(200, "application/x-tar", body))
}

async fn image_get_all<A: ImageApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ImageGetAllError> {
    let params = ImageGetAllParams::read(&call)?;
    let body = api.image_get_all(call.context(), params).await?;
    Ok(Answer::bytes(200, "application/x-tar", body))
}

async fn image_load<A: ImageApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ImageLoadError> {
    let params = ImageLoadParams::read(&call)?;
    let body = call.bytes();
    let body = api.image_load(call.context(), params, body).await?;
    Ok(Answer::json_lines(200, body))
}
