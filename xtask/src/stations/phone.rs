//! Telephone numbers to E.164.
//!
//! Written by hand: the numbers of a directory are those of one country with
//! seven numbering plans overseas, which the general library for the purpose
//! has no way to tell apart when the prefix is left out, as they often are.

use vigie::{station::Phone, territory::Territory};

/// The country codes of French territories, with the shapes of their national
/// numbers.
const PLANS: &[Plan] = &[
    Plan {
        code: "33",
        starts: &["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        length: 9,
    },
    Plan {
        code: "590",
        starts: &["590", "690", "691"],
        length: 9,
    },
    Plan {
        code: "594",
        starts: &["594", "694"],
        length: 9,
    },
    Plan {
        code: "596",
        starts: &["596", "696", "697"],
        length: 9,
    },
    Plan {
        code: "262",
        starts: &["262", "263", "269", "639", "692", "693"],
        length: 9,
    },
    Plan {
        code: "508",
        starts: &["41", "42", "43", "44", "55"],
        length: 6,
    },
    Plan {
        code: "681",
        starts: &["72", "82", "83"],
        length: 6,
    },
    Plan {
        code: "687",
        starts: &["2", "3", "4", "5", "7", "8", "9"],
        length: 6,
    },
    Plan {
        code: "689",
        starts: &["40", "49", "87", "88", "89"],
        length: 8,
    },
];

struct Plan {
    code: &'static str,
    starts: &'static [&'static str],
    length: usize,
}

impl Plan {
    fn fits(&self, national: &str) -> bool {
        national.len() == self.length && self.starts.iter().any(|start| national.starts_with(start))
    }
}

/// The number in E.164 form, or as the short number that it is.
///
/// `territory` is where the station stands; `None` is abroad, where only
/// numbers that begin with `+` or `00` can be read. Of several numbers, the
/// first that can be read counts.
pub(crate) fn normalise(text: &str, territory: Option<Territory>) -> Option<Phone> {
    text.split(['/', ';', ','])
        .flat_map(|part| part.split(" ou "))
        .find_map(|part| read_one(part, territory))
}

fn read_one(text: &str, territory: Option<Territory>) -> Option<Phone> {
    let trunk_left_out = text.replace("(0)", "");
    if trunk_left_out.chars().any(char::is_alphabetic) {
        return None;
    }
    let trimmed = trunk_left_out.trim_start_matches(|c: char| c.is_whitespace() || c == '(');
    let digits: String = trimmed.chars().filter(char::is_ascii_digit).collect();
    let number = if trimmed.starts_with('+') {
        international(&digits, territory)?
    } else if let Some(rest) = digits.strip_prefix("00") {
        international(rest, territory)?
    } else {
        domestic(&digits, territory?)?
    };
    Phone::new(number).ok()
}

/// A number after its `+`.
fn international(digits: &str, territory: Option<Territory>) -> Option<String> {
    let Some(plan) = PLANS.iter().find(|plan| digits.starts_with(plan.code)) else {
        return Some(format!("+{digits}"));
    };
    let national = digits.get(plan.code.len()..)?;
    let national = national.strip_prefix('0').unwrap_or(national);
    if plan.code == "33" {
        return plan.fits(national).then(|| from_trunk(national));
    }
    in_plan(plan, national, territory)
}

/// A number as it is dialled in its own territory.
fn domestic(digits: &str, territory: Territory) -> Option<String> {
    if (2..=4).contains(&digits.len()) && !digits.starts_with('0') {
        return Some(digits.to_owned());
    }
    if let Some(national) = digits
        .strip_prefix('0')
        .filter(|national| national.len() == 9)
    {
        return Some(from_trunk(national));
    }
    let plan = PLANS
        .iter()
        .find(|plan| plan.code == territory.dialling_prefix())?;
    // Nine digits without their zero: what a spreadsheet leaves of a number.
    if plan.code == "33" {
        return plan.fits(digits).then(|| from_trunk(digits));
    }
    in_plan(plan, digits, Some(territory))
}

/// Nine digits of the shared French plan, in which `0` plus the overseas code
/// reaches the territories: `0590...` is Guadeloupe.
fn from_trunk(national: &str) -> String {
    let overseas = PLANS
        .iter()
        .skip(1)
        .find(|plan| plan.length == 9 && plan.fits(national))
        .map(|plan| format!("+{}{national}", plan.code));
    let miquelon = national
        .strip_prefix("508")
        .map(|rest| format!("+508{rest}"));
    overseas
        .or(miquelon)
        .unwrap_or_else(|| format!("+33{national}"))
}

/// A number of an overseas plan, some of which are written too short:
///
/// - six digits in the Caribbean and the Indian Ocean lack the code of the
///   territory's land lines, which is fixed by the territory;
/// - six digits in Polynesia are of before 23 June 2014, when every land line
///   got `40` in front.
fn in_plan(plan: &Plan, national: &str, territory: Option<Territory>) -> Option<String> {
    let missing = match (plan.code, national.len()) {
        ("590" | "594" | "596", 6) => plan.code,
        ("262", 6) if territory == Some(Territory::Mayotte) => "269",
        ("262", 6) if territory == Some(Territory::Reunion) => "262",
        ("689", 6) if national.starts_with(['4', '5', '6', '9']) => "40",
        ("508", 9) => return Some(format!("+508{}", national.strip_prefix("508")?)),
        _ => "",
    };
    let whole = format!("{missing}{national}");
    plan.fits(&whole).then(|| format!("+{}{whole}", plan.code))
}

#[cfg(test)]
mod tests {
    use vigie::territory::Territory::{
        self, FrenchPolynesia, Guadeloupe, Guyane, Mayotte, MetropolitanFrance, NewCaledonia,
        Reunion, SaintPierreEtMiquelon, WallisEtFutuna,
    };

    use super::normalise;

    #[test]
    fn numbers_come_out_in_e164() {
        let here = Some(MetropolitanFrance);
        let table: &[(&str, Option<Territory>, Option<&str>)] = &[
            ("05 61 00 10 17", here, Some("+33561001017")),
            ("+33 5 61 00 10 17", here, Some("+33561001017")),
            ("+33 (0)5 61 00 10 17", here, Some("+33561001017")),
            ("0033561001017", here, Some("+33561001017")),
            ("05.61-00.10 17", here, Some("+33561001017")),
            ("561001017", here, Some("+33561001017")),
            (
                "05 61 00 10 17 / 06 12 34 56 78",
                here,
                Some("+33561001017"),
            ),
            ("3430", here, Some("3430")),
            ("17", here, Some("17")),
            ("+33 5 90 00 10 20", here, Some("+590590001020")),
            ("0262 00 10 20", Some(Reunion), Some("+262262001020")),
            ("+262 2 62 00 10 20", Some(Reunion), Some("+262262001020")),
            ("+262 45 10 20", Some(Reunion), Some("+262262451020")),
            ("+262 61 10 20", Some(Mayotte), Some("+262269611020")),
            ("+262 2 69 61 10 20", Some(Mayotte), Some("+262269611020")),
            ("+262 45 10 20", here, None),
            ("+590 85 10 20", Some(Guadeloupe), Some("+590590851020")),
            ("+594 5 94 29 10 20", Some(Guyane), Some("+594594291020")),
            ("+687 47 10 20", Some(NewCaledonia), Some("+687471020")),
            ("47 10 20", Some(NewCaledonia), Some("+687471020")),
            (
                "+689 40 46 10 20",
                Some(FrenchPolynesia),
                Some("+68940461020"),
            ),
            ("+689 54 10 20", Some(FrenchPolynesia), Some("+68940541020")),
            ("+689 72 10 20", Some(FrenchPolynesia), None),
            ("+681 72 10 20", Some(WallisEtFutuna), Some("+681721020")),
            (
                "+508 41 10 20",
                Some(SaintPierreEtMiquelon),
                Some("+508411020"),
            ),
            (
                "05 08 41 10 20",
                Some(SaintPierreEtMiquelon),
                Some("+508411020"),
            ),
            ("+32 2 279 79 79", None, Some("+3222797979")),
            ("02 279 79 79", None, None),
            ("05 61 00 10", here, None),
            ("05 61 00 10 17 18", here, None),
            ("voir mairie", here, None),
            ("", here, None),
        ];
        for (text, territory, expected) in table {
            let seen = normalise(text, *territory);
            assert_eq!(
                seen.as_ref().map(vigie::station::Phone::as_str),
                *expected,
                "{text:?}"
            );
        }
    }
}
