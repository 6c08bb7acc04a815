//! Cases for the examples of the description, which name cases that nobody
//! opened.

use serde_json::Value;
use vigie::{case::kind::Kind, seal::SEALED_CHUNK};

use super::party::Case;
use crate::{
    client::{Answer, Ask},
    description::golden,
};

/// A case for the examples, with a part of a file in it.
pub(crate) struct OpenCase(Case);

impl OpenCase {
    pub(crate) fn new() -> Self {
        let case = Case::open();
        let parameters = &golden()["components"]["parameters"];
        let file = parameters["Attachment"]["example"].as_str().unwrap();
        let put = case.citizen.ask("PUT", &format!("/attachments/{file}/0"));
        let put = put
            .header("content-type", "application/octet-stream")
            .body(vec![2; SEALED_CHUNK]);
        assert_eq!(put.send().status, 201);
        Self(case)
    }

    /// A path with this case in the place of the example's.
    pub(crate) fn path(&self, path: &str) -> String {
        path.replace(
            "/v1/cases/{id}",
            &format!("/v1/cases/{}", self.0.citizen.case),
        )
    }

    pub(crate) fn authorized(&self, ask: Ask) -> Ask {
        if ask.target.starts_with("/v1/cases/") {
            ask.header(
                "authorization",
                &format!("Bearer {}", self.0.citizen.bearer),
            )
        } else {
            ask
        }
    }
}

/// Sends a request with an example's body about a case of its own, for the example's
/// was sealed to a desk that this deployment may not have. `None` if only an
/// officer may send it and nobody has the keys.
pub(crate) fn send_in_a_new_case(example: Ask, name: &str) -> Option<Answer> {
    let json = example
        .headers
        .contains(&("content-type".to_owned(), "application/json".to_owned()));
    if example.target == "/v1/cases" && !json {
        return Some(example.send());
    }
    if example.target == "/v1/cases" {
        let case = Case::prepared(Kind::Chat);
        let mut body: Value = serde_json::from_slice(example.body.as_deref()?).unwrap();
        let own = serde_json::to_value(&case.opening).unwrap();
        for member in ["desk", "envelopes"] {
            body[member] = own[member].clone();
        }
        return Some(case.proved(&case.request().body(body.to_string())));
    }
    let case = Case::open();
    let party = if name == "rekey" {
        case.officer()?
    } else {
        case.citizen
    };
    let rest = example.target.strip_prefix("/v1/cases/{id}").unwrap();
    let ask = party.ask(&example.method, rest);
    let ask = ask.header("content-type", "application/json");
    Some(ask.body(example.body?).send())
}
