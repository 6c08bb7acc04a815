//! What officers write, say of themselves and are called stands nowhere in the
//! clear: not in a database, not in a log.

use std::time::{Duration, SystemTime};

use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde_json::json;
use vigie::{case::kind::Priority, desk::identity::Role, seal::seal_note};

use super::{
    console::{Officer, QUIET, alone, mark, open, private_key, route},
    watch::{board, feed},
};
use crate::{
    case::{
        party::{client_id, random},
        privacy::{contains, files, is_database, spellings},
    },
    deployment::{deployment, wanted},
    desk_tokens,
};

/// Says everything that is said at a desk, each thing with a word of its own;
/// gives the words.
fn say_everything() -> Vec<String> {
    let mark = mark();
    let word = |what: &str| format!("{what}-{mark}");
    let name = word("matricule");
    let mut claims = desk_tokens::bearer(&name, Role::Supervisor, QUIET).claims();
    for what in ["jti", "name", "email", "preferred_username"] {
        claims[what] = word(what).into();
    }
    let officer = Officer {
        token: desk_tokens::issuer().unwrap().sign(&claims),
        ..Officer::named(&name, QUIET, Role::Supervisor)
    };
    let mut secrets: Vec<String> = ["jti", "name", "email", "preferred_username"]
        .map(word)
        .into();
    secrets.extend([name.clone(), officer.token.clone()]);
    // What somebody says to be sent to the right desk is for that moment.
    for need in [
        json!({"topic": word("sujet"), "department": "33", "languages": ["fr"]}),
        json!({"topic": word("mal"), "department": word("là"), "danger": "oui"}),
    ] {
        route(&need).send();
    }
    secrets.extend([word("sujet"), word("mal"), word("là")]);
    officer.sign_on(&json!({"capacity": 3}));
    let mut watching = feed(&officer);
    board(&mut watching);
    let case = open(QUIET, Priority::Ordinary);
    secrets.push(word("à l'aide"));
    case.citizen.say(secrets.last().unwrap());
    let lease = officer.take(&json!({})).unwrap();
    secrets.push(lease.capability.clone());
    secrets.push(word("réponse"));
    officer.opens(&lease).say(secrets.last().unwrap());
    let id = client_id();
    secrets.push(word("note"));
    let text = secrets.last().unwrap();
    let key = private_key(QUIET).public();
    let note = seal_note(&key, &lease.case, &id, text, random()).unwrap();
    let sealed = json!({"sealed": Base64UrlUnpadded::encode_string(&note)});
    assert_eq!(
        officer.about(&lease.case, "POST", "notes", &sealed).status,
        201
    );
    // What is refused is not kept either.
    for (what, body) in [
        ("notes", json!({"sealed": word("en-clair")})),
        ("notes", json!({word("membre"): 1})),
        ("transfer", json!({"to": word("ailleurs")})),
        ("intervention", json!({"line": [word("patrouille")]})),
        ("release", json!({"reason": word("raison")})),
    ] {
        officer.about(&lease.case, "POST", what, &body);
    }
    secrets.extend(["en-clair", "membre", "ailleurs", "patrouille", "raison"].map(word));
    let odd = word("inconnu");
    officer
        .tell("PUT", "/presence", &json!({"capacity": 1, "name": odd}))
        .send();
    officer
        .ask("POST", &format!("/officers/{odd}/revoke"))
        .send();
    officer.ask("GET", &format!("/figures?from={odd}")).send();
    secrets.push(odd);
    officer.sign_off();
    secrets
}

#[test]
fn nothing_that_officers_say_is_written_down() {
    let Some(state) = wanted("VIGIE_STATE", deployment().state.as_ref()) else {
        return;
    };
    let Some(_alone) = alone() else { return };
    let since = SystemTime::now() - Duration::from_secs(2);
    let secrets = say_everything();
    let mut kept = Vec::new();
    files(state, since, &mut kept);
    let databases = kept.iter().filter(|(name, bytes)| is_database(name, bytes));
    assert!(
        databases.count() > 0,
        "there is no database in {}",
        state.display()
    );
    for secret in &secrets {
        for spelling in spellings(secret) {
            for (name, bytes) in &kept {
                assert!(!contains(bytes, &spelling), "{name} holds «{secret}»");
            }
        }
    }
}
