//! Desks on two hosts: alike, but for what each draws and when.

use serde_json::{Value, json};
use vigie::{case::kind::Priority, desk::identity::Role};

use super::console::{Officer, alone, mark, prepared, readers, route};
use crate::{
    case::{
        differential::comparable,
        party::{Party, client_id},
    },
    client::{Ask, agent, ask, get},
    deployment::{deployment, skipped},
};

/// A desk that no other test signs on to.
const DESK: &str = "reunion";

/// Members that each host draws or reads from its clock, or that depend on what
/// other tests do there.
const OWN: [&str; 16] = [
    // A service's entry is named after the turn of the queue that it came of.
    "client_id",
    "at",
    "until",
    "since",
    "from",
    "ticket",
    "capability",
    "expires",
    "directory",
    "version",
    "days",
    "staffed",
    "promised",
    "asked_at",
    // At night another desk answers, at which other tests wait too.
    "position",
    "measured_wait_s",
];

/// Everything that is asked, in the order that it is asked in on each host.
fn asks(case: &crate::case::Case) -> Vec<Ask> {
    let name = mark();
    let officer = Officer::named(&name, DESK, Role::Supervisor);
    let simple = Officer::at(DESK, Role::Officer);
    let citizen = &case.citizen;
    let id = citizen.case;
    let about = |what: &str| format!("/cases/{id}/{what}");
    let wait = citizen.ask("GET", "/wait");
    let wanted = json!({"line": ["intervention"], "within_s": 600});
    let take = officer.tell("POST", "/take", &json!({"case": id}));
    let mut asks = vec![
        get("/v1/desks"),
        get("/v1/desks").header("accept-language", "de"),
        get("/v1/desks/reunion"),
        get("/v1/desks/nowhere"),
        get("/v1/desks?x=1"),
        get("/v1/stats"),
        ask("HEAD", "/v1/desks"),
        ask("PUT", "/v1/desks"),
        ask("OPTIONS", "/v1/desks/route").header("origin", "https://mairie.example"),
        ask("OPTIONS", "/v1/desks/reunion/take").header("origin", "https://mairie.example"),
        route(&json!({"topic": "x", "danger": 1})),
        officer.ask("GET", "/queue"),
        take.clone(),
        officer.tell(
            "PUT",
            "/presence",
            &json!({"capacity": 2, "languages": ["fr", "rcf"]}),
        ),
        officer.tell("PUT", "/presence", &json!({"capacity": 0})),
        case.request(),
        officer.tell("POST", "/take", &json!({})).body("{"),
        take.clone(),
        take,
        wait.clone(),
        officer.ask("GET", "/queue"),
        officer.ask("GET", "/figures?from=x"),
        officer.ask("HEAD", "/feed"),
        simple.ask("GET", "/figures"),
        simple.tell("POST", &about("release"), &json!({})),
        officer.tell("POST", &about("transfer"), &json!({"to": DESK})),
        officer.tell("POST", &about("transfer"), &json!({"to": "gironde"})),
        officer.tell("POST", &about("notes"), &json!({"sealed": "AQ"})),
        officer.tell(
            "POST",
            &format!("/cases/{}/transfer", client_id()),
            &json!({"to": "bordeaux"}),
        ),
        officer.ask("GET", &about("notes")),
        officer.tell("POST", &about("intervention"), &wanted),
        officer.tell("POST", &about("intervention"), &wanted),
        officer.tell("POST", &format!("/calls/{id}/acknowledge"), &json!({})),
        officer.tell("DELETE", &about("intervention"), &Value::Null),
        officer.tell("POST", &about("transfer"), &json!({"to": "bordeaux"})),
        wait.clone(),
        citizen.ask("GET", "/entries"),
        officer.tell("POST", "/take", &json!({"case": id})),
        officer.ask("POST", "/officers/nobody/revoke"),
        officer.ask("DELETE", "/presence"),
        officer.ask("GET", "/nowhere"),
        officer.ask("PATCH", "/presence"),
        ask("GET", "/v1/desks/reunion/queue"),
        citizen.ask("DELETE", ""),
        wait,
    ];
    let foreign = Party {
        bearer: officer.token.clone(),
        ..citizen.clone()
    };
    asks.push(foreign.ask("GET", ""));
    let me = format!("/officers/{}/revoke", officer.id().as_str());
    asks.push(officer.ask("POST", &me));
    asks.push(officer.ask("GET", "/queue"));
    asks
}

#[test]
fn a_desk_is_the_same_on_both_hosts() {
    let Some(other) = &deployment().other_url else {
        return skipped("VIGIE_OTHER_URL is not set: there is nothing to compare with");
    };
    let Some(_alone) = alone() else { return };
    let case = prepared(DESK, Priority::Specialised, &readers(DESK));
    let agent = agent();
    for ask in asks(&case) {
        let mut here = comparable(&case.proved(&ask), &OWN);
        let there = case.proved_by(&ask, |ask| ask.send_to(&agent, other));
        let mut there = comparable(&there, &OWN);
        // The tag of what differs.
        for (_, headers, _) in [&mut here, &mut there] {
            headers.retain(|(name, _)| name != "etag");
        }
        assert_eq!(here, there, "{} {}", ask.method, ask.target);
    }
}
