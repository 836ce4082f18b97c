use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Batch, Document, Store, StoreError};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Note {
    text: String,
}

impl Document for Note {
    const TABLE: &'static str = "notes";
    const FORMAT: u32 = 2;

    fn upgrade(format: u32, json: &[u8]) -> Option<Result<Self, serde_json::Error>> {
        (format == 1).then(|| serde_json::from_slice(json).map(|text| Self { text }))
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Other {
    number: u32,
}

impl Document for Other {
    const TABLE: &'static str = "others";
    const FORMAT: u32 = 1;
}

fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
    }
}

fn path(directory: &tempfile::TempDir) -> PathBuf {
    directory.path().join("test.redb")
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(&path(&directory)).unwrap();
    store.put("a", &note("1")).await.unwrap();
    store.put("b", &note("2")).await.unwrap();
    store.put("a", &note("3")).await.unwrap();
    store.remove::<Note>("b").await.unwrap();
    store.remove::<Note>("never was").await.unwrap();
    drop(store);
    let store = Store::open(&path(&directory)).unwrap();
    let loaded = store.load::<Note>().unwrap();
    assert_eq!(
        loaded.documents.into_iter().collect::<Vec<_>>(),
        [("a".to_owned(), note("3"))]
    );
    assert_eq!(store.get::<Note>("a").unwrap(), Some(note("3")));
    assert_eq!(store.get::<Note>("b").unwrap(), None);
    assert_eq!(store.get::<Other>("a").unwrap(), None);
    assert!(store.load::<Other>().unwrap().documents.is_empty());
}

#[tokio::test]
async fn a_batch_is_one_change_of_several_tables() {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(&path(&directory)).unwrap();
    let mut batch = Batch::new();
    batch
        .put("a", &note("1"))
        .unwrap()
        .put("a", &Other { number: 1 })
        .unwrap()
        .remove::<Note>("b");
    store.commit(batch).await.unwrap();
    assert_eq!(store.get::<Other>("a").unwrap(), Some(Other { number: 1 }));
    store.commit(Batch::new()).await.unwrap();
}

#[tokio::test]
async fn a_broken_document_is_listed_and_removable_and_costs_no_other() {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(&path(&directory)).unwrap();
    store.put("whole", &note("1")).await.unwrap();
    let mut batch = Batch::new();
    let cases: [(&str, &[u8], &str); 5] = [
        ("empty", b"", "has no format number"),
        ("short", b"\x02\0", "has no format number"),
        (
            "cut",
            b"\x02\0\0\0{\"text\":\"x",
            "not readable as format 2",
        ),
        ("future", b"\x09\0\0\0{}", "its format is 9"),
        ("random", b"\x02\0\0\0\xff\xfe\x80", "not readable"),
    ];
    for (key, bytes, _) in cases {
        batch.put_raw::<Note>(key, bytes);
    }
    batch.put_raw::<Note>("old", b"\x01\0\0\0\"text of format 1\"");
    store.commit(batch).await.unwrap();
    let loaded = store.load::<Note>().unwrap();
    assert_eq!(
        loaded.documents.keys().collect::<Vec<_>>(),
        ["old", "whole"]
    );
    assert_eq!(loaded.documents["old"], note("text of format 1"));
    assert_eq!(loaded.broken.len(), cases.len());
    for (key, _, reason) in cases {
        let broken = loaded
            .broken
            .iter()
            .find(|broken| broken.key == key)
            .unwrap();
        assert!(broken.reason.contains(reason), "{}", broken.reason);
        assert!(matches!(
            store.get::<Note>(key),
            Err(StoreError::Broken { .. })
        ));
        store.remove::<Note>(key).await.unwrap();
    }
    assert!(store.load::<Note>().unwrap().broken.is_empty());
}

#[test]
fn a_second_opening_says_that_a_daemon_is_running() {
    let directory = tempfile::tempdir().unwrap();
    let _first = Store::open(&path(&directory)).unwrap();
    let error = Store::open(&path(&directory)).unwrap_err();
    assert!(matches!(error, StoreError::Locked { .. }));
    assert!(
        error.to_string().contains("is a daemon already running"),
        "{error}"
    );
}

#[test]
fn an_unusable_place_is_an_error_and_changes_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let error = Store::open(&directory.path().join("missing/test.redb")).unwrap_err();
    assert!(matches!(error, StoreError::Open { .. }), "{error}");
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
}

#[test]
fn a_damaged_file_never_blocks_the_start() {
    let directory = tempfile::tempdir().unwrap();
    let path = path(&directory);
    let store = Store::open(&path).unwrap();
    let mut batch = Batch::new();
    for number in 0..50 {
        batch
            .put(&format!("key-{number}"), &note(&"x".repeat(200)))
            .unwrap();
    }
    store.commit_blocking(batch).unwrap();
    drop(store);
    let whole = fs::read(&path).unwrap();
    let mut damages: Vec<Vec<u8>> = [0, 1, 4096, whole.len() / 2, whole.len() - 1]
        .map(|length| whole[..length].to_vec())
        .into_iter()
        .chain([b"not a database at all".repeat(1000), vec![0; whole.len()]])
        .collect();
    for at in (0..whole.len().min(64 << 10)).step_by(1031) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x10;
        damages.push(flipped);
    }
    for (number, damage) in damages.iter().enumerate() {
        fs::write(&path, damage).unwrap();
        let store = Store::open(&path).unwrap_or_else(|error| panic!("damage {number}: {error:?}"));
        let loaded = store.load::<Note>().unwrap();
        if let Some(aside) = store.replaced() {
            assert!(loaded.documents.is_empty());
            assert_eq!(
                fs::read(aside).unwrap().len(),
                damage.len(),
                "damage {number}"
            );
            fs::remove_file(aside).unwrap();
        }
        store
            .commit_blocking({
                let mut batch = Batch::new();
                batch.put("after", &note("1")).unwrap();
                batch
            })
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_writers_are_all_heard() {
    let directory = tempfile::tempdir().unwrap();
    let store = Arc::new(Store::open(&path(&directory)).unwrap());
    let tasks: Vec<_> = (0..100)
        .map(|number| {
            let store = Arc::clone(&store);
            tokio::spawn(async move { store.put(&format!("{number}"), &note("x")).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(store.load::<Note>().unwrap().documents.len(), 100);
}
