//! Problems of whoever asks a desk.

use http::StatusCode;

use super::Problem;
use crate::Phrase;

/// What kept a request about a desk from being answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskProblem {
    /// No desk of the directory has this name.
    Unknown,
    /// No token of an officer came with it, or one that is not accepted.
    SignIn,
    /// The officer or the token was taken back.
    Revoked,
    /// The officer has not this role at this desk.
    RoleMissing,
    /// The issuer of tokens could not be asked for its keys.
    IssuerUnavailable,
    /// The officer sent no heartbeat, or too long ago.
    NotPresent,
    /// The officer has as many conversations as they said they can have.
    AtCapacity,
    /// The desk knows no such conversation.
    ConversationUnknown,
    /// Another officer has it.
    ConversationTaken,
    /// It is over, or on its way to another desk.
    ConversationNotHere,
    /// It is with this desk already.
    SameDesk,
    /// The desk that is to have it, or one of its overflow, could not read it.
    NotSealed,
    /// An intervention is under way already, or none is that could be ended or taken on.
    InterventionUnderWay,
}

impl DeskProblem {
    pub(super) const fn status(self) -> StatusCode {
        match self {
            Self::Unknown | Self::ConversationUnknown => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Revoked | Self::RoleMissing => StatusCode::FORBIDDEN,
            Self::IssuerUnavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::NotPresent
            | Self::AtCapacity
            | Self::ConversationTaken
            | Self::ConversationNotHere
            | Self::SameDesk
            | Self::NotSealed
            | Self::InterventionUnderWay => StatusCode::CONFLICT,
        }
    }

    pub(super) const fn describe(self) -> (&'static str, Phrase, Phrase) {
        use Phrase as P;
        match self {
            Self::Unknown => (
                "desk_unknown",
                P::DeskDeskUnknownTitle,
                P::DeskDeskUnknownDetail,
            ),
            Self::SignIn => ("sign_in", P::DeskSignInTitle, P::DeskSignInDetail),
            Self::Revoked => ("access_revoked", P::DeskRevokedTitle, P::DeskRevokedDetail),
            Self::RoleMissing => (
                "role_missing",
                P::DeskRoleMissingTitle,
                P::DeskRoleMissingDetail,
            ),
            Self::IssuerUnavailable => (
                "issuer_unavailable",
                P::DeskIssuerUnavailableTitle,
                P::DeskIssuerUnavailableDetail,
            ),
            Self::NotPresent => (
                "not_present",
                P::DeskNotPresentTitle,
                P::DeskNotPresentDetail,
            ),
            Self::AtCapacity => (
                "at_capacity",
                P::DeskAtCapacityTitle,
                P::DeskAtCapacityDetail,
            ),
            Self::ConversationUnknown => (
                "conversation_unknown",
                P::DeskConversationUnknownTitle,
                P::DeskConversationUnknownDetail,
            ),
            Self::ConversationTaken => (
                "conversation_taken",
                P::DeskConversationTakenTitle,
                P::DeskConversationTakenDetail,
            ),
            Self::ConversationNotHere => (
                "conversation_not_here",
                P::DeskConversationNotHereTitle,
                P::DeskConversationNotHereDetail,
            ),
            Self::SameDesk => ("same_desk", P::DeskSameDeskTitle, P::DeskSameDeskDetail),
            Self::NotSealed => (
                "not_sealed_to_desk",
                P::DeskNotSealedTitle,
                P::DeskNotSealedDetail,
            ),
            Self::InterventionUnderWay => (
                "intervention_under_way",
                P::DeskInterventionUnderWayTitle,
                P::DeskInterventionUnderWayDetail,
            ),
        }
    }
}

impl From<DeskProblem> for Problem {
    fn from(problem: DeskProblem) -> Self {
        Self::Desk(problem)
    }
}
