//! The addresses of all pages, by the protocol of sitemaps.org.

use std::fmt::Write as _;

use http::StatusCode;
use vigie::{
    jiff::civil::Date,
    language::{Language, LanguageSet},
};
use vigie_host::{
    Call, Host, Problem, Response, Source,
    cache::{Keep, keep},
    response,
    template::escape,
};

use crate::{
    Endpoint, ask,
    feeds::origin,
    site::{CATALOGUE, KEEP},
};

/// The pages that exist in every language.
const PAGES: [&str; 5] = [
    "/",
    "/v1/guide",
    "/v1/sheets",
    "/v1/emergency-numbers",
    "/v1/phrases",
];

/// `GET /sitemap.xml`
pub(crate) async fn sitemap<S: Source, H: Host>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    ask::nothing(call.request.query())?;
    let origin = origin(call, host).await;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in PAGES {
        let address = format!("{origin}{page}");
        for language in Language::ALL {
            url(&mut xml, &address, *language, LanguageSet::ALL, None);
        }
    }
    for sheet in CATALOGUE.sheets.iter() {
        let address = format!("{origin}/v1/sheets/{}", sheet.slug);
        for translation in sheet.translations.iter() {
            url(
                &mut xml,
                &address,
                translation.language,
                sheet.languages(),
                Some(translation.changed),
            );
        }
    }
    xml.push_str("</urlset>\n");
    let mut answer = response::body(
        StatusCode::OK,
        "application/xml; charset=utf-8",
        xml.into_bytes().into(),
    );
    keep(&mut answer, Keep::PublicOrStale(KEEP));
    Ok(answer)
}

/// One page in one language, with its other languages.
fn url(
    xml: &mut String,
    address: &str,
    language: Language,
    languages: LanguageSet,
    changed: Option<Date>,
) {
    let of = |language: Language| escape(&format!("{address}?lang={language}"));
    let _ = writeln!(xml, "<url>\n<loc>{}</loc>", of(language));
    if let Some(changed) = changed {
        let _ = writeln!(xml, "<lastmod>{changed}</lastmod>");
    }
    for other in languages.iter() {
        let _ = writeln!(
            xml,
            "<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{}\"/>",
            of(other)
        );
    }
    xml.push_str("</url>\n");
}
