//! The officers' console: what its page may do, and what it is told.

use vigie_host::Language;

use super::{ask, host, html, policy};

#[test]
fn the_console_may_open_seals_and_ask_the_issuer_and_nobody_else() {
    let issuer = "https://id.example/realms/police";
    let host = host()
        .with_variable("oidc_issuer", issuer)
        .with_variable("oidc_client", "vigie-\"console\"")
        .with_variable("tiles_url", "https://tiles.example/{z}/{x}/{y}.png");
    assert_eq!(
        policy(&host, "/desk"),
        "default-src 'none'; base-uri 'none'; connect-src 'self' https://id.example; \
         form-action 'none'; frame-ancestors 'none'; \
         img-src 'self' blob: data: https://tiles.example; \
         script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"
    );
    let page = html(&host, "/desk");
    assert!(page.contains(&format!("issuer=\"{issuer}\"")));
    assert!(page.contains("client=\"vigie-&quot;console&quot;\""));
    assert!(
        page.contains("paste=\"\""),
        "no token is pasted unless told"
    );
    let answer = ask(&host, "/desk");
    let opener = &answer.headers()["cross-origin-opener-policy"];
    assert_eq!(opener, "same-origin-allow-popups");
}

#[test]
fn without_an_issuer_it_asks_its_own_service_alone() {
    let policy = policy(&host(), "/desk");
    assert!(policy.contains("connect-src 'self';"), "{policy}");
    assert!(policy.contains("img-src 'self' blob: data:;"), "{policy}");
}

#[test]
fn no_address_gets_more_into_its_policy() {
    for address in [
        "https://a.example; script-src *",
        "https://a.example script-src",
        "http://a.example",
        "http://127.0.0.1.example",
        "https:///realms",
        "javascript:alert(1)",
        "*",
    ] {
        for name in ["oidc_issuer", "tiles_url", "translate_origin"] {
            let told = host().with_variable(name, address);
            assert_eq!(
                policy(&told, "/desk"),
                policy(&host(), "/desk"),
                "{name}: {address}"
            );
        }
    }
}

#[test]
fn an_issuer_or_a_translator_on_the_own_machine_is_asked() {
    let host = host()
        .with_variable("oidc_issuer", "http://127.0.0.1:9000")
        .with_variable("translate_origin", "http://localhost:5000/translate");
    let asked = "connect-src 'self' http://127.0.0.1:9000 http://localhost:5000;";
    assert!(policy(&host, "/desk").contains(asked));
    assert!(html(&host, "/desk").contains("translate-origin=\"http://localhost:5000\""));
}

#[test]
fn both_pages_are_whole_in_every_language_and_load_nothing_of_the_citizens() {
    for path in ["/desk", "/desk/signed-in"] {
        for language in Language::ALL {
            let html = html(&host(), &format!("{path}?lang={language}"));
            assert!(html.contains(&format!("<html lang=\"{language}\"")));
            assert!(!html.contains("{{"), "{path} in {language} has a gap");
            assert!(!html.contains("style=") && !html.contains("<style"));
            assert!(!html.contains("portal.js") && html.contains("noindex"));
        }
    }
}

#[test]
fn the_window_of_a_sign_in_may_come_back_with_whatever_the_issuer_gives() {
    let back = "/desk/signed-in?code=a&state=b&iss=https%3A%2F%2Fid.example&session_state=c";
    let answer = ask(&host(), back);
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let body = String::from_utf8(answer.body().to_vec()).unwrap();
    assert!(!body.contains("session_state"));
    assert!(policy(&host(), back).contains("script-src 'self';"));
    assert_eq!(ask(&host(), "/desk?code=a").status(), 400);
}
