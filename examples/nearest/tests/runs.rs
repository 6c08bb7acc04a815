//! The example runs and prints what it promises.

#![allow(clippy::unwrap_used)]

use std::process::Command;

fn run(words: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_example-nearest"))
        .args(words)
        .output()
        .unwrap();
    (
        output.status.success(),
        String::from_utf8(output.stdout).unwrap(),
    )
}

#[test]
fn by_name_and_by_coordinates() {
    let (fine, text) = run(&["Rennes"]);
    assert!(fine);
    assert!(text.starts_with("Around Rennes (35238):\n"), "{text}");
    assert!(text.contains("made up"), "samples say so");
    let (fine, text) = run(&["-13.3", "-176.2"]);
    assert!(fine);
    assert!(text.lines().next().unwrap().contains("Uvea"), "{text}");
}

#[test]
fn what_cannot_be_found_is_an_error() {
    assert!(!run(&["Xyzzyville"]).0);
    assert!(!run(&["91", "0"]).0);
    assert!(!run(&[]).0);
}
