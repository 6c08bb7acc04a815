//! That the harness finds out what is wrong: an oracle that never says anything
//! would be believed as well.

use anyhow::Result;

use crate::{
    broken::Fault,
    plan::Start,
    round::{self, Weather},
    run::{Run, seed_of},
    server::{self, Server},
};

/// Rounds that a wrong relay may take to be found out.
const FEW: u32 = 6;

/// Rounds of the relay that is right.
const OF_THE_RIGHT: u32 = 2;

impl Run {
    /// Relays that are wrong, each of which must be found out, and one that is
    /// not.
    pub(crate) async fn broken_relays(&mut self, like: &Start) {
        for fault in [Fault::None, Fault::Early, Fault::Twice, Fault::Order] {
            let name = format!("{fault:?}").to_lowercase();
            let found = self.broken_relay(like, &name).await;
            let said = match (fault, found) {
                (_, Err(error)) => Err(format!("{name}: {error:#}")),
                (Fault::None, Ok(Some((_, what)))) => Err(format!("a right relay: {what}")),
                (Fault::None, Ok(None)) => Ok("a right relay: nothing is found".to_owned()),
                (_, Ok(Some((rounds, what)))) => {
                    Ok(format!("{name}: found out in round {rounds}: {what}"))
                }
                (_, Ok(None)) => Err(format!("{name}: NOT found out in {FEW} rounds")),
            };
            match said {
                Ok(said) => println!("harness  broken relay     {said}"),
                Err(said) => self.failure(like, "broken relay", &said),
            }
        }
    }

    /// In which round a relay was found out, and the first thing that was found.
    async fn broken_relay(&mut self, like: &Start, fault: &str) -> Result<Option<(u32, String)>> {
        let address = std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
        let data = like.data.with_file_name("broken");
        let file = data.join("journal").to_string_lossy().into_owned();
        let listen = address.to_string();
        let words = [
            "relay", "--listen", &listen, "--file", &file, "--fault", fault,
        ];
        let start = Start {
            name: "broken".to_owned(),
            // What starts it is this program, and becomes it once more.
            program: "/proc/self/exe".to_owned(),
            arguments: words.map(str::to_owned).to_vec(),
            environment: Default::default(),
            address,
            data,
            log: like.log.with_file_name("broken.log"),
        };
        let mut server = Server::fresh(&start).await?;
        let able = round::able(&server).await?;
        let weather = Weather {
            kills: true,
            losses: false,
            sleep: false,
        };
        let rounds = if fault == "none" { OF_THE_RIGHT } else { FEW };
        for number in 0..rounds {
            let seed = seed_of(self.seed, number);
            let mut kept = Vec::new();
            let went = round::run(&mut server, able, &self.keys, seed, weather, &mut kept).await;
            match went {
                // A log that was begun anew cannot even be read.
                Err(error) => return Ok(Some((number + 1, format!("{error:#}")))),
                Ok(outcome) => {
                    let count = outcome.found.len();
                    if let Some(first) = outcome.found.into_iter().next() {
                        return Ok(Some((
                            number + 1,
                            format!("{first}, and {} more", count - 1),
                        )));
                    }
                }
            }
        }
        drop(server);
        server::empty(&start)?;
        Ok(None)
    }
}
