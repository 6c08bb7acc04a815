//! Municipalities whose pages show widgets: `tenants/*.toml`, a file each.

use std::{fs, path::Path};

use toml::Spanned;
use vigie::{list::List, tenant::Tenant};

use crate::{Fault, fault::SourceFile, literal::Literal};

/// The folder, below that of the content.
pub const FOLDER: &str = "tenants";

/// Where each field of a file stands.
type Fields = std::collections::BTreeMap<String, Spanned<toml::Value>>;

/// The tenants, by their ids.
///
/// # Errors
///
/// Everything that is wrong with them, each with its file and line.
pub fn read(content: &Path) -> Result<Vec<Tenant<'static>>, Vec<Fault>> {
    let mut names: Vec<String> = match fs::read_dir(content.join(FOLDER)) {
        Ok(files) => files
            .filter_map(|file| file.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".toml"))
            .collect(),
        // A deployment need not have any.
        Err(_) => Vec::new(),
    };
    names.sort_unstable();
    let (mut tenants, mut faults) = (Vec::new(), Vec::new());
    for name in names {
        match one(content, &name) {
            Ok(tenant) => tenants.push(tenant),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() {
        Ok(tenants)
    } else {
        Err(faults)
    }
}

fn one(content: &Path, name: &str) -> Result<Tenant<'static>, Vec<Fault>> {
    let alone = |fault| vec![fault];
    let file = SourceFile::read(content, format!("{FOLDER}/{name}")).map_err(alone)?;
    let tenant: Tenant<'static> = file.whole_toml().map_err(alone)?;
    let fields: Fields = file.whole_toml().map_err(alone)?;
    let at = |field: &str| fields.get(field).map_or(0, |value| value.span().start);
    let mut faults: Vec<Fault> = tenant
        .faults()
        .into_iter()
        .map(|fault| file.fault(at(fault.field), format!("{}: {}", fault.field, fault.wrong)))
        .collect();
    // Two files cannot have one name, so no two tenants have one id.
    if name.strip_suffix(".toml") != Some(&*tenant.id) {
        faults.push(file.fault(at("id"), "id: it is the name of the file"));
    }
    if faults.is_empty() {
        Ok(tenant)
    } else {
        Err(faults)
    }
}

/// The tenants as Rust source: `TENANTS`.
#[must_use]
pub fn source(tenants: Vec<Tenant<'static>>) -> String {
    let tenants = List::from(tenants).literal();
    format!(
        "/// The municipalities whose pages show widgets, by id.\n\
         pub(crate) static TENANTS: ::vigie::list::List<'static, ::vigie::tenant::Tenant<'static>> = {tenants};\n"
    )
}
