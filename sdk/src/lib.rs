//! The models and rules of Vigie, an open public-safety platform.
//!
//! This crate does no input or output: the time, random bytes and stored bytes
//! come in as arguments, so the same source runs in an edge function, in a
//! test and in a desktop program.
//!
//! Start with [`station::Station`] for what is known of a police or
//! gendarmerie station, and with [`index::StationIndex`] to find the nearest
//! ones; with [`case`] for a conversation, and with [`desk`] for who answers it.

#![forbid(unsafe_code)]

pub mod case;
pub mod client;
pub mod commune;
pub mod desk;
pub mod directory;
pub mod emergency;
mod error;
pub mod feature;
pub mod full_text;
pub mod geo;
pub mod guide;
pub mod holidays;
pub mod hours;
pub mod index;
pub mod language;
pub mod list;
pub mod object;
pub mod seal;
pub mod service;
pub mod sheet;
mod spelling;
pub mod station;
pub mod tenant;
pub mod territory;
pub mod text;
mod text_type;

pub use error::Error;
pub use jiff;

/// The small directory that the examples of this crate look things up in.
#[doc(hidden)]
#[macro_export]
macro_rules! doc_directory {
    () => {
        r#"{ "date": "2026-11-01", "sample": true, "sources": ["written for the examples"],
          "stations": [
            { "id": "sample-rennes", "name": "Commissariat de Rennes",
              "institution": "national_police", "kind": "station",
              "address": { "street": "22 boulevard de la Tour-d'Auvergne",
                           "postal_code": "35000", "locality": "Rennes" },
              "commune": { "insee": "35238", "name": "Rennes" },
              "point": { "lat": 48.1042, "lon": -1.6810 }, "precision": "address",
              "phone": "+33261910001", "accessibility": "full",
              "hours": "24/7", "zone": "Europe/Paris", "holidays": "metropolitan_france",
              "services": ["complaint"],
              "source": { "name": "written for the examples", "date": "2026-11-01" } },
            { "id": "sample-cesson", "name": "Brigade de Cesson-Sévigné",
              "institution": "gendarmerie", "kind": "brigade",
              "address": { "postal_code": "35510", "locality": "Cesson-Sévigné" },
              "commune": { "insee": "35051", "name": "Cesson-Sévigné" },
              "point": { "lat": 48.1213, "lon": -1.6030 }, "precision": "town",
              "hours": "Mo-Sa 08:00-12:00,14:00-18:00; PH 09:00-12:00",
              "zone": "Europe/Paris", "holidays": "metropolitan_france",
              "source": { "name": "written for the examples", "date": "2026-11-01" } } ],
          "communes": [
            { "insee": "35238", "name": "Rennes", "postal_codes": ["35000", "35200", "35700"],
              "point": { "lat": 48.1147, "lon": -1.6794 }, "population": 225081 },
            { "insee": "35051", "name": "Cesson-Sévigné", "postal_codes": ["35510"],
              "point": { "lat": 48.1213, "lon": -1.6030 }, "population": 18004 } ] }"#
    };
}

/// The body of a request that opens a case, for the examples of this crate.
#[doc(hidden)]
#[macro_export]
macro_rules! doc_opening {
    () => {
        r#"{"kind":"chat","desk":"bordeaux","department":"33","priority":"ordinary","locale":"fr","envelopes":{"key_version":1,"commitment":"AAAAAAAAAAAAAAAAAAAAAA","recipients":[{"key_id":"AAAAAAAAAAA","enc":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","sealed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]}}"#
    };
}

/// The directory of desks of the examples of this crate. Its keys are the
/// examples' own, and nobody is behind them.
#[doc(hidden)]
#[macro_export]
macro_rules! doc_desks {
    () => {
        r#"{ "version": 1, "sample": true,
          "issued": "2026-11-20T00:00:00Z", "expires": "2027-01-01T00:00:00Z",
          "desks": [
            { "id": "bordeaux", "kind": "platform",
              "name": { "fr": "Plateforme de Bordeaux", "en": "Bordeaux platform" },
              "languages": ["fr", "en"], "hours": "24/7", "territory": "metropolitan_france",
              "overflow": ["rennes"], "answer_within_s": 7200, "shards": 4,
              "patience_s": { "danger": 30, "specialised": 120, "ordinary": 300 },
              "keys": [ { "key": "QYUjIP82dJX6UiyUy4OvOR5OiQGDknJbvyCY3ZMbxCQ", "since": "2026-11-01T00:00:00Z" } ] },
            { "id": "rennes", "kind": "platform",
              "name": { "fr": "Plateforme de Rennes" },
              "languages": ["fr", "es"], "hours": "24/7", "territory": "metropolitan_france",
              "overflow": ["bordeaux"], "answer_within_s": 7200, "shards": 4,
              "patience_s": { "danger": 30, "specialised": 120, "ordinary": 300 },
              "keys": [
                { "key": "YIC75RAF6prMhjWAzlcxfUa-9jM1WNW_qX5GE0KYUAU", "since": "2026-11-01T00:00:00Z" },
                { "key": "kKt5DsvwcEIy_-lDb67MyRO2amDpnGiKQLuk1eLmFFA", "since": "2026-12-01T00:00:00Z" } ] } ] }"#
    };
}

/// The municipality of the examples of this crate.
#[doc(hidden)]
#[macro_export]
macro_rules! doc_tenant {
    () => {
        r##"{ "id": "sample-town", "sample": true, "name": "Ville d’exemple",
          "origins": ["https://www.sample-town.example", "http://localhost:*"],
          "commune": "35238", "parts": ["stations", "guide"], "languages": ["fr", "en"],
          "light": { "accent": "#7a1f2b" }, "dark": { "accent": "#f0a8b0" } }"##
    };
}
