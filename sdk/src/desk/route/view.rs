//! One desk, as somebody who looks for one finds it.

use jiff::Timestamp;

use super::MINORS;
use crate::{
    case::kind::Category,
    desk::{
        entry::{DeskEntry, same_language},
        routing::{Need, Staff, Staffing},
    },
    seal::LanguageTag,
};

/// A desk as it stands for this person now.
pub(super) struct View<'a> {
    pub(super) entry: &'a DeskEntry,
    /// Who is on duty while it is open. Whoever is there out of hours answers
    /// nobody, and says nothing of those who will.
    staff: Option<&'a Staff>,
    need: &'a Need,
    pub(super) open: bool,
    pub(super) opens_at: Option<Timestamp>,
}

impl<'a> View<'a> {
    pub(super) fn new(
        entry: &'a DeskEntry,
        need: &'a Need,
        staffing: &'a Staffing,
        now: Timestamp,
    ) -> Self {
        let open = entry.is_open(now);
        let staff = staffing.get(&entry.id);
        Self {
            entry,
            staff: staff.filter(|staff| open && staff.present > 0),
            need,
            open,
            opens_at: if open { None } else { entry.opens_at(now) },
        }
    }

    pub(super) fn is_there(&self) -> bool {
        self.staff.is_some()
    }

    pub(super) fn serves_place(&self) -> bool {
        self.entry.serves(self.need.department.as_ref())
    }

    pub(super) fn has_room(&self) -> bool {
        self.staff.is_some_and(|staff| staff.free > 0)
    }

    /// Which of the person's languages is spoken: 0 for the best, or as many as
    /// they have for none.
    pub(super) fn fluency(&self) -> usize {
        let on_duty = self.staff.map(|staff| &staff.languages);
        let spoken = on_duty
            .filter(|languages| !languages.is_empty())
            .unwrap_or(&self.entry.languages);
        let known = |tag: &LanguageTag| spoken.iter().any(|other| same_language(tag, other));
        let asked = &self.need.languages;
        asked.iter().position(known).unwrap_or(asked.len())
    }

    pub(super) fn language(&self) -> Option<&'a LanguageTag> {
        self.need.languages.get(self.fluency())
    }

    /// How much of the training that is asked for the desk has.
    pub(super) fn training(&self) -> u8 {
        let topic = self.need.topic.as_ref();
        let topic = topic.is_some_and(|topic| self.entry.handles(topic));
        u8::from(topic) + u8::from(self.need.minor && self.minors().is_some())
    }

    pub(super) fn minors(&self) -> Option<&'a Category> {
        let mut specialties = self.entry.specialties.iter();
        specialties.find(|specialty| specialty.as_str() == MINORS)
    }

    /// How busy those on duty are: conversations for each, in thousandths.
    pub(super) fn load(&self) -> u64 {
        let Some(staff) = self.staff else {
            return u64::MAX;
        };
        let busy = staff.present.saturating_sub(staff.free);
        (u64::from(busy) + u64::from(staff.waiting)) * 1000 / u64::from(staff.present.max(1))
    }
}
