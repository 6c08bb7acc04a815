//! Whether a place may be that of a station: the checks against communes,
//! territories and neighbours.

use vigie::{
    geo::Point,
    station::{InseeCode, PostalCode},
    territory::Territory,
};

use super::{
    communes::{Gazetteer, Known, same_department},
    names::town_key,
    report::Reason,
    row::Row,
};

/// How well a place goes with its commune, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// Within a circle as large as the commune.
    Inside,
    /// So near that it may be in the commune.
    Near,
    /// There is nothing to check it against but its territory.
    Unchecked,
    /// Further than communes reach, nearer than what is certainly wrong.
    Doubtful,
    /// Somewhere else, or nowhere.
    Wrong,
}

/// What the checks say of a place.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    /// How well it goes.
    pub(crate) standing: Standing,
    /// Why it is not better.
    pub(crate) reason: Reason,
    /// The same in words.
    pub(crate) detail: String,
    /// Whether the communes of its postal code speak for it although its own
    /// does not.
    pub(crate) by_siblings: bool,
}

impl Verdict {
    fn fine(standing: Standing) -> Self {
        Self {
            standing,
            reason: Reason::FarFromCommune,
            detail: String::new(),
            by_siblings: false,
        }
    }

    fn wrong(reason: Reason, detail: String) -> Self {
        Self {
            standing: Standing::Wrong,
            reason,
            detail,
            by_siblings: false,
        }
    }

    /// Whether a person may be sent there.
    pub(crate) fn is_good(&self) -> bool {
        self.standing <= Standing::Unchecked
    }
}

/// Within this distance of a centre a place is near, however small the
/// commune: in the directory of 2020, 88 % of the stations are, and centres
/// of small communes lie at the town hall or in the middle of the fields.
const NEAR_M: f64 = 3_000.0;

/// Communes are compact: of 2 289 stations whose place of 2020 another source
/// confirms to half a kilometre, 99.8 % stand within this many radii of the
/// centre or within [`NEAR_M`]. Beyond both, the other source disagrees by
/// more than two kilometres in 36 of 42, and has the town in 35.
const NEAR_RADII: f64 = 2.0;

/// Beyond this a place is wrong unless the commune is large: 99 % of the
/// stations stand nearer, and the rest are the faults listed in the data's
/// own README, or in communes of Guyane and Camargue.
const FAR_M: f64 = 11_000.0;

/// How far a large commune may reach, in radii: Régina's town is 0.8 radii
/// from the centre, Mana's 1.7.
const FAR_RADII: f64 = 2.5;

/// The commune that a row speaks of.
#[derive(Clone, Debug)]
pub(crate) struct Located<'a> {
    /// The commune, if one is known for certain.
    pub(crate) commune: Option<&'a Known>,
    /// What is in doubt about it, and what proves the commune taken.
    pub(crate) doubt: Option<Doubt>,
}

/// A doubt about a row's commune.
#[derive(Clone, Debug)]
pub(crate) struct Doubt {
    /// What is doubtful.
    pub(crate) reason: Reason,
    /// Whether another source gave the commune.
    pub(crate) repaired: bool,
    /// In words.
    pub(crate) detail: String,
}

/// Finds the commune of a row from its code and its address.
///
/// Where the two name different communes, the one that the place agrees with
/// is taken: two against one.
pub(crate) fn locate<'a>(row: &Row, gazetteer: &'a Gazetteer) -> Located<'a> {
    let territory_known = row
        .insee
        .as_ref()
        .is_none_or(|insee| gazetteer.covers(insee.department()));
    if gazetteer.is_empty() || row.zone.is_some() || !territory_known {
        return Located {
            commune: None,
            doubt: None,
        };
    }
    let by_code = row.insee.as_ref().and_then(|insee| gazetteer.get(insee));
    let by_address = row
        .postal_code
        .as_ref()
        .and_then(|code| gazetteer.of_address(code, &row.locality));
    let address = || {
        let code = row
            .postal_code
            .as_ref()
            .map_or("no postal code", PostalCode::as_str);
        format!("{code} {}", row.locality)
    };
    match (&row.insee, by_code, by_address) {
        (Some(insee), Some(coded), Some(addressed)) if coded.insee != addressed.insee => {
            settle(row, insee, coded, addressed, &address())
        }
        (Some(insee), Some(coded), None) if coded.key == town_key(&row.locality) => {
            // Name and code agree: what is wrong, if anything, is the postal code.
            let wrong = row
                .postal_code
                .as_ref()
                .filter(|code| !same_department(insee, code));
            let doubt = wrong.map(|code| Doubt {
                reason: Reason::CommuneCodeContradictsAddress,
                repaired: true,
                detail: format!(
                    "the code {insee} is {}, as the address says, but {code} is not its postal code",
                    coded.name
                ),
            });
            Located {
                commune: Some(coded),
                doubt,
            }
        }
        (Some(insee), Some(coded), None) => {
            let elsewhere = row.postal_code.as_ref().is_some_and(|code| {
                !same_department(insee, code) && !coded.postal_codes.contains(code)
            });
            let doubt = elsewhere.then(|| Doubt {
                reason: Reason::CommuneCodeContradictsAddress,
                repaired: false,
                detail: format!(
                    "the code {insee} is {}, the address {}",
                    coded.name,
                    address()
                ),
            });
            Located {
                commune: (!elsewhere).then_some(coded),
                doubt,
            }
        }
        (_, Some(coded), _) => Located {
            commune: Some(coded),
            doubt: None,
        },
        (Some(insee), None, Some(addressed)) => Located {
            commune: Some(addressed),
            doubt: Some(Doubt {
                reason: Reason::UnknownCommune,
                repaired: true,
                detail: format!(
                    "no commune bears the code {insee}; {} is part of {} ({}) by name and postal code",
                    address(),
                    addressed.name,
                    addressed.insee
                ),
            }),
        },
        (None, None, Some(addressed)) => Located {
            commune: Some(addressed),
            doubt: None,
        },
        (Some(insee), None, None) => {
            let commune = by_place(row, gazetteer);
            let proof = commune.map_or(String::new(), |known| {
                let Known { name, insee, .. } = known;
                format!("; its place stands in {name} ({insee}), which has its postal code")
            });
            let address = address();
            let doubt = Doubt {
                reason: Reason::UnknownCommune,
                repaired: commune.is_some(),
                detail: format!(
                    "no commune bears the code {insee}, none the name of {address}{proof}"
                ),
            };
            Located {
                commune,
                doubt: Some(doubt),
            }
        }
        (None, None, None) => Located {
            commune: by_place(row, gazetteer),
            doubt: None,
        },
    }
}

/// The commune that a row's place stands in, if it has the row's postal code:
/// how communes merged out of the list are found in those of today.
fn by_place<'a>(row: &Row, gazetteer: &'a Gazetteer) -> Option<&'a Known> {
    let (known, radii) = gazetteer.around(row.place()?)?;
    let code = row.postal_code.as_ref()?;
    (radii <= 1.0 && known.postal_codes.contains(code)).then_some(known)
}

/// Chooses between the commune of the code and that of the address.
fn settle<'a>(
    row: &Row,
    insee: &InseeCode,
    coded: &'a Known,
    addressed: &'a Known,
    address: &str,
) -> Located<'a> {
    let standing = |known: &Known| row.place().map(|place| in_commune(place, known).standing);
    let prefers_code = standing(coded)
        .is_some_and(|coded| coded <= Standing::Near && Some(coded) < standing(addressed));
    let agrees = |known: &Known| standing(known).is_some_and(|standing| standing <= Standing::Near);
    let (commune, proof) = if prefers_code {
        (coded, "the place agrees with the code")
    } else if agrees(addressed) {
        (addressed, "the place agrees with the address")
    } else {
        (
            addressed,
            "the place agrees with neither; the address is taken",
        )
    };
    Located {
        commune: Some(commune),
        doubt: Some(Doubt {
            reason: Reason::CommuneCodeContradictsAddress,
            repaired: agrees(commune),
            detail: format!(
                "the code {insee} is {}, the address {address} is {} ({}): {proof}",
                coded.name, addressed.name, addressed.insee
            ),
        }),
    }
}

/// Judges a place of a row whose commune is known, or is not.
pub(crate) fn judge(
    place: Point,
    row: &Row,
    commune: Option<&Known>,
    gazetteer: &Gazetteer,
) -> Verdict {
    if let Some(territory) = row
        .territory()
        .filter(|territory| !territory.contains(place))
    {
        return Verdict::wrong(
            Reason::OutsideTerritory,
            format!("{} is not in {}", spell(place), name_of(territory)),
        );
    }
    let own = commune.filter(|known| known.centre.is_some());
    let verdict = match own {
        Some(known) => in_commune(place, known),
        None => return beside_siblings(place, row, gazetteer),
    };
    if verdict.is_good() {
        return verdict;
    }
    // The centre itself may be off (the file has Granville out at sea): then it
    // is far from the other communes of its postal code, and the place is not.
    match own {
        Some(known) if is_outlier(known, gazetteer) => {
            if beside_siblings(place, row, gazetteer).standing != Standing::Near {
                return verdict;
            }
            let detail = format!(
                "{}; that centre is far from the other communes of the postal code, and the \
                 place stands among them",
                verdict.detail
            );
            Verdict {
                standing: Standing::Near,
                detail,
                by_siblings: true,
                ..verdict
            }
        }
        _ => verdict,
    }
}

/// Judges a place by the distance to its commune's centre.
fn in_commune(place: Point, known: &Known) -> Verdict {
    let Some(centre) = known.centre else {
        return Verdict::fine(Standing::Unchecked);
    };
    let distance = place.distance_m(centre);
    let radii = distance / known.radius_m;
    let standing = if radii <= 1.0 {
        Standing::Inside
    } else if distance <= NEAR_M || radii <= NEAR_RADII {
        Standing::Near
    } else if distance <= FAR_M.max(FAR_RADII * known.radius_m) {
        Standing::Doubtful
    } else {
        Standing::Wrong
    };
    Verdict {
        standing,
        reason: Reason::FarFromCommune,
        detail: format!(
            "{} is {:.1} km from the centre of {}, a commune of {:.1} km in radius",
            spell(place),
            distance / 1000.0,
            known.name,
            known.radius_m / 1000.0
        ),
        by_siblings: false,
    }
}

/// Judges a place by the communes that share its postal code.
fn beside_siblings(place: Point, row: &Row, gazetteer: &Gazetteer) -> Verdict {
    let best = row.postal_code.as_ref().and_then(|code| {
        gazetteer
            .of_postal_code(code)
            .filter(|known| known.centre.is_some())
            .map(|known| in_commune(place, known))
            .min_by_key(|verdict| verdict.standing)
    });
    match best {
        Some(verdict) if verdict.is_good() => Verdict::fine(Standing::Near),
        Some(verdict) => verdict,
        None => Verdict::fine(Standing::Unchecked),
    }
}

/// Whether a commune's centre lies away from all others of its postal codes.
fn is_outlier(known: &Known, gazetteer: &Gazetteer) -> bool {
    let Some(centre) = known.centre else {
        return true;
    };
    let mut siblings = known
        .postal_codes
        .iter()
        .flat_map(|code| gazetteer.of_postal_code(code))
        .filter(|other| other.insee != known.insee)
        .filter_map(|other| Some((other.centre?, other.radius_m)))
        .peekable();
    siblings.peek().is_some()
        && siblings
            .all(|(other, radius)| centre.distance_m(other) > 2.0 * (known.radius_m + radius))
}

/// How many radii of a commune a place is from its centre.
pub(crate) fn radii_from(place: Point, known: &Known) -> Option<f64> {
    Some(place.distance_m(known.centre?) / known.radius_m)
}

/// A place in words.
pub(crate) fn spell(place: Point) -> String {
    format!("{:.5},{:.5}", place.lat(), place.lon())
}

fn name_of(territory: Territory) -> &'static str {
    territory.as_str()
}
