//! The directory of desks.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    entry::{DeskEntry, DeskKind},
    faults::Fault,
    root::RootKey,
    signed,
};
use crate::{
    Error,
    case::{
        handling::MAX_LINE,
        kind::{Department, Desk},
        wire,
    },
    error::Kind,
    object,
    seal::{KeyId, PublicKey},
};

/// The longest that a directory is valid.
///
/// One that is withheld from a client stops being believed after that time, so
/// a directory is signed anew at least this often.
pub const MAX_LIFE: SignedDuration = SignedDuration::from_hours(366 * 24);

/// A directory as it is written down, which may have faults.
///
/// [`Directory::new`] makes a directory of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Its number, from 1: a newer directory has a higher one.
    pub version: u64,
    /// Whether the desks are made up, so that nobody may be sent to one.
    pub sample: bool,
    /// When it was made, in whole seconds.
    #[serde(with = "wire::seconds")]
    pub issued: Timestamp,
    /// When it stops being valid, in whole seconds.
    #[serde(with = "wire::seconds")]
    pub expires: Timestamp,
    /// The desks, in any order. Between desks that are equally good the first
    /// one is chosen.
    #[serde(deserialize_with = "object::objects")]
    pub desks: Vec<DeskEntry>,
    /// The keys that must not be sealed to any more, whatever their time says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<KeyId>,
}

/// A directory of desks without a fault.
///
/// # Examples
///
/// ```
/// use vigie::{case::kind::Desk, desk::directory::Directory};
///
/// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
/// assert_eq!(directory.version(), 1);
/// let rennes = directory.desk(&Desk::new("rennes")?).unwrap();
/// assert_eq!(rennes.overflow, [Desk::new("bordeaux")?]);
/// assert!(directory.desk(&Desk::new("lutece")?).is_none());
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Draft", into = "Draft")]
pub struct Directory {
    draft: Draft,
    /// One of the desks, so that there always is one to be sent to.
    general: DeskEntry,
}

impl Directory {
    /// The directory that a draft describes.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the draft, see [`Draft::faults`].
    pub fn new(draft: Draft) -> Result<Self, Vec<Fault>> {
        let faults = draft.faults();
        let general = draft.desks.iter().find(|desk| desk.is_general()).cloned();
        match general {
            Some(general) if faults.is_empty() => Ok(Self { draft, general }),
            _ => Err(faults),
        }
    }

    /// The directory in a signed text, without a look at who signed it.
    ///
    /// It is for the service, which hands the text on as it is and believes its
    /// own configuration. A client asks
    /// [`Trust::accept`](super::trust::Trust::accept).
    ///
    /// # Errors
    ///
    /// With the code `directory_invalid`, if it cannot be read or has no desk
    /// that takes everything. Other faults are left to clients.
    ///
    /// ```
    /// use vigie::desk::{directory::Directory, root::RootKey};
    ///
    /// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
    /// let signed = directory.sign(&RootKey::from_bytes([1; 32]))?;
    /// assert_eq!(Directory::unverified(&signed)?, directory);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    pub fn unverified(signed: &str) -> Result<Self, Error> {
        let signed = signed::Signed::directory(signed).ok_or(Kind::DirectoryInvalid)?;
        let payload: Option<signed::Payload<Draft>> = signed.statement();
        let draft = payload.ok_or(Kind::DirectoryInvalid)?.directory;
        let general = draft.desks.iter().find(|desk| desk.is_general()).cloned();
        match general {
            Some(general) => Ok(Self { draft, general }),
            None => Err(Kind::DirectoryInvalid.into()),
        }
    }

    /// Its number: a newer directory has a higher one.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.draft.version
    }

    /// Whether the desks are made up, so that nobody may be sent to one.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.draft.sample
    }

    /// When it was made.
    #[must_use]
    pub fn issued(&self) -> Timestamp {
        self.draft.issued
    }

    /// When it stops being valid; this instant itself is too late.
    #[must_use]
    pub fn expires(&self) -> Timestamp {
        self.draft.expires
    }

    /// The desks.
    #[must_use]
    pub fn desks(&self) -> &[DeskEntry] {
        &self.draft.desks
    }

    /// The keys that must not be sealed to any more.
    #[must_use]
    pub fn revoked(&self) -> &[KeyId] {
        &self.draft.revoked
    }

    /// The desk of a name.
    #[must_use]
    pub fn desk(&self, id: &Desk) -> Option<&DeskEntry> {
        self.draft.desks.iter().find(|desk| desk.id == *id)
    }

    /// The first desk that takes everything from everywhere.
    #[must_use]
    pub fn general(&self) -> &DeskEntry {
        &self.general
    }

    /// The key to seal to for a desk: the newest that is valid and not revoked.
    ///
    /// Every desk of the directory has one. A clock that stands before the
    /// directory was made is wrong, and so is one that stands after its end
    /// with whoever was given it in time: both count as the nearest instant
    /// within. What is not in the directory has no key.
    ///
    /// ```
    /// use vigie::{case::kind::Desk, desk::directory::Directory};
    ///
    /// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
    /// let rennes = Desk::new("rennes")?;
    /// let keys = &directory.desk(&rennes).unwrap().keys;
    ///
    /// // The second key begins in December.
    /// let key = directory.key(&rennes, "2026-11-30T23:59:59Z".parse().unwrap());
    /// assert_eq!(key, Some(keys[0].key));
    /// let key = directory.key(&rennes, "2026-12-01T00:00:00Z".parse().unwrap());
    /// assert_eq!(key, Some(keys[1].key));
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn key(&self, id: &Desk, now: Timestamp) -> Option<PublicKey> {
        let at = now
            .min(last_instant(self.draft.expires))
            .max(self.draft.issued);
        let newest = self.desk(id)?.key_at(at, &self.draft.revoked)?;
        Some(newest.key)
    }

    /// The keys to seal a new case to: that of the desk that is to have it, then
    /// those of the desks that take over from it. Empty for a desk that is not
    /// in the directory.
    ///
    /// ```
    /// use vigie::{case::kind::Desk, desk::directory::Directory};
    ///
    /// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
    /// let rennes = Desk::new("rennes")?;
    /// let now = "2026-11-22T03:00:00Z".parse().unwrap();
    /// let keys = directory.readers(&rennes, now);
    /// let bordeaux = Desk::new("bordeaux")?;
    /// assert_eq!(keys, [&rennes, &bordeaux].map(|desk| directory.key(desk, now).unwrap()));
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn readers(&self, desk: &Desk, now: Timestamp) -> Vec<PublicKey> {
        let entry = self.desk(desk).into_iter();
        let all = entry.flat_map(|entry| [&entry.id].into_iter().chain(&entry.overflow));
        all.filter_map(|desk| self.key(desk, now)).collect()
    }

    /// Whom to ask for an intervention, one after another: whoever goes out in a
    /// department, and then everybody who goes out anywhere. The territorial
    /// desks come first, the national unit last.
    ///
    /// ```
    /// use vigie::desk::directory::Directory;
    ///
    /// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
    /// assert!(directory.intervention_line(None).is_empty(), "these desks answer only");
    /// ```
    #[must_use]
    pub fn intervention_line(&self, department: Option<&Department>) -> Vec<Desk> {
        let of = |kind: DeskKind| {
            let entries = self.draft.desks.iter();
            entries
                .filter(move |entry| entry.kind == kind && entry.serves(department))
                .map(|entry| entry.id.clone())
        };
        let local = of(DeskKind::Territorial).filter(|_| department.is_some());
        local
            .chain(of(DeskKind::Intervention))
            .take(MAX_LINE + 1)
            .collect()
    }

    /// The desks that could not read a case that is sealed to these keys, of one
    /// that is to have it and those in its overflow order: any key counts that
    /// is a desk's and was not revoked.
    ///
    /// ```
    /// use vigie::{case::kind::Desk, desk::directory::Directory};
    ///
    /// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
    /// let (bordeaux, rennes) = (&directory.desks()[0], &directory.desks()[1]);
    /// let sealed_to = [bordeaux.keys[0].key.id()];
    /// assert_eq!(directory.shut_out(&bordeaux.id, &sealed_to), [rennes.id.clone()]);
    /// assert!(directory.shut_out(&bordeaux.id, &[sealed_to[0], rennes.keys[1].key.id()]).is_empty());
    /// ```
    #[must_use]
    pub fn shut_out(&self, desk: &Desk, sealed_to: &[KeyId]) -> Vec<Desk> {
        let overflow = self.desk(desk).map_or(&[][..], |entry| &entry.overflow);
        let reads = |desk: &Desk| {
            let keys = self.desk(desk).map_or(&[][..], |entry| &entry.keys);
            let mut ids = keys.iter().map(|key| key.key.id());
            ids.any(|id| sealed_to.contains(&id) && !self.draft.revoked.contains(&id))
        };
        let all = [desk].into_iter().chain(overflow);
        all.filter(|desk| !reads(desk)).cloned().collect()
    }

    /// The signed text, as [`Trust::accept`](super::trust::Trust::accept) takes
    /// it: `vd1.<payload>.<signature>`, both in base64url. The payload is JSON;
    /// the signature is Ed25519 over everything before the second full stop.
    ///
    /// # Errors
    ///
    /// With the code `directory_invalid`, if the text would be longer than
    /// clients take.
    pub fn sign(&self, root: &RootKey) -> Result<String, Error> {
        signed::directory(&self.draft, root)
    }
}

/// The last whole second before an instant.
pub(super) fn last_instant(end: Timestamp) -> Timestamp {
    end.checked_sub(SignedDuration::from_secs(1)).unwrap_or(end)
}

impl TryFrom<Draft> for Directory {
    type Error = Error;
    fn try_from(draft: Draft) -> Result<Self, Error> {
        Self::new(draft).map_err(|_| Kind::DirectoryInvalid.into())
    }
}

impl From<Directory> for Draft {
    fn from(directory: Directory) -> Self {
        directory.draft
    }
}
