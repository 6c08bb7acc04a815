//! What `spin:variables` answers: templates over application variables.
//!
//! Nothing changes a value while the host runs, so everything is resolved once,
//! at start.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Context as _, Result, anyhow, ensure};

use crate::manifest::Manifest;
use crate::outbound::{Outbound, Pattern};

/// The variables of one component, each resolved or known to be unset.
#[derive(Clone, Debug, Default)]
pub struct Variables {
    component: String,
    values: BTreeMap<String, Value>,
    /// Its patterns of outbound hosts.
    outbound: Vec<Value>,
}

/// A resolved value, or the required application variable that nobody gave.
type Value = Result<String, Unset>;

#[derive(Clone, Debug)]
struct Unset(String);

impl fmt::Display for Unset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no provider resolved required variable {:?}", self.0)
    }
}

/// Why a variable has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// No variable can have that name.
    InvalidName(String),
    /// The component declares no such variable.
    Undefined(String),
    /// It rests on a required variable that nobody gave.
    Unset(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidName(text) | Self::Undefined(text) | Self::Unset(text) => {
                f.write_str(text)
            }
        }
    }
}

impl std::error::Error for Error {}

impl Variables {
    /// Resolves the variables of every component of `manifest`. `given` answers
    /// for values from outside, which go before defaults.
    pub fn resolve(
        manifest: &Manifest,
        given: impl Fn(&str) -> Option<String>,
    ) -> Result<BTreeMap<String, Self>> {
        let mut application: BTreeMap<&str, Value> = BTreeMap::new();
        let mut defaults: BTreeMap<&str, Value> = BTreeMap::new();
        for (name, variable) in &manifest.variables {
            check_name(name)
                .map_err(|reason| anyhow!("[variables] `{name}` is no variable name: {reason}"))?;
            let unset = || Unset(name.clone());
            let value = given(name).or_else(|| variable.default.clone());
            application.insert(name, value.ok_or_else(unset));
            defaults.insert(name, variable.default.clone().ok_or_else(unset));
        }
        let components = manifest.components.iter().map(|(id, component)| {
            let templates = component.variables.iter().map(|(name, template)| {
                check_name(name)
                    .map_err(|reason| anyhow!("it is no variable name: {reason}"))
                    .and_then(|()| fill(template, &application))
                    .with_context(|| format!("in [component.{id}.variables] `{name}`"))
                    .map(|value| (name.clone(), value))
            });
            let outbound = component.allowed_outbound_hosts.iter().map(|pattern| {
                check_default(pattern, &defaults)
                    .and_then(|()| fill(pattern, &application))
                    .with_context(|| format!("in [component.{id}] `{pattern}`"))
            });
            let variables = Self {
                component: id.clone(),
                values: templates.collect::<Result<_>>()?,
                outbound: outbound.collect::<Result<_>>()?,
            };
            Ok((id.clone(), variables))
        });
        components.collect()
    }

    /// The value of the component's variable `name`.
    pub fn get(&self, name: &str) -> Result<String, Error> {
        check_name(name).map_err(|reason| Error::InvalidName(format!("{name:?}: {reason}")))?;
        match self.values.get(name) {
            Some(Ok(value)) => Ok(value.clone()),
            Some(Err(unset)) => Err(Error::Unset(unset.to_string())),
            None => Err(Error::Undefined(format!(
                "no variable for {:?}.{name:?}",
                self.component
            ))),
        }
    }

    /// Where the component may send requests.
    pub fn outbound(&self) -> Outbound {
        let patterns: Result<Vec<_>, _> = self.outbound.iter().map(Result::as_deref).collect();
        match patterns {
            Ok(patterns) => Outbound::new(patterns),
            Err(unset) => Outbound::nowhere(unset.to_string()),
        }
    }
}

/// The environment variable that gives the application variable `name`.
pub fn environment_name(name: &str) -> String {
    format!("SPIN_VARIABLE_{}", name.to_ascii_uppercase())
}

/// Puts values in the place of each `{{ name }}`.
fn fill(template: &str, values: &BTreeMap<&str, Value>) -> Result<Value> {
    let mut filled = String::new();
    let mut unset = None;
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .context("a `{{` is not closed by `}}`")?;
        let name = name.trim();
        let value = values.get(name);
        ensure!(value.is_some(), "there is no application variable `{name}`");
        filled.push_str(literal);
        match value {
            Some(Ok(value)) => filled.push_str(value),
            Some(Err(missing)) => unset = unset.or(Some(missing.clone())),
            None => {}
        }
        rest = after;
    }
    filled.push_str(rest);
    Ok(unset.map_or(Ok(filled), Err))
}

/// Refuses a pattern of outbound hosts that is none with the defaults, whatever
/// values come from outside, as Spin does at start.
fn check_default(pattern: &str, defaults: &BTreeMap<&str, Value>) -> Result<()> {
    if let Ok(pattern) = fill(pattern, defaults)? {
        let _: Pattern = pattern.parse().context("with the variables' defaults")?;
    }
    Ok(())
}

/// Spin's rule for names: what survives a trip through an environment variable.
fn check_name(name: &str) -> Result<(), &'static str> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !name.chars().all(allowed) {
        Err("only lower-case letters, digits and underscores may stand in it")
    } else if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        Err("it must start with a lower-case letter")
    } else if name.ends_with('_') || name.contains("__") {
        Err("an underscore may only stand alone, between other characters")
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(variables: &str, component: &str) -> Manifest {
        Manifest::parse(&format!(
            "spin_manifest_version = 2
            [application]
            name = \"test\"
            [variables]
            {variables}
            [component.c]
            source = \"c.wasm\"
            [component.c.variables]
            {component}"
        ))
        .unwrap()
    }

    const VARIABLES: &str = "mode = { default = \"demo\" }
        host = { default = \"localhost\" }
        other = { default = \"https://none.invalid\" }
        key = { required = true }";

    #[test]
    fn templates_are_filled() {
        let cases = [
            ("plain", Ok("plain")),
            ("", Ok("")),
            ("{{mode}}", Ok("demo")),
            (
                "http://{{ host }}/{{  mode  }}?x",
                Ok("http://localhost/demo?x"),
            ),
            ("} {{ mode }} }}", Ok("} demo }}")),
            (
                "{{ key }}",
                Err("no provider resolved required variable \"key\""),
            ),
            (
                "{{ mode }}{{ key }}",
                Err("no provider resolved required variable \"key\""),
            ),
        ];
        for (template, expected) in cases {
            let manifest = manifest(VARIABLES, &format!("v = {template:?}"));
            let all = Variables::resolve(&manifest, |_| None).unwrap();
            let expected = expected
                .map(str::to_owned)
                .map_err(|text| Error::Unset(text.to_owned()));
            assert_eq!(all["c"].get("v"), expected, "{template}");
        }
    }

    #[test]
    fn outbound_hosts_have_variables_too() {
        let outbound = |pattern: &str, host: &'static str| {
            let text = format!(
                "v = \"\"\n[component.d]\nsource = \"d.wasm\"\nallowed_outbound_hosts = [{pattern}]"
            );
            let manifest = manifest(VARIABLES, &text);
            let given = |name: &str| ["host", "other"].contains(&name).then(|| host.to_owned());
            Variables::resolve(&manifest, given).map(|all| all["d"].outbound())
        };
        let to = "https://id.example/".parse().unwrap();
        for (pattern, host, expected) in [
            ("\"https://{{ host }}\"", "id.example", ""),
            ("\"{{ other }}\"", "https://id.example", ""),
            ("\"https://{{ host }}\"", "other.example", "nothing in"),
            // Without a value it names no host, and keeps no other from being asked.
            ("\"https://{{ host }}\", \"https://id.example\"", "", ""),
            // But what is empty altogether is no pattern.
            (
                "\"{{ other }}\", \"https://id.example\"",
                "",
                "is no pattern",
            ),
            (
                "\"https://{{ key }}\", \"https://id.example\"",
                "",
                "no provider resolved required variable \"key\"",
            ),
        ] {
            let told = outbound(pattern, host).unwrap().check(&to);
            let told = told.map_or_else(|denied| denied.to_string(), |()| String::new());
            assert!(told.contains(expected), "{pattern}: {told}");
            assert_eq!(told.is_empty(), expected.is_empty(), "{pattern}: {told}");
        }
        let error = outbound("\"https://{{ nowhere }}\"", "").unwrap_err();
        assert!(format!("{error:#}").contains("no application variable `nowhere`"));
        // A default that makes no pattern is found at start, as by Spin, even where
        // another value is given.
        let error = outbound("\"{{ host }}\"", "https://id.example").unwrap_err();
        let error = format!("{error:#}");
        assert!(error.contains("with the variables' defaults"), "{error}");
        assert!(error.contains("`localhost` is no pattern"), "{error}");
    }

    #[test]
    fn values_from_outside_go_first() {
        let manifest = manifest(VARIABLES, "v = \"{{ mode }}-{{ key }}\"");
        let given = |name: &str| (name != "host").then(|| format!("given-{name}"));
        let all = Variables::resolve(&manifest, given).unwrap();
        assert_eq!(all["c"].get("v"), Ok("given-mode-given-key".to_owned()));
        assert_eq!(environment_name("api_key"), "SPIN_VARIABLE_API_KEY");
    }

    #[test]
    fn names_are_checked() {
        let manifest = manifest("", "known = \"1\"");
        let all = Variables::resolve(&manifest, |_| None).unwrap();
        for bad in ["", "Aa", "1a", "_a", "a_", "a__b", "a-b", "a.b", "é"] {
            let found = all["c"].get(bad);
            assert!(
                matches!(found, Err(Error::InvalidName(_))),
                "{bad:?}: {found:?}"
            );
        }
        for good in ["a", "abc", "a1", "a_1_b"] {
            let found = all["c"].get(good);
            assert!(
                matches!(found, Err(Error::Undefined(_))),
                "{good:?}: {found:?}"
            );
        }
    }

    #[test]
    fn mistakes_in_the_manifest_are_found_at_start() {
        let cases = [
            (
                "",
                "v = \"{{ nowhere }}\"",
                "no application variable `nowhere`",
            ),
            (VARIABLES, "v = \"{{ mode\"", "`{{` is not closed"),
            (VARIABLES, "Vee = \"1\"", "in [component.c.variables] `Vee`"),
            (
                "Mode = { default = \"1\" }",
                "",
                "[variables] `Mode` is no variable name",
            ),
        ];
        for (variables, component, expected) in cases {
            let manifest = manifest(variables, component);
            let error = Variables::resolve(&manifest, |_| None).unwrap_err();
            let message = format!("{error:#}");
            assert!(
                message.contains(expected),
                "{expected:?} is not in {message:?}"
            );
        }
    }
}
