//! What people write, where they are and who they are stands nowhere but in
//! their own hands.

use std::{fs, path::Path, time::SystemTime};

use base64ct::{Base64, Base64Unpadded, Encoding};
use vigie::{
    geo::Point,
    seal::{Attachment, AttachmentId, ChunkPlace, MediaType, Message, Sender, seal_chunk},
};

use super::{
    forms,
    party::{Case, client_id, random},
    socket::{Socket, with_sockets},
    stream::Stream,
};
use crate::deployment::{deployment, wanted};

/// Every way in which a text may have been written down.
pub(crate) fn spellings(text: &str) -> Vec<Vec<u8>> {
    let mut all = vec![text.as_bytes().to_vec()];
    let units: Vec<u16> = text.encode_utf16().collect();
    all.push(units.iter().flat_map(|unit| unit.to_le_bytes()).collect());
    all.push(units.iter().flat_map(|unit| unit.to_be_bytes()).collect());
    for upper in [true, false] {
        for all_of_it in [true, false] {
            let percent: String = text
                .bytes()
                .map(|byte| match byte {
                    _ if !all_of_it && byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
                    _ if upper => format!("%{byte:02X}"),
                    _ => format!("%{byte:02x}"),
                })
                .collect();
            all.push(percent.into_bytes());
        }
        let hexadecimal = text.bytes().map(|byte| {
            if upper {
                format!("{byte:02X}")
            } else {
                format!("{byte:02x}")
            }
        });
        all.push(hexadecimal.collect::<String>().into_bytes());
    }
    let escaped: String = units
        .iter()
        .map(|unit| match u8::try_from(*unit) {
            Ok(byte) if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("\\u{unit:04x}"),
        })
        .collect();
    all.push(escaped.into_bytes());
    // Base64 looks otherwise at each of three offsets; its ends depend on what
    // stands beside it.
    for offset in 0..3 {
        let bytes = [&b"xxx"[..offset], text.as_bytes()].concat();
        let whole = bytes.len() / 3 * 3;
        let text = Base64::encode_string(&bytes[..whole]);
        let inner = text[if offset == 0 { 0 } else { 4 }..].to_owned();
        all.push(inner.replace('+', "-").replace('/', "_").into_bytes());
        all.push(inner.into_bytes());
    }
    all.retain(|spelling| spelling.len() >= 8);
    all.sort();
    all.dedup();
    all
}

pub(crate) fn contains(hay: &[u8], needle: &[u8]) -> bool {
    let first = needle[0];
    let mut rest = hay;
    while let Some(at) = rest.iter().position(|byte| *byte == first) {
        rest = &rest[at..];
        if rest.starts_with(needle) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

/// Every file in a folder that was written since.
pub(crate) fn files(folder: &Path, since: SystemTime, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, since, found);
            continue;
        }
        // Some come and go.
        let Ok(bytes) = fs::read(&path) else { continue };
        let written = path.metadata().and_then(|about| about.modified());
        if written.is_ok_and(|written| written >= since) {
            found.push((path.display().to_string(), bytes));
        }
    }
}

pub(crate) fn is_database(name: &str, bytes: &[u8]) -> bool {
    bytes.starts_with(b"SQLite format 3") || name.ends_with("-wal") || name.ends_with("-shm")
}

/// Whatever a case is about, said in every way that there is; gives all that
/// must be nowhere.
fn say_everything() -> Vec<String> {
    let mark: String = random::<6>()
        .map(|byte| char::from(b'a' + byte % 26))
        .iter()
        .collect();
    let said = |what: &str| format!("{what} Zéphyrine-{mark}");
    let number = u64::from_be_bytes(random()) % 100_000_000;
    let phone = format!("06{number:08}");
    let place = (44.0 + number as f64 / 1e8, -0.5 - number as f64 / 1e8);
    let case = Case::open();
    let citizen = &case.citizen;
    let mut secrets = vec![
        said("par la poste"),
        said("chez"),
        phone.clone(),
        said("formulaire"),
    ];
    citizen.say(&secrets[0]);
    citizen.say(&format!("{}, {phone}", secrets[1]));
    citizen.send(&Message::Place {
        point: Point::new(place.0, place.1).unwrap(),
        accuracy_m: Some(12.0),
        at: None,
    });
    secrets.extend([place.0.to_string(), place.1.to_string()]);
    if let Some(officer) = case.officer() {
        secrets.push(said("réponse"));
        officer.say(secrets.last().unwrap());
        secrets.push(officer.bearer);
    }
    let mut stream = Stream::of(citizen, "");
    stream.expect("welcome");
    stream.until_live();
    if with_sockets().is_some() {
        secrets.push(said("par la prise"));
        let mut socket = Socket::live(citizen);
        socket.say(citizen, secrets.last().unwrap());
        socket.until("ack");
        socket.send_text(&format!("{{\"type\":\"{}\"}}", said("mauvais")));
        socket.closed();
        secrets.push(said("mauvais"));
    }
    let id = AttachmentId::from_bytes(random());
    let file = said("contenu").repeat(100).into_bytes();
    let place = ChunkPlace {
        case: citizen.case,
        sender: Sender::Citizen,
        attachment: id,
        index: 0,
    };
    let part = seal_chunk(&citizen.keyring, &place, &file, random()).unwrap();
    let put = citizen.ask("PUT", &format!("/attachments/{id}/0"));
    let put = put
        .header("content-type", "application/octet-stream")
        .body(part.clone());
    assert_eq!(put.send().status, 201);
    let name = format!("facture-{mark}.pdf");
    let announced = Attachment::new(id, name.as_str(), MediaType::Pdf, &file, &[part]).unwrap();
    citizen.send(&Message::Attachment(announced));
    secrets.extend([said("contenu"), name]);
    // Without script the service sees it while it seals it.
    let page = forms::opened(&secrets[3]);
    let code = forms::receipt(&page);
    let (mark, more) = (forms::mark(&page), said("suite"));
    forms::form(&[("mark", &mark), ("receipt", &code), ("message", &more)]).send();
    secrets.extend([more, code.clone(), code.replace('-', "")]);
    // Mistakes, of which nothing may be said back.
    let wrong = said("erreur");
    let encoded: String = wrong.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let json = |ask: crate::client::Ask| ask.header("content-type", "application/json");
    for ask in [
        citizen.ask("GET", &format!("/entries?after={encoded}")),
        citizen.ask("GET", &format!("?{encoded}=1")),
        citizen.ask("GET", &format!("/{encoded}")),
        citizen
            .ask("GET", "/entries")
            .header("last-event-id", &mark),
        json(citizen.ask("POST", "/entries")).body(format!("{{\"{wrong}\":1}}")),
        json(citizen.ask("POST", "/entries")).body(wrong.clone()),
        case.request().body(format!("{{\"kind\":\"{wrong}\"}}")),
        citizen.append(client_id(), vigie::case::entry::Body::Sealed(Vec::new())),
    ] {
        let answer = ask.send();
        assert!(answer.status >= 400, "{answer}");
        for spelling in spellings(&wrong).iter().chain(&spellings(&citizen.bearer)) {
            assert!(
                !contains(&answer.body, spelling),
                "{} {}: {answer}",
                ask.method,
                ask.target
            );
        }
    }
    secrets.push(wrong);
    secrets.push(citizen.bearer.clone());
    let characters = case.receipt.to_characters();
    secrets.extend([characters.to_string(), characters.replace('-', "")]);
    for language in [
        vigie::language::Language::French,
        vigie::language::Language::English,
    ] {
        secrets.push(case.receipt.to_words(language).to_string());
    }
    secrets
}

#[test]
fn nothing_that_people_say_is_written_down() {
    let Some(state) = wanted("VIGIE_STATE", deployment().state.as_ref()) else {
        return;
    };
    let since = SystemTime::now() - std::time::Duration::from_secs(2);
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
    // Nor who called.
    for (name, bytes) in kept.iter().filter(|(name, bytes)| is_database(name, bytes)) {
        for address in ["127.0.0.1", "2001:db8", "::ffff:7f00:1"] {
            assert!(
                !contains(bytes, address.as_bytes()),
                "{name} holds {address}"
            );
        }
    }
}

/// A search that finds nothing proves nothing unless it would find something.
#[test]
fn the_search_finds_what_is_there_in_every_spelling() {
    let secret = "chez Zéphyrine, 0612345678";
    let json = serde_json::to_vec(&secret).unwrap();
    for offset in 0..3 {
        let hidden = Base64Unpadded::encode_string(
            &[&b"abc"[..offset], secret.as_bytes(), b"tail"].concat(),
        );
        assert!(
            spellings(secret)
                .iter()
                .any(|spelling| contains(hidden.as_bytes(), spelling))
        );
    }
    assert!(
        spellings(secret)
            .iter()
            .any(|spelling| contains(&json, spelling))
    );
    let utf16: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(
        spellings(secret)
            .iter()
            .any(|spelling| contains(&utf16, spelling))
    );
    assert!(
        spellings(secret)
            .iter()
            .all(|spelling| !contains(b"nothing of it here", spelling))
    );
}
