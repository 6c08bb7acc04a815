//! The functions of `network.js`.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/network.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    pub(crate) async fn send(
        method: &str,
        url: &str,
        headers: &Array,
        body: Option<Uint8Array>,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    pub(crate) async fn stream(url: &str, headers: &Array) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    pub(crate) async fn socket(url: &str, protocols: &Array) -> Result<JsValue, JsValue>;

    pub(crate) fn random(bytes: &mut [u8]);

    pub(crate) async fn wait(milliseconds: f64);

    pub(crate) fn problem(
        code: &str,
        message: &str,
        temporary: bool,
        retry_after: Option<f64>,
    ) -> JsValue;

    /// What `stream` and `socket` open.
    #[derive(Debug)]
    pub(crate) type Opened;

    #[wasm_bindgen(method)]
    pub(crate) fn next(this: &Opened) -> js_sys::Promise;

    #[wasm_bindgen(method, catch, js_name = send)]
    pub(crate) fn say(this: &Opened, frame: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    pub(crate) fn close(this: &Opened);
}
