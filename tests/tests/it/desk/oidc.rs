//! Tokens of an issuer that is a server: its description and its keys are
//! fetched, kept, and fetched anew when they change.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{console::mark, console::told, provider::Provider};
use crate::{
    client::{Answer, agent, ask},
    deployment::{deployment, wanted},
    rules,
};

/// How long it may take until a new key is known: the issuer is asked once a
/// minute at most.
const A_MINUTE: Duration = Duration::from_secs(70);

/// Shows a token at a desk of the deployment whose officers this issuer knows.
fn shows(base: &str, token: &str, desk: &str) -> Answer {
    let ask = ask("GET", format!("/v1/desks/{desk}/queue"))
        .header("authorization", &format!("Bearer {token}"));
    ask.send_to(&agent(), base)
}

fn is_let_in(base: &str, token: &str) {
    let answer = shows(base, token, "bordeaux");
    assert_eq!(answer.status, 200, "{answer}");
}

/// Shows it until it comes to a status; gives how long that took.
fn becomes(base: &str, token: &str, status: u16) -> Duration {
    let since = Instant::now();
    loop {
        let answer = shows(base, token, "bordeaux");
        if answer.status == status {
            return since.elapsed();
        }
        assert!([401, 503].contains(&answer.status), "{answer}");
        assert!(
            since.elapsed() < A_MINUTE,
            "no {status} within a minute: {answer}"
        );
        thread::sleep(Duration::from_secs(1));
    }
}

#[test]
fn an_issuer_s_keys_are_fetched_kept_and_asked_for_once_a_minute() {
    let deployment = deployment();
    let base = wanted("VIGIE_OIDC_URL", deployment.oidc_url.as_deref());
    let origin = wanted("VIGIE_OIDC_ORIGIN", deployment.oidc_origin.as_deref());
    let (Some(base), Some(origin)) = (base, origin) else {
        return;
    };
    let provider = Provider::start(origin);
    let name = mark();
    let token =
        |how: &str| provider.token(&name, "officer:bordeaux,supervisor:rennes", how, "vigie");
    let good = ["RS256", "ES256", "EdDSA"].map(token);
    // Another run may have asked this deployment a moment ago.
    becomes(base, &good[0], 200);
    let asked = provider.asked();
    for token in &good {
        is_let_in(base, token);
        assert_eq!(shows(base, token, "rennes").status, 200);
        let elsewhere = shows(base, token, "gironde");
        assert_eq!(told(&elsewhere), (403, "role_missing".to_owned()));
    }
    for (why, token) in [
        (
            "another audience",
            provider.token(&name, "officer:bordeaux", "RS256", "another"),
        ),
        ("no token that says anything", token("opaque")),
        ("a changed one", good[1].replacen(".ey", ".eY", 1)),
        ("a cut one", good[2][..good[2].len() - 4].to_owned()),
    ] {
        let answer = shows(base, &token, "bordeaux");
        assert_eq!(told(&answer), (401, "sign_in".to_owned()), "{why}");
        rules::check(&ask("GET", "/v1/desks/bordeaux/queue"), &answer);
    }
    let nobody = provider.token(&name, "officer:", "EdDSA", "vigie");
    assert_eq!(shows(base, &nobody, "bordeaux").status, 403);
    assert_eq!(provider.asked(), asked, "what is known is not asked for");

    // New keys: known within a minute, by one question however many want it.
    provider.rotate();
    let newer = token("ES256");
    let since = Instant::now();
    while since.elapsed() < Duration::from_secs(5) {
        let answer = shows(base, &newer, "bordeaux");
        assert!([200, 401, 503].contains(&answer.status), "{answer}");
    }
    assert!(provider.asked() <= asked + 1, "asked without end");
    becomes(base, &newer, 200);
    is_let_in(base, &newer);
    let told_now = told(&shows(base, &good[0], "bordeaux"));
    assert_eq!(told_now, (401, "sign_in".to_owned()), "a withdrawn key");
    assert!(provider.asked() <= asked + 1, "{} times", provider.asked());

    // New keys again, and then it is down: what is known stays believed, and of
    // what is not known it is said that nobody can tell.
    provider.rotate();
    let unknown = token("RS256");
    drop(provider);
    is_let_in(base, &newer);
    becomes(base, &unknown, 503);
    is_let_in(base, &newer);
}
