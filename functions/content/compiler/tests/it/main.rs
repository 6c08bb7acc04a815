//! The compiler through its public door: a small sound tree of content, and one
//! test for each kind of fault that must keep it from being built.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod answers;
mod files;
mod guide;
mod languages;
mod markdown;
mod numbers;
mod output;
mod pages;
mod phrases;
mod real;
mod services;
mod sheets;
mod signatures;
mod sound;
mod tenants;
mod tree;

use tree::{Tree, refused};
