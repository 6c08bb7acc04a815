//! What the names of stations, towns and streets have in common.

use vigie::{
    station::{Institution, UnitKind},
    text::{fold_place, without_article},
};

/// Words that say what a station is, not which one.
const UNIT_WORDS: &[&str] = &[
    "autonome",
    "brigade",
    "bureau",
    "central",
    "commissariat",
    "de",
    "des",
    "du",
    "d",
    "gendarmerie",
    "hotel",
    "nationale",
    "police",
    "poste",
    "proximite",
    "secteur",
    "territoriale",
];

/// Words in streets that sources leave out or abbreviate as they like.
const STREET_WORDS: &[&str] = &[
    "allee",
    "av",
    "avenue",
    "bd",
    "boulevard",
    "caserne",
    "chemin",
    "d",
    "de",
    "des",
    "du",
    "l",
    "la",
    "le",
    "les",
    "place",
    "quartier",
    "route",
    "rue",
    "bis",
    "ter",
    "quater",
];

/// What kind of unit a name speaks of.
pub(crate) fn unit_kind(name: &str, institution: Institution) -> UnitKind {
    let folded = fold_place(name);
    let has = |words: &str| folded.contains(words);
    match institution {
        Institution::NationalPolice if has("commissariat central") || has("hotel de police") => {
            UnitKind::CentralStation
        }
        Institution::NationalPolice if has("bureau") || has("poste de police") => {
            UnitKind::LocalOffice
        }
        Institution::NationalPolice if has("commissariat") => UnitKind::Station,
        Institution::Gendarmerie if has("autonome") => UnitKind::AutonomousBrigade,
        Institution::Gendarmerie if has("proximite") => UnitKind::ProximityBrigade,
        Institution::Gendarmerie if has("brigade") => UnitKind::Brigade,
        _ => UnitKind::Other,
    }
}

/// Who runs a station with such a name.
pub(crate) fn institution(name: &str) -> Institution {
    let folded = fold_place(name);
    let has = |words: &str| folded.contains(words);
    if has("municipale") || has("rurale") {
        Institution::MunicipalPolice
    } else if has("gendarmerie") || has("brigade") || has("peloton") {
        Institution::Gendarmerie
    } else if has("police") || has("commissariat") {
        Institution::NationalPolice
    } else {
        Institution::Other
    }
}

/// The part of a unit's name that tells it from others: the town, and the
/// quarter where one is named.
pub(crate) fn unit_key(name: &str) -> String {
    let plain = without_brackets(name);
    let folded = fold_place(&plain);
    let words = folded
        .split_whitespace()
        .skip_while(|word| UNIT_WORDS.contains(word));
    let telling: Vec<&str> = words.filter(|word| *word != "secteur").collect();
    let key = telling.join(" ");
    without_article(&key).unwrap_or(&key).to_owned()
}

/// A town's name as all sources would write it: folded, without article,
/// brackets or the number of a cedex.
pub(crate) fn town_key(name: &str) -> String {
    let folded = fold_place(&without_brackets(name));
    let town = folded.split(" cedex").next().unwrap_or_default();
    without_article(town).unwrap_or(town).to_owned()
}

/// The telling words of a street, in order, numbers included.
pub(crate) fn street_key(street: &str) -> Vec<String> {
    fold_place(&without_brackets(street))
        .split_whitespace()
        .filter(|word| !STREET_WORDS.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Whether two streets are written alike enough to be one: most of the words
/// of the shorter stand in the longer one, and their first numbers agree.
pub(crate) fn same_street(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let number = |words: &[String]| {
        words
            .iter()
            .find(|word| word.bytes().all(|b| b.is_ascii_digit()))
            .cloned()
    };
    if let (Some(x), Some(y)) = (number(a), number(b))
        && x != y
    {
        return false;
    }
    let is_word = |word: &&String| word.bytes().any(|b| !b.is_ascii_digit());
    let words = short.iter().filter(is_word).count();
    let shared = short
        .iter()
        .filter(is_word)
        .filter(|word| long.contains(word))
        .count();
    words > 0 && shared * 3 >= words * 2
}

/// A name as part of an identifier: `Saint-Élix (31)` is `saint-elix`.
pub(crate) fn slug(name: &str) -> String {
    let mut slug: String = unit_key(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(50)
        .collect();
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The name without what stands in brackets: `(Mayotte)`, `(66)`.
fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    name.chars()
        .filter(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use vigie::station::{Institution, UnitKind};

    use super::{institution, same_street, slug, street_key, town_key, unit_key, unit_kind};

    #[test]
    fn names_of_one_unit_meet() {
        for (a, b) in [
            (
                "Brigade de gendarmerie - Le Moule",
                "Brigade territoriale autonome du Moule",
            ),
            (
                "Brigade de gendarmerie - Saint-Cyprien (66)",
                "Brigade territoriale de ST CYPRIEN",
            ),
            (
                "Commissariat de police d'Arles",
                "Commissariat de police Arles",
            ),
            (
                "Commissariat de police d'Amiens - secteur Est",
                "Commissariat d'Amiens - Est",
            ),
            (
                "Commissariat de police de Paris 8ème",
                "Commissariat central de police de Paris 8e",
            ),
        ] {
            assert_eq!(unit_key(a), unit_key(b));
        }
        assert_ne!(
            unit_key("Commissariat de Caen"),
            unit_key("Commissariat de Caen - Nord")
        );
    }

    #[test]
    fn towns_and_streets_meet() {
        assert_eq!(
            town_key("Le Mont-Dore Cedex"),
            town_key("LE MONT DORE CEDEX 12")
        );
        for (a, b, same) in [
            (
                "20 bis chemin des Grands-Plans",
                "20 bis Chemin des Grands Plans",
                true,
            ),
            (
                "Rue du Commissaire Antoine-Dupré",
                "Rue Antoine Dupré",
                true,
            ),
            ("3 rue Pasteur", "5 rue Pasteur", false),
            ("3 rue Pasteur", "3 avenue Foch", false),
            ("4", "4", false),
            ("", "", false),
        ] {
            assert_eq!(
                same_street(&street_key(a), &street_key(b)),
                same,
                "{a} / {b}"
            );
        }
    }

    #[test]
    fn kinds_and_institutions() {
        for (name, runs, kind) in [
            (
                "Commissariat central de police de Lille",
                Institution::NationalPolice,
                UnitKind::CentralStation,
            ),
            (
                "Commissariat de police de Lille",
                Institution::NationalPolice,
                UnitKind::Station,
            ),
            (
                "Bureau de police de Dreux",
                Institution::NationalPolice,
                UnitKind::LocalOffice,
            ),
            (
                "Brigade territoriale autonome de Mions",
                Institution::Gendarmerie,
                UnitKind::AutonomousBrigade,
            ),
            (
                "Brigade de proximité de Mions",
                Institution::Gendarmerie,
                UnitKind::ProximityBrigade,
            ),
            (
                "Brigade de gendarmerie - Mions",
                Institution::Gendarmerie,
                UnitKind::Brigade,
            ),
            (
                "Police municipale de Mions",
                Institution::MunicipalPolice,
                UnitKind::Other,
            ),
            ("Town guard", Institution::Other, UnitKind::Other),
        ] {
            assert_eq!(institution(name), runs, "{name}");
            assert_eq!(unit_kind(name, runs), kind, "{name}");
        }
        assert_eq!(
            slug("Commissariat de police de Saint-Élix (31)"),
            "saint-elix"
        );
    }
}
