//! Taking the form of a new record.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use casework::Refusal;
use casework::command::{Act, Open};
use casework::ids::{ClientId, PersonId, RecordId};
use casework::people::Side;
use casework::refusal::ReasonKind;
use casework::secret::KeyOwner;
use handbook::rule::Record as RecordRule;
use handbook::{Id, Label};

use super::page::Page;
use super::{asked_fields, clients_of, rule};
use crate::entering::{Group, Typed};
use crate::error::AppError;
use crate::http::frame;
use crate::http::posted::Posted;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::wording::Wording;

/// Opens the record, or shows the form again with every reason.
pub(super) async fn take(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(kind): Path<String>,
    mut posted: Posted,
) -> Result<Response, AppError> {
    let words = Wording::load(&state, &viewer).await?;
    let rule = rule(&viewer, &words, &kind)?;
    let typed = Typed::of(&posted);
    match open(&state, &viewer, &words, rule, &typed, &mut posted).await {
        Ok(record) => Ok(frame::see_other_with(
            &state,
            &format!("/records/{record}"),
            "flash-opened",
        )),
        Err(AppError::Refused(refusal)) => {
            let clients = clients_of(&state, &viewer).await?;
            let chosen = typed.text("client").unwrap_or_default();
            let page = Page {
                viewer: &viewer,
                words: &words,
                rule,
                clients: &clients,
                chosen,
            };
            Ok(
                frame::unprocessable(page.framed(&state, Some(&typed), Some(&refusal)))
                    .into_response(),
            )
        }
        Err(error) => Err(error),
    }
}

async fn open(
    state: &AppState,
    viewer: &Viewer,
    words: &Wording,
    rule: &RecordRule,
    typed: &Typed,
    posted: &mut Posted,
) -> Result<RecordId, AppError> {
    let client = match viewer.scope.portal {
        Some(own) => Some(own),
        None => typed.text("client").and_then(ClientId::parse),
    };
    let contact = contact(viewer, words, typed, client)?;
    let owner = client.map_or(KeyOwner::Person(viewer.person.id), KeyOwner::Client);
    let files = state.keep_files(viewer, owner, posted, "files").await?;
    let message = typed
        .text("message")
        .filter(|text| !text.trim().is_empty())
        .map(str::to_owned);
    let message = message.or_else(|| (!files.is_empty()).then(|| words.say("opening-files")));
    let act = Open {
        record_type: rule.meta.id.clone(),
        client,
        on_behalf_of: contact,
        fields: Group {
            prefix: "record",
            fields: &asked_fields(viewer, rule),
            known: None,
        }
        .entries(typed, &words.zone),
        files,
        message,
    };
    let committed = state.submit(viewer, Act::Open(act)).await?;
    committed.record.ok_or(AppError::Lost)
}

/// The contact for whom staff open it: one of the chosen client's.
fn contact(
    viewer: &Viewer,
    words: &Wording,
    typed: &Typed,
    client: Option<ClientId>,
) -> Result<Option<PersonId>, AppError> {
    let Some(chosen) = typed
        .text("contact")
        .filter(|text| !text.is_empty() && !viewer.is_contact())
    else {
        return Ok(None);
    };
    let person = PersonId::parse(chosen).and_then(|person| words.directory.active(person));
    let fits =
        person.filter(|person| client.is_some_and(|client| person.side == Side::Client(client)));
    let missing = ReasonKind::Missing {
        field: Id::new("contact"),
        name: Label::own(&words.say("opening-contact")),
    };
    fits.map(|person| Some(person.id))
        .ok_or_else(|| Refusal::because(missing).into())
}
