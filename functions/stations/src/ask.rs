//! From the parameters of a request to a question for the index.
//!
//! A query string and a JSON body hold the same fields; both are first brought
//! to a list of named texts, then read by one set of rules that gathers every
//! mistake before it answers.

use vigie::{
    geo::{Bbox, Point},
    index::{Filter, Nearest, Place},
    jiff::Timestamp,
    station::{InseeCode, Institution, PostalCode, Service},
};
use vigie_host::{
    FieldError, Phrase, Problem,
    problem::Field,
    query::Query,
    value::{self, Refusal},
};

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
            Err(error) => return Err(Problem::not_json(&error)),
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
                Some(false) => {
                    fields.refuse(known, Refusal::new("repeated", Phrase::FieldRepeated));
                }
                None => {
                    fields.refuse(known, Refusal::new("wrong_type", Phrase::FieldValue));
                }
            }
        }
        Ok(fields)
    }

    /// The fields of a form beside those of a query, which may only choose the
    /// language. A field that was left empty was not given.
    pub(crate) fn of_form(query: &str, body: &[u8]) -> Result<Self, Problem> {
        Query::parse(query, &[]).finish()?;
        let body = core::str::from_utf8(body).map_err(|_| Problem::BodyUnreadable)?;
        let given = body.split('&').filter(|pair| !pair.ends_with('='));
        let given: Vec<&str> = given.collect();
        Ok(Self::of_query(&given.join("&"), &FIELDS))
    }

    fn field(&self, name: &'static str) -> Field {
        if self.pointers {
            Field::Pointer(pointer(name).into())
        } else {
            Field::Parameter(name)
        }
    }

    fn refuse(&mut self, name: &'static str, refusal: Refusal) {
        let error = refusal.at(self.field(name));
        self.query.push(error);
    }

    /// The value, or a note of why it was refused.
    fn keep<T>(&mut self, name: &'static str, value: Result<T, Refusal>) -> Option<T> {
        value.map_err(|refusal| self.refuse(name, refusal)).ok()
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
            self.refuse("q", Refusal::new("required", Phrase::FieldRequired));
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
            self.refuse(second, Refusal::new("conflict", Phrase::FieldConflict));
            return None;
        }
        match *given.first()? {
            "near" => self.near().map(Place::Coordinates),
            "bbox" => self.bbox().map(Place::Box),
            "q" => self.name().map(Place::Name),
            "postcode" => {
                let code = PostalCode::new(self.query.get("postcode")?.trim())
                    .map_err(|error| Refusal::new(error.code(), Phrase::FieldPostcode));
                self.keep("postcode", code).map(Place::PostalCode)
            }
            _ => {
                let code = self.query.get("commune")?.trim().to_ascii_uppercase();
                let code = InseeCode::new(code)
                    .map_err(|error| Refusal::new(error.code(), Phrase::FieldCommune));
                self.keep("commune", code).map(Place::Commune)
            }
        }
    }

    fn near(&mut self) -> Option<Point> {
        let text = self.query.get("near")?;
        self.keep("near", value::point(&text))
    }

    fn bbox(&mut self) -> Option<Bbox> {
        let text = self.query.get("bbox")?;
        self.keep("bbox", value::bounding_box(&text))
    }

    fn name(&mut self) -> Option<String> {
        let name = self.query.get("q")?;
        self.keep("q", value::words(&name, MAX_NAME))?;
        Some(name)
    }

    fn limit(&mut self, otherwise: usize) -> usize {
        let Some(text) = self.query.get("limit") else {
            return otherwise;
        };
        match text.trim().parse() {
            Ok(limit) if (1..=MAX_LIMIT).contains(&limit) => limit,
            _ => {
                self.refuse("limit", out_of_range(Phrase::FieldLimit, MAX_LIMIT));
                otherwise
            }
        }
    }

    fn radius(&mut self) -> Option<f64> {
        let text = self.query.get("radius")?;
        match text.trim().parse() {
            Ok(radius) if (1.0..=MAX_RADIUS_M as f64).contains(&radius) => Some(radius),
            _ => {
                self.refuse("radius", out_of_range(Phrase::FieldRadius, MAX_RADIUS_M));
                None
            }
        }
    }

    fn institution(&mut self) -> Option<Institution> {
        let text = self.query.get("institution")?;
        let known = value::name(&text, Institution::ALL, Phrase::FieldInstitution);
        self.keep("institution", known)
    }

    /// Whether a flag holds the first of its possible values.
    fn flag(&mut self, name: &'static str, values: &[&str]) -> bool {
        let Some(text) = self.query.get(name) else {
            return false;
        };
        if !values.contains(&text.as_str()) {
            let refusal = Refusal::new("unknown_value", Phrase::FieldFlag);
            self.refuse(name, refusal.with("values", values.join(", ")));
        }
        values.first() == Some(&text.as_str())
    }

    fn services(&mut self) -> Vec<Service> {
        let Some(text) = self.query.get("services") else {
            return Vec::new();
        };
        let services: Result<Vec<_>, _> = text
            .split(',')
            .map(|name| value::name(name, Service::ALL, Phrase::FieldService))
            .collect();
        self.keep("services", services).unwrap_or_default()
    }

    fn time(&mut self) -> Option<Timestamp> {
        // A `+` that was not encoded arrives as a blank.
        let text = self.query.get("at")?.trim().replace(' ', "+");
        let time = text.parse().ok();
        if time.is_none() {
            self.refuse("at", Refusal::new("time_invalid", Phrase::FieldTime));
        }
        time
    }
}

fn out_of_range(phrase: Phrase, max: usize) -> Refusal {
    Refusal::new("out_of_range", phrase).with("max", max.to_string())
}
