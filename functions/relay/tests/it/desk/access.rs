//! Who may do what at a desk, from one table.

use http::Method;
use serde_json::{Value as Json, json};
use vigie_host::{
    Request,
    simulated::{SimulatedSource, request},
};

use super::support::{Officer, Wish, case, claims, key, name_of, signed};
use crate::support::{WithJson as _, World, code, start};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    /// An officer of the desk, who has the case.
    Officer,
    /// An officer of another desk.
    Elsewhere,
    Supervisor,
    Expired,
    ForeignIssuer,
    WrongAudience,
    Revoked,
    Nobody,
}

impl Who {
    fn token(self) -> Option<String> {
        let mut claims = claims("o-1", &["officer:bordeaux"]);
        let with = |claims: &mut Json, name: &str, value: Json| claims[name] = value;
        match self {
            Self::Officer => {}
            Self::Elsewhere => {
                with(&mut claims, "sub", json!("o-7"));
                with(
                    &mut claims,
                    "roles",
                    json!(["officer:rennes", "supervisor:rennes"]),
                );
            }
            Self::Supervisor => {
                with(&mut claims, "sub", json!("s-1"));
                with(&mut claims, "roles", json!(["supervisor:bordeaux"]));
            }
            Self::Expired => {
                with(&mut claims, "iat", json!(start().as_second() - 7_200));
                with(&mut claims, "exp", json!(start().as_second() - 3_600));
            }
            Self::ForeignIssuer => with(&mut claims, "iss", json!("https://id.example/realms/x")),
            Self::WrongAudience => with(&mut claims, "aud", json!("another")),
            Self::Revoked => with(&mut claims, "sub", json!("o-2")),
            Self::Nobody => return None,
        }
        Some(signed(&claims))
    }
}

/// An endpoint of officers, and what the officer who has the case and a
/// supervisor, who has not, are answered; everybody else is refused all.
const ENDPOINTS: [(&str, &str, u16, u16); 16] = [
    ("PUT", "/presence", 200, 200),
    ("DELETE", "/presence", 204, 204),
    ("POST", "/take", 204, 409),
    ("GET", "/queue", 200, 200),
    ("GET", "/feed", 200, 200),
    ("GET", "/socket", 426, 426),
    ("GET", "/figures", 403, 200),
    ("GET", "/metrics", 403, 200),
    ("POST", "/cases/{case}/release", 204, 403),
    ("POST", "/cases/{case}/transfer", 204, 204),
    ("POST", "/cases/{case}/intervention", 204, 204),
    ("DELETE", "/cases/{case}/intervention", 409, 409),
    ("GET", "/cases/{case}/notes", 200, 200),
    ("POST", "/cases/{case}/notes", 400, 400),
    ("POST", "/calls/{case}/acknowledge", 404, 404),
    ("POST", "/officers/{officer}/revoke", 403, 204),
];

fn asked(method: &str, rest: &str, case: &str) -> Request<SimulatedSource> {
    let method: Method = method.parse().unwrap();
    let target = format!("/v1/desks/bordeaux{}", rest.replace("{case}", case));
    let target = target.replace("{officer}", &name_of("o-1"));
    let body = match rest {
        "/presence" => json!({"capacity": 1}),
        "/cases/{case}/transfer" => json!({"to": "rennes"}),
        "/cases/{case}/notes" => json!({"sealed": "AAAA"}),
        _ => json!({}),
    };
    let request = request(method, &target).with_header("idempotency-key", &key(99));
    request.with_json(&body)
}

#[test]
fn everybody_may_what_the_table_says() {
    use Who::{Elsewhere, Expired, ForeignIssuer, Nobody, Revoked, Supervisor, WrongAudience};
    for (method, rest, officer, supervisor) in ENDPOINTS {
        let all = [
            (Who::Officer, officer, ""),
            (Supervisor, supervisor, ""),
            (Elsewhere, 403, "role_missing"),
            (Expired, 401, "sign_in"),
            (ForeignIssuer, 401, "sign_in"),
            (WrongAudience, 401, "sign_in"),
            (Revoked, 403, "access_revoked"),
            (Nobody, 401, "sign_in"),
        ];
        for (who, status, told) in all {
            // Those who are refused change nothing, so that they may share a world.
            let world = World::of_desks();
            let own = Officer::new("bordeaux", "o-1");
            let (revoked, chief) = (
                Officer::new("bordeaux", "o-2"),
                Officer::supervisor("bordeaux", "s-2"),
            );
            own.beats(&world, &[]);
            revoked.beats(&world, &[]);
            let revoke = chief.request(
                Method::POST,
                &format!("/officers/{}/revoke", name_of("o-2")),
            );
            assert_eq!(world.send(revoke).status(), 204);
            let receipt = world.comes(1, &Wish::default());
            own.takes(&world, 1);
            let before = world.events(&receipt);
            let request = asked(method, rest, &case(&receipt));
            let request = match who.token() {
                Some(token) => request.with_header("authorization", &format!("Bearer {token}")),
                None => request,
            };
            let got = match world.reply(request) {
                vigie_host::Reply::Whole(answer) => answer,
                vigie_host::Reply::Live(head, _) => head,
                vigie_host::Reply::Foreign(never) => match never {},
            };
            let message = format!("{who:?} {method} {rest}: {}", got.status());
            assert_eq!(got.status().as_u16(), status, "{message}");
            if !told.is_empty() {
                assert_eq!(code(&got), told, "{message}");
                assert_eq!(world.events(&receipt), before, "{message}");
                assert_eq!(world.holders(&receipt).len(), 1, "{message}");
            }
            if status == 401 {
                assert_eq!(got.headers()["www-authenticate"], "Bearer", "{message}");
            }
        }
    }
}

#[test]
fn what_comes_from_inside_has_no_way_in_from_outside() {
    let world = World::of_desks();
    let officer = Officer::new("bordeaux", "o-1");
    for rest in [
        "/beat", "/news", "/erased", "/take/", "/report", "/cut", "/staff",
    ] {
        let answer = world.send(officer.request(Method::POST, rest).with_json(&json!({})));
        assert!(
            [400, 404].contains(&answer.status().as_u16()),
            "{rest} {}",
            answer.status()
        );
    }
    for target in [
        "/news",
        "/v1/news",
        "/verify",
        "/v1/desks/bordeaux.0/feed",
        "/v1/desks/x/feed",
    ] {
        let answer = world.send(request(Method::GET, target));
        assert_eq!(answer.status(), 404, "{target}");
    }
    assert_eq!(world.rows("attendance"), 0);
}
