//! Tokens that are refused although their time is not over.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Identity, TokenId};
use crate::{
    Error,
    case::capability::{LEEWAY, OfficerId},
    error::Kind,
};

/// The officers and tokens that were taken back.
///
/// A token is asked about after it was verified, with what it says of
/// somebody. Capabilities that were given for it live on: they are the
/// relay's, and short.
///
/// # Examples
///
/// ```
/// use vigie::{case::capability::OfficerId, desk::identity::Revocations};
///
/// let now = "2026-11-22T03:00:00Z".parse().unwrap();
/// let mut revocations = Revocations::default();
/// revocations.revoke_officer(OfficerId::new("o-17")?, now);
/// assert_eq!(
///     serde_json::to_string(&revocations).unwrap(),
///     r#"{"officers":{"o-17":"2026-11-22T03:00:30Z"},"tokens":{}}"#
/// );
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocations {
    /// Of each officer, tokens from before this time are refused.
    officers: BTreeMap<OfficerId, Timestamp>,
    /// Tokens that are refused, and until when they could be shown.
    tokens: BTreeMap<TokenId, Timestamp>,
}

impl Revocations {
    /// Takes back all tokens of an officer that were issued until now. Since
    /// the issuer's clock may be ahead, those of the next [`LEEWAY`] go with
    /// them. A later time is never replaced by an earlier one.
    pub fn revoke_officer(&mut self, officer: OfficerId, now: Timestamp) {
        let not_before = now.saturating_add(LEEWAY).unwrap_or(Timestamp::MAX);
        let known = self.officers.entry(officer).or_insert(not_before);
        *known = not_before.max(*known);
    }

    /// Takes back one token, which would expire at a time.
    pub fn revoke_token(&mut self, token: TokenId, expires: Timestamp) {
        let known = self.tokens.entry(token).or_insert(expires);
        *known = expires.max(*known);
    }

    /// The time from which tokens of an officer are accepted, if any were
    /// taken back.
    #[must_use]
    pub fn not_before(&self, officer: &OfficerId) -> Option<Timestamp> {
        self.officers.get(officer).copied()
    }

    /// Refuses what was taken back. A token that does not say when it was
    /// issued is as old as any.
    ///
    /// # Errors
    ///
    /// With the code `token_revoked`.
    pub fn check(&self, identity: &Identity) -> Result<(), Error> {
        let too_old = self
            .not_before(&identity.officer)
            .is_some_and(|not_before| identity.issued.is_none_or(|issued| issued < not_before));
        let named = identity.token.as_ref();
        if too_old || named.is_some_and(|token| self.tokens.contains_key(token)) {
            return Err(Kind::TokenRevoked.into());
        }
        Ok(())
    }

    /// Drops the tokens that would be refused as expired by now. Officers stay:
    /// a token that does not say when it was issued could otherwise come back.
    pub fn forget_expired(&mut self, now: Timestamp) {
        self.tokens
            .retain(|_, expires| now.duration_since(*expires) < LEEWAY);
    }
}
