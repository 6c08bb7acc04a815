//! The relay on the native platform: whole requests in, whole answers out, over
//! a SQLite that fails, crashes and comes back where a test wants it to.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod access;
mod attachments;
mod desk;
mod events;
mod forms;
mod gate;
mod model;
mod opening;
mod retention;
mod side_by_side;
mod socket;
mod support;
