//! The sample plan that the repository carries.

use vigie::{
    desk::{entry::DeskKind, faults::Wrong, plan::DirectoryPlan},
    language::Language,
};

use super::{at, desk, key, sample, sample_plan};

#[test]
fn the_sample_has_no_fault_and_says_that_it_is_one() {
    let plan = sample_plan();
    assert_eq!(plan.faults(), []);
    assert!(plan.sample);
    for entry in &plan.desks {
        let name = entry.name_in(Language::French);
        assert!(name.contains("d’exemple"), "{name}");
    }
    assert!(sample().is_sample());
}

#[test]
fn the_sample_shows_every_kind_of_desk() {
    let plan = sample_plan();
    for kind in DeskKind::ALL {
        assert!(plan.desks.iter().any(|entry| entry.kind == *kind), "{kind}");
    }
    let general = plan.desks.iter().filter(|entry| entry.is_general());
    let night = at("2026-12-25T03:00:00Z");
    assert_eq!(general.filter(|entry| entry.is_open(night)).count(), 2);
}

#[test]
fn a_plan_holds_no_key_and_nothing_unknown() {
    let mut plan = sample_plan();
    plan.desks[2].keys.push(key(0));
    let faults = plan.faults();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].desk, Some(desk("yvelines")));
    assert_eq!(faults[0].wrong, Wrong::KeyInPlan);

    let text = include_str!("../../../../content/desks.toml");
    for (from, to) in [
        ("shards = 8", "shards = 8\ncapacity = 3"),
        ("kind = \"platform\"", "kind = \"office\""),
        ("hours = \"24/7\"", "hours = \"always\""),
        ("territory = \"reunion\"", "territory = \"974\""),
        ("id = \"rennes\"", "id = \"Rennes\""),
        ("sample = true", ""),
    ] {
        assert!(text.contains(from), "{from}");
        let changed = text.replacen(from, to, 1);
        assert!(toml::from_str::<DirectoryPlan>(&changed).is_err(), "{to}");
    }
}

#[test]
fn hours_go_by_the_clocks_and_holidays_of_the_place() {
    let sample = sample();
    let open = |id: &str, time: &str| sample.desk(&desk(id)).unwrap().is_open(at(time));
    // Réunion opens at seven, four in the morning in Paris.
    assert!(open("reunion", "2026-11-23T03:00:00Z"));
    assert!(!open("gironde", "2026-11-23T03:00:00Z"));
    // 20 December is a holiday there; it is a Sunday in 2026 and Monday in 2027.
    assert!(!open("reunion", "2027-12-20T08:00:00Z"));
    assert!(open("gironde", "2027-12-20T08:00:00Z"));
    // Good Friday, which only Alsace and Moselle keep.
    assert!(!open("alsace", "2027-03-26T10:00:00Z"));
    assert!(open("gironde", "2027-03-26T10:00:00Z"));
}

#[test]
fn a_desk_of_more_than_alsace_keeps_the_holidays_of_france() {
    let mut plan = sample_plan();
    let alsace = plan
        .desks
        .iter_mut()
        .find(|entry| entry.id == desk("alsace"));
    let alsace = alsace.unwrap();
    alsace.departments.push(super::department("88"));
    assert!(alsace.is_open(at("2027-03-26T10:00:00Z")));
}
