//! Private halves: made in files of their own, and read from there.

use std::{
    fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use anyhow::{Context, Result, anyhow, bail};
use zeroize::Zeroizing;

use crate::output::write_private;
use crate::tools::root as checkout;

/// Writes a private key to a new file that only its owner may read.
///
/// One that stands there already is never replaced: nothing could open any more
/// what is sealed to it.
pub(super) fn write(file: &Path, key: &str) -> Result<()> {
    if fs::symlink_metadata(file).is_ok() {
        bail!(
            "{} is there already, and a key that is overwritten is lost: choose another name",
            file.display()
        );
    }
    if whole(file)?.starts_with(whole(checkout())?) {
        bail!(
            "{} is in the checkout, from where a private key would be published one day: choose a \
             folder outside of it, best on a medium that can be locked away",
            file.display()
        );
    }
    let line = Zeroizing::new(format!("{key}\n"));
    write_private(file, line.as_bytes())
}

/// Reads one again. What stands in the file is not shown, whatever it is.
pub(super) fn read<T: FromStr>(file: &Path, what: &str) -> Result<T> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let text = Zeroizing::new(text);
    let key = text.trim().parse();
    key.map_err(|_| anyhow!("{} holds no {what}", file.display()))
}

/// The path without detours, of a file whose folder may not be there yet.
fn whole(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path)?;
    for folder in path.ancestors() {
        if let Ok(real) = folder.canonicalize() {
            let rest = path.strip_prefix(folder)?;
            return Ok(real.join(rest));
        }
    }
    Ok(path)
}
