//! Edge function: the citizen's portal, and whatever pages and widgets load.
//!
//! Every page is made here, in the reader's language, and works without script;
//! the elements of Vigie make it better where there is one. What pages say about
//! stations, sheets, numbers and conversations comes from the other functions.

mod app;
mod assets;
mod page;

use app::App;
use vigie_host::{Call, Host, Problem, Request, Response, Route, Source, answer, query::Query};

vigie_host::export!(handle);

/// What this function answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Danger first, then help in one step.
    Home,
    /// The stations near a place.
    Stations,
    /// What leaving this site does, and what it cannot.
    Safety,
    /// What can be kept on the device, for when there is no network.
    Offline,
    /// What is shown without one, where there is no copy of a page.
    OfflineHelp,
    /// The guide by script, for that time.
    OfflineGuide,
    /// The sheets by script.
    OfflineSheets,
    /// The numbers by script.
    OfflineNumbers,
    /// What answers then.
    Worker,
    /// A style sheet or a module.
    Asset,
}

/// The addresses of this function.
pub const ROUTES: [Route<Endpoint>; 10] = [
    Route::get("/", Endpoint::Home),
    Route::get("/stations", Endpoint::Stations),
    Route::get("/safety", Endpoint::Safety),
    Route::get("/offline", Endpoint::Offline),
    Route::get("/offline/help", Endpoint::OfflineHelp),
    Route::get("/offline/guide", Endpoint::OfflineGuide),
    Route::get("/offline/sheets", Endpoint::OfflineSheets),
    Route::get("/offline/numbers", Endpoint::OfflineNumbers),
    Route::get("/sw.js", Endpoint::Worker),
    Route::get("/web/{file}", Endpoint::Asset),
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
    if call.endpoint == Endpoint::Offline {
        let app = App::of_query(call.request.query())?;
        return Ok(page::OFFLINE.with_app(app, call.language(), host).await);
    }
    // No address of a page holds anything of whoever reads it.
    Query::parse(call.request.query(), &[]).finish()?;
    let page = match call.endpoint {
        Endpoint::Home => page::HOME,
        Endpoint::Stations => page::STATIONS,
        Endpoint::Safety => page::SAFETY,
        Endpoint::Offline => page::OFFLINE,
        Endpoint::OfflineHelp => page::OFFLINE_HELP,
        Endpoint::OfflineGuide => page::OFFLINE_GUIDE,
        Endpoint::OfflineSheets => page::OFFLINE_SHEETS,
        Endpoint::OfflineNumbers => page::OFFLINE_NUMBERS,
        Endpoint::Worker => return assets::worker(&call),
        Endpoint::Asset => return assets::asset(&call),
    };
    Ok(page.answer(call.language(), host).await)
}
