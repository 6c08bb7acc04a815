//! Key files: what opens them, and what must not.

use vigie::{
    case::kind::Desk,
    seal::{KeyFile, PrivateKey},
};

fn file() -> (PrivateKey, KeyFile) {
    let key = PrivateKey::derive([1; 32]);
    let desk = Desk::new("bordeaux").unwrap();
    let file = KeyFile::lock(desk, &key, "un mot de passe", [2; 16], [3; 24]).unwrap();
    (key, file)
}

fn code(text: &str) -> &'static str {
    match KeyFile::read(text) {
        Ok(file) => file.unlock("un mot de passe").unwrap_err().code(),
        Err(error) => error.code(),
    }
}

#[test]
fn a_file_opens_by_its_passphrase_alone() {
    let (key, file) = file();
    let read = KeyFile::read(&file.to_text()).unwrap();
    assert_eq!(read, file);
    let opened = read.unlock("un mot de passe").unwrap();
    assert_eq!(*opened.encoded(), *key.encoded());
    for wrong in ["", "un mot de passe ", "Un mot de passe"] {
        assert_eq!(read.unlock(wrong).unwrap_err().code(), "key_file_locked");
    }
}

#[test]
fn what_stands_beside_the_key_is_bound_to_it() {
    let (_, file) = file();
    let text = file.to_text();
    let other = PrivateKey::derive([9; 32]).public().to_string();
    for changed in [
        text.replace("bordeaux", "rennes"),
        text.replace(&file.public_key().to_string(), &other),
        text.replace("AgICAgICAgICAgICAgICAg", "AgICAgICAgICAgICAgICAw"),
        text.replace("AwMDAwMD", "AwMDAwME"),
    ] {
        assert_ne!(changed, text);
        assert_eq!(code(&changed), "key_file_locked", "{changed}");
    }
}

#[test]
fn what_is_no_key_file_is_said_to_be_none() {
    let (key, file) = file();
    let text = file.to_text();
    assert_eq!(code(&text.replace(": 1,", ": 2,")), "key_file_version");
    assert_eq!(
        code(r#"{"vigie_desk_key":9,"lattice":"…"}"#),
        "key_file_version"
    );
    for wrong in [
        "",
        "{}",
        "null",
        &key.encoded(),
        &text[..text.len() - 4],
        &text.replace("bordeaux", "Bordeaux !"),
        &text.replace("\"desk\"", "\"desks\""),
    ] {
        assert_eq!(code(wrong), "key_file_invalid", "{wrong}");
    }
}
