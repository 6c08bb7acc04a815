//! The host as a program: how it starts, what it prints, how it ends.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::running::{Folder, Host, PROGRAM, command, command_of, probe_manifest, run_to_end};

#[test]
fn a_signal_ends_it_at_once() {
    for signal in ["INT", "TERM"] {
        let folder = Folder::new();
        let host = Host::start(&folder, &[]);
        let mut connection = host.connect();
        connection.send("GET", "/wait?ms=60000", b"", b"");
        thread::sleep(Duration::from_millis(100));
        let begun = Instant::now();
        host.signal(signal);
        let (status, _, stderr) = host.wait();
        assert!(status.success(), "{signal}: {status}");
        assert_eq!(stderr, "", "{signal}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{signal}");
    }
}

#[test]
fn what_components_print_passes_through_unless_quiet() {
    for quiet in [false, true] {
        let folder = Folder::new();
        let host = Host::start(&folder, if quiet { &["--quiet"] } else { &[] });
        assert_eq!(host.get("/print?text=hello").status, 200);
        host.signal("TERM");
        let (_, stdout, stderr) = host.wait();
        let expected = if quiet {
            ("", "")
        } else {
            ("out hello\n", "err hello\n")
        };
        assert_eq!((stdout.as_str(), stderr.as_str()), expected);
    }
}

#[test]
fn a_panic_is_told_with_its_component() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    assert_eq!(host.get("/panic").status, 500);
    host.signal("TERM");
    let (status, _, stderr) = host.wait();
    assert!(status.success());
    assert!(stderr.contains("an instance of probe failed"), "{stderr}");
}

#[test]
fn what_it_compiled_is_kept_beside_it_unless_told_otherwise() {
    let folder = Folder::new();
    let program = folder.path().join("host");
    std::fs::copy(PROGRAM, &program).unwrap();
    let cache = folder.path().join("vigie-spin-host-cache");
    let answers = |arguments: &[&str]| {
        let mut command = command_of(&program, &folder, &probe_manifest());
        let host = Host::spawn(command.args(arguments));
        assert_eq!(host.get("/print?text=hello").status, 200);
    };
    answers(&["--disable-cache"]);
    assert!(!cache.exists());
    answers(&[]);
    let kept = compiled(&cache);
    assert!(!kept.is_empty());
    answers(&[]);
    assert_eq!(compiled(&cache), kept, "nothing was compiled again");
}

/// The compiled components in a folder, with when each was written.
fn compiled(folder: &Path) -> Vec<(PathBuf, SystemTime)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(compiled(&path));
        } else if path.extension().is_none() {
            let written = path.metadata().unwrap().modified().unwrap();
            found.push((path, written));
        }
    }
    found.sort();
    found
}

#[test]
fn what_cannot_start_says_why() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let taken = host.address.to_string();
    let manifest = probe_manifest();
    let unknown_key = manifest.replace("sqlite_databases", "sqlite_database");
    let no_file = manifest.replace("vigie_probe.wasm", "nothing_here.wasm");
    let no_handler = manifest.replacen("source = ", "source = \"spin.toml\" #", 1);
    let cases: [(&str, &[&str], &str); 6] = [
        (
            &manifest,
            &["--listen", &taken],
            "cannot listen on 127.0.0.1:",
        ),
        (
            &manifest,
            &["--from", "/nowhere/spin.toml"],
            "cannot read the manifest /nowhere/spin.toml",
        ),
        (
            &manifest,
            &["--state-dir", "/proc/nowhere"],
            "cannot make the state directory",
        ),
        (
            &unknown_key,
            &[],
            "unknown key `sqlite_database` in [component.probe]",
        ),
        (&no_file, &[], "nothing_here.wasm"),
        (&no_handler, &[], "cannot load the component"),
    ];
    for (manifest, arguments, expected) in cases {
        let folder = Folder::new();
        let mut command = command(&folder, manifest);
        command.args(arguments);
        let output = run_to_end(&mut command);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{stderr}");
        assert!(stderr.starts_with("Error: "), "{stderr}");
        assert!(
            stderr.contains(expected),
            "{expected:?} is not in {stderr:?}"
        );
    }
}
