//! What is said of places in doubt, and what is done with a station of which
//! no source has a good one.

use super::{
    choice::{AGREE_M, Chosen, Decision, Heard, PlaceDoubt, Witness},
    communes::Gazetteer,
    places::{Standing, spell},
    report::{Outcome, Reason},
};

/// Two places nearer than this are copies of each other and prove nothing.
const COPY_M: f64 = 5.0;

/// Confirms the freshest place if a second source that is no copy puts the
/// same address there; keeps it with a note if it is doubtful only and stands
/// in no other commune; refuses the station otherwise.
pub(super) fn decide(
    witnesses: &[Witness<'_>],
    heard: &[Heard],
    gazetteer: &Gazetteer,
    decision: &mut Decision,
) {
    let Some(first) = witnesses.first() else {
        return;
    };
    let Some(lead) = heard.iter().find(|h| h.witness == 0) else {
        let (reason, what) = fault_of(first);
        let detail = format!("{what}; no other source gives a place for this address");
        decision.doubts.push(PlaceDoubt {
            witness: 0,
            reason,
            outcome: Outcome::Refused,
            detail,
        });
        return;
    };
    let reason = lead.verdict.reason;
    let agreeing = heard.iter().find(|h| {
        let metres = h.place.distance_m(lead.place);
        h.witness != 0 && h.same_address && (COPY_M..AGREE_M).contains(&metres)
    });
    let elsewhere = elsewhere(lead, first, gazetteer);
    let (outcome, detail) = match (agreeing, elsewhere) {
        (Some(other), _) if reason == Reason::FarFromCommune => {
            let proof = witnesses
                .get(other.witness)
                .map_or("", |witness| witness.cite.as_str());
            let apart = other.place.distance_m(lead.place);
            let told = format!("{proof} puts the same address {apart:.0} m away");
            (Outcome::Confirmed, told)
        }
        (_, Some(name)) => (Outcome::Refused, format!("it stands in {name}")),
        (_, None) if lead.verdict.standing == Standing::Doubtful => (
            Outcome::Noted,
            "it stands in no other commune and is kept".to_owned(),
        ),
        (_, None) => (
            Outcome::Refused,
            "no other source proves a place for this address".to_owned(),
        ),
    };
    if outcome != Outcome::Refused {
        decision.chosen = Some(Chosen {
            place: lead.place,
            precision: lead.precision,
        });
    }
    let detail = format!("{}; {detail}", lead.verdict.detail);
    decision.doubts.push(PlaceDoubt {
        witness: 0,
        reason,
        outcome,
        detail,
    });
}

/// The name of the other commune that a place stands in.
fn elsewhere(lead: &Heard, witness: &Witness<'_>, gazetteer: &Gazetteer) -> Option<String> {
    let (around, radii) = gazetteer.around(lead.place)?;
    let own = witness.commune.is_some_and(|own| own.insee == around.insee);
    (radii <= 1.0 && !own).then(|| around.name.to_string())
}

/// Reports the witnesses whose place is not good, now that a good one is known.
pub(super) fn report_others(
    witnesses: &[Witness<'_>],
    heard: &[Heard],
    best: &Heard,
    decision: &mut Decision,
) {
    let proof = witnesses
        .get(best.witness)
        .map_or("", |witness| witness.cite.as_str());
    for (number, witness) in witnesses.iter().enumerate() {
        let seen = heard.iter().find(|h| h.witness == number);
        let (reason, outcome, detail) = match seen {
            // Good for another proof than the distance to its commune.
            Some(h) if number == best.witness && h.verdict.by_siblings => (
                h.verdict.reason,
                Outcome::Confirmed,
                h.verdict.detail.clone(),
            ),
            Some(h) if h.verdict.is_good() => continue,
            Some(h) if h.place.distance_m(best.place) < AGREE_M => {
                let detail = format!("{}; {proof} is near", h.verdict.detail);
                (h.verdict.reason, Outcome::Confirmed, detail)
            }
            _ => {
                let (reason, what) = match seen {
                    Some(h) => (h.verdict.reason, h.verdict.detail.clone()),
                    None => fault_of(witness),
                };
                let detail = format!("{what}; the place is {}, from {proof}", spell(best.place));
                (reason, Outcome::Repaired, detail)
            }
        };
        decision.doubts.push(PlaceDoubt {
            witness: number,
            reason,
            outcome,
            detail,
        });
    }
}

/// Why a witness has no place.
fn fault_of(witness: &Witness<'_>) -> (Reason, String) {
    witness.row.place_fault.clone().unwrap_or_else(|| {
        let several = format!(
            "the coordinates can be read in {} projections and nothing says which",
            witness.row.places.len()
        );
        (Reason::NoPlace, several)
    })
}
