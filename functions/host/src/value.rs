//! Values that several functions read, and why they are refused.

use core::str::FromStr;

use vigie::geo::{Bbox, Point};

use crate::{FieldError, Phrase, problem::Field};

/// Why a value was refused, wherever it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The reason for machines: stable, lower case, joined by underscores.
    pub code: &'static str,
    /// The reason for people.
    pub phrase: Phrase,
    /// What the phrase's placeholders stand for.
    pub values: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A reason without placeholders.
    #[must_use]
    pub fn new(code: &'static str, phrase: Phrase) -> Self {
        Self {
            code,
            phrase,
            values: Vec::new(),
        }
    }

    /// Says what a placeholder of the phrase stands for.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// The refusal of the value of a field.
    #[must_use]
    pub fn at(self, field: Field) -> FieldError {
        FieldError {
            field,
            refusal: self,
        }
    }
}

/// Numbers that are joined by commas.
///
/// # Errors
///
/// If there are more or fewer than `N`, which `phrase` explains, or one of them
/// is none.
///
/// ```
/// use vigie_host::{Phrase, value::numbers};
/// assert_eq!(numbers("1, 2.5", Phrase::FieldTwoNumbers), Ok([1.0, 2.5]));
/// assert!(numbers::<2>("1", Phrase::FieldTwoNumbers).is_err());
/// ```
pub fn numbers<const N: usize>(text: &str, phrase: Phrase) -> Result<[f64; N], Refusal> {
    let numbers: Result<Vec<f64>, _> = text
        .split(',')
        .map(|number| number.trim().parse::<f64>())
        .collect();
    numbers
        .map_err(|_| Refusal::new("not_a_number", Phrase::FieldNotANumber))?
        .try_into()
        .map_err(|_| Refusal::new("wrong_count", phrase))
}

/// A point as `latitude,longitude` in degrees.
///
/// # Errors
///
/// If it is none, or lies nowhere on Earth.
///
/// ```
/// use vigie_host::value::point;
/// assert_eq!(point("48.11, -1.68").unwrap().lat(), 48.11);
/// assert!(point("200,1").is_err());
/// ```
pub fn point(text: &str) -> Result<Point, Refusal> {
    let [lat, lon] = numbers(text, Phrase::FieldTwoNumbers)?;
    Point::new(lat, lon).map_err(|error| geographic(&error))
}

/// A box as `west,south,east,north` in degrees.
///
/// # Errors
///
/// If it is none, or lies nowhere on Earth.
///
/// ```
/// use vigie_host::value::bounding_box;
/// assert!(bounding_box("-1.8,48.0,-1.5,48.2").is_ok());
/// assert!(bounding_box("-1.8,48.2,-1.5,48.0").is_err(), "upside down");
/// ```
pub fn bounding_box(text: &str) -> Result<Bbox, Refusal> {
    let [west, south, east, north] = numbers(text, Phrase::FieldFourNumbers)?;
    Bbox::new(west, south, east, north).map_err(|error| geographic(&error))
}

fn geographic(error: &vigie::Error) -> Refusal {
    let phrase = match error.code() {
        "latitude_out_of_range" => Phrase::FieldLatitude,
        "longitude_out_of_range" => Phrase::FieldLongitude,
        "box_upside_down" => Phrase::FieldBoxUpsideDown,
        _ => Phrase::FieldNotANumber,
    };
    Refusal::new(error.code(), phrase)
}

/// Words to search for, `most` characters of them.
///
/// # Errors
///
/// If there is no letter or digit among them, or there are too many.
///
/// ```
/// use vigie_host::value::words;
/// assert!(words("vol de vélo", 200).is_ok());
/// assert!(words("?!", 200).is_err());
/// ```
pub fn words(text: &str, most: usize) -> Result<(), Refusal> {
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Refusal::new("empty", Phrase::FieldQueryEmpty));
    }
    if text.chars().count() > most {
        let refusal = Refusal::new("out_of_range", Phrase::FieldQueryTooLong);
        return Err(refusal.with("max", most.to_string()));
    }
    Ok(())
}

/// A name out of a closed set.
///
/// # Errors
///
/// If it is not one of them; `phrase` lists them.
///
/// ```
/// use vigie::sheet::Topic;
/// use vigie_host::{Phrase, value::name};
/// assert_eq!(name("theft", Topic::ALL, Phrase::FieldTopic), Ok(Topic::Theft));
/// assert!(name("thefts", Topic::ALL, Phrase::FieldTopic).is_err());
/// ```
pub fn name<T: FromStr + ToString>(text: &str, all: &[T], phrase: Phrase) -> Result<T, Refusal> {
    text.trim().parse().map_err(|_| {
        let names: Vec<String> = all.iter().map(ToString::to_string).collect();
        Refusal::new("unknown_value", phrase).with("values", names.join(", "))
    })
}
