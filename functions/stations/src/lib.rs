//! Edge function: the directory of police and gendarmerie stations.
//!
//! Every rule about stations is in the SDK; this crate reads a request, asks
//! the index that is embedded in it, and writes GeoJSON.

mod ask;
mod body;
mod data;
mod endpoints;
mod page;

use http::Method;
use vigie_host::{Call, Host, Problem, Request, Response, Route, Source, answer};

vigie_host::export!(handle);

/// What this function answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Stations around a place, asked for in the address.
    Search,
    /// The same, asked for in a body, so that no log holds the place.
    PrivateSearch,
    /// One station.
    Station,
    /// The whole directory, for programs that search it themselves.
    Index,
    /// Completion of a commune's name.
    Communes,
    /// The description of the interface.
    OpenApi,
    /// Whether the function works, and with which data.
    Health,
}

/// The addresses of this function.
pub const ROUTES: [Route<Endpoint>; 7] = [
    Route::get("/v1/stations", Endpoint::Search),
    Route::new(
        "/v1/stations/search",
        &[Method::POST],
        Endpoint::PrivateSearch,
    ),
    Route::get("/v1/stations/index", Endpoint::Index),
    Route::get("/v1/stations/{id}", Endpoint::Station),
    Route::get("/v1/communes", Endpoint::Communes),
    Route::get("/v1/openapi.json", Endpoint::OpenApi),
    Route::get("/healthz", Endpoint::Health),
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
        Endpoint::Search => endpoints::search(&call, host),
        Endpoint::PrivateSearch => endpoints::private_search(call, host).await,
        Endpoint::Station => endpoints::station(&call, host),
        Endpoint::Index => endpoints::index(&call),
        Endpoint::Communes => endpoints::communes(&call),
        Endpoint::OpenApi => Ok(page::open_api()),
        Endpoint::Health => endpoints::health(host).await,
    }
}
