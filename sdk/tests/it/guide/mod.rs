//! The guide through its public door.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod faults;
mod follow;
mod properties;

use vigie::{
    guide::{Action, Answer, Given, Guide, NamedNumber, Outcome, Question},
    language::Language,
    service::ServiceKind,
    sheet::{NamedService, NamedSheet},
};

/// A guide of questions, with the first of them asked first, and outcomes.
fn guide(questions: Vec<Question<'static>>, outcomes: Vec<Outcome<'static>>) -> Guide<'static> {
    Guide {
        version: "1".into(),
        language: Language::English,
        first: questions
            .first()
            .map_or("none".into(), |first| first.id.clone()),
        questions: questions.into(),
        outcomes: outcomes.into(),
    }
}

/// A question with its answers: what they are, and where they lead.
fn question(id: &str, answers: &[(&str, &str)]) -> Question<'static> {
    let answers = answers.iter().map(|(id, go)| Answer {
        id: (*id).to_owned().into(),
        text: format!("{id}!").into(),
        go: (*go).to_owned().into(),
    });
    Question {
        id: id.to_owned().into(),
        text: format!("{id}?").into(),
        help: None,
        answers: answers.collect(),
    }
}

fn outcome(id: &str, emergency: bool, actions: Vec<Action<'static>>) -> Outcome<'static> {
    Outcome {
        id: id.to_owned().into(),
        emergency,
        title: format!("Do {id}").into(),
        why: "Because.".into(),
        advice: None,
        actions: actions.into(),
    }
}

fn service(kind: ServiceKind) -> Action<'static> {
    Action::Service(NamedService {
        id: kind.as_str().into(),
        kind,
        name: "Somebody".into(),
        description: "Helps.".into(),
        url: None,
    })
}

fn number() -> Action<'static> {
    Action::Number(NamedNumber {
        id: "17".into(),
        name: "Police".into(),
        dial: Some("17".into()),
        sms: None,
        web: None,
    })
}

fn sheet() -> Action<'static> {
    Action::Sheet(NamedSheet {
        slug: "call".into(),
        title: "Calling".into(),
        language: Language::English,
        href: "/v1/sheets/call?lang=en".into(),
    })
}

/// An emergency with its call.
fn call() -> Outcome<'static> {
    outcome(
        "call",
        true,
        vec![service(ServiceKind::EmergencyCall), sheet()],
    )
}

/// Something to do without hurry.
fn talk() -> Outcome<'static> {
    outcome("talk", false, vec![service(ServiceKind::Chat)])
}

/// The smallest guide without a fault that asks two questions.
fn sound() -> Guide<'static> {
    guide(
        vec![
            question("danger", &[("yes", "call"), ("no", "what")]),
            question("what", &[("theft", "read"), ("other", "talk")]),
        ],
        vec![
            call(),
            talk(),
            outcome("read", false, vec![sheet(), number()]),
        ],
    )
}

fn given(pairs: &[(&'static str, &'static str)]) -> Vec<Given<'static>> {
    let pairs = pairs.iter().map(|(question, answer)| Given {
        question: (*question).into(),
        answer: (*answer).into(),
    });
    pairs.collect()
}
