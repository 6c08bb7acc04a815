//! The layout of a full-text index in bytes.
//!
//! A header and six sections of little-endian records without alignment, so
//! that the bytes can lie anywhere, as those of `include_bytes!` do. Opening
//! checks the header and cuts the sections out by their lengths. Bytes may be
//! corrupted: every reference is checked where it is followed, and a broken one
//! reads as empty.

use zerocopy::{
    FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned,
    little_endian::{U16, U32, U64},
};

use crate::{Error, error::Kind};

pub(super) const MAGIC: [u8; 8] = *b"VIGIE-FT";
/// Raised whenever a record, the folding, the stemming or a weight changes.
pub(super) const VERSION: u32 = 1;

#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct Header {
    pub(super) magic: [u8; 8],
    pub(super) version: U32,
    /// The two letters of the language.
    pub(super) language: [u8; 2],
    pub(super) documents: U16,
    pub(super) counts: Counts,
    /// XXH3 of everything after the header.
    pub(super) checksum: U64,
    /// XXH3 of the header with this field at zero.
    pub(super) header_checksum: U64,
}

/// How many records each section has, in their order in the file.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct Counts {
    pub(super) words: U32,
    pub(super) terms: U32,
    pub(super) postings: U32,
    pub(super) phrases: U32,
    pub(super) phrase_terms: U32,
    pub(super) text: U32,
}

/// A run of bytes in the text section.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct Span {
    pub(super) start: U32,
    pub(super) len: u8,
}

impl Span {
    pub(super) fn of(self, text: &[u8]) -> Option<&[u8]> {
        let start = self.start.get() as usize;
        text.get(start..start.checked_add(usize::from(self.len))?)
    }
}

/// A word as it stands in a document, folded, and the term it counts for.
/// Sorted by text.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct WordRecord {
    pub(super) text: Span,
    pub(super) term: U16,
}

/// What the forms of one word have in common. Sorted by text.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct TermRecord {
    pub(super) text: Span,
    /// How much the term tells documents apart, see [`super::weight`].
    pub(super) rarity: U16,
    /// The first of its postings; they end where those of the next term begin.
    pub(super) postings: U32,
}

/// A document that has a term, and what the term is worth there. Sorted by
/// document within the term.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct Posting {
    pub(super) document: U16,
    pub(super) weight: U16,
}

/// A keyword or title, of which every term has to be asked for.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct PhraseRecord {
    /// The first of its terms; they end where those of the next phrase begin.
    pub(super) terms: U32,
    pub(super) document: U16,
    pub(super) weight: U16,
}

impl Header {
    /// Reads and checks the header: constant time, whatever the size.
    pub(super) fn read(bytes: &[u8]) -> Result<(&Self, &[u8]), Error> {
        if !bytes.starts_with(&MAGIC) {
            return Err(Kind::TextIndexMagic.into());
        }
        let (header, body) = Self::ref_from_prefix(bytes).map_err(|_| Kind::IndexTruncated)?;
        if header.version.get() != VERSION {
            return Err(Kind::IndexVersion.into());
        }
        if header.own_checksum() != header.header_checksum.get() {
            return Err(Kind::IndexChecksum.into());
        }
        Ok((header, body))
    }

    pub(super) fn own_checksum(&self) -> u64 {
        let bare = Self {
            header_checksum: U64::ZERO,
            ..*self
        };
        xxhash_rust::xxh3::xxh3_64(bare.as_bytes())
    }
}

/// Cuts the next `count` records off the front of the bytes.
pub(super) fn cut<'a, T>(bytes: &mut &'a [u8], count: U32) -> Result<&'a [T], Error>
where
    T: FromBytes + Immutable + KnownLayout + Unaligned,
{
    let (records, rest) = <[T]>::ref_from_prefix_with_elems(bytes, count.get() as usize)
        .map_err(|_| Kind::IndexTruncated)?;
    *bytes = rest;
    Ok(records)
}
