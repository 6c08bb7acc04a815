//! Opening hours, public holidays and time zones.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod cases;
mod oracle;
mod properties;
mod samples;
mod texts;
