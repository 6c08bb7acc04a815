//! The gaps of a text: `{station}` is filled when the answer is sent.

use std::collections::BTreeMap;

use crate::{Error, error::Kind};

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'t> {
    Words(&'t str),
    Gap(&'t str),
}

/// Why the gaps of an answer were not filled.
///
/// # Examples
///
/// ```
/// use std::collections::BTreeMap;
/// use vigie::desk::answers::{FillError, fill};
///
/// let nothing = BTreeMap::new();
/// let error = fill("Rendez-vous à {station}.", &nothing).unwrap_err();
/// assert_eq!(error, FillError::Missing("station".to_owned()));
/// assert_eq!(error.to_string(), "there is no value for {station}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FillError {
    /// The text has a gap that no value was given for, or only spaces.
    #[error("there is no value for {{{0}}}")]
    Missing(String),
    /// A value was given for a gap that the text does not have.
    #[error("the text has no {{{0}}}")]
    Unknown(String),
    /// The text has a brace that opens or closes no gap.
    #[error("the text has a brace that belongs to no gap")]
    Braces,
}

/// The names of the gaps of a text, each once, in the order in which they stand.
///
/// # Errors
///
/// If a brace opens or closes nothing, or what stands between two braces is no
/// name: 1 to 32 lower-case letters and `_`.
///
/// # Examples
///
/// ```
/// use vigie::desk::answers::gaps;
///
/// assert_eq!(gaps("{station}, {appointment}: {station}.")?, ["station", "appointment"]);
/// assert!(gaps("{Station}").is_err());
/// assert!(gaps("{station").is_err());
/// # Ok::<(), vigie::Error>(())
/// ```
pub fn gaps(text: &str) -> Result<Vec<&str>, Error> {
    let mut names = Vec::new();
    for part in parts(text)? {
        if let Part::Gap(name) = part
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    Ok(names)
}

/// The text with a value in each gap. Values are text: what looks like a gap in
/// one of them stays as it is.
///
/// # Errors
///
/// If a gap has no value, or a value no gap: an officer who gives the time of an
/// appointment would not want it left out unseen.
///
/// # Examples
///
/// ```
/// use std::collections::BTreeMap;
/// use vigie::desk::answers::fill;
///
/// let values = BTreeMap::from([("station".to_owned(), "Rennes".to_owned())]);
/// assert_eq!(fill("Rendez-vous à {station}.", &values)?, "Rendez-vous à Rennes.");
/// # Ok::<(), vigie::desk::answers::FillError>(())
/// ```
pub fn fill(text: &str, values: &BTreeMap<String, String>) -> Result<String, FillError> {
    let parts = parts(text).map_err(|_| FillError::Braces)?;
    for name in values.keys() {
        if !parts.contains(&Part::Gap(name)) {
            return Err(FillError::Unknown(name.clone()));
        }
    }
    let mut filled = String::with_capacity(text.len());
    for part in parts {
        match part {
            Part::Words(words) => filled.push_str(words),
            Part::Gap(name) => {
                let value = values.get(name).map(|value| value.trim());
                match value.filter(|value| !value.is_empty()) {
                    Some(value) => filled.push_str(value),
                    None => return Err(FillError::Missing(name.to_owned())),
                }
            }
        }
    }
    Ok(filled)
}

fn parts(text: &str) -> Result<Vec<Part<'_>>, Error> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((words, from)) = rest.split_once('{') {
        let (name, after) = from.split_once('}').ok_or(Kind::CannedAnswers)?;
        if words.contains('}') || !is_name(name) {
            return Err(Kind::CannedAnswers.into());
        }
        parts.push(Part::Words(words));
        parts.push(Part::Gap(name));
        rest = after;
    }
    if rest.contains('}') {
        return Err(Kind::CannedAnswers.into());
    }
    parts.push(Part::Words(rest));
    Ok(parts)
}

fn is_name(name: &str) -> bool {
    let fits = |letter: u8| letter.is_ascii_lowercase() || letter == b'_';
    (1..=32).contains(&name.len()) && name.bytes().all(fits)
}
