//! Somebody is sent to where the citizen is, or it is said that nobody comes.

use vigie::{
    case::{
        capability::Rights,
        entry::{Author, Body, Event},
        handling::MAX_LINE,
        intervention::{ACKNOWLEDGE_WITHIN, Intervention, LIMITS, acknowledged, asked, ended},
        kind::Desk,
        log::{Log, Outcome},
        rules::{Refusal, check_rights},
    },
    jiff::{SignedDuration, Timestamp},
};

use super::support::{event, id, log, now};

fn desk(name: &str) -> Desk {
    Desk::new(name).unwrap()
}

fn line(names: &[&str]) -> Vec<Desk> {
    names.iter().copied().map(desk).collect()
}

/// Appends as the service, and says what the log knows then.
fn step(log: &mut Log, body: Body, at: Timestamp) -> Result<Option<Intervention>, Refusal> {
    let number = log.head() + 1;
    match log.append(Author::Service, id(number), body, at) {
        Outcome::Refused(refusal) => Err(refusal),
        _ => Ok(log.standing().intervention.clone()),
    }
}

fn ask(log: &mut Log, names: &[&str]) -> Intervention {
    let body = asked(&line(names), ACKNOWLEDGE_WITHIN, now()).unwrap();
    step(log, body, now()).unwrap().unwrap()
}

#[test]
fn each_desk_of_the_line_is_asked_once_and_then_it_is_said_that_nobody_comes() {
    let mut log = log();
    let mut stands = Some(ask(&mut log, &["gironde", "bordeaux", "intervention"]));
    let mut asked = Vec::new();
    let mut events = Vec::new();
    let mut at = now();
    while let Some(known) = stands {
        asked.push(known.desk.to_string());
        let due = known.due().unwrap();
        assert_eq!(due, at + ACKNOWLEDGE_WITHIN, "each has the same time");
        assert_eq!(known.next_step(due - SignedDuration::from_secs(1)), None);
        at = due;
        let next = known.next_step(at).unwrap();
        events.push(next.event().unwrap());
        stands = step(&mut log, next, at).unwrap();
    }
    assert_eq!(asked, ["gironde", "bordeaux", "intervention"]);
    let escalated = Event::InterventionEscalated;
    let expected = [escalated, escalated, Event::InterventionUnanswered];
    assert_eq!(events, expected);
}

#[test]
fn whoever_was_asked_may_take_it_on_even_late_and_nobody_else() {
    let mut log = log();
    let stands = ask(&mut log, &["gironde", "intervention"]);
    let late = stands.due().unwrap();
    let escalated = stands.next_step(late).unwrap();
    step(&mut log, escalated, late).unwrap();
    let stranger = step(&mut log, acknowledged(desk("rennes")), late);
    assert_eq!(stranger, Err(Refusal::BadEntry));
    let taken = step(&mut log, acknowledged(desk("gironde")), late).unwrap();
    let taken = taken.unwrap();
    assert_eq!((taken.desk.as_str(), taken.due()), ("gironde", None));
    assert_eq!(taken.next_step(Timestamp::MAX), None, "it is not escalated");
    let twice = step(&mut log, acknowledged(desk("intervention")), late);
    assert_eq!(twice, Err(Refusal::BadEntry));
    assert_eq!(step(&mut log, ended(), late), Ok(None));
    assert_eq!(step(&mut log, ended(), late), Err(Refusal::BadEntry));
}

#[test]
fn one_is_under_way_at_a_time_and_none_in_a_closed_case() {
    let mut log = log();
    ask(&mut log, &["gironde"]);
    let again = asked(&line(&["rennes"]), ACKNOWLEDGE_WITHIN, now()).unwrap();
    assert_eq!(step(&mut log, again.clone(), now()), Err(Refusal::BadEntry));
    let close = event(Event::Closed, vigie::case::entry::Reason::Resolved);
    let _ = log.append(Author::Officer, id(99), close, now());
    assert_eq!(log.standing().intervention, None);
    assert_eq!(step(&mut log, again, now()), Err(Refusal::CaseClosed));
}

#[test]
fn a_line_has_a_length_and_a_time_has_limits() {
    let within = |seconds| {
        let time = SignedDuration::from_secs(seconds);
        let body = asked(&line(&["gironde"]), time, now()).unwrap();
        let stands = Intervention::after(None, &body, now()).unwrap();
        stands.due().unwrap().duration_since(now())
    };
    assert_eq!(within(-5), LIMITS.0);
    assert_eq!(within(90), SignedDuration::from_secs(90));
    assert_eq!(within(86_400), LIMITS.1);
    assert!(asked(&[], ACKNOWLEDGE_WITHIN, now()).is_none());
    let longest = vec![desk("rennes"); MAX_LINE + 1];
    assert!(asked(&longest, ACKNOWLEDGE_WITHIN, now()).is_some());
    let longer = vec![desk("rennes"); MAX_LINE + 2];
    assert!(asked(&longer, ACKNOWLEDGE_WITHIN, now()).is_none());
}

#[test]
fn nobody_but_the_service_writes_a_step() {
    let body = asked(&line(&["gironde"]), ACKNOWLEDGE_WITHIN, now()).unwrap();
    for author in [Author::Citizen, Author::Officer] {
        let refused = check_rights(author, Rights::ALL, &body);
        assert_eq!(refused, Err(Refusal::NotAllowed));
    }
}
