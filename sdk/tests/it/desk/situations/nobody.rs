//! Desks that are closed, or at which nobody is.

use super::*;

/// The sample directory with other hours for some desks.
fn with_hours(hours: &[(&str, &str)]) -> Directory {
    let mut draft = Draft::from(sample());
    for (id, text) in hours {
        let entry = draft.desks.iter_mut().find(|entry| entry.id == desk(id));
        entry.unwrap().hours = WeeklyHours::from_osm(text).unwrap();
    }
    Directory::new(draft).unwrap()
}

#[test]
fn where_nobody_is_there_the_promised_time_is_said() {
    let nobody = Staffing::new();
    for need in [Need::default(), danger(Need::default())] {
        let routing = sends(&need, &nobody, NIGHT, "bordeaux", Reason::NobodyThere);
        // Two hours.
        assert_eq!(routing.answer_by, Some(at("2026-11-24T05:00:00Z")));
        assert_eq!(routing.opens_at, None);
        assert!(routing.reason.is_nobody());
    }
    let need = topic("family-violence");
    let routing = sends(&need, &nobody, DAY, "yvelines", Reason::NobodyThere);
    assert_eq!(routing.priority, Priority::Specialised);
    // A desk that is open, where somebody may come, before one that is closed.
    let routing = sends(&need, &nobody, NIGHT, "bordeaux", Reason::NobodyThere);
    assert_eq!(routing.instead_of, Some(desk("yvelines")));
    assert_eq!(routing.opens_at, Some(at("2026-11-24T06:00:00Z")));
}

#[test]
fn where_everything_is_closed_the_right_desk_answers_once_it_opens() {
    let office = "Mo-Fr 09:00-17:00; PH off";
    let directory = with_hours(&[
        ("bordeaux", "Mo-Fr 10:00-17:00"),
        ("rennes", office),
        ("yvelines", office),
    ]);
    let saturday: Timestamp = at("2026-11-21T03:00:00Z");
    let closed = route(
        &directory,
        &topic("family-violence"),
        &everybody(),
        saturday,
    );
    assert_eq!(
        (closed.desk.as_str(), closed.reason),
        ("yvelines", Reason::OutOfHours)
    );
    assert_eq!(closed.opens_at, Some(at("2026-11-23T08:00:00Z")));
    assert_eq!(closed.answer_by, Some(at("2026-11-23T10:00:00Z")));
    assert_eq!(closed.overflow, [desk("rennes"), desk("bordeaux")]);
    // Between two that are closed, the one that opens first.
    let closed = route(&directory, &Need::default(), &everybody(), saturday);
    assert_eq!(
        (closed.desk.as_str(), closed.reason),
        ("rennes", Reason::OutOfHours)
    );
}

#[test]
fn officers_who_stayed_on_do_not_open_a_desk() {
    let directory = with_hours(&[("bordeaux", "Mo-Fr 09:00-17:00")]);
    let need = danger(Need::default());
    let sent = route(
        &directory,
        &need,
        &staffed(&["bordeaux", "rennes"]),
        at(NIGHT),
    );
    assert_eq!(sent.desk, desk("rennes"));
}

/// Who answers when it opens is not who is there now: what the desk can do
/// counts, whatever those speak who stayed on or came early.
#[test]
fn those_at_a_closed_desk_say_nothing_of_who_will_answer() {
    let office = "Mo-Fr 09:00-17:00";
    let directory = with_hours(&[("bordeaux", office), ("rennes", office)]);
    let french = Staff {
        languages: vec![tag("fr")],
        ..on_duty(2, 2)
    };
    for need in [Need::default(), danger(Need::default())] {
        let need = speaking(&["uk"], need);
        let nobody = route(&directory, &need, &Staffing::new(), at(NIGHT));
        assert_eq!(
            (nobody.desk.as_str(), nobody.reason),
            ("rennes", Reason::OutOfHours)
        );
        let staffing = [(desk("rennes"), french.clone())].into();
        assert_eq!(route(&directory, &need, &staffing, at(NIGHT)), nobody);
    }
}

#[test]
fn an_overflow_stands_in_for_platforms_that_are_not_there() {
    let mut draft = Draft::from(sample());
    draft.desks[1].overflow = vec![desk("gironde"), desk("bordeaux")];
    let directory = Directory::new(draft).unwrap();
    let some = staffed(&["gironde"]);
    let sent = route(&directory, &Need::default(), &some, at(DAY));
    assert_eq!(
        (sent.desk.as_str(), sent.reason),
        ("gironde", Reason::GeneralUnstaffed)
    );
    let mut draft = Draft::from(directory);
    for entry in &mut draft.desks[..2] {
        entry.hours = WeeklyHours::from_osm("Sa 10:00-11:00").unwrap();
    }
    let directory = Directory::new(draft).unwrap();
    let sent = route(&directory, &Need::default(), &some, at(DAY));
    assert_eq!(
        (sent.desk.as_str(), sent.reason),
        ("gironde", Reason::GeneralClosed)
    );
}

#[test]
fn the_desk_that_is_stood_in_for_is_sealed_to_within_seven() {
    let mut draft = Draft::from(sample());
    let order = [
        "bordeaux", "alsace", "corse", "reunion", "gironde", "yvelines",
    ];
    draft.desks[1].overflow = order.iter().map(|id| desk(id)).collect();
    let directory = Directory::new(draft).unwrap();
    let sent = route(
        &directory,
        &topic("family-violence"),
        &everybody(),
        at(NIGHT),
    );
    assert_eq!(sent.desk, desk("rennes"));
    let ids: Vec<&str> = sent.overflow.iter().map(Desk::as_str).collect();
    assert_eq!(
        ids,
        [
            "yvelines", "bordeaux", "alsace", "corse", "reunion", "gironde"
        ]
    );
}
