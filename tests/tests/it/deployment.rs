//! The deployment under test, as the environment describes it.

use std::{env, path::PathBuf, sync::LazyLock};

use serde_json::Value;

use crate::client::get;

/// What a deployment runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// workerd, or Cloudflare itself.
    Workers,
    /// Spin, or the Spin test host.
    Spin,
    /// Nobody has said: any platform, perhaps behind a proxy.
    Url,
}

/// A deployment and what is known of it beforehand.
#[derive(Debug)]
pub(crate) struct Deployment {
    /// `VIGIE_URL`: where it answers, without a slash at the end.
    pub(crate) url: String,
    /// `VIGIE_HOST`: `workers`, `spin` or `url`.
    pub(crate) kind: Kind,
    /// `VIGIE_OTHER_URL`: another deployment with the same data on another host.
    pub(crate) other_url: Option<String>,
    /// `VIGIE_DATA`: the file of the index that it serves.
    pub(crate) index: Option<PathBuf>,
    /// `VIGIE_SHARED_DATA`: the folder of real files that it may serve.
    pub(crate) shared_data: Option<PathBuf>,
    /// `VIGIE_CF_HEADER`: the header that says where the platform believes a
    /// caller to be; only a deployment for tests trusts one.
    pub(crate) cf_header: Option<String>,
    /// `VIGIE_KEYS`: the file with the desks' private keys, the root key, and
    /// the keys that capabilities and tokens are signed with, so that the tests
    /// can be an officer too.
    pub(crate) keys: Option<PathBuf>,
    /// `VIGIE_STATE`: the folder in which it keeps everything, its log too.
    pub(crate) state: Option<PathBuf>,
    /// `VIGIE_OIDC_URL`: another deployment of the same on this host, which lets
    /// in whom the OpenID provider at [`Deployment::oidc_origin`] vouches for.
    pub(crate) oidc_url: Option<String>,
    /// `VIGIE_OIDC_ORIGIN`: where the tests start that provider, such as
    /// `http://127.0.0.1:9000`.
    pub(crate) oidc_origin: Option<String>,
}

/// The deployment under test.
pub(crate) fn deployment() -> &'static Deployment {
    static DEPLOYMENT: LazyLock<Deployment> = LazyLock::new(read);
    &DEPLOYMENT
}

/// What `/healthz` says of the deployment under test.
pub(crate) fn health() -> &'static Value {
    static HEALTH: LazyLock<Value> = LazyLock::new(|| get("/healthz").ok());
    &HEALTH
}

/// Whether the deployment serves made-up stations.
pub(crate) fn is_sample() -> bool {
    health()["sample"].as_bool().unwrap()
}

/// Says why a test, or a part of one, does not apply here.
pub(crate) fn skipped(why: &str) {
    println!("skipped: {why}");
}

/// The folder of real files, if the deployment serves them. CI must not pass
/// without it.
pub(crate) fn real_files() -> Option<&'static PathBuf> {
    let files = wanted("VIGIE_SHARED_DATA", deployment().shared_data.as_ref());
    if files.is_some() && is_sample() {
        skipped("the deployment serves the sample");
        return None;
    }
    files
}

/// What a variable gives. CI must not pass without it: what needs it would go
/// untested.
pub(crate) fn wanted<T>(name: &str, value: Option<T>) -> Option<T> {
    if value.is_none() {
        let ci = variable("CI").is_some_and(|value| value == "true");
        assert!(
            !ci,
            "CI is true and {name} is not set: what needs it goes untested"
        );
        skipped(&format!("{name} is not set"));
    }
    value
}

fn read() -> Deployment {
    let url = variable("VIGIE_URL").unwrap_or_else(|| {
        panic!(
            "VIGIE_URL is not set: it is the base URL of the deployment under test. `cargo xtask \
             test` serves one and sets it; `cargo xtask test --url https://...` names another."
        )
    });
    let kind = match variable("VIGIE_HOST").as_deref() {
        Some("workers") => Kind::Workers,
        Some("spin") => Kind::Spin,
        Some("url") | None => Kind::Url,
        Some(other) => panic!("VIGIE_HOST is workers, spin or url, not {other}"),
    };
    let base = |url: String| url.trim_end_matches('/').to_owned();
    Deployment {
        url: base(url),
        kind,
        other_url: variable("VIGIE_OTHER_URL").map(base),
        index: variable("VIGIE_DATA").map(PathBuf::from),
        shared_data: variable("VIGIE_SHARED_DATA").map(PathBuf::from),
        cf_header: variable("VIGIE_CF_HEADER"),
        keys: variable("VIGIE_KEYS").map(PathBuf::from),
        state: variable("VIGIE_STATE").map(PathBuf::from),
        oidc_url: variable("VIGIE_OIDC_URL").map(base),
        oidc_origin: variable("VIGIE_OIDC_ORIGIN").map(base),
    }
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
