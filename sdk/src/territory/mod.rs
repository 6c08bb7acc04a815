//! The territories of France: which one a commune is in, where it lies, its
//! time and its public holidays.

mod calendar;
mod zone;

pub(crate) use calendar::in_alsace_moselle;
pub use calendar::{holidays_of, zone_of};
pub use zone::Zone;

use crate::{
    geo::{Bbox, Point},
    station::{InseeCode, PostalCode},
    text_type::named_enum,
};

named_enum! {
    /// A territory of France that has communes, or at least inhabitants.
    ///
    /// The French Southern and Antarctic Lands and Clipperton have neither.
    ///
    /// ```
    /// use vigie::territory::Territory;
    /// assert_eq!(Territory::NewCaledonia.as_str(), "new_caledonia");
    /// ```
    Territory {
        /// Metropolitan France, Corsica included.
        MetropolitanFrance = "metropolitan_france",
        /// Guadeloupe (971).
        Guadeloupe = "guadeloupe",
        /// Martinique (972).
        Martinique = "martinique",
        /// Guyane (973).
        Guyane = "guyane",
        /// La Réunion (974).
        Reunion = "reunion",
        /// Saint-Pierre-et-Miquelon (975).
        SaintPierreEtMiquelon = "saint_pierre_et_miquelon",
        /// Mayotte (976).
        Mayotte = "mayotte",
        /// Saint-Barthélemy (977).
        SaintBarthelemy = "saint_barthelemy",
        /// Saint-Martin (978).
        SaintMartin = "saint_martin",
        /// Wallis-et-Futuna (986).
        WallisEtFutuna = "wallis_et_futuna",
        /// French Polynesia (987).
        FrenchPolynesia = "french_polynesia",
        /// New Caledonia (988).
        NewCaledonia = "new_caledonia",
    }
}

impl Territory {
    /// The territory of a commune, by its INSEE code.
    ///
    /// Codes abroad (99), of places without communes and of departments that do
    /// not exist have none. Saint-Barthélemy and Saint-Martin are found by the
    /// codes they had as communes of Guadeloupe until 2007, too.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{station::InseeCode, territory::Territory};
    /// assert_eq!(Territory::of(&InseeCode::new("2A004")?), Some(Territory::MetropolitanFrance));
    /// assert_eq!(Territory::of(&InseeCode::new("97801")?), Some(Territory::SaintMartin));
    /// assert_eq!(Territory::of(&InseeCode::new("99138")?), None);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn of(code: &InseeCode) -> Option<Self> {
        match code.as_str() {
            "97123" => Some(Self::SaintBarthelemy),
            "97127" => Some(Self::SaintMartin),
            _ => match code.department() {
                "2A" | "2B" => Some(Self::MetropolitanFrance),
                "20" => None,
                department => Self::of_prefix(department),
            },
        }
    }

    /// The territory of a postal code.
    ///
    /// Saint-Barthélemy and Saint-Martin have kept their codes of Guadeloupe,
    /// 97133 and 97150. Monaco (980) is not in France.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{station::PostalCode, territory::Territory};
    /// assert_eq!(Territory::of_postal_code(&PostalCode::new("20000")?), Some(Territory::MetropolitanFrance));
    /// assert_eq!(Territory::of_postal_code(&PostalCode::new("97150")?), Some(Territory::SaintMartin));
    /// assert_eq!(Territory::of_postal_code(&PostalCode::new("98000")?), None);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn of_postal_code(code: &PostalCode) -> Option<Self> {
        match code.as_str() {
            "97133" => Some(Self::SaintBarthelemy),
            "97150" => Some(Self::SaintMartin),
            text => {
                let overseas = text.starts_with("97") || text.starts_with("98");
                Self::of_prefix(text.get(..if overseas { 3 } else { 2 })?)
            }
        }
    }

    /// The territory of two digits on the mainland, or of three overseas.
    fn of_prefix(prefix: &str) -> Option<Self> {
        match prefix {
            "971" => Some(Self::Guadeloupe),
            "972" => Some(Self::Martinique),
            "973" => Some(Self::Guyane),
            "974" => Some(Self::Reunion),
            "975" => Some(Self::SaintPierreEtMiquelon),
            "976" => Some(Self::Mayotte),
            "977" => Some(Self::SaintBarthelemy),
            "978" => Some(Self::SaintMartin),
            "986" => Some(Self::WallisEtFutuna),
            "987" => Some(Self::FrenchPolynesia),
            "988" => Some(Self::NewCaledonia),
            _ => {
                let department: u8 = prefix.parse().ok()?;
                (1..=95)
                    .contains(&department)
                    .then_some(Self::MetropolitanFrance)
            }
        }
    }

    /// The territory of a department, by its code in lower or upper case: two
    /// characters on the mainland, three overseas.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::territory::Territory;
    /// assert_eq!(Territory::of_department("2a"), Some(Territory::MetropolitanFrance));
    /// assert_eq!(Territory::of_department("974"), Some(Territory::Reunion));
    /// assert_eq!(Territory::of_department("20"), None);
    /// assert_eq!(Territory::of_department("7"), None);
    /// ```
    #[must_use]
    pub fn of_department(code: &str) -> Option<Self> {
        match code {
            "2A" | "2B" | "2a" | "2b" => Some(Self::MetropolitanFrance),
            "20" => None,
            _ if code.bytes().all(|byte| byte.is_ascii_digit()) && code.len() >= 2 => {
                Self::of_prefix(code).filter(|territory| {
                    (*territory == Self::MetropolitanFrance) == (code.len() == 2)
                })
            }
            _ => None,
        }
    }

    /// The edges of boxes that hold the land, in degrees: west, south, east,
    /// north.
    ///
    /// They are drawn by hand around the outermost islands with some
    /// kilometres to spare, and hold parts of neighbouring countries too.
    const fn edges(self) -> &'static [[f64; 4]] {
        match self {
            Self::MetropolitanFrance => &[[-5.3, 41.2, 9.8, 51.2]],
            Self::Guadeloupe => &[[-61.95, 15.75, -60.9, 16.6]],
            Self::Martinique => &[[-61.3, 14.3, -60.7, 14.95]],
            Self::Guyane => &[[-54.7, 2.0, -51.5, 5.9]],
            Self::Reunion => &[[55.1, -21.5, 55.95, -20.75]],
            Self::SaintPierreEtMiquelon => &[[-56.55, 46.65, -56.0, 47.25]],
            Self::Mayotte => &[[44.9, -13.1, 45.4, -12.55]],
            Self::SaintBarthelemy => &[[-63.0, 17.8, -62.7, 18.0]],
            Self::SaintMartin => &[[-63.25, 17.98, -62.9, 18.2]],
            Self::WallisEtFutuna => &[
                [-176.4, -13.5, -176.0, -13.1],
                [-178.3, -14.5, -177.9, -14.1],
            ],
            Self::FrenchPolynesia => &[[-155.0, -28.2, -134.2, -7.6]],
            Self::NewCaledonia => &[[158.0, -23.0, 169.2, -17.8]],
        }
    }

    /// Boxes that hold the territory, for a first look at whether a place can
    /// lie in it. See [`Territory::contains`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::territory::Territory;
    /// assert_eq!(Territory::WallisEtFutuna.bounds().count(), 2, "230 km apart");
    /// ```
    pub fn bounds(self) -> impl Iterator<Item = Bbox> {
        let edges = self.edges().iter();
        edges.filter_map(|&[west, south, east, north]| Bbox::new(west, south, east, north).ok())
    }

    /// Whether a place can lie in the territory.
    ///
    /// A place that is refused lies outside. One that is accepted may still be
    /// at sea or across a border.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{geo::Point, territory::Territory};
    /// let bastia = Point::new(42.70, 9.45)?;
    /// assert!(Territory::MetropolitanFrance.contains(bastia));
    /// assert!(!Territory::Reunion.contains(bastia));
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        self.bounds().any(|bounds| bounds.contains(point))
    }

    /// The territory that a place can lie in; the one in whose box it is, see
    /// [`Territory::contains`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{geo::Point, territory::Territory};
    /// let noumea = Point::new(-22.27, 166.44)?;
    /// assert_eq!(Territory::at(noumea), Some(Territory::NewCaledonia));
    /// assert_eq!(Territory::at(Point::new(40.71, -74.01)?), None);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn at(point: Point) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|territory| territory.contains(point))
    }

    /// The country code of its telephone numbers, without the `+` (ITU-T
    /// E.164).
    ///
    /// ```
    /// use vigie::territory::Territory;
    /// assert_eq!(Territory::Mayotte.dialling_prefix(), "262");
    /// ```
    #[must_use]
    pub fn dialling_prefix(self) -> &'static str {
        match self {
            Self::MetropolitanFrance => "33",
            Self::Guadeloupe | Self::SaintBarthelemy | Self::SaintMartin => "590",
            Self::Martinique => "596",
            Self::Guyane => "594",
            Self::Reunion | Self::Mayotte => "262",
            Self::SaintPierreEtMiquelon => "508",
            Self::WallisEtFutuna => "681",
            Self::FrenchPolynesia => "689",
            Self::NewCaledonia => "687",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::holidays::HolidayCalendar;

    /// Each territory with a commune's code, a postal code and a place in it.
    const PLACES: [(Territory, &str, &str, f64, f64); 14] = [
        (
            Territory::MetropolitanFrance,
            "29155",
            "29242",
            48.46,
            -5.10,
        ),
        (Territory::MetropolitanFrance, "2B033", "20200", 42.70, 9.45),
        (Territory::Guadeloupe, "97105", "97100", 15.99, -61.72),
        (Territory::Martinique, "97209", "97200", 14.61, -61.07),
        (Territory::Guyane, "97302", "97300", 4.94, -52.33),
        (Territory::Reunion, "97411", "97400", -20.88, 55.45),
        (
            Territory::SaintPierreEtMiquelon,
            "97502",
            "97500",
            46.78,
            -56.18,
        ),
        (Territory::Mayotte, "97611", "97600", -12.78, 45.23),
        (Territory::SaintBarthelemy, "97701", "97133", 17.90, -62.85),
        (Territory::SaintMartin, "97801", "97150", 18.07, -63.08),
        (Territory::WallisEtFutuna, "98613", "98600", -13.28, -176.18),
        (Territory::WallisEtFutuna, "98612", "98620", -14.27, -178.16),
        (
            Territory::FrenchPolynesia,
            "98735",
            "98714",
            -17.54,
            -149.57,
        ),
        (Territory::NewCaledonia, "98818", "98800", -22.27, 166.44),
    ];

    #[test]
    fn codes_and_places_agree() {
        for (territory, insee, postal, lat, lon) in PLACES {
            let insee = InseeCode::new(insee).unwrap();
            let postal = PostalCode::new(postal).unwrap();
            assert_eq!(Territory::of(&insee), Some(territory));
            assert_eq!(Territory::of_postal_code(&postal), Some(territory));
            let place = Point::new(lat, lon).unwrap();
            for other in Territory::ALL {
                assert_eq!(
                    other.contains(place),
                    *other == territory,
                    "{other} {insee}"
                );
            }
            let zone = zone_of(&insee).unwrap();
            assert!(zone.name().starts_with(territory.zone_name()));
            assert_ne!(holidays_of(&insee), HolidayCalendar::None);
        }
    }

    #[test]
    fn every_box_is_valid_and_every_zone_known() {
        for territory in Territory::ALL {
            assert_eq!(territory.bounds().count(), territory.edges().len());
            assert!(Zone::named(territory.zone_name()).is_ok());
        }
    }

    #[test]
    fn polynesia_has_three_times() {
        for (code, name) in [
            ("98735", "Pacific/Tahiti"),
            ("98723", "Pacific/Marquesas"),
            ("98719", "Pacific/Gambier"),
        ] {
            assert_eq!(
                zone_of(&InseeCode::new(code).unwrap()).unwrap().name(),
                name
            );
        }
    }

    #[test]
    fn codes_outside_france_have_no_territory() {
        for code in [
            "00001", "20004", "96001", "97901", "98411", "98901", "99138",
        ] {
            let code = InseeCode::new(code).unwrap();
            assert_eq!(Territory::of(&code), None, "{code}");
            assert!(zone_of(&code).is_none());
            assert_eq!(holidays_of(&code), HolidayCalendar::None);
        }
        for code in ["00100", "96000", "97000", "98000", "98413", "99123"] {
            let code = PostalCode::new(code).unwrap();
            assert_eq!(Territory::of_postal_code(&code), None, "{code}");
        }
    }
}
