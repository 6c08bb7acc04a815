//! A tree of content in a temporary folder, to be spoilt one text at a time.

use std::{fs, path::Path};

use tempfile::TempDir;
use vigie::jiff::civil::{Date, date};
use vigie_content_compiler::{Content, Fault, Output};

use crate::sound;

/// The day on which the trees of these tests are built.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// A tree of content.
pub(crate) struct Tree(TempDir);

impl Tree {
    /// The smallest tree that has one of everything and no fault.
    pub(crate) fn sound() -> Self {
        let tree = Self(tempfile::tempdir().unwrap());
        for (path, text) in sound::files() {
            tree.write(&path, &text);
        }
        tree
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path().join(path)).unwrap();
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Replaces a text that stands exactly once in a file.
    pub(crate) fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {path}");
        self.write(path, &text.replace(from, to));
        self
    }

    pub(crate) fn content(&self) -> Content {
        match Content::read(self.path(), TODAY) {
            Ok(content) => content,
            Err(faults) => panic!("{faults:#?}"),
        }
    }

    pub(crate) fn output(&self) -> Output {
        self.content().compile().unwrap()
    }

    pub(crate) fn faults(&self) -> Vec<Fault> {
        Content::read(self.path(), TODAY).expect_err("the tree has a fault")
    }

    /// Sees to it that there is exactly one fault: in a file, at the line that
    /// holds `at` first (line 1 if that is empty), with a message.
    pub(crate) fn refuses(&self, path: &str, at: &str, message: &str) {
        let faults = self.faults();
        assert_eq!(faults.len(), 1, "{faults:#?}");
        self.has(&faults, path, at, message);
    }

    /// Sees to it that there is exactly one fault: in a file, at the line that
    /// holds `at` first, with a message that begins so and goes on in words of
    /// whoever reads TOML.
    pub(crate) fn refuses_with(&self, path: &str, at: &str, beginning: &str) {
        let faults = self.faults();
        assert_eq!(faults.len(), 1, "{faults:#?}");
        let lines = self.text(path);
        let line = 1 + lines.lines().position(|line| line.contains(at)).unwrap();
        let wanted = format!("content/{path}:{line}: {beginning}");
        assert!(
            faults[0].to_string().starts_with(&wanted),
            "{wanted} does not begin {}",
            faults[0]
        );
    }

    /// Sees to it that one of the faults is this.
    pub(crate) fn has(&self, faults: &[Fault], path: &str, at: &str, message: &str) {
        let line = match at {
            "" => 1,
            at => {
                1 + self
                    .text(path)
                    .lines()
                    .position(|line| line.contains(at))
                    .unwrap()
            }
        };
        let wanted = Fault {
            path: path.into(),
            line,
            message: message.to_owned(),
        };
        assert!(
            faults.contains(&wanted),
            "{wanted:#?} is not among {faults:#?}"
        );
        assert_eq!(
            wanted.to_string(),
            format!("content/{path}:{line}: {message}")
        );
    }
}

/// Sees to it that the sound tree is refused once a text in a file is replaced:
/// with one fault, in that file, at the line where the new text begins.
pub(crate) fn refused(path: &str, from: &str, to: &str, message: &str) {
    let at = to.lines().next().unwrap_or_default();
    Tree::sound()
        .edit(path, from, to)
        .refuses(path, at, message);
}
