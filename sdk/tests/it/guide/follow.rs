//! Where answers lead.

use vigie::{
    emergency::Channel,
    guide::{Astray, GuideDocument, GuideRequest, GuideStep, Step},
    sheet::EmergencyContact,
};

use super::*;

#[test]
fn answers_lead_to_questions_and_outcomes() {
    let guide = sound();
    let ask = |answers: &[Given<'_>]| match guide.follow(answers).unwrap().step {
        Step::Ask(question) => question.id.to_string(),
        Step::Advise(outcome) => panic!("{}", outcome.id),
    };
    let advise = |answers: &[Given<'_>]| match guide.follow(answers).unwrap().step {
        Step::Advise(outcome) => outcome.id.to_string(),
        Step::Ask(question) => panic!("{}", question.id),
    };
    assert_eq!(ask(&[]), "danger");
    assert_eq!(advise(&given(&[("danger", "yes")])), "call");
    assert_eq!(ask(&given(&[("danger", "no")])), "what");
    assert_eq!(
        advise(&given(&[("danger", "no"), ("what", "other")])),
        "talk"
    );
}

#[test]
fn the_trail_holds_what_was_asked_and_answered() {
    let guide = sound();
    let progress = guide
        .follow(&given(&[("danger", "no"), ("what", "theft")]))
        .unwrap();
    let trail: Vec<_> = progress
        .trail
        .iter()
        .map(|(question, answer)| (question.text.as_ref(), answer.text.as_ref()))
        .collect();
    assert_eq!(trail, [("danger?", "no!"), ("what?", "theft!")]);
}

#[test]
fn answers_that_lead_nowhere_are_told_by_their_place() {
    let guide = sound();
    for (pairs, astray) in [
        (&[("what", "theft")][..], Astray::NotAsked(0)),
        (&[("danger", "perhaps")], Astray::NoSuchAnswer(0)),
        (&[("danger", "theft")], Astray::NoSuchAnswer(0)),
        (&[("danger", "no"), ("danger", "no")], Astray::NotAsked(1)),
        (&[("danger", "no"), ("what", "no")], Astray::NoSuchAnswer(1)),
        (&[("danger", "yes"), ("what", "theft")], Astray::TooMany(1)),
        (
            &[("danger", "no"), ("what", "theft"), ("what", "theft")],
            Astray::TooMany(2),
        ),
        (&[("", "")], Astray::NotAsked(0)),
        (&[("DANGER", "no")], Astray::NotAsked(0)),
    ] {
        assert_eq!(
            guide.follow(&given(pairs)).unwrap_err(),
            astray,
            "{pairs:?}"
        );
    }
}

#[test]
fn a_broken_guide_is_told_from_wrong_answers() {
    let mut guide = sound();
    guide.first = "start".into();
    assert_eq!(guide.follow(&[]), Err(Astray::Broken(0)));
    let guide = super::guide(
        vec![question("danger", &[("yes", "call"), ("no", "nowhere")])],
        vec![call()],
    );
    assert!(guide.follow(&given(&[("danger", "yes")])).is_ok());
    assert_eq!(
        guide.follow(&given(&[("danger", "no")])),
        Err(Astray::Broken(0))
    );
}

#[test]
fn a_step_says_why_in_the_words_of_the_answers() {
    let guide = sound();
    let contacts = [EmergencyContact {
        number: "17".into(),
        channel: Channel::Voice,
        name: "Police".into(),
    }];
    let progress = guide.follow(&given(&[("danger", "no")])).unwrap();
    let step = GuideStep::new(&contacts, &guide, &progress);
    assert_eq!(step.question.as_ref().unwrap().id, "what");
    assert_eq!(step.outcome, None);
    assert_eq!(step.because[0].question, "danger?");
    assert_eq!(step.because[0].answer, "no!");
    let text = serde_json::to_string(&step).unwrap();
    assert!(
        text.starts_with("{\"emergency\":[{\"number\":\"17\""),
        "{text}"
    );
    assert!(!text.contains("\"outcome\""), "{text}");
    assert_eq!(serde_json::from_str::<GuideStep<'_>>(&text).unwrap(), step);

    let progress = guide.follow(&given(&[("danger", "yes")])).unwrap();
    let step = GuideStep::new(&contacts, &guide, &progress);
    assert_eq!(step.question, None);
    assert_eq!(step.outcome.unwrap().actions[0].id(), "emergency_call");
}

#[test]
fn a_guide_is_read_back_as_it_was_written() {
    let document = GuideDocument {
        emergency: vec![].into(),
        guide: sound(),
    };
    let text = serde_json::to_string(&document).unwrap();
    assert!(
        text.contains("\"action\":\"service\"") && text.contains("\"action\":\"number\""),
        "{text}"
    );
    assert_eq!(
        serde_json::from_str::<GuideDocument<'_>>(&text).unwrap(),
        document
    );
    let ids: Vec<&str> = [service(ServiceKind::Chat), number(), sheet()]
        .iter()
        .map(|action| match action.id() {
            "chat" => "service",
            "17" => "number",
            "call" => "sheet",
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(ids, ["service", "number", "sheet"]);
}

#[test]
fn a_request_is_read_strictly() {
    let read = |text| serde_json::from_str::<GuideRequest<'_>>(text);
    assert_eq!(read("{}").unwrap(), GuideRequest::default());
    let asked = read(r#"{"version":"1","answers":[{"question":"danger","answer":"no"}]}"#).unwrap();
    assert_eq!(asked.version.as_deref(), Some("1"));
    assert_eq!(asked.answers, given(&[("danger", "no")]));
    for wrong in [
        r#"{"answer":[]}"#,
        r#"{"answers":[{"question":"danger"}]}"#,
        r#"{"answers":[{"question":"danger","answer":"no","name":"me"}]}"#,
        r#"{"answers":null}"#,
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}
