//! One turn of the queue.

use jiff::Timestamp;

use super::{
    Changes, Class, Conversation, LANGUAGE_HOLD, LEASE, Lease, News, Notice, Outcome, Phase,
    Presence, Profile, Queue, Refusal, Sample, Sampled, Turn, WINDOW, What, changes::Why,
    rules::later,
};
use crate::{
    case::{
        capability::OfficerId,
        kind::{Desk, Priority, State},
    },
    seal::{CaseId, ClientId},
};

/// What comes to a queue.
#[derive(Clone, Debug)]
pub enum Input {
    /// A case tells how it stands.
    News(News),
    /// A case was erased.
    Erased(CaseId),
    /// A case will never write down what it was asked to, not even if it is
    /// asked once more: the person was not told.
    Refused(Notice),
    /// An officer's heartbeat.
    Beat {
        /// Who.
        officer: OfficerId,
        /// What they say of themselves.
        profile: Profile,
        /// The conversations that they mean to keep.
        cases: Vec<CaseId>,
    },
    /// An officer goes; what they had is given back.
    Leave {
        /// Who.
        officer: OfficerId,
    },
    /// An officer wants a conversation.
    Take {
        /// Who.
        officer: OfficerId,
        /// The same request again gets the same conversation.
        request: ClientId,
        /// A named one, or else whichever is next.
        case: Option<CaseId>,
        /// How many they have at other parts of the same desk.
        elsewhere: usize,
        /// Whether they may name one that they did not have last, take it from
        /// another officer, and go beyond what they can have at once: supervisors
        /// may.
        may_take_over: bool,
    },
    /// An officer gives a conversation back.
    Release {
        /// Who.
        officer: OfficerId,
        /// Which.
        case: CaseId,
    },
    /// An officer hands a conversation to another desk.
    Transfer {
        /// Who.
        officer: OfficerId,
        /// Which.
        case: CaseId,
        /// To whom.
        to: Desk,
        /// Whether they may hand on what they do not have: supervisors may.
        may_take_over: bool,
    },
    /// Time has passed.
    Tick {
        /// The first desk of the overflow order that is open and has somebody
        /// there, if there is any.
        overflow: Option<Desk>,
    },
}

/// A turn while it is made.
pub(super) struct Turning<'a> {
    pub(super) queue: &'a mut Queue,
    pub(super) number: u64,
    pub(super) now: Timestamp,
    pub(super) changes: Changes,
}

impl Queue {
    /// Takes an input. The number of a turn is larger than that of any before.
    ///
    /// A queue that holds no more than the module says a turn reads comes to the
    /// same as one that holds everything.
    pub fn step(&mut self, number: u64, now: Timestamp, input: Input) -> Turn {
        let mut turning = Turning {
            queue: self,
            number,
            now,
            changes: Changes::default(),
        };
        turning.sweep();
        let outcome = turning.take(input);
        Turn {
            outcome,
            changes: turning.changes,
        }
    }
}

impl Turning<'_> {
    fn take(&mut self, input: Input) -> Result<Outcome, Refusal> {
        match input {
            Input::News(news) => self.news(&news),
            Input::Erased(case) => self.erased(case),
            Input::Refused(notice) => self.refused(&notice),
            Input::Beat {
                officer,
                profile,
                cases,
            } => return Ok(self.beat(officer, profile, &cases)),
            Input::Leave { officer } => self.leave(&officer),
            Input::Take {
                officer,
                request,
                case,
                elsewhere,
                may_take_over,
            } => return self.assign(&officer, request, case, elsewhere, may_take_over),
            Input::Release { officer, case } => self.release(&officer, case)?,
            Input::Transfer {
                officer,
                case,
                to,
                may_take_over,
            } => self.transfer(&officer, case, to, may_take_over)?,
            Input::Tick { overflow } => self.tick(overflow.as_ref()),
        }
        Ok(Outcome::Noted)
    }

    /// Changes a conversation, and notes that it is to be stored.
    pub(super) fn put(&mut self, conversation: Conversation) {
        let case = conversation.case;
        let stored = Some(conversation.clone());
        self.changes.conversations.insert(case, stored);
        self.queue.conversations.insert(case, conversation);
    }

    pub(super) fn put_officer(&mut self, presence: Presence) {
        let officer = presence.officer.clone();
        let stored = Some(presence.clone());
        self.changes.officers.insert(officer.clone(), stored);
        self.queue.officers.insert(officer, presence);
    }

    pub(super) fn remove_officer(&mut self, officer: &OfficerId) {
        if self.queue.officers.remove(officer).is_some() {
            self.changes.officers.insert(officer.clone(), None);
        }
    }

    pub(super) fn tell(&mut self, conversation: &Conversation, what: What) {
        let place = u32::try_from(self.changes.notices.len()).unwrap_or(u32::MAX);
        self.changes.notices.push(Notice {
            case: conversation.case,
            turn: self.number,
            place,
            floor: conversation.floor,
            what,
        });
    }

    pub(super) fn measure(&mut self, what: Sampled, class: Class, since: Timestamp) {
        let took = self
            .now
            .duration_since(since)
            .max(jiff::SignedDuration::ZERO);
        self.changes.samples.push(Sample { what, class, took });
    }

    /// A case tells how it stands. What it tells for the second time, or after
    /// something newer, changes nothing.
    fn news(&mut self, news: &News) {
        let known = self.queue.conversations.get(&news.case).cloned();
        let here = news.desk == self.queue.desk && news.state != State::Closed;
        let Some(mut known) = known else {
            if here {
                let conversation = Conversation::new(news, self.number, self.now);
                self.measure(Sampled::Arrived, conversation.priority.into(), self.now);
                self.put(conversation);
            }
            return;
        };
        if news.seq <= known.seq {
            return;
        }
        if known.answered_at.is_none()
            && let Some(answered) = news.answered_at
        {
            let took = answered.duration_since(news.opened_at);
            self.changes.samples.push(Sample {
                what: Sampled::FirstResponse,
                class: known.priority.into(),
                took: took.max(jiff::SignedDuration::ZERO),
            });
        }
        let began_to_wait = !known.awaits && news.awaits_since.is_some();
        let moved = known.moves != news.moves;
        let reopened = here && matches!(known.phase, Phase::Over { .. });
        known.learn(news, self.now);
        match (&known.phase, here) {
            (Phase::Over { .. }, false) => {}
            (_, false) => self.end(&mut known),
            // It came back from another desk, perhaps before it was heard that it
            // had got there.
            (_, true) if moved => known.arrive(self.now),
            _ if reopened => known.arrive(self.now),
            (Phase::Idle, true) if began_to_wait => known.phase = known.resting(),
            (_, true) => {}
        }
        if matches!(known.phase, Phase::Waiting { .. }) && (began_to_wait || moved || reopened) {
            known.ticket = self.number;
        }
        self.put(known);
    }

    /// What is measured when a conversation is over for this desk.
    fn end(&mut self, known: &mut Conversation) {
        let class = known.priority.into();
        if let Some(taken) = known.taken_at {
            self.measure(Sampled::Handling, class, taken);
        } else if known.rank().is_some() && known.answered_at.is_none() {
            self.measure(Sampled::Abandoned, class, known.since);
        }
        known.taken_at = None;
        known.phase = Phase::Over { at: self.now };
    }

    /// A case that was erased leaves nothing here either.
    fn erased(&mut self, case: CaseId) {
        if let Some(mut known) = self.queue.conversations.remove(&case) {
            if !matches!(known.phase, Phase::Over { .. }) {
                self.end(&mut known);
            }
            self.changes.conversations.insert(case, None);
        }
    }

    /// Whoever was not told waits for somebody here, and patience begins once
    /// more: a case that goes on to refuse is not asked all the time.
    fn refused(&mut self, notice: &Notice) {
        let Some(mut known) = self.queue.conversations.get(&notice.case).cloned() else {
            return;
        };
        let untold = match (&known.phase, &notice.what) {
            (Phase::Deferred { promised, .. }, What::Deferred(until, _)) => promised == until,
            (Phase::Leaving { to }, What::Transferred(desk, _)) => to == desk,
            _ => false,
        };
        if untold {
            known.arrive(self.now);
            self.put(known);
        }
    }

    fn beat(&mut self, officer: OfficerId, profile: Profile, cases: &[CaseId]) -> Outcome {
        let until = later(self.now, LEASE);
        let last = self
            .queue
            .officers
            .get(&officer)
            .and_then(|known| known.last);
        let mut lost = Vec::new();
        for case in cases {
            match self.queue.conversations.get(case) {
                Some(known) if known.holder() == Some(&officer) => {
                    let mut known = known.clone();
                    known.phase = Phase::Leased {
                        officer: officer.clone(),
                        until,
                    };
                    self.put(known);
                }
                _ => lost.push(*case),
            }
        }
        let held = self.queue.conversations.values();
        let leases = held.filter_map(|one| one.lease_of(&officer)).collect();
        self.put_officer(Presence {
            officer,
            profile,
            until,
            last,
        });
        Outcome::Present {
            until,
            leases,
            lost,
        }
    }

    fn leave(&mut self, officer: &OfficerId) {
        let held = self.queue.conversations.values();
        let held: Vec<CaseId> = held
            .filter(|one| one.holder() == Some(officer))
            .map(|one| one.case)
            .collect();
        for case in held {
            self.give_back(case, Why::Officer);
        }
        self.remove_officer(officer);
    }

    fn assign(
        &mut self,
        officer: &OfficerId,
        request: ClientId,
        case: Option<CaseId>,
        elsewhere: usize,
        may_take_over: bool,
    ) -> Result<Outcome, Refusal> {
        let presence = self.queue.officers.get(officer);
        let presence = presence.ok_or(Refusal::NotPresent)?.clone();
        if let Some((asked, given)) = presence.last
            && asked == request
        {
            let known = self.queue.conversations.get(&given);
            let lease = known.and_then(|one| one.lease_of(officer));
            return lease.map(Outcome::Taken).ok_or(Refusal::NotYours);
        }
        let named = case.map(|case| self.named(officer, case, may_take_over));
        let named = named.transpose()?;
        let held = self.queue.held_by(officer).saturating_add(elsewhere);
        let has_room = held < usize::from(presence.profile.capacity);
        if !(has_room || may_take_over && named.is_some()) {
            return Err(Refusal::AtCapacity);
        }
        let Some(case) = named.or_else(|| self.next_for(&presence)) else {
            return Ok(Outcome::Nobody);
        };
        Ok(self.hand_over(presence, request, case))
    }

    /// Whether a named conversation may be taken.
    fn named(
        &self,
        officer: &OfficerId,
        case: CaseId,
        may_take_over: bool,
    ) -> Result<CaseId, Refusal> {
        let known = self.queue.conversations.get(&case);
        let known = known.ok_or(Refusal::UnknownConversation)?;
        match &known.phase {
            Phase::Leased { officer: other, .. } if other != officer && !may_take_over => {
                Err(Refusal::TakenByAnother)
            }
            Phase::Leaving { .. } | Phase::Over { .. } => Err(Refusal::NotHere),
            _ if may_take_over || known.had_by.as_ref() == Some(officer) => Ok(case),
            _ => Err(Refusal::NotToName),
        }
    }

    /// The first in order that is for an officer.
    fn next_for(&self, presence: &Presence) -> Option<CaseId> {
        let order = self.queue.in_order();
        let mut near = order.into_iter().take(WINDOW);
        near.find(|one| self.is_for(presence, one))
            .map(|one| one.case)
    }

    fn is_for(&self, presence: &Presence, one: &Conversation) -> bool {
        let waited = one.waited(self.now);
        let patience = self.queue.rules.patience.of(one.priority);
        if !presence.profile.is_trained_for(one) && waited < patience / 2 {
            return false;
        }
        if presence.profile.speaks(&one.language) || waited >= LANGUAGE_HOLD {
            return true;
        }
        // Somebody in danger waits for nobody's language.
        one.priority == Priority::Danger
            || !self.queue.officers.values().any(|other| {
                other.officer != presence.officer
                    && other.profile.speaks(&one.language)
                    && other.profile.is_trained_for(one)
                    && self.queue.held_by(&other.officer) < usize::from(other.profile.capacity)
            })
    }

    fn hand_over(&mut self, mut presence: Presence, request: ClientId, case: CaseId) -> Outcome {
        let Some(mut known) = self.queue.conversations.get(&case).cloned() else {
            return Outcome::Nobody;
        };
        let until = later(self.now, LEASE);
        if let Some(rank) = known.rank() {
            self.measure(Sampled::Wait, rank.class, known.since);
        }
        if known.holder() != Some(&presence.officer) {
            known.lease = known.lease.saturating_add(1).max(known.floor);
            known.floor = known.lease;
            known.taken_at.get_or_insert(self.now);
            known.had_by = Some(presence.officer.clone());
            self.tell(&known, What::Assigned);
        }
        known.phase = Phase::Leased {
            officer: presence.officer.clone(),
            until,
        };
        let number = known.lease;
        self.put(known);
        presence.last = Some((request, case));
        self.put_officer(presence);
        Outcome::Taken(Lease {
            case,
            number,
            until,
        })
    }

    fn release(&mut self, officer: &OfficerId, case: CaseId) -> Result<(), Refusal> {
        let known = self.queue.conversations.get(&case);
        let known = known.ok_or(Refusal::UnknownConversation)?;
        if known.holder() != Some(officer) {
            return Err(Refusal::NotYours);
        }
        self.give_back(case, Why::Officer);
        Ok(())
    }

    /// Ends a lease. The person goes to the head of the queue, unless they were
    /// answered and the officer chose to let go.
    pub(super) fn give_back(&mut self, case: CaseId, why: Why) {
        let Some(mut known) = self.queue.conversations.get(&case).cloned() else {
            return;
        };
        known.phase = if why == Why::Officer && !known.awaits {
            Phase::Idle
        } else {
            Phase::Waiting { returned: true }
        };
        known.floor = known.floor.max(known.lease.saturating_add(1));
        if !known.awaits {
            known.since = self.now;
        }
        // Whoever is next gets the time to take them, or the same tick would put
        // off a person whose officer was lost.
        known.here_since = self.now;
        self.tell(&known, What::Released(why));
        self.put(known);
    }

    fn transfer(
        &mut self,
        officer: &OfficerId,
        case: CaseId,
        to: Desk,
        may_take_over: bool,
    ) -> Result<(), Refusal> {
        if to == self.queue.desk {
            return Err(Refusal::SameDesk);
        }
        let known = self.queue.conversations.get(&case);
        let known = known.ok_or(Refusal::UnknownConversation)?;
        if matches!(known.phase, Phase::Leaving { .. } | Phase::Over { .. }) {
            return Err(Refusal::NotHere);
        }
        if known.holder() != Some(officer) && !may_take_over {
            return Err(Refusal::NotYours);
        }
        let known = known.clone();
        self.send_on(known, to, Why::Officer);
        Ok(())
    }

    /// Has the case go to another desk. It stays known here until the case says
    /// that it is there.
    pub(super) fn send_on(&mut self, mut known: Conversation, to: Desk, why: Why) {
        known.phase = Phase::Leaving { to: to.clone() };
        known.floor = known.floor.max(known.lease.saturating_add(1));
        self.tell(&known, What::Transferred(to, why));
        self.put(known);
    }
}
