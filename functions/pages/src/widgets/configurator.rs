//! `GET /widgets`: where a municipality chooses, looks and copies.

use http::header;
use vigie::{language::Language, tenant::Part};
use vigie_host::{
    Call, Host, Phrase, Problem, Response, Source,
    cache::{Keep, keep},
    query::Query,
    response,
    template::{escape, fill},
};

use super::{asked, made, snippet::Choice};
use crate::{Endpoint, page::Own};

/// What the form of the page sends beside the language of the page itself.
const FIELDS: [&str; 3] = ["tenant", "show", "speak"];

const CONFIGURATOR: &str = include_str!("../../templates/widgets.html");

pub(crate) async fn configurator<S: Source, H: Host>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let query = Query::parse(call.request.query(), &FIELDS);
    let language = call.language();
    let wanted = query.get("tenant");
    let mut tenants = made::TENANTS.iter();
    let tenant = tenants
        .clone()
        .find(|tenant| wanted.as_deref() == Some(&*tenant.id))
        .or_else(|| tenants.next());
    let asked = asked(&query);
    let speak = query.get("speak");
    let speak = speak
        .and_then(|tag| Language::of_tag(&tag))
        .or(Some(language));
    query.finish()?;
    let main = match tenant {
        None => fill(
            "<p>{{widgets-intro}}</p>\n<p class=\"notice\">{{widgets-missing}}</p>\n",
            language,
            &[],
        ),
        Some(tenant) => chosen(
            &Choice {
                tenant,
                asked,
                language: tenant.speaks(speak),
                origin: origin(call, host).await,
            },
            language,
        ),
    };
    let own = Own {
        path: "/widgets",
        title: Phrase::WidgetsTitle,
        private: false,
        head: "",
        main: &main,
    };
    let mut answer = own.whole(language, host).await;
    may_frame_itself(&mut answer);
    // The addresses in it are those that the caller asked by.
    keep(&mut answer, Keep::Never);
    Ok(answer)
}

/// The form, what comes of it, and what to copy.
fn chosen(choice: &Choice, language: Language) -> String {
    let Choice { tenant, asked, .. } = choice;
    let tenants = made::TENANTS.iter().map(|one| {
        let name = escape(&one.name).to_string();
        option(&one.id, &name, one.id == tenant.id)
    });
    let all = Phrase::WidgetsAll.text(language);
    let whole = option("all", &escape(all), asked.is_empty());
    let parts = tenant.parts.iter().filter_map(|part| {
        let title = escape(title(*part)?.text(language)).to_string();
        Some(option(part.as_str(), &title, asked.contains(part)))
    });
    let languages = tenant.languages.iter().map(|one| {
        let name = one.own_name();
        option(one.as_str(), name, *one == choice.language)
    });
    let policy: String = tenant.origins.iter().map(|origin| site(origin)).collect();
    let loader = made::LOADER.unwrap_or(("v1.js", ""));
    fill(
        CONFIGURATOR,
        language,
        &[
            ("language", language.as_str()),
            ("tenants", &tenants.collect::<String>()),
            ("parts", &(whole + &parts.collect::<String>())),
            ("languages", &languages.collect::<String>()),
            ("frame", &escape(&choice.frame_path())),
            ("origins", &policy),
            ("module-snippet", &escape(&choice.module())),
            ("frame-snippet", &escape(&choice.frame())),
            ("plain-snippet", &escape(&choice.plain())),
            ("service", &escape(&choice.origin)),
            ("loader", loader.0),
            ("integrity", loader.1),
        ],
    )
}

fn option(value: &str, text: &str, selected: bool) -> String {
    let selected = if selected { " selected" } else { "" };
    format!("<option value=\"{value}\"{selected}>{text}</option>\n")
}

fn site(origin: &str) -> String {
    format!("<li><code dir=\"ltr\">{}</code></li>\n", escape(origin))
}

/// What a part is called. The conversation is a link beside the others, and not
/// chosen by itself.
fn title(part: Part) -> Option<Phrase> {
    match part {
        Part::Stations => Some(Phrase::SiteStations),
        Part::Advice => Some(Phrase::PortalSheets),
        Part::Guide => Some(Phrase::PortalGuide),
        Part::Numbers => Some(Phrase::PortalNumbers),
        Part::Chat => None,
    }
}

/// Where this deployment is: as configured, else as the caller says.
async fn origin<S: Source, H: Host>(call: &Call<'_, Endpoint, S>, host: &H) -> String {
    let configured = host.variable("origin").await;
    let origin = configured.or_else(|| call.request.source.origin());
    let origin = origin.unwrap_or_default();
    origin.trim_end_matches('/').to_owned()
}

/// Lets the page show the frame that it offers.
fn may_frame_itself(answer: &mut Response) {
    let policy = answer.headers().get(header::CONTENT_SECURITY_POLICY);
    let policy = policy.and_then(|policy| policy.to_str().ok());
    if let Some(policy) = policy.map(|policy| format!("{policy}; frame-src 'self'")) {
        response::set(answer, header::CONTENT_SECURITY_POLICY, &policy);
    }
}
