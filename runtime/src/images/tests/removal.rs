//! What goes with an image, and what stands against it.

use super::Bench;
use crate::error::ErrorKind;
use crate::images::{ImageFilters, ImageId, ImageUse, ListQuery, RemoveOptions, Removed};
use crate::layers::Digest;

const FORCE: RemoveOptions = RemoveOptions {
    force: true,
    no_prune: false,
};

fn used_by(image: ImageId, running: bool) -> Vec<ImageUse> {
    vec![ImageUse {
        container_id: "c053e5231b55dad90e960ab3512f5e69d204d692917a6d20e022d07211d1fa2a".to_owned(),
        image,
        running,
    }]
}

fn untagged(name: &str) -> Removed {
    Removed::Untagged(name.to_owned())
}

fn deleted(id: &Digest) -> Removed {
    Removed::Deleted(id.to_string())
}

#[tokio::test]
async fn the_last_name_takes_the_image_along() {
    let Some(bench) = Bench::new() else { return };
    let id = bench.import("busybox", "x").await;
    let layer = bench.images.get("busybox").unwrap().layers()[0];
    bench
        .images
        .tag("busybox", "localhost:5000/team/busybox", "v1")
        .await
        .unwrap();

    let one = bench
        .images
        .remove(
            "localhost:5000/team/busybox:v1",
            RemoveOptions::default(),
            &[],
        )
        .await
        .unwrap();
    assert_eq!(one.removed, [untagged("localhost:5000/team/busybox:v1")]);
    let last = bench
        .images
        .remove("busybox", RemoveOptions::default(), &[])
        .await
        .unwrap();
    assert_eq!(
        last.removed,
        [untagged("busybox:latest"), deleted(&id), deleted(&layer)]
    );
    assert_eq!((last.deleted_images, last.reclaimed_bytes), (vec![id], 1));
    assert_eq!(bench.files(), (0, 0, 0));
    let bench = bench.reopen();
    assert_eq!(bench.images.count(), 0);
}

#[tokio::test]
async fn containers_keep_their_image() {
    let Some(bench) = Bench::new() else { return };
    let id = bench.import("busybox", "x").await;
    let short = id.short();
    let refuse = async |name: &str, options, running| {
        let error = bench
            .images
            .remove(name, options, &used_by(id, running))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Conflict);
        error.to_string()
    };
    assert_eq!(
        refuse("busybox:latest", RemoveOptions::default(), false).await,
        format!(
            "conflict: unable to remove repository reference \"busybox:latest\" (must force) - container c053e5231b55 is using its referenced image {short}"
        )
    );
    assert_eq!(
        refuse(&id.hex(), RemoveOptions::default(), false).await,
        format!(
            "conflict: unable to delete {short} (must be forced) - image is being used by stopped container c053e5231b55"
        )
    );
    assert_eq!(
        refuse(&id.hex(), FORCE, true).await,
        format!(
            "conflict: unable to delete {short} (cannot be forced) - image is being used by running container c053e5231b55"
        )
    );
    // By name, force takes the name only; the running container keeps the rest.
    let forced = bench
        .images
        .remove("busybox", FORCE, &used_by(id, true))
        .await
        .unwrap();
    assert_eq!(forced.removed, [untagged("busybox:latest")]);
    assert!(bench.images.get(&id.hex()).is_ok());
}

#[tokio::test]
async fn layers_of_a_container_outlive_their_image() {
    let Some(bench) = Bench::new() else { return };
    let id = bench.import("busybox", "x").await;
    let stack = bench.images.get("busybox").unwrap().layers().to_vec();
    bench.layers.prepare("c1", &stack).await.unwrap();
    let removal = bench
        .images
        .remove("busybox", FORCE, &used_by(id, false))
        .await
        .unwrap();
    assert_eq!(removal.removed, [untagged("busybox:latest"), deleted(&id)]);
    assert!(bench.layers.size_bytes(&stack[0]).is_some());
    bench.layers.remove_root("c1").unwrap();
    assert_eq!(bench.layers.size_bytes(&stack[0]), None);
}

#[tokio::test]
async fn an_id_with_many_names_must_be_forced() {
    let Some(bench) = Bench::new() else { return };
    let id = bench.import("a", "x").await;
    bench.images.tag("a", "b", "").await.unwrap();
    let error = bench
        .images
        .remove(&id.hex(), RemoveOptions::default(), &[])
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("(must be forced) - image is referenced in multiple repositories"),
        "{error}"
    );
    let removal = bench.images.remove(&id.short(), FORCE, &[]).await.unwrap();
    assert_eq!(
        removal.removed[..3],
        [untagged("a:latest"), untagged("b:latest"), deleted(&id)]
    );
    assert_eq!(removal.untagged_images, [id, id]);
}

#[tokio::test]
async fn a_prune_takes_what_nobody_names_or_uses() {
    let Some(bench) = Bench::new() else { return };
    let (named, loose, used) = (
        bench.import("n", "1").await,
        bench.import("", "22").await,
        bench.import("", "3").await,
    );
    let removal = bench
        .images
        .prune(&ListQuery::default(), &used_by(used, false))
        .await
        .unwrap();
    assert_eq!(
        (removal.deleted_images, removal.reclaimed_bytes),
        (vec![loose], 2)
    );
    let all = ListQuery {
        filters: ImageFilters {
            dangling: Some(false),
            ..ImageFilters::default()
        },
        ..ListQuery::default()
    };
    let removal = bench
        .images
        .prune(&all, &used_by(used, false))
        .await
        .unwrap();
    assert_eq!(removal.deleted_images, [named]);
    assert_eq!(bench.images.count(), 1);
}
