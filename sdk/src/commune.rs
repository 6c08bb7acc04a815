//! Communes: the places that people name.

use serde::{Deserialize, Serialize};

use crate::{
    geo::Point,
    station::{InseeCode, PostalCode, Text},
};

/// A commune, or a municipal arrondissement of Paris, Lyon or Marseille.
///
/// # Examples
///
/// ```
/// use vigie::commune::Commune;
///
/// let commune: Commune = serde_json::from_str(
///     r#"{ "insee": "35238", "name": "Rennes",
///          "postal_codes": ["35000", "35200", "35700"],
///          "point": { "lat": 48.1147, "lon": -1.6794 },
///          "population": 225081 }"#,
/// )?;
/// assert_eq!(commune.insee.department(), "35");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commune {
    /// The INSEE code.
    pub insee: InseeCode,
    /// The name with its article.
    pub name: Text,
    /// The postal codes used in it; several communes may share one.
    #[serde(default)]
    pub postal_codes: Vec<PostalCode>,
    /// Its centre.
    pub point: Point,
    /// Its inhabitants, 0 where nobody has said; ranks places of one name.
    #[serde(default)]
    pub population: u32,
}
