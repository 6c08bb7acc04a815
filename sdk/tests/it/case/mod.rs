//! The case: its log, its relay and what is said on a connection.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod access;
mod bytes;
mod capability;
mod cursor;
mod frames;
mod golden;
mod intervention;
mod log;
mod proof;
mod rekeying;
mod retention;
mod session;
mod session_end;
mod simulation;
pub(crate) mod support;
