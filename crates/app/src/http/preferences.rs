//! Choosing language and theme. Both live in cookies, so that they hold before signing in too.

use axum::response::Response;
use handbook::Lang;

use super::cookies::{self, CHOICE_SECONDS};
use super::frame;
use super::posted::Posted;
use super::reader::Reader;

/// Remembers what was chosen and goes back to where it was chosen.
pub(crate) async fn set(reader: Reader, posted: Posted) -> Response {
    let mut answer = frame::see_other(frame::own_path(posted.text("back")));
    if let Some(lang) = Lang::from_tag(posted.text("language")) {
        cookies::write(
            &mut answer,
            reader.transport,
            cookies::LANGUAGE,
            lang.tag(),
            CHOICE_SECONDS,
        );
    }
    match posted.text("theme") {
        theme @ ("light" | "dark") => {
            cookies::write(
                &mut answer,
                reader.transport,
                cookies::THEME,
                theme,
                CHOICE_SECONDS,
            );
        }
        "auto" => cookies::clear(&mut answer, reader.transport, cookies::THEME),
        _ => {}
    }
    answer
}
