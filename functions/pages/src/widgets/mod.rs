//! What municipalities set into their pages.

mod configurator;
mod files;
mod frame;
mod snippet;
mod tenants;

pub(crate) use configurator::configurator;
pub(crate) use files::loader;
pub(crate) use frame::{frame, theme};
pub(crate) use tenants::{is_about, restrict, tenant};

use vigie::tenant::{Part, Tenant};
use vigie_host::{Problem, query::Query};

/// What the build made: the tenants, and the newest loader of widgets.
mod made {
    include!(concat!(env!("OUT_DIR"), "/widgets.rs"));
}

/// The tenant of a name.
fn find(id: &str) -> Result<&'static Tenant<'static>, Problem> {
    let tenants = made::TENANTS.iter();
    tenants
        .into_iter()
        .find(|tenant| tenant.id == id)
        .ok_or(Problem::TenantNotFound)
}

/// The parts that a query asks for. A name that is not known is passed over: who
/// reads the page is not who mistyped it, and is shown everything instead.
fn asked(query: &Query) -> Vec<Part> {
    let show = query.get("show").unwrap_or_default();
    let names = show.split([',', ' ']);
    names.filter_map(|name| name.parse().ok()).collect()
}
