//! `GET /widgets/{file}`: the loader that municipalities' pages name.

use vigie_host::{Call, Problem, Response, Source, query::Query};

use super::made::LOADER;
use crate::{Endpoint, assets};

/// The newest loader, whatever it is.
const NEWEST: &str = "v1.js";

pub(crate) fn loader<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    match (call.parameter(0), LOADER) {
        (NEWEST, Some((file, _))) => assets::file(call, &assets::loader(file), assets::SHORTLY),
        (name, _) => assets::file(call, &assets::loader(name), assets::kept(name)),
    }
}
