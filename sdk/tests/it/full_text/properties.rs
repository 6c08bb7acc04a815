//! What holds of every document and query.

use proptest::prelude::*;
use vigie::{
    full_text::{self, Document, TextIndex},
    language::Language,
};

use super::found;

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL)
}

/// Text of the scripts there are, with marks, signs and noise between.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zéèçœßİı'’ .,0-9-]{0,60}",
        "[а-яіїєґ'’ ]{0,40}",
        "[ا-ي ًٌّْـ]{0,40}",
        "[一-龥a-z，。 ]{0,30}",
        "\\PC{0,30}",
        any::<String>(),
    ]
}

fn built(language: Language, texts: &[String; 5]) -> Vec<u8> {
    let [title, summary, keyword, heading, body] = texts;
    let document = Document {
        title,
        summary,
        keywords: vec![keyword, ""],
        headings: vec![heading],
        body,
    };
    let bytes = full_text::build(language, &[document.clone(), Document::default()]).unwrap();
    assert_eq!(
        bytes,
        full_text::build(language, &[document, Document::default()]).unwrap()
    );
    bytes
}

fn typed_wrong(word: &str, at: usize, how: u8, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % (letters.len() - 1);
    match how % 4 {
        0 => letters[at] = letter,
        1 => letters.insert(at, letter),
        2 => drop(letters.remove(at)),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_query_is_answered(
        language in language(),
        texts in prop::array::uniform5(text()),
        query in text(),
    ) {
        let bytes = built(language, &texts);
        let index = TextIndex::open(&bytes).unwrap();
        prop_assert!(index.verify().is_ok());
        let hits = index.search(&query, 10);
        prop_assert!(hits.iter().all(|hit| hit.document == 0 && hit.score > 0));
        prop_assert_eq!(hits, index.search(&query, 10));
    }

    #[test]
    fn a_document_is_found_by_each_word_of_its_title(
        language in language(),
        texts in prop::array::uniform5(text()),
    ) {
        let bytes = built(language, &texts);
        let words = texts[0].split_whitespace();
        for word in words.filter(|word| !vigie::text::fold(word).is_empty()) {
            prop_assert_eq!(found(&bytes, word), [0], "{}", word);
            prop_assert_eq!(found(&bytes, &format!("{word} ")), [0], "{} and a blank", word);
        }
    }

    #[test]
    fn accents_and_case_change_nothing(
        texts in prop::array::uniform5("[a-zéèêçàùîA-ZÉÈÇ' ]{0,40}"),
        query in "[a-zéèêçàùî' ]{0,30}",
    ) {
        let bytes = built(Language::French, &texts);
        let index = TextIndex::open(&bytes).unwrap();
        let hits = index.search(&query, 10);
        prop_assert_eq!(&hits, &index.search(&query.to_uppercase(), 10));
        // The blank at the end, which says that the last word is finished, stays.
        let end = if query.ends_with([' ', '\'']) { " " } else { "" };
        let folded = vigie::text::fold(&query) + end;
        prop_assert_eq!(&hits, &index.search(&folded, 10));
    }

    #[test]
    fn every_beginning_of_a_word_finds_it(
        words in prop::collection::vec("[a-zéè]{1,12}", 1..5),
        which in any::<prop::sample::Index>(),
        letters in 1..12_usize,
    ) {
        let title = words.join(" ");
        let texts = [title, String::new(), String::new(), String::new(), String::new()];
        let begun: String = which.get(&words).chars().take(letters).collect();
        for language in [Language::French, Language::English, Language::Turkish] {
            let bytes = built(language, &texts);
            prop_assert_eq!(found(&bytes, &begun), [0], "{}", begun);
        }
    }

    #[test]
    fn errors_are_forgiven_in_every_script(
        (word, letter) in prop_oneof![
            ("[a-z]{5,12}", prop::char::range('a', 'z')),
            ("[а-я]{5,12}", prop::char::range('а', 'я')),
        ],
        (at, how) in any::<(usize, u8)>(),
        (again_at, again_how) in any::<(usize, u8)>(),
    ) {
        let texts = [word.clone(), String::new(), String::new(), String::new(), String::new()];
        let once = typed_wrong(&word, at, how, letter);
        let twice = typed_wrong(&once, again_at, again_how, letter);
        for language in [Language::French, Language::Ukrainian] {
            let bytes = built(language, &texts);
            prop_assert_eq!(found(&bytes, &format!("{once} ")), [0], "{}", once);
            prop_assert_eq!(found(&bytes, &once), [0], "{} unfinished", once);
            if twice.chars().count() >= 8 && again_how % 4 != 3 && how % 4 != 3 {
                prop_assert_eq!(found(&bytes, &format!("{twice} ")), [0], "{}", twice);
            }
        }
    }
}
