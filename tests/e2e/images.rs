//! Images: what comes in by import and load, under which names it is found, and when it may go.

use pierhead_client::archive::Archive;
use pierhead_tests::daemon::Daemon;
use pierhead_tests::exchange::Answer;
use pierhead_tests::image;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::api::{self, config};
use crate::support::daemon;

const TAR: [(&str, &str); 1] = [("Content-Type", "application/x-tar")];

/// The digest of these bytes, as images spell it.
fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// An archive as `docker save` writes one: the base layer is the test image's, the second one removes a file of it,
/// replaces one and adds one.
struct Saved {
    archive: Vec<u8>,
    id: String,
    layers: Vec<String>,
}

fn saved(name: &str, claimed_layer: Option<&str>) -> Saved {
    let base = image::archive();
    let mut upper = Archive::new();
    let mut fill = || {
        upper.directory("etc", 0o755)?;
        upper.file("etc/.wh.group", 0o644, b"")?;
        upper.file("etc/passwd", 0o644, b"root:x:0:0:replaced:/:/bin/true\n")?;
        upper.directory("opt", 0o755)?;
        upper.file("opt/added", 0o644, b"added\n")?;
        Ok::<_, std::io::Error>(())
    };
    fill().expect("memory takes it");
    let upper = upper.finish().expect("memory takes it");
    let layers = vec![digest(&base), digest(&upper)];
    let mut claimed = layers.clone();
    if let Some(other) = claimed_layer {
        claimed[1] = other.to_owned();
    }
    let config = json!({
        "architecture": "amd64",
        "os": "linux",
        "created": "2024-05-06T07:08:09Z",
        "config": {
            "Cmd": ["cat", "/opt/added"], "Env": ["PATH=/bin", "COLOUR=green"], "WorkingDir": "/opt",
            "Labels": {"kind": "saved"},
        },
        "rootfs": {"type": "layers", "diff_ids": claimed},
        "history": [
            {"created": "2024-05-06T07:08:08Z", "created_by": "base"},
            {"created": "2024-05-06T07:08:08Z", "created_by": "CMD cat", "empty_layer": true},
            {"created": "2024-05-06T07:08:09Z", "created_by": "upper", "comment": "on top"},
        ],
    })
    .to_string();
    let id = digest(config.as_bytes());
    let config_name = format!("{}.json", &id["sha256:".len()..]);
    let manifest = json!([{
        "Config": config_name, "RepoTags": [name], "Layers": ["one/layer.tar", "two/layer.tar"],
    }]);
    let mut archive = Archive::new();
    let mut fill = || {
        archive.file(&config_name, 0o644, config.as_bytes())?;
        archive.directory("one", 0o755)?;
        archive.file("one/layer.tar", 0o644, &base)?;
        archive.directory("two", 0o755)?;
        archive.file("two/layer.tar", 0o644, &upper)?;
        archive.file("manifest.json", 0o644, manifest.to_string().as_bytes())?;
        Ok::<_, std::io::Error>(())
    };
    fill().expect("memory takes it");
    Saved {
        archive: archive.finish().expect("memory takes it"),
        id,
        layers,
    }
}

fn load(daemon: &Daemon, archive: &[u8]) -> Answer {
    daemon.exchange("POST", "/images/load", &TAR, archive)
}

fn import(daemon: &Daemon, query: &str) -> String {
    let mut archive = Archive::new();
    archive
        .file("file", 0o644, query.as_bytes())
        .expect("memory takes it");
    let archive = archive.finish().expect("memory takes it");
    let path = format!("/images/create?fromSrc=-{query}");
    let answer = daemon.exchange("POST", &path, &TAR, &archive).expect(200);
    let lines = answer.json_lines();
    let last = lines.last().expect("progress");
    last["status"].as_str().expect("the id").to_owned()
}

fn tag(daemon: &Daemon, name: &str, query: &str) -> Answer {
    daemon.ask("POST", &format!("/images/{name}/tag?{query}"), &Value::Null)
}

fn remove(daemon: &Daemon, name: &str, query: &str) -> Answer {
    daemon.ask("DELETE", &format!("/images/{name}?{query}"), &Value::Null)
}

/// The names under which an image is found, sorted.
fn tags(daemon: &Daemon, id: &str) -> Vec<String> {
    let image = daemon.get(&format!("/images/{id}/json"));
    let tags = image["RepoTags"].as_array().expect("a list");
    let mut tags: Vec<String> = tags
        .iter()
        .filter_map(|tag| Some(tag.as_str()?.to_owned()))
        .collect();
    tags.sort();
    tags
}

/// A list's query with one filter.
fn filter(key: &str, value: &str) -> String {
    format!("filters=%7B%22{key}%22:%5B%22{value}%22%5D%7D")
}

/// The ids of the images that a list with this query has, sorted.
fn listed(daemon: &Daemon, query: &str) -> Vec<String> {
    let list = daemon.get(&format!("/images/json?{query}"));
    let list = list.as_array().expect("a list");
    let mut ids: Vec<String> = list
        .iter()
        .filter_map(|one| Some(one["Id"].as_str()?.to_owned()))
        .collect();
    ids.sort();
    ids
}

#[test]
fn an_import_has_the_name_and_the_changes_it_was_given() {
    let Some(daemon) = daemon(&[]) else { return };
    let changes =
        "&changes=CMD%20%5B%22cat%22%2C%22%2Ffile%22%5D&changes=ENV%20A%3Db&changes=LABEL%20k%3Dv";
    let id = import(
        &daemon,
        &format!("&repo=imported&tag=one&message=hello{changes}"),
    );
    let image = daemon.get("/images/imported:one/json");
    assert_eq!(image["Id"], id.as_str());
    assert_eq!(image["RepoTags"], json!(["imported:one"]));
    assert_eq!(image["Config"]["Cmd"], json!(["cat", "/file"]));
    assert_eq!(image["Config"]["Env"], json!(["A=b"]));
    assert_eq!(image["Config"]["Labels"], json!({"k": "v"}));
    assert_eq!(image["Comment"], "hello");
    assert_eq!(image["RootFS"]["Layers"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        listed(&daemon, &filter("reference", "imported:*")),
        [id.as_str()]
    );
    remove(&daemon, "imported:one", "").expect(200);
}

#[test]
fn an_import_without_a_name_is_found_by_its_id() {
    let Some(daemon) = daemon(&[]) else { return };
    let id = import(&daemon, "");
    assert_eq!(tags(&daemon, &id), Vec::<String>::new());
    let short = &id["sha256:".len()..][..12];
    assert_eq!(
        daemon.get(&format!("/images/{short}/json"))["Id"],
        id.as_str()
    );
    assert!(listed(&daemon, &filter("dangling", "true")).contains(&id));
    assert!(!listed(&daemon, &filter("dangling", "false")).contains(&id));
    remove(&daemon, &id, "").expect(200);
    daemon
        .ask("GET", &format!("/images/{id}/json"), &Value::Null)
        .expect(404);
}

#[test]
fn a_load_keeps_digests_configuration_and_history() {
    let Some(daemon) = daemon(&[]) else { return };
    let saved = saved("registry:5000/a/b:loaded", None);
    let answer = load(&daemon, &saved.archive).expect(200);
    let said = answer.text();
    assert!(
        said.contains("Loaded image: registry:5000/a/b:loaded"),
        "{said}"
    );
    let image = daemon.get("/images/registry:5000/a/b:loaded/json");
    assert_eq!(image["Id"], saved.id.as_str());
    assert_eq!(image["RootFS"]["Layers"], json!(saved.layers));
    assert_eq!(image["Created"], "2024-05-06T07:08:09Z");
    assert_eq!(image["Architecture"], "amd64");
    assert_eq!(image["Config"]["Cmd"], json!(["cat", "/opt/added"]));
    let history = daemon.get("/images/registry:5000/a/b:loaded/history");
    let made: Vec<_> = history
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["CreatedBy"].clone())
        .collect();
    assert_eq!(made, ["upper", "CMD cat", "base"]);
    assert_eq!(history[1]["Size"], 0);
    assert_eq!(history[0]["Comment"], "on top");
    let listed = listed(&daemon, &filter("label", "kind=saved"));
    assert_eq!(listed, [saved.id.as_str()]);
    remove(&daemon, &saved.id, "").expect(200);
}

#[test]
fn layers_cover_what_is_below_them() {
    let Some(daemon) = daemon(&[]) else { return };
    let saved = saved("layered:latest", None);
    load(&daemon, &saved.archive).expect(200);
    let mut plain = config(&[]);
    plain["Image"] = json!("layered");
    plain["Cmd"] = Value::Null;
    api::run(&daemon, "plain", &plain);
    assert_eq!(api::wait(&daemon, "plain"), 0);
    assert_eq!(api::logs(&daemon, "plain"), "added\n");
    plain["Cmd"] = json!(["cat", "/etc/passwd", "/etc/group"]);
    api::run(&daemon, "covered", &plain);
    assert_eq!(api::wait(&daemon, "covered"), 1, "the second file is gone");
    let said = api::logs(&daemon, "covered");
    assert!(said.contains("root:x:0:0:replaced:"), "{said}");
    assert!(said.contains("No such file"), "{said}");
    api::remove(&daemon, "plain");
    api::remove(&daemon, "covered");
    remove(&daemon, "layered", "").expect(200);
}

#[test]
fn a_load_that_is_not_what_it_claims_leaves_nothing() {
    let Some(daemon) = daemon(&[]) else { return };
    let before = listed(&daemon, "all=1");
    let lie = digest(b"something else");
    let wrong = saved("wrong:latest", Some(&lie)).archive;
    let good = saved("good:latest", None).archive;
    let half = &good[..good.len() / 2];
    for (what, archive) in [
        ("digest", &wrong[..]),
        ("half", half),
        ("noise", &[7; 4096]),
    ] {
        let answer = load(&daemon, archive);
        // The answer may have begun before the fault is found; the error is in it then.
        let text = answer.text();
        let refused = answer.status >= 400 || text.contains("\"error\"");
        assert!(refused, "{what}: {} {text}", answer.status);
        assert_eq!(listed(&daemon, "all=1"), before, "{what}");
    }
    daemon
        .ask("GET", "/images/wrong:latest/json", &Value::Null)
        .expect(404);
    load(&daemon, &good).expect(200);
    remove(&daemon, "good", "").expect(200);
}

#[test]
fn an_image_has_as_many_names_as_it_is_given() {
    let Some(daemon) = daemon(&[]) else { return };
    let id = import(&daemon, "&repo=first&tag=one");
    tag(
        &daemon,
        "first:one",
        "repo=registry:5000/team/deep/name&tag=two",
    )
    .expect(201);
    tag(&daemon, &id, "repo=second").expect(201);
    assert_eq!(
        tags(&daemon, &id),
        [
            "first:one",
            "registry:5000/team/deep/name:two",
            "second:latest"
        ]
    );
    let found = daemon.get("/v1.30/images/registry:5000/team/deep/name:two/json");
    assert_eq!(found["Id"], id.as_str());
    assert_eq!(
        listed(&daemon, &filter("reference", "first")),
        [id.as_str()]
    );

    let gone = remove(&daemon, "second", "").expect(200).json();
    assert_eq!(gone, json!([{"Untagged": "second:latest"}]));
    assert_eq!(tags(&daemon, &id).len(), 2);

    let other = import(&daemon, "&repo=first&tag=one&message=moved");
    assert_ne!(other, id, "a name moves to the image that is given it last");
    assert_eq!(tags(&daemon, &id), ["registry:5000/team/deep/name:two"]);
    remove(&daemon, &other, "").expect(200);
    let gone = remove(&daemon, "registry:5000/team/deep/name:two", "")
        .expect(200)
        .json();
    let gone = gone.as_array().expect("a list");
    assert!(gone.contains(&json!({"Deleted": id})), "{gone:?}");
    daemon
        .ask("GET", &format!("/images/{id}/json"), &Value::Null)
        .expect(404);
}

#[test]
fn a_name_that_is_none_is_refused() {
    let Some(daemon) = daemon(&[]) else { return };
    for query in [
        "repo=UPPER",
        "repo=a//b",
        "repo=a&tag=sp%20ace",
        "repo=a:b:c",
        "repo=",
    ] {
        let answer = tag(&daemon, image::NAME, query);
        assert_eq!(answer.status, 400, "{query}: {}", answer.text());
    }
    tag(&daemon, "missing", "repo=a").expect(404);
}

#[test]
fn an_image_in_use_stays() {
    let Some(daemon) = daemon(&[]) else { return };
    let id = import(&daemon, "&repo=used");
    let mut sleeper = config(&["sleep", "100"]);
    sleeper["Image"] = json!("used");
    let container = api::create(&daemon, "user", &sleeper);
    let said = remove(&daemon, "used", "").expect(409).message();
    assert!(
        said.contains("unable to remove repository reference \"used\""),
        "{said}"
    );
    assert!(said.contains(&container[..12]), "{said}");
    let said = remove(&daemon, &id, "").expect(409).message();
    assert!(said.contains(&container[..12]), "{said}");

    tag(&daemon, "used", "repo=again").expect(201);
    remove(&daemon, "again", "").expect(200);
    api::remove(&daemon, "user");
    remove(&daemon, "used", "").expect(200);
}

#[test]
fn an_id_with_several_names_goes_only_by_force() {
    let Some(daemon) = daemon(&[]) else { return };
    let id = import(&daemon, "&repo=one");
    tag(&daemon, "one", "repo=two").expect(201);
    let said = remove(&daemon, &id, "").expect(409).message();
    assert!(said.contains("must be forced"), "{said}");
    assert!(
        said.contains("referenced in multiple repositories"),
        "{said}"
    );
    let gone = remove(&daemon, &id, "force=1").expect(200).json();
    let gone = gone.as_array().expect("a list");
    for expected in [
        json!({"Untagged": "one:latest"}),
        json!({"Untagged": "two:latest"}),
        json!({"Deleted": id}),
    ] {
        assert!(gone.contains(&expected), "{expected} in {gone:?}");
    }
}

#[test]
fn the_image_of_a_running_container_goes_by_no_force() {
    let Some(daemon) = daemon(&[]) else { return };
    let id = {
        let image = daemon.get(&format!("/images/{}/json", image::NAME));
        image["Id"].as_str().expect("an id").to_owned()
    };
    api::run(&daemon, "runner", &config(&["sleep", "100"]));
    let said = remove(&daemon, &id, "force=1").expect(409).message();
    assert!(said.contains("cannot be forced"), "{said}");
    api::remove(&daemon, "runner");
}
