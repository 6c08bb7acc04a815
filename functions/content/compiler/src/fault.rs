//! What is wrong with a text, and where.

use core::{fmt, ops::Range};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Something that keeps the content from being built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, below the folder of the content.
    pub path: PathBuf,
    /// The line in it, from 1.
    pub line: usize,
    /// What is wrong, and what to do about it.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            message,
        } = self;
        write!(f, "content/{}:{line}: {message}", path.display())
    }
}

impl std::error::Error for Fault {}

/// A file of the content, which knows its lines.
#[derive(Clone, Debug)]
pub(crate) struct SourceFile {
    /// Its path below the folder of the content.
    pub(crate) path: PathBuf,
    /// All that it holds.
    pub(crate) text: String,
}

impl SourceFile {
    pub(crate) fn read(content: &Path, path: impl Into<PathBuf>) -> Result<Self, Fault> {
        let path = path.into();
        match fs::read_to_string(content.join(&path)) {
            Ok(text) => Ok(Self { path, text }),
            Err(error) => Err(Fault {
                message: format!("cannot be read: {error}"),
                path,
                line: 1,
            }),
        }
    }

    /// A fault at a byte of the file.
    pub(crate) fn fault(&self, at: usize, message: impl Into<String>) -> Fault {
        let before = self.text.bytes().take(at);
        Fault {
            path: self.path.clone(),
            line: 1 + before.filter(|byte| *byte == b'\n').count(),
            message: message.into(),
        }
    }

    /// A fault at the line of a table's heading or a key, as far as it can be
    /// found: TOML's own errors know better.
    pub(crate) fn fault_near(&self, word: &str, message: impl Into<String>) -> Fault {
        self.fault(self.text.find(word).unwrap_or(0), message)
    }

    /// Reads a part of the file as TOML; positions count from the start of the
    /// file all the same.
    pub(crate) fn toml<T: serde::de::DeserializeOwned>(
        &self,
        range: Range<usize>,
    ) -> Result<T, Fault> {
        let part = self.text.get(range.clone()).unwrap_or_default();
        let padded = " ".repeat(range.start) + part;
        toml::from_str(&padded).map_err(|error| {
            let at = error.span().map_or(range.start, |span| span.start);
            self.fault(at, error.message())
        })
    }

    /// Reads the whole file as TOML.
    pub(crate) fn whole_toml<T: serde::de::DeserializeOwned>(&self) -> Result<T, Fault> {
        self.toml(0..self.text.len())
    }
}
