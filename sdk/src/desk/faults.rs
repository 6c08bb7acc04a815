//! What makes a directory of desks unfit, found before anybody is sent anywhere.

use core::fmt;

use jiff::{SignedDuration, Timestamp};

use super::{
    directory::{Draft, MAX_LIFE, last_instant},
    entry::{DeskEntry, DeskKind},
};
use crate::{
    case::{
        entry::MAX_SEQ,
        kind::{Department, Desk},
    },
    hours::{DayHours, WeeklyHours},
    jiff::civil::Weekday,
    language::Language,
    seal::{KeyId, MAX_RECIPIENTS},
    territory::Territory,
    text_type::named_enum,
};

/// The most desks in the overflow of one: a case is sealed to the desk and to
/// these, and to [`MAX_RECIPIENTS`] in all.
pub const MAX_OVERFLOW: usize = MAX_RECIPIENTS - 1;

/// The longest patience, in seconds: one hour.
pub const MAX_PATIENCE_S: u32 = 60 * 60;

/// The longest promise, in seconds: two weeks.
pub const MAX_ANSWER_WITHIN_S: u32 = 14 * 24 * 60 * 60;

/// The most queues of one desk.
pub const MAX_SHARDS: u16 = 64;

named_enum! {
    /// A list of a directory or of a desk.
    List {
        /// The departments that a desk serves.
        Departments = "departments",
        /// What its officers are trained for.
        Specialties = "specialties",
        /// What they speak.
        Languages = "languages",
        /// Who takes over from them.
        Overflow = "overflow",
        /// The keys that must not be sealed to any more.
        Revoked = "revoked",
    }
}

/// One fault of a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The desk that is at fault; none, if it is the directory as a whole.
    pub desk: Option<Desk>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a directory or a desk.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The version is 0, or more than programs count to exactly (2⁵³ − 1).
    #[error("the version is not from 1 to 9007199254740991")]
    Version,
    /// It expires before it is issued, or is valid for longer than
    /// [`MAX_LIFE`].
    #[error("it does not expire within 366 days of when it was issued")]
    Life,
    /// No platform serves the whole country, so somebody would be sent nowhere.
    #[error("no platform serves the whole country")]
    NoGeneralDesk,
    /// Something stands twice in a list.
    #[error("something stands twice in \"{0}\"")]
    Repeated(List),
    /// Another desk has its name for machines.
    #[error("another desk has this id")]
    Twice,
    /// That desk has the same name in a language.
    #[error("\"{0}\" has the same name, so that people cannot tell them apart")]
    SameName(Desk),
    /// It has no French name.
    #[error("it has no name in French")]
    NoFrenchName,
    /// There is no such department.
    #[error("there is no department \"{0}\"")]
    UnknownDepartment(Department),
    /// A territorial desk serves no department in particular.
    #[error("it is territorial and serves no department in particular")]
    NoDepartment,
    /// A specialised desk has no specialty, or a territorial one no local
    /// topic.
    #[error("it is specialised or territorial, and nothing is sent to it")]
    NoSpecialty,
    /// It answers in no language.
    #[error("it answers in no language")]
    NoLanguage,
    /// It is closed on every day.
    #[error("it is never open")]
    NeverOpen,
    /// A desk of its overflow is not in the directory.
    #[error("there is no desk \"{0}\" for its overflow")]
    UnknownOverflow(Desk),
    /// It is in its own overflow.
    #[error("it is its own overflow")]
    OverflowToItself,
    /// A desk of its overflow takes no conversations.
    #[error("\"{0}\" of its overflow is an intervention desk")]
    OverflowToIntervention(Desk),
    /// Its overflow has more than [`MAX_OVERFLOW`] desks.
    #[error("its overflow has more than {MAX_OVERFLOW} desks")]
    OverflowTooLong,
    /// A patience is 0 or longer than [`MAX_PATIENCE_S`].
    #[error("a patience is not from 1 to {MAX_PATIENCE_S} seconds")]
    Patience,
    /// Somebody in danger waits longer than others.
    #[error("somebody in danger would wait longer than somebody else")]
    DangerWaits,
    /// The promised time is 0 or longer than [`MAX_ANSWER_WITHIN_S`].
    #[error("it does not promise an answer within 1 to {MAX_ANSWER_WITHIN_S} seconds")]
    Promise,
    /// It has no queue, or more than [`MAX_SHARDS`].
    #[error("it is not divided into 1 to {MAX_SHARDS} queues")]
    Shards,
    /// It has a key, and stands in a plan.
    #[error("a plan has no keys")]
    KeyInPlan,
    /// At that instant no key of it can be sealed to.
    #[error("it has no usable key at {0}")]
    NoKeyAt(Timestamp),
    /// The key ends before it begins.
    #[error("the key {0} ends before it begins")]
    KeyTimes(KeyId),
    /// The key stands twice, or belongs to another desk too.
    #[error("the key {0} stands twice")]
    KeyTwice(KeyId),
    /// Nobody can have the private half of the key.
    #[error("the key {0} cannot be sealed to")]
    KeyUnusable(KeyId),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.desk {
            Some(desk) => write!(f, "\"{desk}\": {}", self.wrong),
            None => self.wrong.fmt(f),
        }
    }
}

impl Draft {
    /// Everything that is wrong with the directory; nothing, if it may be
    /// signed.
    ///
    /// What it proves of a directory without faults: somebody takes whoever has
    /// no other desk, wherever they are; every desk that another one names
    /// exists, takes conversations and can be sealed to together with it; and
    /// every desk has a usable key at every instant until the directory
    /// expires.
    ///
    /// Every key is tried, which takes about as long as sealing to each once.
    ///
    /// ```
    /// use vigie::desk::{directory::Draft, faults::Wrong};
    ///
    /// let mut draft: Draft = serde_json::from_str(vigie::doc_desks!()).unwrap();
    /// assert!(draft.faults().is_empty());
    ///
    /// draft.desks[1].overflow = vec![draft.desks[1].id.clone()];
    /// let faults = draft.faults();
    /// assert_eq!(faults[0].desk, Some(draft.desks[1].id.clone()));
    /// assert_eq!(faults[0].wrong, Wrong::OverflowToItself);
    /// assert_eq!(faults[0].to_string(), "\"rennes\": it is its own overflow");
    /// ```
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Faults::default();
        if !(1..=MAX_SEQ).contains(&self.version) {
            faults.add(None, Wrong::Version);
        }
        let life = self.expires.duration_since(self.issued);
        if life <= SignedDuration::ZERO || life > MAX_LIFE {
            faults.add(None, Wrong::Life);
        }
        if repeats(&self.revoked, |one, other| one == other) {
            faults.add(None, Wrong::Repeated(List::Revoked));
        }
        faults.in_desks(&self.desks);
        faults.in_keys(self);
        faults.0
    }
}

/// The faults found so far, each of them once.
#[derive(Default)]
pub(super) struct Faults(pub(super) Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, desk: Option<&DeskEntry>, wrong: Wrong) {
        let fault = Fault {
            desk: desk.map(|desk| desk.id.clone()),
            wrong,
        };
        if !self.0.contains(&fault) {
            self.0.push(fault);
        }
    }

    fn add_if(&mut self, is_wrong: bool, desk: &DeskEntry, wrong: Wrong) {
        if is_wrong {
            self.add(Some(desk), wrong);
        }
    }

    /// What is wrong with desks, whatever keys they have.
    pub(super) fn in_desks(&mut self, desks: &[DeskEntry]) {
        if !desks.iter().any(DeskEntry::is_general) {
            self.add(None, Wrong::NoGeneralDesk);
        }
        for (position, desk) in desks.iter().enumerate() {
            for earlier in desks.iter().take(position) {
                self.add_if(earlier.id == desk.id, desk, Wrong::Twice);
                let same = |(language, name)| earlier.name.get(language) == Some(name);
                let same = earlier.id != desk.id && desk.name.iter().any(same);
                self.add_if(same, desk, Wrong::SameName(earlier.id.clone()));
            }
            self.in_lists(desk);
            self.in_rules(desk);
            self.in_overflow(desk, desks);
        }
    }

    fn in_lists(&mut self, desk: &DeskEntry) {
        let lists = [
            (repeats(&desk.departments, PartialEq::eq), List::Departments),
            (repeats(&desk.specialties, PartialEq::eq), List::Specialties),
            (repeats(&desk.languages, PartialEq::eq), List::Languages),
            (repeats(&desk.overflow, PartialEq::eq), List::Overflow),
        ];
        for (repeated, list) in lists {
            self.add_if(repeated, desk, Wrong::Repeated(list));
        }
        for department in &desk.departments {
            let unknown = Territory::of_department(department.as_str()).is_none();
            self.add_if(unknown, desk, Wrong::UnknownDepartment(department.clone()));
        }
    }

    fn in_rules(&mut self, desk: &DeskEntry) {
        let french = desk.name.contains_key(&Language::French);
        self.add_if(!french, desk, Wrong::NoFrenchName);
        let territorial = desk.kind == DeskKind::Territorial;
        let everywhere = desk.serves_everywhere();
        self.add_if(territorial && everywhere, desk, Wrong::NoDepartment);
        let chosen_by_topic = territorial || desk.kind == DeskKind::Specialised;
        let nothing = desk.specialties.is_empty();
        self.add_if(chosen_by_topic && nothing, desk, Wrong::NoSpecialty);
        self.add_if(desk.languages.is_empty(), desk, Wrong::NoLanguage);
        self.add_if(is_never_open(&desk.hours), desk, Wrong::NeverOpen);

        let patience = desk.patience_s;
        let each = [patience.danger, patience.specialised, patience.ordinary];
        let is_patience = |seconds: &u32| (1..=MAX_PATIENCE_S).contains(seconds);
        self.add_if(!each.iter().all(is_patience), desk, Wrong::Patience);
        let others = patience.specialised.min(patience.ordinary);
        self.add_if(patience.danger > others, desk, Wrong::DangerWaits);
        let promises = (1..=MAX_ANSWER_WITHIN_S).contains(&desk.answer_within_s);
        self.add_if(!promises, desk, Wrong::Promise);
        let divided = (1..=MAX_SHARDS).contains(&desk.shards);
        self.add_if(!divided, desk, Wrong::Shards);
    }

    fn in_overflow(&mut self, desk: &DeskEntry, desks: &[DeskEntry]) {
        let long = desk.overflow.len() > MAX_OVERFLOW;
        self.add_if(long, desk, Wrong::OverflowTooLong);
        for name in &desk.overflow {
            match desks.iter().find(|other| other.id == *name) {
                _ if *name == desk.id => self.add(Some(desk), Wrong::OverflowToItself),
                None => self.add(Some(desk), Wrong::UnknownOverflow(name.clone())),
                Some(other) => self.add_if(
                    !other.takes_conversations(),
                    desk,
                    Wrong::OverflowToIntervention(name.clone()),
                ),
            }
        }
    }

    fn in_keys(&mut self, draft: &Draft) {
        let mut seen: Vec<KeyId> = Vec::new();
        for desk in &draft.desks {
            for key in &desk.keys {
                let id = key.key.id();
                let ends_first = key.until.is_some_and(|until| until <= key.since);
                self.add_if(ends_first, desk, Wrong::KeyTimes(id));
                // A case is never sealed to one key twice.
                self.add_if(seen.contains(&id), desk, Wrong::KeyTwice(id));
                // What is sealed here is thrown away, so nothing need be random.
                let sealed = key.key.seal(b"", b"", b"", [1; 32]);
                self.add_if(sealed.is_err(), desk, Wrong::KeyUnusable(id));
                seen.push(id);
            }
            if let Some(at) = without_key(desk, draft) {
                self.add(Some(desk), Wrong::NoKeyAt(at));
            }
        }
    }
}

/// The first instant of the directory's life at which a desk has no key.
fn without_key(desk: &DeskEntry, draft: &Draft) -> Option<Timestamp> {
    let last = last_instant(draft.expires);
    let ends = desk.keys.iter().filter_map(|key| key.until);
    // A key that is usable stays so until one ends.
    let instants = ends.filter(|end| *end > draft.issued && *end <= last);
    instants
        .chain([draft.issued])
        .filter(|at| desk.key_at(*at, &draft.revoked).is_none())
        .min()
}

fn is_never_open(hours: &WeeklyHours) -> bool {
    let mut week = Weekday::Monday.cycle_forward().take(7);
    week.all(|day| hours.day(day) == DayHours::CLOSED)
}

fn repeats<T>(list: &[T], same: fn(&T, &T) -> bool) -> bool {
    let mut positions = list.iter().enumerate();
    positions.any(|(at, one)| list.iter().take(at).any(|earlier| same(earlier, one)))
}
