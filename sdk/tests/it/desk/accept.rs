//! What a client believes of directories, and what it refuses.

use base64ct::{Base64UrlUnpadded, Encoding};
use vigie::{
    desk::{directory::Directory, trust::Trust},
    jiff::{SignedDuration, Timestamp},
    seal::Digest,
};

use super::{at, directory, now, root, version};

fn accept_at(
    trust: &Trust,
    text: &str,
    time: Timestamp,
) -> Result<(Directory, Trust), &'static str> {
    let accepted = trust.accept(text, &[], time);
    accepted.map_err(|error| error.code())
}

fn accept(trust: &Trust, text: &str) -> Result<(Directory, Trust), &'static str> {
    accept_at(trust, text, now())
}

fn pinned() -> Trust {
    Trust::pin(root(1).public())
}

/// A payload signed with the right key, as only the operator could.
fn signed(payload: &str) -> String {
    signed_as("vd1.", payload)
}

fn signed_as(prefix: &str, payload: &str) -> String {
    use ed25519_dalek::{Signer, SigningKey};
    let payload = Base64UrlUnpadded::encode_string(payload.as_bytes());
    let covered = format!("{prefix}{payload}");
    let signature = SigningKey::from_bytes(&[1; 32]).sign(covered.as_bytes());
    let signature = Base64UrlUnpadded::encode_string(&signature.to_bytes());
    format!("{covered}.{signature}")
}

fn payload() -> String {
    let text = directory().sign(&root(1)).unwrap();
    let payload = text.split('.').nth(1).unwrap();
    String::from_utf8(Base64UrlUnpadded::decode_vec(payload).unwrap()).unwrap()
}

#[test]
fn what_the_root_key_signed_is_accepted() {
    let text = directory().sign(&root(1)).unwrap();
    assert_eq!(signed(&payload()), text);
    let (accepted, trust) = accept(&pinned(), &text).unwrap();
    assert_eq!(accepted, directory());
    let covered = text.rsplit_once('.').unwrap().0;
    assert_eq!(trust.root, root(1).public());
    assert_eq!(trust.version, 1);
    assert_eq!(trust.digest, Some(Digest::of(covered.as_bytes())));
    // It is accepted again, and a newer one after it.
    assert_eq!(accept(&trust, &text), Ok((directory(), trust)));
    let (_, trust) = accept(&trust, &version(9).sign(&root(1)).unwrap()).unwrap();
    assert_eq!(trust.version, 9);
}

#[test]
fn what_another_key_signed_is_not() {
    let text = directory().sign(&root(2)).unwrap();
    assert_eq!(accept(&pinned(), &text), Err("directory_untrusted"));
    // A right signature, of something else.
    let other = version(2).sign(&root(1)).unwrap();
    let (covered, _) = text.rsplit_once('.').unwrap();
    let (_, signature) = other.rsplit_once('.').unwrap();
    let mixed = format!("{covered}.{signature}");
    assert_eq!(accept(&pinned(), &mixed), Err("directory_untrusted"));
}

#[test]
fn a_directory_names_the_key_that_signed_it() {
    let (mine, other) = (root(1).public().id(), root(2).public().id());
    let renamed = payload().replace(&mine.to_string(), &other.to_string());
    assert_ne!(renamed, payload());
    assert_eq!(
        accept(&pinned(), &signed(&renamed)),
        Err("directory_untrusted")
    );
}

#[test]
fn a_key_that_fits_every_message_is_no_root() {
    // The point of order one: with it a signature of zeros and itself verifies
    // loosely over anything.
    let mut point = [0; 32];
    point[0] = 1;
    let root = vigie::desk::root::RootPublicKey::from_bytes(point);
    let mut signature = [0; 64];
    signature[0] = 1;
    let text = directory().sign(&super::root(1)).unwrap();
    let (covered, _) = text.rsplit_once('.').unwrap();
    let forged = format!("{covered}.{}", Base64UrlUnpadded::encode_string(&signature));
    assert_eq!(
        accept(&Trust::pin(root), &forged),
        Err("directory_untrusted")
    );
}

#[test]
fn an_older_one_is_refused() {
    let (_, trust) = accept(&pinned(), &version(5).sign(&root(1)).unwrap()).unwrap();
    for old in [1, 4] {
        let text = version(old).sign(&root(1)).unwrap();
        assert_eq!(accept(&trust, &text), Err("directory_old"));
    }
}

#[test]
fn another_one_of_the_same_version_is_refused() {
    let text = version(5).sign(&root(1)).unwrap();
    let (_, trust) = accept(&pinned(), &text).unwrap();
    let longer = payload()
        .replace("\"version\":1", "\"version\":5")
        .replace("2027-01-01", "2027-01-02");
    let other = signed(&longer);
    assert!(accept(&pinned(), &other).is_ok());
    assert_eq!(accept(&trust, &other), Err("directory_old"));
    // The same said with other blanks is another text all the same.
    let spaced = signed(&format!(
        " {}",
        payload().replace("\"version\":1", "\"version\":5")
    ));
    assert!(accept(&pinned(), &spaced).is_ok());
    assert_eq!(accept(&trust, &spaced), Err("directory_old"));
}

#[test]
fn an_expired_one_is_refused() {
    let text = directory().sign(&root(1)).unwrap();
    let end = directory().expires();
    let second = SignedDuration::from_secs(1);
    assert!(accept_at(&pinned(), &text, end - second).is_ok());
    for time in [end, end + second, Timestamp::MAX] {
        let error = pinned().accept(&text, &[], time).unwrap_err();
        assert_eq!(error.code(), "directory_expired");
        assert!(error.is_expired());
    }
    // A clock that is far behind hides nothing that the client needs.
    assert!(accept_at(&pinned(), &text, at("2020-01-01T00:00:00Z")).is_ok());
}

#[test]
fn an_old_one_is_called_old_though_it_expired_too() {
    let (_, trust) = accept(&pinned(), &version(5).sign(&root(1)).unwrap()).unwrap();
    let text = directory().sign(&root(1)).unwrap();
    assert_eq!(
        accept_at(&trust, &text, directory().expires()),
        Err("directory_old")
    );
}

#[test]
fn what_does_not_have_the_form_is_refused() {
    let text = directory().sign(&root(1)).unwrap();
    let (covered, signature) = text.rsplit_once('.').unwrap();
    let long = format!("vd1.{}.{signature}", "A".repeat(600 * 1024));
    for odd in [
        "",
        "vd1",
        "vd1.",
        "vd1.e30",
        covered,
        &text.replace("vd1.", "vd2."),
        &text.replace("vd1.", ""),
        &format!("{text}."),
        &format!("{text}.{signature}"),
        &format!(" {text}"),
        &long,
    ] {
        assert_eq!(
            accept(&pinned(), odd),
            Err("directory_invalid"),
            "{odd:.40}"
        );
    }
    for odd in [
        "vd1..",
        &format!("{covered}."),
        &format!("{covered}.{signature}="),
        &format!("{covered}.{signature}\n"),
    ] {
        assert_eq!(
            accept(&pinned(), odd),
            Err("directory_untrusted"),
            "{odd:.40}"
        );
    }
}

#[test]
fn a_signed_text_of_another_sort_is_no_directory() {
    let rotation = signed_as("vr1.", &payload());
    let renamed = rotation.replace("vr1.", "vd1.");
    assert_eq!(accept(&pinned(), &renamed), Err("directory_untrusted"));
}

#[test]
fn a_payload_is_read_strictly() {
    let good = payload();
    for (from, to) in [
        ("{\"root\"", "{\"extra\":1,\"root\""),
        ("\"version\":1", "\"version\":1,\"extra\":1"),
        ("\"version\":1", "\"version\":-1"),
        ("\"version\":1", "\"version\":0"),
        ("\"overflow\":[\"rennes\"]", "\"overflow\":[\"lutece\"]"),
        ("\"overflow\":[\"rennes\"]", "\"overflow\":[\"bordeaux\"]"),
        ("\"id\":\"rennes\"", "\"id\":\"bordeaux\""),
        ("\"fr\":\"Plateforme de Bordeaux\",", ""),
    ] {
        assert!(good.contains(from), "{from}");
        let changed = signed(&good.replacen(from, to, 1));
        let mut trust = pinned();
        // Below any version, so that nothing is refused for its age.
        trust.version = 0;
        assert_eq!(accept(&trust, &changed), Err("directory_invalid"), "{to}");
    }
    for odd in ["", "[]", "{}", "null", "[\"a\",\"b\"]"] {
        assert_eq!(
            accept(&pinned(), &signed(odd)),
            Err("directory_invalid"),
            "{odd}"
        );
    }
}

#[test]
fn a_directory_that_clients_would_not_take_is_not_signed() {
    let mut draft = super::draft();
    let platform = draft.desks[0].clone();
    for number in 0..1500 {
        let mut entry = platform.clone();
        entry.id = super::desk(&format!("desk-{number}"));
        let name = vigie::station::Text::new(format!("Desk {number}")).unwrap();
        entry.name = [(vigie::language::Language::French, name)].into();
        entry.overflow.clear();
        entry.keys = vec![super::key(number)];
        draft.desks.push(entry);
    }
    let large = Directory::new(draft).unwrap();
    assert_eq!(
        large.sign(&root(1)).unwrap_err().code(),
        "directory_invalid"
    );
}
