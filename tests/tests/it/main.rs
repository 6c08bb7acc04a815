//! The black-box suite: what a caller may rely on, asked over HTTP of a
//! deployment that knows nothing of being tested.
//!
//! `cargo xtask test` serves the deployment and says by environment variables
//! where it is; see [`deployment`]. Every answer that any test gets is held
//! against the interface's own description and against what every answer must
//! have; see [`rules`].

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets something unexpected has failed"
)]

mod client;
mod content;
mod deployment;
mod description;
mod desk_tokens;
mod html;
mod oracle;
mod points;
mod random;
mod raw;
mod rules;

mod answers;
mod bad_input;
mod bodies;
mod case;
mod changed_sheets;
mod connections;
mod desk;
mod differential;
mod documents;
mod examples;
mod feeds;
mod found_sheets;
mod frame;
mod guide;
mod guide_mistakes;
mod links;
mod malformed;
mod nearest;
mod numbers;
mod phrases;
mod platform_place;
mod searching;
mod sheet_lists;
mod sheets;
mod widgets;
mod wrong_places;
