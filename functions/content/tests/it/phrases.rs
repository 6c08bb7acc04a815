//! The phrasebook that is served, read as a client reads it.

use std::collections::BTreeSet;

use vigie::{
    desk::phrasebook::{
        Direction, NOT_SHOWN, Phrasebook, PhrasebookEntry, PhrasebookList, Speaker,
    },
    seal::{LanguageTag, Message, Sender},
};

use vigie_host::template::escape;

use super::*;

fn list() -> PhrasebookList {
    serde_json::from_slice(found(get("/v1/phrases")).body()).unwrap()
}

fn book(target: &str) -> Phrasebook {
    Phrasebook::from_json(found(get(target)).body()).unwrap()
}

#[test]
fn every_language_that_is_promised_is_there() {
    let languages = list().languages;
    assert!(languages.len() >= 40, "{}", languages.len());
    let tags: Vec<&str> = languages.iter().map(|entry| entry.tag.as_str()).collect();
    assert!(tags.is_sorted());
    for language in Language::ALL {
        assert!(tags.contains(&language.as_str()), "{language}");
    }
    let mut names = BTreeSet::new();
    for entry in &languages {
        assert!(
            names.insert(&entry.own_name),
            "{} is named twice",
            entry.own_name
        );
        assert!(entry.machine_made <= entry.count, "{}", entry.tag);
        let known = Language::of_tag(entry.tag.as_str());
        if let Some(language) = known.filter(|known| known.as_str() == entry.tag.as_str()) {
            assert_eq!(entry.own_name, language.own_name());
            assert_eq!(entry.direction.as_str(), language.direction());
        }
    }
    let leftwards = languages.iter();
    let leftwards = leftwards.filter(|entry| entry.direction == Direction::RightToLeft);
    let leftwards: Vec<&str> = leftwards.map(|entry| entry.tag.as_str()).collect();
    assert_eq!(leftwards, ["ar", "ckb", "fa", "he", "prs", "ps", "ur"]);
}

#[test]
fn every_language_says_the_same_things() {
    let french = book("/v1/phrases/fr");
    let concepts = |book: &Phrasebook| {
        let phrases = book.phrases().iter();
        phrases
            .map(|phrase| phrase.concept.clone())
            .collect::<Vec<_>>()
    };
    assert!(french.phrases().len() > 100);
    for entry in list().languages {
        let book = book(&entry.href);
        assert_eq!(book.entry(), &entry);
        assert_eq!(concepts(&book), concepts(&french), "{}", entry.tag);
        let machine = book.phrases().iter().filter(|phrase| phrase.machine);
        assert_eq!(machine.count(), entry.machine_made, "{}", entry.tag);
    }
}

#[test]
fn every_question_offers_answers_and_every_code_can_be_sealed() {
    let book = book("/v1/phrases/en");
    let mut questions = 0;
    for phrase in book.phrases() {
        let concept = &phrase.concept;
        let sent = phrase.message();
        let read = Message::from_content(&sent.to_content().unwrap()).unwrap();
        assert_eq!(read, sent);
        assert_eq!(
            concept.speaker == Speaker::Nobody,
            concept.code.as_str() == NOT_SHOWN
        );
        assert_eq!(
            phrase.text.ends_with('?'),
            !concept.answers.is_empty(),
            "{}",
            phrase.text
        );
        questions += usize::from(!concept.answers.is_empty());
        let answers: Vec<_> = book.answers(&concept.code).collect();
        assert_eq!(answers.len(), concept.answers.len());
        for answer in answers {
            assert!(
                answer.concept.speaker.includes(Sender::Citizen),
                "{}",
                answer.text
            );
        }
    }
    assert!(questions > 20, "{questions} questions only");
    // Either side can begin and end.
    for sender in [Sender::Citizen, Sender::Officer] {
        assert!(book.said_by(sender).count() > 50);
    }
}

#[test]
fn a_reader_finds_the_closest_language_on_either_side() {
    let languages = list();
    for (wanted, tag) in [
        ("pt-BR", "pt"),
        ("zh-TW", "zh"),
        ("fa-AF", "prs"),
        ("ku", "kmr"),
        ("ckb-IQ", "ckb"),
        ("sr", "sr-Latn"),
        ("hr-HR", "sr-Latn"),
        ("AR", "ar"),
    ] {
        let answer = found(get(&format!("/v1/phrases/{wanted}")));
        assert_eq!(header(&answer, "content-language"), tag, "{wanted}");
        assert_eq!(json_of(&answer)["tag"], tag, "{wanted}");
        assert_eq!(languages.best([wanted]).unwrap().tag.as_str(), tag);
    }
    let best = |wanted: &'static str| languages.best([wanted]).map(|entry| entry.tag.clone());
    assert_eq!(best("tlh"), LanguageTag::new("en").ok());
}

#[test]
fn a_language_without_a_phrasebook_is_not_replaced() {
    for lang in [
        "tlh",
        "x",
        "fr.json",
        "..",
        "%2e%2e%2fguide",
        "%00",
        "phrases",
        "f%20r",
    ] {
        let answer = send(get(&format!("/v1/phrases/{lang}")));
        let problem = refused(&answer, 404);
        assert_eq!(problem["code"], "phrasebook_not_found", "{lang}");
        assert!(problem["detail"].as_str().unwrap().contains("/v1/phrases"));
    }
    let long = send(get(&format!("/v1/phrases/{}", "a-".repeat(500))));
    refused(&long, 404);
}

#[test]
fn an_address_with_the_version_is_kept_for_good() {
    let kept = |target: &str| header(&found(get(target)), "cache-control").to_owned();
    assert_eq!(kept("/v1/phrases"), KEPT);
    for PhrasebookEntry { href, tag, .. } in list().languages {
        assert_eq!(kept(&href), KEPT_FOR_GOOD, "{tag}");
        assert_eq!(kept(&format!("/v1/phrases/{tag}")), KEPT, "{tag}");
    }
    assert_eq!(kept("/v1/phrases/fr?v=0000000000000000"), KEPT);
    assert_eq!(kept("/v1/phrases/fr?v="), KEPT);
}

#[test]
fn each_coding_has_its_own_tag_and_304_says_the_same() {
    for target in ["/v1/phrases", "/v1/phrases/ps"] {
        let mut tags = BTreeSet::new();
        for coding in ["", "gzip", "br"] {
            let answer = found(get(target).with_header("accept-encoding", coding));
            let tag = header(&answer, "etag");
            assert!(tags.insert(tag.to_owned()), "{target} {coding}: {tag}");
            assert_eq!(all(&answer, "vary"), ["accept", "accept-encoding"]);
            let held = get(target)
                .with_header("accept-encoding", coding)
                .with_header("if-none-match", tag);
            let again = send(held);
            assert_eq!((again.status().as_u16(), again.body().len()), (304, 0));
            for name in ["etag", "cache-control", "vary", "content-language"] {
                assert_eq!(
                    again.headers().get(name),
                    answer.headers().get(name),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn the_list_is_in_no_language_and_nothing_is_chosen_by_a_header() {
    let one = found(get("/v1/phrases").with_header("accept-language", "de"));
    let other = found(get("/v1/phrases?lang=uk"));
    assert_eq!(one.body(), other.body());
    assert_eq!(one.headers().get("content-language"), None);
    let german = found(get("/v1/phrases/de").with_header("accept-language", "uk"));
    assert_eq!(header(&german, "content-language"), "de");
    for target in ["/v1/phrases?x=1", "/v1/phrases?v=1", "/v1/phrases/fr?x=1"] {
        let problem = refused(&send(get(target)), 400);
        assert_eq!(problem["errors"][0]["code"], "unknown", "{target}");
    }
}

fn page(target: &str) -> String {
    let answer = found(get(target).with_header("accept", "text/html"));
    assert_eq!(header(&answer, "content-type"), "text/html; charset=utf-8");
    assert_eq!(header(&answer, "cache-control"), KEPT);
    assert!(
        all(&answer, "vary").contains(&"accept".to_owned()),
        "{target}"
    );
    String::from_utf8(answer.body().to_vec()).unwrap()
}

#[test]
fn a_page_lists_every_language_under_its_own_name() {
    let html = page("/v1/phrases?lang=de");
    assert!(html.contains("<html lang=\"de\" dir=\"ltr\">"), "{html}");
    for PhrasebookEntry {
        tag,
        own_name,
        direction,
        ..
    } in list().languages
    {
        let link = format!(
            "<a href=\"/v1/phrases/{tag}?lang=de\" hreflang=\"{tag}\"><span lang=\"{tag}\" dir=\"{}\">{own_name}</span>",
            direction.as_str()
        );
        assert!(html.contains(&link), "{link}");
    }
}

#[test]
fn a_page_has_every_phrase_in_both_languages_with_its_direction() {
    let french = book("/v1/phrases/fr");
    for tag in ["ar", "prs", "uk", "fr"] {
        let html = page(&format!("/v1/phrases/{tag}?lang=fr"));
        let numbers = html.find("href=\"tel:17\"").unwrap();
        assert!(numbers < html.find("<h1>").unwrap(), "{tag}");
        let book = book(&format!("/v1/phrases/{tag}"));
        let direction = book.entry().direction.as_str();
        for (phrase, meant) in book.phrases().iter().zip(french.phrases()) {
            let own = format!(
                "<span lang=\"{tag}\" dir=\"{direction}\">{}\u{a0}*</span>",
                escape(&phrase.text)
            );
            let both = match tag {
                "fr" => own,
                _ => format!(
                    "{own} <span lang=\"fr\" dir=\"ltr\">{}\u{a0}*</span>",
                    escape(&meant.text)
                ),
            };
            let said = phrase.concept.speaker != Speaker::Nobody;
            assert_eq!(html.contains(&both), said, "{both}");
        }
        // What a question offers stands below it.
        let (_, below) = html.split_once("<summary>").unwrap();
        let (question, answers) = below.split_once("</summary>").unwrap();
        let asked = book
            .phrases()
            .iter()
            .find(|phrase| question.contains(&escape(&phrase.text)));
        let offered = asked.unwrap().concept.answers.len();
        let answers = answers.split_once("</details>").unwrap().0;
        assert_eq!(answers.matches("<li>").count(), offered, "{tag}");
        assert!(!html.contains("{{"), "{tag}");
    }
}

#[test]
fn a_page_is_chosen_by_accept_alone_and_nothing_else_is_there() {
    for target in ["/v1/phrases", "/v1/phrases/ar"] {
        let problem = send(get(target).with_header("accept", "image/png"));
        assert_eq!(refused(&problem, 406)["code"], "not_acceptable", "{target}");
        let data = found(get(target).with_header("accept", "*/*"));
        assert_eq!(header(&data, "content-type"), "application/json");
    }
    let missing = send(get("/v1/phrases/tlh").with_header("accept", "text/html"));
    assert_eq!(refused(&missing, 404)["code"], "phrasebook_not_found");
    // The address of a text is not that of a page, whose frame may change.
    let href = &list().languages[0].href;
    let answer = found(get(href).with_header("accept", "text/html"));
    assert_eq!(header(&answer, "cache-control"), KEPT);
    let wanted = get("/v1/phrases/ar").with_header("accept", "text/html");
    let arabic = found(wanted.with_header("accept-language", "uk"));
    assert_eq!(header(&arabic, "content-language"), "uk");
}
