//! A case as its desk sees it.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Class, Lease, Rank, Rules, rules::later};
use crate::{
    case::{
        capability::OfficerId,
        document::Opening,
        kind::{Category, Desk, Priority, State},
        standing::Standing,
        wire,
    },
    seal::{CaseId, LanguageTag},
};

/// How a case stands, as the case itself tells its desk. It may come late,
/// twice or out of order: what has a lower number than is known is old.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// The case.
    pub case: CaseId,
    /// The entry of its log behind which it stands so.
    #[serde(deserialize_with = "wire::seq")]
    pub seq: u64,
    /// The desk that it is with.
    pub desk: Desk,
    /// How it stands.
    pub state: State,
    /// Its queue.
    pub priority: Priority,
    /// What it is about.
    pub category: Option<Category>,
    /// The language to answer in.
    pub language: LanguageTag,
    /// When it was opened.
    #[serde(with = "wire::seconds")]
    pub opened_at: Timestamp,
    /// Since when the person waits for an answer; missing where an officer
    /// wrote last.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub awaits_since: Option<Timestamp>,
    /// When an officer wrote first.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub answered_at: Option<Timestamp>,
    /// How often a rule handed it to another desk.
    pub hops: u8,
    /// How often it was handed to another desk at all.
    pub moves: u32,
    /// The lowest lease number that opens the case to officers.
    pub floor: u32,
}

impl News {
    /// How a case stands behind the entry that its log ends with.
    #[must_use]
    pub fn of(case: CaseId, opening: &Opening, standing: &Standing) -> Self {
        Self {
            case,
            seq: standing.head,
            desk: standing.desk.as_ref().unwrap_or(&opening.desk).clone(),
            state: standing.state,
            priority: opening.priority,
            category: opening.category.clone(),
            language: opening.locale.clone(),
            opened_at: standing.opened_at,
            awaits_since: standing.awaits_since,
            answered_at: standing.answered_at,
            hops: standing.hops,
            moves: standing.moves,
            floor: standing.floor,
        }
    }
}

/// Where a conversation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Phase {
    /// For somebody to take it.
    Waiting {
        /// Whether somebody had it before and let it go.
        returned: bool,
    },
    /// With an officer.
    Leased {
        /// Who.
        officer: OfficerId,
        /// Until when, if nothing more is heard of them.
        until: Timestamp,
    },
    /// The person was told when the answer comes.
    Deferred {
        /// When.
        promised: Timestamp,
        /// Whether that is near, so that it stands among the others again.
        near: bool,
    },
    /// Answered; the person has not written since.
    Idle,
    /// On its way to another desk, until the case says that it is there.
    Leaving {
        /// Which.
        to: Desk,
    },
    /// Closed, or with another desk; remembered until the case is erased, so that
    /// what the case told before does not bring it back, nor a lease's number.
    Over {
        /// Since when.
        at: Timestamp,
    },
}

/// A case as its desk sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// The case.
    pub case: CaseId,
    /// The last entry that the desk was told of.
    pub seq: u64,
    /// Its queue.
    pub priority: Priority,
    /// What it is about.
    pub category: Option<Category>,
    /// The language to answer in.
    pub language: LanguageTag,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Since when the person waits, or waited until it was taken.
    pub since: Timestamp,
    /// Since when it is with this desk, whose patience begins then if the person
    /// waited before.
    pub here_since: Timestamp,
    /// When an officer wrote first.
    pub answered_at: Option<Timestamp>,
    /// Whether the person waits for an answer.
    pub awaits: bool,
    /// How often a rule handed it to another desk.
    pub hops: u8,
    /// How often it was handed to another desk at all.
    pub moves: u32,
    /// Tells apart those that came at one time.
    pub ticket: u64,
    /// The number of its last lease; 0 before the first.
    pub lease: u32,
    /// The lowest number that a lease may have.
    pub floor: u32,
    /// When an officer of this desk took it first.
    pub taken_at: Option<Timestamp>,
    /// The officer who took it last, and may name it.
    #[serde(default)]
    pub had_by: Option<OfficerId>,
    /// Where it stands.
    pub phase: Phase,
}

impl Conversation {
    /// A conversation that the desk hears of for the first time.
    pub(super) fn new(news: &News, ticket: u64, now: Timestamp) -> Self {
        let mut new = Self {
            case: news.case,
            seq: 0,
            priority: news.priority,
            category: None,
            language: news.language.clone(),
            opened_at: news.opened_at,
            since: news.opened_at,
            here_since: news.opened_at.min(now),
            answered_at: None,
            awaits: false,
            hops: 0,
            moves: 0,
            ticket,
            // Another desk may have given leases before.
            lease: news.floor,
            floor: 0,
            taken_at: None,
            had_by: None,
            phase: Phase::Idle,
        };
        new.learn(news, now);
        if news.moves > 0 {
            new.arrive(now);
        } else {
            new.phase = new.resting();
        }
        new
    }

    /// It is to be answered here, with this desk's patience from now: another desk
    /// handed it over, it could not be handed on, or it was reopened. Somebody here
    /// must look at it even where an officer wrote last: "I hand you to my
    /// colleagues" is no answer, and nobody reopens for nothing. And the patience of
    /// this desk begins, or whoever used up that of the last one would be sent on
    /// before anybody here can take them.
    pub(super) fn arrive(&mut self, now: Timestamp) {
        self.here_since = now;
        if !self.awaits {
            self.since = now;
        }
        self.phase = Phase::Waiting { returned: false };
    }

    /// Takes over what the case tells, but for where it stands at this desk.
    pub(super) fn learn(&mut self, news: &News, now: Timestamp) {
        self.seq = news.seq;
        self.priority = news.priority;
        self.category.clone_from(&news.category);
        self.language = news.language.clone();
        self.opened_at = news.opened_at;
        self.answered_at = news.answered_at;
        self.hops = news.hops;
        self.moves = news.moves;
        self.floor = self.floor.max(news.floor);
        // Who waits already does not begin anew with each message, and nobody
        // waits from a time to come, as clocks may say.
        if let Some(since) = news.awaits_since.filter(|_| !self.awaits) {
            self.since = since.min(now);
        }
        self.awaits = news.awaits_since.is_some();
    }

    /// Where it stands while nobody has it.
    pub(super) const fn resting(&self) -> Phase {
        if self.awaits {
            Phase::Waiting { returned: false }
        } else {
            Phase::Idle
        }
    }

    /// The lease by which an officer has it.
    pub(super) fn lease_of(&self, officer: &OfficerId) -> Option<Lease> {
        match &self.phase {
            Phase::Leased {
                officer: holder,
                until,
            } if holder == officer => Some(Lease {
                case: self.case,
                number: self.lease,
                until: *until,
            }),
            _ => None,
        }
    }

    /// Its place in the order; `None` where nobody is to take it.
    #[must_use]
    pub fn rank(&self) -> Option<Rank> {
        let (class, returned) = match &self.phase {
            Phase::Waiting { returned } => (self.priority.into(), *returned),
            Phase::Deferred { near: true, .. } if self.priority == Priority::Danger => {
                (Class::Danger, false)
            }
            Phase::Deferred { near: true, .. } => (Class::Ordinary, false),
            Phase::Deferred { near: false, .. } => (Class::Deferred, false),
            Phase::Leased { .. } | Phase::Idle | Phase::Leaving { .. } | Phase::Over { .. } => {
                return None;
            }
        };
        Some(Rank {
            class,
            returned,
            since: self.since,
            ticket: self.ticket,
        })
    }

    /// The officer who has it.
    #[must_use]
    pub const fn holder(&self) -> Option<&OfficerId> {
        match &self.phase {
            Phase::Leased { officer, .. } => Some(officer),
            _ => None,
        }
    }

    /// How long the person has waited; a clock that went back makes it nothing.
    #[must_use]
    pub fn waited(&self, now: Timestamp) -> SignedDuration {
        now.duration_since(self.since).max(SignedDuration::ZERO)
    }

    /// When it must be looked after, unless something happens before: when the
    /// lease runs out, or when it is [overdue](Self::overdue_at).
    #[must_use]
    pub fn due_at(&self, rules: &Rules) -> Option<Timestamp> {
        match &self.phase {
            Phase::Leased { until, .. } => Some(*until),
            // Whoever was there may be gone by then, which makes patience short.
            _ => self.overdue_at(rules, false),
        }
    }

    /// When a tick finds something to do about it: tell the person something
    /// else than to wait, or see that a promised time comes near or has passed.
    #[must_use]
    pub fn overdue_at(&self, rules: &Rules, staffed: bool) -> Option<Timestamp> {
        match &self.phase {
            Phase::Waiting { .. } => Some(self.patience_ends(rules, staffed)),
            Phase::Deferred {
                promised,
                near: true,
            } => Some(*promised),
            Phase::Deferred {
                promised,
                near: false,
            } => Some(near_at(*promised, rules)),
            Phase::Leased { .. } | Phase::Idle | Phase::Leaving { .. } | Phase::Over { .. } => None,
        }
    }

    fn patience_ends(&self, rules: &Rules, staffed: bool) -> Timestamp {
        let patience = rules.patience.of(self.priority);
        let patience = if staffed {
            patience
        } else {
            patience.min(rules.unstaffed)
        };
        later(self.since.max(self.here_since), patience)
    }
}

/// When a promised answer comes near: when a quarter of the time is left.
pub(super) fn near_at(promised: Timestamp, rules: &Rules) -> Timestamp {
    let quarter = rules.answer_within / 4;
    promised.saturating_sub(quarter).unwrap_or(Timestamp::MIN)
}
