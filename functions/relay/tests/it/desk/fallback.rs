//! Nobody waits in silence: another desk answers, or a time is promised; and
//! everybody may know where they stand.

use serde_json::{Value as Json, json};
use vigie::case::kind::Priority;

use super::support::{Officer, Wish, case, later};
use crate::support::{World, citizen};

#[test]
fn where_nobody_is_a_time_is_promised_within_a_minute() {
    let world = World::of_desks();
    let receipt = world.comes(1, &Wish::default());
    world.live(59);
    assert_eq!(world.events(&receipt), ["opened"]);
    assert_eq!(world.wait(&receipt)["standing"], json!("waiting"));
    world.live(1);
    assert_eq!(world.events(&receipt), ["opened", "deferred"]);
    let entry = world.entries(&receipt).pop().unwrap();
    assert_eq!(entry["author"], json!("service"));
    assert_eq!(entry["reason"], json!("out_of_hours"));
    let wait = world.wait(&receipt);
    assert_eq!(wait["standing"], json!("deferred"));
    assert_eq!(wait["promised"], json!(later(60 + 7_200)));
    assert_eq!(wait.get("position"), None);
    // Whoever comes takes them all the same.
    let officer = Officer::new("bordeaux", "o-1");
    officer.beats(&world, &[]);
    assert_eq!(officer.takes(&world, 1).case, case(&receipt));
}

#[test]
fn a_desk_that_is_there_takes_over_where_nobody_is() {
    let world = World::of_desks();
    let rennes = Officer::new("rennes", "o-7");
    rennes.beats(&world, &[]);
    let receipt = world.comes(1, &Wish::default());
    world.live(30);
    rennes.beats(&world, &[]);
    world.live(30);
    assert_eq!(world.events(&receipt), ["opened", "transferred"]);
    let wait = world.wait(&receipt);
    assert_eq!(
        (&wait["desk"], &wait["standing"]),
        (&json!("rennes"), &json!("waiting"))
    );
    let lease = rennes.takes(&world, 1);
    assert_eq!(lease.case, case(&receipt));
    assert_eq!(world.answers(&receipt, &lease, 1).status(), 201);
    // No desk sends them on for the second time.
    rennes.goes(&world);
    assert_eq!(world.say(&receipt, 2).status(), 201);
    world.live(62);
    assert_eq!(world.events(&receipt).last().unwrap(), "deferred");
    assert_eq!(world.wait(&receipt)["desk"], json!("rennes"));
}

#[test]
fn a_busy_desk_hands_on_when_its_patience_is_over() {
    let world = World::of_desks();
    let (busy, rennes) = (
        Officer::new("bordeaux", "o-1"),
        Officer::new("rennes", "o-7"),
    );
    busy.beats(&world, &[]);
    rennes.beats(&world, &[]);
    let danger = world.comes(
        1,
        &Wish {
            priority: Priority::Danger,
            ..Wish::default()
        },
    );
    let ordinary = world.comes(2, &Wish::default());
    world.live(29);
    assert_eq!(world.events(&danger), ["opened"]);
    world.live(1);
    assert_eq!(world.events(&danger), ["opened", "transferred"]);
    let entry = world.entries(&danger).pop().unwrap();
    assert_eq!(entry["reason"], json!("overload"));
    for second in 31..=300 {
        if second % 15 == 0 {
            busy.beats(&world, &[]);
        }
        world.live(1);
        let expected: &[&str] = if second < 300 {
            &["opened"]
        } else {
            &["opened", "deferred"]
        };
        if second % 20 == 0 {
            assert_eq!(world.events(&ordinary), expected, "{second}");
        }
    }
    // Rennes is gone by then, and nobody sends anybody there.
    assert_eq!(world.wait(&ordinary)["desk"], json!("bordeaux"));
}

#[test]
fn of_a_hundred_who_are_put_off_at_once_each_is_told_once() {
    let world = World::of_desks();
    let wish = Wish {
        desk: "rennes",
        ..Wish::default()
    };
    let all: Vec<_> = (0..100).map(|number| world.comes(number, &wish)).collect();
    world.pass(60);
    let before = world.host.calls();
    // More than one turn looks after, so that the alarm rings twice.
    world.ring_all();
    world.live(1);
    let calls = world.host.calls() - before;
    for receipt in &all {
        assert_eq!(world.events(receipt), ["opened", "deferred"]);
    }
    // A few calls for each of them, and not for each of them for each other.
    assert!(calls < 100 * 60, "{calls}");
}

/// The members of where somebody stands.
fn stands(wait: &Json) -> (&str, Option<u64>) {
    (
        wait["standing"].as_str().unwrap(),
        wait["position"].as_u64(),
    )
}

#[test]
fn everybody_may_know_their_place_and_how_long_it_took_others() {
    let world = World::of_desks();
    let mut officer = Officer::new("bordeaux", "o-1");
    officer.capacity = 20;
    officer.beats(&world, &[]);
    let all: Vec<_> = (0..12)
        .map(|number| {
            world.pass(1);
            world.comes(number, &Wish::default())
        })
        .collect();
    for (place, receipt) in (1..).zip(&all) {
        let wait = world.wait(receipt);
        assert_eq!(stands(&wait), ("waiting", Some(place)));
        assert_eq!(wait["officers"], json!(1));
        assert_eq!(wait.get("measured_wait_s"), None, "nobody was taken yet");
        assert_eq!(wait["ask_again_s"], json!((place - 1).clamp(5, 30)));
    }
    // Somebody in danger goes before all of them.
    let danger = world.comes(
        99,
        &Wish {
            priority: Priority::Danger,
            ..Wish::default()
        },
    );
    assert_eq!(stands(&world.wait(&danger)), ("waiting", Some(1)));
    assert_eq!(stands(&world.wait(&all[0])), ("waiting", Some(2)));
    world.pass(28);
    officer.beats(&world, &[]);
    officer.takes(&world, 100);
    for number in 0..6 {
        officer.takes(&world, number);
        world.pass(2);
    }
    assert_eq!(stands(&world.wait(&all[0])), ("taken", None));
    let wait = world.wait(&all[8]);
    assert_eq!(stands(&wait), ("waiting", Some(3)));
    // Seven were taken in the last twelve seconds: three more take five.
    assert_eq!(wait["measured_wait_s"], json!(12 * 3 / 7));
    let lease = officer.takes(&world, 50);
    assert_eq!(lease.case, case(&all[6]));
    assert_eq!(world.answers(&all[6], &lease, 1).status(), 201);
    assert_eq!(officer.releases(&world, &lease.case).status(), 204);
    assert_eq!(stands(&world.wait(&all[6])), ("answered", None));
    let token = citizen(&all[7]);
    assert_eq!(
        world
            .event(&all[7], &token, 5, "closed", "by_citizen")
            .status(),
        201
    );
    assert_eq!(stands(&world.wait(&all[7])), ("over", None));
    assert_eq!(stands(&world.wait(&all[8])), ("waiting", Some(1)));
    // A stranger learns nothing.
    let stranger =
        crate::support::case_request(http::Method::GET, &all[8], "/wait", &citizen(&all[7]));
    assert_eq!(world.send(stranger).status(), 404);
}
