//! Lists of names out of a closed set.

use core::str::FromStr;

use toml::Spanned;

use crate::fault::{Fault, SourceFile};

/// Reads names, at least one; a name that is not known is a fault at its line.
pub(crate) fn names<T: FromStr>(
    written: &Spanned<Vec<Spanned<String>>>,
    what: &str,
    file: &SourceFile,
    faults: &mut Vec<Fault>,
) -> Vec<T> {
    let mut known = Vec::new();
    if written.get_ref().is_empty() {
        faults.push(file.fault(written.span().start, format!("name at least one {what}")));
    }
    for name in written.get_ref() {
        match name.get_ref().parse() {
            Ok(value) => known.push(value),
            Err(_) => faults.push(file.fault(
                name.span().start,
                format!("there is no {what} \"{}\"", name.get_ref()),
            )),
        }
    }
    known
}
