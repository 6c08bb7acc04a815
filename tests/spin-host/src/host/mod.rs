//! What a component may ask of this host.

pub mod bindings;
pub mod key_value;
mod outgoing;
pub mod sqlite;
mod stream;
mod variables;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use wasmtime::component::{HasData, Linker, ResourceTable};
use wasmtime_wasi::{WasiCtx, WasiCtxBuilder, WasiCtxView, WasiView};
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use self::outgoing::Outgoing;
use crate::outbound::Outbound;
use crate::variables::Variables;

/// What the manifest grants one component. All its instances share it.
#[derive(Debug)]
pub struct Grants {
    /// The component's variables.
    pub variables: Variables,
    /// Its environment variables.
    pub environment: BTreeMap<String, String>,
    /// Labels of the key-value stores it may open.
    pub stores: BTreeSet<String>,
    /// The file of every SQLite database it may open, by label.
    pub databases: BTreeMap<String, PathBuf>,
    /// Where it may send requests.
    pub outbound: Outbound,
    /// Where key-value stores live; absent where no component may open one.
    pub key_value: Option<Arc<key_value::File>>,
    /// Whether what it prints is dropped.
    pub quiet: bool,
}

/// The state of one instance.
pub struct State {
    grants: Arc<Grants>,
    table: ResourceTable,
    wasi: WasiCtx,
    http: WasiHttpCtx,
    outgoing: Outgoing,
    open_stores: usize,
    open_connections: usize,
}

impl State {
    /// The state of a new instance.
    pub fn new(grants: Arc<Grants>) -> Self {
        let mut wasi = WasiCtxBuilder::new();
        for (name, value) in &grants.environment {
            wasi.env(name, value);
        }
        if !grants.quiet {
            wasi.inherit_stdout().inherit_stderr();
        }
        Self {
            wasi: wasi.build(),
            outgoing: Outgoing(Arc::clone(&grants)),
            grants,
            table: ResourceTable::new(),
            http: WasiHttpCtx::new(),
            open_stores: 0,
            open_connections: 0,
        }
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State")
            .field("grants", &self.grants)
            .finish_non_exhaustive()
    }
}

/// Offers every interface of this host to components.
pub fn add_to_linker(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    // `std` for wasm32-wasip2 asks for WASI 0.2, the Spin SDK for 0.3.
    wasmtime_wasi::p2::add_to_linker_async(linker)?;
    wasmtime_wasi::p3::add_to_linker(linker)?;
    wasmtime_wasi_http::p3::add_to_linker(linker)?;
    bindings::Platform::add_to_linker::<_, Platform>(linker, |state| state)
}

/// Leads the generated code to [`State`].
#[derive(Debug)]
pub struct Platform;

impl HasData for Platform {
    type Data<'a> = &'a mut State;
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView {
            ctx: &mut self.wasi,
            table: &mut self.table,
        }
    }
}

impl WasiHttpView for State {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView {
            hooks: &mut self.outgoing,
            table: &mut self.table,
            ctx: &mut self.http,
        }
    }
}
