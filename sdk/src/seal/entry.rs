//! Sealing one entry of a case's log.

use zeroize::Zeroizing;

use super::{CaseId, ClientId, Keyring, SIZE_CLASSES, frame::Frame};
use crate::{Error, text_type::named_enum};

/// The most bytes that a sealed entry has: the largest class and 42 bytes for
/// format, key version, nonce and tag.
pub const MAX_SEALED: usize = 16426;

const ENTRY: Frame = Frame {
    format: 1,
    purpose: b"entries",
    classes: &SIZE_CLASSES,
};

named_enum! {
    /// Who wrote what is sealed.
    Sender {
        /// The person whose case it is.
        Citizen = "citizen",
        /// An officer of a desk.
        Officer = "officer",
        /// The relay itself.
        Service = "service",
    }
}

impl Sender {
    /// The byte that stands for the sender in associated data: 1, 2 or 3.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Citizen => 1,
            Self::Officer => 2,
            Self::Service => 3,
        }
    }
}

/// Where an entry belongs; it opens nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The case.
    pub case: CaseId,
    /// Who wrote it.
    pub sender: Sender,
    /// The client's name for it.
    pub client_id: ClientId,
}

impl Place {
    fn associated(&self) -> Vec<u8> {
        [
            b"vigie/v1/entry".as_slice(),
            self.case.as_bytes(),
            &[self.sender.byte()],
            self.client_id.as_bytes(),
        ]
        .concat()
    }
}

/// Seals a content of at most [`MAX_CONTENT`](super::MAX_CONTENT) bytes under
/// the newest key; the nonce is 24 random bytes, never used twice.
///
/// An entry that is sent again is sent as the same bytes, not sealed again: the
/// relay takes another sealing under the same client id for another entry.
///
/// # Errors
///
/// If the content is too long.
///
/// # Examples
///
/// ```
/// use vigie::seal::{ClientId, Place, Receipt, Sender, open_entry, seal_entry};
///
/// let receipt = Receipt::new([1; 16]); // from the system's randomness
/// let keyring = receipt.keyring();
/// let place = Place {
///     case: receipt.case_id(),
///     sender: Sender::Citizen,
///     client_id: ClientId::from_bytes([2; 16]),
/// };
/// let sealed = seal_entry(&keyring, &place, b"somebody is at the door", [3; 24])?;
/// assert_eq!(sealed.len(), 256 + 42);
/// let opened = open_entry(&keyring, &place, &sealed)?;
/// assert_eq!(opened.as_slice(), b"somebody is at the door");
///
/// // The relay cannot pass it off as an officer's.
/// let forged = Place { sender: Sender::Officer, ..place };
/// assert!(open_entry(&keyring, &forged, &sealed).unwrap_err().is_seal());
/// # Ok::<(), vigie::Error>(())
/// ```
pub fn seal_entry(
    keyring: &Keyring,
    place: &Place,
    content: &[u8],
    nonce: [u8; 24],
) -> Result<Vec<u8>, Error> {
    ENTRY.seal(keyring, &place.associated(), content, nonce)
}

/// Opens an entry with the key of the version that it names.
///
/// # Errors
///
/// If the bytes are no sealed entry, the ring lacks the key, or the seal does
/// not hold: the bytes were changed, stand in another place, or another key
/// sealed them.
pub fn open_entry(
    keyring: &Keyring,
    place: &Place,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Error> {
    ENTRY.open(keyring, &place.associated(), sealed)
}

/// The key version that a sealed entry names, after a look at its format and
/// length: all that can be said about one without its key.
///
/// # Errors
///
/// If the bytes cannot be a sealed entry.
///
/// ```
/// use vigie::seal::entry_key_version;
///
/// let mut sealed = vec![0; 256 + 42];
/// assert_eq!(entry_key_version(&sealed).unwrap_err().code(), "sealed_form_invalid");
/// (sealed[0], sealed[1]) = (1, 4);
/// assert_eq!(entry_key_version(&sealed)?, 4);
/// # Ok::<(), vigie::Error>(())
/// ```
pub fn entry_key_version(sealed: &[u8]) -> Result<u8, Error> {
    ENTRY.key_version(sealed)
}
