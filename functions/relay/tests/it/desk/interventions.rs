//! Somebody is sent to where the citizen is.

use http::Method;
use serde_json::{Value as Json, json};
use vigie::seal::Receipt;
use vigie_host::Response;

use super::support::{Lease, Officer, Wish, case, key, later, rekeying};
use crate::{
    retention::nothing_left,
    support::{WithJson as _, World, body, case_request, citizen, code},
};

struct Scene {
    world: World,
    officer: Officer,
    receipt: Receipt,
    lease: Lease,
}

impl Scene {
    fn new() -> Self {
        let world = World::of_desks();
        let officer = Officer::new("bordeaux", "o-1");
        officer.beats(&world, &[]);
        let receipt = world.comes(1, &Wish::default());
        let lease = officer.takes(&world, 1);
        let rekeyed = rekeying(&receipt, &lease.capability, 9, &["lyon", "unite"]);
        assert_eq!(world.send(rekeyed).status(), 201);
        Self {
            world,
            officer,
            receipt,
            lease,
        }
    }

    fn intervene(&self, method: Method, number: u64, with: &Json) -> Response {
        let rest = format!("/cases/{}/intervention", case(&self.receipt));
        let request = self.officer.request(method, &rest);
        let request = request.with_header("idempotency-key", &key(number));
        self.world.send(request.with_json(with))
    }

    fn asks(&self, number: u64, with: &Json) -> Response {
        self.intervene(Method::POST, number, with)
    }

    fn acknowledges(&self, by: &Officer, number: &str) -> Response {
        let rest = format!("/calls/{}/acknowledge", case(&self.receipt));
        let request = by.request(Method::POST, &rest);
        self.world
            .send(request.with_header("idempotency-key", number))
    }

    /// The calls on the board of a desk, as its event stream shows them.
    fn calls(&self, of: &Officer) -> Vec<Json> {
        let (_, mut stream) = self.world.stream(of.request(Method::GET, "/feed"));
        let mut context = core::task::Context::from_waker(core::task::Waker::noop());
        let core::task::Poll::Ready(Some(bytes)) = stream.as_mut().poll_next(&mut context) else {
            panic!("no board");
        };
        let text = core::str::from_utf8(&bytes).unwrap();
        let data = text
            .lines()
            .find_map(|line| line.strip_prefix("data: "))
            .unwrap();
        let board: Json = serde_json::from_str(data).unwrap();
        board["calls"].as_array().unwrap().clone()
    }

    /// The officer goes on while time passes.
    fn lives(&self, seconds: i64) {
        for _ in 0..seconds / 10 {
            self.world.live(10);
            self.officer.beats(&self.world, &[&self.lease.case]);
        }
    }
}

#[test]
fn a_desk_is_asked_and_takes_it_on() {
    let scene = Scene::new();
    let Scene { world, receipt, .. } = &scene;
    let lyon = Officer::new("lyon", "o-9");
    assert_eq!(scene.calls(&lyon), Vec::<Json>::new());
    let line = json!({"department": "69", "within_s": 60});
    assert_eq!(scene.asks(1, &line).status(), 204);
    assert_eq!(scene.asks(1, &line).status(), 204, "the same again");
    assert_eq!(
        world.events(receipt),
        ["opened", "assigned", "rekeyed", "intervention_asked"]
    );
    let second = scene.asks(2, &line);
    assert_eq!(code(&second), "intervention_under_way");
    // The desk that is asked sees it at once, and nobody else.
    let calls = scene.calls(&lyon);
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0]["case"], json!(case(receipt)));
    assert_eq!(
        (&calls[0]["from"], &calls[0]["until"]),
        (&json!("bordeaux"), &json!(later(60)))
    );
    assert_eq!(
        scene.calls(&Officer::new("unite", "o-5")),
        Vec::<Json>::new()
    );

    let rennes = Officer::new("rennes", "o-7");
    assert_eq!(
        code(&scene.acknowledges(&rennes, &key(7))),
        "conversation_unknown"
    );
    let stranger = Officer {
        desk: "lyon",
        ..rennes
    };
    assert_eq!(
        code(&scene.acknowledges(&stranger, &key(7))),
        "role_missing"
    );
    let taken_on = scene.acknowledges(&lyon, &key(3));
    assert_eq!(taken_on.status(), 200);
    assert_eq!(
        world.events(receipt).last().unwrap(),
        "intervention_acknowledged"
    );
    let capability = body(&taken_on)["capability"].as_str().unwrap().to_owned();
    let read = case_request(Method::GET, receipt, "/entries", &capability);
    assert_eq!(world.send(read).status(), 200);
    let said = crate::support::message_request(receipt, &capability, 4);
    assert_eq!(world.send(said).status(), 201);
    assert_eq!(
        scene.acknowledges(&lyon, &key(3)).status(),
        200,
        "the same again"
    );
    let calls = scene.calls(&lyon);
    assert_eq!(calls[0]["taken_on_by"], json!("lyon"));
    assert_eq!(calls[0].get("until"), None);
    // No alarm escalates what was taken on.
    scene.lives(90);
    assert_eq!(
        world.events(receipt).last().unwrap(),
        "intervention_acknowledged"
    );
    assert_eq!(scene.intervene(Method::DELETE, 5, &json!({})).status(), 204);
    assert_eq!(world.events(receipt).last().unwrap(), "intervention_ended");
    assert_eq!(scene.calls(&lyon), Vec::<Json>::new());
    // Another one may begin.
    assert_eq!(scene.asks(6, &line).status(), 204);
}

#[test]
fn where_nobody_answers_the_next_desk_is_asked_and_then_it_is_said() {
    let scene = Scene::new();
    let Scene { world, receipt, .. } = &scene;
    let (lyon, unit) = (Officer::new("lyon", "o-9"), Officer::new("unite", "o-5"));
    let line = json!({"line": ["lyon", "unite"], "within_s": 20});
    assert_eq!(scene.asks(1, &line).status(), 204);
    scene.lives(20);
    assert_eq!(
        world.events(receipt).last().unwrap(),
        "intervention_escalated"
    );
    assert_eq!((scene.calls(&lyon).len(), scene.calls(&unit).len()), (1, 1));
    scene.lives(20);
    assert_eq!(
        world.events(receipt).last().unwrap(),
        "intervention_unanswered"
    );
    let events = world.events(receipt);
    let asked: Vec<_> = events
        .iter()
        .filter(|event| event.contains("intervention"))
        .collect();
    assert_eq!(
        asked,
        [
            "intervention_asked",
            "intervention_escalated",
            "intervention_unanswered"
        ]
    );
    assert_eq!((scene.calls(&lyon).len(), scene.calls(&unit).len()), (0, 0));
    assert_eq!(
        code(&scene.acknowledges(&unit, &key(2))),
        "conversation_unknown"
    );
}

#[test]
fn a_desk_that_was_too_slow_gets_nothing_by_the_name_of_another_entry() {
    let scene = Scene::new();
    let Scene { world, receipt, .. } = &scene;
    let (lyon, unit) = (Officer::new("lyon", "o-9"), Officer::new("unite", "o-5"));
    let line = json!({"line": ["lyon", "unite"], "within_s": 20});
    assert_eq!(scene.asks(1, &line).status(), 204);
    scene.lives(20);
    assert_eq!(scene.acknowledges(&unit, &key(2)).status(), 200);
    assert_eq!(
        code(&scene.acknowledges(&lyon, &key(3))),
        "intervention_under_way"
    );
    // The names of entries that there are: the first one's is the case's.
    for known in [case(receipt), key(1), key(2)] {
        let refused = scene.acknowledges(&lyon, &known);
        assert!(
            refused.status().is_client_error(),
            "{known}: {}",
            refused.status()
        );
    }
    let refused = scene.asks(2, &line);
    assert!(refused.status().is_client_error());
    assert_eq!(
        world.events(receipt).last().unwrap(),
        "intervention_acknowledged"
    );
}

#[test]
fn quick_writers_do_not_put_the_next_desk_off() {
    let scene = Scene::new();
    let Scene {
        world,
        receipt,
        lease,
        ..
    } = &scene;
    let line = json!({"line": ["lyon", "unite"], "within_s": 15});
    assert_eq!(scene.asks(1, &line).status(), 204);
    // They change turns every second, which the desk is to hear of each time.
    for second in 0..16_u8 {
        world.pass(1);
        let said = if second % 2 == 0 {
            world.say(receipt, 20 + second)
        } else {
            world.answers(receipt, lease, 20 + second)
        };
        assert_eq!(said.status(), 201);
        world.ring();
    }
    assert_eq!(
        world.events(receipt).last().unwrap(),
        "intervention_escalated"
    );
}

#[test]
fn only_whoever_has_the_case_asks_and_nothing_is_left_of_it() {
    let scene = Scene::new();
    let Scene { world, receipt, .. } = &scene;
    let other = Officer::new("bordeaux", "o-2");
    let ask = other
        .request(
            Method::POST,
            &format!("/cases/{}/intervention", case(receipt)),
        )
        .with_header("idempotency-key", &key(1))
        .with_json(&json!({}));
    assert_eq!(code(&world.send(ask)), "lease_lost");
    for bad in [
        json!({"line": []}),
        json!({"line": ["nowhere"]}),
        json!({"within_s": 14}),
        json!({"within_s": 1801}),
    ] {
        assert_eq!(scene.asks(1, &bad).status(), 400, "{bad}");
    }
    assert_eq!(scene.asks(1, &json!({"line": ["unite"]})).status(), 204);
    assert_eq!(scene.calls(&Officer::new("unite", "o-5")).len(), 1);
    let erase = case_request(Method::DELETE, receipt, "", &citizen(receipt));
    assert_eq!(world.send(erase).status(), 204);
    world.live(3);
    nothing_left(world, receipt);
}
