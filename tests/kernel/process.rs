//! Programs, exit codes, failures.

use crate::support::machine;

#[tokio::test]
async fn a_program_runs_and_its_exit_code_comes_back() {
    let Some(machine) = machine() else { return };
    let plan = machine.plan(&["sh", "-c", "echo out; echo err >&2; exit 7"]);
    let (code, out, err) = machine.run(&plan).await;
    assert_eq!((code, out.as_str(), err.as_str()), (7, "out\n", "err\n"));
}
