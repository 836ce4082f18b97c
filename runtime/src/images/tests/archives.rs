//! Loading archives, well made and otherwise.

use serde_json::{Value, json};

use super::{Bench, root};
use crate::layers::Digest;
use crate::layers::tests::Tar;

fn config(layers: &[Digest]) -> Value {
    json!({
        "architecture": "amd64", "os": "linux", "created": "2024-01-01T00:00:00Z", "config": {"Cmd": ["sh"]},
        "rootfs": {"type": "layers", "diff_ids": layers}, "history": [{"created_by": "test"}],
    })
}

/// An archive as `docker save` wrote it before it became an OCI layout: two layers, the second under a link.
fn saved(tags: Value) -> (Vec<u8>, Digest) {
    let (low, high) = (root("low"), root("high"));
    let config = serde_json::to_vec(&config(&[
        Digest::of(&low),
        Digest::of(&high),
        Digest::of(&low),
    ]))
    .unwrap();
    let name = format!("{}.json", Digest::of(&config).hex());
    let manifest = json!([{ "Config": name, "RepoTags": tags, "Layers": ["aaa/layer.tar", "bbb/layer.tar", "ccc/layer.tar"] }]);
    let archive = Tar::new()
        .file("aaa/VERSION", b"1.0")
        .file("aaa/json", b"{}")
        .file("aaa/layer.tar", &low)
        .file("bbb/layer.tar", &high)
        .symlink("ccc/layer.tar", "../aaa/layer.tar")
        .file(&name, &config)
        .file("manifest.json", manifest.to_string().as_bytes())
        .finish();
    (archive, Digest::of(&config))
}

#[tokio::test]
async fn a_saved_image_is_loaded() {
    let Some(bench) = Bench::new() else { return };
    let (archive, id) = saved(json!(["busybox:1", "localhost:5000/a/b:c"]));
    let lines = bench.load(&archive).await.unwrap();
    assert_eq!(
        lines,
        [
            "Loaded image: busybox:1\n",
            "Loaded image: localhost:5000/a/b:c\n"
        ]
    );
    let image = bench.images.get("busybox:1").unwrap();
    assert_eq!(
        (image.id, image.layers().len(), image.size_bytes),
        (id, 3, 10)
    );
    assert_eq!(bench.files(), (2, 1, 0));
    // Again is no harm, and compressed neither.
    let packed = zstd::encode_all(archive.as_slice(), 1).unwrap();
    assert_eq!(bench.load(&packed).await.unwrap().len(), 2);
    assert_eq!(bench.files(), (2, 1, 0));

    let (nameless, id) = saved(Value::Null);
    assert_eq!(
        bench.load(&nameless).await.unwrap(),
        [format!("Loaded image ID: {id}\n")]
    );
}

#[tokio::test]
async fn an_oci_layout_is_loaded() {
    let Some(bench) = Bench::new() else { return };
    let layer = root("oci");
    let packed = zstd::encode_all(layer.as_slice(), 1).unwrap();
    let blob = |bytes: &[u8]| format!("blobs/sha256/{}", Digest::of(bytes).hex());
    let config = config(&[Digest::of(&layer)]).to_string();
    let manifest = json!({
        "config": {"digest": Digest::of(config.as_bytes())}, "layers": [{"digest": Digest::of(&packed)}],
    })
    .to_string();
    let index = json!({ "manifests": [{
        "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": Digest::of(manifest.as_bytes()),
        "annotations": {"io.containerd.image.name": "docker.io/library/oci:v1"},
    }]})
    .to_string();
    let archive = |layer: &[u8]| {
        Tar::new()
            .file("oci-layout", b"{\"imageLayoutVersion\":\"1.0.0\"}")
            .file("index.json", index.as_bytes())
            .file(&blob(manifest.as_bytes()), manifest.as_bytes())
            .file(&blob(config.as_bytes()), config.as_bytes())
            .file(&blob(&packed), layer)
            .finish()
    };
    assert_eq!(
        bench.load(&archive(&packed)).await.unwrap(),
        ["Loaded image: oci:v1\n"]
    );
    assert_eq!(
        bench.images.get("oci:v1").unwrap().id,
        Digest::of(config.as_bytes())
    );

    let other = zstd::encode_all(root("evil").as_slice(), 1).unwrap();
    let error = bench.load(&archive(&other)).await.unwrap_err();
    assert!(error.contains("has the digest"), "{error}");
}

#[tokio::test]
async fn a_wrong_archive_leaves_nothing() {
    let Some(bench) = Bench::new() else { return };
    let layer = root("x");
    let good = config(&[Digest::of(&layer)]).to_string();
    let with = |config: &str, manifest: Value, layer: &[u8]| {
        Tar::new()
            .file("l/layer.tar", layer)
            .file("config.json", config.as_bytes())
            .file("manifest.json", manifest.to_string().as_bytes())
            .finish()
    };
    let manifest =
        || json!([{ "Config": "config.json", "RepoTags": ["a:1"], "Layers": ["l/layer.tar"] }]);
    let other_os = good.replace("linux", "windows");
    let cut = with(&good, manifest(), &layer);
    for (archive, reason) in [
        (with(&good, manifest(), &root("other")), "has"),
        (with("{}", manifest(), &layer), "names 0 layers"),
        (with("", manifest(), &layer), "config.json is not there"),
        (
            with(
                "{\"rootfs\":{\"diff_ids\":[\"sha256:xyz\"]}}",
                manifest(),
                &layer,
            ),
            "is not a digest",
        ),
        (with(&other_os, manifest(), &layer), "windows"),
        (
            with(
                &good,
                json!([{ "Config": "config.json", "Layers": ["../../etc/passwd"] }]),
                &layer,
            ),
            "is not there",
        ),
        (
            with(
                &good,
                json!([{ "Config": "/etc/passwd", "Layers": [] }]),
                &layer,
            ),
            "is not there",
        ),
        (
            with(
                &good,
                json!([{ "Config": "config.json", "RepoTags": ["A B"], "Layers": ["l/layer.tar"] }]),
                &layer,
            ),
            "invalid reference",
        ),
        (with(&good, json!({}), &layer), "manifest.json"),
        (with(&good, manifest(), &layer[..700]), "cut short"),
        (with(&good, manifest(), b""), "cut short"),
        (
            Tar::new().file("a", b"x").finish(),
            "neither manifest.json nor index.json",
        ),
        (cut[..cut.len() / 2].to_vec(), "cut short"),
        (Vec::new(), "cut short"),
        (b"not a tar".repeat(200), "damaged header"),
    ] {
        let error = bench.load(&archive).await.unwrap_err();
        assert!(error.contains(reason), "{error} ({reason})");
        assert_eq!(
            (bench.images.count(), bench.files()),
            (0, (0, 0, 0)),
            "{reason}"
        );
    }
}

#[tokio::test]
async fn a_dropped_load_leaves_nothing() {
    let Some(bench) = Bench::new() else { return };
    let (archive, _) = saved(json!(["a:1"]));
    let start = super::body(&archive[..archive.len() / 2]);
    let hanging = futures_util::StreamExt::chain(start, futures_util::stream::pending());
    let mut events = bench.images.load(hanging);
    events.next().await.unwrap().unwrap();
    drop(events);
    for _ in 0..100 {
        if bench.files() == (0, 0, 0) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{:?}", bench.files());
}

async fn collect(stream: crate::layers::ArchiveStream) -> std::io::Result<Vec<u8>> {
    use futures_util::TryStreamExt;
    stream
        .try_fold(Vec::new(), async |mut all, chunk| {
            all.extend_from_slice(&chunk);
            Ok(all)
        })
        .await
}

#[tokio::test]
async fn what_is_saved_can_be_loaded_elsewhere() {
    let Some(bench) = Bench::new() else { return };
    let (archive, id) = saved(json!(["busybox:1", "busybox:2"]));
    bench.load(&archive).await.unwrap();
    let other = bench.import("other", "x").await;
    let all = ["busybox".to_owned(), other.hex()];
    let saved = collect(bench.images.save(&all).unwrap()).await.unwrap();
    assert_eq!(
        saved,
        collect(bench.images.save(&all).unwrap()).await.unwrap()
    );

    let Some(elsewhere) = Bench::new() else {
        return;
    };
    let mut lines = elsewhere.load(&saved).await.unwrap();
    lines.sort();
    let nameless = format!("Loaded image ID: {other}\n");
    assert_eq!(
        lines,
        [
            &nameless,
            "Loaded image: busybox:1\n",
            "Loaded image: busybox:2\n"
        ]
    );
    assert_eq!(elsewhere.images.get("busybox:2").unwrap().id, id);

    for (names, reason) in [
        (["none"], "No such image: none:latest"),
        (["A"], "must be lowercase"),
    ] {
        let error = bench
            .images
            .save(&names.map(str::to_owned))
            .unwrap_err()
            .to_string();
        assert!(error.contains(reason), "{error}");
    }
}

#[tokio::test]
async fn a_damaged_layer_ends_the_archive_with_an_error() {
    let Some(bench) = Bench::new() else { return };
    bench.import("a", "content").await;
    let layer = bench.images.get("a").unwrap().layers()[0];
    let file = bench
        .path()
        .join("layers/overlay2")
        .join(layer.hex())
        .join("diff/bin/sh");
    for damage in ["CONTENT", "longer than it was"] {
        std::fs::write(&file, damage).unwrap();
        assert!(
            collect(bench.images.save(&["a".to_owned()]).unwrap())
                .await
                .is_err(),
            "{damage}"
        );
    }
}
