//! Notes that officers of one desk leave one another.

use base64ct::{Base64UrlUnpadded, Encoding};
use http::Method;
use serde_json::{Value as Json, json};
use vigie::{
    desk::shard::shard_of,
    seal::{ClientId, Receipt, open_note, seal_note},
};
use vigie_host::Response;

use super::gone::{hears, news, part};
use super::support::{Officer, Wish, case, desk_key, key, name_of, rekeying};
use crate::{
    retention::nothing_left,
    support::{WithJson as _, World, body, case_request, citizen, code},
};

fn sealed(receipt: &Receipt, desk: &str, number: u64, text: &str) -> String {
    let id: ClientId = key(number).parse().unwrap();
    let note = seal_note(
        &desk_key(desk).public(),
        &receipt.case_id(),
        &id,
        text,
        [8; 32],
    );
    Base64UrlUnpadded::encode_string(&note.unwrap())
}

fn leave(
    world: &World,
    officer: &Officer,
    receipt: &Receipt,
    number: u64,
    sealed: &str,
) -> Response {
    let rest = format!("/cases/{}/notes", case(receipt));
    world.send(
        officer
            .request(Method::POST, &rest)
            .with_header("idempotency-key", &key(number))
            .with_json(&json!({"sealed": sealed})),
    )
}

fn notes(world: &World, officer: &Officer, receipt: &Receipt) -> Vec<Json> {
    let told = officer.gets(world, &format!("/cases/{}/notes", case(receipt)));
    told["notes"].as_array().unwrap().clone()
}

#[test]
fn a_note_is_for_this_desk_alone() {
    let world = World::of_desks();
    let (one, other) = (
        Officer::new("bordeaux", "o-1"),
        Officer::new("bordeaux", "o-2"),
    );
    let rennes = Officer::new("rennes", "o-7");
    let receipt = world.comes(1, &Wish::default());
    let note = sealed(&receipt, "bordeaux", 1, "rappeler demain");
    let left = leave(&world, &one, &receipt, 1, &note);
    assert_eq!(left.status(), 201);
    assert_eq!(
        leave(&world, &one, &receipt, 1, &note).status(),
        200,
        "the same again"
    );
    let another = sealed(&receipt, "bordeaux", 1, "autre chose");
    let conflict = leave(&world, &one, &receipt, 1, &another);
    assert_eq!(code(&conflict), "client_id_conflict");
    let read = notes(&world, &other, &receipt);
    assert_eq!(read.len(), 1);
    assert_eq!(
        (&read[0]["officer"], &read[0]["at"]),
        (&json!(name_of("o-1")), &body(&left)["at"])
    );
    let bytes = Base64UrlUnpadded::decode_vec(read[0]["sealed"].as_str().unwrap()).unwrap();
    let id: ClientId = key(1).parse().unwrap();
    let text = open_note(&desk_key("bordeaux"), &receipt.case_id(), &id, &bytes).unwrap();
    assert_eq!(text.as_str(), "rappeler demain");
    // Neither to another desk's key nor in the clear.
    for bad in [
        sealed(&receipt, "rennes", 2, "x"),
        "rappeler".to_owned(),
        "?".to_owned(),
    ] {
        let refused = leave(&world, &one, &receipt, 2, &bad);
        assert_eq!(refused.status(), 400);
        assert_eq!(body(&refused)["errors"][0]["code"], json!("note_invalid"));
    }
    // Another desk knows no such conversation; the citizen learns nothing.
    let rest = format!("/cases/{}/notes", case(&receipt));
    let theirs = world.send(rennes.request(Method::GET, &rest));
    assert_eq!(code(&theirs), "conversation_unknown");
    let mut shown = json!(world.entries(&receipt)).to_string();
    shown += &world.document(&receipt).to_string();
    assert!(!shown.contains(&note[20..60]));
}

#[test]
fn notes_go_with_the_case_also_where_it_was_before() {
    let world = World::of_desks();
    let mut one = Officer::new("bordeaux", "o-1");
    one.capacity = 20;
    let lyon = Officer::new("lyon", "o-9");
    one.beats(&world, &[]);
    lyon.beats(&world, &[]);
    let receipt = world.comes(1, &Wish::default());
    let lease = one.takes(&world, 1);
    let here = sealed(&receipt, "bordeaux", 1, "vue deux fois");
    assert_eq!(leave(&world, &one, &receipt, 1, &here).status(), 201);
    let rekeyed = rekeying(&receipt, &lease.capability, 9, &["lyon"]);
    assert_eq!(world.send(rekeyed).status(), 201);
    assert_eq!(one.transfers(&world, &lease.case, "lyon").status(), 204);
    let theirs = lyon.takes(&world, 1);
    let there = sealed(&receipt, "lyon", 2, "reprise");
    assert_eq!(leave(&world, &lyon, &receipt, 2, &there).status(), 201);
    assert_eq!(notes(&world, &lyon, &receipt).len(), 1);
    assert_eq!(world.answers(&receipt, &theirs, 3).status(), 201);
    // The officer who had it is there all the time, and takes nobody else.
    for _ in 0..3 {
        world.live(20);
        one.beats(&world, &[]);
        lyon.beats(&world, &[&theirs.case]);
    }
    assert_eq!(world.rows("notes"), 2);
    let erase = case_request(Method::DELETE, &receipt, "", &citizen(&receipt));
    assert_eq!(world.send(erase).status(), 204);
    world.live(3);
    assert_eq!(world.rows("notes"), 0);
    nothing_left(&world, &receipt);
}

#[test]
fn notes_go_with_the_case_to_another_part_of_the_desk() {
    let mut world = World::of_desks();
    let one = Officer::new("bordeaux", "o-1");
    one.beats(&world, &[]);
    let receipt = world.comes(1, &Wish::default());
    let lease = one.takes(&world, 1);
    for (number, text) in [(1, "vue deux fois"), (2, "voisin prévenu")] {
        let note = sealed(&receipt, "bordeaux", number, text);
        assert_eq!(leave(&world, &one, &receipt, number, &note).status(), 201);
        world.pass(10);
    }
    let before = notes(&world, &one, &receipt);
    let part = |parts| shard_of(&receipt.case_id(), parts);
    world.divide((1..=16).find(|parts| part(*parts) != part(4)).unwrap());
    // The case finds its new part with the next thing that happens to it.
    assert_eq!(world.answers(&receipt, &lease, 3).status(), 201);
    world.live(3);
    assert_eq!(notes(&world, &one, &receipt), before);
    assert_eq!(world.rows("notes"), 2, "the part it was with has none");
    let third = sealed(&receipt, "bordeaux", 3, "sœur jointe");
    assert_eq!(leave(&world, &one, &receipt, 3, &third).status(), 201);
    let (all, last) = (notes(&world, &one, &receipt), json!(key(3)));
    assert_eq!(all[..2], before);
    assert_eq!(all[2]["client_id"], last);
    let erase = case_request(Method::DELETE, &receipt, "", &citizen(&receipt));
    assert_eq!(world.send(erase).status(), 204);
    world.live(3);
    nothing_left(&world, &receipt);
}

#[test]
fn a_note_stays_until_the_part_that_the_case_goes_to_has_it() {
    let world = World::of_desks();
    let one = Officer::new("bordeaux", "o-1");
    let receipt = world.comes(1, &Wish::default());
    let note = sealed(&receipt, "bordeaux", 1, "vue deux fois");
    assert_eq!(leave(&world, &one, &receipt, 1, &note).status(), 201);
    let (from, to) = (part(&world), "bordeaux.7");
    let told = news(&world, &receipt);
    let elsewhere = json!({"case": receipt.case_id(), "to": to});
    // That part has not heard of the case yet.
    assert_eq!(hears(&world, &from, "/elsewhere", &elsewhere), 503);
    assert_eq!(world.rows("notes"), 1);
    assert_eq!(hears(&world, to, "/news", &told), 204);
    assert_eq!(hears(&world, &from, "/elsewhere", &elsewhere), 204);
    assert_eq!(world.rows("notes"), 1, "there, and here no more");
    // Its queue has it again, and of the note nothing is left.
    assert_eq!(hears(&world, &from, "/news", &told), 204);
    assert_eq!(notes(&world, &one, &receipt), Vec::<Json>::new());
}
