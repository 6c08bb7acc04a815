//! The queue of a desk as a state machine: an input in, changes out. It does
//! nothing itself; whoever holds the queue stores the changes, all of one turn
//! together or none, and only then tells anybody.
//!
//! # Who is next
//!
//! Conversations stand in one order ([`Rank`]): those in danger, then those for
//! trained officers, then all others, then those that were promised a later
//! answer. Among equals, one that was given back stands at the head, and then
//! the one that has waited longest. An officer gets the first of them that is
//! for that officer:
//!
//! - one for trained officers waits for one of these until half its patience is
//!   over, then anybody may take it;
//! - one in a language that the officer does not speak is left to somebody who
//!   is there, has room and speaks it, for [`LANGUAGE_HOLD`] at most.
//!
//! # What always holds
//!
//! - A conversation is with one officer at most, and for as long as the lease
//!   runs: [`LEASE`] from the last heartbeat that named it. Each time it changes
//!   hands its lease number grows, so that what an earlier officer still sends
//!   can be told and refused.
//! - Nobody waits in silence beyond the patience of the desk: by then the
//!   conversation was taken, or the person is told that another desk answers, or
//!   when the answer will come.
//! - Nothing is forgotten: only the case itself, by saying that it is closed,
//!   erased or with another desk, takes a conversation out of the queue.
//! - A turn reads [`WINDOW`] conversations in their order, [`BATCH`] overdue
//!   ones, those that officers have, the officers, and what the input names: a
//!   store need not load more, however many wait.
//!
//! Time comes from one clock, which may jump. Where it jumps ahead, one tick does
//! all that has become due; where it goes back, no lease and nobody's
//! patience is longer for it.

mod changes;
mod conversation;
mod officer;
mod rank;
mod rules;
mod step;
mod sweep;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::{
    case::{capability::OfficerId, kind::Desk},
    seal::CaseId,
};

pub use changes::{Changes, Lease, Notice, Outcome, Refusal, Sample, Sampled, Turn, What, Why};
pub use conversation::{Conversation, News, Phase};
pub use officer::{Presence, Profile};
pub use rank::{Class, Rank};
pub use rules::{Patience, Rules};
pub use step::Input;

/// How long an officer keeps a conversation without a heartbeat that names it.
pub const LEASE: SignedDuration = SignedDuration::from_secs(45);

/// How often a console sends a heartbeat; two may be lost.
pub const HEARTBEAT: SignedDuration = SignedDuration::from_secs(15);

/// How long a conversation is left to an officer who speaks its language.
pub const LANGUAGE_HOLD: SignedDuration = SignedDuration::from_secs(20);

/// How many conversations, in their order, are looked at to find one for an
/// officer.
pub const WINDOW: usize = 64;

/// How many overdue conversations or officers one turn looks after; the next
/// turn goes on.
pub const BATCH: usize = 64;

/// How often a conversation is handed to another desk by rule. Beyond, the
/// person is promised a time rather than sent around; and only the desks in the
/// overflow order of the first one are sure to be able to read it.
pub const MAX_HOPS: u8 = 1;

/// The queue of one desk, or as much of it as a turn needs.
///
/// # Examples
///
/// ```
/// use vigie::{
///     case::{capability::OfficerId, kind::{Desk, Priority, State}},
///     desk::queue::{Input, News, Outcome, Profile, Queue, Rules},
///     seal::{CaseId, ClientId, LanguageTag},
/// };
///
/// let now = "2026-11-22T03:00:00Z".parse().unwrap();
/// let desk = Desk::new("bordeaux")?;
/// let mut queue = Queue::new(desk.clone(), Rules::default());
/// let case = CaseId::from_bytes([1; 16]);
/// queue.step(1, now, Input::News(News {
///     case,
///     seq: 1,
///     desk,
///     state: State::Waiting,
///     priority: Priority::Ordinary,
///     category: None,
///     language: LanguageTag::new("uk")?,
///     opened_at: now,
///     awaits_since: Some(now),
///     answered_at: None,
///     hops: 0,
///     moves: 0,
///     floor: 0,
/// }));
///
/// let officer = OfficerId::new("o-17")?;
/// let profile = Profile { capacity: 3, ..Profile::default() };
/// queue.step(2, now, Input::Beat { officer: officer.clone(), profile, cases: vec![] });
/// let request = ClientId::from_bytes([2; 16]);
/// let turn = queue.step(3, now, Input::Take { officer, request, case: None, elsewhere: 0, may_take_over: false });
/// let Ok(Outcome::Taken(lease)) = turn.outcome else { panic!() };
/// assert_eq!((lease.case, lease.number), (case, 1));
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Queue {
    desk: Desk,
    rules: Rules,
    conversations: BTreeMap<CaseId, Conversation>,
    officers: BTreeMap<OfficerId, Presence>,
}

impl Queue {
    /// An empty queue.
    #[must_use]
    pub const fn new(desk: Desk, rules: Rules) -> Self {
        Self {
            desk,
            rules,
            conversations: BTreeMap::new(),
            officers: BTreeMap::new(),
        }
    }

    /// Puts a conversation in as it was stored.
    pub fn insert(&mut self, conversation: Conversation) {
        self.conversations.insert(conversation.case, conversation);
    }

    /// Puts an officer in as they were stored.
    pub fn insert_officer(&mut self, presence: Presence) {
        self.officers.insert(presence.officer.clone(), presence);
    }

    /// The conversations, by the names of their cases.
    pub fn conversations(&self) -> impl Iterator<Item = &Conversation> {
        self.conversations.values()
    }

    /// One conversation.
    #[must_use]
    pub fn conversation(&self, case: &CaseId) -> Option<&Conversation> {
        self.conversations.get(case)
    }

    /// The officers who are there.
    pub fn officers(&self) -> impl Iterator<Item = &Presence> {
        self.officers.values()
    }

    /// Those who can be taken, the first one first.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Conversation> {
        let mut takeable: Vec<_> = self
            .conversations
            .values()
            .filter_map(|conversation| Some((conversation.rank()?, conversation)))
            .collect();
        takeable.sort_unstable_by_key(|(rank, _)| *rank);
        takeable.into_iter().map(|(_, one)| one).collect()
    }

    /// How many conversations an officer has.
    #[must_use]
    pub fn held_by(&self, officer: &OfficerId) -> usize {
        let held = self.conversations.values();
        held.filter(|one| one.holder() == Some(officer)).count()
    }

    /// When the queue must next be looked after, unless something else comes
    /// before: give it [`Input::Tick`] then.
    #[must_use]
    pub fn wake_at(&self) -> Option<Timestamp> {
        // Patience is longer while somebody is there, and when the last of them is
        // gone is among the times below.
        let staffed = !self.officers.is_empty();
        let conversations = self.conversations.values();
        let due = conversations.filter_map(|one| match &one.phase {
            Phase::Leased { until, .. } => Some(*until),
            _ => one.overdue_at(&self.rules, staffed),
        });
        let gone = self.officers.values().map(|officer| officer.until);
        due.chain(gone).min()
    }
}
