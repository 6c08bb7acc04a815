//! What a crisis hour is like: who comes when, who is there to answer, and when
//! the servers are killed. All of it follows from a seed.

use std::time::Duration;

use fastrand::Rng;
use vigie::case::kind::Priority;

use super::{
    Size,
    desks::{OVERFLOW, PLATFORM, SPECIALISED},
};
use crate::stream;

/// How many people come at which part of the hour, against the quietest: a
/// quiet beginning, a sharp peak at a fifth, a long tail.
const SHAPE: [(f64, f64); 6] = [
    (0.0, 0.3),
    (0.15, 0.4),
    (0.2, 3.0),
    (0.3, 2.2),
    (0.5, 1.0),
    (1.0, 0.35),
];

const HIGHEST: f64 = 3.0;

/// When the server is killed: all of it in the peak.
const KILLS: [f64; 3] = [0.2, 0.25, 0.3];

/// How much of the officers' time the hour takes as a whole. In its peak it is
/// then more than twice what they can do.
const LOAD: f64 = 0.75;

/// How many conversations an officer has at once.
pub(super) const CAPACITY: u8 = 3;

/// How somebody goes who does not wait for the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Going {
    /// They stay.
    Stays,
    /// They close the conversation if nobody has answered by then.
    Leaves(Duration),
    /// They have it erased.
    Erases(Duration),
}

/// Somebody who comes.
#[derive(Clone, Debug)]
pub(super) struct Arrival {
    pub(super) at: Duration,
    pub(super) priority: Priority,
    pub(super) language: &'static str,
    /// Whether they ask which desk to go to, as all will who are not sent to one.
    pub(super) asks_where: bool,
    pub(super) going: Going,
    /// How often they write once more.
    pub(super) more: u8,
}

/// Somebody who answers.
#[derive(Clone, Debug)]
pub(super) struct Duty {
    pub(super) desk: &'static str,
    pub(super) languages: Vec<&'static str>,
    pub(super) trained: bool,
    /// When they are cut off without a word, for longer than a lease.
    pub(super) vanishes: Option<Duration>,
    /// When they sign off for a moment.
    pub(super) rests: Option<Duration>,
}

/// The hour.
#[derive(Debug)]
pub(super) struct Hour {
    pub(super) span: Duration,
    /// How long a conversation takes an officer on average.
    pub(super) handling: Duration,
    pub(super) arrivals: Vec<Arrival>,
    pub(super) duties: Vec<Duty>,
    pub(super) kills: Vec<Duration>,
}

impl Hour {
    pub(super) fn new(seed: u64, size: Size) -> Self {
        let span = Duration::from_secs_f64(3600.0 / f64::from(size.faster.max(1)));
        let mut rng = stream(seed, "arrivals");
        let mut arrivals: Vec<Arrival> = (0..size.conversations)
            .map(|_| arrival(&mut rng, span))
            .collect();
        arrivals.sort_by_key(|one| one.at);
        let mut rng = stream(seed, "duties");
        let duties = (0..size.officers)
            .map(|number| duty(&mut rng, number, span))
            .collect();
        let mut rng = stream(seed, "kills");
        let kills = KILLS
            .iter()
            .map(|part| span.mul_f64(part + 0.02 * rng.f64()))
            .collect();
        let slots = f64::from(size.officers) * f64::from(CAPACITY);
        let handling = span.mul_f64(LOAD * slots / f64::from(size.conversations.max(1)));
        Self {
            span,
            handling,
            arrivals,
            duties,
            kills,
        }
    }
}

/// How many come at a part of the hour.
fn density(at: f64) -> f64 {
    let pairs = SHAPE.iter().zip(SHAPE.iter().skip(1));
    for ((from, low), (to, high)) in pairs {
        if at <= *to {
            return low + (high - low) * (at - from) / (to - from);
        }
    }
    0.0
}

fn arrival(rng: &mut Rng, span: Duration) -> Arrival {
    let at = loop {
        let (at, height) = (rng.f64(), rng.f64() * HIGHEST);
        if height < density(at) {
            break span.mul_f64(at);
        }
    };
    let priority = match rng.u8(0..100) {
        0..8 => Priority::Danger,
        8..20 => Priority::Specialised,
        _ => Priority::Ordinary,
    };
    let language = match rng.u8(0..100) {
        0..12 => "en",
        12..20 => "es",
        20..25 => "ar",
        _ => "fr",
    };
    let soon = span.mul_f64(0.02 + 0.1 * rng.f64());
    let going = match rng.u8(0..100) {
        0..4 => Going::Leaves(soon),
        4..6 => Going::Erases(soon),
        _ => Going::Stays,
    };
    Arrival {
        at,
        priority,
        language,
        asks_where: rng.u8(0..4) == 0,
        going,
        more: rng.choice([0, 0, 1, 2]).unwrap_or(0),
    }
}

fn duty(rng: &mut Rng, number: u32, span: Duration) -> Duty {
    // Six of ten at the platform, three where it overflows to, one for minors.
    let desk = match number % 10 {
        3 | 6 | 8 => OVERFLOW,
        9 => SPECIALISED,
        _ => PLATFORM,
    };
    let mut languages = vec!["fr"];
    languages.extend((number.is_multiple_of(2)).then_some("en"));
    languages.extend((number.is_multiple_of(3)).then_some("es"));
    languages.extend((number % 4 == 1).then_some("ar"));
    let vanishes = number % 8 == 4;
    let rests = number % 6 == 2;
    Duty {
        desk,
        languages,
        trained: desk == SPECIALISED || number.is_multiple_of(5),
        vanishes: vanishes.then(|| lost_at(span, rng.f64())),
        rests: rests.then(|| span.mul_f64(0.3 + 0.3 * rng.f64())),
    }
}

/// When an officer is lost: before the peak or in it. Where the whole hour is no
/// longer than a lease, that is at once, or everybody would only wait for its end.
fn lost_at(span: Duration, chance: f64) -> Duration {
    let at = span.mul_f64(0.1 + 0.2 * chance);
    if span < Duration::from_secs(60) {
        at.min(Duration::from_secs(4))
    } else {
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_has_its_peak_at_a_fifth_and_a_long_tail() {
        let hour = Hour::new(1, Size::FULL);
        assert_eq!(hour.arrivals.len(), 2_000);
        let within = |from: f64, to: f64| {
            let (from, to) = (hour.span.mul_f64(from), hour.span.mul_f64(to));
            let all = hour.arrivals.iter();
            all.filter(|one| (from..to).contains(&one.at)).count()
        };
        assert!(within(0.2, 0.3) > 3 * within(0.0, 0.1));
        assert!(within(0.2, 0.3) > 3 * within(0.9, 1.0));
        assert!(within(0.5, 1.0) > 400);
        assert_eq!(hour.kills.len(), 3);
        assert!(hour.kills.is_sorted());
    }

    #[test]
    fn the_same_seed_is_the_same_hour() {
        let told = |seed| format!("{:?}", Hour::new(seed, Size::SMALL));
        assert_eq!(told(3), told(3));
        assert_ne!(told(3), told(4));
    }
}
