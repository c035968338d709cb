//! Sending templates: a text of the book with the facts of the case, by mail to whom it names.

use handbook::Id;
use handbook::formula::{Facts, Path, Value};
use handbook::rule::TemplatePart;

use crate::effect::{EffectKind, LINK_PLACE};
use crate::facts::Happening;
use crate::follow::Happened;
use crate::ids::PersonId;
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::secret::FieldValue;
use crate::turn::{About, Turn};

struct Letter {
    to: Vec<PersonId>,
    subject: String,
    text: String,
}

impl Turn<'_, '_> {
    /// Sends a template.
    pub(crate) fn send_template(
        &mut self,
        happened: &Happened,
        template: &Id,
        about: &About,
    ) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let Some(rule) = edition.templates.get(template) else {
            return Ok(());
        };
        let letter = self.with_facts(happened, |facts| {
            let mut to: Vec<PersonId> = rule
                .to
                .iter()
                .flat_map(|who| facts.scene.people(who))
                .collect();
            to.sort_unstable();
            to.dedup();
            Letter {
                to,
                subject: render(facts, &rule.subject),
                text: render(facts, &rule.text),
            }
        })?;
        let sent = Payload::TemplateSent {
            template: template.clone(),
            to: letter.to.clone(),
        };
        let event = self.emit(about.clone(), sent);
        for to in letter.to {
            let (subject, text) = (letter.subject.clone(), letter.text.clone());
            self.effect(
                event,
                EffectKind::Mail {
                    to,
                    subject,
                    text,
                    record: happened.record,
                },
            );
        }
        Ok(())
    }
}

fn render(facts: &Happening<'_>, parts: &[TemplatePart]) -> String {
    parts
        .iter()
        .map(|part| match part {
            TemplatePart::Text(text) => text.clone(),
            TemplatePart::Path(path) => read(facts, path),
            TemplatePart::Form(field) => facts
                .form
                .and_then(|form| form.get(field))
                .map_or_else(String::new, |value| field_text(facts, value)),
            TemplatePart::CompanyName => facts
                .scene
                .situation
                .org
                .as_ref()
                .map_or_else(String::new, |org| org.name.clone()),
            TemplatePart::ActorName => actor_name(facts),
            TemplatePart::Link => LINK_PLACE.to_owned(),
        })
        .collect()
}

/// A letter may hold what formulas may not read: it goes to whom the text concerns.
fn read(facts: &Happening<'_>, path: &Path) -> String {
    let field = match path {
        Path::RecordField(field) => facts
            .scene
            .record
            .and_then(|record| record.fields.get(field)),
        Path::ClientField(field) => facts
            .scene
            .client
            .and_then(|client| client.fields.get(field)),
        Path::FormField(field) => facts.form.and_then(|form| form.get(field)),
        _ => None,
    };
    match field {
        Some(value) => field_text(facts, value),
        None => value_text(facts, &facts.read(path)),
    }
}

fn field_text(facts: &Happening<'_>, value: &FieldValue) -> String {
    match value {
        FieldValue::Secret(secret) => secret.text_or_empty().to_owned(),
        FieldValue::Open(value) => value_text(facts, value),
    }
}

/// Values in the form that a letter shows: local time to the minute, ids of lists as their names.
fn value_text(facts: &Happening<'_>, value: &Value) -> String {
    match value {
        Value::Unset => String::new(),
        Value::YesNo(yes) => if *yes { "✓" } else { "✗" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text_or_name(facts, text),
        Value::Date(date) => date.to_string(),
        Value::Instant(at) => facts
            .scene
            .situation
            .org
            .as_ref()
            .map_or_else(String::new, |org| {
                org.zone.civil(*at).strftime("%Y-%m-%d %H:%M").to_string()
            }),
        Value::Duration(micros) => worktime::Length::Clock(*micros).to_string(),
        Value::Money { minor, currency } => {
            format!("{currency} {}.{:02}", minor / 100, (minor % 100).abs())
        }
        Value::List(values) => values
            .iter()
            .map(|value| value_text(facts, value))
            .collect::<Vec<_>>()
            .join("、"),
    }
}

fn text_or_name(facts: &Happening<'_>, text: &str) -> String {
    let rows = facts
        .scene
        .edition
        .lists
        .values()
        .flat_map(|list| &list.rows);
    let mut named = rows.filter(|row| row.id == *text);
    let person = PersonId::parse(text)
        .and_then(|person| facts.scene.situation.directory.people.get(&person));
    match (person, named.next()) {
        (Some(person), _) => person.name.text_or_empty().to_owned(),
        (None, Some(row)) => row.name.own.clone(),
        (None, None) => text.to_owned(),
    }
}

fn actor_name(facts: &Happening<'_>) -> String {
    let actor = facts
        .scene
        .actor
        .and_then(|actor| facts.scene.situation.directory.people.get(&actor));
    actor.map_or_else(String::new, |person| person.name.text_or_empty().to_owned())
}
