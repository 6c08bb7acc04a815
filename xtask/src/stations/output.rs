//! Files that are there as a whole or not at all.

use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
};

use anyhow::Context as _;

/// Writes a file by way of another beside it, so that whoever reads it sees
/// the old content or the new, whenever the program or the machine stops.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let name = path
        .file_name()
        .with_context(|| format!("{} names no file", path.display()))?;
    let unfinished = folder.join(format!(
        ".{}.{}",
        name.to_string_lossy(),
        std::process::id()
    ));
    let write = || -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = File::create(&unfinished)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&unfinished, path)
    };
    write().with_context(|| {
        // What could not be finished is of no use; that it may not be there
        // either is no second error.
        let _ = fs::remove_file(&unfinished);
        format!("cannot write {}", path.display())
    })
}

#[cfg(test)]
mod tests {
    use super::write_whole;

    #[test]
    fn nothing_unfinished_stays() {
        let folder = std::env::temp_dir().join(format!("vigie-output-{}", std::process::id()));
        let file = folder.join("deep/directory.index");
        write_whole(&file, b"one").unwrap();
        write_whole(&file, b"two").unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"two");
        assert!(write_whole(&file.join("below-a-file"), b"three").is_err());
        assert_eq!(
            std::fs::read_dir(file.parent().unwrap()).unwrap().count(),
            1
        );
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
