//! Tokens of officers for development, as an OpenID Connect issuer would give
//! them out.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use base64ct::{Base64UrlUnpadded, Encoding};
use jiff::{SignedDuration, Timestamp};
use vigie::case::kind::Desk;
use vigie::desk::identity::{MAX_LIFE, Role};
use vigie_test_keys::{Bearer, Keys as Stored};

use crate::desks::desk_named;
use crate::keys::{Keys, random};
use crate::serve::default_state;

/// Print a token that makes somebody an officer, signed with the development
/// key of the server's own issuer.
///
/// To be sent as `Authorization: Bearer`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The desks, one at least.
    #[arg(long, value_name = "ID", required = true, value_delimiter = ',', value_parser = desk_named)]
    desk: Vec<Desk>,
    /// What the officer is there: `officer` or `supervisor`.
    #[arg(long, value_name = "ROLE", default_value = "officer", value_parser = role)]
    role: Role,
    /// What the issuer calls the officer: two names are two people.
    #[arg(long, value_name = "NAME", default_value = "developer")]
    officer: String,
    /// For how many hours it is valid, 12 at most.
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u8).range(1..=12))]
    hours: u8,
    /// The state folder that the server uses [default: .vigie/state in the
    /// checkout].
    #[arg(long, value_name = "FOLDER")]
    state: Option<PathBuf>,
}

/// Prints the token.
pub(crate) fn token(options: &Options) -> Result<()> {
    let state = options.state.clone().unwrap_or_else(default_state);
    let keys = Keys::made(&state)?;
    println!("{}", made(options, &keys, Timestamp::now())?);
    Ok(())
}

/// How to start this task for a server, for its welcome to say.
pub(crate) fn command_line(desk: &str, state: Option<&Path>) -> String {
    let mut line = format!("cargo xtask token --desk {desk}");
    if let Some(state) = state {
        line.push_str(&format!(" --state {}", state.display()));
    }
    line
}

fn made(options: &Options, keys: &Stored, now: Timestamp) -> Result<String> {
    for desk in &options.desk {
        if keys.desk(desk).is_none() {
            let names: Vec<&str> = keys.desks().map(Desk::as_str).collect();
            bail!(
                "the server knows no desk \"{desk}\"; it knows {}",
                names.join(", ")
            );
        }
    }
    let name = Base64UrlUnpadded::encode_string(&random::<12>()?);
    let desks = options.desk.iter();
    let bearer = Bearer {
        officer: &options.officer,
        roles: desks.map(|desk| (options.role, desk.clone())).collect(),
        issued: now,
        life: SignedDuration::from_hours(i64::from(options.hours)).min(MAX_LIFE),
        name: Some(&name),
    };
    Ok(keys.issuer().token(&bearer))
}

fn role(text: &str) -> Result<Role, String> {
    text.parse()
        .map_err(|_| "`officer` or `supervisor` is expected".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use vigie::desk::identity::{Issuer, KeySet};
    use vigie_test_keys::{AUDIENCE, ISSUER, ROLES_CLAIM};

    use super::*;

    #[derive(Parser)]
    struct Arguments {
        #[command(flatten)]
        options: Options,
    }

    fn options(words: &[&str]) -> Result<Options, clap::Error> {
        let words = ["token"].iter().chain(words);
        Arguments::try_parse_from(words).map(|arguments| arguments.options)
    }

    fn keys() -> Stored {
        let desks = ["bordeaux", "rennes"].map(|name| Desk::new(name).unwrap());
        Stored::completed(None, &desks, random).unwrap().unwrap()
    }

    #[test]
    fn a_token_is_what_was_asked_for() {
        let keys = keys();
        let now: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
        let words = [
            "--desk",
            "bordeaux,rennes",
            "--role",
            "supervisor",
            "--hours",
            "12",
        ];
        let token = made(&options(&words).unwrap(), &keys, now).unwrap();
        let issuer = Issuer::new(ISSUER, AUDIENCE, ROLES_CLAIM).unwrap();
        let published = KeySet::read(keys.issuer().key_set().as_bytes()).unwrap();
        let identity = issuer.verify(&token, &published, now).unwrap();
        let desks: Vec<_> = identity
            .desks()
            .map(|(desk, role)| (desk.as_str(), role))
            .collect();
        assert_eq!(
            desks,
            [("bordeaux", Role::Supervisor), ("rennes", Role::Supervisor)]
        );
        assert_eq!(identity.expires, now + MAX_LIFE);
        assert_eq!(identity.officer, issuer.officer("developer").unwrap());
        assert!(identity.token.is_some());

        let other = options(&["--desk", "rennes", "--officer", "martin"]).unwrap();
        let other = made(&other, &keys, now).unwrap();
        let other = issuer.verify(&other, &published, now).unwrap();
        assert_ne!(other.officer, identity.officer);
        assert_eq!(
            other.role_at(&Desk::new("rennes").unwrap()),
            Some(Role::Officer)
        );
    }

    #[test]
    fn what_no_token_can_be_is_refused() {
        for words in [
            &[][..],
            &["--desk", "Bordeaux"],
            &["--desk", "bordeaux", "--role", "chief"],
            &["--desk", "bordeaux", "--hours", "13"],
            &["--desk", "bordeaux", "--hours", "0"],
        ] {
            assert!(options(words).is_err(), "{words:?}");
        }
        let unknown = options(&["--desk", "lille"]).unwrap();
        let error = made(&unknown, &keys(), Timestamp::UNIX_EPOCH).unwrap_err();
        assert!(error.to_string().contains("bordeaux, rennes"), "{error}");
    }
}
