//! The invariants that a program can check, each by one rule.
//!
//! A rule is a function from the checkout to findings. The checkout is held in
//! memory, so that the test of a rule plants its violation in a few lines.

mod checkout;
mod desks;
mod interface;
mod pages;
mod sources;
mod workspace;

use std::fmt;

use anyhow::{Result, bail};

use self::checkout::Checkout;

/// Something that breaks a rule, and where.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    line: usize,
    message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// A rule.
type Rule = fn(&Checkout) -> Vec<Finding>;

const RULES: &[Rule] = &[
    sources::sdk_does_no_io,
    sources::functions_take_time_from_their_host,
    sources::functions_never_allow_a_panic,
    sources::nothing_is_unfinished,
    sources::no_code_in_comments,
    sources::no_test_is_ignored,
    sources::files_stay_short,
    pages::nothing_is_kept_on_the_citizens_device,
    pages::pages_ask_no_third_party,
    pages::the_phrasebook_is_as_its_pages_say,
    interface::texts_agree_in_every_language,
    interface::every_text_is_said,
    interface::scripts_say_what_there_is,
    desks::desks_are_sound,
    desks::spin_takes_every_part_of_the_directory,
    workspace::members_share_the_lint_table,
    workspace::members_are_described_and_mapped,
    workspace::examples_are_members,
    workspace::functions_build_for_both_hosts,
    workspace::spin_has_every_function,
    workspace::pins_agree,
    workspace::deployment_is_of_the_tested_day,
    workspace::deployment_has_every_durable_object,
    workspace::npm_versions_are_exact,
];

/// Checks every rule and names everything that breaks one.
pub(crate) fn check() -> Result<()> {
    let checkout = Checkout::read()?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&checkout)).collect();
    findings.sort();
    for finding in &findings {
        eprintln!("{finding}");
    }
    match findings.len() {
        0 => {
            eprintln!(
                "tidy: {} files, {} rules, nothing found",
                checkout.len(),
                RULES.len()
            );
            Ok(())
        }
        1 => bail!("tidy: one finding"),
        count => bail!("tidy: {count} findings"),
    }
}
