//! What a client keeps of the directory, and what it accepts.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    directory::{Directory, Draft},
    root::{RootPublicKey, Rotation},
    signed::{Payload, Signed},
};
use crate::{
    Error,
    error::Kind,
    object::{Object, given},
    seal::Digest,
};

/// The most rotations that are looked at: a client that slept through more
/// needs a new release.
pub const MAX_ROTATIONS: usize = 16;

/// What a client remembers of the directories it accepted.
///
/// # Examples
///
/// ```
/// use vigie::desk::{directory::Directory, root::{RootKey, Rotation}, trust::Trust};
///
/// let (old, new) = (RootKey::from_bytes([1; 32]), RootKey::from_bytes([2; 32]));
/// let since = "2026-11-20T00:00:00Z".parse().unwrap();
/// let rotation = Rotation::sign(&old, &new, since)?;
/// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
/// let signed = directory.sign(&new)?;
///
/// // A client that still pins the old key is led to the new one.
/// let pinned = Trust::pin(old.public());
/// let now = "2026-11-22T03:00:00Z".parse().unwrap();
/// assert_eq!(pinned.accept(&signed, &[], now).unwrap_err().code(), "directory_untrusted");
/// let (_, trust) = pinned.accept(&signed, &[rotation], now)?;
/// assert_eq!(trust.root, new.public());
///
/// // From then on the old key is nobody.
/// let error = trust.accept(&directory.sign(&old)?, &[], now).unwrap_err();
/// assert_eq!(error.code(), "directory_untrusted");
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// The root key that signed last, or that the client came with.
    pub root: RootPublicKey,
    /// The version of the directory that was accepted last, 0 before the first.
    pub version: u64,
    /// The digest of what was signed of it.
    #[serde(
        default,
        deserialize_with = "given",
        skip_serializing_if = "Option::is_none"
    )]
    pub digest: Option<Digest>,
}

/// A root key on the way from the pinned one, with the time that rotations give
/// it.
struct Link {
    root: RootPublicKey,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl Link {
    fn may_issue(&self, at: Timestamp) -> bool {
        self.since.is_none_or(|since| since <= at) && self.until.is_none_or(|until| at < until)
    }
}

impl Trust {
    /// What a client begins with: the root key that it came with.
    #[must_use]
    pub const fn pin(root: RootPublicKey) -> Self {
        Self {
            root,
            version: 0,
            digest: None,
        }
    }

    /// The directory that a signed text holds, if it may be believed now, and
    /// what to remember of it.
    ///
    /// `rotations` are the statements that lead from older root keys to newer
    /// ones, in any order. One that does not hold leads nowhere and does no
    /// harm, and so does one about keys that this client has left behind.
    /// Nothing of any text is read before a signature on it was found right.
    ///
    /// # Errors
    ///
    /// With the code
    ///
    /// - `directory_invalid` if the text does not have its form, or holds a
    ///   directory with faults;
    /// - `directory_untrusted` if neither the pinned root key nor one that
    ///   rotations lead to signed it, if the key that did was not yet or no
    ///   longer the root when it was issued, or if one root key was followed by
    ///   two;
    /// - `directory_old` if a newer one is known already, or another one of the
    ///   same version;
    /// - `directory_expired` if its time is over.
    pub fn accept(
        &self,
        directory: &str,
        rotations: &[String],
        now: Timestamp,
    ) -> Result<(Directory, Self), Error> {
        let signed = Signed::directory(directory).ok_or(Kind::DirectoryInvalid)?;
        let links = self.links(rotations)?;
        let link = links
            .iter()
            .find(|link| signed.is_by(&link.root, 0))
            .ok_or(Kind::DirectoryUntrusted)?;
        let payload: Payload<Object<Draft>> = signed.statement().ok_or(Kind::DirectoryInvalid)?;
        let Object(draft) = payload.directory;
        if payload.root != link.root.id() || !link.may_issue(draft.issued) {
            return Err(Kind::DirectoryUntrusted.into());
        }
        let digest = Digest::of(signed.covered());
        let same_version = draft.version == self.version;
        let other = same_version && self.digest.is_some_and(|known| known != digest);
        if draft.version < self.version || other {
            return Err(Kind::DirectoryOld.into());
        }
        if draft.expires <= now {
            return Err(Kind::DirectoryExpired.into());
        }
        let trust = Self {
            root: link.root,
            version: draft.version,
            digest: Some(digest),
        };
        Ok((Directory::try_from(draft)?, trust))
    }

    /// The root keys from the pinned one on, as far as rotations lead.
    fn links(&self, rotations: &[String]) -> Result<Vec<Link>, Error> {
        if rotations.len() > MAX_ROTATIONS {
            return Err(Kind::DirectoryInvalid.into());
        }
        let mut links: Vec<Link> = Vec::new();
        let mut current = Link {
            root: self.root,
            since: None,
            until: None,
        };
        while let Some(rotation) = follower(&current.root, rotations)? {
            current.until = Some(rotation.since);
            links.push(current);
            // A root that was replaced is not to be trusted again.
            if links.iter().any(|link| link.root == rotation.to) {
                return Err(Kind::DirectoryUntrusted.into());
            }
            current = Link {
                root: rotation.to,
                since: Some(rotation.since),
                until: None,
            };
        }
        links.push(current);
        Ok(links)
    }
}

/// The rotation away from a root key. Two of them say that the key is in two
/// people's hands, and nobody can tell whose to follow.
fn follower(root: &RootPublicKey, rotations: &[String]) -> Result<Option<Rotation>, Error> {
    let mut found: Option<Rotation> = None;
    for text in rotations {
        match (Rotation::verify(text, root), &found) {
            (Ok(rotation), Some(known)) if rotation != *known => {
                return Err(Kind::DirectoryUntrusted.into());
            }
            (Ok(rotation), _) => found = Some(rotation),
            (Err(_), _) => {}
        }
    }
    Ok(found)
}
