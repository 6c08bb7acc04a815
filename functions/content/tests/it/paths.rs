//! Every path through the guide, in every language.

use vigie::{
    guide::{Action, Given, Guide, GuideStep, MAX_QUESTIONS, Outcome, Step},
    service::ServiceKind,
};

use super::*;

/// Calls back with every path that ends in an outcome.
fn walk<'g>(
    guide: &'g Guide<'g>,
    path: &mut Vec<Given<'g>>,
    end: &mut impl FnMut(&[Given<'g>], &Outcome<'g>),
) {
    match guide.follow(path).unwrap().step {
        Step::Advise(outcome) => end(path, outcome),
        Step::Ask(question) => {
            assert!(path.len() < MAX_QUESTIONS, "{path:?}");
            for answer in question.answers.iter() {
                path.push(Given {
                    question: question.id.clone(),
                    answer: answer.id.clone(),
                });
                walk(guide, path, end);
                path.pop();
            }
        }
    }
}

#[test]
fn every_path_ends_in_an_outcome_after_six_questions_at_most() {
    for language in Language::ALL {
        let guide = read_guide(*language).guide;
        let mut reached: Vec<String> = Vec::new();
        let mut paths = 0;
        walk(&guide, &mut Vec::new(), &mut |path, outcome| {
            paths += 1;
            assert!(!path.is_empty() && path.len() <= 6, "{path:?}");
            assert!(!outcome.actions.is_empty(), "{}", outcome.id);
            assert!(
                !outcome.title.is_empty() && !outcome.why.is_empty(),
                "{}",
                outcome.id
            );
            reached.push(outcome.id.to_string());
        });
        assert!(paths >= guide.outcomes.len());
        for outcome in guide.outcomes.iter() {
            assert!(
                reached.iter().any(|id| *id == outcome.id),
                "nobody reaches {}",
                outcome.id
            );
        }
    }
}

#[test]
fn the_endpoint_leads_where_the_sdk_leads() {
    for language in Language::ALL {
        let document = read_guide(*language);
        let guide = &document.guide;
        let target = format!("/v1/guide?lang={language}");
        walk(guide, &mut Vec::new(), &mut |path, outcome| {
            // As JSON, with the version, and as a form without.
            let body = json!({ "version": guide.version, "answers": path });
            let answer = found(post(&target, &body));
            let step: GuideStep<'_> = serde_json::from_slice(answer.body()).unwrap();
            assert_eq!(step.outcome.as_ref(), Some(outcome));
            assert_eq!(step.because.len(), path.len());
            assert_eq!(step.emergency, document.emergency);
            let body = path
                .iter()
                .map(|given| format!("{}={}", given.question, given.answer));
            let body = body.collect::<Vec<_>>().join("&");
            let page = text_of(&found(form(&target, &body)));
            let title = vigie_host::template::escape(&outcome.title);
            assert!(
                page.contains(&format!("<h1>{title}</h1>")),
                "{path:?}: {page}"
            );
        });
    }
}

#[test]
fn danger_is_asked_about_first_and_answered_at_once() {
    for language in Language::ALL {
        let guide = read_guide(*language).guide;
        let first = guide.question(&guide.first).unwrap();
        assert_eq!(first.id, "danger");
        let (last, dangerous) = first.answers.split_last().unwrap();
        assert!(!dangerous.is_empty());
        assert!(
            guide.question(&last.go).is_some(),
            "who is in no danger is asked on"
        );
        for answer in dangerous {
            let outcome = guide.outcome(&answer.go);
            let outcome = outcome.unwrap_or_else(|| panic!("{} is asked on", answer.id));
            assert!(outcome.emergency, "{}", outcome.id);
            let first = outcome.actions[0].id();
            assert!(
                ["emergency_call", "emergency_text"].contains(&first),
                "{first} in {}",
                outcome.id
            );
        }
        let silent = guide.outcome("silent-alert").unwrap();
        assert_eq!(
            silent.actions[0].id(),
            "emergency_text",
            "who cannot speak writes"
        );
    }
}

#[test]
fn an_emergency_begins_with_an_emergency_service_that_can_be_reached() {
    for language in Language::ALL {
        let guide = read_guide(*language).guide;
        for outcome in guide.outcomes.iter().filter(|outcome| outcome.emergency) {
            let Action::Service(service) = &outcome.actions[0] else {
                panic!("{} begins with no service", outcome.id)
            };
            let address = service.url.as_deref();
            let wanted = match service.kind {
                ServiceKind::EmergencyCall => "tel:17",
                ServiceKind::EmergencyText => "sms:114",
                kind => panic!("{} begins with {kind}", outcome.id),
            };
            assert_eq!(address, Some(wanted), "{}", outcome.id);
            assert!(!service.name.is_empty() && !service.description.is_empty());
        }
    }
}

/// Whoever presses "ambulance" does not reach the police.
#[test]
fn an_emergency_service_is_called_by_its_own_number() {
    let services = include_str!("../../../../content/services/services.toml");
    let services: toml::Table = services.parse().unwrap();
    let guide = read_guide(Language::English).guide;
    let mut seen: Vec<&str> = Vec::new();
    for action in guide
        .outcomes
        .iter()
        .flat_map(|outcome| outcome.actions.iter())
    {
        let Action::Service(service) = action else {
            continue;
        };
        if service.kind == ServiceKind::EmergencyCall {
            let number = services[service.id.as_ref()]["number"].as_str().unwrap();
            assert_eq!(
                service.url.as_deref(),
                Some(format!("tel:{number}").as_str()),
                "{}",
                service.id
            );
            seen.push(&service.id);
        }
    }
    for service in ["emergency_call", "health_emergency", "fire_rescue"] {
        assert!(seen.contains(&service), "{service}");
    }
}

#[test]
fn every_question_can_be_answered_with_something_else() {
    let guide = read_guide(Language::French).guide;
    for question in guide.questions.iter() {
        assert!((2..=9).contains(&question.answers.len()), "{}", question.id);
        if question.id != guide.first {
            assert_eq!(
                question.answers.last().unwrap().id,
                "other",
                "{}",
                question.id
            );
        }
    }
}

#[test]
fn every_action_leads_somewhere() {
    let mut seen: Vec<String> = Vec::new();
    for language in Language::ALL {
        let guide = read_guide(*language).guide;
        for action in guide
            .outcomes
            .iter()
            .flat_map(|outcome| outcome.actions.iter())
        {
            match action {
                Action::Sheet(sheet) => {
                    if !seen.contains(&sheet.href.to_string()) {
                        let document = ask(&sheet.href);
                        assert_eq!(document["title"], sheet.title.as_ref());
                        assert_eq!(document["language"], sheet.language.as_str());
                        seen.push(sheet.href.to_string());
                    }
                }
                Action::Number(number) => {
                    assert!(number.dial.is_some() || number.sms.is_some() || number.web.is_some());
                }
                Action::Service(service) => assert!(service.url.is_some(), "{}", service.id),
            }
        }
    }
    assert!(seen.len() > 50, "{}", seen.len());
}
