//! What officers ask of a relay.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Error, Result};
use serde_json::json;
use vigie::{case::kind, desk::identity::Role, jiff::Timestamp};
use vigie_test_keys::{Bearer, TokenIssuer};

use crate::citizen::Request;

/// How many conversations an officer says that they can have.
const CAPACITY: u8 = 20;

/// An officer at a desk.
#[derive(Clone, Debug)]
pub(super) struct Officer {
    desk: String,
    pub(super) token: String,
}

impl Officer {
    /// An officer whom the issuer of the bench makes one.
    pub(super) fn new(issuer: &TokenIssuer, desk: &str, name: &str) -> Result<Self> {
        let at = kind::Desk::new(desk)?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
        let now = Timestamp::from_second(now.as_secs().try_into()?).map_err(Error::msg)?;
        let bearer = Bearer::new(name, Role::Officer, &at, now);
        Ok(Self {
            desk: desk.to_owned(),
            token: issuer.token(&bearer),
        })
    }

    fn request(&self, method: &'static str, what: &str) -> Request {
        let path = format!("/v1/desks/{}/{what}", self.desk);
        Request::new(method, path, &self.token)
    }

    /// They are there, or still there.
    pub(super) fn beat(&self) -> Request {
        let body = json!({ "languages": ["fr"], "capacity": CAPACITY, "cases": [] });
        self.request("PUT", "presence").with(&body)
    }

    /// They go.
    pub(super) fn leave(&self) -> Request {
        self.request("DELETE", "presence")
    }

    /// They take whoever is next.
    pub(super) fn take(&self, key: &str) -> Request {
        self.request("POST", "take").once(key).with(&json!({}))
    }

    /// They give somebody back.
    pub(super) fn release(&self, case: &str) -> Request {
        self.request("POST", &format!("cases/{case}/release"))
    }
}
