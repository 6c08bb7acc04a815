//! The layout of an index in bytes.
//!
//! Everything is plain data of fixed size in the machine's own byte order
//! (every host that Vigie runs on is little-endian; the header carries a mark
//! that refuses the others), so opening an index is a handful of bounds
//! checks. Bytes may be corrupted: every reference into a section is checked
//! where it is followed, and a broken one reads as empty.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use crate::{Error, error::Kind};

pub(crate) const MAGIC: [u8; 8] = *b"VIGIE-SI";
pub(crate) const BYTE_ORDER: u32 = 0x0102_0304;
/// Raised whenever a record changes its shape or its meaning.
pub(crate) const VERSION: u32 = 1;
/// Sections start at multiples of this many bytes, and so must the index.
pub(crate) const ALIGNMENT: usize = 8;
/// What stands for an absent number in a record.
pub(crate) const NONE: u32 = u32::MAX;

/// The sections in their order in the file.
#[derive(Clone, Copy, Debug)]
#[repr(usize)]
pub(crate) enum Part {
    Stations,
    Splits,
    Axes,
    X,
    Y,
    Z,
    Leaves,
    ByCommune,
    ByPostalCode,
    Hours,
    Zones,
    Communes,
    CommunePostalCodes,
    PostalCodes,
    Names,
    Text,
}

pub(crate) const PARTS: usize = Part::Text as usize + 1;

/// A run of bytes in the file or in the text section.
#[derive(Clone, Copy, Debug, Default, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl Span {
    pub(crate) fn of(self, bytes: &[u8]) -> Option<&[u8]> {
        let start = self.start as usize;
        bytes.get(start..start.checked_add(self.len as usize)?)
    }
}

/// The text section; broken references into it read as empty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Texts<'a>(pub(crate) &'a [u8]);

impl<'a> Texts<'a> {
    pub(crate) fn get(self, span: Span) -> &'a str {
        core::str::from_utf8(self.bytes(span)).unwrap_or_default()
    }

    /// The same as bytes, which is all that comparing needs.
    pub(crate) fn bytes(self, span: Span) -> &'a [u8] {
        span.of(self.0).unwrap_or_default()
    }
}

#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct Header {
    pub(crate) magic: [u8; 8],
    pub(crate) byte_order: u32,
    pub(crate) version: u32,
    pub(crate) len: u64,
    /// XXH3 of everything after the header.
    pub(crate) checksum: u64,
    /// XXH3 of the header with this field at zero.
    pub(crate) header_checksum: u64,
    pub(crate) sample: u32,
    pub(crate) date: DateRecord,
    pub(crate) sources: Span,
    pub(crate) parts: [Span; PARTS],
}

#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct DateRecord {
    pub(crate) year: i16,
    pub(crate) month: i8,
    pub(crate) day: i8,
}

impl From<jiff::civil::Date> for DateRecord {
    fn from(date: jiff::civil::Date) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
            day: date.day(),
        }
    }
}

impl From<DateRecord> for jiff::civil::Date {
    fn from(record: DateRecord) -> Self {
        Self::new(record.year, record.month, record.day).unwrap_or(Self::ZERO)
    }
}

#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct StationRecord {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) id: Span,
    pub(crate) name: Span,
    pub(crate) street: Span,
    pub(crate) locality: Span,
    pub(crate) commune_name: Span,
    pub(crate) phone: Span,
    pub(crate) site: Span,
    pub(crate) source: Span,
    pub(crate) insee: [u8; 8],
    pub(crate) postal_code: u32,
    pub(crate) hours: u32,
    pub(crate) zone: u16,
    pub(crate) services: u16,
    pub(crate) source_date: DateRecord,
    pub(crate) institution: u8,
    pub(crate) kind: u8,
    pub(crate) accessibility: u8,
    pub(crate) precision: u8,
    pub(crate) holidays: u8,
    pub(crate) unused: [u8; 3],
}

#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct ZoneRecord {
    pub(crate) name: Span,
    pub(crate) posix: Span,
}

#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct CommuneRecord {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) insee: [u8; 8],
    pub(crate) name: Span,
    pub(crate) postal_codes: Span,
    pub(crate) population: u32,
    pub(crate) unused: u32,
}

/// A postal code and one of the communes that use it.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct PostalCodeRecord {
    pub(crate) code: u32,
    pub(crate) commune: u32,
}

/// A folded name and the commune that bears it.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct NameRecord {
    pub(crate) folded: Span,
    pub(crate) commune: u32,
}

impl Header {
    pub(crate) const LEN: usize = size_of::<Self>();

    /// Reads and checks the header: constant time, whatever the size.
    pub(crate) fn read(bytes: &[u8]) -> Result<&Self, Error> {
        if !bytes.starts_with(&MAGIC) {
            return Err(Kind::IndexMagic.into());
        }
        if !bytes.as_ptr().addr().is_multiple_of(ALIGNMENT) {
            return Err(Kind::IndexAlignment.into());
        }
        let (header, _) = Self::ref_from_prefix(bytes).map_err(|_| Kind::IndexTruncated)?;
        if header.byte_order != BYTE_ORDER || header.version != VERSION {
            return Err(Kind::IndexVersion.into());
        }
        if header.own_checksum() != header.header_checksum {
            return Err(Kind::IndexChecksum.into());
        }
        if header.len != bytes.len() as u64 {
            return Err(Kind::IndexTruncated.into());
        }
        Ok(header)
    }

    /// The records of one section, in place.
    pub(crate) fn part<'a, T>(&self, bytes: &'a [u8], part: Part) -> Result<&'a [T], Error>
    where
        T: FromBytes + Immutable,
    {
        self.parts
            .get(part as usize)
            .and_then(|span| span.of(bytes))
            .and_then(|section| <[T]>::ref_from_bytes(section).ok())
            .ok_or_else(|| Kind::IndexTruncated.into())
    }

    pub(crate) fn own_checksum(&self) -> u64 {
        let bare = Self {
            header_checksum: 0,
            ..*self
        };
        xxhash_rust::xxh3::xxh3_64(bare.as_bytes())
    }
}
