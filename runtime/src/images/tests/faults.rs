//! What the next start makes of a damaged data root.

use std::fs;

use super::Bench;
use crate::images::{ImageError, RemoveOptions, Removed};

#[tokio::test]
async fn a_damaged_configuration_costs_its_image_only() {
    let Some(bench) = Bench::new() else { return };
    let (whole, broken) = (
        bench.import("whole", "1").await,
        bench.import("broken", "2").await,
    );
    let file = bench
        .path()
        .join("images")
        .join(format!("{}.json", broken.hex()));
    fs::write(&file, &fs::read(&file).unwrap()[..20]).unwrap();
    let bench = bench.reopen();
    assert_eq!(bench.images.get("whole").unwrap().id, whole);
    assert_eq!(bench.images.broken().len(), 1);
    let error = bench.images.get(&broken.hex()).unwrap_err();
    assert!(matches!(error, ImageError::Broken { .. }), "{error}");

    let removal = bench
        .images
        .remove(&broken.to_string(), RemoveOptions::default(), &[])
        .await
        .unwrap();
    assert_eq!(removal.removed, [Removed::Deleted(broken.to_string())]);
    let bench = bench.reopen();
    assert!(bench.images.broken().is_empty());
    assert_eq!(bench.files(), (1, 1, 0));
    bench.import("broken", "2").await;
}

#[tokio::test]
async fn a_missing_layer_breaks_its_image_only() {
    let Some(bench) = Bench::new() else { return };
    bench.import("whole", "1").await;
    let broken = bench.import("broken", "2").await;
    let layer = bench.images.get("broken").unwrap().layers()[0];
    fs::remove_dir_all(bench.path().join("layers/overlay2").join(layer.hex())).unwrap();
    let bench = bench.reopen();
    assert!(bench.images.get("whole").is_ok());
    assert_eq!(bench.images.broken()[0].key, broken.hex());
}

#[tokio::test]
async fn a_configuration_without_a_record_goes() {
    let Some(bench) = Bench::new() else { return };
    bench.import("a", "1").await;
    let stray = bench
        .path()
        .join("images")
        .join(format!("{}.json", crate::layers::Digest::of(b"{}").hex()));
    fs::write(&stray, "{}").unwrap();
    let bench = bench.reopen();
    assert!(!stray.exists());
    assert_eq!((bench.images.count(), bench.images.broken().len()), (1, 0));
}

#[tokio::test]
async fn a_lost_database_costs_the_names_only() {
    let Some(bench) = Bench::new() else { return };
    let id = bench.import("a", "1").await;
    let database = bench.path().join("pierhead.redb");
    let Bench {
        directory,
        layers,
        images,
    } = bench;
    drop((layers, images));
    let bytes = fs::read(&database).unwrap();
    fs::write(&database, &bytes[..bytes.len() / 2]).unwrap();
    let bench = Bench::open(directory);
    assert_eq!(bench.images.get(&id.hex()).unwrap().id, id);
    assert!(bench.images.get("a").is_err());
    let bench = bench.reopen();
    assert_eq!(bench.images.get(&id.hex()).unwrap().id, id);
}
