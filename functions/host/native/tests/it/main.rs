//! Actors that ask one another, and what they fetch from others, on the native
//! platform: where the storage fails, and side by side.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod alarms;
mod asking;
mod fetching;
mod pair;
