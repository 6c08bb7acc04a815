//! The module `vigie:modules/conversation` of the pages: a citizen's side of a
//! conversation. `types/conversation.d.ts` says what it exports.
//!
//! There is a browser on `wasm32-unknown-unknown` alone; elsewhere this is empty.

#![cfg(all(target_arch = "wasm32", target_os = "unknown"))]

mod conversation;
mod draft;
mod receipt;

pub use conversation::{Conversation, Upload};
pub use draft::{Draft, Routing};
pub use receipt::Receipt;
