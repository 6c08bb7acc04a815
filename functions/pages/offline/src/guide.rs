//! The guide, followed on the device.

use serde::Deserialize;
use vigie::{
    guide::{Guide, GuideRequest, GuideStep},
    sheet::EmergencyContact,
};

use crate::{Refused, written};

/// What `GET /v1/guide` answers.
#[derive(Deserialize)]
struct Whole {
    emergency: Vec<EmergencyContact<'static>>,
    #[serde(flatten)]
    guide: Guide<'static>,
}

/// What `POST /v1/guide` answers to a body, by the whole guide as it was kept.
///
/// # Errors
///
/// If the guide or the body cannot be read, or the answers lead nowhere.
pub fn follow(guide: &str, body: &str) -> Result<String, Refused> {
    let Whole { emergency, guide } =
        serde_json::from_str(guide).map_err(|_| Refused::Unreadable)?;
    // As the endpoint, which takes no list of an object's values for the object.
    let object = body.trim_start().starts_with('{').then_some(body);
    let asked: GuideRequest<'_> = object
        .and_then(|body| serde_json::from_str(body).ok())
        .ok_or(Refused::InvalidRequest)?;
    if asked
        .version
        .is_some_and(|version| version != guide.version)
    {
        return Err(Refused::GuideChanged);
    }
    let progress = guide
        .follow(&asked.answers)
        .map_err(|_| Refused::InvalidRequest)?;
    written(&GuideStep::new(&emergency, &guide, &progress))
}
