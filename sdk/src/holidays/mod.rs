//! Public holidays in France, by territory.
//!
//! What counts here is the law: the days that the labour code in force in a
//! territory calls public holidays (*jours fériés*). Days that are merely
//! customary, such as Good Friday in Martinique and Guadeloupe, All Souls' Day,
//! or the Muslim feasts in Mayotte that article L3422-3 leaves to agreements,
//! are not listed, because offices do not close on them everywhere.
//!
//! # Sources
//!
//! - Code du travail, article L3133-1: the eleven days of all France.
//! - Article L3134-13: Moselle, Bas-Rhin and Haut-Rhin add 26 December, and
//!   Good Friday in communes with a Protestant or shared church. Which communes
//!   those are is not recorded, and public offices close in all three
//!   departments by custom, so Good Friday is given for all of them.
//! - Article [L3422-2]: the abolition of slavery overseas. For Saint-Martin the
//!   code named 27 May; a circular of 4 May 2018, under the law 2017-256 of
//!   28 February 2017, moved the day to 28 May from that year on, and the
//!   prefecture has announced it so since.
//! - Code du travail de Nouvelle-Calédonie: 24 September.
//! - Code du travail de la Polynésie française: 5 March and Good Friday; and
//!   29 June until 2025, for which the assembly put 20 November on 6 May 2025,
//!   from 2026 on.
//! - Wallis-et-Futuna: 28 April and 29 July, by the territory's own calendar of
//!   holidays.
//!
//! The calendars describe the law of today. Looking back, the changes of 2018
//! in Saint-Martin and of 2026 in Polynesia are kept; older ones are not.
//!
//! [L3422-2]: https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006072050/LEGISCTA000006178062

mod easter;

pub use easter::easter_sunday;

use jiff::civil::Date;

use crate::text_type::named_enum;

named_enum! {
    /// Which public holidays a place keeps.
    ///
    /// ```
    /// use vigie::holidays::HolidayCalendar;
    /// assert_eq!("alsace_moselle".parse(), Ok(HolidayCalendar::AlsaceMoselle));
    /// assert_eq!(HolidayCalendar::default(), HolidayCalendar::None);
    /// ```
    #[derive(Default)]
    HolidayCalendar {
        /// None, or none that are known.
        #[default]
        None = "none",
        /// The eleven days of all France, which every other calendar has too.
        MetropolitanFrance = "metropolitan_france",
        /// Moselle, Bas-Rhin and Haut-Rhin: Good Friday and 26 December too.
        AlsaceMoselle = "alsace_moselle",
        /// Guadeloupe: 27 May too.
        Guadeloupe = "guadeloupe",
        /// Martinique: 22 May too.
        Martinique = "martinique",
        /// Guyane: 10 June too.
        Guyane = "guyane",
        /// La Réunion: 20 December too.
        Reunion = "reunion",
        /// Mayotte: 27 April too.
        Mayotte = "mayotte",
        /// Saint-Pierre-et-Miquelon: the eleven days alone.
        SaintPierreEtMiquelon = "saint_pierre_et_miquelon",
        /// Saint-Barthélemy: 9 October too.
        SaintBarthelemy = "saint_barthelemy",
        /// Saint-Martin: 28 May too, 27 May before 2018.
        SaintMartin = "saint_martin",
        /// Wallis-et-Futuna: 28 April and 29 July too.
        WallisEtFutuna = "wallis_et_futuna",
        /// French Polynesia: 5 March, Good Friday and 20 November too, with
        /// 29 June for the last before 2026.
        FrenchPolynesia = "french_polynesia",
        /// New Caledonia: 24 September too.
        NewCaledonia = "new_caledonia",
    }
}

named_enum! {
    /// A public holiday, by a name that can be translated.
    ///
    /// ```
    /// use vigie::holidays::Holiday;
    /// assert_eq!(Holiday::WhitMonday.as_str(), "whit_monday");
    /// ```
    Holiday {
        /// 1 January.
        NewYear = "new_year",
        /// 5 March: the arrival of the Gospel in Tahiti, 1797.
        ArrivalOfTheGospel = "arrival_of_the_gospel",
        /// The Friday before Easter.
        GoodFriday = "good_friday",
        /// The Monday after Easter.
        EasterMonday = "easter_monday",
        /// 28 April: Saint Peter Chanel.
        SaintPeterChanel = "saint_peter_chanel",
        /// 1 May.
        LabourDay = "labour_day",
        /// 8 May: victory in Europe, 1945.
        VictoryDay = "victory_day",
        /// The Thursday 39 days after Easter.
        Ascension = "ascension",
        /// The Monday 50 days after Easter.
        WhitMonday = "whit_monday",
        /// The abolition of slavery, on a day of each territory's own.
        AbolitionOfSlavery = "abolition_of_slavery",
        /// 29 June: the autonomy of French Polynesia.
        AutonomyDay = "autonomy_day",
        /// 14 July.
        NationalDay = "national_day",
        /// 29 July: the territory of Wallis-et-Futuna, 1961.
        TerritoryDay = "territory_day",
        /// 15 August.
        Assumption = "assumption",
        /// 24 September: citizenship in New Caledonia.
        CitizenshipDay = "citizenship_day",
        /// 1 November.
        AllSaints = "all_saints",
        /// 11 November: the armistice of 1918.
        Armistice = "armistice",
        /// 20 November: Matari'i i ni'a, the rising of the Pleiades.
        Matarii = "matarii",
        /// 25 December.
        Christmas = "christmas",
        /// 26 December.
        SaintStephen = "saint_stephen",
    }
}

impl HolidayCalendar {
    /// The public holiday that falls on a local day, if one does.
    ///
    /// Where two fall on the same day, such as Ascension and 8 May in 2059, it
    /// is the one with a fixed date. Holidays are not moved when they fall on
    /// a Sunday.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::holidays::{Holiday, HolidayCalendar};
    /// use vigie::jiff::civil::date;
    ///
    /// let good_friday = date(2026, 4, 3);
    /// let strasbourg = HolidayCalendar::AlsaceMoselle;
    /// assert_eq!(strasbourg.holiday(good_friday), Some(Holiday::GoodFriday));
    /// assert_eq!(HolidayCalendar::MetropolitanFrance.holiday(good_friday), None);
    /// assert_eq!(HolidayCalendar::None.holiday(date(2026, 12, 25)), None);
    /// ```
    #[must_use]
    pub fn holiday(self, date: Date) -> Option<Holiday> {
        if self == Self::None {
            return None;
        }
        self.fixed(date).or_else(|| self.movable(date))
    }

    /// The holiday on a fixed day of the year.
    fn fixed(self, date: Date) -> Option<Holiday> {
        let slavery = |here: bool| here.then_some(Holiday::AbolitionOfSlavery);
        match (date.month(), date.day()) {
            (1, 1) => Some(Holiday::NewYear),
            (5, 1) => Some(Holiday::LabourDay),
            (5, 8) => Some(Holiday::VictoryDay),
            (7, 14) => Some(Holiday::NationalDay),
            (8, 15) => Some(Holiday::Assumption),
            (11, 1) => Some(Holiday::AllSaints),
            (11, 11) => Some(Holiday::Armistice),
            (12, 25) => Some(Holiday::Christmas),
            (12, 26) if self == Self::AlsaceMoselle => Some(Holiday::SaintStephen),
            (4, 27) => slavery(self == Self::Mayotte),
            (5, 22) => slavery(self == Self::Martinique),
            (5, 27) => slavery(
                self == Self::Guadeloupe || (self == Self::SaintMartin && date.year() < 2018),
            ),
            (5, 28) => slavery(self == Self::SaintMartin && date.year() >= 2018),
            (6, 10) => slavery(self == Self::Guyane),
            (10, 9) => slavery(self == Self::SaintBarthelemy),
            (12, 20) => slavery(self == Self::Reunion),
            (4, 28) if self == Self::WallisEtFutuna => Some(Holiday::SaintPeterChanel),
            (7, 29) if self == Self::WallisEtFutuna => Some(Holiday::TerritoryDay),
            (9, 24) if self == Self::NewCaledonia => Some(Holiday::CitizenshipDay),
            (3, 5) if self == Self::FrenchPolynesia => Some(Holiday::ArrivalOfTheGospel),
            (6, 29) if self == Self::FrenchPolynesia && date.year() < 2026 => {
                Some(Holiday::AutonomyDay)
            }
            (11, 20) if self == Self::FrenchPolynesia && date.year() >= 2026 => {
                Some(Holiday::Matarii)
            }
            _ => None,
        }
    }

    /// The holiday on a day counted from Easter.
    fn movable(self, date: Date) -> Option<Holiday> {
        // Good Friday is 20 March at the earliest, Whit Monday 14 June at the
        // latest: most days are spared the reckoning.
        if !(3..=6).contains(&date.month()) {
            return None;
        }
        match easter::days_after_easter(date)? {
            -2 if matches!(self, Self::AlsaceMoselle | Self::FrenchPolynesia) => {
                Some(Holiday::GoodFriday)
            }
            1 => Some(Holiday::EasterMonday),
            39 => Some(Holiday::Ascension),
            50 => Some(Holiday::WhitMonday),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// The holidays of a year in a calendar, as month and day.
    fn year(calendar: HolidayCalendar, year: i16) -> Vec<(i8, i8)> {
        date(year, 1, 1)
            .series(jiff::Span::new().days(1))
            .take_while(|day| day.year() == year)
            .filter(|day| calendar.holiday(*day).is_some())
            .map(|day| (day.month(), day.day()))
            .collect()
    }

    const FRANCE_2026: [(i8, i8); 11] = [
        (1, 1),
        (4, 6),
        (5, 1),
        (5, 8),
        (5, 14),
        (5, 25),
        (7, 14),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 25),
    ];

    #[test]
    fn each_calendar_adds_its_own_days_to_the_national_ones() {
        for (calendar, own) in [
            (HolidayCalendar::MetropolitanFrance, &[][..]),
            (HolidayCalendar::AlsaceMoselle, &[(4, 3), (12, 26)]),
            (HolidayCalendar::Guadeloupe, &[(5, 27)]),
            (HolidayCalendar::Martinique, &[(5, 22)]),
            (HolidayCalendar::Guyane, &[(6, 10)]),
            (HolidayCalendar::Reunion, &[(12, 20)]),
            (HolidayCalendar::Mayotte, &[(4, 27)]),
            (HolidayCalendar::SaintPierreEtMiquelon, &[]),
            (HolidayCalendar::SaintBarthelemy, &[(10, 9)]),
            (HolidayCalendar::SaintMartin, &[(5, 28)]),
            (HolidayCalendar::WallisEtFutuna, &[(4, 28), (7, 29)]),
            (
                HolidayCalendar::FrenchPolynesia,
                &[(3, 5), (4, 3), (11, 20)],
            ),
            (HolidayCalendar::NewCaledonia, &[(9, 24)]),
        ] {
            let mut expected = [&FRANCE_2026[..], own].concat();
            expected.sort_unstable();
            assert_eq!(year(calendar, 2026), expected, "{calendar}");
        }
        assert_eq!(year(HolidayCalendar::None, 2026), []);
    }

    #[test]
    fn days_that_the_law_moved() {
        let tahiti = HolidayCalendar::FrenchPolynesia;
        assert_eq!(
            tahiti.holiday(date(2025, 6, 29)),
            Some(Holiday::AutonomyDay)
        );
        assert_eq!(tahiti.holiday(date(2025, 11, 20)), None);
        assert_eq!(tahiti.holiday(date(2026, 6, 29)), None);
        assert_eq!(tahiti.holiday(date(2026, 11, 20)), Some(Holiday::Matarii));
        let marigot = HolidayCalendar::SaintMartin;
        assert!(marigot.holiday(date(2017, 5, 27)).is_some());
        assert!(marigot.holiday(date(2018, 5, 27)).is_none());
        assert!(marigot.holiday(date(2018, 5, 28)).is_some());
    }

    #[test]
    fn the_fixed_holiday_names_a_day_of_two() {
        let day = date(2059, 5, 8);
        assert_eq!(easter::days_after_easter(day), Some(39));
        assert_eq!(
            HolidayCalendar::MetropolitanFrance.holiday(day),
            Some(Holiday::VictoryDay)
        );
    }

    #[test]
    fn any_date_has_an_answer() {
        for day in [Date::MIN, Date::MAX] {
            for calendar in HolidayCalendar::ALL {
                let _ = calendar.holiday(day);
            }
        }
        assert_eq!(
            HolidayCalendar::MetropolitanFrance.holiday(date(1200, 4, 6)),
            None
        );
    }
}
