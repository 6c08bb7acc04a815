//! The client against a relay in memory, over a network that fails.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod answer;
mod conversation;
mod following;
mod keys;
mod network;
mod property;
mod relay;
mod session;
mod sse;
mod world;
