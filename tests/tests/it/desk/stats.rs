//! What is measured: for supervisors in full, for the public rounded.

use serde_json::{Value, json};
use vigie::{case::kind::Priority, desk::identity::Role, desk::measured::PublicDay};

use super::console::{Officer, QUIET, alone, members, open, told};
use crate::client::get;

#[test]
fn the_public_is_told_days_in_tens_and_nothing_of_anybody() {
    let answer = get("/v1/stats").send();
    assert_eq!(answer.status, 200, "{answer}");
    let kept = answer.header("cache-control");
    assert_eq!(kept.as_deref(), Some("public, max-age=600"));
    let stats = answer.json();
    members(&stats, &["sample", "rounded_to", "days"], &[]);
    assert_eq!(stats["rounded_to"], 10);
    let days = stats["days"].as_array().unwrap();
    assert!(days.len() <= 30);
    let mut last = String::new();
    for day in days {
        members(
            day,
            &["day", "connections", "conversations"],
            &["median_first_response_s"],
        );
        let date = day["day"].as_str().unwrap().to_owned();
        assert!(date.len() == 10 && date > last, "{date} after {last}");
        last = date;
        let mut told = day.clone();
        told.as_object_mut().unwrap().remove("day");
        let told: PublicDay = serde_json::from_value(told).unwrap();
        for count in [told.connections, told.conversations] {
            assert_eq!(count % 10, 0, "{day}");
        }
        if let Some(median) = told.median_first_response_s {
            assert_eq!(median % 10, 0, "{day}");
            // Twenty at least, which is what twenty to twenty-four are told as.
            assert!(told.conversations >= 20, "{day}");
        }
    }
    for query in ["desk=rennes", "day=2026-11-22", "from=2026-11-22T00:00:00Z"] {
        let refused = get(format!("/v1/stats?{query}")).send();
        assert_eq!(refused.status, 400, "{query}: nobody looks closer");
    }
}

/// The counts of a desk's figures.
fn arrived(figures: &Value) -> u64 {
    figures["all"]["arrived"].as_u64().unwrap()
}

#[test]
fn a_supervisor_sees_how_it_goes_as_json_and_as_openmetrics() {
    let Some(_alone) = alone() else { return };
    let chief = Officer::at(QUIET, Role::Supervisor);
    let before = chief.ask("GET", "/figures").ok();
    chief.sign_on(&json!({"capacity": 2}));
    let case = open(QUIET, Priority::Danger);
    let lease = chief.take(&json!({})).unwrap();
    chief.opens(&lease).say("Bonjour.");
    let after = chief.ask("GET", "/figures").ok();
    members(
        &after,
        &["desk", "from", "until", "now", "all", "queues", "hours"],
        &[],
    );
    assert_eq!(arrived(&after), arrived(&before) + 1);
    let spread = &after["queues"]["danger"];
    for what in ["wait", "first_response"] {
        members(&spread[what], &["count", "median_s", "p95_s"], &[]);
    }
    assert_eq!(after["now"]["officers"]["holding"], 1);
    let text = after.to_string();
    let id = case.citizen.case.to_string();
    assert!(
        !text.contains(&id) && !text.contains(chief.id().as_str()),
        "{text}"
    );

    let answer = chief.ask("GET", "/metrics").send();
    let kind = answer.header("content-type").unwrap();
    assert_eq!(
        kind,
        "application/openmetrics-text; version=1.0.0; charset=utf-8"
    );
    let text = answer.text();
    assert!(text.ends_with("# EOF\n"), "{text}");
    let mut families = Vec::new();
    for line in text.lines() {
        if let Some(family) = line.strip_prefix("# TYPE ") {
            let name = family.split(' ').next().unwrap().to_owned();
            assert!(!families.contains(&name), "{name} twice");
            families.push(name);
        } else if !line.starts_with('#') {
            let (name, rest) = line.split_once('{').unwrap();
            assert_eq!(Some(name), families.last().map(String::as_str), "{line}");
            let (labels, value) = rest.split_once("} ").unwrap();
            assert!(labels.starts_with(&format!("desk=\"{QUIET}\",")), "{line}");
            assert!(value.parse::<f64>().is_ok(), "{line}");
        }
    }
    assert!(
        text.contains(&format!(
            "vigie_desk_officers{{desk=\"{QUIET}\",state=\"present\"}} 1"
        )),
        "{text}"
    );
    assert!(!text.contains(&id), "{text}");
    for query in [
        "from=yesterday",
        "until=x",
        "from=2026-01-01T00:00:00Z&until=2026-11-22T00:00:00Z",
        "from=2026-11-22T00:00:01Z&until=2026-11-22T00:00:00Z",
        "more=1",
    ] {
        let answer = chief.ask("GET", &format!("/figures?{query}")).send();
        assert_eq!(
            told(&answer),
            (400, "invalid_request".to_owned()),
            "{query}"
        );
    }
    let span = "/figures?from=2026-11-01T00:00:00Z&until=2026-11-01T01:00:00Z";
    assert_eq!(arrived(&chief.ask("GET", span).ok()), 0);
    chief.sign_off();
}
