//! Case keys, sealed to desks and wrapped for the citizen.

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::Value;
use vigie::{
    object::Object,
    seal::{CaseId, CaseKey, Envelopes, Keyring, MAX_RECIPIENTS, PrivateKey, Receipt},
};

use crate::json;

/// The desk of the worked examples in `sdk/tests/it/seal/golden.json`.
static DESK: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::derive([0x2a; 32]));

/// The case of the worked examples.
const CASE: CaseId = CaseId::from_bytes(*b"defghijklmnopqrs");

/// Envelopes are read as they are printed, and open to the key they promise.
pub(crate) fn envelopes(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let Ok(Object(envelopes)) = serde_json::from_str::<Object<Envelopes>>(text) else {
        return;
    };
    let printed = serde_json::to_string(&envelopes).unwrap_or_default();
    let again = serde_json::from_str::<Object<Envelopes>>(&printed).ok();
    assert_eq!(again.as_ref(), Some(&Object(envelopes.clone())));
    json::is_the_same(text, &printed);

    let ids: Vec<_> = envelopes.recipients().iter().map(|to| to.key_id).collect();
    assert!((1..=MAX_RECIPIENTS).contains(&ids.len()) && envelopes.key_version() > 0);
    match envelopes.open(&CASE, &DESK) {
        Ok(key) => {
            assert_eq!(key.version(), envelopes.key_version());
            assert_eq!(key.commitment(), *envelopes.commitment());
        }
        Err(error) if ids.contains(&DESK.public().id()) => assert!(error.is_seal()),
        Err(error) => assert_eq!(error.code(), "not_a_recipient"),
    }
}

#[derive(Arbitrary)]
struct Input {
    receipt: [u8; 16],
    /// The key: the first one of the receipt, or a later one.
    later: Option<(u8, [u8; 32])>,
    /// The desks, by what their keys are derived from.
    desk: u8,
    others: [Option<u8>; 2],
    change: Option<Change>,
}

/// One bit of something that the seal holds together.
#[derive(Arbitrary)]
struct Change {
    what: What,
    at: u8,
    bit: u8,
}

#[derive(Arbitrary)]
enum What {
    Case,
    Version,
    Commitment,
    KeyId,
    Encapsulated,
    Sealed,
    Wrap,
    Desk,
}

/// A sealed key is opened by its desks and its citizen, from JSON too, and by
/// nobody once a bit of it is another.
pub(crate) fn sealed_keys(bytes: &[u8]) {
    let Some(input) = crate::read::<Input>(bytes) else {
        return;
    };
    let receipt = Receipt::new(input.receipt);
    let case = receipt.case_id();
    let citizen = receipt.keyring();
    let key = match input
        .later
        .map(|(version, secret)| CaseKey::new(version, secret))
    {
        Some(Ok(key)) if key.version() > 1 => key,
        _ => receipt.case_key(),
    };
    let derive = |material: u8| PrivateKey::derive([material; 32]);
    let materials: Vec<u8> = input
        .others
        .into_iter()
        .flatten()
        .chain([input.desk])
        .collect();
    let to: Vec<_> = materials
        .iter()
        .map(|material| (derive(*material).public(), [!material; 32]))
        .collect();
    let mut distinct = materials.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let envelopes = match Envelopes::seal(&case, &key, &to) {
        Ok(envelopes) => envelopes,
        Err(error) => {
            assert!(error.code() == "recipients_invalid" && distinct.len() < materials.len());
            return;
        }
    };
    assert_eq!(distinct.len(), materials.len());
    let envelopes = match citizen.wrap(&case, &key, [5; 24]) {
        Ok(wrap) => envelopes.with_wrap(wrap),
        Err(_) => {
            assert_eq!(key.version(), 1);
            envelopes
        }
    };

    let Ok(mut json) = serde_json::to_value(&envelopes) else {
        return;
    };
    let read = serde_json::from_value::<Object<Envelopes>>(json.clone()).ok();
    assert_eq!(read, Some(Object(envelopes.clone())));
    let Some(change) = input.change else {
        for material in materials {
            assert_eq!(envelopes.open(&case, &derive(material)), Ok(key.clone()));
        }
        if envelopes.wrap().is_some() {
            assert_eq!(envelopes.open_wrap(&case, &citizen), Ok(key));
        }
        return;
    };
    is_noticed(&change, &case, &mut json, (input.desk, &citizen, &key));
}

/// Makes the change, and sees that nobody takes what comes of it for the key.
fn is_noticed(
    change: &Change,
    case: &CaseId,
    json: &mut Value,
    (desk, citizen, key): (u8, &Keyring, &CaseKey),
) {
    let mut case = *case;
    let mut desk = PrivateKey::derive([desk; 32]);
    let last = json.pointer("/recipients").and_then(Value::as_array);
    let last = last.map_or(0, Vec::len).saturating_sub(1);
    let member = match change.what {
        What::Case => {
            let mut bytes = *case.as_bytes();
            flip(&mut bytes, change);
            case = CaseId::from_bytes(bytes);
            None
        }
        What::Desk => {
            desk = PrivateKey::derive([7; 32].map(|byte: u8| byte ^ change.at));
            // The same desk again would open it.
            if json.to_string().contains(&desk.public().id().to_string()) {
                return;
            }
            None
        }
        What::Version => {
            let version = key.version() ^ 1 << (change.bit % 8);
            if let Some(member) = json.pointer_mut("/key_version") {
                *member = version.into();
            }
            None
        }
        What::Commitment => Some("/commitment".to_owned()),
        What::Wrap => Some("/wrap".to_owned()),
        What::KeyId => Some(format!("/recipients/{last}/key_id")),
        What::Encapsulated => Some(format!("/recipients/{last}/enc")),
        What::Sealed => Some(format!("/recipients/{last}/sealed")),
    };
    if let Some(Value::String(text)) = member.and_then(|member| json.pointer_mut(&member)) {
        let mut bytes = Base64UrlUnpadded::decode_vec(text).unwrap_or_default();
        flip(&mut bytes, change);
        *text = Base64UrlUnpadded::encode_string(&bytes);
    }
    let Ok(Object(changed)) = serde_json::from_value::<Object<Envelopes>>(json.clone()) else {
        // Version 0, or the name of another recipient.
        assert!(matches!(change.what, What::Version | What::KeyId));
        return;
    };
    let (for_desk, for_citizen) = match change.what {
        What::Wrap => (true, false),
        What::Desk | What::KeyId | What::Encapsulated | What::Sealed => (false, true),
        What::Case | What::Version | What::Commitment => (false, false),
    };
    assert_eq!(changed.open(&case, &desk).is_ok(), for_desk);
    let wrapped = changed.wrap().is_some();
    assert_eq!(
        changed.open_wrap(&case, citizen).is_ok(),
        wrapped && for_citizen
    );
}

fn flip(bytes: &mut [u8], change: &Change) {
    let at = usize::from(change.at) % bytes.len().max(1);
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << (change.bit % 8);
    }
}
