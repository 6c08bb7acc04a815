//! The body of a sheet: a small part of Markdown, from which the page, the
//! plain text for searching and the Markdown that is served are made.

use core::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::fault::{Fault, SourceFile};

/// A body that was read.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// Its headings, as plain text.
    pub(crate) headings: Vec<String>,
    /// All of it, as plain text.
    pub(crate) plain: String,
    /// Its links, in order.
    pub(crate) links: Vec<Link>,
    source: String,
}

/// A link, as it was written.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// Where it leads.
    pub(crate) target: String,
    /// Where it stands in the file.
    pub(crate) at: usize,
}

/// Reads the body of a sheet.
pub(crate) fn read(file: &SourceFile, range: Range<usize>) -> Result<Body, Vec<Fault>> {
    let source = file.text.get(range.clone()).unwrap_or_default();
    let mut body = Body {
        headings: Vec::new(),
        plain: String::new(),
        links: Vec::new(),
        source: source.to_owned(),
    };
    let mut faults = Vec::new();
    let mut heading: Option<String> = None;
    let mut depth = 0;
    let mut last_level = HeadingLevel::H1;
    // Tables are read to be refused; they would be served as lines of bars.
    for (event, at) in Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter() {
        let written = source.get(at.clone()).unwrap_or_default();
        let at = range.start + at.start;
        let mut refuse = |message: &str| faults.push(file.fault(at, message));
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                match (last_level, level) {
                    (_, HeadingLevel::H2)
                    | (HeadingLevel::H2 | HeadingLevel::H3, HeadingLevel::H3) => {}
                    (_, HeadingLevel::H3) => refuse("a heading \"###\" stands below one \"##\""),
                    _ => refuse("headings are \"##\" or \"###\": the title is in the head"),
                }
                last_level = level;
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                let text = heading.take().unwrap_or_default();
                body.plain.push('\n');
                body.headings.push(text);
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                if link_type != LinkType::Inline || !written.ends_with(&format!("]({dest_url})")) {
                    refuse("links are written [text](target)");
                }
                body.links.push(Link {
                    target: dest_url.into_string(),
                    at,
                });
            }
            Event::Start(Tag::List(_)) => {
                depth += 1;
                if depth > 1 {
                    refuse("a list stands inside of another: make it one");
                }
            }
            Event::End(TagEnd::List(_)) => depth -= 1,
            Event::End(TagEnd::Paragraph | TagEnd::Item) => body.plain.push('\n'),
            Event::Start(Tag::Paragraph | Tag::Item | Tag::Strong | Tag::Emphasis)
            | Event::End(_) => {}
            Event::Text(text) => {
                body.plain.push_str(&text);
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::SoftBreak => body.plain.push(' '),
            _ => refuse(
                "only headings, paragraphs, lists of one level, bold, emphasis and links are served",
            ),
        }
    }
    if body.plain.trim().is_empty() {
        faults.push(file.fault(range.start, "the sheet has no text"));
    }
    if faults.is_empty() {
        Ok(body)
    } else {
        Err(faults)
    }
}

impl Body {
    /// The body as HTML, its links led where `resolve` says, its headings
    /// `lower` levels further down than they were written. A heading has an
    /// identifier, so that one can link to it.
    pub(crate) fn html(&self, lower: u8, resolve: &dyn Fn(&str) -> String) -> String {
        let mut section = 0;
        let events = Parser::new_ext(&self.source, Options::empty()).map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => {
                section += 1;
                Event::Start(Tag::Heading {
                    level: down(level, lower),
                    id: Some(CowStr::from(format!("s{section}"))),
                    classes: Vec::new(),
                    attrs: Vec::new(),
                })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(down(level, lower))),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => Event::Start(Tag::Link {
                link_type,
                dest_url: resolve(&dest_url).into(),
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            }),
            event => event,
        });
        let mut rendered = String::with_capacity(self.source.len() * 2);
        html::push_html(&mut rendered, events);
        rendered
    }

    /// The body as Markdown, its links led where `resolve` says.
    pub(crate) fn markdown(&self, resolve: &dyn Fn(&str) -> String) -> String {
        let mut written = String::with_capacity(self.source.len());
        let mut copied = 0;
        for (event, range) in Parser::new_ext(&self.source, Options::empty()).into_offset_iter() {
            let Event::Start(Tag::Link { dest_url, .. }) = event else {
                continue;
            };
            let link = self.source.get(range.clone()).unwrap_or_default();
            let Some(target) = link.rfind(&format!("]({dest_url})")) else {
                continue;
            };
            let start = range.start + target + "](".len();
            written.push_str(self.source.get(copied..start).unwrap_or_default());
            written.push_str(&resolve(&dest_url));
            copied = start + dest_url.len();
        }
        written.push_str(self.source.get(copied..).unwrap_or_default());
        written.trim().to_owned()
    }
}

fn down(level: HeadingLevel, lower: u8) -> HeadingLevel {
    HeadingLevel::try_from(level as usize + usize::from(lower)).unwrap_or(HeadingLevel::H6)
}
