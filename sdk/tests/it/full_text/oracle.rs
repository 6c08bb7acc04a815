//! The ranking beside one worked out from the documents themselves, in floats.

use std::collections::BTreeSet;

use proptest::prelude::*;
use vigie::{
    full_text::{self, Document, TextIndex},
    language::Language,
};

/// Words of three letters, in which no error is forgiven.
const WORDS: [&str; 10] = [
    "ala", "bel", "col", "dar", "ele", "fin", "gas", "hoz", "ir", "jus",
];

/// A summary and a body, as numbers of words.
type Sheet = (Vec<usize>, Vec<usize>);

fn text(words: &[usize]) -> String {
    words
        .iter()
        .map(|word| WORDS[*word])
        .collect::<Vec<_>>()
        .join(" ")
}

/// BM25 of a word in both fields: weights 2 and 1, lengths counted by 0.3 and
/// 0.5, repetitions by 1.2.
fn worth(sheets: &[Sheet], sheet: &Sheet, word: usize) -> f64 {
    let share = |words: &dyn Fn(&Sheet) -> &Vec<usize>, weight: f64, by_length: f64| {
        let lengths: Vec<f64> = sheets
            .iter()
            .map(|sheet| words(sheet).len() as f64)
            .collect();
        let there = lengths.iter().filter(|length| **length > 0.0).count();
        let usual = lengths.iter().sum::<f64>() / there as f64;
        let count = words(sheet).iter().filter(|other| **other == word).count() as f64;
        let slowness = 1.2 * (1.0 - by_length + by_length * words(sheet).len() as f64 / usual);
        if count == 0.0 {
            0.0
        } else {
            weight * count * 2.2 / (count + slowness)
        }
    };
    let both = share(&|sheet| &sheet.0, 2.0, 0.3) + share(&|sheet| &sheet.1, 1.0, 0.5);
    rarity(sheets, word) * both
}

fn rarity(sheets: &[Sheet], word: usize) -> f64 {
    let with = sheets
        .iter()
        .filter(|(summary, body)| summary.contains(&word) || body.contains(&word))
        .count() as f64;
    (1.0 + (sheets.len() as f64 - with + 0.5) / (with + 0.5)).ln()
}

/// Whether a sheet has all of few words, and its score.
fn score(sheets: &[Sheet], sheet: &Sheet, query: &BTreeSet<usize>) -> (bool, f64) {
    let known = query.iter().filter(|word| {
        let mut all = sheets
            .iter()
            .flat_map(|(summary, body)| summary.iter().chain(body));
        all.any(|other| other == *word)
    });
    let (mut asked, mut has, mut sum, mut all) = (0.0, 0.0, 0.0, query.len() <= 2);
    for word in known {
        let worth = worth(sheets, sheet, *word);
        asked += rarity(sheets, *word);
        sum += worth;
        if worth > 0.0 {
            has += rarity(sheets, *word);
        } else {
            all = false;
        }
    }
    (all, if sum > 0.0 { sum * has / asked } else { 0.0 })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_order_is_that_of_the_formula(
        sheets in prop::collection::vec(
            (prop::collection::vec(0..WORDS.len(), 0..5), prop::collection::vec(0..WORDS.len(), 0..20)),
            1..20,
        ),
        query in prop::collection::vec(0..WORDS.len(), 1..6),
    ) {
        let texts: Vec<_> = sheets.iter().map(|(summary, body)| (text(summary), text(body))).collect();
        let documents: Vec<_> = texts
            .iter()
            .map(|(summary, body)| Document { summary, body, ..Document::default() })
            .collect();
        let bytes = full_text::build(Language::Spanish, &documents).unwrap();
        let index = TextIndex::open(&bytes).unwrap();
        // The blank says that the last word is finished.
        let hits = index.search(&(text(&query) + " "), usize::MAX);

        let query: BTreeSet<usize> = query.into_iter().collect();
        let expected: Vec<_> = sheets.iter().map(|sheet| score(&sheets, sheet, &query)).collect();
        let there = expected.iter().filter(|(_, score)| *score > 0.0).count();
        prop_assert_eq!(hits.len(), there);
        for pair in hits.windows(2) {
            let (all, better) = expected[pair[0].document as usize];
            let (other_all, lesser) = expected[pair[1].document as usize];
            // Weights are kept in 128ths.
            let ordered = (all && !other_all) || (all == other_all && better > lesser - 0.1);
            prop_assert!(ordered, "{:?} {:?}", pair, expected);
        }
    }
}
