//! What an issuer says that somebody may do, desk by desk.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{Error, case::kind::Desk, error::Kind, text_type::named_enum};

named_enum! {
    /// What somebody is at a desk. The order is that of what they may do.
    Role {
        /// Takes conversations.
        Officer = "officer",
        /// An officer who also sees what the others do.
        Supervisor = "supervisor",
    }
}

impl Role {
    /// Whether this role may do what another may.
    ///
    /// ```
    /// use vigie::desk::identity::Role;
    ///
    /// assert!(Role::Supervisor.includes(Role::Officer));
    /// assert!(!Role::Officer.includes(Role::Supervisor));
    /// ```
    #[must_use]
    pub fn includes(self, other: Self) -> bool {
        self >= other
    }
}

/// The longest path of a claim, in bytes.
const MAX_PATH: usize = 256;

/// Where in a token the roles stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RolesClaim(Vec<String>);

impl RolesClaim {
    /// A name, or names joined by full stops, each within the one before. A
    /// name that is a URI, as some issuers want for claims of one's own, is
    /// one name with all its full stops.
    pub(super) fn new(path: &str) -> Result<Self, Error> {
        let names: Vec<String> = if path.contains(':') {
            vec![path.to_owned()]
        } else {
            path.split('.').map(str::to_owned).collect()
        };
        if path.len() > MAX_PATH || names.iter().any(String::is_empty) {
            return Err(Kind::Issuer.into());
        }
        Ok(Self(names))
    }

    /// The roles in a token's claims. What is not the name of a role at a desk
    /// is for other software, and gives no role here.
    pub(super) fn roles(&self, claims: &Map<String, Value>) -> BTreeMap<Desk, Role> {
        let mut roles = BTreeMap::new();
        let Some((last, outer)) = self.0.split_last() else {
            return roles;
        };
        let inner = outer
            .iter()
            .try_fold(claims, |object, name| object.get(name)?.as_object());
        let listed = inner
            .and_then(|object| object.get(last)?.as_array())
            .map(Vec::as_slice)
            .unwrap_or_default();
        for (role, desk) in listed.iter().filter_map(role_at_desk) {
            let held = roles.entry(desk).or_insert(role);
            *held = role.max(*held);
        }
        roles
    }
}

/// Reads `officer:bordeaux`.
fn role_at_desk(entry: &Value) -> Option<(Role, Desk)> {
    let (role, desk) = entry.as_str()?.split_once(':')?;
    Some((role.parse().ok()?, Desk::new(desk).ok()?))
}
