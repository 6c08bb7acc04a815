//! Who is next, and for whom.

use serde_json::json;
use vigie::case::kind::Priority;

use super::support::{Officer, Wish, case};
use crate::support::{World, code};

fn wish(priority: Priority) -> Wish {
    Wish {
        priority,
        category: (priority == Priority::Specialised).then_some("violences"),
        ..Wish::default()
    }
}

#[test]
fn danger_first_and_then_the_oldest_across_all_parts() {
    let world = World::of_desks();
    let mut trained = Officer::new("bordeaux", "o-1");
    trained.specialties = vec!["violences"];
    trained.capacity = 20;
    trained.beats(&world, &[]);
    let mut expected: Vec<(Priority, String)> = Vec::new();
    // Twelve people, a second after each other, so that they come to all parts.
    for number in 0..12 {
        let priority =
            [Priority::Ordinary, Priority::Danger, Priority::Specialised][number as usize * 5 % 3];
        let receipt = world.comes(number, &wish(priority));
        expected.push((priority, case(&receipt)));
        world.pass(1);
    }
    // All parts have some, or this says nothing about them.
    assert_eq!(
        world
            .sql("SELECT DISTINCT desk FROM conversations", vec![])
            .len(),
        4
    );
    let place = |priority: Priority| match priority {
        Priority::Danger => 0,
        Priority::Specialised => 1,
        Priority::Ordinary => 2,
    };
    expected.sort_by_key(|(priority, _)| place(*priority));
    let queue = trained.gets(&world, "/queue");
    let shown: Vec<&str> = queue["waiting"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["case"].as_str().unwrap())
        .collect();
    let expected: Vec<String> = expected.into_iter().map(|(_, case)| case).collect();
    assert_eq!(shown, expected);
    for (number, case) in (1..).zip(&expected) {
        assert_eq!(trained.takes(&world, number).case, *case);
    }
}

#[test]
fn nobody_has_more_than_they_can() {
    let world = World::of_desks();
    let mut officer = Officer::new("bordeaux", "o-1");
    officer.capacity = 2;
    officer.beats(&world, &[]);
    for number in 0..8 {
        world.comes(number, &Wish::default());
    }
    let first = officer.takes(&world, 1);
    officer.takes(&world, 2);
    let full = officer.take(&world, 3);
    assert_eq!(
        (full.status().as_u16(), code(&full).as_str()),
        (409, "at_capacity")
    );
    assert_eq!(
        world
            .sql(
                "SELECT 1 FROM conversations WHERE holder IS NOT NULL",
                vec![]
            )
            .len(),
        2
    );
    assert_eq!(officer.releases(&world, &first.case).status(), 204);
    // The same request, which was refused, is heard.
    assert_eq!(officer.take(&world, 3).status(), 200);
}

#[test]
fn a_language_is_left_to_whoever_speaks_it_for_a_while() {
    let world = World::of_desks();
    let french = Officer::new("bordeaux", "o-1");
    let mut ukrainian = Officer::new("bordeaux", "o-2");
    ukrainian.languages = vec!["uk"];
    french.beats(&world, &[]);
    ukrainian.beats(&world, &[]);
    let speaks = Wish {
        language: "uk-UA",
        ..Wish::default()
    };
    let first = world.comes(1, &speaks);
    assert_eq!(french.take(&world, 1).status(), 204, "it is held");
    assert_eq!(ukrainian.takes(&world, 1).case, case(&first));
    // For twenty seconds, and not for longer.
    let second = world.comes(2, &speaks);
    world.pass(19);
    assert_eq!(french.take(&world, 2).status(), 204);
    world.pass(1);
    assert_eq!(french.takes(&world, 3).case, case(&second));
    // Nobody in danger waits for a language.
    let urgent = world.comes(
        3,
        &Wish {
            priority: Priority::Danger,
            ..speaks
        },
    );
    assert_eq!(french.takes(&world, 4).case, case(&urgent));
    // Nor anybody where nobody is there who speaks it.
    ukrainian.goes(&world);
    let third = world.comes(
        4,
        &Wish {
            language: "ar",
            ..Wish::default()
        },
    );
    // The one that was given back comes first.
    assert_eq!(french.releases(&world, &case(&urgent)).status(), 204);
    assert_eq!(french.takes(&world, 5).case, case(&urgent));
    assert_eq!(french.releases(&world, &case(&second)).status(), 204);
    world.pass(20);
    let (one, other) = (french.takes(&world, 6).case, case(&first));
    assert_eq!(one, other, "given back by the one who went");
    assert_ne!(one, case(&third));
}

#[test]
fn trained_officers_come_first_for_half_the_patience() {
    let world = World::of_desks();
    let plain = Officer::new("bordeaux", "o-1");
    plain.beats(&world, &[]);
    let receipt = world.comes(1, &wish(Priority::Specialised));
    assert_eq!(plain.take(&world, 1).status(), 204);
    for _ in 0..3 {
        world.pass(15);
        plain.beats(&world, &[]);
    }
    world.pass(14);
    assert_eq!(plain.take(&world, 2).status(), 204, "59 seconds");
    world.pass(1);
    assert_eq!(
        plain.takes(&world, 3).case,
        case(&receipt),
        "half of two minutes"
    );
    let mut trained = Officer::new("bordeaux", "o-2");
    trained.specialties = vec!["violences"];
    trained.beats(&world, &[]);
    let next = world.comes(2, &wish(Priority::Specialised));
    assert_eq!(trained.takes(&world, 1).case, case(&next));
}

#[test]
fn a_heartbeat_keeps_a_lease_and_its_loss_gives_it_back() {
    let world = World::of_desks();
    let (one, other) = (
        Officer::new("bordeaux", "o-1"),
        Officer::new("bordeaux", "o-2"),
    );
    one.beats(&world, &[]);
    let receipt = world.comes(1, &Wish::default());
    let lease = one.takes(&world, 1);
    for _ in 0..10 {
        world.pass(40);
        world.ring_all();
        let there = one.beats(&world, &[&lease.case]);
        assert_eq!(there["leases"][0]["case"], json!(lease.case));
        assert_eq!(there["leases"][0]["number"], json!(1));
        assert_eq!(there["lost"], json!([]));
    }
    assert_eq!(world.answers(&receipt, &lease, 1).status(), 201);
    assert_eq!(world.say(&receipt, 2).status(), 201);
    other.beats(&world, &[]);
    world.pass(44);
    world.ring_all();
    assert_eq!(world.holders(&receipt).len(), 1);
    other.beats(&world, &[]);
    world.pass(1);
    world.ring_all();
    assert_eq!(world.holders(&receipt).len(), 0);
    assert_eq!(world.events(&receipt), ["opened", "assigned", "released"]);
    let entries = world.entries(&receipt);
    assert_eq!(entries.last().unwrap()["reason"], json!("lease_expired"));
    let refused = world.answers(&receipt, &lease, 3);
    assert_eq!(
        (refused.status().as_u16(), code(&refused).as_str()),
        (403, "lease_lost")
    );
    let theirs = other.takes(&world, 1);
    assert_eq!(theirs.number, 2);
    // Whoever comes back too late has nothing.
    assert_eq!(
        one.beats(&world, &[&lease.case])["lost"],
        json!([lease.case])
    );
    // A lease that no heartbeat names runs out, though its officer is there.
    world.pass(30);
    other.beats(&world, &[]);
    world.pass(15);
    world.ring_all();
    assert_eq!(world.holders(&receipt).len(), 0);
}
