use std::collections::BTreeMap;

use super::{ChangeError, apply_changes};
use crate::images::{Healthcheck, RunConfig};

fn apply(changes: &[&str]) -> Result<RunConfig, ChangeError> {
    let mut config = RunConfig {
        env: Some(vec!["A=one".to_owned(), "P=/p".to_owned()]),
        ..RunConfig::default()
    };
    apply_changes(
        &mut config,
        &changes.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>(),
    )?;
    Ok(config)
}

fn words(list: &[&str]) -> Option<Vec<String>> {
    Some(list.iter().map(|word| (*word).to_owned()).collect())
}

#[test]
fn commands_come_in_two_forms() {
    for (change, command) in [
        (r#"CMD ["sh"]"#, words(&["sh"])),
        (r#"cmd ["a", "b c"]"#, words(&["a", "b c"])),
        (
            "CMD echo $A 'x y'",
            words(&["/bin/sh", "-c", "echo $A 'x y'"]),
        ),
        (r#"CMD ["a", b]"#, words(&["/bin/sh", "-c", r#"["a", b]"#])),
        ("CMD []", words(&[])),
    ] {
        assert_eq!(apply(&[change]).unwrap().cmd, command, "{change}");
    }
    assert_eq!(
        apply(&["SHELL [\"ash\",\"-x\"]", "CMD ls"]).unwrap().cmd,
        words(&["ash", "-x", "ls"])
    );
    assert!(
        apply(&["CMD [1]"])
            .unwrap_err()
            .to_string()
            .contains("strings only")
    );
    assert!(apply(&["CMD"]).is_err());
}

#[test]
fn an_entry_point_takes_an_older_command_away() {
    let mut config = RunConfig {
        cmd: words(&["old"]),
        ..RunConfig::default()
    };
    apply_changes(&mut config, &["ENTRYPOINT [\"run\"]".to_owned()]).unwrap();
    assert_eq!((config.cmd, config.entrypoint), (None, words(&["run"])));
    let both = apply(&["CMD [\"x\"]", "ENTRYPOINT run it"]).unwrap();
    assert_eq!(
        (both.cmd, both.entrypoint),
        (words(&["x"]), words(&["/bin/sh", "-c", "run it"]))
    );
    assert_eq!(apply(&["ENTRYPOINT []"]).unwrap().entrypoint, None);
}

#[test]
fn variables_are_set_and_used() {
    for (change, env) in [
        ("ENV B=2", &["A=one", "P=/p", "B=2"][..]),
        ("ENV A=2", &["A=2", "P=/p"]),
        ("ENV B two words", &["A=one", "P=/p", "B=two words"]),
        (
            "ENV B=\"two words\" C='$A'",
            &["A=one", "P=/p", "B=two words", "C=$A"],
        ),
        (
            "ENV B=$A C=${A}x D=\"$A\"",
            &["A=one", "P=/p", "B=one", "C=onex", "D=one"],
        ),
        (
            "ENV B=${X:-none} C=${A:+some} D=${X:+some}",
            &["A=one", "P=/p", "B=none", "C=some", "D="],
        ),
        ("ENV A=2 B=$A", &["A=2", "P=/p", "B=one"]),
        (
            r"ENV B=a\ b C=\$A D=\\",
            &["A=one", "P=/p", "B=a b", "C=$A", r"D=\"],
        ),
        ("ENV B=$ C=$-", &["A=one", "P=/p", "B=$", "C=$-"]),
        ("ENV B=a=b=", &["A=one", "P=/p", "B=a=b="]),
        ("ENV B=${X:-$A}", &["A=one", "P=/p", "B=one"]),
    ] {
        assert_eq!(apply(&[change]).unwrap().env, words(env), "{change}");
    }
    for change in [
        "ENV",
        "ENV B",
        "ENV B=1 C",
        "ENV =x",
        "ENV B='x",
        "ENV B=\"x",
        "ENV B=${A",
        "ENV B=${A:?x}",
        "ENV B=${}",
    ] {
        assert!(apply(&[change]).is_err(), "{change}");
    }
}

#[test]
fn labels_ports_and_volumes_add_up() {
    let config = apply(&[
        "LABEL a=1 \"b c\"='d e'",
        "LABEL a=2",
        "EXPOSE 80 53/UDP",
        "EXPOSE 8000-8002",
        "VOLUME /data $P/x",
        "VOLUME [\"/data\", \"/with space\"]",
    ])
    .unwrap();
    let labels = [("a", "2"), ("b c", "d e")].map(|(k, v)| (k.to_owned(), v.to_owned()));
    assert_eq!(config.labels, Some(BTreeMap::from(labels)));
    assert_eq!(
        config.exposed_ports,
        words(&["53/udp", "80/tcp", "8000/tcp", "8001/tcp", "8002/tcp"])
    );
    assert_eq!(config.volumes, words(&["/data", "/p/x", "/with space"]));
    for change in [
        "EXPOSE x",
        "EXPOSE 0",
        "EXPOSE 70000",
        "EXPOSE 9-8",
        "EXPOSE 80/icmp",
        "VOLUME",
        "VOLUME []",
        "VOLUME [\"\"]",
    ] {
        assert!(apply(&[change]).is_err(), "{change}");
    }
}

#[test]
fn directories_are_joined() {
    for (changes, directory) in [
        (&["WORKDIR /a/b"][..], "/a/b"),
        (&["WORKDIR /a", "WORKDIR b"], "/a/b"),
        (&["WORKDIR a"], "/a"),
        (&["WORKDIR /a//./b/../c/"], "/a/c"),
        (&["WORKDIR ../../.."], "/"),
        (&["WORKDIR $P/x"], "/p/x"),
    ] {
        assert_eq!(
            apply(changes).unwrap().working_dir,
            directory,
            "{changes:?}"
        );
    }
}

#[test]
fn health_checks_have_options() {
    let config = apply(&[
        "HEALTHCHECK --interval=1m30s --timeout=500ms --retries=3 --start-period=0s CMD curl -f x",
    ])
    .unwrap();
    assert_eq!(
        config.healthcheck,
        Some(Healthcheck {
            test: words(&["CMD-SHELL", "curl -f x"]),
            interval_nanos: 90_000_000_000,
            timeout_nanos: 500_000_000,
            start_period_nanos: 0,
            retries: 3,
        })
    );
    let test = |change| apply(&[change]).unwrap().healthcheck.unwrap().test;
    assert_eq!(test("HEALTHCHECK none"), words(&["NONE"]));
    assert_eq!(
        test("HEALTHCHECK CMD [\"a\",\"b\"]"),
        words(&["CMD", "a", "b"])
    );
    for change in [
        "HEALTHCHECK",
        "HEALTHCHECK NONE x",
        "HEALTHCHECK RUN x",
        "HEALTHCHECK CMD",
        "HEALTHCHECK --interval=1us CMD x",
        "HEALTHCHECK --interval=soon CMD x",
        "HEALTHCHECK --retries=0 CMD x",
        "HEALTHCHECK --colour=red CMD x",
        "HEALTHCHECK --interval CMD x",
    ] {
        assert!(apply(&[change]).is_err(), "{change}");
    }
}

#[test]
fn the_other_instructions() {
    let config = apply(&[
        "USER 1000:1000",
        "STOPSIGNAL SIGRTMIN+3",
        "ONBUILD RUN make",
        "# a comment",
        "",
    ])
    .unwrap();
    assert_eq!(
        (config.user.as_str(), config.stop_signal.as_str()),
        ("1000:1000", "SIGRTMIN+3")
    );
    assert_eq!(config.on_build, words(&["RUN make"]));
    assert_eq!(
        apply(&["ENV B=1 \\\n  C=2"]).unwrap().env,
        words(&["A=one", "P=/p", "B=1", "C=2"])
    );
    for signal in ["9", "KILL", "sigterm"] {
        assert!(
            apply(&[&format!("STOPSIGNAL {signal}")]).is_ok(),
            "{signal}"
        );
    }
    for change in [
        "STOPSIGNAL FOO",
        "STOPSIGNAL 65",
        "USER",
        "USER a b",
        "ONBUILD FROM x",
        "ONBUILD ONBUILD RUN x",
        "SHELL sh",
    ] {
        assert!(apply(&[change]).is_err(), "{change}");
    }
    assert_eq!(
        apply(&["RUN ls"]).unwrap_err().to_string(),
        "RUN is not a valid change command"
    );
}
