//! Desks through their public door.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod accept;
mod answers;
mod changed;
mod faults;
mod forms;
mod generate;
mod identity;
mod identity_attacks;
mod identity_bytes;
mod identity_forms;
mod identity_keys;
mod identity_revocation;
mod identity_support;
mod keys;
mod phrasebook;
mod plan;
mod properties;
mod queue;
mod rotation;
mod situations;

use std::sync::LazyLock;

use vigie::{
    case::kind::{Category, Department, Desk},
    desk::{
        directory::{Directory, Draft},
        entry::{DeskEntry, DeskKey},
        plan::{DirectoryPlan, Issue},
        root::RootKey,
        routing::Staff,
    },
    jiff::{SignedDuration, Timestamp},
    seal::{LanguageTag, PrivateKey, PublicKey},
};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A Sunday; in Paris it is four in the morning.
fn now() -> Timestamp {
    at("2026-11-22T03:00:00Z")
}

fn desk(id: &str) -> Desk {
    Desk::new(id).unwrap()
}

fn category(id: &str) -> Category {
    Category::new(id).unwrap()
}

fn department(id: &str) -> Department {
    Department::new(id).unwrap()
}

fn tag(text: &str) -> LanguageTag {
    LanguageTag::new(text).unwrap()
}

fn root(seed: u8) -> RootKey {
    RootKey::from_bytes([seed; 32])
}

/// The public key of a number, as a desk would have made it. The first ones are
/// kept, as properties ask for them again and again.
fn public(number: usize) -> PublicKey {
    static KEPT: LazyLock<Vec<PublicKey>> = LazyLock::new(|| (0..16).map(made).collect());
    KEPT.get(number).copied().unwrap_or_else(|| made(number))
}

fn made(number: usize) -> PublicKey {
    let mut material = [7; 32];
    material[..8].copy_from_slice(&u64::try_from(number).unwrap().to_le_bytes());
    PrivateKey::derive(material).public()
}

/// A draft of the smallest directory, of two platforms.
fn draft() -> Draft {
    serde_json::from_str(vigie::doc_desks!()).unwrap()
}

fn directory() -> Directory {
    Directory::new(draft()).unwrap()
}

/// The same directory in another version.
fn version(version: u64) -> Directory {
    Directory::new(Draft { version, ..draft() }).unwrap()
}

fn sample_plan() -> DirectoryPlan {
    let text = include_str!("../../../../content/desks.toml");
    toml::from_str(text).unwrap()
}

/// The sample directory with a key for each desk.
fn sample() -> Directory {
    let plan = sample_plan();
    let ids: Vec<Desk> = plan.desks.iter().map(|entry| entry.id.clone()).collect();
    let issued = at("2026-11-20T00:00:00Z");
    let issue = Issue {
        version: 1,
        issued,
        expires: issued + SignedDuration::from_hours(60 * 24),
        revoked: Vec::new(),
    };
    let keys = |id: &Desk| vec![key(ids.iter().position(|known| known == id).unwrap())];
    Directory::new(plan.with_keys(issue, keys)).unwrap()
}

/// A key that is valid for good.
fn key(number: usize) -> DeskKey {
    DeskKey {
        key: public(number),
        since: at("2026-11-01T00:00:00Z"),
        until: None,
    }
}

fn on_duty(present: u32, free: u32) -> Staff {
    Staff {
        present,
        free,
        ..Staff::default()
    }
}

/// The first desk of a draft, to be spoilt.
fn first(draft: &mut Draft) -> &mut DeskEntry {
    &mut draft.desks[0]
}
