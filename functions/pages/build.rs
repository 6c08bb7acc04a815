//! Compresses what pages load: the style sheet of the site, and the modules that
//! `cargo xtask build` bundled. Without these the pages work as they do in a
//! browser without script.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use vigie_content_compiler::compress;
use vigie_host::site::{STYLE, STYLE_PATH};

fn main() -> Result<(), Box<dyn Error>> {
    let crate_folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let files = PathBuf::from(env::var("OUT_DIR")?).join("files");
    if files.exists() {
        fs::remove_dir_all(&files)?;
    }
    fs::create_dir_all(&files)?;

    let (_, style) = STYLE_PATH
        .rsplit_once('/')
        .ok_or("the style sheet has no name")?;
    store(&files, style, STYLE.as_bytes())?;

    let icons = crate_folder.join("icons");
    println!("cargo::rerun-if-changed={}", icons.display());
    store_all(&files, &icons)?;

    println!("cargo::rerun-if-env-changed=VIGIE_WEB");
    let web = env::var_os("VIGIE_WEB").map(PathBuf::from);
    let web = web.unwrap_or_else(|| crate_folder.join("../../target/web"));
    let manifest = web.join("manifest.json");
    println!("cargo::rerun-if-changed={}", manifest.display());
    if !manifest.exists() {
        println!(
            "cargo::warning=the scripts of the pages are not bundled: `cargo xtask build` does that"
        );
        return Ok(());
    }
    store_all(&files, &web.join("files"))
}

fn store_all(files: &Path, from: &Path) -> Result<(), Box<dyn Error>> {
    for file in fs::read_dir(from)? {
        let file = file?;
        let name = file.file_name();
        let name = name.to_str().ok_or("the name of a file is no text")?;
        store(files, name, &fs::read(file.path())?)?;
    }
    Ok(())
}

fn store(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    fs::write(folder.join(format!("{name}.br")), compress::brotli(bytes)?)?;
    fs::write(folder.join(format!("{name}.gz")), compress::gzip(bytes)?)?;
    Ok(())
}
