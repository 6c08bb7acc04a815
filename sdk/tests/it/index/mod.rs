//! The station index through its public door.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod bytes;
mod directories;
mod nearest;
mod places;
mod start;
