//! An intervention: somebody is sent to where the citizen is.
//!
//! An officer asks the desks of a line, one after another: the territorial
//! desk, then whoever stands in for it, then the national unit. Each has a time
//! to say that it takes the intervention on; if it does not, the next one is
//! asked, and when nobody is left, that is said too, so that the officer takes
//! up the telephone. Every step is an entry of the log, and all that is to be
//! done follows from the log, so that the service that watches over the time
//! may die at any moment.
//!
//! Where to go is told in a sealed message of the officer: the case's key must
//! have been sealed to the desks of the line before.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    entry::{Body, Event, Reason},
    handling::Handling,
    kind::Desk,
    wire,
};

/// How long a desk has to take an intervention on, unless whoever asks says
/// otherwise.
pub const ACKNOWLEDGE_WITHIN: SignedDuration = SignedDuration::from_secs(60);

/// The shortest and the longest such time.
pub const LIMITS: (SignedDuration, SignedDuration) =
    (SignedDuration::from_secs(15), SignedDuration::from_mins(30));

/// How an intervention stands.
///
/// # Examples
///
/// ```
/// use vigie::case::{
///     entry::{Event, Reason},
///     intervention::{self, ACKNOWLEDGE_WITHIN, Intervention},
///     kind::Desk,
/// };
/// use vigie::jiff::Timestamp;
///
/// let now: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
/// let line = ["gironde", "intervention"].map(|name| Desk::new(name).unwrap());
/// let asked = intervention::asked(&line, ACKNOWLEDGE_WITHIN, now).unwrap();
/// let stands = Intervention::after(None, &asked, now).unwrap();
/// assert_eq!(stands.due(), Some(now + ACKNOWLEDGE_WITHIN));
///
/// // Gironde says nothing: the national unit is asked.
/// let late = now + ACKNOWLEDGE_WITHIN;
/// assert_eq!(stands.next_step(now), None);
/// let next = stands.next_step(late).unwrap();
/// assert_eq!(next.event(), Some(Event::InterventionEscalated));
/// let stands = Intervention::after(Some(&stands), &next, late).unwrap();
/// assert_eq!(stands.desk, line[1]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intervention {
    /// The desk that is asked, or that took it on.
    pub desk: Desk,
    /// The desks that were asked before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Desk>,
    /// The desks that are asked after it, the next one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub line: Vec<Desk>,
    /// When it was asked for.
    #[serde(with = "wire::seconds")]
    pub asked_at: Timestamp,
    /// By when the desk must take it on; missing once it has.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Timestamp>,
    /// How long each desk has, in seconds.
    pub within_s: i64,
}

/// The entry that asks for an intervention: the first desk of a line, and then
/// the others. `None` if the line is empty or too long.
#[must_use]
pub fn asked(line: &[Desk], within: SignedDuration, now: Timestamp) -> Option<Body> {
    let (first, others) = line.split_first()?;
    let handling = Handling {
        desk: Some(first.clone()),
        until: Some(later(now, within.clamp(LIMITS.0, LIMITS.1))),
        line: others.to_vec(),
        ..Handling::default()
    };
    handling
        .belongs_to(Event::InterventionAsked)
        .then(|| step(Event::InterventionAsked, Reason::ByOfficer, handling))
}

/// The entry by which a desk takes an intervention on.
#[must_use]
pub fn acknowledged(desk: Desk) -> Body {
    let handling = Handling {
        desk: Some(desk),
        ..Handling::default()
    };
    step(Event::InterventionAcknowledged, Reason::ByOfficer, handling)
}

/// The entry that ends an intervention.
#[must_use]
pub fn ended() -> Body {
    step(
        Event::InterventionEnded,
        Reason::ByOfficer,
        Handling::default(),
    )
}

fn step(event: Event, reason: Reason, handling: Handling) -> Body {
    Body::Event {
        event,
        reason,
        envelopes: None,
        handling: Some(handling),
    }
}

/// To the second, as it is told.
fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    wire::whole_second(now.saturating_add(by).unwrap_or(Timestamp::MAX))
}

impl Intervention {
    /// How it stands behind an entry that was stored at a time; `None` if none
    /// is under way.
    #[must_use]
    pub fn after(before: Option<&Self>, body: &Body, at: Timestamp) -> Option<Self> {
        if Self::is_ended_by(body) {
            return None;
        }
        let handling = body.handling();
        match (body.event(), handling, before) {
            (Some(Event::InterventionAsked), Some(handling), _) => {
                let until = handling.until?;
                Some(Self {
                    desk: handling.desk.clone()?,
                    before: Vec::new(),
                    line: handling.line.clone(),
                    asked_at: at,
                    until: Some(until),
                    within_s: until.duration_since(at).as_secs().max(0),
                })
            }
            (Some(Event::InterventionEscalated), Some(handling), Some(known)) => {
                let mut asked = known.before.clone();
                asked.push(known.desk.clone());
                Some(Self {
                    desk: handling.desk.clone()?,
                    before: asked,
                    line: known.line.get(1..).unwrap_or_default().to_vec(),
                    until: handling.until,
                    ..known.clone()
                })
            }
            (Some(Event::InterventionAcknowledged), Some(handling), Some(known)) => Some(Self {
                desk: handling.desk.clone()?,
                line: Vec::new(),
                until: None,
                ..known.clone()
            }),
            (_, _, known) => known.cloned(),
        }
    }

    /// Whether none is under way any more behind an entry.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::case::{entry::{Body, Event, Reason}, intervention::{self, Intervention}};
    ///
    /// assert!(Intervention::is_ended_by(&intervention::ended()));
    /// let closed = Body::event_only(Event::Closed, Reason::Resolved);
    /// assert!(Intervention::is_ended_by(&closed));
    /// let reopened = Body::event_only(Event::Reopened, Reason::ByOfficer);
    /// assert!(!Intervention::is_ended_by(&reopened));
    /// ```
    #[must_use]
    pub fn is_ended_by(body: &Body) -> bool {
        matches!(
            body.event(),
            Some(Event::InterventionEnded | Event::InterventionUnanswered | Event::Closed)
        )
    }

    /// When something is to be done unless a desk takes it on before.
    #[must_use]
    pub const fn due(&self) -> Option<Timestamp> {
        self.until
    }

    /// Whether a desk was asked.
    #[must_use]
    pub fn was_asked(&self, desk: &Desk) -> bool {
        self.desk == *desk || self.before.contains(desk)
    }

    /// What the service writes once the time is over: that the next desk is
    /// asked, or that nobody is left.
    #[must_use]
    pub fn next_step(&self, now: Timestamp) -> Option<Body> {
        if self.until? > now {
            return None;
        }
        let Some(next) = self.line.first() else {
            return Some(step(
                Event::InterventionUnanswered,
                Reason::Unanswered,
                Handling::default(),
            ));
        };
        let handling = Handling {
            desk: Some(next.clone()),
            until: Some(later(now, SignedDuration::from_secs(self.within_s))),
            ..Handling::default()
        };
        Some(step(
            Event::InterventionEscalated,
            Reason::Unanswered,
            handling,
        ))
    }

    /// Whether a step may follow: what is told late, or by a desk that was not
    /// asked, may not.
    pub(super) fn admits(known: Option<&Self>, body: &Body) -> bool {
        let desk = body.handling().and_then(|handling| handling.desk.as_ref());
        match (body.event(), known) {
            // One at a time: a second would hide that nobody answered the first.
            (Some(Event::InterventionAsked), known) => known.is_none(),
            (Some(Event::InterventionEscalated), Some(known)) => {
                known.until.is_some() && known.line.first() == desk
            }
            (Some(Event::InterventionUnanswered), Some(known)) => {
                known.until.is_some() && known.line.is_empty()
            }
            // A desk that is slow may be quicker than the one after it.
            (Some(Event::InterventionAcknowledged), Some(known)) => {
                known.until.is_some() && desk.is_some_and(|desk| known.was_asked(desk))
            }
            (Some(Event::InterventionEnded), Some(_)) => true,
            _ => false,
        }
    }
}
