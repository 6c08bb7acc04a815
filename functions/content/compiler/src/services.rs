//! The services that people are sent to: `services/services.toml`.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;
use toml::{Spanned, value::Datetime};
use vigie::{language::Language, service::ServiceKind, sheet::NamedService};

use crate::{
    fault::{Fault, SourceFile},
    front_matter::date,
    numbers::Numbers,
    review::Review,
    texts::{self, Texts},
};

const FILE: &str = "services/services.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: Spanned<String>,
    url: Option<Spanned<String>>,
    number: Option<Spanned<String>>,
    checked: Spanned<Datetime>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    name: String,
    description: String,
}

#[derive(Debug)]
struct Service {
    kind: ServiceKind,
    url: Option<String>,
    /// What is dialled.
    number: Option<String>,
}

/// Every service, with its texts.
#[derive(Debug)]
pub(crate) struct Services {
    services: BTreeMap<String, Service>,
    texts: Texts<Text>,
}

impl Services {
    pub(crate) fn read(
        content: &Path,
        numbers: &Numbers,
        review: Review,
    ) -> Result<Self, Vec<Fault>> {
        let file = SourceFile::read(content, FILE).map_err(|fault| vec![fault])?;
        let written: BTreeMap<String, Written> = file.whole_toml().map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        let mut services = BTreeMap::new();
        let ids: Vec<String> = written.keys().cloned().collect();
        for (id, service) in written {
            match service.kind.get_ref().parse() {
                Ok(kind) => {
                    services.insert(id, service.check(kind, &file, numbers, review, &mut faults));
                }
                Err(_) => faults.push(file.fault(
                    service.kind.span().start,
                    format!("\"{}\" is no kind of service", service.kind.get_ref()),
                )),
            }
        }
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        match texts::read(content, "services", &ids) {
            Ok(texts) if faults.is_empty() => Ok(Self { services, texts }),
            Ok(_) => Err(faults),
            Err(others) => Err(faults.into_iter().chain(others).collect()),
        }
    }

    pub(crate) fn contains(&self, id: &str) -> bool {
        self.services.contains_key(id)
    }

    /// Whether a service sends help at once.
    pub(crate) fn is_emergency(&self, id: &str) -> bool {
        let service = self.services.get(id);
        service.is_some_and(|service| service.kind.is_emergency())
    }

    /// A service with its texts in a language.
    pub(crate) fn named(&self, id: &str, language: Language) -> Option<NamedService<'static>> {
        let service = self.services.get(id)?;
        let text = self.texts.get(&language)?.get(id)?;
        Some(NamedService {
            id: id.to_owned().into(),
            kind: service.kind,
            name: text.name.clone().into(),
            description: text.description.clone().into(),
            url: service.address(language).map(Into::into),
        })
    }
}

impl Service {
    /// Where a link to the service leads.
    fn address(&self, language: Language) -> Option<String> {
        match self.kind {
            ServiceKind::EmergencyCall => {
                Some(format!("tel:{}", self.number.as_deref().unwrap_or("17")))
            }
            ServiceKind::EmergencyText => Some("sms:114".to_owned()),
            // The directory of stations that comes with Vigie.
            ServiceKind::Station => Some(format!("/?lang={language}")),
            _ => {
                let number = self.number.as_ref().map(|number| format!("tel:{number}"));
                self.url.clone().or(number)
            }
        }
    }
}

impl Written {
    fn check(
        self,
        kind: ServiceKind,
        file: &SourceFile,
        numbers: &Numbers,
        review: Review,
        faults: &mut Vec<Fault>,
    ) -> Service {
        if let Some(url) = &self.url
            && !is_https(url.get_ref())
        {
            faults.push(file.fault(url.span().start, "an address begins with https://"));
        }
        let number = self.number.as_ref();
        let dialled = number.and_then(|number| numbers.get(number.get_ref())?.dial.clone());
        let unknown = number.filter(|number| !numbers.contains(number.get_ref()));
        if let Some(number) = unknown {
            let message = format!("there is no number \"{}\"", number.get_ref());
            faults.push(file.fault(number.span().start, message));
        }
        let unknown = unknown.is_some();
        let service = Service {
            kind,
            url: self.url.map(Spanned::into_inner),
            number: dialled.map(Into::into),
        };
        let at = self.checked.span().start;
        if !unknown && service.address(Language::French).is_none() {
            faults.push(file.fault(at, "the service has neither an address nor a number"));
        }
        match date(self.checked.get_ref()) {
            Some(day) => faults.extend(review.fault(day, file, at)),
            None => faults.push(file.fault(at, "a date without a time is expected")),
        }
        service
    }
}

/// Whether an address may be sent to people.
pub(crate) fn is_https(url: &str) -> bool {
    url.strip_prefix("https://").is_some_and(|rest| {
        let host = rest.split('/').next().unwrap_or_default();
        host.contains('.') && !rest.contains(char::is_whitespace)
    })
}
