//! Compresses what pages load: the style sheet of the site, and the modules that
//! `cargo xtask build` bundled. Without these the pages work as they do in a
//! browser without script. The municipalities of `content/tenants` are checked
//! and become constants.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use serde::Deserialize;
use vigie_content_compiler::{compress, tenants};
use vigie_host::site::{STYLE, STYLE_PATH};

/// What the build of the scripts says of them.
#[derive(Deserialize)]
struct Manifest {
    loader: Loader,
}

/// The newest loader of widgets.
#[derive(Deserialize)]
struct Loader {
    file: String,
    integrity: String,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let crate_folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let content = crate_folder.join("../../content");
    println!(
        "cargo::rerun-if-changed={}",
        content.join(tenants::FOLDER).display()
    );
    let tenants = match tenants::read(&content) {
        Ok(tenants) => tenants,
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            return Ok(ExitCode::FAILURE);
        }
    };
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let files = out.join("files");
    if files.exists() {
        fs::remove_dir_all(&files)?;
    }
    let (files, loaders) = (files.join("web"), files.join("widgets"));
    fs::create_dir_all(&files)?;
    fs::create_dir_all(&loaders)?;

    let (_, style) = STYLE_PATH
        .rsplit_once('/')
        .ok_or("the style sheet has no name")?;
    store(&files, style, STYLE.as_bytes())?;

    let icons = crate_folder.join("icons");
    println!("cargo::rerun-if-changed={}", icons.display());
    store_all(&icons, &files)?;

    println!("cargo::rerun-if-env-changed=VIGIE_WEB");
    let released = crate_folder.join("web/released");
    println!("cargo::rerun-if-changed={}", released.display());
    store_all(&released, &loaders)?;
    let web = env::var_os("VIGIE_WEB").map(PathBuf::from);
    let web = web.unwrap_or_else(|| crate_folder.join("../../target/web"));
    let manifest = web.join("manifest.json");
    println!("cargo::rerun-if-changed={}", manifest.display());
    let mut loader = "None".to_owned();
    if manifest.exists() {
        let said: Manifest = serde_json::from_str(&fs::read_to_string(&manifest)?)?;
        let Loader { file, integrity } = said.loader;
        loader = format!("Some(({file:?}, {integrity:?}))");
        store_all(&web.join("files"), &files)?;
        store_all(&web.join("widgets"), &loaders)?;
    } else {
        println!(
            "cargo::warning=the scripts of the pages are not bundled: `cargo xtask build` does that"
        );
    }
    let mut made = tenants::source(tenants);
    made += "/// The newest loader of widgets: its file and its integrity.\n";
    made += &format!("pub(crate) static LOADER: Option<(&str, &str)> = {loader};\n");
    fs::write(out.join("widgets.rs"), made)?;
    Ok(ExitCode::SUCCESS)
}

/// Stores every file of a folder.
fn store_all(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    for file in fs::read_dir(from)? {
        let file = file?;
        let name = file.file_name();
        let name = name.to_str().ok_or("the name of a file is no text")?;
        store(to, name, &fs::read(file.path())?)?;
    }
    Ok(())
}

fn store(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    fs::write(folder.join(format!("{name}.br")), compress::brotli(bytes)?)?;
    fs::write(folder.join(format!("{name}.gz")), compress::gzip(bytes)?)?;
    Ok(())
}
