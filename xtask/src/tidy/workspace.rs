//! Rules about how the repository is put together.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::Finding;
use super::checkout::Checkout;
use crate::functions::{self, Application, HELLO, VIGIE};
use crate::tools::{WASM_BINDGEN, WORKER_BUILD, locked_version};
use crate::workerd::COMPATIBILITY_DATE;

/// The lints without which a function could panic.
const AGAINST_PANICS: &[&str] = &[
    "expect_used",
    "indexing_slicing",
    "panic",
    "todo",
    "unimplemented",
    "unwrap_used",
];

/// Every crate goes by the workspace's lints, and those forbid panics.
pub(super) fn members_share_the_lint_table(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = each_member(checkout, |manifest| {
        let shared = value(manifest, &["lints", "workspace"]).and_then(Value::as_bool);
        (shared != Some(true)).then(|| "add `[lints]` with `workspace = true`".to_owned())
    });
    if let (Some(file), Some(manifest)) = (checkout.file("Cargo.toml"), checkout.toml("Cargo.toml"))
    {
        for lint in AGAINST_PANICS {
            let level = value(&manifest, &["workspace", "lints", "clippy", lint]);
            if level.and_then(Value::as_str) != Some("deny") {
                findings.push(file.finding_at(
                    "[workspace.lints.clippy]",
                    format!("the workspace must deny `{lint}`"),
                ));
            }
        }
    }
    findings
}

/// A newcomer finds every crate on the map, and a crate says what it is.
pub(super) fn members_are_described_and_mapped(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = each_member(checkout, |manifest| {
        let description = value(manifest, &["package", "description"]);
        description
            .is_none()
            .then(|| "say what the crate is in `description`".to_owned())
    });
    let map = checkout
        .file("ARCHITECTURE.md")
        .map_or("", |file| &file.text);
    for member in checkout.members() {
        if !map.contains(&member) {
            findings.push(Finding {
                path: "ARCHITECTURE.md".to_owned(),
                line: 1,
                message: format!("the code map lacks `{member}`"),
            });
        }
    }
    findings
}

/// What integrators copy from is built with everything else.
pub(super) fn examples_are_members(checkout: &Checkout) -> Vec<Finding> {
    let members = checkout.members();
    let findings = checkout
        .below(&["examples/"], &["/Cargo.toml"])
        .filter_map(|file| {
            let folder = file.path.strip_suffix("/Cargo.toml")?;
            let known = members.iter().any(|member| member == folder);
            (!known).then(|| file.finding(1, "not a member of the workspace, so never built"))
        });
    findings.collect()
}

/// A function's entry point is chosen by the target alone.
pub(super) fn functions_build_for_both_hosts(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for function in functions::all() {
        let path = format!("{}/Cargo.toml", function.folder);
        let (Some(file), Some(manifest)) = (checkout.file(&path), checkout.toml(&path)) else {
            continue;
        };
        let kinds = value(&manifest, &["lib", "crate-type"]).and_then(Value::as_array);
        let kinds: BTreeSet<&str> = kinds
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        if kinds != BTreeSet::from(["cdylib", "rlib"]) {
            findings.push(file.finding_at("[lib]", "a function is a cdylib and an rlib"));
        }
        if manifest.contains_key("features") {
            findings.push(file.finding_at("[features]", "a function has no features"));
        }
    }
    findings
}

/// Both hosts serve the same functions at the same paths.
pub(super) fn spin_has_every_function(checkout: &Checkout) -> Vec<Finding> {
    [VIGIE, HELLO]
        .iter()
        .flat_map(|application| spin_agrees_with(checkout, application))
        .collect()
}

fn spin_agrees_with(checkout: &Checkout, application: &Application) -> Vec<Finding> {
    let Application {
        functions,
        manifest: path,
    } = *application;
    let (Some(file), Some(manifest)) = (checkout.file(path), checkout.toml(path)) else {
        return vec![Finding {
            path: path.to_owned(),
            line: 1,
            message: "the Spin application is missing or not valid TOML".to_owned(),
        }];
    };
    let triggers = value(&manifest, &["trigger", "http"]).and_then(Value::as_array);
    let served: BTreeSet<(&str, &str)> = triggers
        .into_iter()
        .flatten()
        .filter_map(|trigger| {
            Some((
                trigger.get("component")?.as_str()?,
                trigger.get("route")?.as_str()?,
            ))
        })
        .collect();
    let wanted: BTreeSet<(&str, &str)> = functions
        .iter()
        .flat_map(|function| function.routes.iter().map(|route| (function.name, *route)))
        .collect();

    let mut findings = Vec::new();
    for function in functions {
        if value(&manifest, &["component", function.name]).is_none() {
            findings.push(file.finding(1, format!("no component for `{}`", function.name)));
        }
    }
    for (name, route) in wanted.difference(&served) {
        findings.push(file.finding(1, format!("`{route}` must go to `{name}`, as on Workers")));
    }
    for (name, route) in served.difference(&wanted) {
        let message = format!("`{route}` goes to `{name}` here only: see xtask/src/functions.rs");
        findings.push(file.finding_at(&format!("\"{route}\""), message));
    }
    findings
}

/// worker-build reads one schema of wasm-bindgen and no other.
pub(super) fn pins_agree(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let (Some(file), Some(manifest)) = (checkout.file("Cargo.toml"), checkout.toml("Cargo.toml"))
    {
        let wanted = format!("={}", WASM_BINDGEN.version);
        let pin = value(&manifest, &["workspace", "dependencies", "wasm-bindgen"]);
        if pin.and_then(Value::as_str) != Some(wanted.as_str()) {
            let message = format!("wasm-bindgen must be \"{wanted}\", as worker-build has it");
            findings.push(file.finding_at("wasm-bindgen", message));
        }
    }
    if let Some(file) = checkout.file("Cargo.lock") {
        for (package, wanted) in [
            ("wasm-bindgen", WASM_BINDGEN.version),
            ("worker", WORKER_BUILD.version),
        ] {
            let found = locked_version(&file.text, package);
            if found.as_deref().is_some_and(|found| found != wanted) {
                let name = format!("name = \"{package}\"");
                findings.push(file.finding_at(&name, format!("{package} must be {wanted}")));
            }
        }
    }
    findings
}

/// What is deployed on Workers behaves as what was tested.
pub(super) fn deployment_is_of_the_tested_day(checkout: &Checkout) -> Vec<Finding> {
    let Some(file) = checkout.file("wrangler.toml") else {
        return Vec::new();
    };
    let manifest = checkout.toml("wrangler.toml").unwrap_or_default();
    let date = manifest.get("compatibility_date").and_then(Value::as_str);
    if date == Some(COMPATIBILITY_DATE) {
        return Vec::new();
    }
    let message = format!("must be {COMPATIBILITY_DATE}, as in xtask/src/workerd.rs");
    vec![file.finding_at("compatibility_date", message)]
}

/// What a function keeps has a place where it is deployed, too.
pub(super) fn deployment_has_every_durable_object(checkout: &Checkout) -> Vec<Finding> {
    let (Some(file), Some(manifest)) = (
        checkout.file("wrangler.toml"),
        checkout.toml("wrangler.toml"),
    ) else {
        return Vec::new();
    };
    let array = |path: &[&str]| {
        let array = value(&manifest, path).and_then(Value::as_array);
        array.into_iter().flatten()
    };
    let bound: BTreeSet<(&str, &str)> = array(&["durable_objects", "bindings"])
        .filter_map(|binding| {
            Some((
                binding.get("name")?.as_str()?,
                binding.get("class_name")?.as_str()?,
            ))
        })
        .collect();
    let made: BTreeSet<&str> = array(&["migrations"])
        .filter_map(|migration| migration.get("new_sqlite_classes")?.as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();

    let mut findings = Vec::new();
    for (binding, class) in VIGIE.functions.iter().flat_map(|function| function.durable) {
        if !bound.contains(&(binding, class)) {
            findings.push(file.finding(1, format!("bind the class `{class}` as `{binding}`")));
        }
        if !made.contains(class) {
            findings.push(file.finding(1, format!("no migration makes the class `{class}`")));
        }
    }
    findings
}

/// A version that moves by itself is a change that nobody made.
pub(super) fn npm_versions_are_exact(checkout: &Checkout) -> Vec<Finding> {
    let findings = checkout.below(&[""], &["package.json"]).flat_map(|file| {
        file.lines()
            .filter(|(_, line)| line.contains(": \"^") || line.contains(": \"~"))
            .map(|(at, _)| file.finding(at, "name one exact version"))
    });
    findings.collect()
}

/// What a check says of each member's manifest.
fn each_member(checkout: &Checkout, check: impl Fn(&Table) -> Option<String>) -> Vec<Finding> {
    let findings = checkout.members().into_iter().filter_map(|member| {
        let file = checkout.file(&format!("{member}/Cargo.toml"))?;
        let manifest: Table = file.text.parse().ok()?;
        Some(file.finding(1, check(&manifest)?))
    });
    findings.collect()
}

/// The value at a path of keys.
fn value<'a>(table: &'a Table, path: &[&str]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    rest.iter()
        .try_fold(table.get(*first)?, |value, key| value.get(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKSPACE: &str = "[workspace]\nmembers = [\"sdk\"]\n[workspace.dependencies]\n\
        wasm-bindgen = \"=0.1.0\"\n[workspace.lints.clippy]\nexpect_used = \"deny\"\n\
        indexing_slicing = \"deny\"\npanic = \"deny\"\ntodo = \"deny\"\nunimplemented = \"deny\"\n\
        unwrap_used = \"deny\"\n";

    fn messages(findings: &[Finding]) -> Vec<&str> {
        findings
            .iter()
            .map(|found| found.message.as_str())
            .collect()
    }

    #[test]
    fn a_member_without_the_lint_table_is_found() {
        let manifest = "[package]\nname = \"vigie\"\n";
        let files = [("Cargo.toml", WORKSPACE), ("sdk/Cargo.toml", manifest)];
        let findings = members_share_the_lint_table(&Checkout::of(&files));
        assert_eq!(
            messages(&findings),
            ["add `[lints]` with `workspace = true`"]
        );
        let weaker = WORKSPACE.replace("panic = \"deny\"", "panic = \"warn\"");
        let findings = members_share_the_lint_table(&Checkout::of(&[("Cargo.toml", &weaker)]));
        assert_eq!(messages(&findings), ["the workspace must deny `panic`"]);
    }

    #[test]
    fn a_member_off_the_map_is_found() {
        let manifest = "[package]\nname = \"vigie\"\n";
        let files = [
            ("Cargo.toml", WORKSPACE),
            ("sdk/Cargo.toml", manifest),
            ("ARCHITECTURE.md", ""),
        ];
        let findings = members_are_described_and_mapped(&Checkout::of(&files));
        assert_eq!(
            messages(&findings),
            [
                "say what the crate is in `description`",
                "the code map lacks `sdk`"
            ]
        );
    }

    #[test]
    fn an_example_that_nobody_builds_is_found() {
        let files = [
            ("Cargo.toml", WORKSPACE),
            ("examples/a/Cargo.toml", "[package]\n"),
        ];
        assert_eq!(examples_are_members(&Checkout::of(&files)).len(), 1);
    }

    #[test]
    fn a_function_with_features_is_found() {
        let manifest = "[lib]\ncrate-type = [\"cdylib\"]\n[features]\nspin = []\n";
        let findings =
            functions_build_for_both_hosts(&Checkout::of(&[("tests/hello/Cargo.toml", manifest)]));
        assert_eq!(
            messages(&findings),
            [
                "a function is a cdylib and an rlib",
                "a function has no features"
            ]
        );
        assert_eq!(findings[1].line, 3);
    }

    #[test]
    fn a_function_that_spin_lacks_is_found() {
        let manifest = "[[trigger.http]]\nroute = \"/old\"\ncomponent = \"hello\"\n";
        let findings = spin_agrees_with(&Checkout::of(&[(HELLO.manifest, manifest)]), &HELLO);
        assert_eq!(
            messages(&findings),
            [
                "no component for `hello`",
                "`/...` must go to `hello`, as on Workers",
                "`/old` goes to `hello` here only: see xtask/src/functions.rs",
            ]
        );
        assert_eq!(findings[2].line, 2);
    }

    #[test]
    fn another_wasm_bindgen_is_found() {
        let lock = "version = 4\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.1.0\"\n";
        let files = [("Cargo.toml", WORKSPACE), ("Cargo.lock", lock)];
        let findings = pins_agree(&Checkout::of(&files));
        assert_eq!(findings.len(), 2, "{findings:?}");
    }

    #[test]
    fn a_deployment_of_another_day_is_found() {
        let manifest = "name = \"vigie\"\ncompatibility_date = \"2020-01-01\"\n";
        let findings =
            deployment_is_of_the_tested_day(&Checkout::of(&[("wrangler.toml", manifest)]));
        assert_eq!(findings[0].line, 2);
    }

    #[test]
    fn a_durable_object_without_a_place_is_found() {
        let manifest = "[[durable_objects.bindings]]\nname = \"CASE\"\nclass_name = \"Case\"\n\
            [[migrations]]\ntag = \"v1\"\nnew_sqlite_classes = [\"Gate\"]\n";
        let findings =
            deployment_has_every_durable_object(&Checkout::of(&[("wrangler.toml", manifest)]));
        // Of those that the manifest says something about.
        let told = messages(&findings).into_iter();
        let told: Vec<_> = told
            .filter(|text| text.contains("`Case`") || text.contains("`Gate`"))
            .collect();
        assert_eq!(
            told,
            [
                "no migration makes the class `Case`",
                "bind the class `Gate` as `GATE`"
            ]
        );
    }

    #[test]
    fn a_loose_npm_version_is_found() {
        let manifest = "{\n  \"esbuild\": \"^0.28.2\"\n}\n";
        let findings = npm_versions_are_exact(&Checkout::of(&[("package.json", manifest)]));
        assert_eq!(findings[0].line, 2);
    }
}
