//! Each kind of fault is found, and nothing else is.

use vigie::guide::{Fault, MAX_QUESTIONS};

use super::*;

fn faults(questions: Vec<Question<'static>>, outcomes: Vec<Outcome<'static>>) -> Vec<Fault> {
    guide(questions, outcomes).faults()
}

#[test]
fn a_sound_guide_has_none() {
    assert_eq!(sound().faults(), []);
}

#[test]
fn two_answers_may_lead_to_one_question() {
    let found = faults(
        vec![
            question("danger", &[("yes", "call"), ("no", "a"), ("unsure", "b")]),
            question("a", &[("1", "what"), ("2", "talk")]),
            question("b", &[("1", "what"), ("2", "what")]),
            question("what", &[("1", "talk"), ("2", "call")]),
        ],
        vec![call(), talk()],
    );
    assert_eq!(found, []);
}

#[test]
fn an_identifier_that_stands_twice() {
    let first = || question("danger", &[("yes", "call"), ("no", "talk")]);
    let found = faults(vec![first(), first()], vec![call(), talk()]);
    assert_eq!(found, [Fault::Twice("danger".into())]);
    let found = faults(vec![first()], vec![call(), talk(), talk(), talk()]);
    assert_eq!(found, [Fault::Twice("talk".into())]);
    let both = outcome("danger", false, vec![sheet()]);
    let found = faults(vec![first()], vec![call(), talk(), both]);
    assert_eq!(found, [Fault::Twice("danger".into())]);
    let answers = question("danger", &[("yes", "call"), ("yes", "talk")]);
    let found = faults(vec![answers], vec![call(), talk()]);
    assert_eq!(found, [Fault::Twice("danger.yes".into())]);
}

#[test]
fn answers_of_two_questions_may_have_one_name() {
    let found = faults(
        vec![
            question("danger", &[("yes", "call"), ("no", "what")]),
            question("what", &[("yes", "call"), ("no", "talk")]),
        ],
        vec![call(), talk()],
    );
    assert_eq!(found, []);
}

#[test]
fn an_answer_that_leads_nowhere() {
    let first = question(
        "danger",
        &[("yes", "call"), ("no", "nothing"), ("so", "nowhere")],
    );
    assert_eq!(
        faults(vec![first], vec![call()]),
        [Fault::Nowhere("danger".into())]
    );
}

#[test]
fn a_first_question_that_there_is_not() {
    let mut guide = sound();
    guide.first = "start".into();
    let found = guide.faults();
    assert_eq!(found[0], Fault::Nowhere("start".into()));
    let unreachable = found
        .iter()
        .filter(|fault| matches!(fault, Fault::Unreachable(_)));
    assert_eq!(unreachable.count(), 5, "{found:?}");
}

#[test]
fn what_no_answer_leads_to() {
    let mut guide = sound();
    let mut questions = guide.questions.to_vec();
    questions.push(question("alone", &[("a", "lonely"), ("b", "talk")]));
    guide.questions = questions.into();
    let mut outcomes = guide.outcomes.to_vec();
    outcomes.push(outcome("lonely", false, vec![sheet()]));
    guide.outcomes = outcomes.into();
    let found = guide.faults();
    // Only who is alone leads there.
    assert_eq!(
        found,
        [
            Fault::Unreachable("alone".into()),
            Fault::Unreachable("lonely".into())
        ]
    );
}

#[test]
fn circles_of_any_length() {
    let itself = question("danger", &[("yes", "call"), ("no", "danger")]);
    assert_eq!(
        faults(vec![itself], vec![call()]),
        [Fault::Circle("danger".into())]
    );
    let found = faults(
        vec![
            question("danger", &[("yes", "call"), ("no", "a")]),
            question("a", &[("on", "b"), ("off", "talk")]),
            question("b", &[("on", "c"), ("off", "talk")]),
            question("c", &[("on", "a"), ("off", "danger")]),
        ],
        vec![call(), talk()],
    );
    assert_eq!(
        found,
        [Fault::Circle("a".into()), Fault::Circle("danger".into())]
    );
}

/// So many questions, one after the other.
fn chain(length: usize) -> Vec<Fault> {
    let questions = (1..=length).map(|n| {
        let next = match n == length {
            true => "talk".to_owned(),
            false => format!("q{}", n + 1),
        };
        question(&format!("q{n}"), &[("yes", "call"), ("no", &next)])
    });
    faults(questions.collect(), vec![call(), talk()])
}

#[test]
fn nobody_is_asked_more_than_six_questions() {
    assert_eq!(MAX_QUESTIONS, 6);
    for length in 1..=MAX_QUESTIONS {
        assert_eq!(chain(length), [], "{length}");
    }
    assert_eq!(
        chain(7),
        [Fault::TooLong("call".into()), Fault::TooLong("talk".into())]
    );
    let found = chain(9);
    assert!(found.contains(&Fault::TooLong("q8".into())), "{found:?}");
    // What is never looked at is not reached either.
    assert!(
        found.contains(&Fault::Unreachable("q9".into())),
        "{found:?}"
    );
}

#[test]
fn one_long_path_among_short_ones_is_found() {
    let mut questions = vec![question(
        "danger",
        &[("yes", "call"), ("no", "q1"), ("short", "q6")],
    )];
    for n in 1..=6 {
        let next = if n == 6 {
            "talk".to_owned()
        } else {
            format!("q{}", n + 1)
        };
        questions.push(question(
            &format!("q{n}"),
            &[("yes", "call"), ("no", &next)],
        ));
    }
    let found = faults(questions, vec![call(), talk()]);
    assert_eq!(
        found,
        [Fault::TooLong("call".into()), Fault::TooLong("talk".into())]
    );
}

#[test]
fn a_question_without_a_choice() {
    let found = faults(
        vec![
            question("danger", &[("yes", "call"), ("no", "a"), ("so", "b")]),
            question("a", &[("only", "talk")]),
            question("b", &[]),
        ],
        vec![call(), talk()],
    );
    assert_eq!(
        found,
        [Fault::NoChoice("a".into()), Fault::NoChoice("b".into())]
    );
}

#[test]
fn an_outcome_without_anything_to_do() {
    let first = question("danger", &[("yes", "call"), ("no", "talk")]);
    let found = faults(vec![first], vec![call(), outcome("talk", false, vec![])]);
    assert_eq!(found, [Fault::NoAction("talk".into())]);
}

#[test]
fn an_emergency_begins_with_an_emergency_service() {
    let begins = |actions| {
        let first = question("danger", &[("yes", "now"), ("no", "talk")]);
        faults(vec![first], vec![outcome("now", true, actions), talk()])
    };
    let wrong = [Fault::EmergencyNotFirst("now".into())];
    for kind in ServiceKind::ALL {
        let found = begins(vec![service(*kind), service(ServiceKind::EmergencyCall)]);
        assert_eq!(found.is_empty(), kind.is_emergency(), "{kind}: {found:?}");
        assert_eq!(begins(vec![service(*kind)]).is_empty(), kind.is_emergency());
    }
    assert_eq!(
        begins(vec![number(), service(ServiceKind::EmergencyCall)]),
        wrong
    );
    assert_eq!(
        begins(vec![sheet(), service(ServiceKind::EmergencyCall)]),
        wrong
    );
    assert_eq!(begins(vec![]), [Fault::NoAction("now".into())]);
}

#[test]
fn danger_is_asked_about_first() {
    let calm = outcome("call", false, vec![service(ServiceKind::EmergencyCall)]);
    let first = question("danger", &[("yes", "call"), ("no", "talk")]);
    let wrong = [Fault::DangerNotFirst("danger".into())];
    assert_eq!(faults(vec![first], vec![calm, talk()]), wrong);
    // Not after one more question.
    let found = faults(
        vec![
            question("danger", &[("yes", "sure"), ("no", "talk")]),
            question("sure", &[("yes", "call"), ("no", "talk")]),
        ],
        vec![call(), talk()],
    );
    assert_eq!(found, wrong);
}

#[test]
fn a_guide_that_is_only_an_outcome_asks_about_nothing() {
    let mut guide = guide(vec![], vec![call()]);
    guide.first = "call".into();
    assert!(guide.questions.is_empty());
    let progress = guide.follow(&[]).unwrap();
    assert_eq!(progress.trail, []);
}

#[test]
fn a_fault_tells_where_it_is() {
    let id = || "here".to_owned();
    for fault in [
        Fault::Twice(id()),
        Fault::Nowhere(id()),
        Fault::Unreachable(id()),
        Fault::Circle(id()),
        Fault::TooLong(id()),
        Fault::NoChoice(id()),
        Fault::NoAction(id()),
        Fault::EmergencyNotFirst(id()),
        Fault::DangerNotFirst(id()),
    ] {
        assert_eq!(fault.id(), "here");
        assert!(fault.to_string().contains("\"here\""), "{fault}");
    }
}
