//! Who asks: the citizen with the receipt's token, or an officer with a
//! capability.

use core::str::FromStr;

use vigie::{
    case::{
        bond::Bond,
        capability::{Capability, CapabilityKey, Right, Rights},
        entry::Author,
        standing::Writer,
    },
    jiff::Timestamp,
    seal::{CaseId, Token},
};
use vigie_host::{
    Host, Problem, Source,
    problem::CaseProblem,
    storage::{Sql, StorageError},
};

use super::store::{self, Found, Stored};
use crate::{identity::bearer, settings};

/// A request that may be about a case, with what its token allows.
#[derive(Debug)]
pub(super) struct Access {
    pub(super) stored: Stored,
    pub(super) author: Author,
    pub(super) rights: Rights,
    /// When a capability ends.
    pub(super) expires: Option<Timestamp>,
    /// What a capability ends with before.
    pub(super) bond: Bond,
}

impl Access {
    /// Who writes.
    pub(super) const fn writer(&self) -> Writer {
        Writer {
            author: self.author,
            bond: self.bond,
        }
    }

    /// Refuses what the token does not allow.
    pub(super) fn needs(&self, right: Right) -> Result<(), Problem> {
        if self.rights.contains(right) {
            Ok(())
        } else {
            Err(CaseProblem::NotAllowed.into())
        }
    }
}

/// What is said to a request about a case that is not there.
pub(super) fn to_nothing<S: Source>(source: &S) -> Problem {
    let problem = match bearer(source) {
        None => CaseProblem::TokenRequired,
        Some(_) => CaseProblem::Unknown,
    };
    problem.into()
}

/// Finds the case and what the request may do with it. An identifier that is
/// none, a case that is not there and a token that does not open it have one
/// answer: nobody learns which cases exist.
pub(super) async fn access<S: Source, A: Host + Sql>(
    id: &str,
    source: &S,
    actor: &A,
) -> Result<Access, Problem> {
    let token = bearer(source).ok_or(CaseProblem::TokenRequired)?;
    let id = CaseId::from_str(id).map_err(|_| CaseProblem::Unknown)?;
    match store::find(actor, id).await.map_err(unavailable)? {
        Found::Nothing => Err(CaseProblem::Unknown.into()),
        Found::Erased => Err(CaseProblem::Erased.into()),
        Found::Case(stored) => opened(*stored, &token, actor).await,
    }
}

async fn opened<A: Host>(stored: Stored, token: &str, actor: &A) -> Result<Access, Problem> {
    if let Ok(token) = Token::from_str(token) {
        if !stored.token_hash.matches(&token) {
            return Err(CaseProblem::Unknown.into());
        }
        return Ok(Access {
            stored,
            author: Author::Citizen,
            rights: Rights::CITIZEN,
            expires: None,
            bond: Bond::Free,
        });
    }
    let keys: Vec<CapabilityKey> = settings::capability_keys(actor).await;
    match Capability::verify(token, &keys, &stored.id, actor.now()) {
        Ok(capability) => {
            let bond = stored.standing.bond(&stored.opening, &capability);
            Ok(Access {
                bond: bond.ok_or(CaseProblem::LeaseLost)?,
                stored,
                author: Author::Officer,
                rights: capability.rights,
                expires: Some(capability.expires),
            })
        }
        Err(error) if error.code() == "capability_expired" => Err(CaseProblem::TokenExpired.into()),
        Err(_) => Err(CaseProblem::Unknown.into()),
    }
}

/// The problem that a failure of the storage is to whoever asked.
pub(super) fn unavailable(_: StorageError) -> Problem {
    Problem::StorageUnavailable
}
