//! Edge function: the citizen's portal, and whatever pages and widgets load.
//!
//! Every page is made here, in the reader's language, and works without script;
//! the elements of Vigie make it better where there is one. What pages say about
//! stations, sheets, numbers and conversations comes from the other functions.

mod app;
mod assets;
mod desk;
mod page;
mod policy;
mod widgets;

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
    /// A silent conversation with an officer.
    Chat,
    /// Coming back to one.
    Follow,
    /// For children and teenagers.
    Minors,
    /// The officers' console.
    Desk,
    /// Where the window of an officer's sign-in ends.
    SignedIn,
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
    /// What a municipality chooses from, and what it copies.
    Widgets,
    /// The script that a municipality's page names.
    Loader,
    /// A widget as a page, for the frame of another.
    Frame,
    /// Its colours.
    Theme,
    /// What a tenant's widgets are told of it.
    Tenant,
}

/// The addresses of this function.
pub const ROUTES: [Route<Endpoint>; 20] = [
    Route::get("/", Endpoint::Home),
    Route::get("/stations", Endpoint::Stations),
    Route::get("/safety", Endpoint::Safety),
    Route::get("/chat", Endpoint::Chat),
    Route::get("/follow", Endpoint::Follow),
    Route::get("/minors", Endpoint::Minors),
    Route::get("/desk", Endpoint::Desk),
    Route::get("/desk/signed-in", Endpoint::SignedIn),
    Route::get("/offline", Endpoint::Offline),
    Route::get("/offline/help", Endpoint::OfflineHelp),
    Route::get("/offline/guide", Endpoint::OfflineGuide),
    Route::get("/offline/sheets", Endpoint::OfflineSheets),
    Route::get("/offline/numbers", Endpoint::OfflineNumbers),
    Route::get("/sw.js", Endpoint::Worker),
    Route::get("/web/{file}", Endpoint::Asset),
    Route::get("/widgets", Endpoint::Widgets),
    Route::get("/widgets/{file}", Endpoint::Loader),
    Route::get("/widgets/frame/{tenant}", Endpoint::Frame),
    Route::get("/widgets/frame/{tenant}/theme.css", Endpoint::Theme),
    Route::get("/v1/tenants/{id}", Endpoint::Tenant),
];

/// Answers a request.
pub async fn handle<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
    let about_tenant = widgets::is_about(request.path());
    let origin = request.source.header("origin").filter(|_| about_tenant);
    let mut answered = answer(request, host, &ROUTES, async |call| {
        dispatch(call, host).await
    })
    .await;
    if about_tenant {
        widgets::restrict(&mut answered, origin);
    }
    answered
}

async fn dispatch<S: Source, H: Host>(
    call: Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    // No address of a page holds anything of whoever reads it, but for what a
    // municipality chose, and for what an issuer puts there for the console's
    // script, which is not looked at.
    let bare = || Query::parse(call.request.query(), &[]).finish();
    let page = match call.endpoint {
        Endpoint::Home => page::HOME,
        Endpoint::Stations => page::STATIONS,
        Endpoint::Safety => page::SAFETY,
        Endpoint::Chat => page::CHAT,
        Endpoint::Follow => page::FOLLOW,
        Endpoint::Minors => page::MINORS,
        Endpoint::Offline => {
            let app = App::of_query(call.request.query())?;
            return Ok(page::OFFLINE.with_app(app, call.language(), host).await);
        }
        Endpoint::OfflineHelp => page::OFFLINE_HELP,
        Endpoint::OfflineGuide => page::OFFLINE_GUIDE,
        Endpoint::OfflineSheets => page::OFFLINE_SHEETS,
        Endpoint::OfflineNumbers => page::OFFLINE_NUMBERS,
        Endpoint::Desk => {
            bare()?;
            return Ok(desk::console(call.language(), host).await);
        }
        Endpoint::SignedIn => return Ok(desk::signed_in(call.language())),
        Endpoint::Worker => return assets::worker(&call),
        Endpoint::Asset => return assets::asset(&call),
        Endpoint::Widgets => return widgets::configurator(&call, host).await,
        Endpoint::Loader => return widgets::loader(&call),
        Endpoint::Frame => return widgets::frame(&call, host).await,
        Endpoint::Theme => return widgets::theme(&call),
        Endpoint::Tenant => return widgets::tenant(&call),
    };
    bare()?;
    Ok(page.answer(call.language(), host).await)
}
