//! What is sealed, from outside: published vectors, worked examples, and what
//! must never open.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use vigie::seal::{ClientId, Keyring, Place, Receipt, Sender};

mod desks;
mod entries;
mod golden;
mod key_files;
mod messages;
mod parsers;
mod receipts;
mod vectors;
mod words;

fn hex(text: &str) -> Vec<u8> {
    assert!(text.len().is_multiple_of(2));
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

fn bytes<const N: usize>(text: &str) -> [u8; N] {
    hex(text).try_into().unwrap()
}

fn case_of(secret: u8) -> (Receipt, Keyring, Place) {
    let receipt = Receipt::new([secret; 16]);
    let place = Place {
        case: receipt.case_id(),
        sender: Sender::Citizen,
        client_id: ClientId::from_bytes([9; 16]),
    };
    let keyring = receipt.keyring();
    (receipt, keyring, place)
}
