//! A whole conversation over plain HTTP.

use vigie::{
    case::{
        document::{Acknowledgement, CaseDocument},
        entry::{Author, Body, Event, Reason},
        kind::{Kind, State},
    },
    seal::{Message, Receipt},
};

use super::party::{Case, Party, client_id, code, opened, random};

/// What a refused entry comes to.
fn refused(party: &Party, body: Body) -> (u16, String) {
    let answer = party.append(client_id(), body).send();
    (answer.status, code(&answer))
}

fn message(party: &Party, text: &str) -> (vigie::seal::ClientId, Body) {
    let id = client_id();
    (id, Body::Sealed(party.seal(id, &Message::text(text))))
}

#[test]
fn both_sides_read_what_both_wrote_in_one_order() {
    let case = Case::open();
    let citizen = &case.citizen;
    let document = citizen.document();
    assert_eq!((document.state, document.head), (State::Waiting, 1));
    assert!(document.envelopes.iter().eq([&case.opening.envelopes]));
    assert_eq!(document.opened_at, document.last_at);
    assert!(document.closes_at.unwrap() < document.erases_at);
    assert_eq!(citizen.say("On frappe à la porte.").seq, 2);
    assert_eq!(citizen.say("J'ai peur. 🚪").seq, 3);
    let Some(officer) = case.officer() else {
        return;
    };
    assert_eq!(officer.document().state, State::Waiting);
    assert_eq!(officer.say("N'ouvrez pas, une patrouille arrive.").seq, 4);
    assert_eq!(citizen.document().state, State::Active);
    citizen.say("Merci.");
    let written = [
        (Author::Citizen, "On frappe à la porte."),
        (Author::Citizen, "J'ai peur. 🚪"),
        (Author::Officer, "N'ouvrez pas, une patrouille arrive."),
        (Author::Citizen, "Merci."),
    ];
    let written = written.map(|(author, text)| (author, text.to_owned()));
    assert_eq!(citizen.read_all(), written);
    assert_eq!(officer.read_all(), written);
    let log = citizen.log();
    assert_eq!(log, officer.log());
    assert!(log.iter().map(|entry| entry.seq).eq(1..=5));
    assert!(log.windows(2).all(|pair| pair[0].at <= pair[1].at));
    assert_eq!(log[0].author, Author::Service);
    assert_eq!(
        log[0].body,
        Body::event_only(Event::Opened, Reason::ByCitizen)
    );
    let CaseDocument { head, last_at, .. } = officer.document();
    assert_eq!((head, last_at), (5, log[4].at));
}

#[test]
fn the_receipt_alone_finds_opens_and_reads_a_case() {
    let case = Case::open();
    case.citizen.say("Je reviendrai.");
    let characters = case.receipt.to_characters();
    let words = case.receipt.to_words(vigie::language::Language::French);
    for text in [characters.to_lowercase(), words.to_uppercase()] {
        let receipt = Receipt::read(&text).unwrap().receipt;
        let back = Party {
            case: receipt.case_id(),
            bearer: receipt.token().encoded().to_string(),
            author: Author::Citizen,
            keyring: receipt.keyring(),
        };
        assert_eq!(
            back.read_all(),
            [(Author::Citizen, "Je reviendrai.".to_owned())]
        );
    }
}

#[test]
fn opening_twice_is_opening_once() {
    let case = Case::prepared(Kind::Report);
    let first = case.send_opening();
    assert_eq!(first.status, 201, "{first}");
    let first = opened(&first);
    assert!(!first.duplicate);
    assert_eq!(first.cursor.to_string(), format!("{}.0", first.case.epoch));
    assert_eq!(
        (first.case.id, first.case.kind),
        (case.receipt.case_id(), Kind::Report)
    );
    case.citizen.say("Entre-temps.");
    let again = case.send_opening();
    assert_eq!(again.status, 200, "{again}");
    let again = opened(&again);
    assert!(again.duplicate);
    assert_eq!((again.case.epoch, again.case.head), (first.case.epoch, 2));
    // Another token, another body: another case, for which the name is taken.
    let mut stolen = case.request();
    stolen.headers.retain(|(name, _)| name != "authorization");
    let stranger = Case::prepared(Kind::Report).citizen.bearer;
    let stolen = stolen.header("authorization", &format!("Bearer {stranger}"));
    let mut other = Case {
        opening: case.opening.clone(),
        receipt: case.receipt.clone(),
        citizen: case.citizen.clone(),
    };
    other.opening.kind = Kind::Complaint;
    for request in [stolen, other.request()] {
        let answer = case.proved(&request);
        assert_eq!(
            (answer.status, code(&answer).as_str()),
            (409, "case_conflict")
        );
    }
    assert_eq!(case.citizen.document().kind, Kind::Report);
}

#[test]
fn an_entry_that_is_sent_again_is_stored_once() {
    let case = Case::open();
    let citizen = &case.citizen;
    let (id, body) = message(citizen, "une fois");
    let sent = |party: &Party, body: &Body| party.append(id, body.clone()).send();
    let first: Acknowledgement = {
        let answer = sent(citizen, &body);
        assert_eq!(answer.status, 201, "{answer}");
        serde_json::from_slice(&answer.body).unwrap()
    };
    citizen.say("autre chose");
    for _ in 0..3 {
        let again = sent(citizen, &body);
        assert_eq!(again.status, 200, "{again}");
        let again: Acknowledgement = serde_json::from_slice(&again.body).unwrap();
        assert_eq!(
            again,
            Acknowledgement {
                duplicate: true,
                ..first
            }
        );
    }
    // The same id for anything else.
    let other = message(citizen, "une fois").1;
    let closing = Body::event_only(Event::Closed, Reason::ByCitizen);
    for body in [other, closing.clone()] {
        let answer = sent(citizen, &body);
        assert_eq!(
            (answer.status, code(&answer).as_str()),
            (409, "client_id_conflict")
        );
    }
    if let Some(officer) = case.officer() {
        let answer = sent(&officer, &body);
        assert_eq!(
            (answer.status, code(&answer).as_str()),
            (409, "client_id_conflict")
        );
    }
    assert_eq!(citizen.document().head, 3);
    // What was stored stays so, where the rules of the moment would refuse it.
    let closed = client_id();
    assert_eq!(citizen.append(closed, closing.clone()).send().status, 201);
    assert_eq!(citizen.append(closed, closing).send().status, 200);
    assert_eq!(sent(citizen, &body).status, 200);
    assert_eq!(citizen.document().head, 4);
}

#[test]
fn many_who_send_the_same_at_once_store_it_once() {
    let case = Case::open();
    let citizen = &case.citizen;
    let (id, body) = message(citizen, "ensemble");
    let answers: Vec<_> = std::thread::scope(|scope| {
        let one = || {
            let agent = crate::client::agent();
            citizen.append(id, body.clone()).send_with(&agent)
        };
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(one)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    let new = answers.iter().filter(|answer| answer.status == 201);
    assert_eq!(new.count(), 1, "{answers:?}");
    assert!(
        answers.iter().all(|answer| answer.json()["seq"] == 2),
        "{answers:?}"
    );
    assert_eq!(citizen.log().len(), 2);
}

#[test]
fn a_closed_case_takes_nothing_until_it_is_reopened() {
    let case = Case::open();
    let citizen = &case.citizen;
    citizen.happens(Event::Closed, Reason::ByCitizen);
    let document = citizen.document();
    assert_eq!((document.state, document.closes_at), (State::Closed, None));
    let closed = (409, "case_closed".to_owned());
    assert_eq!(refused(citizen, message(citizen, "encore").1), closed);
    let close_again = Body::event_only(Event::Closed, Reason::ByCitizen);
    assert_eq!(refused(citizen, close_again), closed);
    let chunk = citizen
        .ask("PUT", "/attachments/AAECAwQFBgcICQoLDA0ODw/0")
        .header("content-type", "application/octet-stream")
        .body(vec![2; vigie::seal::SEALED_CHUNK])
        .send();
    assert_eq!((chunk.status, code(&chunk)), closed);
    citizen.happens(Event::Reopened, Reason::ByCitizen);
    assert_eq!(citizen.document().state, State::Waiting);
    citizen.say("encore");
    let Some(officer) = case.officer() else {
        return;
    };
    officer.happens(Event::Closed, Reason::Resolved);
    assert_eq!(refused(&officer, message(&officer, "non").1), closed);
    officer.happens(Event::Reopened, Reason::ByOfficer);
    assert_eq!(citizen.document().state, State::Active);
    let events: Vec<_> = citizen
        .log()
        .iter()
        .filter_map(|entry| entry.body.event())
        .collect();
    let twice = [Event::Closed, Event::Reopened].repeat(2);
    assert_eq!(events, [vec![Event::Opened], twice].concat());
}

#[test]
fn what_is_erased_is_gone_for_everybody_and_for_good() {
    let case = Case::open();
    let citizen = &case.citizen;
    citizen.say("à oublier");
    let officer = case.officer();
    let answer = citizen.ask("DELETE", "").send();
    assert_eq!(answer.status, 204, "{answer}");
    let forgotten = answer.header("clear-site-data");
    assert_eq!(forgotten.as_deref(), Some("\"cache\", \"storage\""));
    assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
    for party in [Some(citizen.clone()), officer].into_iter().flatten() {
        for ask in [
            party.ask("DELETE", ""),
            party.ask("GET", ""),
            party.ask("GET", "/entries"),
            party
                .ask("GET", "/entries")
                .header("accept", "text/event-stream"),
            party.ask("GET", "/socket"),
            party.ask("GET", "/attachments/AAECAwQFBgcICQoLDA0ODw"),
            party.ask("GET", "/attachments/AAECAwQFBgcICQoLDA0ODw/0"),
            party.append(client_id(), message(&party, "trop tard").1),
        ] {
            let answer = ask.send();
            let name = format!("{} {}", ask.method, ask.target);
            assert_eq!(
                (answer.status, code(&answer).as_str()),
                (410, "case_erased"),
                "{name}"
            );
        }
    }
    let again = case.send_opening();
    assert_eq!((again.status, code(&again).as_str()), (410, "case_erased"));
}

#[test]
fn a_case_needs_a_token_a_name_and_a_desk_that_can_read_it() {
    let case = Case::prepared(Kind::Chat);
    let without = |name: &str| {
        let mut request = case.request();
        request.headers.retain(|(given, _)| given != name);
        request
    };
    let answer = without("authorization").send();
    assert_eq!(
        (answer.status, code(&answer).as_str()),
        (401, "token_required")
    );
    let answer = without("content-type").send();
    assert_eq!(answer.status, 415, "{answer}");
    let errors = |request: crate::client::Ask| {
        let problem = request.refused(400);
        (
            problem["errors"][0].clone(),
            crate::bad_input::codes(&problem),
        )
    };
    for request in [
        without("idempotency-key"),
        without("idempotency-key").header("idempotency-key", "x"),
        without("idempotency-key").header("idempotency-key", &case.citizen.bearer),
    ] {
        let (first, codes) = errors(request);
        assert_eq!(codes, ["case_id_required"]);
        assert_eq!(first["header"], "Idempotency-Key");
    }
    // A desk of this name with another key, and no desk of this name.
    let foreign = vigie::seal::PrivateKey::derive(random()).public();
    let key = case.receipt.case_key();
    let sealed =
        vigie::seal::Envelopes::seal(&case.receipt.case_id(), &key, &[(foreign, random())]);
    let mut to_nobody = Case::prepared(Kind::Chat);
    to_nobody.opening.envelopes = sealed.unwrap();
    let mut nowhere = Case::prepared(Kind::Chat);
    nowhere.opening.desk = vigie::case::kind::Desk::new("nowhere").unwrap();
    for case in [to_nobody, nowhere] {
        let (first, codes) = errors(case.request());
        assert_eq!(codes, ["desk_unknown"]);
        assert_eq!(first["pointer"], "/desk");
    }
    let both = without("idempotency-key").body(
        serde_json::to_vec(&serde_json::json!({
            "kind": "chat", "desk": "nowhere", "locale": "fr", "envelopes": case.opening.envelopes,
        }))
        .unwrap(),
    );
    assert_eq!(errors(both).1, ["case_id_required", "desk_unknown"]);
}

#[test]
fn an_opening_that_is_not_quite_one_is_refused() {
    let case = Case::prepared(Kind::Chat);
    let good = serde_json::to_value(&case.opening).unwrap();
    let changed = |pointer: &str, value: serde_json::Value| {
        let mut opening = good.clone();
        let (parent, member) = pointer.rsplit_once('/').unwrap();
        opening.pointer_mut(parent).unwrap()[member] = value;
        opening.to_string()
    };
    let mut bodies = vec![
        String::new(),
        "[]".to_owned(),
        "null".to_owned(),
        good.to_string().replace("{\"", "{\"kind\":\"chat\",\""),
        good.to_string() + "{}",
    ];
    for (pointer, value) in [
        ("/kind", "gossip".into()),
        ("/kind", 1.into()),
        ("/desk", "Je vous écris en clair".into()),
        ("/department", "é".into()),
        ("/department", serde_json::Value::Null),
        ("/category", "a".repeat(41).into()),
        ("/priority", "urgent".into()),
        ("/locale", "tlh-au-secours".into()),
        ("/message", "en clair".into()),
        ("/envelopes/key_version", 0.into()),
        ("/envelopes/key_version", 256.into()),
        ("/envelopes/recipients", serde_json::json!([])),
        ("/envelopes/note", "en clair".into()),
        ("/envelopes/commitment", "AAAA".into()),
    ] {
        bodies.push(changed(pointer, value));
    }
    for body in bodies {
        let problem = case.request().body(body.clone()).refused(400);
        assert_eq!(
            crate::bad_input::codes(&problem),
            ["not_json"],
            "{body:.80}"
        );
        assert!(!problem.to_string().contains("en clair"), "{problem}");
    }
}
