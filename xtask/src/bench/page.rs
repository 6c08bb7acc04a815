//! The page that the numbers stand on. A person writes it; the tables between
//! the markers are written by `--write`.

use std::fs;

use anyhow::{Context, Result, anyhow};

use crate::tools::root;

/// The page, in the checkout.
const PAGE: &str = "docs/benchmarks.md";

/// Puts a text between the markers of a section.
pub(super) fn replace(section: &str, text: &str) -> Result<()> {
    let path = root().join(PAGE);
    let page = fs::read_to_string(&path).with_context(|| format!("cannot read {PAGE}"))?;
    let page = replaced(&page, section, text)
        .ok_or_else(|| anyhow!("{PAGE} has no markers `{}`", start(section)))?;
    fs::write(&path, page).with_context(|| format!("cannot write {PAGE}"))
}

fn start(section: &str) -> String {
    let what = ["content", "chat", "desk", "pages"]
        .into_iter()
        .find(|what| section.starts_with(what))
        .unwrap_or("stations");
    format!("<!-- {section}: written by `cargo xtask bench {what} --write` -->")
}

fn replaced(page: &str, section: &str, text: &str) -> Option<String> {
    let (before, rest) = page.split_once(&start(section))?;
    let end = format!("<!-- end of {section} -->");
    let (_, after) = rest.split_once(&end)?;
    let start = start(section);
    Some(format!(
        "{before}{start}\n\n{}\n\n{end}{after}",
        text.trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_markers_changes() {
        let page = format!("a\n{}\nold\n<!-- end of x -->\nb\n", start("x"));
        let once = replaced(&page, "x", "new").unwrap();
        assert_eq!(
            once,
            format!("a\n{}\n\nnew\n\n<!-- end of x -->\nb\n", start("x"))
        );
        assert_eq!(replaced(&once, "x", "new").unwrap(), once);
        assert_eq!(replaced(&page, "y", "new"), None);
    }

    #[test]
    fn the_page_has_every_section() {
        let page = fs::read_to_string(root().join(PAGE)).unwrap();
        for section in [
            "library",
            "workers",
            "spin",
            "content-workers",
            "content-spin",
            "chat-durable",
            "chat-early",
            "chat-stream",
            "desk-workers",
            "desk-spin",
            "pages",
        ] {
            assert!(replaced(&page, section, "").is_some(), "{section}");
        }
    }
}
