//! What officers write to one another about a case: sealed to their desk alone,
//! so that neither the citizen nor whoever runs the service can read it.

use zeroize::Zeroizing;

use super::{
    CaseId, ClientId, EncapsulatedKey, KeyId, PrivateKey, PublicKey,
    padding::{SIZE_CLASSES, pad, unpad},
};
use crate::{Error, error::Kind};

const INFO: &[u8] = b"vigie/v1/note";
const VERSION: u8 = 1;
const HEAD: usize = 1 + 8 + 32;
const TAG: usize = 16;

/// The most bytes of a note's text.
pub const MAX_NOTE: usize = 4095;

/// The lengths that a sealed note may have.
fn lengths() -> impl Iterator<Item = (usize, usize)> {
    let classes = SIZE_CLASSES
        .into_iter()
        .filter(|class| *class <= MAX_NOTE + 1);
    classes.map(|class| (class, HEAD + class + TAG))
}

/// Seals a note to a desk, with 32 random bytes, never used twice.
///
/// It is bound to its case and its id: nobody can move it elsewhere.
///
/// # Errors
///
/// With the code `seal_too_large` if it has more than [`MAX_NOTE`] bytes, or if
/// nobody can have the private half of such a key.
///
/// # Examples
///
/// ```
/// use vigie::seal::{CaseId, ClientId, PrivateKey, open_note, seal_note};
///
/// let desk = PrivateKey::derive([1; 32]); // from the system's randomness
/// let (case, id) = (CaseId::from_bytes([2; 16]), ClientId::from_bytes([3; 16]));
/// let note = seal_note(&desk.public(), &case, &id, "third floor, dog", [4; 32])?;
/// assert_eq!(open_note(&desk, &case, &id, &note)?.as_str(), "third floor, dog");
///
/// let elsewhere = CaseId::from_bytes([9; 16]);
/// assert!(open_note(&desk, &elsewhere, &id, &note).unwrap_err().is_seal());
/// # Ok::<(), vigie::Error>(())
/// ```
pub fn seal_note(
    desk: &PublicKey,
    case: &CaseId,
    id: &ClientId,
    text: &str,
    ephemeral: [u8; 32],
) -> Result<Vec<u8>, Error> {
    let fitting = lengths().find(|(class, _)| text.len() < *class);
    let (class, length) = fitting.ok_or(Kind::SealTooLarge)?;
    let mut content = Zeroizing::new(Vec::with_capacity(class));
    pad(text.as_bytes(), class, &mut content);
    let (enc, sealed) = desk.seal(INFO, &place(case, id), &content, ephemeral)?;
    let mut note = Vec::with_capacity(length);
    note.push(VERSION);
    note.extend_from_slice(desk.id().as_bytes());
    note.extend_from_slice(enc.as_bytes());
    note.extend_from_slice(&sealed);
    Ok(note)
}

/// Opens a note with the desk's key.
///
/// # Errors
///
/// If it is no note, not of this case and id, or sealed to another key:
/// [`Error::is_seal`].
pub fn open_note(
    desk: &PrivateKey,
    case: &CaseId,
    id: &ClientId,
    note: &[u8],
) -> Result<Zeroizing<String>, Error> {
    note_key(note)?;
    let enc = note.get(9..HEAD).and_then(|enc| enc.first_chunk::<32>());
    let enc = EncapsulatedKey::from_bytes(*enc.ok_or(Kind::SealBroken)?);
    let sealed = note.get(HEAD..).unwrap_or_default();
    let content = unpad(desk.open(&enc, INFO, &place(case, id), sealed)?)?;
    let text = core::str::from_utf8(&content).map_err(|_| Kind::SealBroken)?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// The key that a note is sealed to, as far as can be seen from outside.
///
/// # Errors
///
/// If it has not the form of a sealed note: [`Error::is_seal`].
pub fn note_key(note: &[u8]) -> Result<KeyId, Error> {
    let is_note =
        note.first() == Some(&VERSION) && lengths().any(|(_, length)| note.len() == length);
    let key = note.get(1..9).and_then(|key| key.first_chunk::<8>());
    match key {
        Some(key) if is_note => Ok(KeyId::from_bytes(*key)),
        _ => Err(Kind::SealBroken.into()),
    }
}

fn place(case: &CaseId, id: &ClientId) -> Vec<u8> {
    [case.as_bytes().as_slice(), id.as_bytes().as_slice()].concat()
}
