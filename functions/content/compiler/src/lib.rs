//! Checks the texts below `content/` and makes of them what the content
//! function embeds: pages in every format, compressed; search indexes; and the
//! tables of sheets, numbers and questions as Rust source.
//!
//! A fault in a text keeps the function from being built, with the file and
//! line: nobody should read advice that leads nowhere.

mod answers;
pub mod compress;
mod fault;
mod fields;
mod front_matter;
mod guide;
mod links;
mod literal;
mod markdown;
mod named;
mod numbers;
mod output;
mod page;
mod phrases;
mod review;
mod services;
mod sheets;
mod tables;
pub mod tenants;
mod texts;

use std::path::Path;

use vigie::{
    desk::{answers::CannedAnswers, phrasebook::Phrasebook},
    guide::Guide,
    jiff::civil::Date,
};

pub use fault::Fault;
pub use output::Output;
pub use review::MONTHS;

use crate::{guide::Targets, numbers::Numbers, review::Review, services::Services, sheets::Sheets};

/// The content, read and found sound.
#[derive(Debug)]
pub struct Content {
    numbers: Numbers,
    services: Services,
    sheets: Sheets,
    guides: Vec<Guide<'static>>,
    /// By tag.
    phrasebooks: Vec<Phrasebook>,
    /// In the order of the languages.
    answers: Vec<CannedAnswers>,
}

impl Content {
    /// Reads and checks the content in a folder, as of a day.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, as far as one fault does not hide
    /// another: what names numbers is read after them, and so on.
    pub fn read(content: &Path, today: Date) -> Result<Self, Vec<Fault>> {
        let review = Review { today };
        let numbers = Numbers::read(content, review)?;
        let services = Services::read(content, &numbers, review)?;
        let sheets = Sheets::read(content, &numbers, &services, review)?;
        let targets = Targets {
            services: &services,
            numbers: &numbers,
            sheets: &sheets,
        };
        let guides = guide::read(content, targets)?;
        let phrasebooks = phrases::read(content, review)?;
        let answers = answers::read(content, targets)?;
        Ok(Self {
            numbers,
            services,
            sheets,
            guides,
            phrasebooks,
            answers,
        })
    }
}
