//! Sending templates: a text of the book with the facts of the case, by mail to whom it names.

use handbook::Id;
use handbook::formula::{Facts, Path, Value};
use handbook::rule::{Field, FieldType, TemplatePart};

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
            TemplatePart::Form(field) => form_text(facts, field),
            TemplatePart::CompanyName => facts
                .scene
                .situation
                .org
                .as_ref()
                .map_or_else(String::new, |org| org.name.clone()),
            TemplatePart::ActorName => person_name(facts, facts.scene.actor),
            TemplatePart::Link => LINK_PLACE.to_owned(),
        })
        .collect()
}

/// A letter may hold what formulas may not read: it goes to whom the text concerns.
fn read(facts: &Happening<'_>, path: &Path) -> String {
    let scene = &facts.scene;
    let records = &scene.edition.records;
    let record_rule = scene
        .record
        .and_then(|record| records.get(&record.record_type));
    match path {
        Path::RecordField(id) => {
            let value = scene.record.and_then(|record| record.fields.get(id));
            field_text(
                facts,
                record_rule.and_then(|rule| rule.field(id.as_str())),
                value,
            )
        }
        Path::ClientField(id) => {
            let value = scene.client.and_then(|client| client.fields.get(id));
            let rule = records.get("client");
            field_text(facts, rule.and_then(|rule| rule.field(id.as_str())), value)
        }
        Path::FormField(id) => form_text(facts, id),
        Path::ClientTier => {
            let tier = scene.client.and_then(|client| client.tier.as_ref());
            tier.map_or_else(String::new, |tier| row_name(facts, "tiers", tier.as_str()))
        }
        Path::RecordState => {
            let state = scene
                .record
                .and_then(|record| record_rule?.state(record.state.as_str()));
            state.map_or_else(String::new, |state| state.name.own.clone())
        }
        Path::RecordOwner | Path::Owner => {
            person_name(facts, scene.record.map(|record| record.owner))
        }
        Path::Actor => person_name(facts, scene.actor),
        path => value_text(facts, None, &facts.read(path)),
    }
}

/// A field of the form at hand, in the type that the book's forms give to a field of that name.
fn form_text(facts: &Happening<'_>, id: &Id) -> String {
    let forms = facts.scene.edition.forms.values();
    let mut declared = forms
        .flat_map(|form| &form.fields)
        .filter(|field| field.id == *id);
    field_text(
        facts,
        declared.next(),
        facts.form.and_then(|form| form.get(id)),
    )
}

fn field_text(facts: &Happening<'_>, field: Option<&Field>, value: Option<&FieldValue>) -> String {
    match value {
        None => String::new(),
        Some(FieldValue::Secret(secret)) => secret.text_or_empty().to_owned(),
        Some(FieldValue::Open(value)) => value_text(facts, field.map(|field| &field.kind), value),
    }
}

/// Values in the form that a letter shows: local time to the minute, persons and rows of lists by their names.
fn value_text(facts: &Happening<'_>, kind: Option<&FieldType>, value: &Value) -> String {
    match value {
        Value::Unset => String::new(),
        Value::YesNo(yes) => if *yes { "✓" } else { "✗" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Text(text) => match kind {
            Some(FieldType::Choice(list)) => row_name(facts, list.as_str(), text),
            Some(FieldType::Person) => person_name(facts, PersonId::parse(text)),
            _ => text.clone(),
        },
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
            let sign = if *minor < 0 { "-" } else { "" };
            let (whole, cents) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
            format!("{currency} {sign}{whole}.{cents:02}")
        }
        Value::List(values) => values
            .iter()
            .map(|value| value_text(facts, kind, value))
            .collect::<Vec<_>>()
            .join(between(facts.scene.edition.lang)),
    }
}

/// What stands between the values of a list, as the language of the book has it.
fn between(lang: handbook::Lang) -> &'static str {
    match lang {
        handbook::Lang::ZhHant | handbook::Lang::ZhHans => "\u{3001}",
        handbook::Lang::En => ", ",
    }
}

fn row_name(facts: &Happening<'_>, list: &str, id: &str) -> String {
    let list = facts.scene.edition.lists.get(list);
    let row = list.and_then(|list| list.rows.iter().find(|row| row.id == *id));
    row.map_or_else(|| id.to_owned(), |row| row.name.own.clone())
}

fn person_name(facts: &Happening<'_>, person: Option<PersonId>) -> String {
    let people = &facts.scene.situation.directory.people;
    let person = person.and_then(|person| people.get(&person));
    person.map_or_else(String::new, |person| person.name.text_or_empty().to_owned())
}
