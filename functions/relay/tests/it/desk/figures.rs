//! What officers and supervisors see of their desk, and what everybody does.

use std::collections::BTreeMap;

use http::Method;
use serde_json::{Value as Json, json};
use vigie::{case::kind::Priority, seal::Receipt};
use vigie_host::simulated::get;

use super::support::{Officer, Wish, case, later, name_of};
use crate::support::{World, body, citizen};

fn many(world: &World, count: u64) -> Vec<Receipt> {
    (0..count)
        .map(|number| world.comes(number, &Wish::default()))
        .collect()
}

#[test]
fn the_queue_shows_who_waits_and_nothing_of_what_they_said() {
    let world = World::of_desks();
    let (one, other) = (
        Officer::new("bordeaux", "o-1"),
        Officer::new("bordeaux", "o-2"),
    );
    one.beats(&world, &[]);
    other.beats(&world, &[]);
    let all = many(&world, 3);
    assert_eq!(world.say(&all[0], 1).status(), 201);
    let lease = one.takes(&world, 1);
    let queue = one.gets(&world, "/queue");
    assert_eq!(queue["waiting"].as_array().unwrap().len(), 2);
    assert_eq!(queue["taken"][0]["case"], json!(lease.case));
    assert_eq!(queue["taken"][0]["officer"], json!(name_of("o-1")));
    // Who has whom is for supervisors.
    assert_eq!(other.gets(&world, "/queue")["taken"], json!([]));
    let chief = Officer::supervisor("bordeaux", "s-1");
    assert_eq!(
        chief.gets(&world, "/queue")["taken"][0]["officer"],
        json!(name_of("o-1"))
    );
    assert_eq!(
        Officer::new("rennes", "o-7").gets(&world, "/queue")["waiting"],
        json!([])
    );
}

/// Five people; the officer takes four after 10, 20, 30 and 40 seconds and
/// answers three; one leaves, after 50.
fn a_day(world: &World) {
    let mut officer = Officer::new("bordeaux", "o-1");
    officer.capacity = 20;
    let all = many(world, 5);
    officer.beats(world, &[]);
    let mut held: Vec<String> = Vec::new();
    for number in 0..4 {
        world.pass(10);
        let named: Vec<&str> = held.iter().map(String::as_str).collect();
        officer.beats(world, &named);
        let lease = officer.takes(world, number);
        held.push(lease.case.clone());
        let receipt = all.iter().find(|one| case(one) == lease.case).unwrap();
        if number < 3 {
            assert_eq!(world.answers(receipt, &lease, 1).status(), 201);
        }
    }
    world.pass(10);
    let left = all
        .iter()
        .find(|one| world.holders(one).is_empty())
        .unwrap();
    assert_eq!(
        world
            .event(left, &citizen(left), 9, "closed", "by_citizen")
            .status(),
        201
    );
}

#[test]
fn figures_are_those_of_all_parts() {
    let world = World::of_desks();
    a_day(&world);
    world.pass(1);
    let chief = Officer::supervisor("bordeaux", "s-1");
    let figures = chief.gets(&world, "/figures");
    let ordinary = &figures["queues"]["ordinary"];
    assert_eq!(ordinary["arrived"], json!(5), "{figures}");
    assert_eq!(
        ordinary["wait"],
        json!({"count": 4, "median_s": 20, "p95_s": 40})
    );
    assert_eq!(ordinary["first_response"]["count"], json!(3));
    assert_eq!(ordinary["first_response"]["median_s"], json!(20));
    assert_eq!(
        ordinary["abandoned"],
        json!({"count": 1, "median_s": 50, "p95_s": 50})
    );
    assert_eq!(figures["now"]["officers"]["holding"], json!(4));
    assert_eq!(figures["queues"]["danger"]["arrived"], json!(0));
    // A span that begins after it all.
    let empty = chief.gets(
        &world,
        &format!("/figures?from={}&until={}", later(52), later(60)),
    );
    assert_eq!(empty["all"]["arrived"], json!(0));
    for bad in [
        "from=x",
        "from=2026-11-22T04:00:00Z",
        "from=2026-01-01T00:00:00Z",
        "x=1",
    ] {
        let refused = world.send(chief.request(Method::GET, &format!("/figures?{bad}")));
        assert_eq!(refused.status(), 400, "{bad}");
    }
}

/// Reads an exposition of OpenMetrics 1.0, strictly: names, labels, values, each
/// family's lines together and announced, no line twice, and the end.
fn read(text: &str) -> BTreeMap<String, f64> {
    let mut samples = BTreeMap::new();
    let mut families: Vec<String> = Vec::new();
    let body = text.strip_suffix("# EOF\n").expect("no end");
    let is_name = |name: &str| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b':')
            && name.starts_with(|first: char| !first.is_ascii_digit())
    };
    for line in body.lines() {
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').unwrap();
            assert!(is_name(name) && kind == "gauge", "{line}");
            assert!(!families.iter().any(|known| known == name), "twice: {line}");
            families.push(name.to_owned());
            continue;
        }
        if let Some(rest) = line.strip_prefix("# UNIT ") {
            let (name, unit) = rest.split_once(' ').unwrap();
            assert_eq!(families.last().unwrap(), name);
            assert!(name.ends_with(&format!("_{unit}")), "{line}");
            continue;
        }
        let (series, value) = line.rsplit_once(' ').unwrap();
        let (name, labels) = series.strip_suffix('}').unwrap().split_once('{').unwrap();
        assert_eq!(families.last().unwrap(), name, "{line}");
        let mut names = Vec::new();
        for label in labels.split(',') {
            let (name, quoted) = label.split_once('=').unwrap();
            assert!(is_name(name) && !names.contains(&name), "{line}");
            names.push(name);
            let value = quoted
                .strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'));
            assert!(
                value.is_some_and(|value| !value.contains(['"', '\\'])),
                "{line}"
            );
        }
        assert!(
            samples
                .insert(series.to_owned(), value.parse().unwrap())
                .is_none(),
            "{line}"
        );
    }
    assert!(!families.is_empty());
    samples
}

#[test]
fn metrics_are_open_metrics() {
    let world = World::of_desks();
    let chief = Officer::supervisor("bordeaux", "s-1");
    let ask = || world.send(chief.request(Method::GET, "/metrics"));
    read(core::str::from_utf8(ask().body()).unwrap());
    a_day(&world);
    world.comes(
        77,
        &Wish {
            priority: Priority::Danger,
            ..Wish::default()
        },
    );
    world.pass(7);
    let answer = ask();
    let told = answer.headers()["content-type"].to_str().unwrap();
    assert_eq!(
        told,
        "application/openmetrics-text; version=1.0.0; charset=utf-8"
    );
    let samples = read(core::str::from_utf8(answer.body()).unwrap());
    let at = |series: &str| samples[series];
    assert_eq!(
        at("vigie_desk_waiting{desk=\"bordeaux\",queue=\"danger\"}"),
        1.0
    );
    assert_eq!(
        at("vigie_desk_oldest_seconds{desk=\"bordeaux\",queue=\"danger\"}"),
        7.0
    );
    assert_eq!(
        at("vigie_desk_officers{desk=\"bordeaux\",state=\"present\"}"),
        1.0
    );
    assert_eq!(
        at("vigie_desk_capacity{desk=\"bordeaux\",state=\"used\"}"),
        4.0
    );
    assert_eq!(
        at("vigie_desk_arrived_last_hour{desk=\"bordeaux\",queue=\"ordinary\"}"),
        5.0
    );
    let wait =
        "vigie_desk_wait_last_hour_seconds{desk=\"bordeaux\",queue=\"ordinary\",quantile=\"0.95\"}";
    assert_eq!(at(wait), 40.0);
}

#[test]
fn the_public_sees_counts_to_the_nearest_ten() {
    let world = World::of_desks();
    let stats = || {
        let answer = world.send(get("/v1/stats"));
        assert_eq!(answer.status(), 200);
        body(&answer)
    };
    assert_eq!(stats()["days"], json!([]));
    a_day(&world);
    // Five and three: to the nearest ten, with halves up.
    let told = |connections: u64, conversations: u64| json!([{"day": "2026-11-22", "connections": connections, "conversations": conversations}]);
    assert_eq!(stats()["days"], told(10, 0));
    assert_eq!(stats()["rounded_to"], json!(10));
    for number in 100..109 {
        world.comes(
            number,
            &Wish {
                desk: "rennes",
                ..Wish::default()
            },
        );
    }
    assert_eq!(stats()["days"], told(10, 0), "fourteen, of two desks");
    world.comes(
        109,
        &Wish {
            desk: "lyon",
            ..Wish::default()
        },
    );
    assert_eq!(stats()["days"], told(20, 0), "fifteen, of three");
    let text = stats().to_string();
    assert!(
        !text.contains("median"),
        "so few show nobody's time: {text}"
    );
    // Each day is one of its own.
    world.pass(24 * 3_600);
    world.comes(200, &Wish::default());
    let days: Vec<Json> = stats()["days"].as_array().unwrap().clone();
    assert_eq!(days.len(), 2);
    assert_eq!(days[1]["day"], json!("2026-11-23"));
}
