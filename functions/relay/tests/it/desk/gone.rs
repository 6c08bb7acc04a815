//! What was under way when a case was erased, and comes after it.

use http::{HeaderMap, Method, StatusCode};
use serde_json::{Value as Json, json};
use vigie::{
    case::kind::{Desk, Priority, State},
    desk::queue::News,
    seal::{LanguageTag, Receipt},
};
use vigie_host::{
    Request,
    actor::{Ask as _, Inner},
    simulated::block_on,
    storage::Value,
};
use vigie_relay::DeskActor;

use super::support::Wish;
use crate::{
    retention::nothing_left,
    support::{World, case_request, citizen},
};

/// What a case tells its desk when it was opened.
pub(super) fn news(world: &World, receipt: &Receipt) -> Json {
    let news = News {
        case: receipt.case_id(),
        seq: 1,
        desk: Desk::new("bordeaux").unwrap(),
        state: State::Waiting,
        priority: Priority::Ordinary,
        category: None,
        language: LanguageTag::new("fr").unwrap(),
        opened_at: world.now(),
        awaits_since: Some(world.now()),
        answered_at: None,
        hops: 0,
        moves: 0,
        floor: 0,
    };
    json!({"news": news, "department": null, "intervention": null})
}

/// The part of the desk that knows the only case.
pub(super) fn part(world: &World) -> String {
    let tables = world.host.dump().unwrap();
    let told = tables.into_iter().find(|(name, _)| name == "told");
    let (_, rows) = told.unwrap();
    match &rows[0][1] {
        Value::Text(part) => part.clone(),
        other => panic!("{other:?} names no part"),
    }
}

/// Tells a part of a desk something, as a case does.
fn tells(world: &World, part: &str, path: &str, what: &Json) {
    assert_eq!(hears(world, part, path, what), StatusCode::NO_CONTENT);
}

/// The same, whatever it says to that.
pub(super) fn hears(world: &World, part: &str, path: &str, what: &Json) -> StatusCode {
    let request = Request {
        method: Method::POST,
        target: path.to_owned(),
        source: Inner {
            headers: HeaderMap::new(),
            body: what.to_string().into(),
        },
    };
    block_on(world.host.ask::<DeskActor>(part, request)).status()
}

#[test]
fn news_that_comes_after_the_end_brings_nothing_back() {
    let world = World::of_desks();
    let receipt = world.comes(1, &Wish::default());
    let part = part(&world);
    let news = news(&world, &receipt);
    let erase = case_request(Method::DELETE, &receipt, "", &citizen(&receipt));
    assert_eq!(world.send(erase).status(), 204);
    world.live(3);
    nothing_left(&world, &receipt);
    tells(&world, &part, "/news", &news);
    world.live(3);
    nothing_left(&world, &receipt);
    // It is remembered for a day, which is long enough.
    world.pass(25 * 3_600);
    let other = world.comes(2, &Wish::default());
    tells(&world, &part, "/erased", &json!(other.case_id()));
    assert_eq!(world.rows("gone"), 1);
}

#[test]
fn a_case_that_moved_to_another_part_may_come_back() {
    let world = World::of_desks();
    let receipt = world.comes(1, &Wish::default());
    let part = part(&world);
    let elsewhere = json!({"case": receipt.case_id(), "to": "bordeaux.7"});
    tells(&world, &part, "/elsewhere", &elsewhere);
    assert_eq!(world.rows("conversations"), 0);
    tells(&world, &part, "/news", &news(&world, &receipt));
    assert_eq!(world.rows("conversations"), 1);
}
