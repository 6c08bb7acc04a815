//! The texts of the interface through the crate's public door: one test for each
//! fault that must keep them from being built, since somebody would meet it on a
//! page.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::panic, clippy::unwrap_used)]

mod folder;
mod scripts;
mod service;

use vigie::language::Language;
use vigie_interface::Interface;

/// The same file in every language.
fn everywhere(file: &str, text: &str) -> Vec<(String, String)> {
    let languages = Language::ALL.iter();
    languages
        .map(|language| (path(*language, file), text.to_owned()))
        .collect()
}

fn path(language: Language, file: &str) -> String {
    format!("content/interface/{language}/{file}.ftl")
}

fn read(files: &[(String, String)]) -> Interface {
    let texts = files.iter();
    Interface::of(texts.map(|(path, text)| (path.as_str(), text.as_str())))
}

fn faults(files: &[(String, String)]) -> Vec<String> {
    let interface = read(files);
    interface.faults().iter().map(ToString::to_string).collect()
}

/// The faults where a language has another text in one file, without the path of
/// that file in front.
fn faults_of(file: &str, sound: &str, language: Language, own: &str) -> Vec<String> {
    let mut files = everywhere(file, sound);
    let path = path(language, file);
    files
        .iter_mut()
        .find(|(other, _)| *other == path)
        .unwrap()
        .1 = own.to_owned();
    let faults = faults(&files).into_iter();
    faults
        .map(|fault| match fault.strip_prefix(&format!("{path}:")) {
            Some(rest) => rest.to_owned(),
            None => fault,
        })
        .collect()
}
