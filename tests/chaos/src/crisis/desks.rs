//! The desks of a crisis: their directory, signed with a root key of the
//! harness, the tokens of their officers, and a server that is told of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context as _, Result, anyhow};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use vigie::{
    case::kind::Desk,
    desk::{
        directory::Directory,
        entry::{DeskKey, Patience},
        identity::Role,
        plan::{DirectoryPlan, Issue},
        root::RootKey,
    },
    seal::{PrivateKey, PublicKey},
};
use vigie_test_keys::{AUDIENCE, Bearer, ISSUER, ROLES_CLAIM, TokenIssuer};

use super::Size;
use crate::{case::bytes, plan::Start, stream};

/// The platform where most people arrive, the one that takes over from it, and
/// the desk for those who are not of age.
pub(super) const PLATFORM: &str = "plaine";
pub(super) const OVERFLOW: &str = "rive";
pub(super) const SPECIALISED: &str = "enfance";

/// What the specialised desk is for.
pub(super) const TOPIC: &str = "minors";

/// A variable of Workers holds 5 kB.
const LONGEST: usize = 4_000;

/// The desks, and what opens them.
#[derive(Debug)]
pub(super) struct Desks {
    signed: String,
    issuer: TokenIssuer,
    pub(super) keys: Vec<PublicKey>,
    pub(super) patience: BTreeMap<Desk, Patience>,
}

impl Desks {
    /// Desks whose patience is that of an hour, made as much shorter as the hour
    /// is.
    pub(super) fn new(seed: u64, size: Size) -> Result<Self> {
        let mut rng = stream(seed, "desks");
        let root = RootKey::from_bytes(bytes(&mut rng));
        let issuer = TokenIssuer::from_bytes(bytes(&mut rng));
        let mut keys = BTreeMap::new();
        for name in [PLATFORM, OVERFLOW, SPECIALISED] {
            let key = PrivateKey::derive(bytes(&mut rng)).public();
            keys.insert(Desk::new(name)?, key);
        }
        let plan: DirectoryPlan = serde_json::from_value(plan(size))?;
        let issued = Timestamp::from_second(Timestamp::now().as_second())?;
        let issue = Issue {
            version: 1,
            issued,
            expires: issued.saturating_add(SignedDuration::from_hours(24))?,
            revoked: Vec::new(),
        };
        let of = |desk: &Desk| {
            let key = keys.get(desk).map(|key| DeskKey {
                key: *key,
                since: issued,
                until: None,
            });
            key.into_iter().collect()
        };
        let directory = Directory::new(plan.with_keys(issue, of))
            .map_err(|faults| anyhow!("the directory is not right: {faults:?}"))?;
        let desks = directory.desks().iter();
        Ok(Self {
            signed: directory.sign(&root)?,
            issuer,
            keys: keys.into_values().collect(),
            patience: desks
                .map(|desk| (desk.id.clone(), desk.patience_s))
                .collect(),
        })
    }

    /// The token of an officer of one desk.
    pub(super) fn token(&self, officer: &str, desk: &Desk) -> String {
        let bearer = Bearer::new(officer, Role::Officer, desk, Timestamp::now());
        self.issuer.token(&bearer)
    }

    fn variables(&self) -> Vec<(String, String)> {
        // It is base64url and full stops: every byte is a character.
        let parts = self.signed.as_bytes().chunks(LONGEST).zip(1..);
        let mut variables: Vec<(String, String)> = parts
            .map(|(part, number)| {
                let name = match number {
                    1 => "desk_directory".to_owned(),
                    number => format!("desk_directory_{number}"),
                };
                (name, String::from_utf8_lossy(part).into_owned())
            })
            .collect();
        let used = variables.len() + 1;
        // What a longer directory left behind would be read on.
        variables.extend((used..=8).map(|part| (format!("desk_directory_{part}"), String::new())));
        let others = [
            ("oidc_issuer", ISSUER.to_owned()),
            ("oidc_audience", AUDIENCE.to_owned()),
            ("oidc_roles_claim", ROLES_CLAIM.to_owned()),
            ("oidc_keys", self.issuer.key_set()),
            // All of the town comes from one address here.
            ("proof_threshold", "1000000".to_owned()),
        ];
        variables.extend(others.map(|(name, value)| (name.to_owned(), value)));
        variables
    }

    /// The same server, told of these desks and not of its own.
    pub(super) fn told(&self, start: &Start) -> Result<Start> {
        let mut start = start.clone();
        let variables = self.variables();
        if start.name == "spin" {
            let named = |(name, value): (String, String)| {
                (
                    format!("SPIN_VARIABLE_{}", name.to_ascii_uppercase()),
                    value,
                )
            };
            start.environment.extend(variables.into_iter().map(named));
            return Ok(start);
        }
        let config = start
            .arguments
            .last_mut()
            .context("workerd has no configuration")?;
        let path = Path::new(config.as_str());
        let text = fs::read_to_string(path).context("workerd's configuration is not there")?;
        let changed = path.with_file_name("crisis.capnp");
        fs::write(&changed, bound(&text, &variables)?).context("cannot write the configuration")?;
        *config = changed.to_string_lossy().into_owned();
        Ok(start)
    }
}

/// A configuration of workerd with other values of some variables.
fn bound(text: &str, variables: &[(String, String)]) -> Result<String> {
    const LIST: &str = "bindings = [";
    let names: BTreeSet<String> = variables
        .iter()
        .map(|(name, _)| format!("( name = \"{name}\", text ="))
        .collect();
    let is_changed = |line: &&str| {
        let line = line.trim_start();
        !names.iter().any(|name| line.starts_with(name.as_str()))
    };
    let kept: Vec<&str> = text.lines().filter(is_changed).collect();
    let kept = kept.join("\n");
    let (before, after) = kept
        .split_once(LIST)
        .context("workerd's configuration has no bindings")?;
    let lines: String = variables
        .iter()
        // A string of JSON is one of Cap'n Proto: these have no control
        // characters.
        .map(|(name, value)| {
            format!(
                "\n    ( name = \"{name}\", text = {} ),",
                Value::from(value.as_str())
            )
        })
        .collect();
    Ok(format!("{before}{LIST}{lines}{after}\n"))
}

/// Three desks. What an hour's desk has in minutes, these have in as much less,
/// but never so little that nobody could be taken in it.
fn plan(size: Size) -> Value {
    let patience = json!({
        "danger": size.scaled(180).max(5),
        "specialised": size.scaled(360).max(8),
        "ordinary": size.scaled(600).max(10),
    });
    let desk = |id: &str, kind: &str, name: &str, overflow: &[&str], shards: u16| {
        json!({
            "id": id, "kind": kind, "name": { "fr": name }, "languages": ["fr", "en", "es", "ar"],
            "hours": "24/7", "territory": "metropolitan_france", "overflow": overflow,
            "patience_s": patience, "answer_within_s": size.scaled(2700).max(20), "shards": shards,
        })
    };
    let mut specialised = desk(SPECIALISED, "specialised", "Enfance", &[PLATFORM], 1);
    if let Some(members) = specialised.as_object_mut() {
        members.insert("specialties".to_owned(), json!([TOPIC]));
    }
    let platforms = [
        desk(PLATFORM, "platform", "Plaine", &[OVERFLOW], 4),
        desk(OVERFLOW, "platform", "Rive", &[], 2),
    ];
    let desks: Vec<Value> = platforms.into_iter().chain([specialised]).collect();
    json!({ "sample": true, "desks": desks })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_is_told_of_other_desks() {
        let text = "x\n  bindings = [\n    ( name = \"desk_directory\", text = \"old\" ),\n    \
                    ( name = \"pace\", text = \"9\" ),\n  ],\n";
        let variables = [("desk_directory".to_owned(), "a\"b".to_owned())];
        let changed = bound(text, &variables).unwrap();
        assert!(changed.contains(r#"( name = "desk_directory", text = "a\"b" ),"#));
        assert!(changed.contains(r#"( name = "pace", text = "9" ),"#));
        assert!(!changed.contains("old"));
        assert!(bound("x", &variables).is_err());
    }

    #[test]
    fn the_desks_are_those_of_a_directory_that_clients_believe() {
        for size in [Size::FULL, Size::SMALL] {
            let desks = Desks::new(7, size).unwrap();
            let read = Directory::unverified(&desks.signed).unwrap();
            assert_eq!(read.general().id.as_str(), PLATFORM);
            assert_eq!(desks.keys.len(), 3);
        }
    }
}
