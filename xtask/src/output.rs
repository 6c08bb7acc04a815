//! Files that are there as a whole or not at all.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use anyhow::Context as _;

/// Who may read a file: whoever the system lets, or its owner alone.
const EVERYBODY: u32 = 0o666;
const OWNER: u32 = 0o600;

/// Writes a file by way of another beside it, so that whoever reads it sees
/// the old content or the new, whenever the program or the machine stops.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    write_for(path, bytes, EVERYBODY)
}

/// The same for what only the person who runs the program may read. What stood
/// there before may have been open to others: the new file never is.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    write_for(path, bytes, OWNER)
}

fn write_for(path: &Path, bytes: &[u8], mode: u32) -> anyhow::Result<()> {
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
        // A program of the same number may have been stopped half-way; an error
        // about it comes from the next line.
        let _ = fs::remove_file(&unfinished);
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(mode)
            .open(&unfinished)?;
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
    use std::os::unix::fs::PermissionsExt as _;

    use super::{write_private, write_whole};

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

    #[test]
    fn what_is_private_is_nobody_elses_even_where_it_was() {
        let folder = std::env::temp_dir().join(format!("vigie-private-{}", std::process::id()));
        let file = folder.join("keys.toml");
        write_whole(&file, b"one").unwrap();
        write_private(&file, b"two").unwrap();
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
