//! Cases, desks and officers, and a network that repeats, reorders and delays.

use std::collections::{BTreeMap, BTreeSet};

use vigie::{
    case::{
        capability::OfficerId,
        kind::{Desk, Priority, State},
    },
    desk::queue::{Input, News, Notice, Outcome, Patience, Phase, Rules, What},
    jiff::{SignedDuration, Timestamp},
    seal::{CaseId, ClientId},
};

use super::support::{Step, Store, case, desk, language, news, officer, profile, request, start};
use crate::case::support::Dice;

pub(super) type Found = String;

/// A case with the log that says how it stands.
pub(super) struct Case {
    pub(super) news: News,
    pub(super) erased: bool,
    /// The last thing that a desk had it write.
    pub(super) told: Option<What>,
    /// Notices that were written, by their ids.
    written: BTreeSet<ClientId>,
    /// The turn and place of the last notice of each desk.
    turns: BTreeMap<Desk, (u64, u32)>,
    /// Who wrote with which lease.
    holders: BTreeMap<u32, OfficerId>,
    /// The highest lease by which anything was written.
    highest: u32,
}

/// What a desk has to ask of cases, or a case to tell desks, until it is known
/// to have arrived.
enum Message {
    News(Desk, News),
    Erased(Desk, CaseId),
    Notice(Desk, Notice),
}

struct Officer {
    name: OfficerId,
    desk: usize,
    capacity: u8,
    speaks: &'static [&'static str],
    trained: &'static [&'static str],
    /// What they believe to have, and by which lease.
    leases: BTreeMap<CaseId, u32>,
    /// A request whose answer did not come.
    asked: Option<ClientId>,
    vanished: bool,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) taken: u64,
    pub(super) repeated: u64,
    pub(super) lost: u64,
    pub(super) answered: u64,
    pub(super) refused: u64,
    pub(super) transferred: u64,
    pub(super) deferred: u64,
    pub(super) crashes: u64,
    pub(super) erased: u64,
}

pub(super) struct World {
    dice: Dice,
    step: Step,
    pub(super) now: Timestamp,
    pub(super) desks: Vec<Store>,
    pub(super) cases: BTreeMap<CaseId, Case>,
    officers: Vec<Officer>,
    network: Vec<Message>,
    numbers: u64,
    pub(super) counts: Counts,
}

const DESKS: [&str; 3] = ["a", "b", "c"];

fn rules() -> Rules {
    Rules {
        patience: Patience {
            danger: SignedDuration::from_secs(60),
            specialised: SignedDuration::from_secs(120),
            ordinary: SignedDuration::from_secs(300),
        },
        unstaffed: SignedDuration::from_secs(60),
        answer_within: SignedDuration::from_hours(1),
    }
}

impl World {
    pub(super) fn new(seed: u64, step: Step) -> Self {
        let mut dice = Dice::new(seed);
        let officers = 1 + dice.below(8);
        let officers = (0..officers)
            .map(|number| Officer {
                name: officer(number),
                desk: dice.place(3),
                capacity: 1 + u8::try_from(dice.below(3)).unwrap(),
                speaks: [&["fr"][..], &["fr", "uk"], &["ar"]][dice.place(3)],
                trained: [&[][..], &["domestic-violence"]][dice.place(2)],
                leases: BTreeMap::new(),
                asked: None,
                vanished: false,
            })
            .collect();
        Self {
            dice,
            step,
            now: start(),
            desks: DESKS.map(|name| Store::new(name, rules())).into(),
            cases: BTreeMap::new(),
            officers,
            network: Vec::new(),
            numbers: 0,
            counts: Counts::default(),
        }
    }

    fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// A turn at a desk; the desk may die before or after it was stored, and
    /// then nobody has an answer.
    fn at_desk(&mut self, place: usize, input: &Input) -> Option<vigie::desk::queue::Turn> {
        let turn = self.desks[place].turn(self.step, self.now, input);
        if self.dice.chance(30) {
            self.counts.crashes += 1;
            return None;
        }
        self.desks[place].apply(&turn.changes);
        let from = self.desks[place].desk.clone();
        let notices = turn.changes.notices.iter();
        self.network
            .extend(notices.map(|notice| Message::Notice(from.clone(), notice.clone())));
        if self.dice.chance(30) {
            self.counts.crashes += 1;
            return None;
        }
        Some(turn)
    }

    /// What a case tells its desks after something happened to it.
    fn tell(&mut self, case: CaseId, before: &Desk) {
        let news = self.cases[&case].news.clone();
        let mut desks = BTreeSet::from([news.desk.clone()]);
        desks.insert(before.clone());
        for desk in desks {
            self.network.push(Message::News(desk, news.clone()));
        }
    }

    fn place(desk: &Desk) -> usize {
        DESKS
            .iter()
            .position(|name| *name == desk.as_str())
            .unwrap()
    }

    /// Delivers one message, perhaps not for the last time.
    fn deliver(&mut self) -> Result<(), Found> {
        if self.network.is_empty() {
            return Ok(());
        }
        let at = self.dice.place(self.network.len());
        let message = self.network.remove(at);
        let again = self.dice.chance(100);
        match message {
            Message::News(to, news) => {
                let arrived = self.at_desk(Self::place(&to), &Input::News(news.clone()));
                if again || arrived.is_none() {
                    self.network.push(Message::News(to, news));
                }
                Ok(())
            }
            Message::Erased(to, case) => {
                let arrived = self.at_desk(Self::place(&to), &Input::Erased(case));
                if again || arrived.is_none() {
                    self.network.push(Message::Erased(to, case));
                }
                Ok(())
            }
            Message::Notice(from, notice) => {
                self.notice(&from, &notice)?;
                if again {
                    self.network.push(Message::Notice(from, notice));
                }
                Ok(())
            }
        }
    }

    /// A case is asked to write something down, and answers how it stands.
    fn notice(&mut self, from: &Desk, notice: &Notice) -> Result<(), Found> {
        let case = self.cases.get_mut(&notice.case).unwrap();
        if case.erased {
            self.network
                .push(Message::Erased(from.clone(), notice.case));
            return Ok(());
        }
        let id = notice.client_id(from);
        let last = case.turns.get(from).copied().unwrap_or_default();
        let order = (notice.turn, notice.place);
        let stale = case.news.desk != *from || case.news.state == State::Closed || order <= last;
        if case.written.contains(&id) || stale {
            self.network
                .push(Message::News(from.clone(), case.news.clone()));
            return Ok(());
        }
        case.written.insert(id);
        case.turns.insert(from.clone(), order);
        if notice.floor < case.news.floor {
            return Err(format!("the lease number went back: {notice:?}"));
        }
        case.news.floor = notice.floor;
        case.news.seq += 1;
        case.told = Some(notice.what.clone());
        if let What::Transferred(to, why) = &notice.what {
            self.counts.transferred += 1;
            case.news.desk = to.clone();
            case.news.moves += 1;
            case.news.hops += u8::from(*why != vigie::desk::queue::Why::Officer);
        }
        self.counts.deferred += u64::from(matches!(notice.what, What::Deferred(..)));
        self.tell(notice.case, from);
        Ok(())
    }

    fn citizen(&mut self) {
        let number = self.number();
        let pick = self.dice.below(10);
        if self.cases.len() < 3 || pick < 3 && self.cases.len() < 40 {
            let mut news = news(number, self.now);
            news.desk = desk(DESKS[self.dice.place(3)]);
            news.priority = Priority::ALL[self.dice.place(3)];
            news.category = (news.priority == Priority::Specialised)
                .then(|| "domestic-violence".to_owned().try_into().unwrap());
            news.language = language(["fr", "uk", "ar", "so"][self.dice.place(4)]);
            let (id, to) = (news.case, news.desk.clone());
            let new = Case {
                news,
                erased: false,
                told: None,
                written: BTreeSet::new(),
                turns: BTreeMap::new(),
                holders: BTreeMap::new(),
                highest: 0,
            };
            self.cases.insert(id, new);
            return self.tell(id, &to);
        }
        let at = self.dice.place(self.cases.len());
        let (id, case) = self.cases.iter_mut().nth(at).unwrap();
        if case.erased {
            return;
        }
        let (id, to) = (*id, case.news.desk.clone());
        let closed = case.news.state == State::Closed;
        match pick {
            3 if closed => {
                case.news.state = State::Active;
                case.news.awaits_since = Some(self.now);
            }
            4 if !closed => case.news.state = State::Closed,
            5 => {
                case.erased = true;
                self.counts.erased += 1;
                self.network.push(Message::Erased(to, id));
                return;
            }
            _ if !closed => {
                case.news.awaits_since.get_or_insert(self.now);
            }
            _ => return,
        }
        case.news.seq += 1;
        self.tell(id, &to);
    }

    fn officer(&mut self) -> Result<(), Found> {
        let at = self.dice.place(self.officers.len());
        let pick = self.dice.below(20);
        let one = &mut self.officers[at];
        if one.vanished {
            // They come back and believe that nothing has happened.
            one.vanished = self.dice.below(10) != 0;
            return Ok(());
        }
        let (name, place) = (one.name.clone(), one.desk);
        let held: Vec<CaseId> = one.leases.keys().copied().collect();
        let some = (!held.is_empty()).then(|| held[self.dice.place(held.len())]);
        match (pick, some) {
            (0..=6, _) => self.beat(at),
            (7..=10, _) => return self.take(at),
            (11..=14, Some(case)) => return self.answer(at, case),
            (15, Some(case)) => {
                let input = Input::Release {
                    officer: name,
                    case,
                };
                if self.at_desk(place, &input).is_some() {
                    self.officers[at].leases.remove(&case);
                }
            }
            (16, Some(case)) => {
                let input = Input::Transfer {
                    officer: name,
                    case,
                    to: desk(DESKS[self.dice.place(3)]),
                    may_take_over: self.dice.chance(100),
                };
                self.at_desk(place, &input);
            }
            (17, Some(case)) => return self.close(at, case),
            (18, _) if self.dice.chance(300) => {
                if self
                    .at_desk(place, &Input::Leave { officer: name })
                    .is_some()
                {
                    self.officers[at].leases.clear();
                }
            }
            (19, _) => self.officers[at].vanished = self.dice.chance(200),
            _ => {}
        }
        Ok(())
    }

    fn beat(&mut self, at: usize) {
        let one = &self.officers[at];
        let input = Input::Beat {
            officer: one.name.clone(),
            profile: profile(one.speaks, one.trained, one.capacity),
            cases: one.leases.keys().copied().collect(),
        };
        if let Some(turn) = self.at_desk(one.desk, &input)
            && let Ok(Outcome::Present { lost, leases, .. }) = turn.outcome
        {
            self.counts.lost += lost.len() as u64;
            self.officers[at].leases = leases.iter().map(|one| (one.case, one.number)).collect();
        }
    }

    fn take(&mut self, at: usize) -> Result<(), Found> {
        let fresh = self.number();
        let again = self.officers[at].asked;
        self.counts.repeated += u64::from(again.is_some());
        let asked = again.unwrap_or_else(|| request(fresh));
        let named = self.dice.chance(100) && !self.cases.is_empty();
        let case = named.then(|| case(1 + self.dice.below(self.numbers)));
        let one = &mut self.officers[at];
        one.asked = Some(asked);
        let input = Input::Take {
            officer: one.name.clone(),
            request: asked,
            case: case.filter(|_| again.is_none()),
            elsewhere: 0,
            may_take_over: named && self.dice.chance(300),
        };
        let place = one.desk;
        let Some(turn) = self.at_desk(place, &input) else {
            return Ok(());
        };
        let one = &mut self.officers[at];
        one.asked = None;
        if let Ok(Outcome::Taken(lease)) = turn.outcome {
            self.counts.taken += 1;
            one.leases.insert(lease.case, lease.number);
            let name = one.name.clone();
            let case = self.cases.get_mut(&lease.case).unwrap();
            let holder = case
                .holders
                .entry(lease.number)
                .or_insert_with(|| name.clone());
            if *holder != name {
                return Err(format!("lease {} of a case has two officers", lease.number));
            }
        }
        Ok(())
    }

    /// An officer writes, with the lease that they believe to have.
    fn write(&mut self, at: usize, id: CaseId) -> Result<bool, Found> {
        let one = &self.officers[at];
        let lease = one.leases[&id];
        let case = self.cases.get_mut(&id).unwrap();
        if case.erased || case.news.state == State::Closed || lease < case.news.floor {
            self.counts.refused += 1;
            return Ok(false);
        }
        if lease < case.highest {
            return Err("an officer wrote after the next one had".to_owned());
        }
        case.highest = lease;
        Ok(true)
    }

    fn answer(&mut self, at: usize, id: CaseId) -> Result<(), Found> {
        if self.write(at, id)? {
            let case = self.cases.get_mut(&id).unwrap();
            case.news.awaits_since = None;
            case.news.state = State::Active;
            case.news.answered_at.get_or_insert(self.now);
            case.news.seq += 1;
            self.counts.answered += 1;
            let to = case.news.desk.clone();
            self.tell(id, &to);
        }
        Ok(())
    }

    fn close(&mut self, at: usize, id: CaseId) -> Result<(), Found> {
        if self.write(at, id)? {
            let case = self.cases.get_mut(&id).unwrap();
            case.news.state = State::Closed;
            case.news.seq += 1;
            let to = case.news.desk.clone();
            self.tell(id, &to);
        }
        self.officers[at].leases.remove(&id);
        Ok(())
    }

    fn tick(&mut self, place: usize) -> Result<(), Found> {
        let next = (place + 1) % 3;
        let staffed = !self.desks[next].officers.is_empty();
        let overflow = (place < 2 && staffed).then(|| self.desks[next].desk.clone());
        if self.at_desk(place, &Input::Tick { overflow }).is_some() {
            return self.nobody_waits_in_silence(place);
        }
        Ok(())
    }

    /// After a tick, nobody has waited for longer than the patience.
    fn nobody_waits_in_silence(&self, place: usize) -> Result<(), Found> {
        let store = &self.desks[place];
        let staffed = !store.officers.is_empty();
        for one in store.conversations.values() {
            let over = one.overdue_at(&store.rules, staffed);
            let held = matches!(one.phase, Phase::Leased { until, .. } if until <= self.now);
            if held || over.is_some_and(|at| at <= self.now) {
                return Err(format!("forgotten by a tick: {one:?}"));
            }
        }
        Ok(())
    }

    fn pass_time(&mut self) {
        let seconds = match self.dice.below(200) {
            0 => 3_600,
            1 => -600,
            _ => i64::try_from(self.dice.below(8)).unwrap(),
        };
        self.now += SignedDuration::from_secs(seconds);
    }

    pub(super) fn with_faults(&mut self) -> Result<(), Found> {
        for _ in 0..600 {
            match self.dice.below(20) {
                0..=1 => self.pass_time(),
                2..=4 => self.citizen(),
                5..=10 => self.officer()?,
                11..=12 => {
                    let place = self.dice.place(3);
                    self.tick(place)?;
                }
                _ => self.deliver()?,
            }
        }
        Ok(())
    }

    /// Everybody goes home and the network comes to rest; then each case must be
    /// where it says that it is, and its person must know what to expect.
    pub(super) fn until_quiet(&mut self) -> Result<(), Found> {
        self.now += SignedDuration::from_secs(600);
        for round in 0.. {
            if round > 100_000 {
                return Err("it never comes to rest".to_owned());
            }
            if self.network.is_empty() {
                let before: Vec<u64> = self.desks.iter().map(|desk| desk.turn).collect();
                for place in 0..3 {
                    self.tick(place)?;
                }
                let quiet = self.network.is_empty();
                if quiet
                    && self
                        .desks
                        .iter()
                        .zip(before)
                        .all(|(desk, turn)| desk.turn > turn)
                {
                    break;
                }
            }
            self.deliver()?;
        }
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
                Some(Phase::Idle) if open && !awaits => {}
                Some(Phase::Deferred { .. }) => {}
                other => return Err(format!("a case was forgotten: {other:?}, {open}, {awaits}")),
            }
            for (other, store) in self.desks.iter().enumerate() {
                let known = store.conversations.get(id).map(|one| &one.phase);
                if other != place && !matches!(known, None | Some(Phase::Over { .. })) {
                    return Err(format!("a case is with two desks: {known:?}"));
                }
            }
        }
        Ok(())
    }
}
