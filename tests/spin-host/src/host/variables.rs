//! `spin:variables`.

use std::sync::Arc;

use wasmtime::component::Accessor;

use super::bindings::spin::variables::variables::{Error, Host, HostWithStore};
use super::{Platform, State};
use crate::variables;

impl Host for State {}

impl<T: Send + 'static> HostWithStore<T> for Platform {
    async fn get(
        accessor: &Accessor<T, Self>,
        name: String,
    ) -> wasmtime::Result<Result<String, Error>> {
        let grants = accessor.with(|mut access| Arc::clone(&access.get().grants));
        Ok(grants.variables.get(&name).map_err(|error| match error {
            variables::Error::InvalidName(text) => Error::InvalidName(text),
            variables::Error::Undefined(text) => Error::Undefined(text),
            variables::Error::Unset(text) => Error::Provider(text),
        }))
    }
}
