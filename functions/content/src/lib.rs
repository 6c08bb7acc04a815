//! Edge function: prevention sheets, emergency numbers, the guide that says where
//! to go, the phrasebook, and the canned answers of officers.
//!
//! What it serves is checked, rendered and compressed when it is built (see
//! `vigie-content-compiler`); every rule about sheets, numbers and questions is
//! in the SDK.

mod answers;
mod ask;
mod feeds;
mod guide;
mod numbers;
mod page;
mod phrases;
mod sheets;
mod site;
mod sitemap;

use http::Method;
use vigie_host::{Call, Host, Problem, Request, Response, Route, Source, answer};

vigie_host::export!(handle);

/// What this function answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// The list of sheets, or a search among them.
    Sheets,
    /// One sheet.
    Sheet,
    /// The topics of the sheets.
    Topics,
    /// Emergency numbers and help lines.
    EmergencyNumbers,
    /// The questions of the guide, and where answers lead.
    Guide,
    /// The languages of the phrasebook.
    Phrasebooks,
    /// The phrasebook of one language.
    Phrasebook,
    /// The languages of the canned answers.
    AnswerLanguages,
    /// The canned answers in one language.
    Answers,
    /// What changed about a topic.
    Feed,
    /// The addresses of all pages, for search engines.
    Sitemap,
}

/// The addresses of this function.
pub const ROUTES: [Route<Endpoint>; 11] = [
    Route::get("/v1/sheets", Endpoint::Sheets),
    Route::get("/v1/sheets/{slug}", Endpoint::Sheet),
    Route::get("/v1/topics", Endpoint::Topics),
    Route::get("/v1/emergency-numbers", Endpoint::EmergencyNumbers),
    Route::new("/v1/guide", &[Method::GET, Method::POST], Endpoint::Guide),
    Route::get("/v1/phrases", Endpoint::Phrasebooks),
    Route::get("/v1/phrases/{lang}", Endpoint::Phrasebook),
    Route::get("/v1/answers", Endpoint::AnswerLanguages),
    Route::get("/v1/answers/{lang}", Endpoint::Answers),
    Route::get("/v1/feeds/{feed}", Endpoint::Feed),
    Route::get("/sitemap.xml", Endpoint::Sitemap),
];

/// Answers a request.
pub async fn handle<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
    answer(request, host, &ROUTES, async |call| {
        dispatch(call, host).await
    })
    .await
}

async fn dispatch<S: Source, H: Host>(
    call: Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    match call.endpoint {
        Endpoint::Sheets => sheets::list(&call),
        Endpoint::Sheet => sheets::sheet(&call),
        Endpoint::Topics => sheets::topics(&call),
        Endpoint::EmergencyNumbers => numbers::list(&call),
        Endpoint::Guide if call.request.method == Method::POST => guide::follow(call).await,
        Endpoint::Guide => guide::whole(&call),
        Endpoint::Phrasebooks => phrases::list(&call),
        Endpoint::Phrasebook => phrases::phrasebook(&call),
        Endpoint::AnswerLanguages => answers::list(&call),
        Endpoint::Answers => answers::answers(&call),
        Endpoint::Feed => feeds::feed(&call, host).await,
        Endpoint::Sitemap => sitemap::sitemap(&call, host).await,
    }
}
