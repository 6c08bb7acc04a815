//! What whoever runs the service has configured.

use base64ct::{Base64UrlUnpadded, Encoding};
use vigie::{
    case::{capability::CapabilityKey, kind::Desk},
    seal::PublicKey,
};
use vigie_host::Host;

/// `name=value` pairs, separated by semicolons.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = text.split(';').map(str::trim);
    pairs.filter_map(|pair| pair.split_once('='))
}

/// The keys that capabilities are signed with, the newest first. What cannot be
/// read is no key: an officer is then refused, never let in.
pub(crate) async fn capability_keys<H: Host>(host: &H) -> Vec<CapabilityKey> {
    let text = host.variable("capability_keys").await.unwrap_or_default();
    let key = |(id, secret): (&str, &str)| {
        let mut bytes = [0; 32];
        let decoded = Base64UrlUnpadded::decode(secret, &mut bytes).ok()?;
        if decoded.len() != bytes.len() {
            return None;
        }
        CapabilityKey::new(id, bytes).ok()
    };
    pairs(&text).filter_map(key).collect()
}

/// The public keys of the desks, which what a citizen writes is sealed to.
pub(crate) async fn desks<H: Host>(host: &H) -> Vec<(Desk, PublicKey)> {
    let text = host.variable("desk_keys").await.unwrap_or_default();
    let desk = |(name, key): (&str, &str)| Some((Desk::new(name).ok()?, key.parse().ok()?));
    pairs(&text).filter_map(desk).collect()
}

/// How many cases may be opened in a minute before a proof of work is asked.
pub(crate) async fn proof_threshold<H: Host>(host: &H) -> u32 {
    const USUAL: u32 = 600;
    let text = host.variable("proof_threshold").await;
    text.and_then(|text| text.parse().ok()).unwrap_or(USUAL)
}

/// How many times the usual rates clients may write at.
pub(crate) async fn pace<H: Host>(host: &H) -> u16 {
    let text = host.variable("pace").await;
    text.and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// The other sites whose pages may hold conversations, as origins.
pub(crate) async fn allowed_origins<H: Host>(host: &H) -> Vec<String> {
    let text = host.variable("allowed_origins").await.unwrap_or_default();
    let origins = text.split(';').map(str::trim);
    origins
        .filter(|origin| !origin.is_empty())
        .map(str::to_owned)
        .collect()
}
