//! A conversation without script: forms, and pages with everything on them.

use scraper::{Html, Selector};
use vigie::{case::entry::Author, seal::Receipt};

use super::party::{Party, from_elsewhere};
use crate::{
    client::{Answer, Ask, ask, get},
    guide::FORM,
};

/// A form of somebody who notes no receipt; its page ends at once instead of
/// going on with what is written.
pub(super) fn form(fields: &[(&str, &str)]) -> Ask {
    let fields = [fields, &[("unnoted", "true")]].concat();
    sent(&fields).header("prefer", "wait=0")
}

/// What a form sends.
fn sent(fields: &[(&str, &str)]) -> Ask {
    let encoded =
        |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    let ask = ask("POST", "/v1/cases?lang=fr").header("content-type", FORM);
    from_elsewhere(ask).body(pairs.join("&"))
}

fn page(answer: &Answer) -> Html {
    assert_eq!(
        answer.header("content-type").as_deref(),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
    let policy = answer.header("content-security-policy").unwrap();
    assert!(
        policy.contains("form-action 'self'") && policy.contains("script-src 'self'"),
        "{policy}"
    );
    Html::parse_document(&answer.text())
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector)
        .map(|element| element.text().collect())
        .collect()
}

/// The mark of a page's forms, which are all of one page.
pub(super) fn mark(answer: &Answer) -> String {
    let page = page(answer);
    let selector = Selector::parse("input[name=mark]").unwrap();
    let mark = page.select(&selector).next().expect("a form");
    mark.attr("value").unwrap().to_owned()
}

/// The receipt that a page shows.
pub(super) fn receipt(answer: &Answer) -> String {
    texts(&page(answer), ".receipt-characters").remove(0)
}

/// Opens a conversation as a browser without script does.
pub(super) fn opened(message: &str) -> Answer {
    let mark = mark(&get("/v1/cases?lang=fr").send());
    let answer = form(&[("mark", &mark), ("message", message)]).send();
    assert_eq!(answer.status, 200, "{answer}");
    answer
}

fn messages(answer: &Answer) -> Vec<String> {
    let lines = texts(&page(answer), "ol li p:last-child");
    lines.into_iter().skip(1).collect()
}

#[test]
fn a_conversation_without_script_is_the_same_conversation() {
    let answer = opened("Première ligne\r\nseconde <b>ligne</b> & plus");
    assert_eq!(
        messages(&answer),
        ["Première ligne\nseconde <b>ligne</b> & plus"]
    );
    let characters = receipt(&answer);
    // What the page shows is a receipt like any other.
    let read = Receipt::read(&characters).unwrap();
    assert_eq!(read.corrected, None);
    let citizen = Party {
        case: read.receipt.case_id(),
        bearer: read.receipt.token().encoded().to_string(),
        author: Author::Citizen,
        keyring: read.receipt.keyring(),
    };
    let written = "Première ligne\nseconde <b>ligne</b> & plus".to_owned();
    assert_eq!(citizen.read_all(), [(Author::Citizen, written)]);
    citizen.say("avec script");
    let words = read.receipt.to_words(vigie::language::Language::French);
    for written in [characters.as_str(), &words, &characters.to_lowercase()] {
        let mark = mark(&answer);
        let back = form(&[("mark", &mark), ("receipt", written)]).send();
        assert_eq!(back.status, 200, "{back}");
        assert_eq!(messages(&back).last().unwrap(), "avec script");
    }
    // Nothing of the receipt in any address.
    assert!(
        answer
            .headers
            .iter()
            .all(|(_, value)| !value.contains(&characters))
    );
    let links = Selector::parse("[href], [action]").unwrap();
    for element in page(&answer).select(&links) {
        let address = element.attr("href").or(element.attr("action")).unwrap();
        assert!(!address.contains(&characters), "{address}");
    }
}

#[test]
fn a_form_that_is_sent_twice_is_sent_once() {
    let mark_of_start = mark(&get("/v1/cases?lang=fr").send());
    let open = form(&[("mark", &mark_of_start), ("message", "une fois")]);
    let (first, second) = (open.send(), open.send());
    assert_eq!((first.status, second.status), (200, 200), "{second}");
    assert_eq!(receipt(&first), receipt(&second));
    assert_eq!(messages(&second), ["une fois"]);
    let (code, mark_of_page) = (receipt(&first), mark(&first));
    let more = form(&[
        ("mark", &mark_of_page),
        ("receipt", &code),
        ("message", "encore"),
    ]);
    more.send();
    assert_eq!(messages(&more.send()), ["une fois", "encore"]);
}

#[test]
fn forms_close_reopen_and_erase() {
    let answer = opened("bonjour");
    let code = receipt(&answer);
    let act = |before: &Answer, action: &str| {
        let mark = mark(before);
        form(&[("mark", &mark), ("receipt", &code), ("action", action)]).send()
    };
    let closed = act(&answer, "close");
    assert_eq!(closed.status, 200, "{closed}");
    assert!(
        !closed.text().contains("<textarea"),
        "a closed case takes nothing"
    );
    let reopened = act(&closed, "reopen");
    assert!(reopened.text().contains("<textarea"));
    let erased = act(&reopened, "erase");
    assert_eq!(erased.status, 200, "{erased}");
    assert_eq!(
        erased.header("clear-site-data").as_deref(),
        Some("\"cache\", \"storage\"")
    );
    assert!(!erased.text().contains(&code));
    assert_eq!(act(&erased, "").status, 410);
}

#[test]
fn a_form_that_lacks_something_comes_back_with_what_was_written() {
    let mark = mark(&get("/v1/cases?lang=fr").send());
    for fields in [
        vec![("message", "déjà écrit")],
        vec![("mark", "x"), ("message", "déjà écrit")],
        vec![
            ("mark", &mark),
            ("receipt", "nonsense"),
            ("message", "déjà écrit"),
        ],
    ] {
        let answer = form(&fields).send();
        assert_eq!(answer.status, 422, "{answer}");
        assert_eq!(
            texts(&page(&answer), "textarea"),
            ["déjà écrit"],
            "{fields:?}"
        );
    }
    for fields in [
        vec![("mark", mark.as_str())],
        vec![("mark", mark.as_str()), ("message", " \r\n ")],
    ] {
        assert_eq!(form(&fields).send().status, 422, "{fields:?}");
    }
    // More than a message holds comes back whole; more than a form may hold does not.
    let long = "é".repeat(20_000);
    let answer = form(&[("mark", &mark), ("message", &long)]).send();
    assert_eq!(answer.status, 422, "{answer}");
    assert_eq!(texts(&page(&answer), "textarea"), [long]);
    let long = form(&[("mark", &mark), ("message", &"é".repeat(30_000))]).send();
    assert_eq!(long.status, 413, "{long}");
    // A receipt of no case; what was written with it stays.
    let nobody = Receipt::new(super::party::random()).to_characters();
    assert_eq!(
        form(&[("mark", &mark), ("receipt", &nobody)]).send().status,
        404
    );
}

#[test]
fn nothing_is_sent_before_the_receipt_is_noted() {
    let start = get("/v1/cases?lang=fr").send();
    let (mark, code) = (mark(&start), receipt(&start));
    let words = texts(&page(&start), "ol.receipt-words li");
    assert_eq!(words.len(), 14);
    let label = texts(&page(&start), "label[for=word]").remove(0);
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    let right = &words[digits.parse::<usize>().unwrap() - 1];
    let fields = [("mark", &*mark), ("message", "bonsoir")];
    for wrong in ["", "zèbre"] {
        let answer = sent(&[&fields[..], &[("word", wrong)]].concat()).send();
        assert_eq!(answer.status, 422, "{answer}");
        assert_eq!(receipt(&answer), code, "the same receipt");
        assert_eq!(texts(&page(&answer), "textarea"), ["bonsoir"]);
    }
    let read = Receipt::read(&code).unwrap().receipt;
    let case = get(format!("/v1/cases/{}", read.case_id())).send();
    assert_ne!(case.status, 200, "nothing came of it: {case}");
    let noted = sent(&[&fields[..], &[("word", right)]].concat()).header("prefer", "wait=0");
    let answer = noted.send();
    assert_eq!(answer.status, 200, "{answer}");
    assert_eq!(receipt(&answer), code);
}

/// A page that goes on for some seconds has what is written meanwhile.
#[test]
fn a_page_shows_what_is_written_while_it_is_looked_at() {
    let first = opened("bonsoir");
    let (code, mark) = (receipt(&first), mark(&first));
    let read = Receipt::read(&code).unwrap().receipt;
    let citizen = Party {
        case: read.case_id(),
        bearer: read.token().encoded().to_string(),
        author: Author::Citizen,
        keyring: read.keyring(),
    };
    let looked = std::thread::scope(|scope| {
        let looked = scope.spawn(|| {
            let fields = [("mark", &*mark), ("receipt", &*code)];
            sent(&fields).header("prefer", "wait=6").send()
        });
        std::thread::sleep(std::time::Duration::from_secs(2));
        citizen.say("entre-temps");
        looked.join().unwrap()
    });
    assert_eq!(looked.status, 200, "{looked}");
    assert_eq!(messages(&looked), ["bonsoir", "entre-temps"]);
    assert!(looked.text().trim_end().ends_with("</html>"), "{looked}");
}

#[test]
fn leaving_has_the_browser_forget() {
    let leave = ask("POST", "/v1/leave").send();
    assert_eq!(leave.status, 200, "{leave}");
    let to = leave.json()["to"].as_str().unwrap().to_owned();
    assert!(to.starts_with("https://"), "{to}");
    let form = ask("POST", "/v1/leave")
        .header("content-type", "application/x-www-form-urlencoded")
        .send();
    assert_eq!((form.status, form.body.as_slice()), (200, &b""[..]));
    assert_eq!(form.header("refresh"), Some(format!("0; url={to}")));
    for answer in [leave, form] {
        let cleared = answer.header("clear-site-data");
        assert_eq!(cleared.as_deref(), Some("\"cache\", \"storage\""));
        assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
    }
}
