//! An officer is shut out, at once and everywhere.

use core::task::{Context, Poll, Waker};

use http::Method;
use serde_json::json;
use vigie_host::actor::Live;

use super::support::{Officer, Wish, case, name_of};
use crate::support::{World, code};

/// What a stream gives next, if anything.
fn next(stream: &mut Live) -> Option<String> {
    let mut context = Context::from_waker(Waker::noop());
    match stream.as_mut().poll_next(&mut context) {
        Poll::Ready(Some(bytes)) => Some(core::str::from_utf8(&bytes).unwrap().to_owned()),
        Poll::Ready(None) => Some("end".to_owned()),
        Poll::Pending => None,
    }
}

#[test]
fn whoever_is_revoked_loses_everything_at_once() {
    let world = World::of_desks();
    let roles = ["officer:bordeaux", "officer:rennes"];
    let bad = Officer::with_roles("bordeaux", "o-1", &roles);
    let bad_at_rennes = Officer {
        desk: "rennes",
        ..bad.clone()
    };
    let chief = Officer::supervisor("bordeaux", "s-1");
    bad.beats(&world, &[]);
    bad_at_rennes.beats(&world, &[]);
    let here = world.comes(1, &Wish::default());
    let there = world.comes(
        2,
        &Wish {
            desk: "rennes",
            ..Wish::default()
        },
    );
    let (lease, other) = (bad.takes(&world, 1), bad_at_rennes.takes(&world, 2));
    let (_, mut feed) = world.stream(bad.request(Method::GET, "/feed"));
    assert!(next(&mut feed).unwrap().starts_with("event: queue\n"));
    assert_eq!(next(&mut feed), None);

    // Not by another desk's supervisor, and not somebody whom nobody knows.
    let lyon = Officer::supervisor("lyon", "s-9");
    let revoke = |by: &Officer, who: &str| {
        world.send(by.request(Method::POST, &format!("/officers/{}/revoke", name_of(who))))
    };
    assert_eq!(code(&revoke(&lyon, "o-1")), "role_missing");
    assert_eq!(code(&revoke(&chief, "o-99")), "not_found");
    assert_eq!(world.holders(&here).len(), 1);
    assert_eq!(revoke(&chief, "o-1").status(), 204);

    for (receipt, lease) in [(&here, &lease), (&there, &other)] {
        assert_eq!(world.holders(receipt), []);
        assert_eq!(world.events(receipt), ["opened", "assigned", "released"]);
        assert_eq!(code(&world.answers(receipt, lease, 1)), "lease_lost");
    }
    for officer in [&bad, &bad_at_rennes] {
        let refused = world.send(officer.presence(&[]));
        assert_eq!(
            (refused.status().as_u16(), code(&refused).as_str()),
            (403, "access_revoked")
        );
        assert_eq!(code(&officer.take(&world, 7)), "access_revoked");
    }
    // Others go on, and whom the officer had is theirs.
    let good = Officer::new("bordeaux", "o-2");
    good.beats(&world, &[]);
    assert_eq!(good.takes(&world, 3).case, case(&here));
    // The board ends at the next heartbeat.
    assert!(next(&mut feed).unwrap().starts_with("event: queue\n"));
    world.pass(15);
    let end = next(&mut feed).unwrap();
    assert!(
        end.starts_with("event: close\n") && end.contains("revoked"),
        "{end}"
    );
    assert_eq!(next(&mut feed).unwrap(), "end");
    // For the second time it is the same.
    assert_eq!(revoke(&chief, "o-1").status(), 204);
}

#[test]
fn a_board_on_which_much_happens_ends_as_soon() {
    let world = World::of_desks();
    let (bad, chief) = (
        Officer::new("bordeaux", "o-1"),
        Officer::supervisor("bordeaux", "s-1"),
    );
    bad.beats(&world, &[]);
    let (_, mut feed) = world.stream(bad.request(Method::GET, "/feed"));
    let _ = next(&mut feed);
    let revoke = chief.request(
        Method::POST,
        &format!("/officers/{}/revoke", name_of("o-1")),
    );
    assert_eq!(world.send(revoke).status(), 204);
    for second in 1..=15 {
        world.comes(second, &Wish::default());
        world.pass(1);
        let told = next(&mut feed).unwrap();
        assert_eq!(told.contains("revoked"), second == 15, "{second}: {told}");
    }
}

#[test]
fn the_board_shows_a_new_conversation() {
    let world = World::of_desks();
    let officer = Officer::new("bordeaux", "o-1");
    officer.beats(&world, &[]);
    let (head, mut feed) = world.stream(officer.request(Method::GET, "/feed"));
    assert_eq!(head.headers()["content-type"], "text/event-stream");
    let board = |text: &str| -> serde_json::Value {
        let data = text
            .lines()
            .find_map(|line| line.strip_prefix("data: "))
            .unwrap();
        serde_json::from_str(data).unwrap()
    };
    let first = board(&next(&mut feed).unwrap());
    assert_eq!(first["waiting"]["ordinary"]["count"], json!(0));
    assert_eq!(first["officers"]["present"], json!(1));
    assert_eq!(next(&mut feed), None);
    let receipt = world.comes(1, &Wish::default());
    let second = board(&next(&mut feed).unwrap());
    assert_eq!(second["waiting"]["ordinary"]["count"], json!(1));
    assert_eq!(second["next"][0]["case"], json!(case(&receipt)));
    assert_eq!(next(&mut feed), None);
    officer.takes(&world, 1);
    let third = board(&next(&mut feed).unwrap());
    assert_eq!(third["waiting"]["ordinary"]["count"], json!(0));
    assert_eq!(third["officers"]["holding"], json!(1));
    assert!(
        !third.to_string().contains(&name_of("o-1")),
        "who has whom is not for all"
    );
    // Silence is broken, and the stream goes on.
    world.pass(15);
    assert_eq!(next(&mut feed).unwrap(), ":\n\n");
    assert_eq!(next(&mut feed), None);
}
