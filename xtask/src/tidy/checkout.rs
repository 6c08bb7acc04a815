//! The files that rules look at, in memory.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use toml::Table;

use super::Finding;
use crate::process::answer_of;
use crate::tools::root;

/// A text file of the checkout.
#[derive(Debug)]
pub(super) struct File {
    /// Its path from the root, with forward slashes.
    pub(super) path: String,
    /// What it holds.
    pub(super) text: String,
}

/// The text files that git knows or would take in.
#[derive(Debug)]
pub(super) struct Checkout(Vec<File>);

impl Checkout {
    /// Reads the checkout that `xtask` belongs to.
    pub(super) fn read() -> Result<Self> {
        let list = answer_of(
            Command::new("git")
                .args(["ls-files", "--cached", "--others", "--exclude-standard"])
                .current_dir(root()),
        )
        .context("tidy asks git for the files to check")?;
        let files = list.lines().filter_map(|path| {
            // What is deleted but not yet committed, or not text, has nothing
            // to check.
            let text = fs::read_to_string(root().join(path)).ok()?;
            Some(File {
                path: path.to_owned(),
                text,
            })
        });
        Ok(Self(files.collect()))
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The files below one of `folders` that end in one of `endings`. A folder
    /// ends in a slash; an empty one is the whole checkout.
    pub(super) fn below<'a>(
        &'a self,
        folders: &'a [&str],
        endings: &'a [&str],
    ) -> impl Iterator<Item = &'a File> {
        self.0.iter().filter(move |file| {
            folders.iter().any(|folder| file.path.starts_with(folder))
                && endings.iter().any(|ending| file.path.ends_with(ending))
        })
    }

    /// One file.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.0.iter().find(|file| file.path == path)
    }

    /// One TOML file, if it is there and well formed.
    pub(super) fn toml(&self, path: &str) -> Option<Table> {
        self.file(path)?.text.parse().ok()
    }

    /// The folders of the workspace's members.
    pub(super) fn members(&self) -> Vec<String> {
        let manifest = self.toml("Cargo.toml");
        let members = manifest
            .as_ref()
            .and_then(|manifest| manifest.get("workspace")?.get("members")?.as_array());
        let names = members
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_str);
        names.map(ToOwned::to_owned).collect()
    }

    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        Self(files.iter().map(file).collect())
    }
}

impl File {
    /// The lines with their numbers, from 1.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// The lines of Rust that are built into the product: without comments, and
    /// up to the unit tests, which stand at the end of a file.
    pub(super) fn product_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test = self.path.ends_with("/tests.rs") || self.path.contains("/tests/");
        self.lines()
            .take_while(move |(_, line)| !is_test && line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// A finding in this file.
    pub(super) fn finding(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding {
            path: self.path.clone(),
            line,
            message: message.into(),
        }
    }

    /// A finding where `text` first stands in this file, or at its beginning.
    pub(super) fn finding_at(&self, text: &str, message: impl Into<String>) -> Finding {
        let line = self
            .lines()
            .find(|(_, line)| line.contains(text))
            .map_or(1, |(at, _)| at);
        self.finding(line, message)
    }
}
