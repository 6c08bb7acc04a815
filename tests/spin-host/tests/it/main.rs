//! Runs the probe component under the host, and looks at it through HTTP.
//!
//! `VIGIE_PROBE` names the compiled probe:
//!
//! ```text
//! cargo build --package vigie-probe --target wasm32-wasip2 --release
//! VIGIE_PROBE=target/wasm32-wasip2/release/vigie_probe.wasm \
//!     cargo test --workspace --test spin-host
//! ```

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "the helpers of tests may fail like tests"
)]

mod http;
mod instances;
mod outbound;
mod process;
mod requests;
mod running;
mod storage;
mod variables;
