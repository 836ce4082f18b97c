// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Image.

use crate::operations::image::*;
use crate::types::{
    BuildInfo, BuildPruneResponse, CreateImageInfo, IdResponse, Image,
    ImageDeleteResponseItem, ImageHistoryResponseItem, ImagePruneResponse,
    ImageSearchResponseItem, ImageSummary, PushImageInfo,
};
use pierhead_support::{ByteStream, Error, JsonLines};
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List images
    ///
    /// Answers one short entry per image, the newest first. An image without a name is listed when no other image
    /// builds on it; the steps in between come only with `all`. Entries are summaries: ask `GET
    /// /images/{name}/json` for the whole of one image.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_list(
        &self,
        params: &ImageListParams,
    ) -> Result<Vec<ImageSummary>, Error<ImageListError>> {
        let mut request = Request::new(&IMAGE_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
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
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_build(
        &self,
        params: &ImageBuildParams,
        body: ByteStream,
    ) -> Result<JsonLines<BuildInfo>, Error<ImageBuildError>> {
        let mut request = Request::new(&IMAGE_BUILD);
        params.write(&mut request);
        request.bytes("application/x-tar", body);
        self.connection.json_lines(request, 200).await
    }

    /// Remove the build cache
    ///
    /// Removes what builds with a session have left in the builder's cache. Images, and the steps of builds that
    /// images are made of, stay.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn build_prune(
        &self,
    ) -> Result<BuildPruneResponse, Error<BuildPruneError>> {
        let request = Request::new(&BUILD_PRUNE);
        self.connection.json(request, 200).await
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
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_create(
        &self,
        params: &ImageCreateParams,
        body: ByteStream,
    ) -> Result<JsonLines<CreateImageInfo>, Error<ImageCreateError>> {
        let mut request = Request::new(&IMAGE_CREATE);
        params.write(&mut request);
        request.bytes("application/octet-stream", body);
        self.connection.json_lines(request, 200).await
    }

    /// Inspect an image
    ///
    /// Answers what the engine knows about one image: its names, its configuration, its layers and its size.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_inspect(
        &self,
        params: &ImageInspectParams,
    ) -> Result<Image, Error<ImageInspectError>> {
        let mut request = Request::new(&IMAGE_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// List the steps of an image
    ///
    /// Lists the steps that the image was built by, the last one first. Steps that were made on another machine
    /// have `<missing>` in place of an id.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_history(
        &self,
        params: &ImageHistoryParams,
    ) -> Result<Vec<ImageHistoryResponseItem>, Error<ImageHistoryError>> {
        let mut request = Request::new(&IMAGE_HISTORY);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Push an image
    ///
    /// Sends an image, or every tag of its name, to the registry that the name begins with; to push elsewhere, tag
    /// the image first. Progress comes as JSON lines, and what fails after the first of them is told in a line with
    /// `error`. Layers that the registry already has are not sent. The last line holds tag, digest and size in
    /// `aux`.
    ///
    /// Not as published: Published as taking octet-stream; the request has no body.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_push(
        &self,
        params: &ImagePushParams,
    ) -> Result<JsonLines<PushImageInfo>, Error<ImagePushError>> {
        let mut request = Request::new(&IMAGE_PUSH);
        params.write(&mut request);
        self.connection.json_lines(request, 200).await
    }

    /// Name an image
    ///
    /// Gives an image a further name. If another image had the name, it loses it and may be left without one.
    /// Nothing is copied.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_tag(
        &self,
        params: &ImageTagParams,
    ) -> Result<(), Error<ImageTagError>> {
        let mut request = Request::new(&IMAGE_TAG);
        params.write(&mut request);
        self.connection.empty(request, 201).await
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
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_delete(
        &self,
        params: &ImageDeleteParams,
    ) -> Result<Vec<ImageDeleteResponseItem>, Error<ImageDeleteError>> {
        let mut request = Request::new(&IMAGE_DELETE);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Search for images
    ///
    /// Searches Docker Hub, or the registry that the term begins with, for repositories whose name or description
    /// has the term in it.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_search(
        &self,
        params: &ImageSearchParams,
    ) -> Result<Vec<ImageSearchResponseItem>, Error<ImageSearchError>> {
        let mut request = Request::new(&IMAGE_SEARCH);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Remove unused images
    ///
    /// Removes images that no container uses: without a filter only those without a name that nothing builds on,
    /// with `dangling=false` the named ones too. Only one prune of images may run at a time.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_prune(
        &self,
        params: &ImagePruneParams,
    ) -> Result<ImagePruneResponse, Error<ImagePruneError>> {
        let mut request = Request::new(&IMAGE_PRUNE);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Make an image from a container
    ///
    /// Stores what a container has changed in its file system as one more layer over its image, and with it a
    /// configuration: the container's own, the changes of `changes`, and the body's values in front. Volumes and
    /// other mounts are not part of it. The container may be in any state, and is paused meanwhile if it runs.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_commit(
        &self,
        params: &ImageCommitParams,
    ) -> Result<IdResponse, Error<ImageCommitError>> {
        let mut request = Request::new(&IMAGE_COMMIT);
        params.write(&mut request);
        self.connection.json(request, 201).await
    }

    /// Save an image
    ///
    /// Answers one image with all its layers, its configuration and its names as one tar archive, which `POST
    /// /images/load` reads on any engine. A name with a tag saves that image, a name without one saves every tag of
    /// it, and an id saves the image without its names.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_get(
        &self,
        params: &ImageGetParams,
    ) -> Result<ByteStream, Error<ImageGetError>> {
        let mut request = Request::new(&IMAGE_GET);
        params.write(&mut request);
        self.connection.bytes(request, 200).await
    }

    /// Save several images
    ///
    /// Answers several images as one tar archive, in which layers that they share are stored once. The archive has
    /// the same layout as that of one image. A name that does not exist fails the whole request.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_get_all(
        &self,
        params: &ImageGetAllParams,
    ) -> Result<ByteStream, Error<ImageGetAllError>> {
        let mut request = Request::new(&IMAGE_GET_ALL);
        params.write(&mut request);
        self.connection.bytes(request, 200).await
    }

    /// Load saved images
    ///
    /// Reads an archive that a save has made and stores its images, with their names. Layers that the engine has
    /// are skipped; a name that another image has moves to the loaded one. Progress comes as JSON lines, with the
    /// names and ids of the images at the end.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn image_load(
        &self,
        params: &ImageLoadParams,
        body: ByteStream,
    ) -> Result<JsonLines<CreateImageInfo>, Error<ImageLoadError>> {
        let mut request = Request::new(&IMAGE_LOAD);
        params.write(&mut request);
        request.bytes("application/x-tar", body);
        self.connection.json_lines(request, 200).await
    }
}
