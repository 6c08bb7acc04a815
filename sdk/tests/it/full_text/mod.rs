//! Full-text search through its public door.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod bytes;
mod languages;
mod oracle;
mod properties;
mod ranking;

use vigie::{
    full_text::{self, Document, TextIndex},
    language::Language,
};

/// The bytes of an index of titles.
fn titles(language: Language, titles: &[&str]) -> Vec<u8> {
    let documents: Vec<Document<'_>> = titles
        .iter()
        .map(|title| Document {
            title,
            ..Document::default()
        })
        .collect();
    full_text::build(language, &documents).unwrap()
}

/// The numbers of the documents found, best first.
fn found(bytes: &[u8], query: &str) -> Vec<u32> {
    let index = TextIndex::open(bytes).unwrap();
    let hits = index.search(query, usize::MAX);
    hits.iter().map(|hit| hit.document).collect()
}

fn first(bytes: &[u8], query: &str) -> Option<u32> {
    found(bytes, query).first().copied()
}

/// Documents such as the ones the index is for, in French.
fn sheets() -> Vec<u8> {
    let documents = [
        Document {
            title: "Vol de vélo : les démarches",
            summary: "Le déclarer, porter plainte, mieux l’attacher.",
            keywords: vec!["vélo volé", "bicyclette", "antivol"],
            headings: vec!["Porter plainte", "Attacher le cadre"],
            body: "Photographiez le vélo et sa facture. Un voleur tient un outil à la main.",
        },
        Document {
            title: "Menaces : se protéger",
            summary: "Garder les preuves des messages.",
            keywords: vec!["mon ex me menace", "intimidation"],
            headings: vec!["Garder les messages"],
            body: "Montrez ce que la personne vous envoie à un policier. Portez plainte.",
        },
        Document {
            title: "Harcèlement scolaire",
            summary: "Aider un enfant.",
            keywords: vec!["mon fils se fait frapper", "collège"],
            headings: vec!["Parler avec l’école"],
            body: "Des élèves envoient des messages. Le téléphone de l’enfant est une preuve.",
        },
        Document {
            title: "Violences dans le couple",
            summary: "Se mettre à l’abri.",
            keywords: vec!["mon mari me frappe", "femme battue"],
            headings: vec!["Vous êtes en danger"],
            body: "Appelez le 17, ou le 3919 pour en parler. Écrivez au 114 sans faire de bruit.",
        },
    ];
    full_text::build(Language::French, &documents).unwrap()
}
