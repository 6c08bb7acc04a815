//! Which desk somebody is sent to.

mod view;

use core::cmp::Reverse;

use jiff::Timestamp;

use self::view::View;
use super::{
    directory::Directory,
    entry::DeskKind,
    faults::MAX_OVERFLOW,
    routing::{Need, Routing, RoutingReason, Staffing},
};
use crate::case::kind::{Category, Desk, Priority};

/// The specialty of desks whose officers are trained to speak with minors.
pub const MINORS: &str = "minors";

/// The desk that somebody is sent to, and why.
///
/// The first of these rules that applies decides. A desk is *there* when it is
/// open and an officer is on duty.
///
/// 1. Whoever is in danger goes to a platform that is there; if none is, to any
///    desk at all that is.
/// 2. A topic that a specialised desk has among its specialties goes to it.
/// 3. A minor goes to a desk with the specialty [`MINORS`].
/// 4. A topic that a territorial desk of the department takes goes to it.
/// 5. Everything else goes to a platform.
///
/// If the desk that a rule asks for is not there, the first of its overflow
/// that is there stands in for it, or else a platform, or else the overflow of
/// one. If nobody is anywhere, it is still a desk, one that is open if there is
/// one, with the time by which it answers.
///
/// Between several desks that a rule allows, the one that speaks the person's
/// language comes first, then one with room, then one with more of the training
/// that is asked for, then the least busy, then the first of the directory. In
/// danger, room comes before language: an answer that has to be translated
/// comes sooner than none.
///
/// # Examples
///
/// ```
/// use vigie::desk::{directory::Directory, route::route, routing::{Need, RoutingReason, Staffing}};
///
/// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
/// let now = "2026-11-22T03:00:00Z".parse().unwrap();
/// let need = Need { danger: true, ..Need::default() };
///
/// let routing = route(&directory, &need, &Staffing::new(), now);
/// assert_eq!(routing.reason, RoutingReason::NobodyThere);
/// assert!(routing.answer_by.is_some());
/// ```
#[must_use]
pub fn route(directory: &Directory, need: &Need, staffing: &Staffing, now: Timestamp) -> Routing {
    let desks = directory.desks().iter();
    let desks = desks.filter(|desk| desk.takes_conversations());
    let duty = Duty {
        need,
        desks: desks
            .map(|desk| View::new(desk, need, staffing, now))
            .collect(),
        general: View::new(directory.general(), need, staffing, now),
    };
    let choice = duty.choose();
    let wanted = choice.instead_of.unwrap_or(choice.desk);
    let instead_of = choice.instead_of.map(|view| view.entry.id.clone());
    Routing {
        desk: choice.desk.entry.id.clone(),
        priority: choice.priority,
        overflow: overflow(directory, &choice, now),
        reason: choice.reason,
        instead_of,
        specialty: choice.specialty.cloned(),
        language: choice.desk.language().cloned(),
        opens_at: wanted.opens_at,
        answer_by: (!choice.desk.is_there()).then(|| choice.desk.entry.answer_by(now)),
    }
}

/// The desks to seal to beside the chosen one. The desk that it stands in for
/// comes first: it is the better one as soon as somebody is there.
fn overflow(directory: &Directory, choice: &Choice<'_>, now: Timestamp) -> Vec<Desk> {
    let mut listed: Vec<Desk> = Vec::new();
    let wanted = choice.instead_of.map(|view| &view.entry.id);
    for desk in wanted.into_iter().chain(&choice.desk.entry.overflow) {
        let other = *desk != choice.desk.entry.id && !listed.contains(desk);
        if other && listed.len() < MAX_OVERFLOW && directory.key(desk, now).is_some() {
            listed.push(desk.clone());
        }
    }
    listed
}

/// What a rule arrives at.
struct Choice<'a> {
    desk: &'a View<'a>,
    reason: RoutingReason,
    instead_of: Option<&'a View<'a>>,
    specialty: Option<&'a Category>,
    priority: Priority,
}

/// The reasons of one rule.
struct Reasons {
    there: RoutingReason,
    closed: RoutingReason,
    unstaffed: RoutingReason,
}

const DANGER: Reasons = Reasons {
    there: RoutingReason::Danger,
    closed: RoutingReason::DangerElsewhere,
    unstaffed: RoutingReason::DangerElsewhere,
};

const SPECIALISED: Reasons = Reasons {
    there: RoutingReason::Specialised,
    closed: RoutingReason::SpecialisedClosed,
    unstaffed: RoutingReason::SpecialisedUnstaffed,
};

const FOR_MINORS: Reasons = Reasons {
    there: RoutingReason::Minors,
    closed: RoutingReason::MinorsClosed,
    unstaffed: RoutingReason::MinorsUnstaffed,
};

const LOCAL: Reasons = Reasons {
    there: RoutingReason::Local,
    closed: RoutingReason::LocalClosed,
    unstaffed: RoutingReason::LocalUnstaffed,
};

const GENERAL: Reasons = Reasons {
    there: RoutingReason::General,
    closed: RoutingReason::GeneralClosed,
    unstaffed: RoutingReason::GeneralUnstaffed,
};

/// Everybody who could answer one person.
struct Duty<'a> {
    need: &'a Need,
    desks: Vec<View<'a>>,
    /// A platform for the whole country, which every directory has.
    general: View<'a>,
}

impl<'a> Duty<'a> {
    fn choose(&'a self) -> Choice<'a> {
        if self.need.danger {
            return self.send(&self.platforms(), &DANGER, None, Priority::Danger);
        }
        let topic = self.need.topic.as_ref();
        let handles = |view: &View<'_>| topic.is_some_and(|topic| view.entry.handles(topic));
        let specialised = self.among(|view| {
            view.entry.kind == DeskKind::Specialised && handles(view) && view.serves_place()
        });
        if !specialised.is_empty() {
            return self.send(&specialised, &SPECIALISED, topic, Priority::Specialised);
        }
        let for_minors =
            self.among(|view| self.need.minor && view.minors().is_some() && view.serves_place());
        if let Some(first) = for_minors.first() {
            let specialty = first.minors();
            return self.send(&for_minors, &FOR_MINORS, specialty, Priority::Specialised);
        }
        let local = self.among(|view| {
            view.entry.kind == DeskKind::Territorial && handles(view) && view.serves_place()
        });
        if !local.is_empty() {
            return self.send(&local, &LOCAL, None, Priority::Ordinary);
        }
        self.send(&self.platforms(), &GENERAL, None, Priority::Ordinary)
    }

    /// The best of some desks if it is there, or else who stands in for it.
    fn send(
        &'a self,
        allowed: &[&'a View<'a>],
        reasons: &Reasons,
        specialty: Option<&'a Category>,
        priority: Priority,
    ) -> Choice<'a> {
        let choice = |desk, reason, instead_of| Choice {
            desk,
            reason,
            instead_of,
            specialty,
            priority,
        };
        if let Some(desk) = self.best(allowed) {
            return choice(desk, self.with_language(desk, allowed, reasons.there), None);
        }
        let wanted = soonest(allowed).unwrap_or(&self.general);
        if let Some(desk) = self.stand_in(wanted) {
            let reason = if wanted.open {
                reasons.unstaffed
            } else {
                reasons.closed
            };
            return choice(desk, reason, Some(wanted));
        }
        // Nobody is anywhere: somebody may come to where it is open.
        match soonest(&self.platforms()) {
            _ if wanted.open => choice(wanted, RoutingReason::NobodyThere, None),
            Some(open) if open.open => choice(open, RoutingReason::NobodyThere, Some(wanted)),
            _ => choice(wanted, RoutingReason::OutOfHours, None),
        }
    }

    /// Who takes what a desk cannot, if anybody is there.
    fn stand_in(&'a self, wanted: &View<'_>) -> Option<&'a View<'a>> {
        let named = |names: &[Desk]| {
            let named = self.among(|view| names.contains(&view.entry.id));
            self.best_in_order(&named, names)
        };
        let platforms = self.platforms();
        named(&wanted.entry.overflow)
            .or_else(|| self.best(&platforms))
            .or_else(|| {
                platforms
                    .iter()
                    .find_map(|view| named(&view.entry.overflow))
            })
            .or_else(|| self.anybody())
    }

    /// Whoever is there at all, for somebody in danger.
    fn anybody(&'a self) -> Option<&'a View<'a>> {
        if !self.need.danger {
            return None;
        }
        let near = self.among(View::serves_place);
        self.best(&near)
            .or_else(|| self.best(&self.among(|_| true)))
    }

    fn platforms(&'a self) -> Vec<&'a View<'a>> {
        self.among(|view| view.entry.kind == DeskKind::Platform && view.serves_place())
    }

    fn among(&'a self, allowed: impl Fn(&View<'a>) -> bool) -> Vec<&'a View<'a>> {
        self.desks.iter().filter(|view| allowed(view)).collect()
    }

    /// The best of the desks that are there.
    fn best(&self, allowed: &[&'a View<'a>]) -> Option<&'a View<'a>> {
        let there = allowed.iter().copied().filter(|view| view.is_there());
        there.min_by_key(|view| {
            let (training, load) = (Reverse(view.training()), view.load());
            (self.answers_in(view), training, load)
        })
    }

    /// The same where an order was given, which counts for more than load.
    fn best_in_order(&self, allowed: &[&'a View<'a>], order: &[Desk]) -> Option<&'a View<'a>> {
        let there = allowed.iter().copied().filter(|view| view.is_there());
        let place = |view: &View<'_>| order.iter().position(|name| *name == view.entry.id);
        there.min_by_key(|view| (self.answers_in(view), place(view)))
    }

    /// Language and room, the one that matters more first.
    fn answers_in(&self, view: &View<'_>) -> (usize, usize) {
        let (fluency, full) = (view.fluency(), usize::from(!view.has_room()));
        if self.need.danger {
            (full, fluency)
        } else {
            (fluency, full)
        }
    }

    /// Whether a platform was chosen for its language alone.
    fn with_language(
        &self,
        chosen: &View<'_>,
        allowed: &[&'a View<'a>],
        reason: RoutingReason,
    ) -> RoutingReason {
        if reason != RoutingReason::General || chosen.language().is_none() {
            return reason;
        }
        let there = allowed.iter().filter(|view| view.is_there());
        let turn =
            there.min_by_key(|view| (!view.has_room(), Reverse(view.training()), view.load()));
        match turn {
            Some(turn) if turn.fluency() > chosen.fluency() => RoutingReason::Language,
            _ => reason,
        }
    }
}

/// Of desks that are not there: one that is open, or the one that opens next.
fn soonest<'a>(allowed: &[&'a View<'a>]) -> Option<&'a View<'a>> {
    allowed.iter().copied().min_by_key(|view| {
        let opens = view.opens_at.unwrap_or(Timestamp::MAX);
        (
            !view.open,
            if view.open { Timestamp::MIN } else { opens },
            view.fluency(),
        )
    })
}
