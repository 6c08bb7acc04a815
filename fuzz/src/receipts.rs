//! Receipts as people write them down.

use arbitrary::Arbitrary;
use vigie::{
    language::Language,
    seal::{Form, Receipt},
};

/// The symbols of Crockford's base 32, by value.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const FORMS: [Form; 3] = [
    Form::Characters,
    Form::Words(Language::French),
    Form::Words(Language::English),
];

fn printed(receipt: &Receipt, form: Form) -> String {
    match form {
        Form::Characters => receipt.to_characters().to_string(),
        Form::Words(language) => receipt.to_words(language).to_string(),
    }
}

/// A receipt that was read is printed as codes that read as it, and what was
/// corrected is where it is said to be.
pub(crate) fn receipts(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let read = match Receipt::read(text) {
        Ok(read) => read,
        Err(error) => {
            assert!(error.is_receipt());
            return;
        }
    };
    for form in FORMS {
        let again = Receipt::read(&printed(&read.receipt, form)).ok();
        let again = again.map(|again| (again.receipt, again.corrected, again.form));
        assert_eq!(again, Some((read.receipt.clone(), None, form)));
    }
    match (read.form, read.corrected) {
        (Form::Characters, corrected) => {
            is_corrected_there(text, &read.receipt, corrected);
        }
        (Form::Words(_), Some(position)) => assert!((1..=14).contains(&position)),
        (Form::Words(_), None) => {}
    }
}

/// Compares what was written, character by character, with what is printed.
fn is_corrected_there(text: &str, receipt: &Receipt, corrected: Option<usize>) {
    let mut written = characters(text);
    let mut right = characters(&receipt.to_characters());
    assert_eq!(right.len(), 30);
    if let Some(position) = corrected {
        let index = position - 1;
        let shorter = written.len() < 30;
        let longer = written.len() > 30;
        if !shorter {
            let removed = written.remove(index);
            let wrong = longer || Some(&removed) != right.get(index);
            assert!(wrong, "what was right was corrected");
        }
        if !longer {
            right.remove(index);
        }
    }
    assert_eq!(written, right);
}

fn characters(text: &str) -> Vec<char> {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    let plain = letters.map(|letter| match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    plain.collect()
}

#[derive(Arbitrary)]
struct Slip {
    secret: [u8; 16],
    form: u8,
    mistake: Mistake,
}

#[derive(Arbitrary)]
enum Mistake {
    /// Up to three symbols are others.
    Others([Option<(u8, u16)>; 3]),
    /// Two symbols changed places.
    Swapped(u8, u8),
    /// A symbol is missing.
    Missing(u8),
    /// A symbol is too many.
    TooMany(u8, u16),
}

/// A receipt with mistakes in it is read as what it was or not at all, as the
/// code promises.
pub(crate) fn slips(bytes: &[u8]) {
    let Some(slip) = crate::read::<Slip>(bytes) else {
        return;
    };
    let receipt = Receipt::new(slip.secret);
    let form = FORMS.iter().copied().cycle().nth(usize::from(slip.form));
    let form = form.unwrap_or(Form::Characters);
    let right = symbols(&receipt, form);
    let place = |at: u8| usize::from(at) % right.len();
    let mut written = right.clone();
    match slip.mistake {
        Mistake::Others(others) => {
            for (at, other) in others.into_iter().flatten() {
                if let Some(symbol) = written.get_mut(place(at)) {
                    *symbol = symbol_of(other, form);
                }
            }
        }
        Mistake::Swapped(one, other) => written.swap(place(one), place(other)),
        Mistake::Missing(at) => {
            written.remove(place(at));
        }
        Mistake::TooMany(at, symbol) => written.insert(place(at), symbol_of(symbol, form)),
    }
    let wrong: Vec<usize> = written
        .iter()
        .zip(&right)
        .enumerate()
        .filter(|(_, (written, right))| written != right)
        .map(|(index, _)| index + 1)
        .collect();

    let separator = if form == Form::Characters { "" } else { " " };
    let text = written.join(separator);
    let read = Receipt::read(&text).ok();
    let corrected = read.as_ref().map(|read| read.corrected);
    let is_right = read.is_none_or(|read| read.receipt == receipt && read.form == form);
    let words = form != Form::Characters;
    match (slip.mistake, wrong.as_slice()) {
        (Mistake::Missing(_) | Mistake::TooMany(..), _) if words => assert_eq!(corrected, None),
        (Mistake::Missing(_) | Mistake::TooMany(..), _) => {
            assert!(is_right && corrected != Some(None), "{text}");
        }
        (_, []) => assert!(is_right && corrected == Some(None), "{text}"),
        (Mistake::Others(_), [position]) => {
            assert!(is_right && corrected == Some(Some(*position)), "{text}");
        }
        // Two wrong words may be taken for one, but never for none.
        (Mistake::Others(_), [_, _]) if words => assert_ne!(corrected, Some(None), "{text}"),
        (Mistake::Others(_), _) if words => {}
        (Mistake::Others(_) | Mistake::Swapped(..), _) => assert_eq!(corrected, None, "{text}"),
    }
}

fn symbols(receipt: &Receipt, form: Form) -> Vec<String> {
    let text = printed(receipt, form);
    match form {
        Form::Characters => characters(&text).into_iter().map(String::from).collect(),
        Form::Words(_) => text.split(' ').map(ToOwned::to_owned).collect(),
    }
}

/// Any symbol of a form, or something that is none.
fn symbol_of(number: u16, form: Form) -> String {
    let Form::Words(language) = form else {
        let symbol = ALPHABET.get(usize::from(number % 33));
        return symbol.map_or('U', |symbol| char::from(*symbol)).to_string();
    };
    let index = number % 2049;
    if index == 2048 {
        return "zzzz".to_owned();
    }
    // The first word is the first eleven bits.
    let receipt = Receipt::new((u128::from(index) << 117).to_be_bytes());
    let words = receipt.to_words(language);
    words.split(' ').next().unwrap_or_default().to_owned()
}
