//! Who keeps a layer alive, and what the next start finds.

use std::fs;

use super::archives::Tar;
use super::{Bench, Driver};
use crate::error::ErrorKind;
use crate::launch::RootFs;
use crate::layers::{Digest, LayerError, Limits};

fn layer(bench: &Bench, content: &[u8]) -> Digest {
    let layer = bench
        .layers
        .unpack(
            Tar::new().file("f", content).finish().as_slice(),
            &Limits::default(),
        )
        .unwrap();
    bench.layers.retain(&[layer.id]).unwrap();
    layer.id
}

#[test]
fn a_layer_goes_with_its_last_owner() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let id = layer(&bench, b"x");
    bench.layers.retain(&[id]).unwrap();
    bench.layers.release(&[id]);
    assert!(bench.layers.size_bytes(&id).is_some());
    bench.layers.release(&[id]);
    assert_eq!(bench.layers.size_bytes(&id), None);
    assert_eq!(bench.leftovers(), [""; 0]);
    let missing = bench.layers.retain(&[id]).unwrap_err();
    assert!(matches!(missing, LayerError::Missing { .. }));
}

#[test]
fn the_next_start_keeps_what_is_claimed_and_nothing_else() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let (kept, unclaimed) = (layer(&bench, b"kept"), layer(&bench, b"unclaimed"));
    let half = bench.path().join("tmp/layer-half");
    fs::create_dir_all(half.join("diff/deep")).unwrap();
    fs::write(half.join("diff/deep/file"), "half").unwrap();
    fs::create_dir(bench.path().join("layers/overlay2/roots/stray")).unwrap();

    let bench = bench.reopen();
    bench.layers.retain(&[kept]).unwrap();
    bench.layers.collect();
    bench.layers.trash().flush();
    assert!(!half.exists());
    assert!(!bench.path().join("layers/overlay2/roots/stray").exists());
    assert!(bench.layers.size_bytes(&kept).is_some());
    assert_eq!(bench.layers.size_bytes(&unclaimed), None);
    assert_eq!(fs::read_dir(bench.path().join("l")).unwrap().count(), 1);
}

#[test]
fn a_broken_record_costs_its_layer_only_and_loading_again_heals_it() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let (whole, broken) = (layer(&bench, b"whole"), layer(&bench, b"broken"));
    let record = bench
        .path()
        .join("layers/overlay2")
        .join(broken.hex())
        .join("layer.json");
    fs::write(&record, &fs::read(&record).unwrap()[..10]).unwrap();
    let bench = bench.reopen();
    assert!(bench.layers.size_bytes(&whole).is_some());
    assert_eq!(bench.layers.size_bytes(&broken), None);
    assert_eq!(layer(&bench, b"broken"), broken);
    assert!(bench.layers.size_bytes(&broken).is_some());
}

#[tokio::test]
async fn a_root_claims_its_layers_until_it_is_removed() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let (low, high) = (layer(&bench, b"low"), layer(&bench, b"high"));
    let root = bench.layers.prepare("c1", &[low, high]).await.unwrap();
    let RootFs::Overlay { lower, upper, work } = &root else {
        panic!()
    };
    assert_eq!(fs::read(lower[0].join("f")).unwrap(), b"high");
    assert_eq!(fs::read(lower[1].join("f")).unwrap(), b"low");
    assert!(upper.is_dir() && work.is_dir());
    bench.layers.release(&[low, high]);
    fs::write(upper.join("change"), "12345").unwrap();
    assert_eq!(bench.layers.changed_bytes("c1").await.unwrap(), 5);

    let bench = bench.reopen();
    assert_eq!(bench.layers.adopt("c1", &[low, high]).unwrap(), root);
    bench.layers.collect();
    assert!(upper.join("change").exists());
    bench.layers.remove_root("c1").unwrap();
    assert!(!upper.exists());
    assert_eq!(bench.leftovers(), [""; 0]);
    let gone = bench.layers.adopt("c1", &[low, high]).unwrap_err();
    assert_eq!(gone.kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn an_id_cannot_name_another_directory() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    for id in ["", ".", "..", "../../tmp", "a/b", "a\0"] {
        assert!(bench.layers.prepare(id, &[]).await.is_err(), "{id:?}");
        assert!(bench.layers.remove_root(id).is_err(), "{id:?}");
    }
}

#[tokio::test]
async fn an_image_without_layers_has_a_root_too() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let RootFs::Overlay { lower, .. } = bench.layers.prepare("c1", &[]).await.unwrap() else {
        panic!()
    };
    assert_eq!(lower.len(), 1);
    assert!(lower[0].is_dir());
}

#[tokio::test]
async fn a_root_is_not_made_twice_nor_collected_when_a_layer_is_missing() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let id = layer(&bench, b"x");
    for container in ["c1", "c2"] {
        let RootFs::Overlay { upper, .. } = bench.layers.prepare(container, &[id]).await.unwrap()
        else {
            panic!()
        };
        fs::write(upper.join("work"), "precious").unwrap();
    }
    assert!(bench.layers.prepare("c1", &[id]).await.is_err());
    bench.layers.collect();
    let files = bench.path().join("layers/overlay2").join(id.hex());
    let bench = bench.reopen();
    fs::remove_dir_all(files).unwrap();
    let bench = bench.reopen();
    assert!(matches!(
        bench.layers.adopt("c1", &[id]),
        Err(LayerError::Missing { .. })
    ));
    bench.layers.collect();
    bench.layers.trash().flush();
    let work = |container: &str| {
        bench
            .path()
            .join(format!("layers/overlay2/roots/{container}/upper/work"))
    };
    assert!(work("c1").exists());
    assert!(!work("c2").exists());
    bench.layers.remove_root("c1").unwrap();
    assert!(!work("c1").exists());
}
