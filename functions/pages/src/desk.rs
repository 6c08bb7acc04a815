//! The officers' console: one page that a script fills, and the one on which the
//! window of the sign-in ends.
//!
//! Neither has the citizens' frame: officers must not leave it by a key that they
//! press while they write, and need nobody to tell them whom to call.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use vigie_host::{
    Host, Language, Response,
    cache::{Keep, keep},
    response,
    site::{STYLE_PATH, as_page},
    template::{escape, fill, languages},
};

use crate::policy::{KEEP, origin_of, own_or_origin_of};

/// Where the console's script is.
const SCRIPT_PATH: &str = "/web/console.js";

/// Where the script is that hands a sign-in on.
const SIGNED_IN_SCRIPT_PATH: &str = "/web/signed-in.js";

const CONSOLE: &str = include_str!("../templates/desk.html");
const SIGNED_IN: &str = include_str!("../templates/signed-in.html");

/// `GET /desk`
pub(crate) async fn console<H: Host>(language: Language, host: &H) -> Response {
    let variable = async |name: &str| host.variable(name).await.unwrap_or_default();
    let issuer = variable("oidc_issuer").await;
    let tiles = variable("tiles_url").await;
    let translate = variable("translate_origin").await;
    let html = fill(
        CONSOLE,
        language,
        &[
            ("language", language.as_str()),
            ("direction", language.direction()),
            ("style", STYLE_PATH),
            ("script", SCRIPT_PATH),
            ("languages", &languages(language, "/desk")),
            ("root", &escape(&variable("root_key").await)),
            ("issuer", &escape(&issuer)),
            ("client", &escape(&variable("oidc_client").await)),
            ("scope", &escape(&variable("oidc_scope").await)),
            ("claim", &escape(&variable("oidc_roles_claim").await)),
            ("paste", &escape(&variable("oidc_paste").await)),
            ("tiles", &escape(&tiles)),
            ("attribution", &escape(&variable("tiles_attribution").await)),
            (
                "translate",
                own_or_origin_of(&translate).unwrap_or_default(),
            ),
        ],
    );
    let mut answer = page(html);
    let asked = [&issuer, &translate].map(|address| own_or_origin_of(address));
    let asked: String = asked
        .iter()
        .flatten()
        .map(|origin| format!(" {origin}"))
        .collect();
    let pictures = origin_of(&tiles).map(|origin| format!(" {origin}"));
    let policy = format!(
        "default-src 'none'; base-uri 'none'; connect-src 'self'{asked}; form-action 'none'; \
         frame-ancestors 'none'; img-src 'self' blob: data:{}; \
         script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
        pictures.unwrap_or_default()
    );
    response::set(&mut answer, header::CONTENT_SECURITY_POLICY, &policy);
    // No other page holds this window; the one that it opens to sign in may
    // come back to it.
    answer.headers_mut().insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin-allow-popups"),
    );
    keep(&mut answer, Keep::Public(KEEP));
    answer
}

/// `GET /desk/signed-in`: where the issuer sends the window of the sign-in. What
/// it was sent with is for the script alone, and is not read here.
pub(crate) fn signed_in(language: Language) -> Response {
    let html = fill(
        SIGNED_IN,
        language,
        &[
            ("language", language.as_str()),
            ("direction", language.direction()),
            ("style", STYLE_PATH),
            ("script", SIGNED_IN_SCRIPT_PATH),
        ],
    );
    let mut answer = page(html);
    keep(&mut answer, Keep::Never);
    answer
}

fn page(html: String) -> Response {
    let body = Bytes::from(html);
    let mut answer = response::body(StatusCode::OK, "text/html; charset=utf-8", body);
    as_page(&mut answer);
    answer
}
