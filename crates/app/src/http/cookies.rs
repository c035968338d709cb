//! The few cookies: the session, the language, the theme, and one sentence for the next page.

use axum::http::header::{COOKIE, HeaderValue, SET_COOKIE};
use axum::http::{HeaderMap, Response};

/// Session token, in hex.
pub(crate) const SESSION: &str = "yinuo_session";
/// Tag of the chosen language.
pub(crate) const LANGUAGE: &str = "yinuo_language";
/// `light` or `dark`.
pub(crate) const THEME: &str = "yinuo_theme";
/// Key of a sentence that the next page shows once.
pub(crate) const FLASH: &str = "yinuo_flash";

/// How long a choice of language or theme is remembered.
pub(crate) const CHOICE_SECONDS: i64 = 365 * 24 * 3600;
/// How long a sentence waits for its page.
pub(crate) const FLASH_SECONDS: i64 = 60;

/// How cookies travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transport {
    /// In clear: an installation without TLS, on one machine or behind a closed door.
    Clear,
    /// Over TLS alone, and bound to this host.
    Secure,
}

/// The value of a cookie that was sent.
pub(crate) fn read<'a>(
    headers: &'a HeaderMap,
    transport: Transport,
    name: &str,
) -> Option<&'a str> {
    let name = full_name(transport, name);
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// Adds a cookie to an answer. The value must be of letters, digits and hyphens.
pub(crate) fn write<B>(
    answer: &mut Response<B>,
    transport: Transport,
    name: &str,
    value: &str,
    seconds: i64,
) {
    let secure = match transport {
        Transport::Clear => "",
        Transport::Secure => "; Secure",
    };
    let name = full_name(transport, name);
    let line = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(line) = HeaderValue::from_str(&line) {
        answer.headers_mut().append(SET_COOKIE, line);
    }
}

/// Takes a cookie back.
pub(crate) fn clear<B>(answer: &mut Response<B>, transport: Transport, name: &str) {
    write(answer, transport, name, "", 0);
}

/// Browsers accept the prefix only for cookies that are secure and bound to the host.
fn full_name(transport: Transport, name: &str) -> String {
    match transport {
        Transport::Clear => name.to_owned(),
        Transport::Secure => format!("__Host-{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_of_the_name_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(
            COOKIE,
            HeaderValue::from_static("a=1; yinuo_theme=dark;yinuo_session=x"),
        );
        assert_eq!(read(&headers, Transport::Clear, THEME), Some("dark"));
        assert_eq!(read(&headers, Transport::Clear, SESSION), Some("x"));
        assert_eq!(read(&headers, Transport::Secure, SESSION), None);
    }

    #[test]
    fn over_tls_a_cookie_is_bound_to_its_host() {
        let mut answer = Response::new(());
        write(&mut answer, Transport::Secure, SESSION, "ab", 60);
        let line = answer.headers().get(SET_COOKIE).unwrap().to_str().unwrap();
        assert_eq!(
            line,
            "__Host-yinuo_session=ab; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
        );
    }
}
