use super::*;

const HEX: &str = "4b61c2fcbad8f14e86737ab9c96558fc50928ef856ea66a8e1477cc04177c743";

#[test]
fn names_are_completed_and_shortened() {
    for (text, full, familiar) in [
        ("busybox", "docker.io/library/busybox", "busybox"),
        (
            "busybox:1.36",
            "docker.io/library/busybox:1.36",
            "busybox:1.36",
        ),
        ("library/busybox", "docker.io/library/busybox", "busybox"),
        ("docker.io/busybox", "docker.io/library/busybox", "busybox"),
        (
            "index.docker.io/library/busybox",
            "docker.io/library/busybox",
            "busybox",
        ),
        ("user/app:v1", "docker.io/user/app:v1", "user/app:v1"),
        ("localhost/app", "localhost/app", "localhost/app"),
        (
            "localhost:5000/team/busybox:v1",
            "localhost:5000/team/busybox:v1",
            "localhost:5000/team/busybox:v1",
        ),
        (
            "quay.io/a/b/c_d/e__f/g--h",
            "quay.io/a/b/c_d/e__f/g--h",
            "quay.io/a/b/c_d/e__f/g--h",
        ),
        ("Example.COM/app", "Example.COM/app", "Example.COM/app"),
        ("sha256:abc", "docker.io/library/sha256:abc", "sha256:abc"),
        (
            "docker.io/library/a/b",
            "docker.io/library/a/b",
            "library/a/b",
        ),
        ("a/b:A_.-9", "docker.io/a/b:A_.-9", "a/b:A_.-9"),
    ] {
        let reference = Reference::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(reference.to_string(), full);
        assert_eq!(reference.familiar(), familiar);
        assert_eq!(Reference::parse(full), Ok(reference.clone()));
        assert_eq!(Reference::parse(familiar), Ok(reference));
    }
}

#[test]
fn digests_are_kept_beside_tags() {
    let text = format!("busybox:1@sha256:{HEX}");
    let reference = Reference::parse(&text).unwrap();
    assert_eq!(
        (reference.tag(), reference.digest().map(Digest::hex)),
        (Some("1"), Some(HEX.to_owned()))
    );
    assert_eq!(reference.familiar(), text);
    assert_eq!(reference.clone().or_latest(), reference);
}

#[test]
fn what_is_not_a_name_is_refused() {
    use ReferenceError::{Digest, Format, LooksLikeId, Tag, TooLong, UpperCase};
    for (text, error) in [
        ("", Format),
        (":tag", Format),
        ("@sha256:", Format),
        ("busybox:", Format),
        ("busybox:-x", Format),
        ("-busybox", Format),
        ("busybox-", Format),
        ("a..b", Format),
        ("a___b", Format),
        ("a._b", Format),
        ("a//b", Format),
        ("a/", Format),
        ("/a", Format),
        ("../etc", Format),
        ("a b", Format),
        ("a:b:c", Format),
        ("ex ample.com/a", Format),
        ("example.com:port/a", Format),
        ("-x.com/a", Format),
        ("Busybox", UpperCase),
        ("localhost/Busybox", UpperCase),
        ("Uppercase/lowercase", UpperCase),
        (HEX, LooksLikeId),
        ("busybox@sha256:12", Format),
        ("busybox@sha512:00000000000000000000000000000000", Digest),
        (&format!("busybox:{}", "t".repeat(129)), Format),
        (&"a".repeat(250), TooLong),
    ] {
        assert_eq!(Reference::parse(text), Err(error), "{text}");
    }
    assert_eq!(Reference::with_tag_parameter("busybox", "a/b"), Err(Tag));
}

#[test]
fn the_tag_parameter_wins_over_the_name() {
    for (repo, tag, full) in [
        ("busybox", "", "docker.io/library/busybox:latest"),
        ("busybox:1", "", "docker.io/library/busybox:1"),
        ("busybox:1", "2", "docker.io/library/busybox:2"),
        ("localhost:5000/a", "v1", "localhost:5000/a:v1"),
    ] {
        assert_eq!(
            Reference::with_tag_parameter(repo, tag)
                .unwrap()
                .to_string(),
            full
        );
    }
}

#[test]
fn an_id_is_told_from_a_name() {
    let id = Digest::from_hex(HEX).unwrap();
    assert_eq!(ImageName::parse(HEX), Ok(ImageName::Id(id)));
    assert_eq!(
        ImageName::parse(&format!("sha256:{HEX}")),
        Ok(ImageName::Id(id))
    );
    assert!(matches!(
        ImageName::parse(&HEX[..12]),
        Ok(ImageName::Named(_))
    ));
    assert!(matches!(
        ImageName::parse("sha256:4b61"),
        Ok(ImageName::Named(_))
    ));
}
