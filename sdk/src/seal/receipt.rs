//! The receipt: the one secret that the citizen keeps.

use core::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{CaseId, CaseKey, Keyring, Token, primitives::derive, transcript};
use crate::{Error, language::Language};

/// The secret of a case: 16 random bytes that the citizen's software made, kept
/// by the citizen as characters or as words.
///
/// It finds the case, opens the door to it and reads it, and there is no other
/// way in for the citizen: no account, and nobody who could send it again.
///
/// # Examples
///
/// ```
/// use vigie::{language::Language, seal::Receipt};
///
/// let receipt = Receipt::new([7; 16]); // from the system's randomness
/// let characters = receipt.to_characters();
/// assert_eq!(characters.as_str(), "0W3GE-1R70W-3GE1R-70W3G-E1R70-W6ZGA");
///
/// // Copied by hand, with one letter misread.
/// let copied = "ow3ge ir7ow 3gejr 7ow3g eir7o w6zga";
/// let read = Receipt::read(copied)?;
/// assert_eq!(read.receipt, receipt);
/// assert_eq!(read.corrected, Some(14));
///
/// let words = receipt.to_words(Language::English);
/// assert_eq!(Receipt::read(&words.to_uppercase())?.receipt, receipt);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone)]
pub struct Receipt {
    secret: Zeroizing<[u8; 16]>,
}

impl Receipt {
    /// The receipt of a secret: 16 random bytes.
    #[must_use]
    pub fn new(secret: [u8; 16]) -> Self {
        Self {
            secret: Zeroizing::new(secret),
        }
    }

    /// The name of the case.
    #[must_use]
    pub fn case_id(&self) -> CaseId {
        CaseId::from_bytes(*self.derive(b"case id"))
    }

    /// What the relay asks for.
    #[must_use]
    pub fn token(&self) -> Token {
        Token::from_bytes(*self.derive(b"access token"))
    }

    /// The first key of the case.
    #[must_use]
    pub fn case_key(&self) -> CaseKey {
        CaseKey::first(self.derive(b"case key"))
    }

    /// A ring with the first key of the case.
    #[must_use]
    pub fn keyring(&self) -> Keyring {
        Keyring::new(self.case_key())
    }

    fn derive<const N: usize>(&self, purpose: &[u8]) -> Zeroizing<[u8; N]> {
        derive(b"vigie/v1/receipt", &*self.secret, purpose)
    }

    /// The receipt as 30 characters in six groups of five.
    #[must_use]
    pub fn to_characters(&self) -> Zeroizing<String> {
        transcript::characters(self.number())
    }

    /// The receipt as 14 words with a space between them: French ones in
    /// French, English ones in every other language.
    #[must_use]
    pub fn to_words(&self, language: Language) -> Zeroizing<String> {
        transcript::words(self.number(), language)
    }

    /// Whether somebody who copied the receipt wrote the word, or the group of
    /// five characters, at an index from 0: for asking them to type one of them
    /// before anything is sent.
    ///
    /// It is read as [`Receipt::read`] reads, and nothing is mended.
    ///
    /// ```
    /// use vigie::{language::Language, seal::{Form, Receipt}};
    ///
    /// let receipt = Receipt::new([7; 16]); // from the system's randomness
    /// assert!(receipt.confirms(Form::Characters, 0, "ow3ge"));
    /// assert!(!receipt.confirms(Form::Characters, 1, "ow3ge"));
    /// let words = receipt.to_words(Language::French);
    /// let third = words.split(' ').nth(2).unwrap();
    /// assert!(receipt.confirms(Form::Words(Language::French), 2, &third.to_uppercase()));
    /// ```
    #[must_use]
    pub fn confirms(&self, form: Form, index: usize, written: &str) -> bool {
        transcript::confirms(self.number(), form, index, written)
    }

    fn number(&self) -> u128 {
        u128::from_be_bytes(*self.secret)
    }

    /// Reads a receipt from either form.
    ///
    /// Case, accents, spaces, hyphens and other marks between characters or
    /// words do not matter, nor do O for 0 and I or L for 1; four letters of a
    /// word are enough, and words may be numbered.
    ///
    /// One wrong character or word is corrected, and so is one character too
    /// many or too few where only one receipt fits. Of characters, two or three
    /// wrong ones are always noticed. Of words, two wrong ones are taken for
    /// one, and corrected to another receipt, in about one case of two hundred
    /// (12 / 2047 at most); such a receipt finds no case. Two words or
    /// characters that changed places are always noticed.
    ///
    /// # Errors
    ///
    /// If more is wrong than can be mended; [`Error::is_receipt`] holds.
    pub fn read(text: &str) -> Result<Read, Error> {
        transcript::read(text).map(|found| Read {
            receipt: Self::new(found.number.to_be_bytes()),
            corrected: found.corrected,
            form: found.form,
        })
    }
}

impl PartialEq for Receipt {
    fn eq(&self, other: &Self) -> bool {
        self.secret.ct_eq(&*other.secret).into()
    }
}

impl Eq for Receipt {}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(secret)")
    }
}

/// A receipt that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The receipt.
    pub receipt: Receipt,
    /// Which character or word was wrong, missing or too many, counted from 1:
    /// a reason to ask whether the receipt is right.
    pub corrected: Option<usize>,
    /// The form that it was written in.
    pub form: Form,
}

/// How a receipt is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Thirty characters.
    Characters,
    /// Fourteen words, French or English.
    Words(Language),
}
