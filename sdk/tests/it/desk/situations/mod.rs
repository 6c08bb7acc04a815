//! Named situations, each with the desk that an experienced officer would send
//! people to. They go by the sample directory.

mod language;
mod nobody;

use vigie::{
    case::kind::{Desk, Priority},
    desk::{
        directory::{Directory, Draft},
        route::route,
        routing::{Need, Routing, RoutingReason as Reason, Staff, Staffing},
    },
    hours::WeeklyHours,
    jiff::Timestamp,
};

use super::{at, category, department, desk, on_duty, sample, tag};

/// A Tuesday, eleven in the morning in Paris: everybody is open.
const DAY: &str = "2026-11-24T10:00:00Z";
/// Four in the morning in Paris: the two platforms are open, and La Réunion.
const NIGHT: &str = "2026-11-24T03:00:00Z";

/// Two officers with room at each of some desks.
fn staffed(desks: &[&str]) -> Staffing {
    desks.iter().map(|id| (desk(id), on_duty(2, 2))).collect()
}

fn everybody() -> Staffing {
    staffed(&[
        "bordeaux",
        "rennes",
        "yvelines",
        "gironde",
        "alsace",
        "corse",
        "reunion",
        "intervention",
    ])
}

fn topic(id: &str) -> Need {
    Need {
        topic: Some(category(id)),
        ..Need::default()
    }
}

fn local(id: &str, place: &str) -> Need {
    Need {
        department: Some(department(place)),
        ..topic(id)
    }
}

fn danger(need: Need) -> Need {
    Need {
        danger: true,
        ..need
    }
}

fn minor(need: Need) -> Need {
    Need {
        minor: true,
        ..need
    }
}

fn speaking(tags: &[&str], need: Need) -> Need {
    Need {
        languages: tags.iter().map(|text| tag(text)).collect(),
        ..need
    }
}

fn routed(need: &Need, staffing: &Staffing, time: &str) -> Routing {
    route(&sample(), need, staffing, at(time))
}

#[track_caller]
fn sends(need: &Need, staffing: &Staffing, time: &str, id: &str, reason: Reason) -> Routing {
    let routing = routed(need, staffing, time);
    assert_eq!((routing.desk.as_str(), routing.reason), (id, reason));
    routing
}

#[test]
fn whoever_says_nothing_goes_to_a_platform() {
    let routing = sends(
        &Need::default(),
        &everybody(),
        DAY,
        "bordeaux",
        Reason::General,
    );
    assert_eq!(routing.priority, Priority::Ordinary);
    assert_eq!(routing.overflow, [desk("rennes")]);
    assert_eq!(routing.instead_of, None);
    assert_eq!(routing.opens_at, None);
    assert_eq!(routing.answer_by, None);
}

#[test]
fn a_topic_that_no_desk_is_trained_for_goes_to_a_platform() {
    let routing = sends(
        &topic("lost-parrots"),
        &everybody(),
        DAY,
        "bordeaux",
        Reason::General,
    );
    assert_eq!(routing.specialty, None);
}

#[test]
fn violence_goes_to_those_trained_for_it() {
    let need = topic("family-violence");
    let routing = sends(&need, &everybody(), DAY, "yvelines", Reason::Specialised);
    assert_eq!(routing.priority, Priority::Specialised);
    assert_eq!(routing.specialty, need.topic);
    assert_eq!(routing.overflow, [desk("rennes"), desk("bordeaux")]);
}

#[test]
fn at_night_their_overflow_stands_in() {
    let need = topic("sexual-violence");
    let routing = sends(
        &need,
        &everybody(),
        NIGHT,
        "rennes",
        Reason::SpecialisedClosed,
    );
    // They stay in the queue of those trained, who can still be given the case.
    assert_eq!(routing.priority, Priority::Specialised);
    assert_eq!(routing.instead_of, Some(desk("yvelines")));
    assert_eq!(routing.overflow, [desk("yvelines"), desk("bordeaux")]);
    assert_eq!(routing.opens_at, Some(at("2026-11-24T06:00:00Z")));
    assert_eq!(routing.answer_by, None);
    // The second of the overflow where the first has nobody.
    let some = staffed(&["bordeaux", "yvelines"]);
    sends(&need, &some, NIGHT, "bordeaux", Reason::SpecialisedClosed);
}

#[test]
fn a_specialised_desk_with_nobody_there_says_so() {
    let need = topic("family-violence");
    let some = staffed(&["bordeaux", "rennes"]);
    let routing = sends(&need, &some, DAY, "rennes", Reason::SpecialisedUnstaffed);
    assert_eq!(routing.instead_of, Some(desk("yvelines")));
    assert_eq!(routing.opens_at, None);
    // Officers with no room are there all the same: people wait for them.
    let mut full = some;
    full.insert(desk("yvelines"), on_duty(3, 0));
    sends(&need, &full, DAY, "yvelines", Reason::Specialised);
    // Somebody who is said to be free and not to be present is nobody.
    full.insert(desk("yvelines"), on_duty(0, 3));
    sends(&need, &full, DAY, "rennes", Reason::SpecialisedUnstaffed);
}

#[test]
fn danger_comes_before_topic_age_and_place() {
    for need in [
        topic("family-violence"),
        minor(Need::default()),
        local("public-space", "33"),
        minor(local("family-violence", "33")),
    ] {
        let routing = routed(&danger(need), &everybody(), DAY);
        assert_eq!(routing.reason, Reason::Danger);
        assert_eq!(routing.priority, Priority::Danger);
        assert!(["bordeaux", "rennes"].contains(&routing.desk.as_str()));
        assert_eq!(routing.specialty, None);
    }
}

#[test]
fn danger_goes_to_whoever_is_there() {
    let need = danger(local("public-space", "33"));
    let routing = sends(
        &need,
        &staffed(&["rennes", "gironde"]),
        DAY,
        "rennes",
        Reason::Danger,
    );
    assert_eq!(routing.instead_of, None);
    // No platform: the desk of the place, which a platform did not name.
    let some = staffed(&["yvelines", "alsace", "gironde"]);
    let routing = sends(&need, &some, DAY, "gironde", Reason::DangerElsewhere);
    assert_eq!(routing.priority, Priority::Danger);
    assert_eq!(routing.instead_of, Some(desk("bordeaux")));
    // Nobody of the place: even those of another one.
    sends(
        &need,
        &staffed(&["alsace"]),
        DAY,
        "alsace",
        Reason::DangerElsewhere,
    );
    sends(
        &need,
        &staffed(&["alsace", "yvelines"]),
        DAY,
        "yvelines",
        Reason::DangerElsewhere,
    );
    // At night those of La Réunion are the only ones up.
    sends(
        &need,
        &staffed(&["alsace", "reunion"]),
        NIGHT,
        "reunion",
        Reason::DangerElsewhere,
    );
}

#[test]
fn nothing_but_danger_goes_to_a_desk_that_is_for_something_else() {
    let some = staffed(&["yvelines", "alsace"]);
    sends(
        &Need::default(),
        &some,
        DAY,
        "bordeaux",
        Reason::NobodyThere,
    );
    sends(
        &local("road", "33"),
        &some,
        DAY,
        "gironde",
        Reason::NobodyThere,
    );
}

#[test]
fn nobody_is_sent_to_those_who_go_out() {
    let some = staffed(&["intervention"]);
    sends(
        &danger(Need::default()),
        &some,
        DAY,
        "bordeaux",
        Reason::NobodyThere,
    );
}

#[test]
fn minors_go_to_those_trained_to_speak_with_them() {
    let need = minor(local("road", "33"));
    let routing = sends(&need, &everybody(), DAY, "rennes", Reason::Minors);
    assert_eq!(routing.priority, Priority::Specialised);
    assert_eq!(routing.specialty, Some(category("minors")));
    let some = staffed(&["bordeaux", "gironde"]);
    let routing = sends(&need, &some, DAY, "bordeaux", Reason::MinorsUnstaffed);
    assert_eq!(routing.instead_of, Some(desk("rennes")));
    // Violence has its own desk, for minors too; in danger the platform that is
    // trained to speak with them is the better one.
    sends(
        &minor(topic("family-violence")),
        &everybody(),
        DAY,
        "yvelines",
        Reason::Specialised,
    );
    sends(
        &danger(minor(Need::default())),
        &everybody(),
        DAY,
        "rennes",
        Reason::Danger,
    );
}

#[test]
fn what_is_local_goes_to_those_who_know_the_place() {
    for (place, id) in [
        ("33", "gironde"),
        ("67", "alsace"),
        ("2b", "corse"),
        ("974", "reunion"),
    ] {
        let routing = sends(
            &local("public-space", place),
            &everybody(),
            DAY,
            id,
            Reason::Local,
        );
        assert_eq!(routing.priority, Priority::Ordinary);
    }
    // Other topics, other places and no place at all are for the platforms.
    sends(
        &local("fraud", "33"),
        &everybody(),
        DAY,
        "bordeaux",
        Reason::General,
    );
    sends(
        &local("road", "59"),
        &everybody(),
        DAY,
        "bordeaux",
        Reason::General,
    );
    sends(
        &topic("road"),
        &everybody(),
        DAY,
        "bordeaux",
        Reason::General,
    );
}

#[test]
fn what_is_local_goes_to_a_platform_at_night() {
    let need = local("road", "67");
    let routing = sends(&need, &everybody(), NIGHT, "rennes", Reason::LocalClosed);
    assert_eq!(routing.instead_of, Some(desk("alsace")));
    assert_eq!(routing.opens_at, Some(at("2026-11-24T07:00:00Z")));
    assert_eq!(routing.overflow, [desk("alsace"), desk("bordeaux")]);
    sends(
        &local("road", "974"),
        &everybody(),
        NIGHT,
        "reunion",
        Reason::Local,
    );
    let some = staffed(&["bordeaux", "rennes"]);
    sends(&need, &some, DAY, "rennes", Reason::LocalUnstaffed);
}

#[test]
fn between_equals_the_one_with_more_room() {
    let mut staffing = staffed(&["bordeaux", "rennes"]);
    staffing.insert(desk("bordeaux"), on_duty(2, 0));
    sends(&Need::default(), &staffing, DAY, "rennes", Reason::General);
    staffing.insert(desk("bordeaux"), on_duty(4, 1));
    sends(&Need::default(), &staffing, DAY, "rennes", Reason::General);
    staffing.insert(desk("rennes"), on_duty(4, 1));
    sends(
        &Need::default(),
        &staffing,
        DAY,
        "bordeaux",
        Reason::General,
    );
    let queue = Staff {
        waiting: 3,
        ..on_duty(4, 1)
    };
    staffing.insert(desk("bordeaux"), queue);
    sends(&Need::default(), &staffing, DAY, "rennes", Reason::General);
}
