//! What citizens and officers do in a simulated world.

use std::collections::{BTreeMap, BTreeSet};

use vigie::{
    case::kind::{Priority, State},
    desk::queue::{Input, Outcome},
};

use super::*;

impl World {
    pub(super) fn citizen(&mut self) {
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
                begun: BTreeSet::new(),
                written: BTreeSet::new(),
                turns: BTreeMap::new(),
                holders: BTreeMap::new(),
                highest: 0,
                handed: false,
                last: self.now,
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
        case.last = case.last.max(self.now);
        match pick {
            3 | 6.. if closed => {
                case.news.state = State::Active;
                case.news.awaits_since = Some(case.last);
            }
            4 if !closed => {
                case.news.state = State::Closed;
                case.news.awaits_since = None;
            }
            5 => {
                case.erased = true;
                self.counts.erased += 1;
                self.network.push(Message::Erased(to, id));
                return;
            }
            _ if !closed => {
                case.news.awaits_since.get_or_insert(case.last);
            }
            _ => return,
        }
        case.news.seq += 1;
        self.tell(id, &to);
    }

    pub(super) fn officer(&mut self) -> Result<(), Found> {
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
                let left = self.at_desk(place, &Input::Leave { officer: name });
                if left.is_some() {
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
        let given = self.officers[at].given.filter(|_| again.is_some());
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
        let before = self.desks[place].conversations.clone();
        let Some(turn) = self.at_desk(place, &input) else {
            return Ok(());
        };
        let one = &mut self.officers[at];
        (one.asked, one.given) = (None, None);
        if again.is_none() {
            let profile = profile(one.speaks, one.trained, one.capacity);
            self.nobody_is_passed_over(place, &before, &profile, &input, &turn)?;
        }
        if let Ok(Outcome::Taken(lease)) = turn.outcome {
            if given.is_some_and(|given| given != lease.case) {
                return Err("a repeated request took somebody else".to_owned());
            }
            self.counts.taken += 1;
            let one = &mut self.officers[at];
            one.leases.insert(lease.case, lease.number);
            let name = one.name.clone();
            let case = self.cases.get_mut(&lease.case).unwrap();
            let holder = case
                .holders
                .entry((self.desks[place].desk.clone(), lease.number))
                .or_insert_with(|| name.clone());
            if *holder != name && !case.erased {
                return Err(format!(
                    "lease {} of a case has two officers: {:?}",
                    lease.number, case.news
                ));
            }
        }
        Ok(())
    }

    /// An officer writes, with the lease that they believe to have.
    fn write(&mut self, at: usize, id: CaseId) -> Result<bool, Found> {
        let one = &self.officers[at];
        let lease = one.leases[&id];
        let case = self.cases.get_mut(&id).unwrap();
        let elsewhere = case.news.desk.as_str() != DESKS[one.desk];
        if case.erased || elsewhere || case.news.state == State::Closed || lease != case.news.floor
        {
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
            case.news.awaits_since = None;
            case.news.seq += 1;
            let to = case.news.desk.clone();
            self.tell(id, &to);
        }
        self.officers[at].leases.remove(&id);
        Ok(())
    }
}
