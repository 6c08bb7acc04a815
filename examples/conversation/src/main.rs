//! Opens a chat with a desk, writes to it and follows it for a while.
//!
//! ```text
//! cargo run --package example-conversation -- http://localhost:3000 "Good evening" 60
//! ```
//!
//! The address is that of a deployment; the message and the seconds to follow
//! for can be left out.

mod network;

use std::{env, error::Error, time::Duration};

use vigie::{
    case::kind::{Kind, Priority},
    client::{Capabilities, Change, Content, Draft, Routing, Session},
    language::Language,
    seal::Message,
};

use network::{Http, System, run_for};

/// Longer than any single thing is tried for.
const PATIENCE: Duration = Duration::from_secs(120);

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = env::args().skip(1);
    let base = words
        .next()
        .ok_or("say where: the address of a deployment")?;
    let text = words.next().unwrap_or_else(|| "Good evening".to_owned());
    let seconds = words.next().map_or(Ok(30), |seconds| seconds.parse())?;

    let network = Http::new();
    let opened = run_for(PATIENCE, open(&network, &base));
    let session = opened.ok_or("nothing answers")??;
    let stored = run_for(PATIENCE, session.append(Message::text(text)));
    let stored = stored.ok_or("nothing answers")??;
    println!("Your message is number {} and safe.", stored.seq);

    let mut follow = session.follow();
    let following = async {
        loop {
            match follow.next().await {
                Ok(change) => show(&session, &change),
                Err(problem) => return problem,
            }
        }
    };
    match run_for(Duration::from_secs(seconds), following) {
        Some(problem) => Err(problem.into()),
        None => Ok(()),
    }
}

async fn open<'n>(
    network: &'n Http,
    base: &str,
) -> Result<Session<&'n Http, System>, Box<dyn Error>> {
    let capabilities = Capabilities::of(network, &System, base).await?;
    let desk = capabilities.desks.first().ok_or("no desk takes cases")?;
    let routing = Routing {
        kind: Kind::Chat,
        desk: desk.id.clone(),
        department: None,
        category: None,
        priority: Priority::Ordinary,
        locale: Language::English.into(),
    };
    let draft = Draft::new(routing, &capabilities.keys_for(&desk.id), &System)?;
    // Before anything is sent: whatever happens now, the person has it.
    println!("Keep this receipt; it alone opens your case again.");
    println!("  {}", draft.receipt().to_characters().as_str());
    println!("  {}", draft.receipt().to_words(Language::English).as_str());
    Ok(Session::open(network, System, base, &draft).await?)
}

fn show(session: &Session<&Http, System>, change: &Change) {
    match change {
        Change::Entry(seq) => session.look(|conversation| {
            let entries = conversation.entries().iter();
            for entry in entries.filter(|entry| entry.seq == *seq) {
                let what = match &entry.content {
                    Content::Message(Message::Text { text, .. }) => text,
                    Content::Message(_) => "(something other than text)",
                    Content::Event { event, .. } => event.as_str(),
                    _ => "(cannot be opened)",
                };
                println!("{:>4} {:<8} {what}", entry.seq, entry.author.as_str());
            }
        }),
        Change::Connected(way) => println!("     connected ({way:?})"),
        Change::Disconnected { retry_in } => println!("     offline, again in {retry_in:?}"),
        Change::StartedOver { .. } => println!("     the log is another one; from the start:"),
        _ => {}
    }
}
