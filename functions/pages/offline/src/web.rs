//! What the service worker calls. Problems are thrown as their codes.

use vigie::jiff::Timestamp;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{Directory, Refused, communes, follow, search, search_numbers, search_sheets};

impl From<Refused> for JsValue {
    fn from(refused: Refused) -> Self {
        Self::from_str(refused.code())
    }
}

/// The stations that were kept.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Stations(Directory);

#[wasm_bindgen]
impl Stations {
    /// Takes the bytes of an index.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, Refused> {
        Directory::new(bytes).map(Self)
    }

    /// `POST /v1/stations/search`; `now` in milliseconds.
    pub fn search(&self, body: &str, now: f64) -> Result<String, Refused> {
        search(&self.0, body, instant(now))
    }

    /// `GET /v1/communes`
    pub fn communes(&self, name: &str, limit: Option<usize>) -> Result<String, Refused> {
        communes(&self.0, name, limit)
    }

    /// Whether people have to be told how old it is.
    #[wasm_bindgen(js_name = isOutdated)]
    pub fn is_outdated(&self, now: f64) -> bool {
        self.0.is_outdated(instant(now))
    }
}

/// `POST /v1/guide`
#[wasm_bindgen(js_name = followGuide)]
pub fn follow_guide(guide: &str, body: &str) -> Result<String, Refused> {
    follow(guide, body)
}

/// `GET /v1/sheets`
#[wasm_bindgen(js_name = searchSheets)]
pub fn sheets(list: &str, topic: &str, audience: &str, words: &str) -> Result<String, Refused> {
    search_sheets(list, topic, audience, words)
}

/// `GET /v1/emergency-numbers`
#[wasm_bindgen(js_name = searchNumbers)]
pub fn numbers(list: &str, territory: &str, need: &str, setting: &str) -> Result<String, Refused> {
    search_numbers(list, territory, need, setting)
}

fn instant(milliseconds: f64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds as i64).unwrap_or_default()
}
