//! From a connection to a component and back.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use wasmtime_wasi_http::handler::ProxyHandler;
use wasmtime_wasi_http::{Error as HttpError, WasiBody};

use crate::engine::Compiler;
use crate::headers;
use crate::host::{Grants, key_value};
use crate::instance::{Factory, ReusePolicy};
use crate::manifest::{Component, Manifest};
use crate::route::{Match, Router, WELL_KNOWN};
use crate::variables::{Variables, environment_name};

/// What the command line says about how to run an application.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where databases live.
    pub state_dir: PathBuf,
    /// Environment variables for every component, which go before those of the
    /// manifest.
    pub environment: BTreeMap<String, String>,
    /// Application variables, which go before `SPIN_VARIABLE_*` and defaults.
    pub variables: BTreeMap<String, String>,
    /// Drop what components print.
    pub quiet: bool,
    /// How instances are reused.
    pub reuse: ReusePolicy,
    /// Where compiled components are kept for the next start, if anywhere.
    pub cache: Option<PathBuf>,
}

/// An application that is ready to answer requests.
pub struct App {
    router: Router,
    components: BTreeMap<String, ProxyHandler<Factory>>,
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("router", &self.router)
            .finish_non_exhaustive()
    }
}

impl App {
    /// Compiles the components that `manifest` routes to, and opens its storage.
    pub fn load(manifest: &Manifest, settings: &Settings) -> Result<Self> {
        let router = Router::new(manifest)?;
        let given = |name: &str| {
            let set = settings.variables.get(name).cloned();
            set.or_else(|| std::env::var(environment_name(name)).ok())
        };
        let mut variables = Variables::resolve(manifest, given)?;
        std::fs::create_dir_all(&settings.state_dir).with_context(|| {
            format!(
                "cannot make the state directory {}",
                settings.state_dir.display()
            )
        })?;
        let key_value = open_key_value(manifest, &settings.state_dir)?;
        let routed: BTreeSet<_> = manifest.triggers.iter().map(|t| &t.component).collect();
        let mut compiler = Compiler::new(settings.cache.as_deref())?;
        let mut components = BTreeMap::new();
        for (id, component) in &manifest.components {
            if !routed.contains(id) {
                continue;
            }
            let variables = variables.remove(id).unwrap_or_default();
            let grants = grants(component, settings, variables, key_value.clone());
            let factory = Factory {
                id: id.clone(),
                engine: compiler.engine().clone(),
                component: compiler.compile(&component.source)?,
                grants: Arc::new(grants),
                policy: settings.reuse,
            };
            components.insert(id.clone(), ProxyHandler::new(factory));
        }
        Ok(Self { router, components })
    }

    /// Answers connections until the future is dropped.
    pub async fn serve(self, listener: TcpListener) -> Result<Infallible> {
        let app = Arc::new(self);
        loop {
            let (stream, client) = listener.accept().await?;
            tokio::spawn(Arc::clone(&app).connection(stream, client));
        }
    }

    async fn connection(self: Arc<Self>, stream: TcpStream, client: SocketAddr) {
        // Chunks of a stream are small and must not wait for one another.
        let _ = stream.set_nodelay(true);
        let service = service_fn(|request| {
            let app = Arc::clone(&self);
            async move { Ok::<_, Infallible>(app.answer(request, client).await) }
        });
        // An error here is a client that went away, or a component that failed in
        // the middle of its answer, which has been told already.
        let _ = http1::Builder::new()
            .serve_connection(TokioIo::new(stream), service)
            .await;
    }

    async fn answer(&self, request: Request<Incoming>, client: SocketAddr) -> Response<WasiBody> {
        let path = request.uri().path().to_owned();
        if let Some(page) = path.strip_prefix(WELL_KNOWN) {
            return match page {
                "health" => plain(StatusCode::OK, "OK"),
                _ => plain(StatusCode::NOT_FOUND, ""),
            };
        }
        let Some(route) = self.router.find(&path) else {
            return plain(StatusCode::NOT_FOUND, "");
        };
        match self.ask(request, &route, client).await {
            Ok(response) => response,
            Err(error) => {
                eprintln!("a request to {} failed: {error:#}", route.component);
                plain(StatusCode::INTERNAL_SERVER_ERROR, "")
            }
        }
    }

    async fn ask(
        &self,
        request: Request<Incoming>,
        route: &Match<'_>,
        client: SocketAddr,
    ) -> Result<Response<WasiBody>> {
        let handler = self
            .components
            .get(route.component)
            .context("the component is not loaded")?;
        let (mut parts, body) = request.into_parts();
        headers::prepare(&mut parts, route, client)?;
        let body = body.map_err(HttpError::from).boxed_unsync();
        let request = Request::from_parts(parts, body);
        Ok(handler.handle((), request).await?)
    }
}

fn open_key_value(manifest: &Manifest, state_dir: &Path) -> Result<Option<Arc<key_value::File>>> {
    let wanted = |component: &Component| !component.key_value_stores.is_empty();
    if !manifest.components.values().any(wanted) {
        return Ok(None);
    }
    let path = state_dir.join(key_value::FILE_NAME);
    let file = key_value::File::open(&path)
        .with_context(|| format!("cannot open the key-value store {}", path.display()))?;
    Ok(Some(file))
}

fn grants(
    component: &Component,
    settings: &Settings,
    variables: Variables,
    key_value: Option<Arc<key_value::File>>,
) -> Grants {
    let mut environment = component.environment.clone();
    environment.extend(settings.environment.clone());
    let databases = component.sqlite_databases.iter().map(|label| {
        let path = settings.state_dir.join(database_file(label));
        (label.clone(), path)
    });
    Grants {
        outbound: variables.outbound(),
        variables,
        environment,
        stores: component.key_value_stores.iter().cloned().collect(),
        databases: databases.collect(),
        key_value,
        quiet: settings.quiet,
    }
}

/// The file of a database: Spin's own name for the one that is called `default`.
fn database_file(label: &str) -> String {
    match label {
        "default" => "sqlite_db.db".to_owned(),
        label => format!("sqlite_db_{label}.db"),
    }
}

fn plain(status: StatusCode, text: &'static str) -> Response<WasiBody> {
    let body = Full::new(Bytes::from_static(text.as_bytes()));
    let mut response = Response::new(body.map_err(|never| match never {}).boxed_unsync());
    *response.status_mut() = status;
    response
}
