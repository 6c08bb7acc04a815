//! Which of the places that several sources give a station is taken.

use core::cmp::Reverse;

use vigie::{geo::Point, station::Precision};

use super::{
    communes::{Gazetteer, Known},
    doubt,
    names::{same_street, street_key},
    neighbours::Neighbours,
    places::{Standing, Verdict, judge, radii_from, spell},
    report::{Outcome, Reason},
    row::Row,
};

/// A row with what is known of its commune.
pub(crate) struct Witness<'a> {
    /// The row.
    pub(crate) row: &'a Row,
    /// Its commune, if one is known for certain.
    pub(crate) commune: Option<&'a Known>,
    /// The row as a proof is cited.
    pub(crate) cite: String,
}

/// The place taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen {
    /// Where the station stands.
    pub(crate) place: Point,
    /// How closely that was measured.
    pub(crate) precision: Precision,
}

/// A doubt about the place of one witness.
#[derive(Debug)]
pub(crate) struct PlaceDoubt {
    /// The witness's number.
    pub(crate) witness: usize,
    /// What is doubtful.
    pub(crate) reason: Reason,
    /// What was done.
    pub(crate) outcome: Outcome,
    /// In words.
    pub(crate) detail: String,
}

/// What came of hearing all witnesses.
#[derive(Debug, Default)]
pub(crate) struct Decision {
    /// The place, unless none can be trusted.
    pub(crate) chosen: Option<Chosen>,
    /// The doubts met.
    pub(crate) doubts: Vec<PlaceDoubt>,
}

/// Two places of one address within this distance agree: an address is
/// measured at the door or at the middle of its street.
pub(super) const AGREE_M: f64 = 2_000.0;

/// Where no commune decides, places of one address further apart than this
/// contradict each other. The communes of New Caledonia, placed by their
/// middle in one list and by their village in the other, reach that far.
const CONTRADICT_M: f64 = 40_000.0;

/// Further than this many radii from its commune's centre, a place that lies
/// within another commune is over the border; nearer, the circles are too
/// rough a map to say so.
const ABROAD_RADII: f64 = 1.5;

/// What the places are checked against.
pub(crate) struct Evidence<'a> {
    /// The communes.
    pub(crate) gazetteer: &'a Gazetteer,
    /// The other stations.
    pub(crate) neighbours: &'a Neighbours,
    /// The number of the station among them.
    pub(crate) cluster: usize,
}

/// A witness's place and what the checks say of it.
pub(super) struct Heard {
    pub(super) witness: usize,
    pub(super) place: Point,
    pub(super) verdict: Verdict,
    pub(super) precision: Precision,
    pub(super) same_address: bool,
}

/// Chooses the place of a station from its rows, the freshest first.
///
/// A place is only taken from an older row if that row gives the same address:
/// a station that moved is not where it was.
pub(crate) fn choose(witnesses: &[Witness<'_>], evidence: &Evidence<'_>) -> Decision {
    let mut decision = Decision::default();
    let Some(lead) = witnesses.first() else {
        return decision;
    };
    let heard: Vec<Heard> = witnesses
        .iter()
        .enumerate()
        .filter_map(|(number, witness)| {
            let place = read_place(witness, witnesses, evidence)?;
            Some(Heard {
                witness: number,
                place,
                verdict: examine(place, witness, evidence),
                precision: witness.row.precision,
                same_address: number == 0 || same_address(lead.row, witness.row),
            })
        })
        .collect();
    match best_of(&heard, witnesses, evidence, &mut decision) {
        Pick::Place(best) => {
            decision.chosen = Some(Chosen {
                place: best.place,
                precision: best.precision,
            });
            doubt::report_others(witnesses, &heard, best, &mut decision);
        }
        Pick::Contradiction(detail) => decision.doubts.push(PlaceDoubt {
            witness: 0,
            reason: Reason::SourcesDisagree,
            outcome: Outcome::Refused,
            detail,
        }),
        Pick::None => doubt::decide(witnesses, &heard, evidence.gazetteer, &mut decision),
    }
    decision
}

/// The place of a row. Among several readings it is the one near the place
/// that another source gives, else the one amid its neighbours, else the one
/// that contradicts the other source least.
fn read_place(
    witness: &Witness<'_>,
    all: &[Witness<'_>],
    evidence: &Evidence<'_>,
) -> Option<Point> {
    if let Some(place) = witness.row.place() {
        return Some(place);
    }
    let readings = &witness.row.places;
    let nearest = all
        .iter()
        .filter_map(|other| other.row.place())
        .flat_map(|other| {
            readings
                .iter()
                .map(move |reading| (other.distance_m(*reading), *reading))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, reading)) = nearest.filter(|(metres, _)| *metres < CONTRADICT_M) {
        return Some(reading);
    }
    let code = witness.row.postal_code.as_ref()?;
    let favoured = evidence.neighbours.favour(code, readings, evidence.cluster);
    favoured
        .and_then(|at| readings.get(at).copied())
        .or_else(|| nearest.map(|(_, reading)| reading))
}

fn examine(place: Point, witness: &Witness<'_>, evidence: &Evidence<'_>) -> Verdict {
    let verdict = judge(place, witness.row, witness.commune, evidence.gazetteer);
    if verdict.standing != Standing::Unchecked {
        return verdict;
    }
    let code = witness.row.postal_code.as_ref();
    match code.and_then(|code| evidence.neighbours.is_stray(code, place, evidence.cluster)) {
        Some(metres) => Verdict {
            standing: Standing::Wrong,
            reason: Reason::FarFromCommune,
            detail: format!(
                "{} is {:.0} km from every other station of its department",
                spell(place),
                metres / 1000.0
            ),
            by_siblings: false,
        },
        None => verdict,
    }
}

/// The same street, or none to compare.
fn same_address(a: &Row, b: &Row) -> bool {
    let (x, y) = (street_key(&a.street), street_key(&b.street));
    same_street(&x, &y) || x.is_empty() || y.is_empty() || x == y
}

enum Pick<'h> {
    Place(&'h Heard),
    Contradiction(String),
    None,
}

/// The best good place: by precision, then by agreement, then by freshness;
/// but one over the commune's border loses to one inside it.
fn best_of<'h>(
    heard: &'h [Heard],
    witnesses: &[Witness<'_>],
    evidence: &Evidence<'_>,
    decision: &mut Decision,
) -> Pick<'h> {
    let good = || {
        heard
            .iter()
            .filter(|h| h.verdict.is_good() && h.same_address)
    };
    let agreeing = |h: &Heard| {
        good()
            .filter(|other| h.place.distance_m(other.place) < AGREE_M)
            .count()
    };
    let Some(best) = good().min_by_key(|h| (rank(h.precision), Reverse(agreeing(h)), h.witness))
    else {
        return Pick::None;
    };
    if let Some(pick) = contradicted(best, heard, witnesses, evidence, decision) {
        return pick;
    }
    let Some(rival) = good().find(|h| h.place.distance_m(best.place) > AGREE_M) else {
        return Pick::Place(best);
    };
    let apart = best.place.distance_m(rival.place);
    let cite = |h: &Heard| {
        witnesses
            .get(h.witness)
            .map_or("", |witness| witness.cite.as_str())
    };
    if is_abroad(best, witnesses, evidence) && rival.verdict.standing == Standing::Inside {
        decision.doubts.push(PlaceDoubt {
            witness: best.witness,
            reason: Reason::FarFromCommune,
            outcome: Outcome::Repaired,
            detail: format!(
                "{} stands in another commune; the place of the same address is {}, from {}",
                spell(best.place),
                spell(rival.place),
                cite(rival)
            ),
        });
        return Pick::Place(rival);
    }
    // The middle of a town differs from an address by that much, and so does a
    // list that only knows the middle of the commune.
    let by_town = |h: &Heard| {
        let centre = witnesses.get(h.witness).and_then(|w| w.commune?.centre);
        h.precision == Precision::Town
            || (h.precision == Precision::Unknown
                && centre.is_none_or(|centre| h.place.distance_m(centre) < AGREE_M))
    };
    if !by_town(best) && !by_town(rival) {
        decision.doubts.push(PlaceDoubt {
            witness: best.witness,
            reason: Reason::SourcesDisagree,
            outcome: Outcome::Noted,
            detail: format!(
                "{} gives the same address a place {:.1} km away, in the same commune; the more \
                 precise and newer one is taken",
                cite(rival),
                apart / 1000.0
            ),
        });
    }
    Pick::Place(best)
}

/// Where no commune is known, looks for a place that contradicts the best one,
/// at another address of the same postal code even: stations move, but not
/// from island to island. Of the two, the one amid the stations of
/// neighbouring postal codes is taken.
fn contradicted<'h>(
    best: &'h Heard,
    heard: &'h [Heard],
    witnesses: &[Witness<'_>],
    evidence: &Evidence<'_>,
    decision: &mut Decision,
) -> Option<Pick<'h>> {
    let code_of = |h: &Heard| {
        witnesses
            .get(h.witness)
            .and_then(|w| w.row.postal_code.as_ref())
    };
    let rival = heard.iter().find(|h| {
        h.verdict.standing == Standing::Unchecked
            && best.verdict.standing == Standing::Unchecked
            && code_of(h) == code_of(best)
            && h.place.distance_m(best.place) > CONTRADICT_M
    })?;
    let cite = |h: &Heard| {
        witnesses
            .get(h.witness)
            .map_or("", |witness| witness.cite.as_str())
    };
    let places = [best.place, rival.place];
    let apart = best.place.distance_m(rival.place) / 1000.0;
    let code = witnesses
        .first()
        .and_then(|witness| witness.row.postal_code.as_ref());
    let favoured =
        code.and_then(|code| evidence.neighbours.favour(code, &places, evidence.cluster));
    let (taken, left) = match favoured {
        Some(0) => (best, rival),
        Some(_) => (rival, best),
        None => {
            return Some(Pick::Contradiction(format!(
                "{} says {}, {} says {}, {apart:.0} km apart, and nothing tells which is right",
                cite(best),
                spell(best.place),
                cite(rival),
                spell(rival.place)
            )));
        }
    };
    decision.doubts.push(PlaceDoubt {
        witness: left.witness,
        reason: Reason::SourcesDisagree,
        outcome: Outcome::Repaired,
        detail: format!(
            "{} is far from the stations of neighbouring postal codes; the place is {}, from {}, \
             {apart:.0} km away",
            spell(left.place),
            spell(taken.place),
            cite(taken)
        ),
    });
    Some(Pick::Place(taken))
}

/// Whether a place is well out of its commune and within another.
fn is_abroad(h: &Heard, witnesses: &[Witness<'_>], evidence: &Evidence<'_>) -> bool {
    let Some(own) = witnesses.get(h.witness).and_then(|witness| witness.commune) else {
        return false;
    };
    let far = radii_from(h.place, own).is_some_and(|radii| radii > ABROAD_RADII);
    far && evidence
        .gazetteer
        .around(h.place)
        .is_some_and(|(around, radii)| around.insee != own.insee && radii <= 1.0)
}

/// From best to worst; a list that does not say how it measured proves no
/// more than the town.
fn rank(precision: Precision) -> u8 {
    match precision {
        Precision::Building => 0,
        Precision::Address => 1,
        Precision::Street => 2,
        Precision::Town | Precision::Unknown => 3,
    }
}
