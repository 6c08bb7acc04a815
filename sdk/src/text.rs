//! Folding of names, so that what people type meets what registers hold.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a name of a place: no accents, lower case, words joined by one blank,
/// `st` and `ste` spelled out, ordinals as `12e`.
///
/// # Examples
///
/// ```
/// use vigie::text::fold_place;
///
/// assert_eq!(fold_place("St-Étienne"), "saint etienne");
/// assert_eq!(fold_place("L'Haÿ-les-Roses"), "l hay les roses");
/// assert_eq!(fold_place("PARIS 12ème"), "paris 12e");
/// assert_eq!(fold_place("Châlons s/ Marne"), "chalons sur marne");
/// ```
#[must_use]
pub fn fold_place(name: &str) -> String {
    let spelled = name.replace("s/", "sur ").replace("S/", "sur ");
    let mut folded = String::with_capacity(spelled.len());
    for c in spelled.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ => folded.push(' '),
        }
    }
    let mut out = String::with_capacity(folded.len() + 8);
    for word in folded.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        match word {
            "st" => out.push_str("saint"),
            "ste" => out.push_str("sainte"),
            _ => push_ordinal(word, &mut out),
        }
    }
    out
}

/// Adds a word, with any French ordinal ending shortened to `e`.
fn push_ordinal(word: &str, out: &mut String) {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && word
            .strip_prefix(digits)
            .is_some_and(|ending| matches!(ending, "e" | "er" | "ere" | "eme" | "ieme"));
    if ordinal {
        out.push_str(digits);
        out.push('e');
    } else {
        out.push_str(word);
    }
}

/// The folded name without its article, if it begins with one.
///
/// ```
/// use vigie::text::without_article;
///
/// assert_eq!(without_article("le havre"), Some("havre"));
/// assert_eq!(without_article("l hay les roses"), Some("hay les roses"));
/// assert_eq!(without_article("laval"), None);
/// ```
#[must_use]
pub fn without_article(folded: &str) -> Option<&str> {
    ["le ", "la ", "les ", "l "]
        .iter()
        .find_map(|article| folded.strip_prefix(article))
}
