//! What goes wrong, as scripts are told.

use core::{future::Future, pin::Pin};

use js_sys::Promise;
use vigie::{Error, client::Problem};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

use crate::glue;

/// What a method of a module gives.
pub type Outcome<T> = Result<T, Fault>;

/// What goes wrong in a module.
#[derive(Debug)]
pub enum Fault {
    /// In the conversation.
    Problem(Problem),
    /// In what a script asked for, by its code.
    Asked(&'static str),
}

impl<E: Into<Problem>> From<E> for Fault {
    fn from(problem: E) -> Self {
        Self::Problem(problem.into())
    }
}

impl Fault {
    /// A value that does not have its form.
    #[must_use]
    pub const fn argument() -> Self {
        Self::Asked("argument_invalid")
    }

    /// Something whose secret was wiped.
    #[must_use]
    pub const fn forgotten() -> Self {
        Self::Asked("forgotten")
    }

    /// Reads a value that has only its own form.
    ///
    /// # Errors
    ///
    /// If it does not have it.
    pub fn read<T>(value: Result<T, Error>) -> Outcome<T> {
        value.map_err(|_| Self::argument())
    }
}

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Problem(problem) => {
                let after = problem.retry_after().map(|after| after.as_secs_f64());
                let temporary = problem.is_temporary();
                glue::problem(problem.code(), &problem.to_string(), temporary, after)
            }
            Fault::Asked(code) => glue::problem(code, code, false, None),
        }
    }
}

/// What a method gives whose work takes a while.
///
/// A method of its own kind of future would bring its own machinery, thirty times
/// over; in a box all are of one kind.
pub fn promise<T: Into<JsValue>>(work: impl Future<Output = Outcome<T>> + 'static) -> Promise {
    let work: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>> =
        Box::pin(async { Ok(work.await?.into()) });
    future_to_promise(work)
}

/// Nothing, as a script sees it.
#[derive(Clone, Copy, Debug)]
pub struct Done;

impl From<Done> for JsValue {
    fn from(_: Done) -> Self {
        Self::UNDEFINED
    }
}
