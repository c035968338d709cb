//! Mails with a link that works once.

use casework::ids::{OrgId, PersonId};
use casework::people::Person;
use store::Door;
use store::desk::settings;
use store::desk::tokens::{self, NewToken, Purpose};
use worktime::{Instant, micros};

use super::token::Token;
use crate::error::AppError;
use crate::state::AppState;
use crate::texts::Voice;
use crate::workers::mailer::Letter;

/// How long an invitation can be used.
const INVITATION_MICROS: i64 = 14 * micros::DAY;
/// How long the link for a new password can be used.
const RESET_MICROS: i64 = 2 * micros::HOUR;
/// Mails with a link for a new password are so far apart for one person at least.
const RESET_PAUSE_MICROS: i64 = micros::MINUTE;

/// Sends an invitation to set the first password. `key` names the mail, so that a second attempt can be told.
pub(crate) async fn send_invitation(
    state: &AppState,
    person: &Person,
    key: &str,
) -> Result<(), AppError> {
    let (token, now, id) = (Token::new(state.random()), state.now(), person.id);
    state
        .write(move |door, org| issue_invitation(door, org, id, &token, now))
        .await?;
    let link = state.config().link(&invitation_path(&token));
    send(state, person, "invitation", &link, key).await
}

/// Sends a link for a new password, unless one was sent just now.
pub(super) async fn send_reset(state: &AppState, person: &Person) -> Result<(), AppError> {
    let (token, now, id) = (Token::new(state.random()), state.now(), person.id);
    let issued = state.write(move |door, org| {
        let name = format!("reset-sent:{id}");
        let last = settings::get(door, org, &name)?
            .and_then(|text| text.parse().ok())
            .map(Instant);
        if last.is_some_and(|last| now.since(last) < RESET_PAUSE_MICROS) {
            return Ok(false);
        }
        settings::set(door, org, &name, &now.0.to_string())?;
        let new = NewToken {
            token: token.bytes(),
            person: id,
            purpose: Purpose::Reset,
            now,
            expires_at: now.plus(RESET_MICROS),
        };
        tokens::issue(door, org, &new)?;
        Ok(true)
    });
    if !issued.await? {
        return Ok(());
    }
    let link = state.config().link(&format!("/resets/{}", token.text()));
    send(
        state,
        person,
        "reset",
        &link,
        &format!("reset:{id}:{}", now.0),
    )
    .await
}

/// Makes an invitation's token count.
///
/// # Errors
/// When the database refuses.
pub(crate) fn issue_invitation(
    door: &mut Door,
    org: OrgId,
    person: PersonId,
    token: &Token,
    now: Instant,
) -> store::Result<()> {
    let expires_at = now.plus(INVITATION_MICROS);
    tokens::issue(
        door,
        org,
        &NewToken {
            token: token.bytes(),
            person,
            purpose: Purpose::Invite,
            now,
            expires_at,
        },
    )
}

/// Where an invitation leads.
pub(crate) fn invitation_path(token: &Token) -> String {
    format!("/invitations/{}", token.text())
}

async fn send(
    state: &AppState,
    person: &Person,
    text: &str,
    link: &str,
    key: &str,
) -> Result<(), AppError> {
    let voice = Voice::new(person.lang);
    let name = person.name.text_or_empty();
    let arguments = [
        ("name", name.into()),
        ("org", state.org_name().into()),
        ("link", link.into()),
    ];
    let letter = Letter {
        key: key.to_owned(),
        to_name: name.to_owned(),
        to_mail: person.mail.text_or_empty().to_owned(),
        subject: voice.say_with(&format!("mail-{text}-subject"), &arguments),
        text: voice.say_with(&format!("mail-{text}-text"), &arguments),
        at: state.now(),
    };
    state.mailer().send(letter).await
}
