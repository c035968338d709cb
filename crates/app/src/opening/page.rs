//! The views of opening a record.

use casework::Refusal;
use casework::clients::Client;
use casework::people::Side;
use handbook::rule::{Facet, FieldType, Record as RecordRule};
use maud::{Markup, html};

use super::asked_fields;
use crate::entering::{Faults, Group, Typed};
use crate::http::frame::{self, Place};
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::field::{Choice, Field, Widget};
use crate::ui::form::{Form, FormPart, form};
use crate::ui::layout::{narrow, page_head};
use crate::ui::link::{Link, article};
use crate::ui::notice;
use crate::wording::Wording;

/// Rows of the box for the first message.
const ROWS: u8 = 6;

/// The types to choose from.
pub(super) fn types(
    viewer: &Viewer,
    words: &Wording,
    rules: &[&RecordRule],
    client: &str,
) -> Markup {
    let client = casework::ids::ClientId::parse(client)
        .map(|client| format!("?client={client}"))
        .unwrap_or_default();
    let title = words.say(if viewer.is_contact() {
        "opening-choose-client"
    } else {
        "opening-choose"
    });
    narrow(html! {
        (page_head(None, &title, html! {}))
        ul.duties {
            @for rule in rules {
                li {
                    div.duty-head { a href={ "/new/" (rule.meta.id) (client) } { (words.label(&rule.meta.name)) } }
                    p.meta-small {
                        @if let Some(link) = words.article_of(&rule.meta.source).filter(|_| !viewer.is_contact()) { (article(&link)) }
                    }
                }
            }
        }
    })
}

/// The form of a type.
pub(super) struct Page<'a> {
    pub(super) viewer: &'a Viewer,
    pub(super) words: &'a Wording,
    pub(super) rule: &'a RecordRule,
    /// Clients to choose from.
    pub(super) clients: &'a [Client],
    /// The client chosen beforehand.
    pub(super) chosen: &'a str,
}

impl Page<'_> {
    /// The whole page, with what was typed and what is wrong with it.
    pub(super) fn framed(
        &self,
        state: &AppState,
        typed: Option<&Typed>,
        refusal: Option<&Refusal>,
    ) -> Markup {
        let words = self.words;
        let name = words.label(&self.rule.meta.name);
        let key = if self.viewer.is_contact() {
            "opening-sentence-client"
        } else {
            "opening-sentence"
        };
        let title = words.say_with(key, &[("record", name.into())]);
        let faults = refusal.map(Faults::of).unwrap_or_default();
        let main = narrow(html! {
            (page_head(None, &title, html! {}))
            (form(&self.form(typed, &faults)))
        });
        frame::page(state, self.viewer, Place::Opening, &title, main)
    }

    fn form(&self, typed: Option<&Typed>, faults: &Faults) -> Form {
        let words = self.words;
        let asked = asked_fields(self.viewer, self.rule);
        let fields = Group {
            prefix: "record",
            fields: &asked,
            known: None,
        }
        .views(words, typed, faults);
        let whose = if self.viewer.is_contact() {
            Vec::new()
        } else {
            self.whose(typed, faults)
        };
        let count = i64::try_from(faults.count()).unwrap_or(i64::MAX);
        let panel = (!faults.others.is_empty()).then(|| notice::Refusal {
            title: words.say("refused-title"),
            kept: Some(words.say("form-kept")),
            reasons: words.reasons(&faults.others, Some(&self.rule.meta.id)),
            ways: Vec::new(),
        });
        let back = if self.viewer.is_contact() {
            "/"
        } else {
            "/queue"
        };
        let mut parts = vec![
            FormPart {
                fields: whose,
                ..FormPart::default()
            },
            FormPart {
                fields,
                ..FormPart::default()
            },
            FormPart {
                fields: self.message(typed),
                ..FormPart::default()
            },
        ];
        parts.retain(|part| !part.fields.is_empty());
        let contact = self.viewer.is_contact();
        Form {
            action: format!("/new/{}", self.rule.meta.id),
            parts,
            errors_title: words.say_with("form-errors", &[("count", count.into())]),
            refusal: panel,
            optional: words.say("field-optional"),
            submit: words.say(if contact {
                "opening-submit-client"
            } else {
                "opening-submit"
            }),
            effect: Some(words.say(if contact {
                "opening-effect-client"
            } else {
                "opening-effect"
            })),
            cancel: Some(Link {
                label: words.say("form-cancel"),
                href: back.into(),
            }),
            ..Form::default()
        }
    }

    /// Client and contact.
    fn whose(&self, typed: Option<&Typed>, faults: &Faults) -> Vec<Field> {
        let words = self.words;
        if !self.rule.of_client {
            return Vec::new();
        }
        let chosen = typed
            .and_then(|typed| typed.text("client"))
            .unwrap_or(self.chosen);
        let contact = typed
            .and_then(|typed| typed.text("contact"))
            .unwrap_or_default();
        let clients = self.clients.iter().map(|client| Choice {
            value: client.id.to_string(),
            label: words.client_name(client),
            note: words.tier(client),
            chosen: client.id.to_string() == chosen,
        });
        vec![
            Field {
                name: "client".into(),
                label: words.say("fact-client"),
                error: faults
                    .field("client")
                    .map(|_| words.say("reason-client-missing")),
                required: true,
                widget: Widget::Person {
                    choices: clients.collect(),
                    empty: words.say("field-choose"),
                },
                ..Field::default()
            },
            Field {
                name: "contact".into(),
                label: words.say("opening-contact"),
                help: Some(words.say("opening-contact-help")),
                error: faults
                    .field("contact")
                    .map(|_| words.say("opening-contact-other")),
                widget: Widget::Person {
                    choices: self.contacts(chosen, contact),
                    empty: words.say("opening-contact-none"),
                },
                ..Field::default()
            },
        ]
    }

    /// Contacts of the chosen client; of all clients until one is chosen.
    fn contacts(&self, client: &str, contact: &str) -> Vec<Choice> {
        let name_of = |id| {
            self.clients
                .iter()
                .find(|client| client.id == id)
                .map(|client| self.words.client_name(client))
        };
        let people = self
            .words
            .directory
            .people
            .values()
            .filter(|person| person.active);
        let mut choices: Vec<Choice> = people
            .filter_map(|person| {
                let Side::Client(of) = person.side else {
                    return None;
                };
                let of_chosen = client.is_empty() || of.to_string() == client;
                of_chosen.then(|| Choice {
                    value: person.id.to_string(),
                    label: person.name.text_or_empty().to_owned(),
                    note: name_of(of),
                    chosen: person.id.to_string() == contact,
                })
            })
            .collect();
        choices.sort_by(|a, b| (&a.note, &a.label).cmp(&(&b.note, &b.label)));
        choices
    }

    /// The first message, where the type itself asks for no long text, and files.
    fn message(&self, typed: Option<&Typed>) -> Vec<Field> {
        let words = self.words;
        let mut fields = Vec::new();
        if takes_message(self.rule) {
            let value = typed
                .and_then(|typed| typed.text("message"))
                .unwrap_or_default()
                .to_owned();
            fields.push(Field {
                name: "message".into(),
                label: words.say("opening-message"),
                widget: Widget::LongText { value, rows: ROWS },
                ..Field::default()
            });
        }
        if self.rule.has(Facet::Files) && self.rule.has(Facet::Conversation) {
            fields.push(Field {
                name: "files".into(),
                label: words.say("write-attach"),
                help: typed.is_some().then(|| words.say("opening-files-again")),
                widget: Widget::File {
                    multiple: true,
                    accept: None,
                    kept: Vec::new(),
                },
                ..Field::default()
            });
        }
        fields
    }
}

/// Whether the words that a record begins with are a message of its conversation.
fn takes_message(rule: &RecordRule) -> bool {
    rule.has(Facet::Conversation)
        && !rule
            .fields
            .iter()
            .any(|field| field.kind == FieldType::LongText)
}
