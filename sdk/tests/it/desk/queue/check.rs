//! What must hold, said once more and without the queue's own words for it.

use std::collections::BTreeMap;

use vigie::{
    case::kind::{Priority, State},
    desk::queue::{
        Conversation, Input, LANGUAGE_HOLD, LEASE, Outcome, Phase, Profile, Turn, What, Why,
    },
    jiff::{SignedDuration, Timestamp},
    seal::CaseId,
};

use super::world::{Found, World};

/// Danger, those for trained officers, all others, those who were told when.
fn class(one: &Conversation) -> u8 {
    match (&one.phase, one.priority) {
        (Phase::Deferred { near: false, .. }, _) => 3,
        (_, Priority::Danger) => 0,
        (Phase::Deferred { .. }, _) | (_, Priority::Ordinary) => 2,
        (_, Priority::Specialised) => 1,
    }
}

type Place = (u8, bool, Timestamp, u64);

fn place_in_line(one: &Conversation) -> Option<Place> {
    let returned = match one.phase {
        Phase::Waiting { returned } => returned,
        Phase::Deferred { .. } => false,
        _ => return None,
    };
    Some((class(one), !returned, one.since, one.ticket))
}

impl World {
    fn patience(&self, desk: usize, one: &Conversation) -> SignedDuration {
        let store = &self.desks[desk];
        let patience = match one.priority {
            Priority::Danger => store.rules.patience.danger,
            Priority::Specialised => store.rules.patience.specialised,
            Priority::Ordinary => store.rules.patience.ordinary,
        };
        if store.officers.is_empty() {
            patience.min(store.rules.unstaffed)
        } else {
            patience
        }
    }

    /// After a tick, nobody has waited for longer than the patience, nobody is
    /// with an officer who is gone, and no promise is over.
    pub(super) fn nobody_waits_in_silence(&self, desk: usize) -> Result<(), Found> {
        let (store, now) = (&self.desks[desk], self.now);
        for one in store.conversations.values() {
            let waited = |since| now.duration_since(since);
            let forgotten = match one.phase {
                Phase::Waiting { .. } => {
                    waited(one.since.max(one.here_since)) >= self.patience(desk, one)
                }
                Phase::Leased { until, .. } => until <= now,
                Phase::Deferred { promised, near } => {
                    let left = promised.duration_since(now);
                    left <= SignedDuration::ZERO || !near && left <= store.rules.answer_within / 4
                }
                Phase::Idle | Phase::Leaving { .. } | Phase::Over { .. } => false,
            };
            if forgotten {
                return Err(format!("forgotten by a tick: {one:?}"));
            }
            if matches!(one.phase, Phase::Leased { until, .. } if until > now + LEASE) {
                return Err(format!("held for longer than a lease: {one:?}"));
            }
            if place_in_line(one).is_some() && one.since.max(one.here_since) > now {
                return Err(format!("waits from a time to come: {one:?}"));
            }
            // As soon as the desk knows what the case knows.
            let case = &self.cases[&one.case];
            let heard = one.seq == case.news.seq && one.awaits;
            if heard
                && case
                    .news
                    .awaits_since
                    .is_some_and(|since| one.since > since)
            {
                return Err(format!("has waited for longer than it is said: {one:?}"));
            }
        }
        match store.whole().wake_at() {
            Some(at) if at <= now => Err(format!("a desk that never sleeps: {at}")),
            _ => Ok(()),
        }
    }

    /// One tick is enough: it does everything that is due, and nothing twice.
    pub(super) fn nothing_is_left_to_do(&self, desk: usize, tick: &Input) -> Result<(), Found> {
        let again = self.desks[desk].turn(self.step, self.now, tick);
        if again.changes.is_empty() {
            return Ok(());
        }
        Err(format!(
            "a second tick finds more to do: {:?}",
            again.changes
        ))
    }

    /// Whoever another desk handed over is given a chance here before a rule
    /// sends them on.
    pub(super) fn nobody_is_sent_on_at_once(&self, desk: usize, turn: &Turn) -> Result<(), Found> {
        for notice in &turn.changes.notices {
            let by_rule = matches!(
                notice.what,
                What::Transferred(_, Why::Overload | Why::Unstaffed) | What::Deferred(..)
            );
            let arrived = self.arrivals.get(&(desk, notice.case));
            // What is still said of a case that was erased is heard by nobody.
            let arrived = arrived.filter(|_| by_rule && !self.cases[&notice.case].erased);
            if arrived.is_some_and(|at| self.now.duration_since(*at).as_secs() < 60) {
                return Err(format!("sent on at once: {notice:?}"));
            }
        }
        Ok(())
    }

    /// Whoever asks for the next one gets nobody who came after somebody that
    /// they could have taken.
    pub(super) fn nobody_is_passed_over(
        &self,
        desk: usize,
        before: &BTreeMap<CaseId, Conversation>,
        officer: &Profile,
        input: &Input,
        turn: &Turn,
    ) -> Result<(), Found> {
        let after = &self.desks[desk].conversations;
        let given = match (input, &turn.outcome) {
            (Input::Take { case: None, .. }, Ok(Outcome::Taken(lease))) => Some(lease.case),
            (Input::Take { case: None, .. }, Ok(Outcome::Nobody)) => None,
            _ => return Ok(()),
        };
        // As it is now, but where it stood before. One that was still leased has
        // come back to the head.
        let given = given.map(|case| {
            let phase = before[&case].phase.clone();
            let one = Conversation {
                phase,
                ..after[&case].clone()
            };
            place_in_line(&one).unwrap_or_else(|| (class(&one), false, Timestamp::MIN, 0))
        });
        for left in after.values() {
            let Some(place) = place_in_line(left) else {
                continue;
            };
            let waited = self.now.duration_since(left.since);
            let special = left.priority == Priority::Specialised;
            let half = self.desks[desk].rules.patience.specialised / 2;
            let trained = left
                .category
                .iter()
                .any(|one| officer.specialties.contains(one));
            let speaks = officer.speaks(&left.language);
            let could = (!special || trained || waited >= half)
                && (left.priority == Priority::Danger || speaks || waited >= LANGUAGE_HOLD);
            match given {
                None if could => return Err(format!("given nobody, and there waits {left:?}")),
                Some(given) if could && place < given => {
                    return Err(format!("passed over: {left:?}"));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// When everything has come to rest, each case is where it says that it is,
    /// and its person knows what to expect.
    pub(super) fn everybody_is_looked_after(&self) -> Result<(), Found> {
        for (id, case) in self.cases.iter().filter(|(_, case)| !case.erased) {
            let place = Self::place(&case.news.desk);
            let known = self.desks[place].conversations.get(id);
            let open = case.news.state != State::Closed;
            let awaits = case.news.awaits_since.is_some();
            match known.map(|one| &one.phase) {
                None | Some(Phase::Over { .. }) if !open => {}
                Some(Phase::Deferred { promised, .. }) if open => match &case.told {
                    Some(What::Deferred(told, _)) if told == promised => {}
                    told => return Err(format!("the person waits in silence: {told:?}")),
                },
                Some(Phase::Idle) if open && !awaits && !case.handed => {}
                // What came more than an hour late brought it back, and does no harm:
                // nobody waits, and the case has it removed when it is erased.
                Some(Phase::Idle) if !open && known.is_some_and(|one| one.seq < case.news.seq) => {}
                other => return Err(format!("a case was forgotten: {other:?}, {open}, {awaits}")),
            }
            for (other, store) in self.desks.iter().enumerate() {
                let known = store.conversations.get(id).map(|one| &one.phase);
                // As above: what came late brought it back.
                let late = matches!(known, Some(Phase::Idle))
                    && store.conversations[id].seq < case.news.seq;
                if !late && other != place && !matches!(known, None | Some(Phase::Over { .. })) {
                    return Err(format!("a case is with two desks: {known:?}"));
                }
            }
        }
        Ok(())
    }
}
