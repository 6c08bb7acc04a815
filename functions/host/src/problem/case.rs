//! What can go wrong with a case.

use http::StatusCode;

use crate::Phrase;

/// What kept a request about a case from being answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseProblem {
    /// No token was sent.
    TokenRequired,
    /// The capability was good once.
    TokenExpired,
    /// No such case, or the token does not open it: nobody learns which.
    Unknown,
    /// The case was erased.
    Erased,
    /// A case with this identifier was opened with other values.
    Conflict,
    /// The case is closed, and takes no more messages.
    Closed,
    /// The case holds as much as one may.
    Full,
    /// Another entry bears this client id.
    ClientIdConflict,
    /// This is for the other side to do, or is already so.
    NotAllowed,
    /// The case has gone to another officer or another desk.
    LeaseLost,
    /// A message or a chunk is too long, or of no size that sealing gives.
    BadEntry,
    /// Another chunk stands in this place.
    ChunkConflict,
    /// No such chunk.
    ChunkUnknown,
    /// Too much at once; seconds to wait.
    TooFast(u32),
    /// Many open cases now: a proof of work for this challenge is asked.
    ProofRequired(String),
    /// The host has no sockets.
    SocketsUnsupported,
    /// The address opens a socket, and this was no such request.
    UpgradeRequired,
}

impl CaseProblem {
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::TokenRequired | Self::TokenExpired => StatusCode::UNAUTHORIZED,
            Self::Unknown | Self::ChunkUnknown => StatusCode::NOT_FOUND,
            Self::Erased => StatusCode::GONE,
            Self::Conflict
            | Self::Closed
            | Self::Full
            | Self::ClientIdConflict
            | Self::ChunkConflict => StatusCode::CONFLICT,
            Self::NotAllowed | Self::LeaseLost => StatusCode::FORBIDDEN,
            Self::BadEntry => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooFast(_) | Self::ProofRequired(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::SocketsUnsupported => StatusCode::NOT_IMPLEMENTED,
            Self::UpgradeRequired => StatusCode::UPGRADE_REQUIRED,
        }
    }

    pub(super) fn describe(&self) -> (&'static str, Phrase, Phrase) {
        use Phrase as P;
        match self {
            Self::TokenRequired => (
                "token_required",
                P::CaseTokenRequiredTitle,
                P::CaseTokenRequiredDetail,
            ),
            Self::TokenExpired => (
                "token_expired",
                P::CaseTokenExpiredTitle,
                P::CaseTokenExpiredDetail,
            ),
            Self::Unknown => ("case_unknown", P::CaseUnknownTitle, P::CaseUnknownDetail),
            Self::Erased => ("case_erased", P::CaseErasedTitle, P::CaseErasedDetail),
            Self::Conflict => ("case_conflict", P::CaseConflictTitle, P::CaseConflictDetail),
            Self::Closed => ("case_closed", P::CaseClosedTitle, P::CaseClosedDetail),
            Self::Full => ("case_full", P::CaseFullTitle, P::CaseFullDetail),
            Self::ClientIdConflict => (
                "client_id_conflict",
                P::CaseClientIdConflictTitle,
                P::CaseClientIdConflictDetail,
            ),
            Self::NotAllowed => (
                "not_allowed",
                P::CaseNotAllowedTitle,
                P::CaseNotAllowedDetail,
            ),
            Self::LeaseLost => ("lease_lost", P::CaseLeaseLostTitle, P::CaseLeaseLostDetail),
            Self::BadEntry => ("bad_entry", P::CaseBadEntryTitle, P::CaseBadEntryDetail),
            Self::ChunkConflict => (
                "chunk_conflict",
                P::CaseChunkConflictTitle,
                P::CaseChunkConflictDetail,
            ),
            Self::ChunkUnknown => (
                "chunk_unknown",
                P::CaseChunkUnknownTitle,
                P::CaseChunkUnknownDetail,
            ),
            Self::TooFast(_) => ("too_fast", P::CaseTooFastTitle, P::CaseTooFastDetail),
            Self::ProofRequired(_) => (
                "proof_required",
                P::CaseProofRequiredTitle,
                P::CaseProofRequiredDetail,
            ),
            Self::SocketsUnsupported => (
                "sockets_unsupported",
                P::CaseSocketsUnsupportedTitle,
                P::CaseSocketsUnsupportedDetail,
            ),
            Self::UpgradeRequired => (
                "upgrade_required",
                P::CaseUpgradeRequiredTitle,
                P::CaseUpgradeRequiredDetail,
            ),
        }
    }
}
