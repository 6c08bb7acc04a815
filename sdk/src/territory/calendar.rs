//! The time and the public holidays of a territory, and of a place in it.

use super::{Territory, Zone};
use crate::{Error, holidays::HolidayCalendar, station::InseeCode};

impl Territory {
    /// The time in its chief town.
    ///
    /// # Errors
    ///
    /// None: every territory's zone is known.
    ///
    /// ```
    /// use vigie::territory::Territory;
    /// assert_eq!(Territory::Reunion.zone()?.name(), "Indian/Reunion");
    /// # Ok::<(), vigie::Error>(())
    /// ```
    pub fn zone(self) -> Result<Zone, Error> {
        Zone::named(self.zone_name())
    }

    /// Its public holidays. Alsace and Moselle, which have two more than the
    /// rest of metropolitan France, are told apart by [`holidays_of`] alone.
    ///
    /// ```
    /// use vigie::{holidays::HolidayCalendar, territory::Territory};
    /// assert_eq!(Territory::Mayotte.holidays(), HolidayCalendar::Mayotte);
    /// ```
    #[must_use]
    pub fn holidays(self) -> HolidayCalendar {
        match self {
            Self::MetropolitanFrance => HolidayCalendar::MetropolitanFrance,
            Self::Guadeloupe => HolidayCalendar::Guadeloupe,
            Self::Martinique => HolidayCalendar::Martinique,
            Self::Guyane => HolidayCalendar::Guyane,
            Self::Reunion => HolidayCalendar::Reunion,
            Self::SaintPierreEtMiquelon => HolidayCalendar::SaintPierreEtMiquelon,
            Self::Mayotte => HolidayCalendar::Mayotte,
            Self::SaintBarthelemy => HolidayCalendar::SaintBarthelemy,
            Self::SaintMartin => HolidayCalendar::SaintMartin,
            Self::WallisEtFutuna => HolidayCalendar::WallisEtFutuna,
            Self::FrenchPolynesia => HolidayCalendar::FrenchPolynesia,
            Self::NewCaledonia => HolidayCalendar::NewCaledonia,
        }
    }

    /// The IANA name of the time in its chief town.
    pub(super) const fn zone_name(self) -> &'static str {
        match self {
            Self::MetropolitanFrance => "Europe/Paris",
            Self::Guadeloupe => "America/Guadeloupe",
            Self::Martinique => "America/Martinique",
            Self::Guyane => "America/Cayenne",
            Self::Reunion => "Indian/Reunion",
            Self::SaintPierreEtMiquelon => "America/Miquelon",
            Self::Mayotte => "Indian/Mayotte",
            Self::SaintBarthelemy => "America/St_Barthelemy",
            Self::SaintMartin => "America/Marigot",
            Self::WallisEtFutuna => "Pacific/Wallis",
            Self::FrenchPolynesia => "Pacific/Tahiti",
            Self::NewCaledonia => "Pacific/Noumea",
        }
    }
}

/// The time zone of a commune, if its code is one of France.
///
/// French Polynesia has three: the communes of the Marquesas are half an hour
/// ahead of Tahiti, the Gambier Islands one hour.
///
/// # Examples
///
/// ```
/// use vigie::{station::InseeCode, territory::zone_of};
/// let zone = |code| zone_of(&InseeCode::new(code).unwrap()).map(|zone| zone.name().to_owned());
/// assert_eq!(zone("35238").as_deref(), Some("Europe/Paris"));
/// assert_eq!(zone("98735").as_deref(), Some("Pacific/Tahiti"));
/// assert_eq!(zone("98731").as_deref(), Some("Pacific/Marquesas"), "Nuku-Hiva");
/// assert_eq!(zone("99138"), None);
/// ```
#[must_use]
pub fn zone_of(code: &InseeCode) -> Option<Zone> {
    let name = match code.as_str() {
        // Fatu-Hiva, Hiva-Oa, Nuku-Hiva, Tahuata, Ua-Huka, Ua-Pou.
        "98718" | "98723" | "98731" | "98746" | "98756" | "98757" => "Pacific/Marquesas",
        "98719" => "Pacific/Gambier",
        _ => Territory::of(code)?.zone_name(),
    };
    Zone::named(name).ok()
}

/// The public holidays of a commune.
///
/// A code that is not one of France has none.
///
/// # Examples
///
/// ```
/// use vigie::{holidays::HolidayCalendar, station::InseeCode, territory::holidays_of};
/// let strasbourg = InseeCode::new("67482")?;
/// assert_eq!(holidays_of(&strasbourg), HolidayCalendar::AlsaceMoselle);
/// # Ok::<(), vigie::Error>(())
/// ```
#[must_use]
pub fn holidays_of(code: &InseeCode) -> HolidayCalendar {
    match Territory::of(code) {
        Some(Territory::MetropolitanFrance) if in_alsace_moselle(code.department()) => {
            HolidayCalendar::AlsaceMoselle
        }
        Some(territory) => territory.holidays(),
        None => HolidayCalendar::None,
    }
}

/// Whether a department keeps the holidays of Alsace and Moselle.
pub(crate) fn in_alsace_moselle(department: &str) -> bool {
    matches!(department, "57" | "67" | "68")
}
