//! The guide: whole, step by step, and what is said to answers that lead
//! nowhere.

use vigie::guide::{Action, GuideStep, Step};

use super::*;

const GUIDE: &str = "/v1/guide?lang=en";

fn step(answer: &Answer) -> GuideStep<'static> {
    serde_json::from_slice(answer.body()).unwrap()
}

#[test]
fn the_whole_guide_is_there_for_clients_that_follow_it_themselves() {
    let french = read_guide(Language::French).guide;
    for language in Language::ALL {
        let document = read_guide(*language);
        let guide = document.guide;
        assert_eq!(guide.language, *language);
        assert_eq!(guide.faults(), [], "{language}");
        assert_eq!(
            (&guide.version, &guide.first),
            (&french.version, &french.first)
        );
        let shape = |guide: &vigie::guide::Guide<'_>| -> Vec<String> {
            let questions = guide.questions.iter().map(|question| {
                let answers = question
                    .answers
                    .iter()
                    .map(|answer| format!("{} {}", answer.id, answer.go));
                format!("{} {:?}", question.id, answers.collect::<Vec<_>>())
            });
            let outcomes = guide.outcomes.iter().map(|outcome| {
                let actions = outcome.actions.iter().map(Action::id);
                format!(
                    "{} {} {:?}",
                    outcome.id,
                    outcome.emergency,
                    actions.collect::<Vec<_>>()
                )
            });
            questions.chain(outcomes).collect()
        };
        assert_eq!(shape(&guide), shape(&french), "{language}");
    }
}

#[test]
fn no_answers_lead_to_the_first_question() {
    for body in [
        json!({}),
        json!({ "answers": [] }),
        json!({ "version": read_guide(Language::French).guide.version }),
    ] {
        let step = step(&found(post(GUIDE, &body)));
        assert_eq!(step.question.unwrap().id, "danger");
        assert_eq!(step.outcome, None);
        assert_eq!(step.because, []);
        assert_eq!(step.language, Language::English);
    }
}

#[test]
fn an_answer_leads_to_a_question_or_an_outcome_and_says_why() {
    let guide = read_guide(Language::English).guide;
    let no = step(&found(post(GUIDE, &answers(&[("danger", "no")]))));
    assert_eq!(no.question.as_ref().unwrap().id, "what");
    assert_eq!(
        no.because[0].question,
        guide.question("danger").unwrap().text
    );
    let answer = guide
        .question("danger")
        .unwrap()
        .answers
        .iter()
        .find(|answer| answer.id == "no");
    assert_eq!(no.because[0].answer, answer.unwrap().text);

    let answer = found(post(GUIDE, &answers(&[("danger", "silent")])));
    assert_eq!(header(&answer, "content-type"), "application/json");
    assert_eq!(header(&answer, "content-language"), "en");
    let silent = step(&answer);
    let outcome = silent.outcome.unwrap();
    assert!(outcome.emergency && silent.question.is_none());
    assert_eq!(outcome.actions[0].id(), "emergency_text");
    assert_eq!(&outcome, guide.outcome("silent-alert").unwrap());
}

#[test]
fn a_form_leads_where_json_leads() {
    let pairs = [
        ("danger", "no"),
        ("what", "scam"),
        ("scam", "paid"),
        ("paid", "shop"),
    ];
    for most in 0..=pairs.len() {
        let body: Vec<String> = pairs[..most]
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let sent = form(GUIDE, &body.join("&")).with_header("accept", "application/json");
        let by_form = found(sent);
        let by_json = found(post(GUIDE, &answers(&pairs[..most])));
        assert_eq!(by_form.body(), by_json.body(), "{body:?}");
    }
    let charset = form(GUIDE, "danger=no").with_header(
        "content-type",
        "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
    );
    assert!(text_of(&found(charset)).contains("name=\"what\""));
    let encoded = form(GUIDE, "d%61nger=%6Eo&version=").with_header("accept", "application/json");
    assert_eq!(refused(&send(encoded), 409)["code"], "guide_changed");
}

#[test]
fn answers_to_another_version_are_not_followed() {
    let old =
        json!({ "version": "2020-01-01", "answers": [{ "question": "danger", "answer": "no" }] });
    let problem = refused(&send(post(GUIDE, &old)), 409);
    assert_eq!(problem["code"], "guide_changed");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("first question"),
        "{problem}"
    );
}

#[test]
fn a_person_who_answers_another_version_is_shown_the_first_question() {
    let answer = send(form(GUIDE, "version=2020-01-01&danger=no"));
    assert_eq!(answer.status(), 409);
    assert_eq!(header(&answer, "content-type"), "text/html; charset=utf-8");
    assert_eq!(header(&answer, "cache-control"), "no-store");
    let page = text_of(&answer);
    let notice = page.find("<p class=\"notice\">").unwrap();
    assert!(notice < page.find("<fieldset").unwrap(), "{page}");
    assert!(page.contains("name=\"danger\" value=\"silent\""), "{page}");
    assert!(page.find("sms:114").unwrap() < notice, "{page}");
    // It is the same guide that is asked on.
    assert!(page.contains(&format!(
        "name=\"version\" value=\"{}\"",
        read_guide(Language::English).guide.version
    )));
}

#[test]
fn wrong_answers_are_pointed_at() {
    for (pairs, pointer, code) in [
        (&[("what", "theft")][..], "/answers/0/question", "not_asked"),
        (
            &[("danger", "perhaps")],
            "/answers/0/answer",
            "no_such_answer",
        ),
        (
            &[("danger", "speak"), ("what", "theft")],
            "/answers/1",
            "too_many_answers",
        ),
        (
            &[("danger", "no"), ("danger", "no")],
            "/answers/1/question",
            "not_asked",
        ),
        (
            &[("danger", "no"), ("what", "nothing")],
            "/answers/1/answer",
            "no_such_answer",
        ),
        (&[("", "")], "/answers/0/question", "not_asked"),
    ] {
        let problem = refused(&send(post(GUIDE, &answers(pairs))), 400);
        assert_eq!(problem["code"], "invalid_request", "{pairs:?}");
        assert_eq!(problem["errors"].as_array().unwrap().len(), 1);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{pairs:?}");
        assert_eq!(problem["errors"][0]["code"], code, "{pairs:?}");
    }
    let detail = |pairs: &[(&str, &str)]| {
        let problem = refused(&send(post(GUIDE, &answers(pairs))), 400);
        problem["errors"][0]["detail"].as_str().unwrap().to_owned()
    };
    // What would lead on is said, what was written is not repeated.
    let wanted = detail(&[("danger", "no"), ("zanzibar", "no")]);
    assert!(
        wanted.contains("what") && !wanted.contains("zanzibar"),
        "{wanted}"
    );
    let wanted = detail(&[("danger", "zanzibar")]);
    assert!(
        wanted.contains("speak, silent, maybe, no") && !wanted.contains("zanzibar"),
        "{wanted}"
    );
}

#[test]
fn bodies_that_cannot_be_read_are_problems() {
    for body in [
        "",
        "{",
        "null",
        "{\"answers\":{}}",
        "{\"answers\":[{\"question\":\"danger\"}]}",
        "{\"answers\":[{\"question\":1,\"answer\":2}]}",
        "{\"answers\":[{\"question\":\"danger\",\"answer\":\"no\",\"name\":\"me\"}]}",
        "{\"answers\":[],\"name\":\"me\"}",
        "{\"answers\":[],\"answers\":[]}",
        "{\"version\":\"\\ud800\"}",
    ] {
        let sent = request(Method::POST, GUIDE)
            .with_header("content-type", "application/json")
            .with_body(body);
        let problem = refused(&send(sent), 400);
        assert_eq!(problem["errors"][0]["code"], "not_json", "{body}");
        assert_eq!(problem["errors"][0]["pointer"], "", "{body}");
    }
    for body in ["danger=%ff", "danger=%zz", "%=no"] {
        let problem = refused(&send(form(GUIDE, body)), 400);
        assert_eq!(problem["errors"][0]["code"], "bad_encoding", "{body}");
    }
    let bytes = form(GUIDE, "").with_body(&b"danger=\xff"[..]);
    assert_eq!(
        refused(&send(bytes), 400)["errors"][0]["code"],
        "bad_encoding"
    );
    let long = format!("danger=no&what={}", "a".repeat(4096));
    assert_eq!(
        refused(&send(form(GUIDE, &long)), 413)["code"],
        "body_too_large"
    );
}

/// The description of the interface knows objects only.
#[test]
fn a_list_is_no_request() {
    for body in ["[]", "[null]", "[null,[]]", "[null,[[\"danger\",\"no\"]]]"] {
        let sent = request(Method::POST, GUIDE)
            .with_header("content-type", "application/json")
            .with_body(body);
        refused(&send(sent), 400);
    }
}

#[test]
fn bodies_of_another_type_are_refused() {
    for media_type in [
        "",
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/xml",
    ] {
        let sent = request(Method::POST, GUIDE)
            .with_header("content-type", media_type)
            .with_body("danger=no");
        let problem = refused(&send(sent), 415);
        assert_eq!(problem["code"], "unsupported_media_type", "{media_type}");
        let detail = problem["detail"].as_str().unwrap();
        assert!(
            detail.contains("application/json") && detail.contains(FORM),
            "{detail}"
        );
    }
    let both = form(GUIDE, "danger=no").with_header("accept", "image/png");
    assert_eq!(refused(&send(both), 406)["code"], "not_acceptable");
}

#[test]
fn the_language_of_a_step_is_that_of_the_reader() {
    for language in Language::ALL {
        let sent = post("/v1/guide", &json!({})).with_header("accept-language", language.as_str());
        let answer = found(sent);
        assert_eq!(header(&answer, "content-language"), language.as_str());
        let guide = read_guide(*language).guide;
        let Step::Ask(first) = guide.follow(&[]).unwrap().step else {
            panic!("the guide begins with a question")
        };
        assert_eq!(step(&answer).question.as_ref(), Some(first));
    }
}
