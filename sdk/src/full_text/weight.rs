//! What a word is worth in a document.
//!
//! The formula is BM25's (Robertson and Zaragoza, *The Probabilistic Relevance
//! Framework: BM25 and Beyond*, 2009), applied to each field: a word that few
//! documents have counts for more, each repetition counts for less than the one
//! before, and a long field counts for less than a short one. A field's share is
//! bounded, so no number of repetitions in the text outweighs a title.
//!
//! It is worked out once, when the index is built, and kept as integers:
//! searching adds and compares them, so every host ranks alike to the last bit.

/// The fields of a document, in the order of [`FIELDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Keywords,
    Headings,
    Summary,
    Body,
}

/// A field's weight, and how far its length counts, from 0 to 1.
pub(super) const FIELDS: [(Field, f64, f64); 5] = [
    (Field::Title, 10.0, 0.3),
    (Field::Keywords, 6.0, 0.0),
    (Field::Headings, 3.0, 0.3),
    (Field::Summary, 2.0, 0.3),
    (Field::Body, 1.0, 0.5),
];

/// How slowly repetitions lose their worth; the usual value.
const REPEATS: f64 = 1.2;

/// What all rarities and weights are multiplied by before they are rounded.
const SCALE: f64 = 128.0;

/// The bonus of a document whose keyword or title was asked for as a whole, in
/// sums of the rarities of its terms.
const PHRASE: f64 = 6.0;

/// How much a term tells documents apart: the logarithm of the odds against
/// meeting it, more than 0.
pub(super) fn rarity(documents: usize, with_term: usize) -> f64 {
    let (documents, with_term) = (documents as f64, with_term as f64);
    libm::log(1.0 + (documents - with_term + 0.5) / (with_term + 0.5))
}

/// A field's share in a term's weight: the term stands there `count` times, and
/// the field has `length` times as many words as is usual.
pub(super) fn share((_, weight, by_length): (Field, f64, f64), count: u32, length: f64) -> f64 {
    let count = f64::from(count);
    let slowness = REPEATS * (1.0 - by_length + by_length * length);
    weight * count * (1.0 + REPEATS) / (count + slowness)
}

/// The bonus of a phrase whose terms have these rarities.
pub(super) fn phrase(rarities: impl Iterator<Item = f64>) -> f64 {
    PHRASE * rarities.sum::<f64>()
}

/// A weight as it is kept: at least 1, since 0 would not count as found.
pub(super) fn stored(weight: f64) -> u16 {
    // A float that is too large becomes the largest integer.
    ((weight * SCALE) as u16).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_repetition_outweighs_a_better_field() {
        for pair in FIELDS.windows(2) {
            let (better, lesser) = (pair[0], pair[1]);
            assert!(share(better, 1, 1.0) > share(lesser, 1, 1.0));
        }
        let [title, .., body] = FIELDS;
        assert!(share(title, 1, 2.0) > share(body, 1_000_000, 0.1));
    }

    #[test]
    fn rare_terms_weigh_more_and_all_weigh_something() {
        assert!(rarity(60, 1) > rarity(60, 30));
        assert!(stored(rarity(60, 60)) >= 1);
        assert!(stored(rarity(65_535, 1)) < u16::MAX);
    }
}
