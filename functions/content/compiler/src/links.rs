//! Where the links of a sheet lead.

use std::collections::BTreeSet;

use crate::{
    fault::{Fault, SourceFile},
    markdown::Body,
    numbers::Numbers,
    services::{Services, is_https},
};

/// What links may lead to.
#[derive(Clone, Copy)]
pub(crate) struct Known<'c> {
    pub(crate) slugs: &'c BTreeSet<String>,
    pub(crate) services: &'c Services,
    pub(crate) numbers: &'c Numbers,
}

impl Known<'_> {
    /// Notes the links of a sheet that lead nowhere.
    pub(crate) fn check(self, file: &SourceFile, body: &Body, faults: &mut Vec<Fault>) {
        for link in &body.links {
            let (scheme, rest) = link.target.split_once(':').unwrap_or(("", &link.target));
            let number = self.numbers.get(rest);
            let known = match scheme {
                "sheet" => self.slugs.contains(rest),
                "service" => self.services.contains(rest),
                "tel" => number.is_some_and(|number| number.dial.is_some()),
                "sms" => number.is_some_and(|number| number.sms.is_some()),
                "https" => is_https(&link.target),
                _ => false,
            };
            if known {
                continue;
            }
            let message = match scheme {
                "sheet" | "service" => format!("there is no {scheme} \"{rest}\""),
                "tel" | "sms" => {
                    format!("numbers.toml has no \"{rest}\" to be reached by {scheme}")
                }
                _ => "links begin with sheet:, service:, tel:, sms: or https://".to_owned(),
            };
            faults.push(file.fault(link.at, message));
        }
    }
}

/// A translation leads where its original leads: a number or a service that was
/// lost on the way is lost to those who need it.
pub(crate) fn same_links(
    file: &SourceFile,
    original: &Body,
    translated: &Body,
    faults: &mut Vec<Fault>,
) {
    let targets = |body: &Body| {
        let mut targets: Vec<String> = body.links.iter().map(|link| link.target.clone()).collect();
        targets.sort();
        targets
    };
    let (wanted, given) = (targets(original), targets(translated));
    if wanted == given {
        return;
    }
    let count = |list: &[String], target: &String| list.iter().filter(|one| *one == target).count();
    for target in wanted.iter().collect::<BTreeSet<_>>() {
        if count(&wanted, target) > count(&given, target) {
            let message =
                format!("the French sheet has a link to \"{target}\" that is missing here");
            faults.push(file.fault(0, message));
        }
    }
    for link in &translated.links {
        if count(&given, &link.target) > count(&wanted, &link.target) {
            let message = format!("the French sheet has no such link to \"{}\"", link.target);
            faults.push(file.fault(link.at, message));
        }
    }
}
