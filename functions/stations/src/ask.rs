//! From the parameters of a request to a question for the index.
//!
//! A query string and a JSON body hold the same fields; both are first brought
//! to a list of named texts, then read by one set of rules that gathers every
//! mistake before it answers.

use core::str::FromStr;

use vigie::{
    geo::{Bbox, Point},
    index::{Filter, Nearest, Place},
    jiff::Timestamp,
    station::{InseeCode, Institution, PostalCode, Service},
};
use vigie_host::{FieldError, Phrase, Problem, problem::Field, query::Query};

use crate::body::{Members, pointer, text_of};

/// How many stations are given where no limit is.
const DEFAULT_LIMIT: usize = 10;
/// The highest limit.
pub(crate) const MAX_LIMIT: usize = 100;
/// Half the way round the globe in metres, rounded up: no place is farther.
const MAX_RADIUS_M: usize = 20_015_200;
/// The longest name of a place, in characters.
const MAX_NAME: usize = 100;

/// The fields of a search, in a query or in a body.
pub(crate) const FIELDS: [&str; 12] = [
    "near",
    "postcode",
    "commune",
    "q",
    "bbox",
    "limit",
    "radius",
    "institution",
    "open",
    "accessible",
    "services",
    "at",
];

/// A search as a caller asked for it.
#[derive(Debug)]
pub(crate) struct Search {
    /// Where; `None` leaves it to the platform.
    pub(crate) place: Option<Place>,
    /// What.
    pub(crate) wanted: Nearest,
    /// The instant asked about; `None` is now.
    pub(crate) at: Option<Timestamp>,
}

/// Where a search's fields are read from.
pub(crate) struct Fields {
    query: Query,
    /// The JSON pointer of each field, where they came in a body.
    pointers: bool,
}

impl Fields {
    /// The fields of a query string.
    pub(crate) fn of_query(query: &str, known: &[&'static str]) -> Self {
        Self {
            query: Query::parse(query, known),
            pointers: false,
        }
    }

    /// The fields of a JSON body beside those of a query, which may only
    /// choose the language.
    pub(crate) fn of_body(query: &str, body: &[u8]) -> Result<Self, Problem> {
        let mut fields = Self {
            query: Query::parse(query, &[]),
            pointers: true,
        };
        let members = match serde_json::from_slice::<Members>(body) {
            Ok(members) => members.0,
            Err(error) => {
                return Err(Problem::InvalidRequest(vec![
                    FieldError::new(Field::Pointer(""), "not_json", Phrase::FieldJson)
                        .with("line", error.line().to_string())
                        .with("column", error.column().to_string()),
                ]));
            }
        };
        for (position, (name, value)) in members.into_iter().enumerate() {
            let Some(known) = FIELDS.iter().find(|known| **known == name) else {
                let field = Field::UnknownParameter(position);
                fields
                    .query
                    .push(FieldError::new(field, "unknown", Phrase::FieldUnknown));
                continue;
            };
            let given = text_of(known, &value).map(|text| fields.query.give(known, text));
            match given {
                Some(true) => {}
                Some(false) => fields.refuse(known, "repeated", Phrase::FieldRepeated),
                None => fields.refuse(known, "wrong_type", Phrase::FieldValue),
            }
        }
        Ok(fields)
    }

    fn error(&self, name: &'static str, code: &'static str, phrase: Phrase) -> FieldError {
        let field = if self.pointers {
            Field::Pointer(pointer(name))
        } else {
            Field::Parameter(name)
        };
        FieldError::new(field, code, phrase)
    }

    fn refuse(&mut self, name: &'static str, code: &'static str, phrase: Phrase) {
        let error = self.error(name, code, phrase);
        self.query.push(error);
    }

    fn refuse_range(&mut self, name: &'static str, phrase: Phrase, max: usize) {
        let error = self
            .error(name, "out_of_range", phrase)
            .with("max", max.to_string());
        self.query.push(error);
    }

    fn refuse_name(&mut self, name: &'static str, phrase: Phrase, values: &[&str]) {
        let error = self
            .error(name, "unknown_value", phrase)
            .with("values", values.join(", "));
        self.query.push(error);
    }

    /// Reads the fields of a search.
    pub(crate) fn search(mut self) -> Result<Search, Problem> {
        let place = self.place();
        let at = self.time();
        let wanted = Nearest {
            limit: self.limit(DEFAULT_LIMIT),
            radius_m: self.radius(),
            filter: Filter {
                institution: self.institution(),
                accessible: self.flag("accessible", &["true", "false"]),
                services: self.services(),
                open_at: None,
            },
        };
        let open = self.flag("open", &["now"]);
        self.query.finish()?;
        let mut search = Search { place, wanted, at };
        // Which instant «now» is, only the endpoint knows; until then any does.
        search.wanted.filter.open_at = open.then_some(at.unwrap_or_default());
        Ok(search)
    }

    /// Reads the fields of a completion.
    pub(crate) fn completion(mut self) -> Result<(String, usize), Problem> {
        let name = self.name();
        let limit = self.limit(DEFAULT_LIMIT);
        if self.query.get("q").is_none() {
            self.refuse("q", "required", Phrase::FieldRequired);
        }
        self.query.finish()?;
        Ok((name.unwrap_or_default(), limit))
    }

    /// Reads the field of a single station.
    pub(crate) fn instant(mut self) -> Result<Option<Timestamp>, Problem> {
        let at = self.time();
        self.query.finish()?;
        Ok(at)
    }

    fn place(&mut self) -> Option<Place> {
        let given: Vec<&'static str> = ["near", "postcode", "commune", "q", "bbox"]
            .into_iter()
            .filter(|name| self.query.get(name).is_some())
            .collect();
        if let [_, second, ..] = given.as_slice() {
            self.refuse(second, "conflict", Phrase::FieldConflict);
            return None;
        }
        match *given.first()? {
            "near" => self.near().map(Place::Coordinates),
            "bbox" => self.bbox().map(Place::Box),
            "q" => self.name().map(Place::Name),
            "postcode" => {
                let code = PostalCode::new(self.query.get("postcode")?.trim());
                self.keep("postcode", code, Phrase::FieldPostcode)
                    .map(Place::PostalCode)
            }
            _ => {
                let code = self.query.get("commune")?.trim().to_ascii_uppercase();
                self.keep("commune", InseeCode::new(code), Phrase::FieldCommune)
                    .map(Place::Commune)
            }
        }
    }

    /// The value, or a note of why it was refused.
    fn keep<T>(
        &mut self,
        name: &'static str,
        value: Result<T, vigie::Error>,
        phrase: Phrase,
    ) -> Option<T> {
        value
            .map_err(|error| self.refuse(name, error.code(), phrase))
            .ok()
    }

    fn numbers<const N: usize>(&mut self, name: &'static str, phrase: Phrase) -> Option<[f64; N]> {
        let text = self.query.get(name)?;
        let numbers: Result<Vec<f64>, _> = text
            .split(',')
            .map(|number| number.trim().parse::<f64>())
            .collect();
        match numbers {
            Err(_) => {
                self.refuse(name, "not_a_number", Phrase::FieldNotANumber);
                None
            }
            Ok(numbers) => match numbers.try_into() {
                Ok(numbers) => Some(numbers),
                Err(_) => {
                    self.refuse(name, "wrong_count", phrase);
                    None
                }
            },
        }
    }

    fn near(&mut self) -> Option<Point> {
        let [lat, lon] = self.numbers("near", Phrase::FieldTwoNumbers)?;
        self.keep_geo("near", Point::new(lat, lon))
    }

    fn bbox(&mut self) -> Option<Bbox> {
        let [west, south, east, north] = self.numbers("bbox", Phrase::FieldFourNumbers)?;
        self.keep_geo("bbox", Bbox::new(west, south, east, north))
    }

    fn keep_geo<T>(&mut self, name: &'static str, value: Result<T, vigie::Error>) -> Option<T> {
        let phrase = match value.as_ref().err().map(vigie::Error::code) {
            Some("latitude_out_of_range") => Phrase::FieldLatitude,
            Some("longitude_out_of_range") => Phrase::FieldLongitude,
            Some("box_upside_down") => Phrase::FieldBoxUpsideDown,
            _ => Phrase::FieldNotANumber,
        };
        self.keep(name, value, phrase)
    }

    fn name(&mut self) -> Option<String> {
        let name = self.query.get("q")?;
        if !name.chars().any(char::is_alphanumeric) {
            self.refuse("q", "empty", Phrase::FieldQueryEmpty);
            return None;
        }
        if name.chars().count() > MAX_NAME {
            self.refuse_range("q", Phrase::FieldQueryTooLong, MAX_NAME);
            return None;
        }
        Some(name)
    }

    fn limit(&mut self, otherwise: usize) -> usize {
        let Some(text) = self.query.get("limit") else {
            return otherwise;
        };
        match text.trim().parse() {
            Ok(limit) if (1..=MAX_LIMIT).contains(&limit) => limit,
            _ => {
                self.refuse_range("limit", Phrase::FieldLimit, MAX_LIMIT);
                otherwise
            }
        }
    }

    fn radius(&mut self) -> Option<f64> {
        let text = self.query.get("radius")?;
        match text.trim().parse() {
            Ok(radius) if (1.0..=MAX_RADIUS_M as f64).contains(&radius) => Some(radius),
            _ => {
                self.refuse_range("radius", Phrase::FieldRadius, MAX_RADIUS_M);
                None
            }
        }
    }

    fn institution(&mut self) -> Option<Institution> {
        let text = self.query.get("institution")?;
        let known = Institution::from_str(text.trim()).ok();
        if known.is_none() {
            let names: Vec<_> = Institution::ALL
                .iter()
                .map(|value| value.as_str())
                .collect();
            self.refuse_name("institution", Phrase::FieldInstitution, &names);
        }
        known
    }

    /// Whether a flag holds the first of its possible values.
    fn flag(&mut self, name: &'static str, values: &[&str]) -> bool {
        let Some(text) = self.query.get(name) else {
            return false;
        };
        if !values.contains(&text.as_str()) {
            self.refuse_name(name, Phrase::FieldFlag, values);
        }
        values.first() == Some(&text.as_str())
    }

    fn services(&mut self) -> Vec<Service> {
        let Some(text) = self.query.get("services") else {
            return Vec::new();
        };
        let services: Result<Vec<_>, _> = text
            .split(',')
            .map(|name| Service::from_str(name.trim()))
            .collect();
        services.unwrap_or_else(|_| {
            let names: Vec<_> = Service::ALL.iter().map(|value| value.as_str()).collect();
            self.refuse_name("services", Phrase::FieldService, &names);
            Vec::new()
        })
    }

    fn time(&mut self) -> Option<Timestamp> {
        // A `+` that was not encoded arrives as a blank.
        let text = self.query.get("at")?.trim().replace(' ', "+");
        let time = text.parse().ok();
        if time.is_none() {
            self.refuse("at", "time_invalid", Phrase::FieldTime);
        }
        time
    }
}
