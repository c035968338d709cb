//! Who reads, before anybody knows who it is: language, theme and where they are.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use handbook::Lang;

use super::cookies::{self, Transport};
use crate::error::AppError;
use crate::state::AppState;
use crate::texts::Voice;
use crate::ui::shell::Theme;

/// Languages that a browser names at most; more aren't looked at.
const LANGUAGES_MAX: usize = 20;

/// Somebody who reads a page.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    /// Speaks to them.
    pub(crate) voice: Voice,
    /// Whether they chose the language, so that their own page doesn't overrule it.
    pub(crate) chose_language: bool,
    /// Light, dark or as the machine says.
    pub(crate) theme: Theme,
    /// This page's path with its query; after a form was posted, the path of the form.
    pub(crate) path: String,
    /// Key of the sentence that this page shows once.
    pub(crate) flash: Option<String>,
    /// How cookies travel.
    pub(crate) transport: Transport,
}

/// Makes the reader known to everything behind this layer, and forgets the sentence that was shown.
pub(crate) async fn know(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let reader = Reader::of(
        &state,
        request.headers(),
        request
            .uri()
            .path_and_query()
            .map_or("/", |path| path.as_str()),
    );
    let shows_page = request.method() == Method::GET && accepts_pages(request.headers());
    let shown = shows_page && reader.flash.is_some();
    let transport = reader.transport;
    request.extensions_mut().insert(reader);
    let mut answer = next.run(request).await;
    if shown && answer.status().is_success() {
        cookies::clear(&mut answer, transport, cookies::FLASH);
    }
    answer
}

impl Reader {
    fn of(state: &AppState, headers: &HeaderMap, path: &str) -> Self {
        let transport = if state.config().is_secure() {
            Transport::Secure
        } else {
            Transport::Clear
        };
        let chosen = cookies::read(headers, transport, cookies::LANGUAGE).and_then(Lang::from_tag);
        let theme = match cookies::read(headers, transport, cookies::THEME) {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        };
        Self {
            voice: Voice::new(chosen.unwrap_or_else(|| preferred(headers))),
            chose_language: chosen.is_some(),
            theme,
            path: path.to_owned(),
            flash: cookies::read(headers, transport, cookies::FLASH).map(str::to_owned),
            transport,
        }
    }
}

fn accepts_pages(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(axum::http::header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_none_or(|accept| accept.contains("text/html"))
}

/// The first language that the browser names and we speak, in the browser's order.
fn preferred(headers: &HeaderMap) -> Lang {
    let wanted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let tags = wanted
        .split(',')
        .take(LANGUAGES_MAX)
        .map(|part| part.split(';').next().unwrap_or_default().trim());
    tags.filter_map(spoken).next().unwrap_or(Lang::ZhHant)
}

fn spoken(tag: &str) -> Option<Lang> {
    let tag = tag.to_ascii_lowercase();
    match tag.as_str() {
        "zh-cn" | "zh-sg" => Some(Lang::ZhHans),
        _ if tag.starts_with("zh-hans") => Some(Lang::ZhHans),
        _ if tag.starts_with("zh") => Some(Lang::ZhHant),
        _ if tag == "en" || tag.starts_with("en-") => Some(Lang::En),
        _ => None,
    }
}

impl FromRequestParts<AppState> for Reader {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, AppError> {
        parts
            .extensions
            .get::<Reader>()
            .cloned()
            .ok_or(AppError::Lost)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_browser_s_first_language_that_we_speak_counts() {
        let check = |wanted: &'static str, lang: Lang| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(wanted));
            assert_eq!(preferred(&headers), lang, "{wanted}");
        };
        check("", Lang::ZhHant);
        check("de-DE, de;q=0.9, en;q=0.8", Lang::En);
        check("zh-TW,zh;q=0.9,en;q=0.8", Lang::ZhHant);
        check("zh-CN,zh;q=0.9", Lang::ZhHans);
        check("zh-Hans-HK", Lang::ZhHans);
        check("zh-HK", Lang::ZhHant);
    }
}
