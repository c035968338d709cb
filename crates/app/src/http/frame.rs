//! The frame around pages, and the answers that lead from one page to the next.

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use handbook::Lang;
use maud::{Markup, html};
use worktime::micros;

use super::assets;
use super::cookies::{self, FLASH_SECONDS, Transport};
use super::navigation::items;
use super::reader::Reader;
use super::viewer::Viewer;
use crate::state::AppState;
use crate::texts::Voice;
use crate::ui::bare::{Bare, bare_page};
use crate::ui::notice::{self, Flash};
use crate::ui::portal::portal_page;
use crate::ui::shell::{
    self, ClockWords, KeyHint, Language, PersonBadge, Search, Shell, ShellTexts,
};

pub(crate) use super::navigation::Place;

/// A whole page for somebody signed in: the desk's frame for staff, a quieter one for a client's contact.
pub(crate) fn page(
    state: &AppState,
    viewer: &Viewer,
    place: Place,
    title: &str,
    main: Markup,
) -> Markup {
    let shell = shell(state, viewer, place, title);
    let main = html! {
        @if let Some(text) = viewer.flash.as_deref().and_then(|key| viewer.voice.may_say(key, &[])) {
            (notice::flash(&Flash { text, undo: None }))
        }
        (main)
    };
    if viewer.is_contact() {
        portal_page(&shell, main)
    } else {
        shell::page(&shell, main)
    }
}

/// A whole page for somebody who isn't signed in.
pub(crate) fn bare(state: &AppState, reader: &Reader, title: &str, main: Markup) -> Markup {
    bare_page(&bare_frame(reader, state.org_name(), title), main)
}

/// The frame of a page for somebody who isn't signed in; `org_name` is empty while none is known.
pub(crate) fn bare_frame(reader: &Reader, org_name: &str, title: &str) -> Bare {
    let voice = reader.voice;
    Bare {
        lang: voice.lang.tag().to_owned(),
        title: title.to_owned(),
        product: voice.say("product-name"),
        seal: voice.say("product-seal"),
        org_name: org_name.to_owned(),
        theme: reader.theme,
        languages: languages(voice),
        language: voice.say("shell-language"),
        preferences_action: "/settings/language".to_owned(),
        back: reader.path.clone(),
        skip: voice.say("shell-skip"),
        assets: assets::addresses(),
        refresh_seconds: None,
    }
}

/// After a form was taken: on to a page of ours.
pub(crate) fn see_other(path: &str) -> Response {
    let mut answer = StatusCode::SEE_OTHER.into_response();
    if let Ok(path) = HeaderValue::from_str(path) {
        answer.headers_mut().insert(LOCATION, path);
    }
    answer
}

/// The same, with a sentence that the next page shows once. `key` names a text without arguments.
pub(crate) fn see_other_with(state: &AppState, path: &str, key: &'static str) -> Response {
    let transport = if state.config().is_secure() {
        Transport::Secure
    } else {
        Transport::Clear
    };
    let mut answer = see_other(path);
    cookies::write(&mut answer, transport, cookies::FLASH, key, FLASH_SECONDS);
    answer
}

/// The form again, with what was typed and what is wrong with it.
pub(crate) fn unprocessable(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// The form again, since somebody else moved the record meanwhile.
pub(crate) fn stale(page: Markup) -> Response {
    (StatusCode::CONFLICT, page).into_response()
}

/// Where signing in leads back to this page.
pub(crate) fn sign_in_path(back: &str) -> String {
    if back == "/" {
        return "/sign-in".to_owned();
    }
    let back = percent_encoding::utf8_percent_encode(back, percent_encoding::NON_ALPHANUMERIC);
    format!("/sign-in?back={back}")
}

/// A path to go back to, if it is one of ours: nobody is led to another site by a link of ours.
pub(crate) fn own_path(path: &str) -> &str {
    let is_own =
        path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if is_own && path.is_ascii() { path } else { "/" }
}

fn shell(state: &AppState, viewer: &Viewer, place: Place, title: &str) -> Shell {
    let voice = viewer.voice;
    let department = viewer
        .person
        .department
        .as_ref()
        .and_then(|id| viewer.edition.departments.get(id));
    Shell {
        lang: voice.lang.tag().to_owned(),
        title: title.to_owned(),
        org_name: state.org_name().to_owned(),
        person: Some(PersonBadge {
            name: viewer.person.name.text_or_empty().to_owned(),
            department: department.map_or_else(String::new, |found| voice.label(&found.meta.name)),
        }),
        nav: items(viewer, place),
        theme: viewer.theme,
        languages: languages(voice),
        preferences_action: "/settings/theme".to_owned(),
        sign_out_action: "/sign-out".to_owned(),
        back: viewer.path.clone(),
        search: (!viewer.is_contact()).then(|| Search {
            action: "/queue".to_owned(),
            value: String::new(),
        }),
        keys: if viewer.is_contact() {
            Vec::new()
        } else {
            keys(voice)
        },
        live_href: Some("/live".to_owned()),
        now_seconds: viewer.now.0.div_euclid(micros::SECOND),
        assets: assets::addresses(),
        texts: texts(viewer),
    }
}

fn languages(voice: Voice) -> Vec<Language> {
    let language = |lang: Lang| Language {
        code: lang.tag().to_owned(),
        label: Voice::new(lang).say(&format!("language-{}", lang.tag())),
        active: lang == voice.lang,
    };
    Lang::ALL.into_iter().map(language).collect()
}

fn texts(viewer: &Viewer) -> ShellTexts {
    let voice = viewer.voice;
    let pattern = |key: &str| {
        voice.say_with(
            key,
            &[
                ("h", "{h}".into()),
                ("m", "{m}".into()),
                ("s", "{s}".into()),
            ],
        )
    };
    // To a client a clock never says by itself that it is late: without a pattern the page's own words stay.
    let late = |key: &str| {
        if viewer.is_contact() {
            String::new()
        } else {
            pattern(key)
        }
    };
    ShellTexts {
        product: voice.say("product-name"),
        seal: voice.say("product-seal"),
        skip: voice.say("shell-skip"),
        navigation: voice.say("shell-navigation"),
        search: voice.say("shell-search"),
        search_key: "/".to_owned(),
        more: voice.say("shell-more"),
        preferences: voice.say("shell-preferences"),
        language: voice.say("shell-language"),
        theme: voice.say("shell-theme"),
        light: voice.say("shell-light"),
        dark: voice.say("shell-dark"),
        auto: voice.say("shell-auto"),
        sign_out: voice.say("shell-sign-out"),
        live: voice.say_with("shell-live", &[("n", "{n}".into())]),
        keys: voice.say("shell-keys"),
        clock_words: ClockWords {
            left_hours: pattern("clock-left-hours"),
            left_minutes: pattern("clock-left-minutes"),
            left_seconds: pattern("clock-left-seconds"),
            late_hours: late("clock-late-hours"),
            late_minutes: late("clock-late-minutes"),
        },
    }
}

fn keys(voice: Voice) -> Vec<KeyHint> {
    let hint = |keys: &[&str], key: &str| KeyHint {
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        label: voice.say(key),
    };
    vec![
        hint(&["J", "K"], "key-rows"),
        hint(&["Enter"], "key-open"),
        hint(&["G", "D"], "key-day"),
        hint(&["G", "Q"], "key-queue"),
        hint(&["G", "B"], "key-book"),
        hint(&["/"], "key-search"),
        hint(&["?"], "key-keys"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_another_site() {
        for path in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "",
            "javascript:1",
            "/a\r\nb",
        ] {
            assert_eq!(own_path(path), "/", "{path}");
        }
        assert_eq!(own_path("/queue?view=open"), "/queue?view=open");
    }
}
