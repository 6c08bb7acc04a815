//! A conversation without script.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use http::Method;
use serde_json::json;
use vigie::{
    language::Language,
    seal::{Message, Place, PrivateKey, Receipt, Sender, open_entry},
};
use vigie_host::{
    Phrase, Request, Response,
    actor::Live,
    simulated::{SimulatedSource, block_on, get, request},
    storage::StorageError,
    template::escape,
};
use vigie_host_native::Fault;

use super::support::{WithJson as _, World, case_request, holds};

const WORDS: &str = "Mon voisin crie. <b>J'ai peur</b> & je ne peux pas parler.";

/// A form, as a browser in English sends it.
fn form(fields: &[(&str, &str)]) -> Request<SimulatedSource> {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    request(Method::POST, "/v1/cases?lang=en")
        .with_header("content-type", "application/x-www-form-urlencoded")
        .with_body(body.finish())
}

/// Sends a form of somebody who notes no receipt and waits for no news.
fn send(world: &World, fields: &[(&str, &str)]) -> Response {
    let fields = [fields, &[("unnoted", "true")]].concat();
    let answer = world.send(form(&fields).with_header("prefer", "wait=0"));
    assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    answer
}

fn html(answer: &Response) -> String {
    let html = String::from_utf8(answer.body().to_vec()).unwrap();
    assert!(!html.contains("{{"), "{html}");
    html
}

/// What stands between two pieces of a page, the first time.
fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = html
        .split_once(before)
        .unwrap_or_else(|| panic!("no {before} in {html}"));
    rest.split_once(after).unwrap().0
}

fn mark(html: &str) -> &str {
    between(html, "name=\"mark\" value=\"", "\"")
}

fn characters(html: &str) -> &str {
    between(html, "receipt-characters\" translate=\"no\">", "</p>")
}

fn start_mark(world: &World) -> String {
    let answer = world.send(get("/v1/cases?lang=en"));
    assert_eq!(answer.status(), 200);
    mark(&html(&answer)).to_owned()
}

fn says(html: &str, phrase: Phrase) -> bool {
    html.contains(&escape(phrase.text(Language::English)))
}

/// Opens a conversation with some words; gives the page.
fn open(world: &World, words: &str) -> String {
    let answer = send(world, &[("mark", &start_mark(world)), ("message", words)]);
    assert_eq!(answer.status(), 200);
    html(&answer)
}

/// What stands in a page's field.
fn written(html: &str) -> String {
    let (_, rest) = html.split_once("<textarea").unwrap();
    between(rest, ">", "</textarea>").to_owned()
}

/// How often the page shows some words as said.
fn times(html: &str, words: &str) -> usize {
    let list = between(
        html,
        "<ol class=\"messages\" aria-live=\"polite\">",
        "</ol>",
    );
    list.matches(&escape(words)).count()
}

#[test]
fn a_whole_conversation_by_forms_leaves_no_word_in_the_file() {
    let world = World::new();
    let first = start_mark(&world);
    let fields = [("mark", &*first), ("message", WORDS)];
    let page = html(&send(&world, &fields));
    assert!(says(&page, Phrase::ConversationKept));
    assert_eq!((times(&page, WORDS), written(&page).as_str()), (1, ""));
    // Sent twice, it is said once.
    let again = html(&send(&world, &fields));
    assert_eq!(times(&again, WORDS), 1);
    assert_eq!(characters(&again), characters(&page));
    assert_eq!(world.rows("cases"), 1);

    // The officer reads it, and answers.
    let receipt = Receipt::read(characters(&page)).unwrap().receipt;
    let case: vigie::case::document::CaseDocument =
        serde_json::from_value(world.document(&receipt)).unwrap();
    let desk = PrivateKey::derive([1; 32]);
    let keyring = vigie::seal::Keyring::new(case.envelopes[0].open(&case.id, &desk).unwrap());
    let entry: vigie::case::entry::Entry =
        serde_json::from_value(world.entries(&receipt).remove(1)).unwrap();
    let vigie::case::entry::Body::Sealed(sealed) = &entry.body else {
        panic!("an event");
    };
    let place = Place {
        case: case.id,
        sender: Sender::Citizen,
        client_id: entry.client_id,
    };
    let read = open_entry(&keyring, &place, sealed).unwrap();
    assert_eq!(Message::from_content(&read).unwrap(), Message::text(WORDS));
    let place = Place {
        sender: Sender::Officer,
        client_id: super::support::client_id(9),
        ..place
    };
    let answer = Message::text("Une patrouille arrive.")
        .to_content()
        .unwrap();
    let sealed = vigie::seal::seal_entry(&keyring, &place, &answer, [7; 24]).unwrap();
    let sealed = Base64UrlUnpadded::encode_string(&sealed);
    let body = json!({"client_id": place.client_id, "sealed": sealed});
    let token = super::support::officer(&receipt);
    let post = case_request(Method::POST, &receipt, "/entries", &token).with_json(&body);
    assert_eq!(world.send(post).status(), 201);
    world.pass(60);

    // Back by the words, and by characters one of which is wrong.
    let words = between(
        &page,
        "receipt-words\" lang=\"en\" translate=\"no\">",
        "</p>",
    )
    .to_owned();
    let mut typed = characters(&page).to_lowercase().replace('-', " ");
    let wrong = if typed.starts_with('7') { "8" } else { "7" };
    typed.replace_range(0..1, wrong);
    for code in [words.as_str(), &typed] {
        let fields = [("mark", &*start_mark(&world)), ("receipt", code)];
        let back = html(&send(&world, &fields));
        assert_eq!(times(&back, WORDS), 1);
        assert_eq!(times(&back, "Une patrouille arrive."), 1);
        assert_eq!(characters(&back), characters(&page));
    }

    // Closed, reopened, written to again, erased.
    let code = characters(&page).to_owned();
    let act = |page: &str, fields: &[(&str, &str)]| {
        let mut all = vec![("mark", mark(page)), ("receipt", &*code)];
        all.extend(fields);
        let answer = send(&world, &all);
        assert_eq!(answer.status(), 200);
        html(&answer)
    };
    let closed = act(&page, &[("action", "close"), ("message", "Encore un mot")]);
    assert!(says(&closed, Phrase::ConversationEventClosedByYou));
    // What was not sent is not lost.
    assert_eq!(written(&closed), "Encore un mot");
    let reopened = act(
        &closed,
        &[("action", "reopen"), ("message", "Encore un mot")],
    );
    assert!(says(&reopened, Phrase::ConversationEventReopenedByYou));
    assert_eq!(written(&reopened), "Encore un mot");
    let said = act(&reopened, &[("message", "Encore un mot")]);
    assert_eq!((times(&said, WORDS), times(&said, "Encore un mot")), (1, 1));
    let looked = act(&said, &[]);
    assert_eq!(times(&looked, "Encore un mot"), 1);

    world.host.checkpoint().unwrap();
    let bytes = world.bytes();
    for part in ["voisin", "J'ai peur", "parler", "Encore", &code, &words] {
        assert!(!holds(&bytes, part.as_bytes()), "{part}");
    }
    let mut all = vec![
        ("mark", mark(&looked)),
        ("receipt", &*code),
        ("action", "erase"),
    ];
    let erased = send(&world, &all);
    assert_eq!(
        erased.headers()["clear-site-data"],
        "\"cache\", \"storage\""
    );
    assert!(says(&html(&erased), Phrase::ConversationErased));
    all.pop();
    let gone = send(&world, &all);
    assert_eq!(gone.status(), 410);
    assert!(says(&html(&gone), Phrase::CaseErasedDetail));
}

#[test]
fn nothing_is_sent_before_somebody_has_noted_their_receipt() {
    let world = World::new();
    let page = html(&world.send(get("/v1/cases?lang=en")));
    let list = between(
        &page,
        "receipt-words\" lang=\"en\" translate=\"no\">",
        "</ol>",
    );
    let words: Vec<&str> = list.split("<li>").skip(1).collect();
    let words: Vec<&str> = words
        .iter()
        .map(|word| word.strip_suffix("</li>").unwrap())
        .collect();
    let place: usize = between(&page, "word number ", "?").parse().unwrap();
    let right = words[place - 1];
    let fields = [("mark", mark(&page)), ("message", WORDS)];
    for wrong in ["", "zebra", words[place % 14], &words.join(" ")] {
        let typed = [&fields[..], &[("word", wrong)]].concat();
        let answer = world.send(form(&typed));
        assert_eq!(answer.status(), 422, "{wrong}");
        let again = html(&answer);
        assert!(says(&again, Phrase::ConversationWordWrong));
        assert_eq!(written(&again), escape(WORDS));
        // It is the same receipt, which may be noted by now.
        assert_eq!(characters(&again), characters(&page));
    }
    assert_eq!(world.rows("cases"), 0);
    let typed = right.to_uppercase();
    let typed = [&fields[..], &[("word", &*typed)]].concat();
    let answer = world.send(form(&typed).with_header("prefer", "wait=0"));
    let opened = html(&answer);
    assert_eq!((answer.status().as_u16(), times(&opened, WORDS)), (200, 1));
    assert_eq!(characters(&opened), characters(&page));
}

#[test]
fn a_page_goes_on_with_what_is_written_while_somebody_looks() {
    let world = World::new();
    let start = start_mark(&world);
    let fields = [("mark", &*start), ("message", WORDS), ("unnoted", "true")];
    let (head, live) = world.stream(form(&fields));
    assert_eq!(head.status(), 200);
    assert_eq!(head.headers()["cache-control"], "no-store");
    let mut watched = Watched(live);
    let page = watched.next().unwrap();
    // All that somebody needs comes before what is still to come.
    assert!(page.contains("name=\"message\"") && page.contains("value=\"erase\""));
    assert!(page.contains(&escape(WORDS)) && !page.contains("</ol>"));
    let receipt = Receipt::read(characters(&page)).unwrap().receipt;
    let said = world.say(&receipt, 7);
    assert_eq!(said.status(), 201);
    assert!(watched.next().unwrap().starts_with("<li>"));
    // Until it is late; what ends the page looks again.
    world.pass(601);
    let rest = watched.next().unwrap();
    assert!(rest.starts_with("</ol>") && rest.contains(characters(&page)));
    assert!(rest.ends_with("</html>\n"));
    assert_eq!(watched.next(), None);
}

#[test]
fn a_page_ends_with_its_conversation() {
    for ending in ["close", "erase"] {
        let world = World::new();
        let start = start_mark(&world);
        let fields = [("mark", &*start), ("message", WORDS), ("unnoted", "true")];
        let (_, live) = world.stream(form(&fields));
        let mut watched = Watched(live);
        let page = watched.next().unwrap();
        let act = [
            ("mark", mark(&page)),
            ("receipt", characters(&page)),
            ("action", ending),
        ];
        assert_eq!(send(&world, &act).status(), 200);
        let rest = watched.next().unwrap();
        let (news, _) = rest.split_once("</ol>").unwrap();
        // What ends it is the last that is told.
        let told = says(news, Phrase::ConversationEventClosedByYou);
        assert_eq!(told, ending == "close", "{rest}");
        assert_eq!(watched.next(), None);
    }
}

/// A page that goes on.
struct Watched(Live);

impl Watched {
    fn next(&mut self) -> Option<String> {
        let next = block_on(futures_util::StreamExt::next(&mut self.0))?;
        Some(String::from_utf8(next.to_vec()).unwrap())
    }
}

#[test]
fn times_are_shown_readably() {
    let world = World::new();
    let page = open(&world, WORDS);
    let time = "<time datetime=\"2026-11-22T03:00:00Z\" dir=\"ltr\">2026-11-22 04:00 UTC+01</time>";
    assert!(page.contains(time), "{page}");
}

#[test]
fn a_form_without_a_mark_comes_back_with_all_that_was_written() {
    let world = World::new();
    for fields in [
        vec![("message", WORDS)],
        vec![("message", WORDS), ("mark", "x")],
        vec![("message", WORDS), ("receipt", "a b c")],
    ] {
        let answer = send(&world, &fields);
        assert_eq!(answer.status(), 422);
        let page = html(&answer);
        assert!(says(&page, Phrase::ConversationSendAgain));
        assert_eq!(written(&page), escape(WORDS));
        let again = send(&world, &[("mark", mark(&page)), ("message", WORDS)]);
        assert_eq!(times(&html(&again), WORDS), 1);
    }
}

#[test]
fn a_wrong_receipt_comes_back_to_be_mended() {
    let world = World::new();
    let fields = [("mark", &*start_mark(&world)), ("receipt", "a \"b\" c")];
    let answer = send(&world, &fields);
    assert_eq!(answer.status(), 422);
    let page = html(&answer);
    assert!(says(&page, Phrase::ConversationReceiptWrong));
    assert!(page.contains("value=\"a &quot;b&quot; c\""));
    // A good code of a conversation that is not there.
    let code = Receipt::new([7; 16]).to_characters();
    let answer = send(
        &world,
        &[("mark", &*start_mark(&world)), ("receipt", &code)],
    );
    assert_eq!(answer.status(), 404);
    let page = html(&answer);
    assert!(says(&page, Phrase::CaseUnknownDetail));
    assert!(page.contains(&format!("value=\"{}\"", &*code)));
    let answer = send(
        &world,
        &[("mark", &*start_mark(&world)), ("message", " \r\n ")],
    );
    assert!(says(&html(&answer), Phrase::ConversationMessageMissing));
}

#[test]
fn a_message_that_is_too_long_is_given_back() {
    let world = World::new();
    let long = "😀".repeat(12_000);
    let start = start_mark(&world);
    let answer = send(&world, &[("mark", &*start), ("message", &*long)]);
    assert_eq!(answer.status(), 422);
    let page = html(&answer);
    assert!(says(&page, Phrase::ConversationMessageTooLong));
    assert_eq!(written(&page), long);
    // No conversation was opened that nobody would come back to.
    assert_eq!(world.rows("cases"), 0);

    let open = open(&world, WORDS);
    let fields = [
        ("mark", mark(&open)),
        ("receipt", characters(&open)),
        ("message", &*long),
    ];
    let answer = send(&world, &fields);
    assert_eq!(answer.status(), 422);
    let page = html(&answer);
    assert!(says(&page, Phrase::ConversationMessageTooLong));
    assert_eq!((written(&page), times(&page, WORDS)), (long, 1));
    // As long as fits.
    let fits = "é".repeat(8_000);
    let fields = [
        ("mark", mark(&page)),
        ("receipt", characters(&page)),
        ("message", &*fits),
    ];
    assert_eq!(times(&html(&send(&world, &fields)), &fits), 1);
}

#[test]
fn whatever_fails_the_words_come_back_and_are_said_once() {
    let failed = StorageError::Failed;
    World::at_every_call(
        &[Fault::Before(failed), Fault::After(failed)],
        |_| (),
        |world, ()| {
            let start = start_mark(world);
            let answer = send(world, &[("mark", &*start), ("message", WORDS)]);
            let mut page = html(&answer);
            if answer.status() != 200 {
                assert_eq!(answer.status(), 503);
                world.host.mend();
                assert_eq!(answer.headers()["retry-after"], "2");
                assert!(says(&page, Phrase::ProblemStorageUnavailableDetail));
                assert_eq!(written(&page), escape(WORDS));
                let mut fields = vec![("mark", mark(&page)), ("message", WORDS)];
                if page.contains("type=\"hidden\" name=\"receipt\"") {
                    fields.push(("receipt", between(&page, "name=\"receipt\" value=\"", "\"")));
                }
                page = html(&send(world, &fields));
            }
            assert_eq!(times(&page, WORDS), 1);
            assert_eq!((world.rows("cases"), world.rows("entries")), (1, 2));
        },
    );
}

#[test]
fn what_a_closed_conversation_does_not_take_is_given_back() {
    let world = World::new();
    let page = open(&world, WORDS);
    let receipt = Receipt::read(characters(&page)).unwrap().receipt;
    let officer = super::support::officer(&receipt);
    let closed = world.event(&receipt, &officer, 1, "closed", "resolved");
    assert_eq!(closed.status(), 201);
    let fields = [
        ("mark", mark(&page)),
        ("receipt", characters(&page)),
        ("message", "Attendez"),
    ];
    let page = html(&send(&world, &fields));
    assert!(says(&page, Phrase::ConversationNotKept));
    assert!(says(&page, Phrase::ConversationEventClosedResolved));
    assert_eq!(written(&page), "Attendez");
}

#[test]
fn forms_are_slowed_down_late_and_lose_nothing() {
    let world = World::with(&[("proof_threshold", "16")]);
    let mut refused = None;
    for _ in 0..20 {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("mark", &*start_mark(&world)), ("message", WORDS)])
            .append_pair("unnoted", "true")
            .finish();
        let post = request(Method::POST, "/v1/cases?lang=en")
            .with_header("content-type", "application/x-www-form-urlencoded")
            .with_header("prefer", "wait=0")
            .with_body(body)
            .from("198.51.100.7");
        let answer = world.send(post);
        if answer.status() != 200 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.unwrap();
    assert_eq!(refused.status(), 429);
    assert_eq!(refused.headers()["retry-after"], "60");
    assert_eq!(written(&html(&refused)), escape(WORDS));
    assert!(world.rows("cases") >= 7);
}
