//! Conversations in a browser: what `vigie::client` needs of one, and what
//! scripts see of a conversation. The modules of the pages are made of it.
//!
//! There is a browser on `wasm32-unknown-unknown` alone; elsewhere this is empty.

#![cfg(all(target_arch = "wasm32", target_os = "unknown"))]

mod glue;
mod methods;
mod network;
mod problem;
mod side;
mod view;

pub use network::Browser;
pub use problem::{Done, Fault, Outcome, promise};
pub use side::{Session, Side, Upload};
pub use view::parsed;

/// What [`side!`] is written with.
#[doc(hidden)]
pub mod macros {
    pub use js_sys::{Function, Promise, Uint8Array};
    pub use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
}
