//! Spin: the application that is built, and the host that serves it.
//!
//! `SPIN=/path/to/spin` names a real Spin. Without it the test host of this
//! repository takes its place, which understands the same manifest and options.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use toml::{Table, Value};

use crate::build::Build;
use crate::functions::Application;
use crate::guard::guarded;
use crate::oidc;
use crate::programs::{Made, SPIN_HOST};
use crate::workerd::Door;

/// A manifest, changed to stand beside what was built: the sources point to
/// their neighbours and nothing is left to compile.
pub(crate) fn packed(text: &str, application: &Application) -> Result<String> {
    let file = application.manifest;
    let mut manifest: Table = text
        .parse()
        .with_context(|| format!("{file} is not valid TOML"))?;
    for function in application.functions {
        let name = function.name;
        let component = manifest
            .get_mut("component")
            .and_then(|components| components.get_mut(name))
            .and_then(Value::as_table_mut)
            .ok_or_else(|| anyhow!("{file} has no component {name}"))?;
        component.insert("source".to_owned(), format!("{name}.wasm").into());
        component.remove("build");
    }
    toml::to_string(&manifest).context("cannot write the manifest")
}

/// The real Spin that the variable SPIN names, if it names one.
pub(crate) fn named() -> Result<Option<PathBuf>> {
    let Some(spin) = env::var_os("SPIN").map(PathBuf::from) else {
        return Ok(None);
    };
    if !spin.is_file() {
        bail!("SPIN is {}, where no file stands", spin.display());
    }
    Ok(Some(spin))
}

/// The host to serve with: the real Spin, or the test host, built if need be.
pub(crate) fn host(made: Made) -> Result<PathBuf> {
    match named()? {
        Some(spin) => Ok(spin),
        None => SPIN_HOST.built(made),
    }
}

/// The command that serves an application.
pub(crate) fn command(build: &Build, host: &Path, door: &Door, state: &Path) -> Command {
    let mut command = guarded(host);
    command
        .args(["up", "-f"])
        .arg(build.spin_manifest())
        .args(["--listen", &door.listen.to_string(), "--state-dir"])
        .arg(state.join("spin"))
        .arg("--quiet");
    if let Some(operator) = &door.operator {
        command.env("SPIN_VARIABLE_OPERATOR", operator);
    }
    let origin = door.oidc_origin.as_ref();
    let origin = origin.map(|origin| (oidc::VARIABLE, origin.as_str()));
    let others = door.variables.iter();
    let others = others.map(|(name, value)| (*name, value.as_str()));
    for (name, value) in origin.into_iter().chain(others) {
        command.env(
            format!("SPIN_VARIABLE_{}", name.to_ascii_uppercase()),
            value,
        );
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Directory;
    use crate::functions::HELLO;

    const MANIFEST: &str = r#"
spin_manifest_version = 2

[[trigger.http]]
route = "/..."
component = "hello"

[component.hello]
source = "target/wasm32-wasip2/release/vigie_hello.wasm"
allowed_outbound_hosts = []

[component.hello.build]
command = "cargo build"
"#;

    #[test]
    fn sources_become_neighbours_and_nothing_is_compiled() {
        let packed: Table = packed(MANIFEST, &HELLO).unwrap().parse().unwrap();
        let hello = &packed["component"]["hello"];
        assert_eq!(hello["source"].as_str(), Some("hello.wasm"));
        assert!(hello.get("build").is_none());
        assert!(hello.get("allowed_outbound_hosts").is_some());
    }

    #[test]
    fn a_function_without_a_component_is_an_error() {
        let error = packed("[component.other]\nsource = \"x\"\n", &HELLO).unwrap_err();
        assert_eq!(
            error.to_string(),
            "tests/hello/spin.toml has no component hello"
        );
    }

    #[test]
    fn variables_are_given_where_no_list_of_processes_shows_them() {
        let build = Build {
            dist: "/srv".into(),
            directory: Directory::Sample,
        };
        let door = Door {
            listen: "127.0.0.1:8787".parse().unwrap(),
            trust_cf_header: false,
            operator: None,
            oidc_origin: Some("http://127.0.0.1:9000".parse().unwrap()),
            variables: vec![("capability_keys", "dev=secret".to_owned())],
        };
        let command = command(&build, Path::new("spin"), &door, Path::new("/state"));
        for given in [
            ("SPIN_VARIABLE_CAPABILITY_KEYS", "dev=secret"),
            ("SPIN_VARIABLE_OIDC_ORIGIN", "http://127.0.0.1:9000"),
        ] {
            assert!(command.get_envs().any(|(name, value)| {
                (name.to_str(), value.and_then(std::ffi::OsStr::to_str))
                    == (Some(given.0), Some(given.1))
            }));
            assert!(
                !command
                    .get_args()
                    .any(|word| word.to_string_lossy().contains(given.1))
            );
        }
    }
}
