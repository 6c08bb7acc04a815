//! Cases, desks and officers, and a network that repeats, reorders and delays.

mod people;

use std::collections::{BTreeMap, BTreeSet};

use vigie::{
    case::{
        capability::OfficerId,
        kind::{Desk, State},
    },
    desk::queue::{Input, News, Notice, Outcome, Patience, Rules, Turn, What, Why},
    jiff::{SignedDuration, Timestamp},
    seal::{CaseId, ClientId},
};

use super::support::{
    Restart, Step, Store, case, desk, language, news, officer, profile, request, start,
    written_and_read,
};
use crate::case::support::Dice;

pub(super) type Found = String;

/// A case with the log that says how it stands.
pub(super) struct Case {
    pub(super) news: News,
    pub(super) erased: bool,
    /// The last thing that a desk had it write.
    pub(super) told: Option<What>,
    /// The leases that it wrote down.
    begun: BTreeSet<u32>,
    /// Notices that were written, by their ids.
    written: BTreeSet<ClientId>,
    /// The turn and place of the last notice of each desk.
    turns: BTreeMap<Desk, (u64, u32)>,
    /// Who was given which lease by which desk.
    holders: BTreeMap<(Desk, u32), OfficerId>,
    /// The highest lease by which anything was written.
    highest: u32,
    /// Whether another desk handed it over and nobody has looked at it since.
    pub(super) handed: bool,
    /// When the last entry was written; the next one is no earlier.
    last: Timestamp,
}

/// What a desk has to ask of cases, or a case to tell desks, until it is known
/// to have arrived.
enum Message {
    News(Desk, News),
    Erased(Desk, CaseId),
    Notice(Desk, Notice),
    Refused(Desk, Notice),
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
    /// What the desk gave for it, unheard.
    given: Option<CaseId>,
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
    pub(super) step: Step,
    restart: Restart,
    pub(super) now: Timestamp,
    pub(super) desks: Vec<Store>,
    pub(super) cases: BTreeMap<CaseId, Case>,
    officers: Vec<Officer>,
    network: Vec<Message>,
    /// When a desk heard first of a case that another had handed to it.
    pub(super) arrivals: BTreeMap<(usize, CaseId), Timestamp>,
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
    pub(super) fn new(seed: u64, step: Step, restart: Restart) -> Self {
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
                given: None,
                vanished: false,
            })
            .collect();
        Self {
            dice,
            step,
            restart,
            now: start(),
            desks: DESKS.map(|name| Store::new(name, rules())).into(),
            cases: BTreeMap::new(),
            officers,
            network: Vec::new(),
            arrivals: BTreeMap::new(),
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
    fn at_desk(&mut self, place: usize, input: &Input) -> Option<Turn> {
        let turn = self.desks[place].turn(self.step, self.now, input);
        if self.dies(place) {
            return None;
        }
        self.note_arrivals(place, &turn);
        self.note_given(input, &turn);
        self.desks[place].apply(&turn.changes);
        let from = self.desks[place].desk.clone();
        let notices = turn.changes.notices.iter().map(written_and_read);
        self.network
            .extend(notices.map(|notice| Message::Notice(from.clone(), notice)));
        (!self.dies(place)).then_some(turn)
    }

    fn dies(&mut self, place: usize) -> bool {
        let dies = self.dice.chance(30);
        if dies {
            self.counts.crashes += 1;
            (self.restart)(&mut self.desks[place]);
        }
        dies
    }

    fn note_arrivals(&mut self, place: usize, turn: &Turn) {
        for (case, now) in &turn.changes.conversations {
            let before = self.desks[place].conversations.get(case);
            let before = before.map_or(0, |one| one.moves);
            if now.as_ref().is_some_and(|one| one.moves != before) {
                self.arrivals.insert((place, *case), self.now);
            }
        }
    }

    /// What somebody has who will ask for it again, unless they learn of it by a
    /// heartbeat.
    fn note_given(&mut self, input: &Input, turn: &Turn) {
        if let Input::Take { officer, .. } | Input::Beat { officer, .. } = input {
            let mut officers = self.officers.iter_mut();
            let asking = officers.find(|one| one.name == *officer).unwrap();
            asking.given = match &turn.outcome {
                Ok(Outcome::Taken(lease)) => Some(lease.case),
                _ => None,
            };
        }
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

    pub(super) fn place(desk: &Desk) -> usize {
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
            Message::Refused(to, notice) => {
                let input = Input::Refused(notice.clone());
                let arrived = self.at_desk(Self::place(&to), &input);
                if again || arrived.is_none() {
                    self.network.push(Message::Refused(to, notice));
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
        // Where the other desk is no longer in the directory, say.
        let unwilling = matches!(notice.what, What::Transferred(..)) && self.dice.chance(50);
        let case = self.cases.get_mut(&notice.case).unwrap();
        if case.erased {
            self.network
                .push(Message::Erased(from.clone(), notice.case));
            return Ok(());
        }
        let id = notice.client_id(from.as_str());
        let last = case.turns.get(from).copied().unwrap_or_default();
        let order = (notice.turn, notice.place);
        // A desk that forgot a case and then hears very late how it stood knows
        // less of its leases than the case does.
        let stale = case.news.desk != *from
            || case.news.state == State::Closed
            || order <= last
            || notice.floor < case.news.floor;
        let written = case.written.contains(&id);
        if written || stale || unwilling {
            self.network
                .push(Message::News(from.clone(), case.news.clone()));
            if !written {
                // It never will, however often that comes again.
                case.turns.insert(from.clone(), order.max(last));
                self.network
                    .push(Message::Refused(from.clone(), notice.clone()));
            }
            return Ok(());
        }
        case.written.insert(id);
        case.turns.insert(from.clone(), order);
        let begins = notice.what == What::Assigned;
        if begins && !case.begun.insert(notice.floor) {
            return Err(format!("the lease begins twice: {notice:?}"));
        }
        case.news.floor = notice.floor;
        case.news.seq += 1;
        case.told = Some(notice.what.clone());
        case.handed = match notice.what {
            What::Transferred(..) => true,
            What::Assigned | What::Released(_) => false,
            What::Deferred(..) => case.handed,
        };
        if let What::Transferred(to, why) = &notice.what {
            self.counts.transferred += 1;
            case.news.desk = to.clone();
            case.news.moves += 1;
            case.news.hops += u8::from(*why != Why::Officer);
        }
        self.counts.deferred += u64::from(matches!(notice.what, What::Deferred(..)));
        self.tell(notice.case, from);
        Ok(())
    }

    pub(super) fn tick(&mut self, place: usize) -> Result<(), Found> {
        let next = (place + 1) % 3;
        let staffed = !self.desks[next].officers.is_empty();
        let overflow = (place < 2 && staffed).then(|| self.desks[next].desk.clone());
        let input = Input::Tick { overflow };
        if let Some(turn) = self.at_desk(place, &input) {
            self.nobody_is_sent_on_at_once(place, &turn)?;
            self.nobody_waits_in_silence(place)?;
            self.nothing_is_left_to_do(place, &input)?;
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
        for arrived in self.arrivals.values_mut() {
            *arrived = self.now.min(*arrived);
        }
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

    /// Everybody goes home and the network comes to rest, for as long as somebody
    /// may wait for nobody.
    pub(super) fn until_quiet(&mut self) -> Result<(), Found> {
        self.now += SignedDuration::from_secs(600);
        let mut quiet = 0;
        for _ in 0..100_000 {
            if self.network.is_empty() {
                let before: Vec<u64> = self.desks.iter().map(|desk| desk.turn).collect();
                for place in 0..3 {
                    self.tick(place)?;
                }
                let mut turns = self.desks.iter().zip(before);
                let done = self.network.is_empty() && turns.all(|(desk, turn)| desk.turn > turn);
                quiet = if done { quiet + 1 } else { 0 };
                if quiet > 1 {
                    return self.everybody_is_looked_after();
                }
                self.now += rules().unstaffed;
            }
            self.deliver()?;
        }
        Err("it never comes to rest".to_owned())
    }
}
