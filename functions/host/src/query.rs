//! Query strings, read strictly: a mistyped parameter is an error to be told
//! of, never one to be ignored.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::{FieldError, Phrase, Problem, problem::Field};

/// Why a percent-encoded text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecodable;

/// Decodes percent-encoding to UTF-8 text.
///
/// # Errors
///
/// If a `%` is not followed by two hexadecimal digits, or the bytes are not
/// UTF-8: guessing what was meant would look for another place.
pub fn decode(encoded: &str) -> Result<Cow<'_, str>, Undecodable> {
    let mut rest = encoded;
    while let Some((_, after)) = rest.split_once('%') {
        let digits = after.as_bytes().get(..2).ok_or(Undecodable)?;
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(Undecodable);
        }
        rest = after;
    }
    percent_decode_str(encoded)
        .decode_utf8()
        .map_err(|_| Undecodable)
}

/// The parameters of a query, by a table of the names that are known, and
/// everything that is wrong with them.
///
/// # Examples
///
/// ```
/// use vigie_host::query::Query;
///
/// let mut query = Query::parse("q=Saint+Denis&limit=x", &["q", "limit"]);
/// assert_eq!(query.get("q").as_deref(), Some("Saint Denis"));
/// assert!(query.finish().is_ok());
/// assert!(Query::parse("nera=48,2", &["near"]).finish().is_err());
/// assert!(Query::parse("q=%ff", &["q"]).finish().is_err());
/// ```
#[derive(Debug)]
pub struct Query {
    values: Vec<(&'static str, String)>,
    errors: Vec<FieldError>,
}

impl Query {
    /// Reads a query; `lang` is known to every function, and an empty value is
    /// no value.
    #[must_use]
    pub fn parse(query: &str, known: &[&'static str]) -> Self {
        let mut read = Self {
            values: Vec::new(),
            errors: Vec::new(),
        };
        for (position, pair) in query.split('&').filter(|pair| !pair.is_empty()).enumerate() {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name).ok();
            let name = known
                .iter()
                .chain(&["lang"])
                .find(|known| name.as_deref() == Some(**known))
                .copied();
            let Some(name) = name else {
                let field = Field::UnknownParameter(position);
                read.errors
                    .push(FieldError::new(field, "unknown", Phrase::FieldUnknown));
                continue;
            };
            if read.values.iter().any(|(given, _)| *given == name) {
                read.refuse(name, "repeated", Phrase::FieldRepeated);
                continue;
            }
            match decode(&value.replace('+', " ")) {
                // What a form sends for a field that was left empty.
                Ok(value) if value.is_empty() => {}
                Ok(value) => read.values.push((name, value.into_owned())),
                Err(Undecodable) => read.refuse(name, "bad_encoding", Phrase::FieldBadEncoding),
            }
        }
        if let Some(code) = read.get("lang")
            && crate::Language::of_tag(&code).is_none()
        {
            let known: Vec<_> = crate::Language::ALL
                .iter()
                .map(|known| known.as_str())
                .collect();
            read.errors.push(
                FieldError::new(
                    Field::Parameter("lang"),
                    "unknown_language",
                    Phrase::FieldLanguage,
                )
                .with("values", known.join(", ")),
            );
        }
        read
    }

    /// The value of a parameter, decoded.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.values
            .iter()
            .find(|(given, _)| *given == name)
            .map(|(_, value)| value.clone())
    }

    /// Adds a value that came another way, in a body for instance; `false` if
    /// there is one by that name already.
    pub fn give(&mut self, name: &'static str, value: String) -> bool {
        let new = !self.values.iter().any(|(given, _)| *given == name);
        if new {
            self.values.push((name, value));
        }
        new
    }

    /// Notes what is wrong with a parameter.
    pub fn refuse(&mut self, name: &'static str, code: &'static str, phrase: Phrase) {
        self.errors
            .push(FieldError::new(Field::Parameter(name), code, phrase));
    }

    /// Notes what is wrong with a parameter, with the values of placeholders.
    pub fn push(&mut self, error: FieldError) {
        self.errors.push(error);
    }

    /// The end of reading.
    ///
    /// # Errors
    ///
    /// Everything that was found wrong, all at once.
    pub fn finish(self) -> Result<(), Problem> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Problem::InvalidRequest(self.errors))
        }
    }
}
