//! A server to be measured, as the command line names it.

use std::{net::SocketAddr, str::FromStr};

use anyhow::{Context, Error, Result, bail};
use vigie::geo::Point;

use super::{AT, LIMIT};

/// What a server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The stations near a place, as Vigie does.
    Stations,
    /// The pages of sheets, as Vigie does.
    Pages,
    /// The same to everything.
    Constant,
}

/// A server that is up.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    pub(crate) kind: Kind,
    pub(crate) process: u32,
    pub(crate) address: SocketAddr,
    pub(crate) name: String,
}

impl FromStr for Server {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let parts: Vec<&str> = text.splitn(4, ',').collect();
        let [kind, process, address, name] = parts.as_slice() else {
            bail!("a server is KIND,PID,ADDRESS,NAME");
        };
        Ok(Self {
            kind: match *kind {
                "stations" => Kind::Stations,
                "pages" => Kind::Pages,
                "constant" => Kind::Constant,
                other => bail!("{other} is neither stations, pages nor constant"),
            },
            process: process.parse().context("the process is not a number")?,
            address: address.parse().context("the address is not one")?,
            name: (*name).to_owned(),
        })
    }
}

impl Server {
    /// The bytes of one request for each place; all servers are sent the same.
    pub(crate) fn requests(&self, places: &[Point]) -> Vec<Vec<u8>> {
        let request = |place: &Point| {
            format!(
                "GET /v1/stations?near={},{}&limit={LIMIT}&at={AT} HTTP/1.1\r\n\
                 host: {}\r\n\
                 accept: */*\r\n\
                 accept-language: fr\r\n\r\n",
                place.lat(),
                place.lon(),
                self.address
            )
            .into_bytes()
        };
        places.iter().map(request).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_commas() {
        let server: Server = "stations,12,127.0.0.1:80,JavaScript, bare".parse().unwrap();
        assert_eq!(server.kind, Kind::Stations);
        assert_eq!(server.name, "JavaScript, bare");
        assert!("stations,12,127.0.0.1:80".parse::<Server>().is_err());
        assert!("tea,12,127.0.0.1:80,x".parse::<Server>().is_err());
    }
}
