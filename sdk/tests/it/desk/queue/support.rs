//! What the tests of the queue share.

use vigie::{
    case::{
        capability::OfficerId,
        kind::{Category, Desk, Priority, State},
    },
    desk::queue::{
        BATCH, Changes, Conversation, Input, News, Phase, Presence, Profile, Queue, Rules, Turn,
        WINDOW,
    },
    jiff::{SignedDuration, Timestamp},
    seal::{CaseId, ClientId, LanguageTag},
};

use std::collections::BTreeMap;

use serde::{Serialize, de::DeserializeOwned};

pub(super) fn start() -> Timestamp {
    "2026-11-22T03:00:00Z".parse().unwrap()
}

pub(super) fn after(seconds: i64) -> Timestamp {
    start() + SignedDuration::from_secs(seconds)
}

pub(super) fn desk(name: &str) -> Desk {
    Desk::new(name).unwrap()
}

pub(super) fn case(number: u64) -> CaseId {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    CaseId::from_bytes(bytes)
}

pub(super) fn request(number: u64) -> ClientId {
    ClientId::from_bytes(*case(number).as_bytes())
}

pub(super) fn officer(number: u64) -> OfficerId {
    OfficerId::new(format!("o-{number}")).unwrap()
}

pub(super) fn language(tag: &str) -> LanguageTag {
    LanguageTag::new(tag).unwrap()
}

pub(super) fn profile(languages: &[&str], specialties: &[&str], capacity: u8) -> Profile {
    Profile {
        languages: languages.iter().map(|tag| language(tag)).collect(),
        specialties: specialties
            .iter()
            .map(|name| Category::new(*name).unwrap())
            .collect(),
        capacity,
    }
}

/// Somebody who opened an ordinary case in French and waits.
pub(super) fn news(number: u64, opened_at: Timestamp) -> News {
    News {
        case: case(number),
        seq: 1,
        desk: desk("a"),
        state: State::Waiting,
        priority: Priority::Ordinary,
        category: None,
        language: language("fr"),
        opened_at,
        awaits_since: Some(opened_at),
        answered_at: None,
        hops: 0,
        moves: 0,
        floor: 0,
    }
}

/// What decides what follows from an input: the queue, or one with a mistake.
pub(super) type Step = fn(&mut Queue, u64, Timestamp, Input) -> Turn;

pub(super) fn faithful(queue: &mut Queue, turn: u64, now: Timestamp, input: Input) -> Turn {
    queue.step(turn, now, input)
}

/// What becomes of a desk that starts again from what it wrote out.
pub(super) type Restart = fn(&mut Store);

/// Reads everything back as it was written.
pub(super) fn restart(store: &mut Store) {
    let conversations = store.conversations.values().map(written_and_read);
    let officers = store.officers.values().map(written_and_read);
    let conversations = conversations.map(|one| (one.case, one)).collect();
    let officers = officers.map(|one| (one.officer.clone(), one)).collect();
    assert_eq!(conversations, store.conversations);
    assert_eq!(officers, store.officers);
    (store.conversations, store.officers) = (conversations, officers);
}

pub(super) fn written_and_read<T: Serialize + DeserializeOwned>(row: &T) -> T {
    serde_json::from_str(&serde_json::to_string(row).unwrap()).unwrap()
}

/// What survives a restart: rows, as a database would keep them.
#[derive(Clone, Debug)]
pub(super) struct Store {
    pub(super) desk: Desk,
    pub(super) rules: Rules,
    pub(super) turn: u64,
    pub(super) conversations: BTreeMap<CaseId, Conversation>,
    pub(super) officers: BTreeMap<OfficerId, Presence>,
}

impl Store {
    pub(super) fn new(name: &str, rules: Rules) -> Self {
        Self {
            desk: desk(name),
            rules,
            turn: 0,
            conversations: BTreeMap::new(),
            officers: BTreeMap::new(),
        }
    }

    /// Everything.
    pub(super) fn whole(&self) -> Queue {
        let mut queue = Queue::new(self.desk.clone(), self.rules);
        self.officers
            .values()
            .for_each(|one| queue.insert_officer(one.clone()));
        self.conversations
            .values()
            .for_each(|one| queue.insert(one.clone()));
        queue
    }

    /// As much as the module says that a turn reads.
    pub(super) fn part(&self, input: &Input) -> Queue {
        let mut queue = Queue::new(self.desk.clone(), self.rules);
        self.officers
            .values()
            .for_each(|one| queue.insert_officer(one.clone()));
        let whole = self.whole();
        let mut near: Vec<&Conversation> = whole.in_order().into_iter().take(WINDOW).collect();
        let staffed = self.officers.values().any(|_| true);
        let mut due: Vec<_> = whole
            .conversations()
            .filter_map(|one| Some((one.overdue_at(&self.rules, staffed)?, one.case, one)))
            .collect();
        due.sort_by_key(|(at, case, _)| (*at, *case));
        // The officers may turn out to be gone, which shortens the patience.
        let mut due_unstaffed: Vec<_> = whole
            .conversations()
            .filter_map(|one| Some((one.overdue_at(&self.rules, false)?, one.case, one)))
            .collect();
        due_unstaffed.sort_by_key(|(at, case, _)| (*at, *case));
        near.extend(due.into_iter().take(BATCH).map(|(_, _, one)| one));
        near.extend(due_unstaffed.into_iter().take(BATCH).map(|(_, _, one)| one));
        let held = whole
            .conversations()
            .filter(|one| matches!(one.phase, Phase::Leased { .. }));
        near.extend(held);
        let named: Vec<CaseId> = match input {
            Input::News(news) => vec![news.case],
            Input::Refused(notice) => vec![notice.case],
            Input::Erased(case) | Input::Release { case, .. } | Input::Transfer { case, .. } => {
                vec![*case]
            }
            Input::Beat { cases, .. } => cases.clone(),
            Input::Take { case, officer, .. } => {
                let last = self.officers.get(officer).and_then(|one| one.last);
                case.iter()
                    .copied()
                    .chain(last.map(|(_, case)| case))
                    .collect()
            }
            Input::Leave { .. } | Input::Tick { .. } => Vec::new(),
        };
        near.extend(named.iter().filter_map(|case| whole.conversation(case)));
        near.into_iter().for_each(|one| queue.insert(one.clone()));
        queue
    }

    /// Makes a turn, of which nothing is stored yet.
    pub(super) fn turn(&self, step: Step, now: Timestamp, input: &Input) -> Turn {
        let turn = step(&mut self.part(input), self.turn + 1, now, input.clone());
        let whole = step(&mut self.whole(), self.turn + 1, now, input.clone());
        assert_eq!(
            turn, whole,
            "a part of the queue is not the whole: {input:?}"
        );
        turn
    }

    pub(super) fn apply(&mut self, changes: &Changes) {
        self.turn += 1;
        for (case, conversation) in &changes.conversations {
            match conversation {
                Some(one) => drop(self.conversations.insert(*case, one.clone())),
                None => drop(self.conversations.remove(case)),
            }
        }
        for (officer, presence) in &changes.officers {
            match presence {
                Some(one) => drop(self.officers.insert(officer.clone(), one.clone())),
                None => drop(self.officers.remove(officer)),
            }
        }
    }

    /// Makes a turn and stores it.
    #[expect(clippy::needless_pass_by_value, reason = "as the queue takes it")]
    pub(super) fn step(&mut self, now: Timestamp, input: Input) -> Turn {
        let turn = self.turn(faithful, now, &input);
        self.apply(&turn.changes);
        turn
    }
}
