//! Asking all parts of a desk, or the one that a case belongs to.

use futures_util::future::join_all;
use http::StatusCode;
use serde::{Serialize, de::DeserializeOwned};
use vigie::{case::kind::Desk, desk::directory::Directory, seal::CaseId};
use vigie_host::{Ask, Language, Problem, Response};

use super::done;
use crate::{DeskActor, desk::Part, inner};

/// Asks one part; whatever is no success is its answer to whoever asked.
pub(super) async fn ask<H: Ask, T: Serialize>(
    host: &H,
    part: &Part,
    path: &str,
    value: &T,
    language: Language,
) -> Result<Response, Problem> {
    let request = inner(path, value, language)?;
    Ok(host.ask::<DeskActor>(&part.key(), request).await)
}

/// The same where there is nothing to say but that it is done.
pub(super) async fn have_done<H: Ask, T: Serialize>(
    host: &H,
    part: &Part,
    path: &str,
    value: &T,
    language: Language,
) -> Result<Response, Problem> {
    let answer = ask(host, part, path, value, language).await?;
    Ok(if answer.status().is_success() {
        done()
    } else {
        answer
    })
}

/// What a part answered, or the answer that is no success.
pub(super) fn read<T: DeserializeOwned>(answer: Response) -> Result<T, Box<Response>> {
    if answer.status() != StatusCode::OK {
        return Err(Box::new(answer));
    }
    serde_json::from_slice(answer.body()).map_err(|_| Box::new(answer))
}

/// The part of a desk that a case belongs to.
pub(super) fn part_of(desk: &Desk, case: &CaseId, directory: &Directory) -> Part {
    Part::of(desk, case, Some(directory))
}

/// Asks every part of a desk the same, or each something of its own, at once.
pub(super) async fn ask_all<H: Ask, T: Serialize>(
    host: &H,
    desk: &Desk,
    directory: &Directory,
    path: &str,
    value: impl Fn(&Part) -> T,
    language: Language,
) -> Vec<(Part, Result<Response, Problem>)> {
    let parts = Part::of_desk(desk, Some(directory));
    let asked = parts.into_iter().map(async |part| {
        let value = value(&part);
        let answer = ask(host, &part, path, &value, language).await;
        (part, answer)
    });
    join_all(asked).await
}

/// What every part answered; the first answer that is no success stands for all.
pub(super) async fn read_all<H: Ask, T: Serialize, R: DeserializeOwned>(
    host: &H,
    desk: &Desk,
    directory: &Directory,
    path: &str,
    value: impl Fn(&Part) -> T,
) -> Result<Result<Vec<(Part, R)>, Box<Response>>, Problem> {
    let answers = ask_all(host, desk, directory, path, value, Language::French).await;
    let mut all = Vec::with_capacity(answers.len());
    for (part, answer) in answers {
        match read(answer?) {
            Ok(read) => all.push((part, read)),
            Err(answer) => return Ok(Err(answer)),
        }
    }
    Ok(Ok(all))
}
