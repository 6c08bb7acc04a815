//! The guide on two hosts: what it answers to every path through it.

use std::collections::BTreeSet;

use vigie::{guide::Step, language::Language};

use super::compare;
use crate::{
    client::Ask,
    content::{answers, guide},
    guide::{body, form, given, paths, submit},
};

/// Every path in French; in the other languages one path to each question and
/// each outcome, since where paths lead is the same in all of them. Each is
/// asked about as clients do, and as browsers do without script.
fn every_path(language: Language) -> Vec<Ask> {
    let guide = &guide(language).guide;
    let mut seen = BTreeSet::new();
    let mut asks = Vec::new();
    for path in paths(guide) {
        let step = match guide.follow(&given(&path)).unwrap().step {
            Step::Ask(question) => &question.id,
            Step::Advise(outcome) => &outcome.id,
        };
        if seen.insert(step) || language == Language::French {
            asks.push(answers(language, body(guide, &path)));
            asks.push(submit(language, form(guide, &path)).header("accept", "text/html"));
        }
    }
    let steps = guide.questions.len() + guide.outcomes.len();
    assert_eq!(seen.len(), steps, "{language}");
    asks
}

#[test]
fn every_path_has_the_same_answer_on_both_hosts() {
    let asks: Vec<Ask> = Language::ALL.iter().copied().flat_map(every_path).collect();
    compare(&asks);
}
