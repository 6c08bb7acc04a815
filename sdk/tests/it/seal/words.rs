//! Receipts as words, in both languages.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use vigie::{
    language::Language,
    seal::{Form, Receipt},
};

use super::receipts::secrets;

const LANGUAGES: [Language; 2] = [Language::French, Language::English];

pub(super) fn words(receipt: &Receipt, language: Language) -> Vec<String> {
    receipt
        .to_words(language)
        .split(' ')
        .map(str::to_owned)
        .collect()
}

fn list(language: Language) -> &'static [&'static str; 2048] {
    match language {
        Language::French => bip39::Language::French,
        _ => bip39::Language::English,
    }
    .word_list()
}

#[test]
fn every_wrong_word_is_corrected() {
    for (index, secret) in secrets(12).enumerate() {
        let receipt = Receipt::new(secret);
        for language in LANGUAGES {
            let right = words(&receipt, language);
            assert_eq!(right.len(), 14);
            for at in 0..14 {
                for step in 0..5 {
                    let mut wrong = right.clone();
                    list(language)[(at * 409 + step * 331 + index) % 2048]
                        .clone_into(&mut wrong[at]);
                    let changed = is_changed(&wrong[at], &right[at]);
                    let read = Receipt::read(&wrong.join(" ")).unwrap();
                    assert_eq!(read.receipt, receipt);
                    assert_eq!(read.corrected, changed.then_some(at + 1));
                    assert_eq!(read.form, Form::Words(language));
                }
                let mut wrong = right.clone();
                "zzzzzz".clone_into(&mut wrong[at]);
                let read = Receipt::read(&wrong.join(" ")).unwrap();
                assert_eq!(
                    (read.receipt, read.corrected),
                    (receipt.clone(), Some(at + 1))
                );
                wrong[(at + 5) % 14] = "zzzzzz".to_owned();
                assert!(Receipt::read(&wrong.join(" ")).unwrap_err().is_receipt());
            }
        }
    }
}

/// The list keeps accents apart from their letters, a receipt does not.
fn is_changed(listed: &str, written: &str) -> bool {
    plain(listed) != plain(written)
}

fn plain(word: &str) -> String {
    word.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

#[test]
fn words_are_read_without_accents_capitals_or_endings() {
    for secret in secrets(12) {
        let receipt = Receipt::new(secret);
        for language in LANGUAGES {
            let right = words(&receipt, language);
            let short: Vec<String> = right
                .iter()
                .map(|word| word.chars().take(4).collect())
                .collect();
            let numbered: Vec<String> = (1..)
                .zip(&right)
                .map(|(n, word)| format!("{n}. {word}"))
                .collect();
            for text in [
                right.join(" "),
                right.join("-"),
                right.join(", "),
                right.join("\n"),
                right.join(" ").to_uppercase(),
                plain(&right.join(" ")),
                short.join(" "),
                plain(&short.join(" ")),
                numbered.join("\n"),
            ] {
                let read = Receipt::read(&text).unwrap();
                assert_eq!(read.receipt, receipt, "{text}");
                assert_eq!(read.corrected, None, "{text}");
                assert_eq!(read.form, Form::Words(language), "{text}");
            }
        }
    }
}

#[test]
fn every_word_is_known_by_itself_and_by_four_letters() {
    for language in LANGUAGES {
        // The order is what words are looked up by.
        let plain: Vec<String> = list(language).iter().map(|word| plain(word)).collect();
        assert!(plain.is_sorted_by(|one, next| one < next));
        let short: std::collections::BTreeSet<String> = plain
            .iter()
            .map(|word| word.chars().take(4).collect())
            .collect();
        assert_eq!(short.len(), 2048);
    }
}

#[test]
fn words_that_changed_places_are_always_noticed() {
    let mut tried = 0;
    for secret in secrets(40) {
        let receipt = Receipt::new(secret);
        let right = words(&receipt, Language::English);
        for (one, other) in (0..14).flat_map(|one| (0..one).map(move |other| (one, other))) {
            let mut wrong = right.clone();
            wrong.swap(one, other);
            if wrong != right {
                let error = Receipt::read(&wrong.join(" ")).unwrap_err();
                assert_eq!(error.code(), "receipt_wrong");
                tried += 1;
            }
        }
    }
    assert!(tried > 3600);
}

/// Two wrong words look like one wrong word at any of the twelve other places
/// with a chance of 1 in 2047 each, less what the four zero bits catch: one pair
/// in two hundred is corrected to another receipt, and said to be corrected.
#[test]
fn two_wrong_words_are_mostly_noticed() {
    let (mut taken_for_one, mut tried) = (0, 0);
    for (index, secret) in secrets(40).enumerate() {
        let receipt = Receipt::new(secret);
        let right = words(&receipt, Language::English);
        for (one, other) in (0..14).flat_map(|one| (0..one).map(move |other| (one, other))) {
            let mut wrong = right.clone();
            list(Language::English)[(index * 50 + one * 611 + other) % 2048]
                .clone_into(&mut wrong[one]);
            list(Language::English)[(index * 37 + one + other * 433) % 2048]
                .clone_into(&mut wrong[other]);
            if wrong[one] == right[one] || wrong[other] == right[other] {
                continue;
            }
            tried += 1;
            if let Ok(read) = Receipt::read(&wrong.join(" ")) {
                assert_ne!(read.receipt, receipt);
                assert!(read.corrected.is_some());
                taken_for_one += 1;
            }
        }
    }
    assert!(tried > 3600);
    assert!(taken_for_one * 100 < tried, "{taken_for_one} of {tried}");
}

#[test]
fn the_words_are_those_of_bip_39() {
    use std::collections::BTreeSet;
    // Enough receipts to show every word of a list.
    let receipts: Vec<Receipt> = (0..2048_u128)
        .map(|word| {
            // Each of the first eleven symbols is the same word.
            let number = (0..11).fold(0_u128, |number, _| number << 11 | word) << 7;
            Receipt::new(number.to_be_bytes())
        })
        .collect();
    for language in LANGUAGES {
        let shown: BTreeSet<String> = receipts
            .iter()
            .flat_map(|receipt| words(receipt, language))
            .collect();
        let listed = list(language).iter().map(|word| word.nfc().collect());
        assert_eq!(shown, listed.collect::<BTreeSet<String>>());
        for (receipt, word) in receipts.iter().zip(list(language)) {
            assert_eq!(words(receipt, language)[1], word.nfc().collect::<String>());
        }
    }
}

#[test]
fn a_part_that_was_copied_is_confirmed() {
    let receipt = Receipt::new([7; 16]);
    for language in LANGUAGES {
        for (index, word) in words(&receipt, language).iter().enumerate() {
            let form = Form::Words(language);
            let bare: String = word.nfd().filter(|c| !is_combining_mark(*c)).collect();
            let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
            let wide: String = bare.chars().map(wide).collect();
            for written in [
                word.clone(),
                word.to_uppercase(),
                format!(" {bare}. "),
                wide,
            ] {
                assert!(receipt.confirms(form, index, &written), "{written}");
            }
            let two = format!("{word} {word}");
            for written in ["", "x", &bare[..2], &two] {
                assert!(!receipt.confirms(form, index, written), "{written}");
            }
            assert!(!receipt.confirms(form, 14, word));
        }
    }
    let groups = receipt.to_characters();
    for (index, group) in groups.split('-').enumerate() {
        assert!(receipt.confirms(Form::Characters, index, &group.to_lowercase()));
        assert!(!receipt.confirms(Form::Characters, index, &group[1..]));
        assert!(!receipt.confirms(Form::Characters, 6, group));
    }
    assert!(!receipt.confirms(Form::Characters, 6, ""));
}
