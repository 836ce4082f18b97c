//! Operations on images, one line each.

use pierhead_api::ImageApi;
use pierhead_api::operations::image::{
    ImageCreateError, ImageCreateParams, ImageDeleteError, ImageDeleteParams, ImageGetAllError,
    ImageGetAllParams, ImageGetError, ImageGetParams, ImageHistoryError, ImageHistoryParams,
    ImageInspectError, ImageInspectParams, ImageListError, ImageListParams, ImageLoadError,
    ImageLoadParams, ImagePruneError, ImagePruneParams, ImageTagError, ImageTagParams,
};
use pierhead_api::types;
use pierhead_support::{ByteStream, JsonLines, RequestContext};

use crate::app::App;
use crate::error::answer;
use crate::handlers::image as handlers;

impl ImageApi for App {
    async fn image_list(
        &self,
        _: RequestContext,
        params: ImageListParams,
    ) -> Result<Vec<types::ImageSummary>, ImageListError> {
        answer(handlers::list(self, params).await)
    }

    async fn image_create(
        &self,
        _: RequestContext,
        params: ImageCreateParams,
        body: ByteStream,
    ) -> Result<JsonLines<types::CreateImageInfo>, ImageCreateError> {
        answer(handlers::create(self, params, body).await)
    }

    async fn image_inspect(
        &self,
        _: RequestContext,
        params: ImageInspectParams,
    ) -> Result<types::Image, ImageInspectError> {
        answer(handlers::inspect(self, params).await)
    }

    async fn image_history(
        &self,
        _: RequestContext,
        params: ImageHistoryParams,
    ) -> Result<Vec<types::ImageHistoryResponseItem>, ImageHistoryError> {
        answer(handlers::history(self, params).await)
    }

    async fn image_tag(
        &self,
        _: RequestContext,
        params: ImageTagParams,
    ) -> Result<(), ImageTagError> {
        answer(handlers::tag(self, params).await)
    }

    async fn image_delete(
        &self,
        _: RequestContext,
        params: ImageDeleteParams,
    ) -> Result<Vec<types::ImageDeleteResponseItem>, ImageDeleteError> {
        answer(handlers::remove(self, params).await)
    }

    async fn image_load(
        &self,
        _: RequestContext,
        params: ImageLoadParams,
        body: ByteStream,
    ) -> Result<JsonLines<types::CreateImageInfo>, ImageLoadError> {
        answer(handlers::load(self, params, body).await)
    }

    async fn image_prune(
        &self,
        _: RequestContext,
        params: ImagePruneParams,
    ) -> Result<types::ImagePruneResponse, ImagePruneError> {
        answer(handlers::prune(self, params).await)
    }

    async fn image_get(
        &self,
        _: RequestContext,
        params: ImageGetParams,
    ) -> Result<ByteStream, ImageGetError> {
        answer(handlers::save(self, params).await)
    }

    async fn image_get_all(
        &self,
        _: RequestContext,
        params: ImageGetAllParams,
    ) -> Result<ByteStream, ImageGetAllError> {
        answer(handlers::save_all(self, params).await)
    }
}
