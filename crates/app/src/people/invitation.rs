//! Inviting somebody: the form, and adding them with their first role.

use axum::extract::State;
use axum::response::Response;
use casework::command::{Act, NewPerson};
use casework::event::Payload;
use casework::ids::{ClientId, PersonId};
use casework::people::Side;
use handbook::{Id, Lang};
use maud::Markup;
use store::Committed;

use super::list;
use super::roster::{Roster, parse_holding};
use crate::error::AppError;
use crate::http::frame;
use crate::http::posted::Posted;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::texts::Voice;
use crate::ui::field::{Choice, Field, TextKind, Widget};
use crate::ui::form::Form;
use crate::ui::notice::Refusal;
use crate::ui::people::invitation;

/// What was typed, and why it wasn't taken.
#[derive(Default)]
pub(super) struct Typed {
    name: String,
    mail: String,
    department: String,
    client: String,
    role: String,
    lang: String,
    refused: Option<casework::Refusal>,
}

/// Adds a person; the outbox sends the invitation.
pub(super) async fn invite(
    State(state): State<AppState>,
    viewer: Viewer,
    posted: Posted,
) -> Result<Response, AppError> {
    let mut typed = Typed::of(&posted);
    let added = match state.submit(&viewer, Act::AddPerson(typed.person())).await {
        Ok(committed) => person_added(&committed).ok_or(AppError::Lost)?,
        Err(AppError::Refused(refusal)) => {
            typed.refused = Some(refusal);
            let roster = Roster::load(&state, &viewer).await?;
            return Ok(frame::unprocessable(list::page(
                &state, &viewer, &roster, &typed,
            )));
        }
        Err(error) => return Err(error),
    };
    if let Some((role, scope)) = parse_holding(&typed.role) {
        // The person is there already: what stands against the role is told on their own page.
        match state
            .submit(
                &viewer,
                Act::GrantRole {
                    person: added,
                    role,
                    scope,
                },
            )
            .await
        {
            Err(AppError::Refused(refusal)) => {
                return super::acts::refused(&state, &viewer, added, refusal).await;
            }
            done => done.map(|_| ())?,
        }
    }
    Ok(frame::see_other_with(
        &state,
        &format!("/people/{added}"),
        "people-invited",
    ))
}

/// The card with the form.
pub(super) fn card(roster: &Roster, typed: &Typed) -> Markup {
    let words = &roster.words;
    let refusal = typed.refused.as_ref().map(|refusal| Refusal {
        title: words.say("people-not-invited"),
        reasons: words.reasons(&refusal.reasons, None),
        ..Refusal::default()
    });
    let form = Form {
        refusal,
        optional: words.say("field-optional"),
        submit: words.say("people-invite-submit"),
        ..Form::of_fields("/people/invitations", fields(roster, typed))
    };
    invitation(
        &words.say("people-invite-title"),
        &words.say("people-invite-lead"),
        &form,
    )
}

fn fields(roster: &Roster, typed: &Typed) -> Vec<Field> {
    let words = &roster.words;
    let field = |name: &str, required: bool, widget: Widget| Field {
        name: name.to_owned(),
        label: words.say(&format!("people-field-{name}")),
        help: words
            .voice
            .may_say(&format!("people-field-{name}-help"), &[]),
        required,
        widget,
        ..Field::default()
    };
    let mail = Widget::Text {
        value: typed.mail.clone(),
        kind: TextKind::Mail,
        autocomplete: None,
        most_characters: None,
    };
    let department = Widget::Person {
        choices: roster.departments(&typed.department),
        empty: words.say("people-no-department"),
    };
    let client = Widget::Person {
        choices: roster.client_choices(&typed.client),
        empty: words.say("people-choose-client"),
    };
    let role = Widget::Person {
        choices: roster.roles(&typed.role),
        empty: words.say("people-no-role"),
    };
    vec![
        field("name", true, Widget::words(typed.name.clone())),
        field("mail", true, mail),
        field("department", false, department),
        field("client", false, client),
        field("role", false, role),
        field(
            "lang",
            true,
            Widget::Choice {
                choices: languages(roster, &typed.lang),
                empty: String::new(),
            },
        ),
    ]
}

fn languages(roster: &Roster, chosen: &str) -> Vec<Choice> {
    let chosen = Lang::from_tag(chosen).unwrap_or(roster.words.edition.lang);
    let choice = |lang: Lang| Choice {
        value: lang.tag().to_owned(),
        label: Voice::new(lang).say(&format!("language-{}", lang.tag())),
        note: None,
        chosen: lang == chosen,
    };
    Lang::ALL.into_iter().map(choice).collect()
}

fn person_added(committed: &Committed) -> Option<PersonId> {
    committed
        .events
        .iter()
        .find_map(|(_, event)| match event.payload {
            Payload::PersonAdded { person, .. } => Some(person),
            _ => None,
        })
}

impl Typed {
    fn of(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self {
            name: text("name"),
            mail: text("mail"),
            department: text("department"),
            client: text("client"),
            role: text("role"),
            lang: text("lang"),
            refused: None,
        }
    }

    fn person(&self) -> NewPerson {
        NewPerson {
            name: self.name.clone(),
            mail: self.mail.clone(),
            salutation: None,
            side: ClientId::parse(&self.client).map_or(Side::Staff, Side::Client),
            department: Some(self.department.as_str())
                .filter(|id| Id::is_valid(id))
                .map(Id::new),
            lang: Lang::from_tag(&self.lang).unwrap_or(Lang::ZhHant),
        }
    }
}
