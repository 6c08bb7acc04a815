//! The fields of a sheet's head, checked.

use core::ops::RangeInclusive;

use toml::{Spanned, value::Datetime};
use vigie::{jiff::civil::Date, sheet::Reference};

use crate::{
    fault::{Fault, SourceFile},
    front_matter::{Change, Original, date},
    review::Review,
    services::is_https,
};

impl SourceFile {
    pub(crate) fn date(
        &self,
        written: &Spanned<Datetime>,
        faults: &mut Vec<Fault>,
    ) -> Option<Date> {
        let day = date(written.get_ref());
        if day.is_none() {
            let at = written.span().start;
            faults.push(self.fault(at, "a date without a time is expected"));
        }
        day
    }

    pub(crate) fn reviewed(
        &self,
        written: &Spanned<Datetime>,
        changed: Date,
        review: Review,
        faults: &mut Vec<Fault>,
    ) -> Date {
        let Some(reviewed) = self.date(written, faults) else {
            return Date::ZERO;
        };
        let at = written.span().start;
        if reviewed < changed {
            let message = format!("last reviewed on {reviewed}, before it changed on {changed}");
            faults.push(self.fault(at, message));
        }
        faults.extend(review.fault(reviewed, self, at));
        reviewed
    }

    /// The last day that the sheet changed, and what changed.
    pub(crate) fn last_change(
        &self,
        changes: &[Change],
        published: Date,
        faults: &mut Vec<Fault>,
    ) -> (Date, Option<String>) {
        let mut last = (published, None);
        for change in changes {
            let at = change.date.span().start;
            if change.text.trim().is_empty() {
                faults.push(self.fault(at, "a change says what changed"));
            }
            let Some(day) = self.date(&change.date, faults) else {
                continue;
            };
            if day < last.0 {
                faults.push(self.fault(at, "changes stand in the order of their days"));
            }
            last = (day, Some(change.text.clone()));
        }
        last
    }

    pub(crate) fn length(
        &self,
        text: Spanned<String>,
        allowed: RangeInclusive<usize>,
        what: &str,
        faults: &mut Vec<Fault>,
    ) -> String {
        let length = text.get_ref().chars().count();
        if !allowed.contains(&length) {
            let (least, most) = allowed.into_inner();
            let message = format!("the {what} has {length} characters; {least} to {most} are read");
            faults.push(self.fault(text.span().start, message));
        }
        text.into_inner()
    }

    pub(crate) fn keywords(
        &self,
        keywords: Spanned<Vec<String>>,
        faults: &mut Vec<Fault>,
    ) -> Vec<String> {
        if keywords.get_ref().is_empty() {
            let at = keywords.span().start;
            faults.push(self.fault(at, "name the words that people type to find this"));
        }
        keywords.into_inner()
    }

    pub(crate) fn sources(
        &self,
        head: &Original,
        faults: &mut Vec<Fault>,
    ) -> Vec<Reference<'static>> {
        let written = head.sources.get_ref();
        if written.is_empty() {
            faults.push(self.fault(head.sources.span().start, "a sheet names its sources"));
        }
        for source in written
            .iter()
            .filter(|source| !is_https(source.url.get_ref()))
        {
            let at = source.url.span().start;
            faults.push(self.fault(at, "an address begins with https://"));
        }
        let references = written.iter().map(|source| Reference {
            title: source.title.clone().into(),
            url: source.url.get_ref().clone().into(),
        });
        references.collect()
    }
}
