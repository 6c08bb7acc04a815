//! Sealing an attachment, chunk by chunk.

use core::ops::Range;

use zeroize::Zeroizing;

use super::{AttachmentId, CaseId, Keyring, Sender, frame::Frame};
use crate::{Error, error::Kind};

/// The bytes of an attachment that one chunk holds; only the last holds fewer.
pub const CHUNK: usize = 65536;

/// The bytes that a sealed chunk has, whatever it holds.
pub const SEALED_CHUNK: usize = 65579;

/// The most bytes that an attachment has: 5 MiB.
pub const MAX_ATTACHMENT: usize = 5 * 1024 * 1024;

/// The most chunks that an attachment has.
pub const MAX_CHUNKS: usize = MAX_ATTACHMENT / CHUNK;

const FRAME: Frame = Frame {
    format: 2,
    purpose: b"chunks",
    // The content and the mark behind it: a chunk is always full.
    classes: &[CHUNK + 1],
};

/// Where a chunk belongs; it opens nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkPlace {
    /// The case.
    pub case: CaseId,
    /// Who attached it.
    pub sender: Sender,
    /// The attachment.
    pub attachment: AttachmentId,
    /// Which chunk of it, from 0.
    pub index: u32,
}

impl ChunkPlace {
    fn associated(&self) -> Vec<u8> {
        [
            b"vigie/v1/chunk".as_slice(),
            self.case.as_bytes(),
            &[self.sender.byte()],
            self.attachment.as_bytes(),
            &self.index.to_be_bytes(),
        ]
        .concat()
    }
}

/// The stretches that an attachment of a size in bytes is cut into, one a
/// chunk.
///
/// # Errors
///
/// If it is empty or longer than [`MAX_ATTACHMENT`].
///
/// # Examples
///
/// ```
/// use vigie::seal::chunk_ranges;
///
/// let ranges: Vec<_> = chunk_ranges(70_000)?.collect();
/// assert_eq!(ranges, [0..65_536, 65_536..70_000]);
/// assert!(chunk_ranges(0).is_err());
/// # Ok::<(), vigie::Error>(())
/// ```
pub fn chunk_ranges(size: usize) -> Result<impl ExactSizeIterator<Item = Range<usize>>, Error> {
    if size == 0 || size > MAX_ATTACHMENT {
        return Err(Kind::Attachment.into());
    }
    Ok((0..size.div_ceil(CHUNK)).map(move |index| {
        let start = index * CHUNK;
        start..size.min(start + CHUNK)
    }))
}

/// Seals one chunk of at most [`CHUNK`] bytes under the newest key; the nonce
/// is 24 random bytes, never used twice.
///
/// # Errors
///
/// If the content is too long.
///
/// # Examples
///
/// ```
/// use vigie::seal::{
///     AttachmentId, ChunkPlace, Receipt, SEALED_CHUNK, Sender, open_chunk, seal_chunk,
/// };
///
/// let receipt = Receipt::new([1; 16]); // from the system's randomness
/// let keyring = receipt.keyring();
/// let place = ChunkPlace {
///     case: receipt.case_id(),
///     sender: Sender::Citizen,
///     attachment: AttachmentId::from_bytes([2; 16]),
///     index: 0,
/// };
/// let sealed = seal_chunk(&keyring, &place, b"a photograph", [3; 24])?;
/// assert_eq!(sealed.len(), SEALED_CHUNK);
/// assert_eq!(open_chunk(&keyring, &place, &sealed)?.as_slice(), b"a photograph");
/// # Ok::<(), vigie::Error>(())
/// ```
pub fn seal_chunk(
    keyring: &Keyring,
    place: &ChunkPlace,
    content: &[u8],
    nonce: [u8; 24],
) -> Result<Vec<u8>, Error> {
    FRAME.seal(keyring, &place.associated(), content, nonce)
}

/// Opens one chunk with the key of the version that it names.
///
/// # Errors
///
/// As with [`open_entry`](super::open_entry).
pub fn open_chunk(
    keyring: &Keyring,
    place: &ChunkPlace,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Error> {
    FRAME.open(keyring, &place.associated(), sealed)
}

/// The key version that a sealed chunk names, after a look at its format and
/// length.
///
/// # Errors
///
/// If the bytes cannot be a sealed chunk.
pub fn chunk_key_version(sealed: &[u8]) -> Result<u8, Error> {
    FRAME.key_version(sealed)
}
