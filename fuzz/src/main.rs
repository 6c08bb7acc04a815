//! The program that `cargo xtask fuzz` builds: libFuzzer around one target.
//!
//! Built as anything else is, it runs the target on the files that its
//! arguments name, which is handy under a debugger.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
mod fuzzing {
    use std::{process, sync::OnceLock};

    static CHOSEN: OnceLock<vigie_fuzz::Target> = OnceLock::new();

    fn choose() -> vigie_fuzz::Target {
        vigie_fuzz::chosen().unwrap_or_else(|| {
            eprintln!("{} names no target", vigie_fuzz::VARIABLE);
            process::exit(2)
        })
    }

    libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
        CHOSEN.get_or_init(choose)(bytes);
    });
}

#[cfg(not(fuzzing))]
fn main() -> std::io::Result<()> {
    let Some(target) = vigie_fuzz::chosen() else {
        return Err(std::io::Error::other(format!(
            "{} names no target",
            vigie_fuzz::VARIABLE
        )));
    };
    for file in std::env::args_os().skip(1) {
        target(&std::fs::read(file)?);
    }
    Ok(())
}
