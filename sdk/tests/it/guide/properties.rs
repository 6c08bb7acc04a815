//! What holds of every guide and every list of answers.

use proptest::prelude::*;
use vigie::guide::{Astray, Fault, MAX_QUESTIONS, Step};

use super::*;

const IDS: [&str; 9] = ["a", "b", "c", "d", "x", "y", "z", "nowhere", ""];
const ANSWERS: [&str; 4] = ["yes", "no", "other", ""];

fn id() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&IDS[..])
}

fn any_question() -> impl Strategy<Value = Question<'static>> {
    let answer = (prop::sample::select(&ANSWERS[..]), id());
    (id(), prop::collection::vec(answer, 0..4)).prop_map(|(id, answers)| question(id, &answers))
}

fn any_outcome() -> impl Strategy<Value = Outcome<'static>> {
    let action = prop_oneof![
        prop::sample::select(ServiceKind::ALL).prop_map(service),
        Just(number()),
        Just(sheet()),
    ];
    (id(), any::<bool>(), prop::collection::vec(action, 0..3))
        .prop_map(|(id, emergency, actions)| outcome(id, emergency, actions))
}

/// Any guide, most of them with faults.
fn any_guide() -> impl Strategy<Value = Guide<'static>> {
    let questions = prop::collection::vec(any_question(), 0..6);
    let outcomes = prop::collection::vec(any_outcome(), 0..5);
    (questions, outcomes).prop_map(|(questions, outcomes)| guide(questions, outcomes))
}

fn any_answers() -> impl Strategy<Value = Vec<Given<'static>>> {
    let given = (
        prop_oneof![id().prop_map(str::to_owned), any::<String>()],
        prop_oneof![
            prop::sample::select(&ANSWERS[..]).prop_map(str::to_owned),
            any::<String>()
        ],
    );
    let given = given.prop_map(|(question, answer)| Given {
        question: question.into(),
        answer: answer.into(),
    });
    prop::collection::vec(given, 0..12)
}

/// Answers that a guide asks for, chosen by numbers, and a few more perhaps.
fn led(guide: &Guide<'_>, choices: &[usize]) -> Vec<Given<'static>> {
    let mut answers = Vec::new();
    for choice in choices {
        let Ok(progress) = guide.follow(&answers) else {
            break;
        };
        let Step::Ask(question) = progress.step else {
            break;
        };
        let Some(answer) = question.answers.get(choice % question.answers.len().max(1)) else {
            break;
        };
        answers.push(Given {
            question: question.id.to_string().into(),
            answer: answer.id.to_string().into(),
        });
    }
    answers
}

fn holds(guide: &Guide<'_>, answers: &[Given<'_>]) {
    match guide.follow(answers) {
        Ok(progress) => {
            assert_eq!(progress.trail.len(), answers.len());
            for ((question, answer), given) in progress.trail.iter().zip(answers) {
                assert_eq!((&question.id, &answer.id), (&given.question, &given.answer));
            }
            for most in 0..answers.len() {
                let earlier = guide.follow(&answers[..most]).unwrap();
                assert_eq!(earlier.trail, progress.trail[..most]);
                assert!(
                    matches!(earlier.step, Step::Ask(asked) if asked.id == answers[most].question)
                );
            }
        }
        Err(Astray::Broken(0)) if answers.is_empty() => {}
        Err(
            Astray::NotAsked(at)
            | Astray::NoSuchAnswer(at)
            | Astray::TooMany(at)
            | Astray::Broken(at),
        ) => {
            // Everything before was right, and what comes after does not matter.
            assert!(at < answers.len());
            assert_eq!(guide.follow(&answers[..=at]), guide.follow(answers));
            if guide.follow(&[]).is_ok() {
                assert!(guide.follow(&answers[..at]).is_ok());
            }
        }
    }
}

/// Whether every path from an identifier ends well after so many questions at
/// most, found without any of the guide's own steps.
fn ends(guide: &Guide<'_>, id: &str, most: usize) -> bool {
    if let Some(question) = guide.questions.iter().find(|question| question.id == id) {
        return most > 0
            && question.answers.len() > 1
            && question
                .answers
                .iter()
                .all(|answer| ends(guide, &answer.go, most - 1));
    }
    let outcome = guide.outcomes.iter().find(|outcome| outcome.id == id);
    outcome.is_some_and(|outcome| !outcome.actions.is_empty())
}

proptest! {
    #[test]
    fn no_answers_confuse_a_sound_guide(answers in any_answers()) {
        let guide = sound();
        holds(&guide, &answers);
        prop_assert!(!matches!(guide.follow(&answers), Err(Astray::Broken(_))));
    }

    #[test]
    fn no_answers_confuse_any_guide(
        guide in any_guide(),
        answers in any_answers(),
        choices in prop::collection::vec(any::<usize>(), 0..10),
    ) {
        holds(&guide, &answers);
        let mut led = led(&guide, &choices);
        holds(&guide, &led);
        led.extend(answers);
        holds(&guide, &led);
    }

    #[test]
    fn a_guide_without_faults_ends_well_whatever_is_answered(guide in any_guide()) {
        let faults = guide.faults();
        let sound = ends(&guide, &guide.first, MAX_QUESTIONS);
        if faults.is_empty() {
            prop_assert!(sound);
        }
        // And if it does not, that is one of these faults.
        if !sound {
            let told = faults.iter().any(|fault| matches!(
                fault,
                Fault::Nowhere(_) | Fault::Circle(_) | Fault::TooLong(_) | Fault::NoChoice(_) | Fault::NoAction(_)
            ));
            prop_assert!(told, "{:?}", faults);
        }
    }
}
