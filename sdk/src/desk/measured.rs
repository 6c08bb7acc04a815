//! What a supervisor sees of a desk, and what the public does: made of single
//! measurements, without anything of a single conversation.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    figures::{LEAST_IN_PUBLIC, Spread, public_count},
    queue::{Class, Sampled},
};

/// One measurement, and when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: Sampled,
    /// In which queue.
    pub class: Class,
    /// How long it took.
    pub took: SignedDuration,
}

/// How it went in one queue. Times are whole seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueueFigures {
    /// How many came.
    pub arrived: u64,
    /// How long they waited until an officer took them.
    pub wait: Option<Spread>,
    /// How long it took from opening until an officer wrote.
    pub first_response: Option<Spread>,
    /// How long an officer's part took.
    pub handling: Option<Spread>,
    /// How long those waited who left before anybody answered.
    pub abandoned: Option<Spread>,
    /// How long those waited who were sent to another desk by rule.
    pub transferred: Option<Spread>,
    /// How long those waited who were promised a time.
    pub deferred: Option<Spread>,
    /// By how much promised times were missed.
    pub promise_missed: Option<Spread>,
}

/// What happened in one hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hour {
    /// When it began.
    pub from: Timestamp,
    /// How many came.
    pub arrived: u64,
    /// How many were taken by an officer.
    pub taken: u64,
    /// How many left before.
    pub abandoned: u64,
}

/// How it went at a desk.
///
/// # Examples
///
/// ```
/// use vigie::{
///     desk::{measured::{Measured, Measurement}, queue::{Class, Sampled}},
///     jiff::{SignedDuration, Timestamp},
/// };
///
/// let at: Timestamp = "2026-11-22T03:10:00Z".parse().unwrap();
/// let took = SignedDuration::from_secs;
/// let one = |what, seconds| Measurement { at, what, class: Class::Danger, took: took(seconds) };
/// let measured = Measured::of(&[
///     one(Sampled::Arrived, 0), one(Sampled::Arrived, 0),
///     one(Sampled::Wait, 12), one(Sampled::Wait, 30),
/// ]);
/// let danger = &measured.queues[&Class::Danger];
/// assert_eq!((danger.arrived, danger.wait.unwrap().median_s), (2, 12));
/// assert_eq!(measured.hours[0].from, "2026-11-22T03:00:00Z".parse().unwrap());
/// assert_eq!(measured.hours[0].taken, 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// In all queues together.
    pub all: QueueFigures,
    /// In each queue.
    pub queues: BTreeMap<Class, QueueFigures>,
    /// Hour by hour, the earliest first; hours without anything are left out.
    pub hours: Vec<Hour>,
}

impl Measured {
    /// The figures of some measurements, in any order.
    #[must_use]
    pub fn of(measurements: &[Measurement]) -> Self {
        let queue = |class: Option<Class>| {
            let of = |what: Sampled| {
                let fitting = measurements
                    .iter()
                    .filter(|one| one.what == what && class.is_none_or(|class| one.class == class));
                fitting
                    .map(|one| u64::try_from(one.took.as_secs()).unwrap_or(0))
                    .collect::<Vec<_>>()
            };
            QueueFigures {
                arrived: of(Sampled::Arrived).len() as u64,
                wait: Spread::of(of(Sampled::Wait)),
                first_response: Spread::of(of(Sampled::FirstResponse)),
                handling: Spread::of(of(Sampled::Handling)),
                abandoned: Spread::of(of(Sampled::Abandoned)),
                transferred: Spread::of(of(Sampled::Transferred)),
                deferred: Spread::of(of(Sampled::Deferred)),
                promise_missed: Spread::of(of(Sampled::PromiseMissed)),
            }
        };
        let each = Class::ALL.iter().map(|class| (*class, queue(Some(*class))));
        let mut hours: BTreeMap<i64, (u64, u64, u64)> = BTreeMap::new();
        for one in measurements {
            let (arrived, taken, abandoned) = match one.what {
                Sampled::Arrived => (1, 0, 0),
                Sampled::Wait => (0, 1, 0),
                Sampled::Abandoned => (0, 0, 1),
                _ => continue,
            };
            let hour = hours
                .entry(one.at.as_second().div_euclid(3_600))
                .or_default();
            hour.0 += arrived;
            hour.1 += taken;
            hour.2 += abandoned;
        }
        let hours = hours.into_iter().filter_map(|(hour, counts)| {
            Some(Hour {
                from: Timestamp::from_second(hour * 3_600).ok()?,
                arrived: counts.0,
                taken: counts.1,
                abandoned: counts.2,
            })
        });
        Self {
            all: queue(None),
            queues: each.collect(),
            hours: hours.collect(),
        }
    }
}

/// What is kept of one day to tell the public: counts, and first responses by
/// how many tens of seconds they took.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// How many came.
    pub arrived: u64,
    /// How many were answered after so many tens of seconds.
    pub answered: BTreeMap<u64, u64>,
}

/// What the public is told of one day, rounded so that no single person shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicDay {
    /// How many people came, to the nearest ten.
    pub connections: u64,
    /// How many of them an officer answered, to the nearest ten.
    pub conversations: u64,
    /// Half of them were answered within so many seconds, to ten seconds; missing
    /// where they are too few.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median_first_response_s: Option<u64>,
}

impl Day {
    /// Adds what another part of the same day was.
    pub fn add(&mut self, other: &Self) {
        self.arrived = self.arrived.saturating_add(other.arrived);
        for (tens, count) in &other.answered {
            let known = self.answered.entry(*tens).or_default();
            *known = known.saturating_add(*count);
        }
    }

    /// What the public is told of it.
    ///
    /// ```
    /// use vigie::desk::measured::Day;
    ///
    /// let mut day = Day { arrived: 44, ..Day::default() };
    /// day.answered.extend([(2, 10), (9, 9)]);
    /// let told = day.public();
    /// assert_eq!((told.connections, told.conversations), (40, 20));
    /// assert_eq!(told.median_first_response_s, None, "nineteen are too few");
    /// day.answered.insert(30, 1);
    /// assert_eq!(day.public().median_first_response_s, Some(20));
    /// ```
    #[must_use]
    pub fn public(&self) -> PublicDay {
        let answered: u64 = self.answered.values().sum();
        let mut seen = 0;
        let median = self.answered.iter().find_map(|(tens, count)| {
            seen += count;
            (seen * 2 >= answered).then_some(tens * 10)
        });
        let enough = answered >= LEAST_IN_PUBLIC as u64;
        PublicDay {
            connections: public_count(self.arrived),
            conversations: public_count(answered),
            median_first_response_s: median.filter(|_| enough),
        }
    }
}
