//! A directory as people write it: desks without keys, times and signature.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    directory::Draft,
    entry::{DeskEntry, DeskKey},
    faults::{Fault, Faults, Wrong},
};
use crate::{case::kind::Desk, object, seal::KeyId};

/// What `content/desks.toml` holds.
///
/// It is plain data of serde, for whichever format it is written in.
///
/// # Examples
///
/// ```
/// use vigie::{
///     desk::{directory::Directory, entry::DeskKey, plan::{DirectoryPlan, Issue}},
///     jiff::{SignedDuration, Timestamp},
///     seal::PrivateKey,
/// };
///
/// let plan: DirectoryPlan = serde_json::from_str(r#"{ "sample": true, "desks": [
///     { "id": "bordeaux", "kind": "platform", "name": { "fr": "Bordeaux" },
///       "languages": ["fr"], "hours": "24/7", "territory": "metropolitan_france",
///       "patience_s": { "danger": 30, "specialised": 120, "ordinary": 300 },
///       "answer_within_s": 7200, "shards": 4 } ] }"#)?;
/// assert!(plan.faults().is_empty());
///
/// let issued: Timestamp = "2026-11-22T00:00:00Z".parse().unwrap();
/// let issue = Issue {
///     version: 1,
///     issued,
///     expires: issued + SignedDuration::from_hours(30 * 24),
///     revoked: Vec::new(),
/// };
/// // The private halves are with the officers of each desk.
/// let key = PrivateKey::derive([1; 32]).public();
/// let keys = |_: &_| vec![DeskKey { key, since: issued, until: None }];
/// assert!(Directory::new(plan.with_keys(issue, keys)).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectoryPlan {
    /// Whether the desks are made up, so that nobody may be sent to one.
    pub sample: bool,
    /// The desks, none of them with a key.
    #[serde(deserialize_with = "object::objects")]
    pub desks: Vec<DeskEntry>,
}

/// What is said of a directory when it is issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its number, higher than any before.
    pub version: u64,
    /// When it is made, in whole seconds.
    pub issued: Timestamp,
    /// When it stops being valid, in whole seconds.
    pub expires: Timestamp,
    /// The keys that must not be sealed to any more.
    pub revoked: Vec<KeyId>,
}

impl DirectoryPlan {
    /// Everything that is wrong with the desks, as
    /// [`Draft::faults`] finds it, but for their keys, of which a plan has
    /// none.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Faults::default();
        faults.in_desks(&self.desks);
        for desk in self.desks.iter().filter(|desk| !desk.keys.is_empty()) {
            faults.add(Some(desk), Wrong::KeyInPlan);
        }
        faults.0
    }

    /// The draft of a directory: this plan, and the public keys of each desk.
    #[must_use]
    pub fn with_keys(self, issue: Issue, keys: impl Fn(&Desk) -> Vec<DeskKey>) -> Draft {
        let desks = self.desks.into_iter().map(|desk| DeskEntry {
            keys: keys(&desk.id),
            ..desk
        });
        Draft {
            version: issue.version,
            sample: self.sample,
            issued: issue.issued,
            expires: issue.expires,
            desks: desks.collect(),
            revoked: issue.revoked,
        }
    }
}
