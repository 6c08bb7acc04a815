//! The plan and the keys, made one directory and signed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use jiff::{SignedDuration, Timestamp};
use vigie::{
    case::kind::Desk,
    desk::{
        directory::Directory,
        entry::DeskKey,
        plan::{DirectoryPlan, Issue},
        root::RootKey,
        trust::Trust,
    },
};

use super::register::Register;
use super::{Files, plan, private, variables};
use crate::output::write_whole;

/// How many days a directory is valid: three chances to sign the next.
const DAYS: u16 = 90;

/// Sign the directory that the plan and the keys make.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The file of the root key.
    #[arg(long, value_name = "FILE")]
    root: PathBuf,
    /// For how many days it is valid, 366 at most.
    #[arg(long, default_value_t = DAYS, value_parser = clap::value_parser!(u16).range(1..=366))]
    days: u16,
    /// Its version [default: the one after the last].
    #[arg(long)]
    version: Option<u64>,
}

pub(super) fn run(options: &Options, files: &Files, now: Timestamp) -> Result<String> {
    let (planned, text) = plan::load(&files.plan)?;
    let mut register = Register::load(&files.register)?;
    let root: RootKey = private::read(&options.root, "root key")?;
    let signs = register.root()?;
    if root.public() != signs {
        bail!(
            "{} is not the root key that signs, whose public half is {signs}",
            options.root.display()
        );
    }
    let version = options.version.unwrap_or(register.version + 1);
    if version <= register.version {
        bail!(
            "version {} was signed already, and clients take no older one",
            register.version
        );
    }
    let days = SignedDuration::from_hours(24 * i64::from(options.days));
    let issue = Issue {
        version,
        issued: now,
        expires: now.checked_add(days)?,
        revoked: register.revoked.clone(),
    };
    let unplanned = unplanned(&register, &planned);
    let directory = directory(planned, issue, &register, &text, files)?;
    let signed = directory.sign(&root)?;
    let rotations = register.rotations();
    for pinned in register.roots() {
        accepted(Trust::pin(pinned), &signed, &rotations, now, &directory)
            .with_context(|| format!("a client that came with the root key {pinned}"))?;
    }
    let variables = variables::all(&signed, &rotations)?;
    let listed = written(&directory, &variables)?;

    // A number that was used and not published does no harm; one that is used
    // twice does.
    register.version = version;
    register.save(&files.register)?;
    write_whole(&files.signed, listed.as_bytes())?;
    let parts = variables.iter().filter(|(_, value)| !value.is_empty());
    let parts: String = parts
        .map(|(name, value)| format!("\n{name}\n{value}\n"))
        .collect();
    Ok(format!(
        "{unplanned}Signed version {version} of {} desks, valid until {}: {}\n{parts}",
        directory.desks().len(),
        directory.expires(),
        files.signed.display()
    ))
}

/// The directory without faults, or its faults with the plan's lines.
fn directory(
    planned: DirectoryPlan,
    issue: Issue,
    register: &Register,
    text: &str,
    files: &Files,
) -> Result<Directory> {
    let issued = issue.issued;
    let draft = planned.with_keys(issue, |desk| {
        let keys = register.desks.get(desk).into_iter().flatten();
        // Nothing can be sealed any more to a key whose time is over.
        let lasts = |key: &&DeskKey| key.until.is_none_or(|until| until > issued);
        keys.filter(lasts).copied().collect()
    });
    Directory::new(draft).map_err(|faults| {
        let found = plan::located(text, &faults);
        let listed = plan::listed(&files.plan, &found);
        anyhow!(
            "{listed}\nThe keys of desks stand in {}: `cargo xtask keys desk` and `rotate-desk` \
             make them",
            files.register.display()
        )
    })
}

/// What a client makes of a text that was just signed.
fn accepted(
    trust: Trust,
    signed: &str,
    rotations: &[String],
    now: Timestamp,
    directory: &Directory,
) -> Result<()> {
    let (read, _) = trust.accept(signed, rotations, now)?;
    if read != *directory {
        bail!("what was signed reads otherwise");
    }
    Ok(())
}

/// The file of the variables, in TOML.
fn written(directory: &Directory, variables: &[(&str, String)]) -> Result<String> {
    let sample = if directory.is_sample() {
        "# The desks are made up.\n"
    } else {
        ""
    };
    let mut text = format!(
        "# Version {} of the directory of desks, signed by `cargo xtask keys sign`; valid until\n\
         # {}. Variables of the relay, none of them secret: a directory is\n\
         # cut into parts, and those that are not needed are empty.\n{sample}\n",
        directory.version(),
        directory.expires()
    );
    for (name, value) in variables {
        let line: toml::Table = [((*name).to_owned(), toml::Value::from(value.as_str()))]
            .into_iter()
            .collect();
        text.push_str(&toml::to_string(&line)?);
    }
    Ok(text)
}

/// A word about desks whose keys are there and which are not.
fn unplanned(register: &Register, planned: &DirectoryPlan) -> String {
    let is_planned = |desk: &&Desk| planned.desks.iter().any(|it| it.id == **desk);
    let names: Vec<&str> = register
        .desks
        .keys()
        .filter(|desk| !is_planned(desk))
        .map(Desk::as_str)
        .collect();
    if names.is_empty() {
        return String::new();
    }
    format!(
        "Left out, as the plan does not have them: {}\n",
        names.join(", ")
    )
}

/// The directory of a server for development: every desk of the plan with the
/// key that `key` knows, valid for a month from now, and newer than any before.
pub(crate) fn for_development(
    plan: &Path,
    root: &RootKey,
    key: impl Fn(&Desk) -> Option<DeskKey>,
    now: Timestamp,
) -> Result<String> {
    let (planned, text) = plan::load(plan)?;
    let issue = Issue {
        version: u64::try_from(now.as_second())?,
        issued: now,
        expires: now.checked_add(SignedDuration::from_hours(30 * 24))?,
        revoked: Vec::new(),
    };
    let draft = planned.with_keys(issue, |desk| key(desk).into_iter().collect());
    let directory = Directory::new(draft).map_err(|faults| {
        let found = plan::located(&text, &faults);
        anyhow!(plan::listed(plan, &found))
    })?;
    Ok(directory.sign(root)?)
}
