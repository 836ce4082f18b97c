//! Programs, users, exit codes, failures.

use pierhead_runtime::launch::{LaunchFailure, Step};
use pierhead_runtime::monitor::client::StartFailure;

use crate::support::{Machine, exec_plan, machine};

#[tokio::test]
async fn a_program_runs_and_its_exit_code_comes_back() {
    let Some(machine) = machine() else { return };
    let plan = machine.plan(&["sh", "-c", "echo out; echo err >&2; exit 7"]);
    let (code, out, err) = machine.run(&plan).await;
    assert_eq!((code, out.as_str(), err.as_str()), (7, "out\n", "err\n"));
}

#[tokio::test]
async fn a_signal_is_told_from_an_exit_code() {
    let Some(machine) = machine() else { return };
    let plan = machine.plan(&["sleep", "100"]);
    let handle = machine.start(&plan).await;
    handle.signal(libc_sigkill()).await.expect("signal");
    let record = handle.wait().await.expect("exit");
    assert_eq!((record.exit_code, record.signal), (137, Some(9)));
    assert!(record.finished_at_unix_nanos >= record.started_at_unix_nanos);
}

fn libc_sigkill() -> i32 {
    nix::sys::signal::Signal::SIGKILL as i32
}

async fn failure(
    machine: &Machine,
    change: impl FnOnce(&mut pierhead_runtime::launch::LaunchPlan),
) -> LaunchFailure {
    let mut plan = machine.plan(&["true"]);
    change(&mut plan);
    match machine.try_start(&plan).await {
        Err(StartFailure::Launch(failure)) => failure,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_program_that_cannot_run_says_why() {
    let Some(machine) = machine() else { return };
    let table = [
        (
            "nosuch",
            127,
            "exec: \"nosuch\": executable file not found in $PATH",
        ),
        (
            "/nosuch",
            127,
            "exec: \"/nosuch\": stat /nosuch: no such file or directory",
        ),
        ("/etc/plain", 126, "exec: \"/etc/plain\": permission denied"),
        ("/etc", 126, "exec: \"/etc\": permission denied"),
    ];
    for (program, code, text) in table {
        let failure = failure(&machine, |plan| {
            plan.process.args = vec![program.to_owned()]
        })
        .await;
        assert_eq!(
            (failure.exit_code(), failure.to_string().as_str()),
            (code, text)
        );
        assert_eq!(failure.step, Step::Exec);
    }
}

#[tokio::test]
async fn a_failed_step_names_itself_and_leaves_nothing() {
    let Some(machine) = machine() else { return };
    let unknown = failure(&machine, |plan| {
        plan.process.user.user = "nobody".to_owned()
    })
    .await;
    assert_eq!(unknown.step, Step::User);
    assert_eq!(
        unknown.to_string(),
        "unable to find user nobody: no matching entries in passwd file"
    );
    let mut groups = Vec::new();
    let missing = failure(&machine, |plan| {
        groups = plan
            .cgroups
            .v1
            .iter()
            .map(|group| group.mount.join(&group.path))
            .collect();
        plan.mounts.push(pierhead_runtime::launch::MountPlan {
            target: "/x".to_owned(),
            kind: pierhead_runtime::launch::MountKind::Bind {
                source: "/nosuch".into(),
                recursive: true,
            },
            attrs: Default::default(),
            propagation: None,
        });
    })
    .await;
    assert_eq!(missing.step, Step::Mount);
    assert_eq!(
        missing.to_string(),
        "open_tree(\"/nosuch\", clone): no such file or directory"
    );
    assert!(groups.iter().all(|group| !group.exists()), "{groups:?}");
}

#[tokio::test]
async fn users_are_those_of_the_containers_files() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&[
        "sh",
        "-c",
        "id -u; id -g; id -G; echo $HOME; pwd; touch made; echo $?",
    ]);
    plan.process.user.user = "web".to_owned();
    plan.process.cwd = "/srv/work".to_owned();
    plan.process.create_cwd = true;
    let (code, out, err) = machine.run(&plan).await;
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (0, "33\n34\n34 90\n/home/web\n/srv/work\n0\n", "")
    );
}

#[tokio::test]
async fn further_processes_run_in_the_same_container() {
    let Some(machine) = machine() else { return };
    let plan = machine.plan(&["sleep", "100"]);
    let handle = machine.start(&plan).await;
    let script = "for n in mnt pid uts ipc net cgroup; do [ $(readlink /proc/1/ns/$n) = $(readlink /proc/self/ns/$n) ] \
                  || exit 3; done; [ $(pwd) = / ] || exit 4; exit 5";
    let process = handle
        .exec(exec_plan(&plan, &["sh", "-c", script]), Default::default())
        .await
        .expect("exec");
    assert_eq!(process.wait().await.expect("exit"), 5);
    let missing = handle
        .exec(exec_plan(&plan, &["nosuch"]), Default::default())
        .await
        .expect_err("not found");
    let StartFailure::Launch(failure) = missing else {
        panic!("{missing:?}")
    };
    assert_eq!(failure.exit_code(), 127);
    let many = (0..20).map(|n| {
        let (handle, plan) = (
            handle.clone(),
            exec_plan(&plan, &["sh", "-c", &format!("exit {n}")]),
        );
        tokio::spawn(async move {
            handle
                .exec(plan, Default::default())
                .await
                .expect("exec")
                .wait()
                .await
        })
    });
    for (n, process) in many.collect::<Vec<_>>().into_iter().enumerate() {
        assert_eq!(process.await.expect("joined").expect("exit"), n as i32);
    }
    let pids = handle.processes().await.expect("processes");
    assert_eq!(pids, [handle.pid()]);
    handle.signal(9).await.expect("kill");
    handle.gone().await;
}
