//! What whoever runs the service has configured.

use std::{cell::RefCell, rc::Rc};

use base64ct::{Base64UrlUnpadded, Encoding};
use vigie::{
    case::capability::CapabilityKey,
    desk::{directory::Directory, identity::Issuer},
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

/// Where somebody goes who leaves in a hurry, where it is an address that may be
/// sent in a header.
pub(crate) async fn leave_to<H: Host>(host: &H) -> Option<String> {
    let to = host.variable("leave_to").await?;
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b';' | b',');
    (to.starts_with("https://") && to.bytes().all(is_plain)).then_some(to)
}

/// The signed text of the directory of desks: a variable holds a few kilobytes,
/// so it comes in numbered parts.
pub(crate) async fn directory_text<H: Host>(host: &H) -> Option<String> {
    let mut text = host.variable("desk_directory").await?;
    for number in 2..=MAX_PARTS {
        match host.variable(&format!("desk_directory_{number}")).await {
            Some(part) if !part.is_empty() => text.push_str(&part),
            _ => break,
        }
    }
    (!text.is_empty()).then_some(text)
}

/// In how many parts a directory comes at most.
const MAX_PARTS: u8 = 99;

/// The directory of desks. Clients look at who signed it; the service believes
/// its own configuration.
///
/// Several parts of a function ask for it while one request is answered, so what
/// was read last is remembered, by the text that it was read from: another text
/// is another directory.
pub(crate) async fn directory<H: Host>(host: &H) -> Option<Rc<Directory>> {
    thread_local! {
        static READ: RefCell<Option<(String, Rc<Directory>)>> = const { RefCell::new(None) };
    }
    let text = directory_text(host).await?;
    let known = READ.with_borrow(|read| {
        let (from, directory) = read.as_ref()?;
        (*from == text).then(|| Rc::clone(directory))
    });
    if known.is_some() {
        return known;
    }
    let directory = Rc::new(Directory::unverified(&text).ok()?);
    READ.set(Some((text, Rc::clone(&directory))));
    Some(directory)
}

/// The changes of the root key, the oldest first.
pub(crate) async fn roots<H: Host>(host: &H) -> Vec<String> {
    let text = host.variable("desk_roots").await.unwrap_or_default();
    let rotations = text.split(';').map(str::trim);
    rotations
        .filter(|rotation| !rotation.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whose tokens officers show.
#[derive(Debug)]
pub(crate) struct Oidc {
    pub(crate) name: String,
    pub(crate) rules: Issuer,
    /// Its keys, where they are configured and not asked for.
    pub(crate) keys: Option<String>,
}

/// Whose tokens officers show; `None` if none is configured, or not rightly:
/// then nobody is let in.
pub(crate) async fn issuer<H: Host>(host: &H) -> Option<Oidc> {
    let name = host.variable("oidc_issuer").await?;
    let audience = host.variable("oidc_audience").await?;
    let claim = host.variable("oidc_roles_claim").await;
    let claim = claim.filter(|claim| !claim.is_empty());
    let claim = claim.as_deref().unwrap_or("roles");
    let keys = host.variable("oidc_keys").await;
    Some(Oidc {
        rules: Issuer::new(&name, &audience, claim).ok()?,
        name,
        keys: keys.filter(|keys| !keys.is_empty()),
    })
}
