//! What asks a served Vigie: the black-box suite, the modules of conversations in
//! Node, and the pages in a browser.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use vigie_test_keys::DESK;

use crate::keys::{PASSPHRASE, locked_name};
use crate::process::{run_shown, run_told};
use crate::tools::{cargo, in_ci, root};
use crate::web;

/// The tests that ask a served Vigie, and are of no use without one.
pub(crate) const BLACK_BOX: &str = "black-box";

/// A deployment, and what the black-box suite may know of it.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) url: &'a str,
    pub(crate) host: &'a str,
    /// The same Vigie on the other host, to compare answers with.
    pub(crate) other: Option<&'a str>,
    /// Another one whose officers a provider knows, and where that one is to be.
    pub(crate) provider: Option<(&'a str, &'a str)>,
    /// The index that it carries, for the suite to check answers against.
    pub(crate) index: Option<&'a Path>,
    /// Its keys, for the suite to be an officer.
    pub(crate) keys: Option<&'a Path>,
    /// Where it keeps everything, its log too, for the suite to look for what
    /// must not be there.
    pub(crate) state: Option<&'a Path>,
    /// Whether a `CF-Blob` header becomes `request.cf`.
    pub(crate) trusts_cf_header: bool,
    /// The log that its output goes to first, where it does not run alone.
    pub(crate) log: Option<String>,
    /// Whether to ask about sheets, numbers and the guide, which are the same
    /// whatever the stations.
    pub(crate) content: bool,
}

impl<'a> Asked<'a> {
    /// A deployment that somebody else made.
    pub(crate) fn elsewhere(url: &'a str) -> Self {
        Self {
            url,
            host: "url",
            other: None,
            provider: None,
            index: None,
            keys: None,
            state: None,
            trusts_cf_header: false,
            log: None,
            content: true,
        }
    }
}

/// The modules of the black-box suite that know nothing of stations.
const CONTENT_MODULES: [&str; 9] = [
    "case::",
    "desk::",
    "sheets::",
    "sheet_lists::",
    "links::",
    "numbers::",
    "guide::",
    "guide_mistakes::",
    "feeds::",
];

/// The black-box suite against one deployment.
pub(crate) fn ask(asked: &Asked<'_>) -> Result<()> {
    let mut command = cargo();
    command
        // Of the whole workspace, as everything else: see `programs`.
        .args(["test", "--workspace", "--test", BLACK_BOX])
        .env("VIGIE_URL", asked.url)
        .env("VIGIE_HOST", asked.host);
    if !asked.content {
        command.arg("--");
        for module in CONTENT_MODULES {
            command.args(["--skip", module]);
        }
    }
    let data = root().join("../shared/data");
    let optional = [
        ("VIGIE_OTHER_URL", asked.other.map(OsString::from)),
        (
            "VIGIE_OIDC_URL",
            asked.provider.map(|(url, _)| OsString::from(url)),
        ),
        (
            "VIGIE_OIDC_ORIGIN",
            asked.provider.map(|(_, origin)| OsString::from(origin)),
        ),
        ("VIGIE_DATA", asked.index.map(OsString::from)),
        ("VIGIE_KEYS", asked.keys.map(OsString::from)),
        ("VIGIE_STATE", asked.state.map(OsString::from)),
        ("VIGIE_SHARED_DATA", data.is_dir().then(|| data.into())),
        (
            "VIGIE_CF_HEADER",
            asked.trusts_cf_header.then(|| "CF-Blob".into()),
        ),
    ];
    for (name, value) in optional {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    match &asked.log {
        Some(log) => run_told(&mut command, log),
        None => run_shown(&mut command),
    }
}

/// The modules of conversations, a citizen's and an officer's, in Node: over a
/// WebSocket where the host has them.
pub(crate) fn converse(url: &str, host: &str, keys: &Path) -> Result<()> {
    run_told(
        Command::new("node")
            .args(["--experimental-websocket", "--test", "--test-force-exit"])
            .arg("functions/pages/conversation/tests/")
            .current_dir(root())
            .env("VIGIE_URL", url)
            .env("VIGIE_KEYS", keys)
            .env("VIGIE_MODULES", web::folder().join("modules")),
        &format!("modules-{host}"),
    )
}

/// Where the browser tests are.
const BROWSER: &str = "tests/browser";

/// What is tried in a browser. Every single page is looked at on one host: the
/// black-box suite compares them byte for byte with those of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pages {
    /// Each page that there is.
    Every,
    /// What people do, in every language.
    Whole,
    /// What people do, in two languages that are written in two directions.
    Main,
    /// An officer at work, who has the desk to themselves: whoever comes next is
    /// known only where nobody else comes.
    Officer,
}

impl Pages {
    const fn name(self) -> &'static str {
        match self {
            Self::Every => "every-page",
            Self::Whole | Self::Main => "pages",
            Self::Officer => "officer",
        }
    }

    /// The files of tests.
    fn tests(self) -> Result<Vec<String>> {
        let main = [
            "portal",
            "stations",
            "content",
            "phrases",
            "conversation",
            "chat",
            "offline",
            "widgets",
        ];
        let alone = ["every-page", "desk"];
        let stems: Vec<String> = match self {
            Self::Every => vec!["every-page".to_owned()],
            Self::Officer => vec!["desk".to_owned()],
            Self::Main => main.map(str::to_owned).to_vec(),
            Self::Whole => {
                let folder = root().join(BROWSER);
                let entries = fs::read_dir(&folder)
                    .with_context(|| format!("cannot read {}", folder.display()))?;
                let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
                let stems = names.filter_map(|name| Some(name.strip_suffix(ENDING)?.to_owned()));
                let mut stems: Vec<String> = stems
                    .filter(|stem| !alone.contains(&stem.as_str()))
                    .collect();
                stems.sort();
                stems
            }
        };
        Ok(stems
            .into_iter()
            .map(|stem| format!("{BROWSER}/{stem}{ENDING}"))
            .collect())
    }
}

/// How a file of browser tests ends.
const ENDING: &str = ".test.mjs";

/// The pages in headless Chromium; pictures of them are left for people to see.
pub(crate) fn browse(url: &str, host: &str, state: &Path, pages: Pages) -> Result<()> {
    let xtask = env::current_exe().context("cannot find this program")?;
    let pictures = root().join(".vigie/screenshots").join(host);
    let mut command = Command::new("node");
    command
        // A test that fails may leave something open that would be waited for.
        .args(["--test", "--test-force-exit"])
        .args(pages.tests()?)
        .current_dir(root())
        .env("VIGIE_URL", url)
        // Officers' keys, for those tests that are of two people.
        .env("VIGIE_STATE", state)
        .env("VIGIE_KEY_FILE", state.join(locked_name(DESK)))
        .env("VIGIE_PASSPHRASE", PASSPHRASE)
        .env("VIGIE_MODULES", web::folder().join("modules"))
        .env("VIGIE_XTASK", xtask);
    // Nobody looks at them there, and they take their time.
    if !in_ci() {
        command.env("VIGIE_SCREENSHOTS", pictures);
    }
    if pages == Pages::Main {
        command.env("VIGIE_LANGUAGES", "fr,ar");
    }
    run_told(&mut command, &format!("{}-{host}", pages.name()))
}
