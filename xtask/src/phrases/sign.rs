//! A native reader's signature, set under phrases.

use std::fs;

use anyhow::{Context, Result, ensure};
use jiff::{Zoned, civil::Date};
use toml::Value;
use vigie::desk::phrasebook::{Signature, signed_words};

use super::{CONTENT, page::Language};
use crate::output::write_whole;
use crate::tools::root;

/// Signs phrases of a language.
pub(super) fn sign(tag: &str, by: &str, codes: &[String]) -> Result<()> {
    let read = |tag: &str| {
        let path = root().join(format!("{CONTENT}{tag}.toml"));
        let text = fs::read_to_string(&path);
        text.with_context(|| format!("cannot read {}", path.display()))
    };
    let (french, english) = (read("fr")?, read("en")?);
    let sources = [toml::from_str(&french)?, toml::from_str(&english)?];
    let text = signed(&read(tag)?, &sources, codes, by, Zoned::now().date())?;
    write_whole(
        &root().join(format!("{CONTENT}{tag}.toml")),
        text.as_bytes(),
    )
}

/// A language's file with signatures under phrases; everything else in it stays
/// as a person wrote it.
fn signed(
    file: &str,
    [french, english]: &[Language; 2],
    codes: &[String],
    by: &str,
    on: Date,
) -> Result<String> {
    let language: Language = toml::from_str(file)?;
    let mut lines: Vec<String> = file.lines().map(str::to_owned).collect();
    for code in codes {
        let unknown = || format!("there is no phrase `{code}`");
        let phrase = language.phrases.get(code).with_context(unknown)?;
        let words = signed_words(&phrase.text, french.text(code), english.text(code));
        let signature = Signature::new(by, on, &words).context("a signature needs a name")?;
        let start = format!("{code} = {{ ");
        let line = lines.iter_mut().find(|line| line.starts_with(&start));
        let line = line.with_context(|| format!("`{code}` does not stand on one line"))?;
        let unsigned = line.split(", signed = {").next().unwrap_or_default();
        let unsigned = unsigned.trim_end_matches('}').trim_end();
        *line = format!(
            "{unsigned}, signed = {{ by = {}, on = \"{on}\", words = \"{words}\" }} }}",
            Value::String(by.to_owned())
        );
        // A text could hold what this looks for: better no signature than a
        // damaged text.
        let again: Language = toml::from_str(&(lines.join("\n") + "\n"))?;
        let kept = again.phrases.get(code).is_some_and(|now| {
            let same = now.text == phrase.text && now.back == phrase.back;
            same && now.signed.as_ref() == Some(&signature)
        });
        ensure!(kept, "`{code}` cannot be signed here: write it by hand");
    }
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn file(phrases: &str) -> String {
        format!(
            "own_name = \"x\"\nenglish_name = \"x\"\ndirection = \"ltr\"\n# Kept.\n\n[phrases]\n{phrases}"
        )
    }

    fn sign(phrases: &str, codes: &[&str], by: &str) -> Result<String> {
        let source =
            |text| toml::from_str(&file(&format!("yes = {{ text = \"{text}\" }}\n"))).unwrap();
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        let sources = [source("Oui."), source("Yes.")];
        signed(&file(phrases), &sources, &codes, by, date(2026, 11, 22))
    }

    #[test]
    fn one_line_is_signed_and_the_others_stay() {
        let no = "no = { text = \"Nein.\", back = \"No.\" }\n";
        let yes = "yes = { text = \"Ja.\", back = \"Yes.\" }\n";
        let words = signed_words("Ja.", "Oui.", "Yes.");
        let line = |by: &str| {
            format!(
                "yes = {{ text = \"Ja.\", back = \"Yes.\", signed = {{ by = {by}, on = \"2026-11-22\", words = \"{words}\" }} }}\n"
            )
        };
        let once = sign(&format!("{no}{yes}"), &["yes"], "A. Reader").unwrap();
        assert_eq!(once, file(&format!("{no}{}", line("\"A. Reader\""))));
        // Signing again, by somebody else, leaves one signature.
        let again = sign(&line("\"A. Reader\""), &["yes"], "B \"the\" Reader").unwrap();
        assert_eq!(again, file(&line("'B \"the\" Reader'")));
    }

    #[test]
    fn what_cannot_be_signed() {
        let yes = "yes = { text = \"Ja.\", back = \"Yes.\" }\n";
        let refused = |phrases: &str, codes: &[&str], by: &str| {
            sign(phrases, codes, by).unwrap_err().to_string()
        };
        assert_eq!(refused(yes, &["maybe"], "A."), "there is no phrase `maybe`");
        assert_eq!(refused(yes, &["yes"], " "), "a signature needs a name");
        let odd = "yes = { text = \"Ja, signed = { x\", back = \"Yes.\" }\n";
        assert!(sign(odd, &["yes"], "A.").is_err());
        let apart = "[phrases.yes]\ntext = \"Ja.\"\n";
        assert_eq!(
            refused(apart, &["yes"], "A."),
            "`yes` does not stand on one line"
        );
    }
}
