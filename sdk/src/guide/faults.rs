//! What makes a guide unfit to be followed, found before anybody does.

use core::fmt;

use crate::guide::{Action, Guide, MAX_QUESTIONS, Outcome, Step};

/// What is wrong with a guide, with the identifier where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Two questions, two outcomes, or two answers of a question bear one
    /// identifier.
    Twice(String),
    /// An answer of this question leads nowhere, or there is no such first
    /// question.
    Nowhere(String),
    /// No answer leads to this question or outcome.
    Unreachable(String),
    /// This question can be asked again after it was answered.
    Circle(String),
    /// More than [`MAX_QUESTIONS`] questions can be asked before this outcome.
    TooLong(String),
    /// This question has fewer than two answers.
    NoChoice(String),
    /// This outcome leaves people with nothing to do.
    NoAction(String),
    /// This outcome is an emergency and does not begin with a call or a text
    /// message to the emergency services.
    EmergencyNotFirst(String),
    /// No answer to the first question leads straight to an emergency outcome.
    DangerNotFirst(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice(id) => write!(f, "\"{id}\" stands twice"),
            Self::Nowhere(id) => write!(f, "\"{id}\" leads nowhere"),
            Self::Unreachable(id) => write!(f, "no answer leads to \"{id}\""),
            Self::Circle(id) => write!(f, "\"{id}\" can be asked again after it was answered"),
            Self::TooLong(id) => write!(
                f,
                "more than {MAX_QUESTIONS} questions can come before \"{id}\""
            ),
            Self::NoChoice(id) => write!(f, "\"{id}\" has fewer than two answers"),
            Self::NoAction(id) => write!(f, "\"{id}\" leaves people with nothing to do"),
            Self::EmergencyNotFirst(id) => write!(
                f,
                "\"{id}\" is an emergency, and its first action is not an emergency service"
            ),
            Self::DangerNotFirst(id) => write!(
                f,
                "no answer to \"{id}\", which is asked first, leads straight to an emergency"
            ),
        }
    }
}

impl Fault {
    /// The identifier of the question or outcome that is at fault.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Twice(id)
            | Self::Nowhere(id)
            | Self::Unreachable(id)
            | Self::Circle(id)
            | Self::TooLong(id)
            | Self::NoChoice(id)
            | Self::NoAction(id)
            | Self::EmergencyNotFirst(id)
            | Self::DangerNotFirst(id) => id,
        }
    }
}

impl Guide<'_> {
    /// Everything that is wrong with the guide; nothing, if it may be served.
    ///
    /// What it proves of a guide without faults: every answer leads to a
    /// question or an outcome; every one of these is reached by some answers;
    /// no path goes in circles or asks more than [`MAX_QUESTIONS`] questions;
    /// the first question has an answer that leads straight to an emergency
    /// outcome; every emergency outcome begins with an emergency service.
    ///
    /// ```
    /// use vigie::guide::{Fault, Guide};
    ///
    /// let empty: Guide = serde_json::from_str(
    ///     r#"{ "version": "1", "language": "en", "first": "danger", "questions": [], "outcomes": [] }"#,
    /// ).unwrap();
    /// assert_eq!(empty.faults(), [Fault::Nowhere("danger".to_owned())]);
    /// ```
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = self.local_faults();
        let mut reached = Vec::new();
        let mut path = Vec::new();
        // A circle is left at its first repeat, so the walk ends; the number
        // of paths is bounded by the answers of six questions.
        self.walk(&self.first, &mut path, &mut reached, &mut faults);
        let ids = self.questions.iter().map(|question| &question.id);
        let ids = ids.chain(self.outcomes.iter().map(|outcome| &outcome.id));
        for id in ids {
            if !reached.iter().any(|known| known == id) {
                push(&mut faults, Fault::Unreachable(id.to_string()));
            }
        }
        if let Some(first) = self.question(&self.first) {
            let mut targets = first
                .answers
                .iter()
                .filter_map(|answer| self.outcome(&answer.go));
            if !targets.any(|outcome| outcome.emergency) {
                push(&mut faults, Fault::DangerNotFirst(first.id.to_string()));
            }
        }
        faults
    }

    fn local_faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for question in self.questions.iter() {
            if seen.contains(&question.id.as_ref()) {
                push(&mut faults, Fault::Twice(question.id.to_string()));
            }
            seen.push(&question.id);
            if question.answers.len() < 2 {
                push(&mut faults, Fault::NoChoice(question.id.to_string()));
            }
            for (position, answer) in question.answers.iter().enumerate() {
                let mut before = question.answers.iter().take(position);
                if before.any(|earlier| earlier.id == answer.id) {
                    push(
                        &mut faults,
                        Fault::Twice(format!("{}.{}", question.id, answer.id)),
                    );
                }
            }
        }
        for outcome in self.outcomes.iter() {
            if seen.contains(&outcome.id.as_ref()) {
                push(&mut faults, Fault::Twice(outcome.id.to_string()));
            }
            seen.push(&outcome.id);
            if outcome.actions.is_empty() {
                push(&mut faults, Fault::NoAction(outcome.id.to_string()));
            } else if outcome.emergency && !outcome.begins_with_emergency() {
                push(
                    &mut faults,
                    Fault::EmergencyNotFirst(outcome.id.to_string()),
                );
            }
        }
        faults
    }

    fn walk<'g>(
        &'g self,
        id: &'g str,
        path: &mut Vec<&'g str>,
        reached: &mut Vec<&'g str>,
        faults: &mut Vec<Fault>,
    ) {
        if !reached.contains(&id) {
            reached.push(id);
        }
        match self.step(id) {
            None => {
                let from = path.last().copied().unwrap_or(id);
                push(faults, Fault::Nowhere(from.to_owned()));
            }
            Some(Step::Advise(outcome)) => {
                if path.len() > MAX_QUESTIONS {
                    push(faults, Fault::TooLong(outcome.id.to_string()));
                }
            }
            Some(Step::Ask(question)) => {
                if path.contains(&id) {
                    push(faults, Fault::Circle(id.to_owned()));
                    return;
                }
                if path.len() > MAX_QUESTIONS {
                    push(faults, Fault::TooLong(id.to_owned()));
                    return;
                }
                path.push(id);
                for answer in question.answers.iter() {
                    self.walk(&answer.go, path, reached, faults);
                }
                path.pop();
            }
        }
    }
}

impl Outcome<'_> {
    fn begins_with_emergency(&self) -> bool {
        matches!(
            self.actions.first(),
            Some(Action::Service(service)) if service.kind.is_emergency()
        )
    }
}

/// Adds a fault that is not known yet.
fn push(faults: &mut Vec<Fault>, fault: Fault) {
    if !faults.contains(&fault) {
        faults.push(fault);
    }
}
