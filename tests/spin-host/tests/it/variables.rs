//! Variables and the environment.

use crate::running::{Folder, Host, command, probe_manifest};

#[test]
fn variables_are_resolved_for_the_component() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let joined = host.json("/variable?name=joined");
    assert_eq!(joined["value"], "<from the manifest|from the manifest>");
    let cases = [
        ("/variable?name=nowhere", "Error::Undefined("),
        // An application variable is not the component's until it takes it.
        ("/variable?name=replaced", "Error::Undefined("),
        ("/stranger/variable?name=plain", "Error::Undefined("),
        ("/variable?name=No-Name", "Error::InvalidName("),
        ("/variable?name=missing", "Error::Provider("),
    ];
    for (path, expected) in cases {
        let answer = host.json(path);
        let error = answer["error"].as_str().unwrap_or_default();
        assert!(error.starts_with(expected), "{path}: {answer}");
    }
}

#[test]
fn the_command_line_goes_before_the_environment_before_the_manifest() {
    let folder = Folder::new();
    let mut command = command(&folder, &probe_manifest());
    command
        .env("SPIN_VARIABLE_REPLACED", "from the environment")
        .env("SPIN_VARIABLE_MISSING", "from the environment")
        .args(["--variable", "missing=from the command line"]);
    let host = Host::spawn(&mut command);
    let joined = host.json("/variable?name=joined");
    assert_eq!(joined["value"], "<from the manifest|from the environment>");
    let missing = host.json("/variable?name=missing");
    assert_eq!(missing["value"], "from the command line");
}

#[test]
fn the_environment_is_what_manifest_and_command_line_say() {
    let folder = Folder::new();
    let mut command = command(&folder, &probe_manifest());
    command
        .env("PROBE_HIDDEN", "the host's own")
        .args(["--env", "PROBE_GIVEN=a=b"]);
    let host = Host::spawn(&mut command);
    let value = |name: &str| host.json(&format!("/environment?name={name}"))["value"].clone();
    assert_eq!(value("PROBE_NAME"), "probe");
    assert_eq!(value("PROBE_GIVEN"), "a=b");
    assert!(value("PROBE_HIDDEN").is_null());
}
