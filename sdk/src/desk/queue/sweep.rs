//! What time brings about: leases that ran out, and people who have waited long
//! enough.

use jiff::{SignedDuration, Timestamp};

use super::{
    BATCH, Class, Conversation, LEASE, MAX_HOPS, Phase, Sampled, WINDOW, What, changes::Why,
    conversation::near_at, rules::later, step::Turning,
};
use crate::case::{
    kind::{Desk, Priority},
    wire,
};

impl Turning<'_> {
    /// Gives back what nobody holds any more, before anything else: an officer
    /// of whom nothing was heard is not there.
    pub(super) fn sweep(&mut self) {
        let now = self.now;
        let officers = self.queue.officers.values();
        let mut gone: Vec<_> = officers
            .filter(|one| one.until <= now)
            .map(|one| (one.until, one.officer.clone()))
            .collect();
        gone.sort_unstable();
        for (_, officer) in gone.into_iter().take(BATCH) {
            self.remove_officer(&officer);
        }
        for case in self.overdue(|one| match one.phase {
            Phase::Leased { until, .. } => Some(until),
            _ => None,
        }) {
            self.give_back(case, Why::Vanished);
        }
        self.shorten();
    }

    /// Where the clock went back, ends what was given no later than a heartbeat of
    /// now would, or nobody would miss an officer who is long gone; and has nobody
    /// wait from a time to come, or patience would be longer by the jump.
    fn shorten(&mut self) {
        let (now, latest) = (self.now, later(self.now, LEASE));
        let officers = self.queue.officers.values();
        let officers: Vec<_> = officers.filter(|one| one.until > latest).cloned().collect();
        for mut officer in officers {
            officer.until = latest;
            self.put_officer(officer);
        }
        let near = self.queue.in_order().into_iter().take(WINDOW);
        let early = near.filter(|one| one.since.max(one.here_since) > now);
        let held = self.queue.conversations.values();
        let held =
            held.filter(|one| matches!(one.phase, Phase::Leased { until, .. } if until > latest));
        let conversations: Vec<_> = held.chain(early).cloned().collect();
        for mut one in conversations {
            if let Phase::Leased { until, .. } = &mut one.phase {
                *until = latest;
            }
            one.since = one.since.min(now);
            one.here_since = one.here_since.min(now);
            self.put(one);
        }
    }

    /// The cases of the conversations whose time has come, the oldest first and
    /// [`BATCH`] at most.
    fn overdue(
        &self,
        time: impl Fn(&Conversation) -> Option<Timestamp>,
    ) -> Vec<crate::seal::CaseId> {
        let all = self.queue.conversations.values();
        let mut due: Vec<_> = all
            .filter_map(|one| Some((time(one)?, one.case)))
            .filter(|(at, _)| *at <= self.now)
            .collect();
        due.sort_unstable();
        due.into_iter().take(BATCH).map(|(_, case)| case).collect()
    }

    pub(super) fn tick(&mut self, overflow: Option<&Desk>) {
        let rules = self.queue.rules;
        let staffed = !self.queue.officers.is_empty();
        let waiting = self.overdue(|one| one.overdue_at(&rules, staffed));
        for case in waiting {
            let Some(known) = self.queue.conversations.get(&case).cloned() else {
                continue;
            };
            let why = if staffed {
                Why::Overload
            } else {
                Why::Unstaffed
            };
            match (&known.phase, overflow) {
                // After a clock jumped, it may have come near and passed at once.
                (Phase::Deferred { promised, .. }, _) if *promised > self.now => {
                    self.comes_near(known);
                }
                (Phase::Deferred { promised, .. }, _) => {
                    let promised = *promised;
                    self.measure(Sampled::PromiseMissed, Class::Deferred, promised);
                    self.promise(known, why);
                }
                (_, Some(desk)) if known.hops < MAX_HOPS && *desk != self.queue.desk => {
                    self.measure(Sampled::Transferred, known.priority.into(), known.since);
                    self.send_on(known, desk.clone(), why);
                }
                _ => {
                    self.measure(Sampled::Deferred, known.priority.into(), known.since);
                    self.promise(known, why);
                }
            }
        }
    }

    fn comes_near(&mut self, mut known: Conversation) {
        if let Phase::Deferred { near, .. } = &mut known.phase {
            *near = true;
        }
        self.put(known);
    }

    /// Tells the person when the answer comes. Somebody in danger keeps their
    /// place all the same, and one whose promise was missed the place near it.
    fn promise(&mut self, mut known: Conversation, why: Why) {
        // To the second, as it is told, and never for a time that is over already:
        // the next tick would find it missed.
        let within = self
            .queue
            .rules
            .answer_within
            .max(SignedDuration::from_secs(1));
        let promised = wire::whole_second(later(self.now, within));
        let near = known.priority == Priority::Danger
            || matches!(known.phase, Phase::Deferred { .. })
            || near_at(promised, &self.queue.rules) <= self.now;
        known.phase = Phase::Deferred { promised, near };
        self.tell(&known, What::Deferred(promised, why));
        self.put(known);
    }
}
