//! One file: its messages, and what is wrong with it by itself.

use fluent_syntax::{
    ast::{Attribute, Entry, Message as Written, Pattern, Term as WrittenTerm},
    parser,
};

use crate::{
    Fault, Side,
    address::{Address, is_words},
    pattern::{Named, key, plain, says_something},
};

/// A file of the interface.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) address: Address,
    pub(crate) path: String,
    /// Not all of it could be read: what it seems to lack may be there.
    pub(crate) broken: bool,
    pub(crate) messages: Vec<Message>,
    pub(crate) terms: Vec<Term>,
    pub(crate) references: Vec<Reference>,
}

/// A message, with the texts that it has.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) id: String,
    pub(crate) line: usize,
    pub(crate) texts: Vec<Text>,
}

/// The value of a message, or one of its attributes.
#[derive(Debug)]
pub(crate) struct Text {
    /// `chat-send`, or `chat-send.title` for an attribute.
    pub(crate) key: String,
    pub(crate) line: usize,
    /// In order. As often as they stand there, if the service says it: of a
    /// script's text, a language may need more variants than another.
    pub(crate) variables: Vec<String>,
    /// What the service says.
    pub(crate) plain: String,
}

/// A piece of text that only other texts of its language use.
#[derive(Debug)]
pub(crate) struct Term {
    /// With the hyphen in front.
    pub(crate) id: String,
    pub(crate) line: usize,
    /// It and its attributes, as references name them.
    pub(crate) keys: Vec<String>,
}

/// Where a text names a message or a term.
#[derive(Debug)]
pub(crate) struct Reference {
    pub(crate) key: String,
    pub(crate) line: usize,
}

impl File {
    /// A file that is not there to be read.
    pub(crate) fn unread(address: Address) -> Self {
        Self {
            path: address.path(),
            address,
            broken: true,
            messages: Vec::new(),
            terms: Vec::new(),
            references: Vec::new(),
        }
    }

    pub(crate) fn read(address: Address, text: &str, faults: &mut Vec<Fault>) -> Self {
        let (resource, errors) = match parser::parse(text) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let mut file = Self {
            broken: !errors.is_empty(),
            ..Self::unread(address)
        };
        for error in errors {
            // What is missing at the end of an entry is missed on the next line.
            let before = text.get(..error.pos.start).unwrap_or(text).trim_end();
            let entry = error.slice.map_or(0, |entry| entry.start);
            let line = line(text, before.len().max(entry));
            let message = error.kind.to_string().replace('\n', "\\n");
            faults.push(file.address.fault(line, message.replace('\r', "\\r")));
        }
        let mut reading = Reading {
            file: &mut file,
            text,
            faults,
        };
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => reading.message(message),
                Entry::Term(term) => reading.term(term),
                // What is junk is among the errors.
                _ => {}
            }
        }
        file
    }
}

struct Reading<'r> {
    file: &'r mut File,
    text: &'r str,
    faults: &'r mut Vec<Fault>,
}

impl Reading<'_> {
    fn message(&mut self, message: &Written<&str>) {
        let (id, at) = (message.id.name, self.line_of(message.id.name));
        self.id(id, at);
        let mut texts = Vec::new();
        if let Some(value) = &message.value {
            texts.push(self.said(id.to_owned(), at, value));
        }
        for attribute in &message.attributes {
            let (key, at) = self.attribute(id, attribute);
            texts.push(self.said(key, at, &attribute.value));
        }
        self.file.messages.push(Message {
            id: id.to_owned(),
            line: at,
            texts,
        });
    }

    fn term(&mut self, term: &WrittenTerm<&str>) {
        let (id, at) = (format!("-{}", term.id.name), self.line_of(term.id.name));
        if self.file.address.side == Side::Service {
            self.only_scripts(at, &id, "is a term");
            return;
        }
        self.id(term.id.name, at);
        let mut keys = vec![id.clone()];
        self.said(id.clone(), at, &term.value);
        for attribute in &term.attributes {
            let (key, at) = self.attribute(&id, attribute);
            self.said(key.clone(), at, &attribute.value);
            keys.push(key);
        }
        self.file.terms.push(Term { id, line: at, keys });
    }

    fn attribute(&mut self, id: &str, attribute: &Attribute<&str>) -> (String, usize) {
        let at = self.line_of(attribute.id.name);
        let key = key(id, Some(&attribute.id));
        if self.file.address.side == Side::Service {
            self.only_scripts(at, &key, "is an attribute");
        }
        (key, at)
    }

    /// A name is found by its file, and makes a variant of an enum.
    fn id(&mut self, id: &str, at: usize) {
        let name = &self.file.address.name;
        let own = id.strip_prefix(name.as_str());
        if own.and_then(|rest| rest.strip_prefix('-')).is_none() {
            let message = format!("`{id}` does not begin with `{name}-`");
            self.faults.push(self.file.address.fault(at, message));
        }
        if !is_words(id) {
            let message = format!("`{id}` is not lower-case words joined by hyphens");
            self.faults.push(self.file.address.fault(at, message));
        }
    }

    fn said(&mut self, key: String, at: usize, pattern: &Pattern<&str>) -> Text {
        if !says_something(pattern) {
            let message = format!("`{key}` says nothing");
            self.faults.push(self.file.address.fault(at, message));
        }
        let mut named = Named::by(pattern);
        named.variables.sort();
        let mut said = String::new();
        if self.file.address.side == Side::Service {
            let (text, more) = plain(pattern);
            for what in more {
                self.only_scripts(at, &key, &format!("has {what}"));
            }
            said = text;
        } else {
            named.variables.dedup();
            for function in named.unknown {
                let message = format!("`{key}` uses {function}, which nobody brings");
                self.faults.push(self.file.address.fault(at, message));
            }
            let references = named.references.into_iter();
            let references = references.map(|key| Reference { key, line: at });
            self.file.references.extend(references);
        }
        Text {
            key,
            line: at,
            variables: named.variables,
            plain: said,
        }
    }

    fn only_scripts(&mut self, at: usize, key: &str, what: &str) {
        let message = format!("`{key}` {what}: the service says words and variables only");
        self.faults.push(self.file.address.fault(at, message));
    }

    /// The line of a part of the text.
    fn line_of(&self, part: &str) -> usize {
        let at = part.as_ptr().addr() - self.text.as_ptr().addr();
        line(self.text, at)
    }
}

/// The line of a byte, from 1.
fn line(text: &str, at: usize) -> usize {
    let before = text.bytes().take(at);
    1 + before.filter(|byte| *byte == b'\n').count()
}
