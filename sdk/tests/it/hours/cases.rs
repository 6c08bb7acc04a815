//! Known days and nights.

use vigie::{
    holidays::HolidayCalendar,
    hours::{OpenState, Status, WeeklyHours},
    territory::Zone,
};

const OFFICE: &str = "Mo-Sa 08:00-12:00,14:00-18:00; PH off";

fn status(text: &str, at: &str, calendar: HolidayCalendar) -> Status {
    let hours = WeeklyHours::from_osm(text).unwrap();
    hours.status_at(
        at.parse().unwrap(),
        &Zone::named("Europe/Paris").unwrap(),
        calendar,
    )
}

/// Asserts the state in Paris and the next change, both with their offsets.
#[track_caller]
fn assert_status(text: &str, at: &str, state: OpenState, next_change: &str) {
    let status = status(text, at, HolidayCalendar::MetropolitanFrance);
    assert_eq!(status.state, state, "{text} at {at}");
    assert_eq!(
        status.next_change,
        next_change.parse().ok(),
        "{text} at {at}"
    );
}

#[test]
fn an_ordinary_day() {
    let (open, closed) = (OpenState::Open, OpenState::Closed);
    for (at, state, change) in [
        (
            "2026-11-18T07:59:59.999+01:00",
            closed,
            "2026-11-18T08:00+01:00",
        ),
        ("2026-11-18T08:00+01:00", open, "2026-11-18T12:00+01:00"),
        (
            "2026-11-18T11:59:59.5+01:00",
            open,
            "2026-11-18T12:00+01:00",
        ),
        ("2026-11-18T12:00+01:00", closed, "2026-11-18T14:00+01:00"),
        ("2026-11-18T18:00+01:00", closed, "2026-11-19T08:00+01:00"),
        ("2026-11-21T20:00+01:00", closed, "2026-11-23T08:00+01:00"),
    ] {
        assert_status(OFFICE, at, state, change);
    }
}

#[test]
fn labour_day() {
    assert_status(
        OFFICE,
        "2026-05-01T09:00+02:00",
        OpenState::Closed,
        "2026-05-02T08:00+02:00",
    );
    let unsaid = "Mo-Sa 08:00-12:00,14:00-18:00";
    assert_status(
        unsaid,
        "2026-05-01T09:00+02:00",
        OpenState::Open,
        "2026-05-01T12:00+02:00",
    );
    let short = "Mo-Sa 08:00-18:00; PH 10:00-12:00";
    assert_status(
        short,
        "2026-05-01T09:00+02:00",
        OpenState::Closed,
        "2026-05-01T10:00+02:00",
    );
    let nowhere = status(OFFICE, "2026-05-01T09:00+02:00", HolidayCalendar::None);
    assert_eq!(nowhere.state, OpenState::Open);
}

#[test]
fn good_friday_in_strasbourg_and_in_rennes() {
    let at = "2026-04-03T09:00+02:00";
    let strasbourg = status(OFFICE, at, HolidayCalendar::AlsaceMoselle);
    assert_eq!(strasbourg.state, OpenState::Closed);
    assert_eq!(
        strasbourg.next_change,
        "2026-04-04T08:00+02:00".parse().ok()
    );
    let rennes = status(OFFICE, at, HolidayCalendar::MetropolitanFrance);
    assert_eq!(rennes.state, OpenState::Open);
}

#[test]
fn across_christmas() {
    let hours = "Mo-Fr 08:00-18:00; PH off";
    let at = "2026-12-24T18:00+01:00";
    assert_status(hours, at, OpenState::Closed, "2026-12-28T08:00+01:00");
    // Three Thursdays in a row are holidays: 1, 8 and 15 May 2042.
    let thursdays = "Th 08:00-18:00; PH off";
    let at = "2042-04-24T18:00+02:00";
    assert_status(thursdays, at, OpenState::Closed, "2042-05-22T08:00+02:00");
    // On holidays alone: from 11 November to Christmas.
    let at = "2026-11-11T12:00+01:00";
    assert_status(
        "PH 10:00-12:00",
        at,
        OpenState::Closed,
        "2026-12-25T10:00+01:00",
    );
    // At all times but on holidays.
    let at = "2026-11-21T12:00+01:00";
    assert_status(
        "24/7; PH off",
        at,
        OpenState::Open,
        "2026-12-25T00:00+01:00",
    );
}

#[test]
fn day_and_night() {
    for text in [
        "24/7",
        "Mo-Su 00:00-24:00",
        "00:00-12:00,12:00-24:00",
        "Mo-Su 08:00-32:00",
    ] {
        for at in [
            "2026-11-21T23:59:59+01:00",
            "2026-03-29T00:30Z",
            "2026-12-25T12:00Z",
        ] {
            assert_status(text, at, OpenState::Open, "never");
        }
    }
    assert_status("off", "2026-11-21T12:00Z", OpenState::Closed, "never");
    assert_status(
        "off; PH off",
        "2026-11-21T12:00Z",
        OpenState::Closed,
        "never",
    );
}

#[test]
fn past_midnight() {
    let hours = "Sa 20:00-02:00";
    assert_status(
        hours,
        "2026-11-22T01:00+01:00",
        OpenState::Open,
        "2026-11-22T02:00+01:00",
    );
    assert_status(
        hours,
        "2026-11-21T01:00+01:00",
        OpenState::Closed,
        "2026-11-21T20:00+01:00",
    );
    // Sunday to Monday, round the end of the week.
    let hours = "Su 20:00-02:00";
    assert_status(
        hours,
        "2026-11-23T01:00+01:00",
        OpenState::Open,
        "2026-11-23T02:00+01:00",
    );
    // One opening: Saturday's night touches Sunday's morning.
    let hours = "Sa 20:00-02:00, Su 02:00-05:00";
    assert_status(
        hours,
        "2026-11-21T21:00+01:00",
        OpenState::Open,
        "2026-11-22T05:00+01:00",
    );
    let hours = "Sa 20:00-24:00; Su 00:00-05:00";
    assert_status(
        hours,
        "2026-11-21T21:00+01:00",
        OpenState::Open,
        "2026-11-22T05:00+01:00",
    );
}

#[test]
fn the_day_a_range_begins_on_decides() {
    // Thursday night runs into Friday 1 May, a holiday.
    let hours = "Mo-Su 20:00-02:00; PH off";
    assert_status(
        hours,
        "2026-05-01T01:00+02:00",
        OpenState::Open,
        "2026-05-01T02:00+02:00",
    );
    assert_status(
        hours,
        "2026-05-01T21:00+02:00",
        OpenState::Closed,
        "2026-05-02T20:00+02:00",
    );
    // The holiday's own night runs into an ordinary day.
    let hours = "Mo-Fr 08:00-12:00; PH 20:00-02:00";
    assert_status(
        hours,
        "2026-05-02T01:00+02:00",
        OpenState::Open,
        "2026-05-02T02:00+02:00",
    );
}

#[test]
fn the_night_clocks_go_forward() {
    // 29 March 2026: 02:00 is 03:00.
    let (open, closed) = (OpenState::Open, OpenState::Closed);
    assert_status(
        "Sa 20:00-04:00",
        "2026-03-29T01:59+01:00",
        open,
        "2026-03-29T04:00+02:00",
    );
    assert_status(
        "Sa 20:00-02:30",
        "2026-03-29T01:59+01:00",
        open,
        "2026-03-29T03:00+02:00",
    );
    assert_status(
        "Su 02:30-05:00",
        "2026-03-29T01:59+01:00",
        closed,
        "2026-03-29T03:00+02:00",
    );
    // Its only quarter of an hour is skipped that week.
    assert_status(
        "Su 02:15-02:30",
        "2026-03-22T03:00+01:00",
        closed,
        "2026-04-05T02:15+02:00",
    );
}

#[test]
fn the_night_clocks_go_back() {
    // 25 October 2026: 03:00 is 02:00, and the hour comes twice.
    let (open, closed) = (OpenState::Open, OpenState::Closed);
    assert_status(
        "Sa 20:00-04:00",
        "2026-10-25T02:30+02:00",
        open,
        "2026-10-25T04:00+01:00",
    );
    let hours = "Su 02:15-02:45";
    assert_status(
        hours,
        "2026-10-25T02:30+02:00",
        open,
        "2026-10-25T02:45+02:00",
    );
    assert_status(
        hours,
        "2026-10-25T02:45+02:00",
        closed,
        "2026-10-25T02:15+01:00",
    );
    assert_status(
        hours,
        "2026-10-25T02:30+01:00",
        open,
        "2026-10-25T02:45+01:00",
    );
    // It closes as the clocks go back into its hours.
    let hours = "Su 02:00-03:00";
    assert_status(
        hours,
        "2026-10-25T02:30+02:00",
        open,
        "2026-10-25T03:00+01:00",
    );
}
