//! What the harness says to who asks it for something that there is not.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "the helpers of tests may fail like tests"
)]

use std::{
    path::Path,
    process::{Command, Output},
};

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vigie-chaos"))
        .arg("run")
        .args(words)
        .output()
        .unwrap()
}

fn refused(words: &[&str]) -> String {
    let output = run(words);
    assert!(!output.status.success(), "{words:?} must not succeed");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_scenario_that_there_is_not_is_answered_with_those_that_there_are() {
    let said = refused(&["--plan", "plan.json", "--scenario", "fire"]);
    for scenario in ["fire", "kill", "disk-full", "crisis"] {
        assert!(said.contains(scenario), "no {scenario} in {said}");
    }
}

#[test]
fn a_plan_that_there_is_not_is_named() {
    let said = refused(&["--plan", "nowhere/plan.json"]);
    assert!(said.contains("nowhere/plan.json"), "{said}");
}

#[test]
fn a_plan_that_is_none_is_named() {
    // This very file is no plan.
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/chaos.rs");
    let said = refused(&["--plan", file.to_str().unwrap()]);
    assert!(said.contains("is no plan"), "{said}");
}
