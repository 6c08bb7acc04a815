//! The module `vigie:modules/officer` of the pages: an officer's side of a
//! conversation, and the desk's key. `types/officer.d.ts` says what it exports.
//!
//! There is a browser on `wasm32-unknown-unknown` alone; elsewhere this is empty.

#![cfg(all(target_arch = "wasm32", target_os = "unknown"))]

mod conversation;
mod key;

pub use conversation::{OfficerConversation, Upload};
pub use key::DeskKey;
