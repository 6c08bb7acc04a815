//! Compiles components, and makes instances cheap to start.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasmtime::component::{Component, Linker};
use wasmtime::{
    Cache, CacheConfig, Config, Engine, InstanceAllocationStrategy, PoolingAllocationConfig,
};
use wasmtime_wasi_http::handler::ProxyPre;
use wasmtime_wasi_http::p3::bindings::ServicePre;

use crate::host::{self, State};

/// How many instances may be alive at once, Spin's default.
const MAX_INSTANCES: u32 = 1000;

/// How much of an instance's memory stays mapped for the next one, as in Spin:
/// wiping pages costs less than giving them back and faulting them in again.
const KEEP_RESIDENT: usize = 2 << 20;

/// Compiles components and ties them to the host's interfaces.
pub struct Compiler {
    engine: Engine,
    linker: Linker<State>,
    /// What was compiled already: components may share a file.
    compiled: BTreeMap<PathBuf, Component>,
}

impl Compiler {
    /// A compiler with Spin's limits. What it compiled it keeps in the folder `cache`
    /// and finds there at the next start; without one it compiles every time.
    pub fn new(cache: Option<&Path>) -> Result<Self> {
        let mut pool = PoolingAllocationConfig::new();
        pool.total_component_instances(MAX_INSTANCES)
            .total_memories(MAX_INSTANCES)
            .total_stacks(MAX_INSTANCES)
            // One component is several core modules: its own, and those that
            // lift and lower its calls.
            .total_core_instances(4 * MAX_INSTANCES)
            .total_tables(2 * MAX_INSTANCES)
            .linear_memory_keep_resident(KEEP_RESIDENT)
            .table_keep_resident(KEEP_RESIDENT / 4);
        let mut config = Config::new();
        config
            .wasm_component_model_async(true)
            .memory_init_cow(true)
            .parallel_compilation(true)
            .allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
        if let Some(folder) = cache {
            let mut kept = CacheConfig::new();
            kept.with_directory(folder);
            config.cache(Some(Cache::new(kept)?));
        }
        let engine = Engine::new(&config)?;
        let mut linker = Linker::new(&engine);
        host::add_to_linker(&mut linker)?;
        Ok(Self {
            engine,
            linker,
            compiled: BTreeMap::new(),
        })
    }

    /// The engine that every store belongs to.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Compiles the component in the file `source`, which must export
    /// `wasi:http/handler@0.3`, up to the point where only instances are left to
    /// be made.
    pub fn compile(&mut self, source: &Path) -> Result<ProxyPre<State>> {
        self.try_compile(source)
            .map_err(anyhow::Error::from)
            .with_context(|| format!("cannot load the component {}", source.display()))
    }

    fn try_compile(&mut self, source: &Path) -> wasmtime::Result<ProxyPre<State>> {
        let component = match self.compiled.entry(source.to_owned()) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Component::from_file(&self.engine, source)?),
        };
        let instance = self.linker.instantiate_pre(component)?;
        Ok(ProxyPre::P3(ServicePre::new(instance)?))
    }
}

impl fmt::Debug for Compiler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compiler")
            .field("compiled", &self.compiled.keys())
            .finish_non_exhaustive()
    }
}
