//! Embeds the directory: the index that `VIGIE_STATIONS` names, else the one
//! that `cargo xtask stations import` left in `content/stations`, else one
//! made of the project's own sample. An index that fails its checksum fails
//! the build, so no function ever starts on damaged data.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use vigie::{
    directory::Directory,
    index::{self, AlignedBytes, StationIndex},
};
use vigie_content_compiler::compress;

fn main() -> Result<(), Box<dyn Error>> {
    let content = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../content/stations");
    let sample = content.join("sample.json");
    let imported = content.join("directory.index");
    println!("cargo::rerun-if-env-changed=VIGIE_STATIONS");
    println!("cargo::rerun-if-changed={}", content.display());

    let bytes = match env::var_os("VIGIE_STATIONS") {
        Some(path) if path == "sample" => build_sample(&sample)?,
        Some(path) if !path.is_empty() => read_index(&PathBuf::from(path))?,
        _ if imported.exists() => read_index(&imported)?,
        _ => build_sample(&sample)?,
    };
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let plain = bytes.as_bytes();
    fs::write(out.join("stations.index"), plain)?;
    fs::write(out.join("stations.index.br"), compress::brotli(plain)?)?;
    fs::write(out.join("stations.index.gz"), compress::gzip(plain)?)?;
    let fingerprint = StationIndex::open(plain)?.fingerprint();
    fs::write(
        out.join("tag.rs"),
        format!("/// What tells one directory from another.\nconst TAG: u64 = {fingerprint};\n"),
    )?;
    Ok(())
}

fn build_sample(path: &Path) -> Result<AlignedBytes, Box<dyn Error>> {
    let text = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let directory: Directory =
        serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(index::build(&directory)?)
}

fn read_index(path: &Path) -> Result<AlignedBytes, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", path.display());
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let bytes = AlignedBytes::copy_from(&bytes);
    StationIndex::open(bytes.as_bytes())
        .and_then(|index| index.verify())
        .map_err(|error| format!("{}: {error}; import it again", path.display()))?;
    Ok(bytes)
}
