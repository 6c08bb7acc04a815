//! What answers in a browser that has no network: the nearest stations, the guide
//! and the search of sheets, out of what somebody asked to have kept.
//!
//! The rules are the SDK's and the answers those of the endpoints, so that
//! whoever asks need not know which of the two has answered.

mod guide;
mod numbers;
mod sheets;
mod stations;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use guide::follow;
pub use numbers::search_numbers;
pub use sheets::search_sheets;
pub use stations::{Directory, communes, search};

/// Why there is no answer, as the `code` of a problem document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The request is not such as the endpoint reads.
    InvalidRequest,
    /// No place of this name or code is known.
    PlaceNotFound,
    /// The answers are to another version of the guide.
    GuideChanged,
    /// What was kept cannot be read.
    Unreadable,
}

impl Refused {
    /// The code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::PlaceNotFound => "place_not_found",
            Self::GuideChanged => "guide_changed",
            Self::Unreadable => "directory_unavailable",
        }
    }
}

/// An answer as JSON.
fn written(answer: &impl serde::Serialize) -> Result<String, Refused> {
    serde_json::to_string(answer).map_err(|_| Refused::Unreadable)
}

/// The name of a closed set that a parameter holds, if it holds one.
fn named<T: core::str::FromStr>(name: &str) -> Result<Option<T>, Refused> {
    if name.is_empty() {
        return Ok(None);
    }
    name.parse().map(Some).map_err(|_| Refused::InvalidRequest)
}
