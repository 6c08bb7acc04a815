//! The directory that this function carries.

use vigie::index::StationIndex;
use vigie_host::{Problem, representation::Precompressed};

/// Bytes at an address that the index can be read in place from.
#[repr(C, align(8))]
struct Aligned<B: ?Sized>(B);

static BYTES: &Aligned<[u8]> =
    &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/stations.index")));

/// The index, opened in place: a few comparisons, no parsing.
pub(crate) fn index() -> Result<StationIndex<'static>, Problem> {
    StationIndex::open(&BYTES.0).map_err(|_| Problem::DirectoryUnavailable)
}

/// The same bytes as a file to keep, in the form that `vigie::index` reads.
pub(crate) fn file() -> Precompressed {
    Precompressed {
        media_type: "application/octet-stream",
        tag: TAG,
        brotli: include_bytes!(concat!(env!("OUT_DIR"), "/stations.index.br"))
            .as_slice()
            .into(),
        gzip: include_bytes!(concat!(env!("OUT_DIR"), "/stations.index.gz"))
            .as_slice()
            .into(),
    }
}

include!(concat!(env!("OUT_DIR"), "/tag.rs"));
