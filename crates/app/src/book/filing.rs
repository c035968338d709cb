//! Forms that are filed on their own, so that duties can be done.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use casework::Refusal;
use casework::clients::Client;
use casework::command::Act;
use casework::ids::ClientId;
use handbook::Id;
use handbook::event::EventName;
use handbook::rule::{Actor, ForEach, Form as FormRule};
use maud::{Markup, html};
use serde::Deserialize;
use store::desk::clients;

use crate::entering::{Faults, Group, Typed};
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::posted::Posted;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::field::{Choice, Field, Widget};
use crate::ui::form::{Form, FormPart, form};
use crate::ui::layout::{narrow, page_head};
use crate::ui::link::Link;
use crate::ui::notice;
use crate::wording::Wording;

/// Whom the form is about.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    client: String,
}

/// The page of a form.
struct Page<'a> {
    words: &'a Wording,
    rule: &'a FormRule,
    /// Clients to choose from; empty for a form of the company.
    clients: Vec<Client>,
}

/// Shows a form.
pub(super) async fn ask(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let words = Wording::load(&state, &viewer).await?;
    let page = page(&state, &viewer, &words, &id).await?;
    Ok(page
        .framed(&state, &viewer, &asked.client, None, None)
        .into_response())
}

/// Takes it, or shows it again with every reason.
pub(super) async fn take(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let words = Wording::load(&state, &viewer).await?;
    let page = page(&state, &viewer, &words, &id).await?;
    let typed = Typed::of(&posted);
    let client = posted.text("client");
    let values = Group {
        prefix: "form",
        fields: &page.rule.fields,
        known: None,
    }
    .entries(&typed, &words.zone);
    let needs_client = !page.clients.is_empty();
    let done = match ClientId::parse(client) {
        None if needs_client => Err(crate::entering::missing("client").into()),
        client => {
            state
                .submit(
                    &viewer,
                    Act::File {
                        form: page.rule.meta.id.clone(),
                        record: None,
                        client,
                        values,
                    },
                )
                .await
        }
    };
    match done {
        Ok(_) => Ok(frame::see_other_with(&state, "/day", "flash-filed")),
        Err(AppError::Refused(refusal)) => {
            let again = page.framed(&state, &viewer, client, Some(&typed), Some(&refusal));
            Ok(frame::unprocessable(again).into_response())
        }
        Err(error) => Err(error),
    }
}

/// The form of an address, if it is one that is filed on its own.
async fn page<'a>(
    state: &AppState,
    viewer: &Viewer,
    words: &'a Wording,
    id: &str,
) -> Result<Page<'a>, AppError> {
    let rule = words
        .edition
        .forms
        .get(id)
        .filter(|rule| !rule.by.is_empty())
        .ok_or(AppError::NotFound)?;
    let clients = match is_about_client(words, rule) {
        true => {
            let seen = viewer.clone();
            state
                .read(move |door, org| clients::list(door, org, &seen.scope.client_files))
                .await?
        }
        false => Vec::new(),
    };
    Ok(Page {
        words,
        rule,
        clients,
    })
}

/// Whether a form is about a client: it says so, or does a duty that is owed for each client.
fn is_about_client(words: &Wording, rule: &FormRule) -> bool {
    let filed = EventName::Filed(rule.meta.id.clone());
    let does = words.edition.index.does.get(&filed).into_iter().flatten();
    let mut duties = does.filter_map(|duty| words.edition.duties.get(duty));
    rule.of.as_ref().is_some_and(|of| *of == "client")
        || duties.any(|duty| duty.for_each == ForEach::Client)
}

impl Page<'_> {
    fn framed(
        &self,
        state: &AppState,
        viewer: &Viewer,
        client: &str,
        typed: Option<&Typed>,
        refusal: Option<&Refusal>,
    ) -> Markup {
        let words = self.words;
        let title = words.say_with(
            "form-title",
            &[("form", words.label(&self.rule.meta.name).into())],
        );
        let main = narrow(html! {
            (page_head(self.duties().as_deref(), &title, html! {}))
            (form(&self.form(viewer, client, typed, &refusal.map(Faults::of).unwrap_or_default())))
        });
        frame::page(state, viewer, Place::Day, &title, main)
    }

    /// What the form does: the duties that it is the evidence of.
    fn duties(&self) -> Option<String> {
        let filed = EventName::Filed(self.rule.meta.id.clone());
        let does = self.words.edition.index.does.get(&filed)?;
        let names = does
            .iter()
            .filter_map(|duty| self.words.edition.duties.get(duty));
        Some(
            self.words
                .list(names.map(|duty| self.words.label(&duty.meta.name))),
        )
    }

    fn form(&self, viewer: &Viewer, client: &str, typed: Option<&Typed>, faults: &Faults) -> Form {
        let words = self.words;
        let fields = Group {
            prefix: "form",
            fields: &self.rule.fields,
            known: None,
        }
        .views(words, typed, faults);
        let mut parts = vec![FormPart {
            fields,
            ..FormPart::default()
        }];
        if !self.clients.is_empty() {
            parts.insert(
                0,
                FormPart {
                    fields: vec![self.client(viewer, client, faults)],
                    ..FormPart::default()
                },
            );
        }
        let count = i64::try_from(faults.count()).unwrap_or(i64::MAX);
        Form {
            action: format!("/forms/{}", self.rule.meta.id),
            parts,
            errors_title: words.say_with("form-errors", &[("count", count.into())]),
            refusal: (!faults.others.is_empty()).then(|| notice::Refusal {
                title: words.say("refused-title"),
                kept: Some(words.say("form-kept")),
                reasons: words.reasons(&faults.others, None),
                ways: Vec::new(),
            }),
            optional: words.say("field-optional"),
            submit: words.say("act-file"),
            cancel: Some(Link {
                label: words.say("form-cancel"),
                href: "/day".into(),
            }),
            ..Form::default()
        }
    }

    /// The client: those first for whom the viewer holds a role that files it.
    fn client(&self, viewer: &Viewer, chosen: &str, faults: &Faults) -> Field {
        let words = self.words;
        let roles: Vec<&Id> = self
            .rule
            .by
            .iter()
            .filter_map(|actor| match actor {
                Actor::Role(role) => Some(role),
                _ => None,
            })
            .collect();
        let is_mine = |client: &Client| {
            roles
                .iter()
                .any(|role| words.holders_for(client, role).contains(&viewer.person.id))
        };
        let mut clients: Vec<&Client> = self.clients.iter().collect();
        clients.sort_by_key(|client| !is_mine(client));
        let choices = clients.into_iter().map(|client| Choice {
            value: client.id.to_string(),
            label: words.client_name(client),
            note: words.tier(client),
            chosen: client.id.to_string() == chosen,
        });
        Field {
            name: "client".into(),
            label: words.say("fact-client"),
            error: faults
                .field("client")
                .map(|_| words.say("reason-client-missing")),
            required: true,
            widget: Widget::Person {
                choices: choices.collect(),
                empty: words.say("field-choose"),
            },
            ..Field::default()
        }
    }
}
