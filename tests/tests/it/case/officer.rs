//! The officer's side, by the keys of a deployment for tests.

use std::{fs, sync::LazyLock};

use vigie::{
    case::{
        capability::{Capability, OfficerId, Rights},
        entry::Author,
    },
    jiff::SignedDuration,
    seal::{Keyring, PrivateKey},
};
use vigie_test_keys::Keys;

use super::party::{Case, Party, desk, now, random};
use crate::deployment::{deployment, wanted};

/// The keys, unless nobody gave them.
pub(crate) fn keys() -> Option<&'static Keys> {
    static KEYS: LazyLock<Option<Keys>> = LazyLock::new(|| {
        let text = fs::read_to_string(deployment().keys.as_ref()?).unwrap();
        Some(Keys::read(&text).expect("VIGIE_KEYS names a file with all keys"))
    });
    wanted("VIGIE_KEYS", KEYS.as_ref())
}

/// The desk's private key, which opens the envelopes of cases.
pub(super) fn private_key() -> Option<&'static PrivateKey> {
    keys().map(|keys| keys.desk(&desk().0).expect("the desk has a key"))
}

/// A capability for a case, valid from now on for an hour.
pub(super) fn capability(case: &Case, rights: Rights) -> Capability {
    Capability {
        case: case.receipt.case_id(),
        desk: desk().0.clone(),
        officer: OfficerId::new("o-17").unwrap(),
        rights,
        not_before: now(),
        expires: now() + SignedDuration::from_hours(1),
        lease: None,
        nonce: random(),
    }
}

/// Its text, signed as the deployment expects.
pub(super) fn signed(capability: &Capability) -> Option<String> {
    Some(capability.sign(&keys()?.signer().unwrap()).unwrap())
}

/// An officer with all rights.
pub(super) fn of(case: &Case) -> Option<Party> {
    with(case, Rights::ALL)
}

/// An officer with some rights, and with the case's first key as the envelope
/// holds it.
pub(super) fn with(case: &Case, rights: Rights) -> Option<Party> {
    let id = case.receipt.case_id();
    let key = case.opening.envelopes.open(&id, private_key()?).unwrap();
    Some(Party {
        case: id,
        bearer: signed(&capability(case, rights))?,
        author: Author::Officer,
        keyring: Keyring::new(key),
    })
}
