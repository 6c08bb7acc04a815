//! Padding, so that the length of what is sealed tells little: the content,
//! then 0x80, then zeros up to the length of its size class (the padding of
//! ISO/IEC 7816-4).
//!
//! A writer takes the smallest class that has room. A reader takes any of
//! them, so that a careful client may pad further.

use zeroize::Zeroizing;

use crate::{Error, error::Kind};

/// The lengths in bytes that the content of an entry is padded to.
pub const SIZE_CLASSES: [usize; 4] = [256, 1024, 4096, 16384];

/// The most bytes that one entry holds: the largest class less the mark behind
/// the content.
pub const MAX_CONTENT: usize = 16383;

const MARK: u8 = 0x80;

/// Writes a content, which is shorter than `class`, and its padding behind what
/// the buffer holds.
pub(super) fn pad(content: &[u8], class: usize, buffer: &mut Vec<u8>) {
    let end = buffer.len() + class;
    buffer.extend_from_slice(content);
    buffer.push(MARK);
    buffer.resize(end, 0);
}

/// Takes the padding away.
pub(super) fn unpad(mut padded: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, Error> {
    // It is looked at only once the tag was right, so that the time this takes
    // answers nobody who sends forgeries.
    let zeros = padded.iter().rev().take_while(|byte| **byte == 0).count();
    let marked = padded.len() - zeros;
    padded.truncate(marked);
    match padded.pop() {
        Some(MARK) => Ok(padded),
        _ => Err(Kind::SealBroken.into()),
    }
}
