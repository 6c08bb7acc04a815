//! The phrasebook: what may be read as one, what it answers, and whose it is.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use vigie::{
    desk::phrasebook::{
        Concept, Direction, NOT_SHOWN, Phrase, PhraseGroup, Phrasebook, PhrasebookEntry,
        PhrasebookList, Signature, Speaker, closest, signed_words,
    },
    seal::{
        ClientId, LanguageTag, Message, PhraseCode, Place, Receipt, Sender, open_entry, seal_entry,
    },
};

fn entry(tag: &str) -> PhrasebookEntry {
    PhrasebookEntry {
        tag: LanguageTag::new(tag).unwrap(),
        own_name: "own".to_owned(),
        english_name: "english".to_owned(),
        french_name: "french".to_owned(),
        direction: Direction::LeftToRight,
        count: 1,
        machine_made: 1,
        href: format!("/v1/phrases/{tag}?v=0"),
    }
}

fn code(text: &str) -> PhraseCode {
    PhraseCode::new(text).unwrap()
}

fn phrase(name: &str, group: PhraseGroup, speaker: Speaker, answers: &[&str]) -> Phrase {
    Phrase {
        concept: Concept {
            code: code(name),
            group,
            speaker,
            answers: answers.iter().copied().map(code).collect(),
        },
        text: format!("{name}, said."),
        machine: true,
    }
}

fn small() -> Vec<Phrase> {
    vec![
        phrase("yes", PhraseGroup::Answer, Speaker::Anyone, &[]),
        phrase("hiding", PhraseGroup::Danger, Speaker::Citizen, &[]),
        phrase("wait", PhraseGroup::Danger, Speaker::Officer, &[]),
        phrase(
            "ask-leave",
            PhraseGroup::Question,
            Speaker::Officer,
            &["hiding", "yes"],
        ),
    ]
}

fn book(phrases: Vec<Phrase>) -> Result<Phrasebook, vigie::Error> {
    Phrasebook::new(entry("en"), phrases)
}

fn codes<'p>(phrases: impl Iterator<Item = &'p Phrase>) -> Vec<&'p str> {
    phrases.map(|phrase| phrase.concept.code.as_str()).collect()
}

#[test]
fn each_side_is_offered_what_it_says_in_order() {
    let book = book(small()).unwrap();
    assert_eq!(codes(book.said_by(Sender::Citizen)), ["yes", "hiding"]);
    assert_eq!(
        codes(book.said_by(Sender::Officer)),
        ["yes", "wait", "ask-leave"]
    );
    assert_eq!(codes(book.said_by(Sender::Service)), [""; 0]);
    assert_eq!(
        codes(book.group(PhraseGroup::Danger, Sender::Citizen)),
        ["hiding"]
    );
    assert_eq!(
        codes(book.group(PhraseGroup::Danger, Sender::Officer)),
        ["wait"]
    );
    assert_eq!(codes(book.phrases().iter()).len(), 4);
}

#[test]
fn answers_stand_in_the_order_of_the_question() {
    let book = book(small()).unwrap();
    assert_eq!(codes(book.answers(&code("ask-leave"))), ["hiding", "yes"]);
    for other in ["yes", "wait", "unknown"] {
        assert_eq!(codes(book.answers(&code(other))), [""; 0], "{other}");
    }
}

#[test]
fn a_phrase_is_sent_as_its_code_and_found_by_it() {
    let book = book(small()).unwrap();
    for phrase in book.phrases() {
        let content = phrase.message().to_content().unwrap();
        let Message::Phrase { code, values } = Message::from_content(&content).unwrap() else {
            panic!("not a phrase")
        };
        assert!(values.is_empty());
        assert_eq!(book.phrase(&code), Some(phrase));
        assert_eq!(book.text(&code), Some(phrase.text.as_str()));
    }
    assert_eq!(book.text(&code("yes-please")), None);
}

#[test]
fn what_is_written_is_read_again() {
    let written = serde_json::to_value(book(small()).unwrap()).unwrap();
    assert_eq!(written["tag"], "en");
    assert_eq!(
        written["phrases"][3],
        json!({
            "code": "ask-leave", "group": "question", "speaker": "officer",
            "answers": ["hiding", "yes"], "text": "ask-leave, said.", "machine": true,
        })
    );
    // What is no question has no member for answers.
    assert_eq!(written["phrases"][0].get("answers"), None);
    let read = Phrasebook::from_json(written.to_string().as_bytes()).unwrap();
    assert_eq!(read, book(small()).unwrap());
    assert_eq!(read.entry(), &entry("en"));
}

#[test]
fn what_contradicts_itself_is_no_phrasebook() {
    let written = serde_json::to_value(book(small()).unwrap()).unwrap();
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut changed = written.clone();
        change(&mut changed);
        let error = Phrasebook::from_json(changed.to_string().as_bytes()).unwrap_err();
        assert_eq!(error.code(), "phrasebook_invalid", "{changed}");
    };
    refused(&|book| book["phrases"][1]["code"] = "yes".into());
    refused(&|book| book["phrases"][1]["text"] = "".into());
    refused(&|book| book["phrases"][3]["answers"][0] = "nowhere".into());
    // An officer's sentence is no answer to an officer.
    refused(&|book| book["phrases"][3]["answers"][0] = "wait".into());
    refused(&|book| book["phrases"][0]["group"] = 7.into());
    refused(&|book| book["phrases"][0]["speaker"] = Value::Null);
    refused(&|book| book["phrases"][1]["speaker"] = "service".into());
    refused(&|book| book["phrases"][0]["code"] = "Yes!".into());
    refused(&|book| book["tag"] = "e".into());
    refused(&|book| book["direction"] = "up".into());
    refused(&|book| *book = json!([]));
    for lacking in ["tag", "href", "phrases", "machine_made"] {
        refused(&|book| {
            book.as_object_mut().unwrap().remove(lacking);
        });
    }
    // Whether words are a machine's is never left open.
    refused(&|book| {
        book["phrases"][0]
            .as_object_mut()
            .unwrap()
            .remove("machine");
    });
    assert!(Phrasebook::from_json(b"{").is_err());
}

#[test]
fn what_a_later_phrasebook_adds_costs_nobody_the_words() {
    let mut later = serde_json::to_value(book(small()).unwrap()).unwrap();
    later["phrases"][0]["group"] = "weather".into();
    later["phrases"][2]["speaker"] = "interpreter".into();
    later["phrases"][2]["colour"] = "red".into();
    let book = Phrasebook::from_json(later.to_string().as_bytes()).unwrap();
    assert_eq!(book.phrases()[0].concept.group, PhraseGroup::Other);
    assert_eq!(book.text(&code("wait")), Some("wait, said."));
    // Whoever says it, it is neither side.
    assert_eq!(codes(book.said_by(Sender::Officer)), ["yes", "ask-leave"]);
}

/// A phrase from an officer's choice to what a reader of Arabic sees.
#[test]
fn a_phrase_travels_under_the_seal_and_is_shown_in_the_readers_language() {
    let receipt = Receipt::new([1; 16]);
    let place = Place {
        case: receipt.case_id(),
        sender: Sender::Officer,
        client_id: ClientId::from_bytes([2; 16]),
    };
    let officers = book(small()).unwrap();
    let chosen = officers.phrase(&code("ask-leave")).unwrap();
    let content = chosen.message().to_content().unwrap();
    let sealed = seal_entry(&receipt.keyring(), &place, &content, [3; 24]).unwrap();
    for word in ["ask-leave", "phrase"] {
        let word = word.as_bytes();
        assert!(!sealed.windows(word.len()).any(|bytes| bytes == word));
    }

    let opened = open_entry(&receipt.keyring(), &place, &sealed).unwrap();
    let Message::Phrase { code, values } = Message::from_content(&opened).unwrap() else {
        panic!("not a phrase")
    };
    let arabic = arabic(true);
    let shown = arabic.show(&code, &values);
    assert_eq!(shown.text, "هل يمكنك المغادرة؟");
    assert_eq!(shown.language.as_str(), "ar");
    assert_eq!(shown.direction, Direction::RightToLeft);
    assert!(shown.known && !shown.machine);
    let answers: Vec<_> = arabic
        .answers(&code)
        .map(|answer| answer.text.as_str())
        .collect();
    assert_eq!(answers, ["نعم."]);
}

/// A phrasebook in Arabic, with or without words for what it lacks.
fn arabic(with_words: bool) -> Phrasebook {
    let mut entry = entry("ar");
    entry.direction = Direction::RightToLeft;
    let said = |mut phrase: Phrase, text: &str| {
        phrase.text = text.to_owned();
        phrase
    };
    let mut phrases = vec![
        said(
            phrase("yes", PhraseGroup::Answer, Speaker::Anyone, &[]),
            "نعم.",
        ),
        said(
            phrase(
                "ask-leave",
                PhraseGroup::Question,
                Speaker::Officer,
                &["yes"],
            ),
            "هل يمكنك المغادرة؟",
        ),
    ];
    phrases[1].machine = false;
    if with_words {
        phrases.push(said(
            phrase(NOT_SHOWN, PhraseGroup::Guidance, Speaker::Nobody, &[]),
            "لا يمكن عرض هذه الجملة هنا.",
        ));
    }
    Phrasebook::new(entry, phrases).unwrap()
}

#[test]
fn a_code_of_a_newer_peer_shows_that_something_was_said() {
    let values = |values: &[(&str, &str)]| {
        let values = values.iter();
        values
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect::<BTreeMap<_, _>>()
    };
    let (book, bare) = (arabic(true), arabic(false));
    let newer = code("meet-at");
    let shown = book.show(&newer, &values(&[]));
    assert_eq!(
        shown.text,
        "لا يمكن عرض هذه الجملة هنا. \u{2068}[meet-at]\u{2069}"
    );
    assert!(!shown.known && shown.machine);
    // A phrasebook of an older build has no words for it either.
    assert_eq!(
        bare.show(&newer, &values(&[])).text,
        "\u{2068}[meet-at]\u{2069}"
    );
    // What goes into it may be all that matters; it cannot turn what is around it.
    let shown = bare.show(&newer, &values(&[("at", "14:30\u{2069}\u{2067}")]));
    assert_eq!(
        shown.text,
        "\u{2068}[meet-at; at: \u{2068}14:30\u{2069}]\u{2069}"
    );
    // Nobody is offered the words themselves.
    for sender in [Sender::Citizen, Sender::Officer, Sender::Service] {
        assert!(!codes(book.said_by(sender)).contains(&NOT_SHOWN));
    }
}

#[test]
fn a_signature_is_for_these_words_alone() {
    let day = jiff::civil::date(2026, 11, 22);
    let words = signed_words("a", "b", "c");
    let signature = Signature::new("A. Reader", day, &words).unwrap();
    assert!(signature.holds("a", "b", "c"));
    for (text, french, english) in [
        ("A", "b", "c"),
        ("a", "B", "c"),
        ("a", "b", "C"),
        ("ab", "", "c"),
    ] {
        assert!(
            !signature.holds(text, french, english),
            "{text} {french} {english}"
        );
    }
    for (by, words) in [
        ("", words.as_str()),
        (" ", &words),
        ("A.", ""),
        ("A.", &words[1..]),
    ] {
        let error = Signature::new(by, day, words).unwrap_err();
        assert_eq!(error.code(), "phrasebook_invalid");
    }
}

#[test]
fn a_reader_gets_the_closest_language() {
    let tags = "am ar bg bn ckb cs de el en es fa fr he hi ht hu hy it ja ka kmr ko ln nl pa pl \
                prs ps pt ro ru sk so sq sr-Latn sw ta ti tr uk ur vi wo zh";
    let available = || tags.split_whitespace();
    for (wanted, found) in [
        ("pt-BR", "pt"),
        ("zh-TW", "zh"),
        ("zh-Hant-HK", "zh"),
        ("zh_CN", "zh"),
        ("yue-HK", "zh"),
        ("fa-AF", "prs"),
        ("fa-Arab-AF", "fa"),
        ("fa", "fa"),
        ("prs-AF", "prs"),
        ("ku", "kmr"),
        ("ku-TR", "kmr"),
        ("ku-Latn-IQ", "kmr"),
        ("ku-IQ", "ckb"),
        ("ku-Arab-IR", "ckb"),
        ("ckb-IQ", "ckb"),
        ("pa", "pa"),
        ("pa-Guru-IN", "pa"),
        ("pa-PK", "ur"),
        ("pa-Arab-PK", "ur"),
        ("sr", "sr-Latn"),
        ("sr-Cyrl-RS", "sr-Latn"),
        ("bs-BA", "sr-Latn"),
        ("SR-LATN", "sr-Latn"),
        ("ary-MA", "ar"),
        ("iw", "he"),
        ("mo-MD", "ro"),
        ("de-CH-1996", "de"),
        ("gsw-FR", "de"),
    ] {
        assert_eq!(closest(wanted, available()), Some(found), "{wanted}");
    }
    for nobodys in ["tlh", "", "-", "x-pirate", "*", "und", "e", "eng-"] {
        assert_eq!(closest(nobodys, available()), None, "{nobodys}");
    }
    // Where the better one is there, nothing stands for it.
    assert_eq!(closest("ku", ["kmr", "ku"]), Some("ku"));
    assert_eq!(closest("fa-AF", ["prs", "fa", "fa-AF"]), Some("fa-AF"));
    assert_eq!(closest("prs", ["fa", "en"]), Some("fa"));
}

#[test]
fn a_list_falls_back_to_english_then_french() {
    let list = |tags: &[&str]| PhrasebookList {
        languages: tags.iter().map(|tag| entry(tag)).collect(),
    };
    let best = |list: &PhrasebookList, wanted: &[&str]| {
        let found = list.best(wanted.iter().copied());
        found.map(|entry| entry.tag.as_str().to_owned())
    };
    let all = list(&["de", "en", "fr", "kmr"]);
    assert_eq!(best(&all, &["tlh", "ku", "de"]).as_deref(), Some("kmr"));
    assert_eq!(best(&all, &["tlh"]).as_deref(), Some("en"));
    assert_eq!(best(&all, &[]).as_deref(), Some("en"));
    assert_eq!(best(&list(&["de", "fr"]), &["tlh"]).as_deref(), Some("fr"));
    assert_eq!(best(&list(&["de"]), &["tlh"]), None);
}

proptest! {
    /// Whatever is accepted, every answer of every question is there and is the
    /// citizen's to give; whatever is refused breaks that, or has a code twice.
    #[test]
    fn every_answer_of_a_question_can_be_given(
        written in prop::collection::vec(
            (prop::bool::weighted(0.1), 0_usize..4, prop::collection::vec(0_usize..5, 0..3)),
            0..6,
        ),
    ) {
        let name = |number: usize| format!("p{number}");
        let named = |at: usize| if written[at].0 { 0 } else { at };
        let phrases: Vec<Phrase> = written
            .iter()
            .enumerate()
            .map(|(at, (_, speaker, answers))| {
                let answers: Vec<String> = answers.iter().copied().map(name).collect();
                let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
                let speaker = Speaker::ALL[*speaker];
                phrase(&name(named(at)), PhraseGroup::Danger, speaker, &answers)
            })
            .collect();
        let names: BTreeSet<usize> = (0..written.len()).map(named).collect();
        let sayable: BTreeSet<usize> = (0..written.len())
            .filter(|at| Speaker::ALL[written[*at].1].includes(Sender::Citizen))
            .map(named)
            .collect();
        let mut answers = written.iter().flat_map(|(_, _, answers)| answers);
        let sound = names.len() == written.len() && answers.all(|name| sayable.contains(name));
        let made = book(phrases.clone());
        prop_assert_eq!(made.is_ok(), sound);
        if let Ok(book) = made {
            for question in &phrases {
                let offered: Vec<&PhraseCode> = question.concept.answers.iter().collect();
                let answers = book.answers(&question.concept.code);
                let answers: Vec<&PhraseCode> =
                    answers.map(|answer| &answer.concept.code).collect();
                prop_assert_eq!(answers, offered);
            }
        }
    }

    /// No tag, however odd, makes the look-up fail or find what is not there.
    #[test]
    fn any_text_finds_one_of_those_there_are_or_none(wanted in "\\PC{0,40}") {
        let available = ["en", "fr", "sr-Latn"];
        let found = closest(&wanted, available);
        prop_assert!(found.is_none_or(|found| available.contains(&found)));
    }
}
