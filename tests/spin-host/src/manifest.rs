//! Reads `spin.toml`.
//!
//! Keys are checked by hand before values are read, because the sentence that
//! a person needs ("unknown key `sqlite_database` in [component.stations]")
//! names both the key and its table.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use toml::{Table, Value};

use crate::outbound::Pattern;

/// An application, as its manifest describes it.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The application's name.
    pub name: String,
    /// Application variables by name.
    pub variables: BTreeMap<String, Variable>,
    /// HTTP triggers, in the order of the file: of two with the same route, the
    /// last counts.
    pub triggers: Vec<Trigger>,
    /// Components by id.
    pub components: BTreeMap<String, Component>,
}

/// An application variable.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Variable {
    /// The value where none is given from outside.
    pub default: Option<String>,
    /// A value must come from outside.
    #[serde(default)]
    pub required: bool,
    /// The value is not to be shown. This host never shows any.
    #[serde(default)]
    pub secret: bool,
}

/// What leads a request to a component.
#[derive(Clone, Debug, Deserialize)]
pub struct Trigger {
    /// The route.
    pub route: Route,
    /// The component's id.
    pub component: String,
}

/// A trigger's route.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Route {
    /// A pattern that requests are matched with.
    Pattern(String),
    /// Reachable by other components only, so never matched.
    Private {
        /// Always true.
        private: bool,
    },
}

/// A component and what it is granted.
#[derive(Clone, Debug, Deserialize)]
pub struct Component {
    /// The compiled component. [`Manifest::read`] makes it relative to the
    /// manifest's folder.
    pub source: PathBuf,
    /// Templates of the component's own variables, by name.
    #[serde(default)]
    pub variables: BTreeMap<String, String>,
    /// Environment variables.
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
    /// Labels of the key-value stores it may open.
    #[serde(default)]
    pub key_value_stores: Vec<String>,
    /// Labels of the SQLite databases it may open.
    #[serde(default)]
    pub sqlite_databases: Vec<String>,
    /// Patterns of the places that it may send requests to; they may have
    /// variables in them, as `variables` may.
    #[serde(default)]
    pub allowed_outbound_hosts: Vec<String>,
}

const ROOT: &[&str] = &[
    "spin_manifest_version",
    "application",
    "variables",
    "trigger",
    "component",
];
const APPLICATION: &[&str] = &["name", "version", "description", "authors"];
const VARIABLE: &[&str] = &["default", "required", "secret", "description"];
const TRIGGER: &[&str] = &["id", "route", "component"];
const PRIVATE_ROUTE: &[&str] = &["private"];
const COMPONENT: &[&str] = &[
    "source",
    "description",
    "variables",
    "environment",
    "key_value_stores",
    "sqlite_databases",
    "allowed_outbound_hosts",
    "build",
];

impl Manifest {
    /// Reads the manifest in the file `path`.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the manifest {}", path.display()))?;
        let mut manifest =
            Self::parse(&text).with_context(|| format!("in the manifest {}", path.display()))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        for component in manifest.components.values_mut() {
            component.source = folder.join(&component.source);
        }
        Ok(manifest)
    }

    /// Reads a manifest from its text. Paths stay as they are written.
    pub fn parse(text: &str) -> Result<Self> {
        let root: Table = text.parse()?;
        only_keys(&root, "the manifest", ROOT)?;
        ensure!(
            root.get("spin_manifest_version")
                .and_then(Value::as_integer)
                == Some(2),
            "`spin_manifest_version` must be 2"
        );
        let manifest = Self {
            name: application_name(&root)?,
            variables: section(&root, "variables", "variables", VARIABLE)?,
            triggers: triggers(&root)?,
            components: section(&root, "component", "component", COMPONENT)?,
        };
        manifest.check()?;
        Ok(manifest)
    }

    /// Refuses what is well-formed and still makes no sense.
    fn check(&self) -> Result<()> {
        for (name, variable) in &self.variables {
            ensure!(
                variable.required != variable.default.is_some(),
                "[variables] `{name}` needs either `default` or `required = true`"
            );
        }
        for trigger in &self.triggers {
            ensure!(
                self.components.contains_key(&trigger.component),
                "[[trigger.http]] names the component `{}`, and there is no [component.{0}]",
                trigger.component
            );
            ensure!(
                !matches!(trigger.route, Route::Private { private: false }),
                "[[trigger.http]] of the component `{}`: `private` can only be true",
                trigger.component
            );
        }
        for (id, component) in &self.components {
            for pattern in &component.allowed_outbound_hosts {
                // What has variables in it is known once they are.
                if !pattern.contains("{{") {
                    let _: Pattern = pattern
                        .parse()
                        .with_context(|| format!("in [component.{id}]"))?;
                }
            }
            for label in component
                .key_value_stores
                .iter()
                .chain(&component.sqlite_databases)
            {
                // A label becomes part of a file's name.
                ensure!(
                    is_label(label),
                    "[component.{id}] `{label}` is no label: letters, digits, `-` and `_` only"
                );
            }
        }
        Ok(())
    }
}

fn application_name(root: &Table) -> Result<String> {
    let application = root
        .get("application")
        .and_then(Value::as_table)
        .context("the table [application] is missing")?;
    only_keys(application, "[application]", APPLICATION)?;
    application
        .get("name")
        .and_then(Value::as_str)
        .map(str::to_owned)
        .context("[application] needs a `name`")
}

fn triggers(root: &Table) -> Result<Vec<Trigger>> {
    let Some(kinds) = root.get("trigger") else {
        return Ok(Vec::new());
    };
    let kinds = kinds.as_table().context("`trigger` must be a table")?;
    only_keys(kinds, "[trigger]", &["http"])?;
    let Some(triggers) = kinds.get("http") else {
        return Ok(Vec::new());
    };
    let triggers = triggers
        .as_array()
        .context("`trigger.http` must be written as [[trigger.http]]")?;
    triggers.iter().map(trigger).collect()
}

fn trigger(value: &Value) -> Result<Trigger> {
    let table = value
        .as_table()
        .context("[[trigger.http]] must be a table")?;
    only_keys(table, "[[trigger.http]]", TRIGGER)?;
    if let Some(route) = table.get("route").and_then(Value::as_table) {
        only_keys(route, "`route` of [[trigger.http]]", PRIVATE_ROUTE)?;
    }
    value.clone().try_into().context("in [[trigger.http]]")
}

/// Reads a table of tables, such as all of `[component.*]`.
fn section<T: for<'de> Deserialize<'de>>(
    root: &Table,
    key: &str,
    shown: &str,
    known: &[&str],
) -> Result<BTreeMap<String, T>> {
    let Some(section) = root.get(key) else {
        return Ok(BTreeMap::new());
    };
    let section = section
        .as_table()
        .with_context(|| format!("`{key}` must be a table"))?;
    section
        .iter()
        .map(|(id, value)| {
            let name = format!("[{shown}.{id}]");
            let table = value
                .as_table()
                .with_context(|| format!("{name} must be a table"))?;
            only_keys(table, &name, known)?;
            let item = value
                .clone()
                .try_into()
                .with_context(|| format!("in {name}"))?;
            Ok((id.clone(), item))
        })
        .collect()
}

fn only_keys(table: &Table, name: &str, known: &[&str]) -> Result<()> {
    if let Some(key) = table.keys().find(|key| !known.contains(&key.as_str())) {
        let known = known.join("`, `");
        bail!("unknown key `{key}` in {name}; this host knows `{known}`");
    }
    Ok(())
}

fn is_label(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests;
