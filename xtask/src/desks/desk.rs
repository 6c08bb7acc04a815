//! Keys of desks: made, followed by newer ones, and revoked.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use jiff::{SignedDuration, Timestamp};
use vigie::{
    case::{
        kind::{Desk, Kind},
        retention::Retention,
    },
    desk::entry::DeskKey,
    seal::{KeyId, PrivateKey, PublicKey},
};

use super::register::Register;
use super::{Files, desk_named, plan, private, time};
use crate::keys::random;

/// Make the first key of a desk.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The desk, as the plan names it.
    #[arg(value_parser = desk_named)]
    desk: Desk,
    #[command(flatten)]
    key: Key,
}

/// Have a newer key follow the one that is sealed to.
///
/// Cases that are sealed to the old one still need it: it stays in the
/// directory until none can be left, and its private half with the officers.
#[derive(Debug, Args)]
pub(super) struct Rotate {
    /// The desk, as the plan names it.
    #[arg(value_parser = desk_named)]
    desk: Desk,
    #[command(flatten)]
    key: Key,
    /// Since when to seal to it [default: now].
    #[arg(long, value_name = "TIME", value_parser = time)]
    since: Option<Timestamp>,
    /// For how many days the old key stays valid beside it [default: as long as
    /// the cases that are kept longest].
    #[arg(long, value_name = "DAYS")]
    keep: Option<u16>,
}

/// Where a new key comes from.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Key {
    /// Make the key and write its private half to this new file.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// The public half of a key that its desk made elsewhere.
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    public: Option<PublicKey>,
}

/// Say that a key must not be sealed to any more.
#[derive(Debug, Args)]
pub(super) struct Revoke {
    /// The key's id, as `show` lists it.
    #[arg(allow_hyphen_values = true)]
    key: KeyId,
}

pub(super) fn new(new: &New, files: &Files, now: Timestamp) -> Result<String> {
    let mut register = Register::load(&files.register)?;
    let desk = known(&new.desk, &files.plan)?;
    if register.desks.contains_key(desk) {
        bail!(
            "\"{desk}\" has a key: `cargo xtask keys rotate-desk {desk}` has a newer one follow it"
        );
    }
    let (key, made) = new.key.take(&register)?;
    let first = DeskKey {
        key,
        since: now,
        until: None,
    };
    register.desks.insert(desk.clone(), vec![first]);
    register.save(&files.register)?;
    Ok(format!("{made}{}", described(desk, &first)))
}

pub(super) fn rotate(rotate: &Rotate, files: &Files, now: Timestamp) -> Result<String> {
    let mut register = Register::load(&files.register)?;
    let desk = known(&rotate.desk, &files.plan)?;
    let since = rotate.since.unwrap_or(now);
    let keys = register.desks.get(desk).map_or(&[][..], Vec::as_slice);
    let Some(newest) = keys.iter().map(|key| key.since).max() else {
        bail!("\"{desk}\" has no key yet: `cargo xtask keys desk {desk}` makes one");
    };
    if since <= newest {
        bail!(
            "a newer key cannot begin at {since}: the one before it began at {newest}, and the \
             newest is sealed to"
        );
    }
    let days = |days: u16| SignedDuration::from_hours(24 * i64::from(days));
    let keep = rotate.keep.map_or_else(longest_kept, days);
    let until = since.checked_add(keep)?;
    let (key, made) = rotate.key.take(&register)?;
    let newer = DeskKey {
        key,
        since,
        until: None,
    };
    let keys = register.desks.entry(desk.clone()).or_default();
    for key in keys.iter_mut().filter(|key| key.until.is_none()) {
        key.until = Some(until);
    }
    keys.push(newer);
    register.save(&files.register)?;
    Ok(format!(
        "{made}{}The old one is valid until {until}: the officers need both until then.\n",
        described(desk, &newer)
    ))
}

pub(super) fn revoke(revoke: &Revoke, files: &Files) -> Result<String> {
    let mut register = Register::load(&files.register)?;
    let id = revoke.key;
    let Some(desk) = register.owner(&id).cloned() else {
        bail!("no desk has a key {id}: `cargo xtask keys show` lists them");
    };
    if register.revoked.contains(&id) {
        bail!("the key {id} of \"{desk}\" is revoked already");
    }
    register.revoked.push(id);
    register.save(&files.register)?;
    let keys = register.desks.get(&desk).map_or(&[][..], Vec::as_slice);
    let left = keys
        .iter()
        .any(|key| !register.revoked.contains(&key.key.id()));
    let next = if left {
        "Sign the directory"
    } else {
        "The desk has no other key: give it one (`cargo xtask keys rotate-desk`), sign the \
         directory"
    };
    Ok(format!(
        "The key {id} of \"{desk}\" is revoked. {next} and deploy it: until then it is sealed \
         to.\n"
    ))
}

impl Key {
    /// The public half, and what to say of the private one.
    fn take(&self, register: &Register) -> Result<(PublicKey, String)> {
        if let Some(public) = self.public {
            register.check_new(&public)?;
            return Ok((public, String::new()));
        }
        let Some(file) = &self.file else {
            bail!("a key is made with `--file`, or comes with `--public`");
        };
        let key = PrivateKey::derive(random()?);
        private::write(file, &key.encoded())?;
        let made = format!(
            "Made {}: it goes to the officers of the desk and nowhere else.\n",
            file.display()
        );
        Ok((key.public(), made))
    }
}

fn described(desk: &Desk, key: &DeskKey) -> String {
    let DeskKey { key, since, .. } = key;
    format!(
        "Public key of \"{desk}\" since {since}: {key}\nIts id: {}\n",
        key.id()
    )
}

/// The desk, if the plan has it.
fn known<'a>(desk: &'a Desk, plan: &Path) -> Result<&'a Desk> {
    let (read, _) = plan::load(plan)?;
    if read.desks.iter().any(|entry| entry.id == *desk) {
        return Ok(desk);
    }
    let names: Vec<&str> = read.desks.iter().map(|entry| entry.id.as_str()).collect();
    bail!(
        "{} has no desk \"{desk}\"; it has {}",
        plan.display(),
        names.join(", ")
    );
}

/// How long after the last entry a case can be there, of the kind that is kept
/// longest.
fn longest_kept() -> SignedDuration {
    let kept = Kind::ALL.iter().map(|kind| {
        let Retention { idle, kept } = Retention::of(*kind);
        idle.saturating_add(kept)
    });
    kept.max().unwrap_or(SignedDuration::MAX)
}
